"""What lies on the canvas: the picture, each mark, the shade around a crop, the handles of what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from officer_app.core import marks
from officer_app.core.marks import Box, Drawing, Mark
from officer_app.ui.viewer.ink import paint_mark, rect_of

SHADE = QColor(18, 24, 26, 170)
HANDLE, HANDLE_LINE = QColor(255, 255, 255), QColor(11, 102, 112)
DASH = QColor(92, 189, 194)
HANDLE_SIZE = 9
"""Pixels of the screen, at any zoom."""


class Picture(QGraphicsItem):
    """The photo, stretched to the original's size whatever copy of it is here."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._size = QRectF()

    def show_pixmap(self, pixmap: QPixmap, width: int, height: int) -> None:
        self.prepareGeometryChange()
        self._pixmap, self._size = pixmap, QRectF(0, 0, width, height)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._pixmap.isNull():
            painter.fillRect(self._size, QColor(36, 44, 47))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self._size, self._pixmap, QRectF(self._pixmap.rect()))


class MarkItem(QGraphicsItem):
    """One mark. Masks lie under strokes and words."""

    def __init__(self, mark: Mark, place: int, drawing: Drawing, blocks: QImage | None) -> None:
        super().__init__()
        self._mark, self._unit, self._blocks = mark, drawing.unit, blocks
        around = marks.HEAD * drawing.unit
        self._bounds = rect_of(marks.bounds(mark, drawing.unit)).adjusted(-around, -around, around, around)
        self.setZValue((0 if mark.tool == "mask" else 100) + place)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        paint_mark(painter, self._mark, self._unit, self._blocks)


class Shade(QGraphicsItem):
    """Over everything that a crop takes away."""

    def __init__(self, crop: Box, drawing: Drawing) -> None:
        super().__init__()
        self._whole = QRectF(0, 0, drawing.width, drawing.height)
        self._path = QPainterPath()
        self._path.addRect(self._whole)
        self._path.addRect(rect_of(crop))
        self.setZValue(500)

    def boundingRect(self) -> QRectF:
        return self._whole

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SHADE)
        painter.drawPath(self._path)


class Chosen(QGraphicsItem):
    """Around the chosen mark: a dashed line and its handles, of one size at any zoom."""

    def __init__(self, mark: Mark, unit: float, scale: float) -> None:
        super().__init__()
        self._bounds = rect_of(marks.bounds(mark, unit))
        self._handles = [QPointF(x, y) for x, y in marks.handles(mark)]
        self._framed = mark.tool != "arrow"
        self._scale = scale
        self.setZValue(900)

    def boundingRect(self) -> QRectF:
        room = 2 * HANDLE_SIZE / self._scale
        return self._bounds.adjusted(-room, -room, room, room)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        pen = QPen(DASH, 2)
        pen.setCosmetic(True)
        if self._framed:
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._bounds)
        side = HANDLE_SIZE / self._scale
        line = QPen(HANDLE_LINE, 1.5)
        line.setCosmetic(True)
        painter.setPen(line)
        painter.setBrush(HANDLE)
        for point in self._handles:
            painter.drawRect(QRectF(point.x() - side / 2, point.y() - side / 2, side, side))
