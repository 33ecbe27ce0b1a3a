"""What the guide lists beside what was asked for: whatever is not on the list turns red by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.walk_guide import lacks
from officer_app.core.walkthrough import STANDINGS
from officer_app.ui.editor.text_edits import LineEdit
from officer_app.ui.theme import px
from officer_app.ui.walk.words import facts_of, joined
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.signs import Chip, Icon

if TYPE_CHECKING:
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Asked, Walk

LOOKS = {
    "in_guide": ("check", "ok", "ink"),
    "beyond": ("triangle-alert", "bad", "bad"),
    "held": ("triangle-alert", "warn", "warn"),
    "unknown": ("minus", "ink3", "ink"),
}
"""Sign, its token, and the ink of the name."""
CHIPS = {"beyond": "bad", "held": "warn"}


class _Paper(QWidget):
    """One paper: sign, name, and a chip where something is wrong with its being asked for."""

    def __init__(self, name: str, how: str, language: Language, act: QAbstractButton) -> None:
        super().__init__()
        sign, token, ink = LOOKS.get(how, ("minus", "ink3", "ink2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(Icon(sign, token, 16))
        words = Elided("body", ink)
        words.setText(name)
        row.addWidget(words, 1)
        if how in CHIPS:
            row.addWidget(Chip(STANDINGS[how].say(language), CHIPS[how]))
        row.addWidget(act)
        self.setAccessibleName(f"{name}, {STANDINGS[how].say(language)}" if how in STANDINGS else name)


class GuideCard(QFrame):
    """`asked(name, held)` when somebody asks for a paper, `retracted(event_id)` when that was noted by mistake."""

    asked = Signal(str, bool)
    retracted = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language: Language = language
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Against the guide"), "card"))
        self._version = Elided("small", "ink3")
        head.addWidget(self._version, 1)
        column.addLayout(head)
        self._facts = label("", "caption", wrap=True)
        column.addWidget(self._facts)
        self._lacks = label("", "small", wrap=True)
        column.addWidget(self._lacks)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 2, 8, 2)
        self._list.setSpacing(2)
        scroll.setWidget(inside)
        scroll.setMinimumHeight(px(96))
        column.addWidget(scroll, 1)
        entry = QHBoxLayout()
        entry.setContentsMargins(0, 0, 8, 0)
        entry.setSpacing(8)
        self.name = LineEdit(max_points=60)
        self.name.setPlaceholderText(self.tr("A paper they ask for"))
        self.name.setAccessibleName(self.tr("A paper they ask for"))
        self.name.returnPressed.connect(self._ask)
        self.add = IconButton("plus", self.tr("They ask for this paper"), "Enter", outline=True)
        self.add.clicked.connect(self._ask)
        entry.addWidget(self.name, 1)
        entry.addWidget(self.add)
        column.addLayout(entry)
        self.held = QCheckBox(self.tr("Government has it already"))
        column.addWidget(self.held)

    def show_walk(self, walk: Walk, editable: bool = True) -> None:
        guide = walk.guide
        self._version.setText(guide.version)
        self._facts.setText(joined(facts_of(guide), self._language))
        missing = lacks(guide)
        self._lacks.setText("\n".join(words.say(self._language) for words in missing))
        self._lacks.setVisible(bool(missing))
        for part in (self.name, self.add, self.held):
            part.setVisible(editable)
        shown = (guide, walk.materials, editable)
        if shown == self._shown:
            return
        self._shown = shown
        while item := self._list.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        asked = {one.name: one for one in walk.materials}
        listed = [paper.name for paper in guide.materials or []]
        names = sorted({**asked, **dict.fromkeys(listed)}, key=lambda name: _order(asked.get(name)))
        for name in names:
            self._list.addWidget(self._paper(name, asked.get(name), editable))
        self._list.addStretch(1)

    def papers(self) -> list[str]:
        """What is shown, as it is read aloud."""
        found = (self._list.itemAt(at).widget() for at in range(self._list.count()))
        return [widget.accessibleName() for widget in found if widget is not None]

    def _paper(self, name: str, one: Asked | None, editable: bool) -> _Paper:
        if one is None:
            act = IconButton("plus", self.tr("They ask for {}").format(name), size=28)
            act.clicked.connect(lambda: self.asked.emit(name, False))
        else:
            act = IconButton("undo-2", self.tr("They did not ask for {}").format(name), size=28)
            act.clicked.connect(lambda: self.retracted.emit(one.event_id))
        paper = _Paper(name, one.standing if one else "", self._language, act)
        act.setVisible(editable)
        return paper

    def _ask(self) -> None:
        name = self.name.value().strip()
        if name:
            self.asked.emit(name, self.held.isChecked())
            self.name.set_value("")
            self.held.setChecked(False)
        self.name.setFocus()


def _order(one: Asked | None) -> int:
    """What should not have been asked for stands first."""
    return {"beyond": 0, "held": 1, "unknown": 2, "in_guide": 3}[one.standing] if one is not None else 4
