"""Who might be seen on this photo: asked by rule, answered by the officer, ticked off by what is covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core.privacy import CLEAR, KINDS, SHOWS
from officer_app.core.text import Language
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.segmented import Segment, Segmented
from officer_app.ui.widgets.signs import Icon


class _Row(QWidget):
    """One kind: a sign, its name, and either how often it is covered or the question."""

    def __init__(self, name: str, none: str, some: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        self.sign = Icon("shield-question-mark", "ink3", 20)
        self.answer = Segmented([Segment(CLEAR, none), Segment(SHOWS, some)], name, 34)
        self.covered = label("", "small", wrap=True)
        self.covered.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.sign)
        row.addWidget(label(name, wrap=True), 1)
        row.addWidget(self.covered, 1)
        row.addWidget(self.answer)


class Checklist(QWidget):
    """`answered(kind, answer)`, an answer of `core.privacy`."""

    answered = Signal(str, str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(9)
        head.addWidget(Icon("shield-check", "ink", 18))
        head.addWidget(label(self.tr("People's data"), "card", wrap=True), 1)
        self.count = label("", "hint")
        head.addWidget(self.count)
        column.addLayout(head)
        column.addSpacing(6)
        self.rows: dict[str, _Row] = {}
        for kind, name in KINDS.items():
            made = _Row(name.say(language), self.tr("No"), self.tr("Yes"))
            made.answer.setToolTip(self.tr("No, or it may be seen; yes, and it is to be covered"))
            made.answer.chosen.connect(lambda answer, k=kind: self.answered.emit(k, answer))
            self.rows[kind] = made
            column.addWidget(made)
        self._note = label("", "hint", wrap=True)
        column.addSpacing(4)
        column.addWidget(self._note)

    def show_photo(
        self, asked: Sequence[str], answers: Mapping[str, str], covered: Mapping[str, int], waiting: Sequence[str],
        locked: bool,
    ) -> None:  # fmt: skip
        """`waiting` are the kinds nobody has decided about though there is a reason to look."""
        settled = 0
        for kind, row in self.rows.items():
            row.setVisible(kind in asked)
            count, answer = covered.get(kind, 0), answers.get(kind, "")
            done = bool(count) or answer == CLEAR
            settled += done and kind in asked
            row.covered.setText(self.tr("%n place(s) covered", "", count))
            row.covered.setVisible(bool(count))
            row.answer.setVisible(not count)
            row.answer.setEnabled(not locked)
            row.answer.set_value(answer)
            open_sign = ("eye-off", "warn") if kind in waiting else ("circle", "ink3")
            row.sign.show_icon(*(("circle-check", "okSolid") if done else open_sign))
        self.count.setText(f"{settled} / {len(asked)}")
        self._note.setText(
            self.tr("The visit or the caption hints at it. Look, then decide.")
            if waiting
            else self.tr("Only the covered copy is printed and sent. Nothing brings back what a mask covers.")
        )
