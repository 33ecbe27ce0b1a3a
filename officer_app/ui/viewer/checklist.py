"""Who might be seen on this photo: asked by rule, answered by the officer, ticked off by what is covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core.privacy import CLEAR, KINDS, SHOWS
from officer_app.core.text import Language
from officer_app.ui.widgets.buttons import IconButton
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
        self.cover = IconButton("grid-2x2", "", outline=True, size=34)
        row.addWidget(self.sign)
        row.addWidget(label(name, wrap=True), 1)
        row.addWidget(self.covered, 1)
        row.addWidget(self.cover)
        row.addWidget(self.answer)


class Checklist(QWidget):
    """`answered(kind, answer)`, an answer of `core.privacy`; `covering(kind)` where its dashed frames are to be."""

    answered = Signal(str, str)
    covering = Signal(str)

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
        self._names = {kind: name.say(language) for kind, name in KINDS.items()}
        for kind, name in KINDS.items():
            made = _Row(name.say(language), self.tr("No"), self.tr("Yes"))
            made.answer.setToolTip(self.tr("No, or it may be seen; yes, and it is to be covered"))
            made.answer.chosen.connect(lambda answer, k=kind: self.answered.emit(k, answer))
            made.cover.clicked.connect(lambda _=False, k=kind: self.covering.emit(k))
            self.rows[kind] = made
            column.addWidget(made)
        self._note = label("", "hint", wrap=True)
        column.addSpacing(4)
        column.addWidget(self._note)

    def show_photo(
        self, asked: Sequence[str], answers: Mapping[str, str], covered: Mapping[str, int], waiting: Sequence[str],
        seen: Mapping[str, int], locked: bool,
    ) -> None:  # fmt: skip
        """`waiting` are the kinds nobody has decided about though there is a reason to look; `seen` how many dashed
        frames a kind has."""
        settled = 0
        for kind, row in self.rows.items():
            row.setVisible(kind in asked)
            count, answer = covered.get(kind, 0), answers.get(kind, "")
            done = (bool(count) or answer == CLEAR) and kind not in waiting
            settled += done and kind in asked
            row.covered.setText(self.tr("%n place(s) covered", "", count))
            row.covered.setVisible(done and bool(count))
            row.answer.setVisible(not row.covered.isVisibleTo(row))
            row.answer.setEnabled(not locked)
            places = 0 if locked else seen.get(kind, 0)
            row.cover.setVisible(bool(places))
            row.cover.setAccessibleName(self.tr("{}: cover %n dashed frame(s)", "", places).format(self._names[kind]))
            row.cover.setToolTip(self.tr("Cover %n dashed frame(s)", "", places))
            row.answer.set_value(answer)
            open_sign = ("eye-off", "warn") if kind in waiting else ("circle", "ink3")
            row.sign.show_icon(*(("circle-check", "okSolid") if done else open_sign))
        self.count.setText(f"{settled} / {len(asked)}")
        self._note.setText(
            self.tr("What stands in a dashed frame may be a face or a number, or none. H covers the next one.")
            if seen and not locked
            else self.tr("The visit or the caption hints at it. Look, then decide.")
            if waiting
            else self.tr("Only the covered copy is printed and sent. Nothing brings back what a mask covers.")
        )
