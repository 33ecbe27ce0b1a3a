"""Where somebody might be seen: a faint dashed frame with what it may be, never a claim. A click covers it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from officer_app.core import hints
from officer_app.core.hints import Hint
from officer_app.core.marks import PLATE, Drawing
from officer_app.ui.theme import font
from officer_app.ui.viewer.ink import rect_of

LIGHT, DARK = QColor(255, 255, 255, 215), QColor(*PLATE, 120)
"""Seen on any photo, dark or light, in both themes."""
ROOM, PADDING = 3, 5
"""Pixels of the screen around the words."""


class HintItem(QGraphicsItem):
    """`words` stand above the frame of the one that is `next` to be covered, and in the tool tip of each."""

    def __init__(self, hint: Hint, drawing: Drawing, scale: float, words: str, next: bool) -> None:
        super().__init__()
        self.setToolTip(words)
        self._next = next
        self._frame, self._scale, self._words = rect_of(hints.box_of(hint, drawing)), scale, words
        metrics = QFontMetricsF(font("caption"))
        self._plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 2 * PADDING, metrics.height() + 2 * ROOM)
        self._inside = self._frame.top() * scale < self._plate.height() + ROOM
        self.setZValue(400)

    def boundingRect(self) -> QRectF:
        room = (self._plate.height() + 2 * ROOM) / self._scale
        wide = max(self._frame.width(), self._plate.width() / self._scale)
        return (
            QRectF(self._frame.topLeft(), self._frame.size())
            .adjusted(-room, -room, room, room)
            .united(QRectF(self._frame.left(), self._frame.top() - room, wide + room, room))
        )

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, dashes in ((DARK, None), (LIGHT, [4.0, 3.0])):
            pen = QPen(colour, 2 if dashes is None else 1.5)
            pen.setCosmetic(True)
            if dashes is not None:
                pen.setDashPattern(dashes)
            painter.setPen(pen)
            painter.drawRect(self._frame)
        if not self._next:
            return
        painter.save()
        painter.translate(self._frame.topLeft())
        painter.scale(1 / self._scale, 1 / self._scale)
        plate = self._plate.translated(QPointF(0, ROOM if self._inside else -self._plate.height() - ROOM))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(*PLATE, 190))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(LIGHT)
        painter.setFont(font("caption"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.restore()
