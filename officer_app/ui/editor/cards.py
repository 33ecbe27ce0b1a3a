"""A department that is suggested, and an earlier finding like this one: cards to press."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import (
    LEFT,
    STEPS_SIZE,
    chip_size,
    elided,
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
from officer_app.ui.widgets.tips import plain

SIDE = 12
STATE_SHARE = 0.4
"""Of a card's width, what a state's words may take from its title."""
CLOSED = 6
"""The step of the bar where it is all green."""


class Similar(NamedTuple):
    """A finding like this one, ready to be shown. `token` colours its state's chip; `mark` and `marked` are the words
    for saying that it is the same problem, and for having said so, by its whole `number`.
    """

    id: str
    title: str
    number: str
    when: str
    mark: str
    marked: str
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
            paint_lines(painter, inner.adjusted(0, px(31), 0, -px(7)), self._why, (font("caption"),), "ink2")


class SimilarCard(_Card):
    """An earlier finding: photo, title, state, how far it got."""

    def __init__(self, similar: Similar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._similar = similar
        self._cover = QPixmap()
        self._cover.loadFromData(similar.cover, "JPEG")
        self.setText(similar.title)
        self.setAccessibleName(f"{similar.title}, {similar.when}, {similar.state}")
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
            state = elided(similar.state, font("caption"), STATE_SHARE * box.width())
            chip = chip_size(state)
            place = QRectF(box.right() - chip.width(), y + 1, chip.width(), chip.height())
            paint_chip(painter, place, state, similar.token)
            title = QRectF(0, y, box.width() - chip.width() - 8, px(26))
            paint_text(painter, title, similar.title, font("body", self.underMouse()), "ink", LEFT)
            steps = QRectF(box.right() - STEPS_SIZE.width(), y + px(32), STEPS_SIZE.width(), STEPS_SIZE.height())
            paint_steps(painter, steps, similar.step, closed=similar.step == CLOSED)
            number = QRectF(0, y + px(26), box.width() - STEPS_SIZE.width() - 10, px(20))
            paint_text(painter, number, similar.when, font("caption"), "ink2", LEFT)
