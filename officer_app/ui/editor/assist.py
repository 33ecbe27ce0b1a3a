"""The right of the editor: departments it probably belongs to, and what was found before. Advice, never a duty."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.likely import Likely
from officer_app.core.text import Language
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.page import card, label
from officer_app.ui.widgets.paint import (
    LEFT,
    STEPS_SIZE,
    chip_size,
    key_width,
    paint_box,
    paint_chip,
    paint_key,
    paint_lines,
    paint_photo,
    paint_steps,
    paint_text,
    text_width,
)
from officer_app.ui.widgets.signs import Icon
from officer_app.ui.widgets.tips import plain

SIDE = 12
FIRST_KEY = 7
"""Ctrl+7, 8, 9 take the first, second and third department."""


class Similar(NamedTuple):
    """A finding like this one, ready to be shown. `token` colours its state's chip."""

    id: str
    title: str
    number: str
    state: str
    token: str
    step: int
    cover: bytes


class _Card(QAbstractButton):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class DepartmentCard(_Card):
    """A department, why it is suggested, and its key."""

    def __init__(self, name: str, why: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why, self._key = why, key
        self.setText(name)
        self.setCheckable(True)
        self.setAccessibleDescription(why)
        self.setToolTip(f"{name}\n{why}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A second line for the reasons where one does not hold them."""
        super().resizeEvent(event)
        self.setFixedHeight(px(60 if text_width(self._why, font("caption")) <= self.width() - 2 * SIDE else 78))

    def sizeHint(self) -> QSize:
        return QSize(220, px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, on = QRectF(self.rect()), self.isChecked()
            if on:
                paint_box(painter, box, 8, "accentSoft", "accent", 2)
            else:
                paint_box(painter, box, 8, "surface", "field" if self.underMouse() else "line")
            inner = box.adjusted(SIDE, 0, -SIDE, 0)
            width = key_width(self._key)
            paint_key(painter, QRectF(inner.right() - width, px(9), width, 20), self._key)
            name = QRectF(inner.left(), px(7), inner.width() - width - 8, px(24))
            paint_text(painter, name, self.text(), font("body", on), "ink", LEFT)
            paint_lines(painter, inner.adjusted(0, px(31), 0, -px(7)), self._why, font("caption"), "ink2")


class SimilarCard(_Card):
    """An earlier finding: photo, title, state, how far it got."""

    def __init__(self, similar: Similar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._similar = similar
        self._cover = QPixmap()
        self._cover.loadFromData(similar.cover, "JPEG")
        self.setText(similar.title)
        self.setAccessibleName(f"{similar.title}, {similar.number}, {similar.state}")
        self.setToolTip(plain(f"{similar.title}\n{similar.number}"))

    def sizeHint(self) -> QSize:
        return QSize(220, (px(88) if not self._cover.isNull() else 0) + px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, similar = QRectF(self.rect()), self._similar
            y = 0.0
            if not self._cover.isNull():
                paint_photo(painter, QRectF(0, 0, box.width(), px(80)), self._cover)
                y = px(84)
            chip = chip_size(similar.state)
            place = QRectF(box.right() - chip.width(), y + 1, chip.width(), chip.height())
            paint_chip(painter, place, similar.state, similar.token)
            title = QRectF(0, y, box.width() - chip.width() - 8, px(26))
            paint_text(painter, title, similar.title, font("body", self.underMouse()), "ink", LEFT)
            steps = QRectF(box.right() - STEPS_SIZE.width(), y + px(32), STEPS_SIZE.width(), STEPS_SIZE.height())
            paint_steps(painter, steps, similar.step)
            number = QRectF(0, y + px(26), box.width() - STEPS_SIZE.width() - 10, px(20))
            paint_text(painter, number, similar.number, font("caption"), "ink2", LEFT)


class AssistColumn(QWidget):
    """`taken(department)` when one is chosen; `opened(finding)` when an earlier finding is pressed."""

    taken = Signal(str)
    opened = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._shown: list[Likely] = []
        self._cards: list[DepartmentCard] = []
        column = QVBoxLayout(self)
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
        self._never = label(self.tr("Nothing like it in the last 90 days"), "hint", wrap=True)
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

    def show_similar(self, found: Sequence[Similar]) -> None:
        while item := self._second.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for one in found:
            made = SimilarCard(one)
            made.clicked.connect(lambda _=False, finding=one.id: self.opened.emit(finding))
            self._second.addWidget(made)
        self._never.setVisible(not found)

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
