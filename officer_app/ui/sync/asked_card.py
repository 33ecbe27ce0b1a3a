"""What needs the officer: whose it is, why, and the one thing to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core.text import Language
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import card, label, rule
from officer_app.ui.widgets.signs import Icon

if TYPE_CHECKING:
    from officer_app.usecases.exchange import Asked

SHOWN = 4


class AskedCard(QWidget):
    """`amending(finding)` for a record the ledger refused, `merging(finding)` for one changed on two devices,
    `offering(kind, ref)` to hand a photo in once more, `looking(Asked)` at photos that wait for a decision."""

    amending = Signal(str)
    merging = Signal(str)
    offering = Signal(str, str)
    looking = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        frame = card(margins=(0, 16, 0, 6))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = frame.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 12)
        head.setSpacing(9)
        head.addWidget(Icon("triangle-alert", "warn", 18))
        head.addWidget(label(self.tr("Waiting for you"), "card"))
        self._count = label("", "hint")
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.hide()

    def show_asked(self, asked: Sequence[Asked]) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for one in asked[:SHOWN]:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(one))
        self._count.setText(str(len(asked)))
        self.setVisible(bool(asked))

    def _row(self, one: Asked) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 10, 16, 10)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(one.title or self.tr("A record of this device"), wrap=True))
        words.addWidget(label(one.why.say(self._language), "small", wrap=True))
        row.addLayout(words, 1)
        if one.kind == "fork":
            act = Button(self.tr("Merge"), "outline", "git-merge", size="small")
            act.clicked.connect(lambda: self.merging.emit(one.finding))
        elif one.kind == "held":
            act = Button(self.tr("Look and mask"), "outline", "eye-off", size="small")
            act.clicked.connect(lambda: self.looking.emit(one))
        elif one.kind == "event" and one.finding:
            act = Button(self.tr("Mend it"), "outline", "pencil", size="small")
            act.clicked.connect(lambda: self.amending.emit(one.finding))
        else:
            act = Button(self.tr("Hand in again"), "outline", "upload", size="small")
            act.clicked.connect(lambda: self.offering.emit(one.kind, one.ref))
        act.setAccessibleDescription(f"{one.title} {one.why.say(self._language)}")
        row.addWidget(act)
        return made
