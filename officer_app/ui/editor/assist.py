"""The right of the editor: departments it probably belongs to, and what was found before. Advice, never a duty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.likely import Likely
from officer_app.core.text import Language
from officer_app.ui.editor.cards import DepartmentCard, Similar, SimilarCard
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import card, label
from officer_app.ui.widgets.signs import Icon

FIRST_KEY = 7
"""Ctrl+7, 8, 9 take the first, second and third department."""


class AssistColumn(QScrollArea):
    """`taken(department)` when one is chosen; `opened(finding)` when an earlier one is pressed; `marked(number)` when
    this is said to be the same problem, "" when not any more.
    """

    taken = Signal(str)
    opened = Signal(str)
    marked = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._shown: list[Likely] = []
        self._cards: list[DepartmentCard] = []
        self._similar: list[Similar] = []
        self._marks: list[Button] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._departments, first = self._section("building-2", self.tr("Department, suggested"))
        self._first = QVBoxLayout()
        self._first.setSpacing(8)
        first.addLayout(self._first)
        self._none = label(self.tr("Choose a matter, a window or a class, and it is named here"), "hint", wrap=True)
        first.addWidget(self._none)
        note = label(self.tr("Only a suggestion. The ledger assigns responsibility"), "caption", wrap=True)
        first.addWidget(note)
        self._earlier, second = self._section("copy-check", self.tr("Found before"))
        self._second = QVBoxLayout()
        self._second.setSpacing(14)
        second.addLayout(self._second)
        self._never = label(self.tr("Nothing like it was found before"), "hint", wrap=True)
        second.addWidget(self._never)
        second.addStretch(1)
        column.addWidget(self._departments)
        column.addWidget(self._earlier, 1)

    def show_suggestions(self, suggestions: Sequence[Likely], chosen: str) -> None:
        """Show the departments; `chosen` is the one that stands in the form."""
        if list(suggestions) != self._shown:
            self._shown = list(suggestions)
            for made in self._cards:
                self._first.removeWidget(made)
                made.deleteLater()
            self._cards = []
            for place, one in enumerate(suggestions):
                key = f"Ctrl {FIRST_KEY + place}"
                made = DepartmentCard(one.name.say(self._language), one.why.say(self._language), key)
                made.clicked.connect(lambda _=False, code=one.department: self.taken.emit(code))
                self._cards.append(made)
                self._first.addWidget(made)
            self._none.setVisible(not self._cards)
        for made, one in zip(self._cards, self._shown, strict=True):
            made.setChecked(one.department == chosen)

    def take(self, place: int) -> None:
        """Ctrl+7 and so on: the department at that place, 0 for the first."""
        if place < len(self._shown):
            self.taken.emit(self._shown[place].department)

    def show_similar(self, found: Sequence[Similar], marked: str) -> None:
        """Show earlier findings; `marked` is the number of the one that is said to be the same problem."""
        if list(found) != self._similar:
            self._similar = list(found)
            self._marks = []
            while item := self._second.takeAt(0):
                if widget := item.widget():
                    widget.deleteLater()
            for one in found:
                self._add_similar(one)
            self._never.setVisible(not found)
        for mark, one in zip(self._marks, self._similar, strict=True):
            mark.setChecked(one.number == marked)
            mark.setText(one.marked if one.number == marked else one.mark)

    def _add_similar(self, one: Similar) -> None:
        made = SimilarCard(one)
        made.clicked.connect(lambda: self.opened.emit(one.id))
        mark = Button(one.mark, "text", "link", size="small")
        mark.setCheckable(True)
        mark.setAccessibleDescription(one.title)
        mark.clicked.connect(lambda on: self.marked.emit(one.number if on else ""))
        self._marks.append(mark)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(made)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        self._second.addWidget(box)

    def _section(self, icon: str, title: str) -> tuple[QWidget, QVBoxLayout]:
        frame = card()
        column = frame.layout()
        assert isinstance(column, QVBoxLayout)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(Icon(icon, "ink", 18))
        head.addWidget(label(title, "card"), 1)
        column.addLayout(head)
        return frame, column
