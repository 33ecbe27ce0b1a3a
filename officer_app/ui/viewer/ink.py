"""Marks on the screen as `photos.annotate` burns them, in pixels of the original. Ignores the theme, as photos do."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from officer_app.core import marks
from officer_app.core.marks import Box, Drawing, Mark
from officer_app.ui.theme import font

RED, PAPER, SOLID = QColor(*marks.RED), QColor(*marks.PAPER), QColor(*marks.SOLID)
PLATE = QColor(*marks.PLATE, 235)


def rect_of(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def blocks_of(mark: Mark, picture: QImage, drawing: Drawing) -> QImage:
    """What a mosaic shows: so few blocks that they can be counted. `picture` is a copy of any size."""
    box = marks.box_of(mark, Box(0, 0, drawing.width, drawing.height))
    across, down = picture.width() / drawing.width, picture.height() / drawing.height
    part = picture.copy(
        math.floor(box.left * across),
        math.floor(box.top * down),
        max(1, math.ceil(box.width * across)),
        max(1, math.ceil(box.height * down)),
    )
    rows = marks.rows_of(mark)
    columns = max(1, box.width * rows // box.height)
    return part.scaled(columns, rows, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def paint_mark(painter: QPainter, mark: Mark, unit: float, blocks: QImage | None = None) -> None:
    """`unit` is the drawing's; `blocks` the few pixels of a mosaic."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark.tool == "mask":
        _mask(painter, mark, blocks)
    elif mark.tool == "text":
        _text(painter, mark, unit)
    elif mark.tool == "number":
        _number(painter, mark, unit)
    else:
        _stroke(painter, mark, unit)
    painter.restore()


def _mask(painter: QPainter, mark: Mark, blocks: QImage | None) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    box = rect_of(marks.box_of(mark))
    if blocks is None:
        painter.fillRect(box, SOLID)
    else:
        painter.drawImage(box, blocks)


def _stroke(painter: QPainter, mark: Mark, unit: float) -> None:
    width = max(1, round(marks.STROKE * unit))
    pen = QPen(RED, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(x, y) for x, y in mark.at]
    if mark.tool == "arrow":
        _arrow(painter, points[0], points[-1], marks.HEAD * unit)
    elif mark.tool == "freehand":
        painter.drawPolyline(QPolygonF(points))
    elif mark.tool == "circle":
        painter.drawEllipse(rect_of(marks.box_of(mark)))
    elif mark.tool == "box":
        painter.drawRoundedRect(rect_of(marks.box_of(mark)), width, width)


def _arrow(painter: QPainter, tail: QPointF, head: QPointF, size: float) -> None:
    angle = math.atan2(head.y() - tail.y(), head.x() - tail.x())
    size = min(size, math.hypot(head.x() - tail.x(), head.y() - tail.y()))
    painter.drawLine(tail, head - QPointF(0.8 * size * math.cos(angle), 0.8 * size * math.sin(angle)))
    sides = [head - QPointF(size * math.cos(angle + turn), size * math.sin(angle + turn)) for turn in (0.42, -0.42)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(RED)
    painter.drawPolygon(QPolygonF([head, *sides]))


def _number(painter: QPainter, mark: Mark, unit: float) -> None:
    middle, radius, digits = QPointF(*mark.at[0]), marks.BADGE * unit, str(mark.number)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PAPER)
    painter.drawEllipse(middle, radius, radius)
    painter.setBrush(RED)
    painter.drawEllipse(middle, radius * 0.86, radius * 0.86)
    painter.setPen(PAPER)
    painter.setFont(_face(marks.LETTER * unit * (1.0 if len(digits) < 2 else 0.8)))
    around = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(around, Qt.AlignmentFlag.AlignCenter, digits)


def _text(painter: QPainter, mark: Mark, unit: float) -> None:
    width, height = marks.text_size(mark.text, unit)
    x, y = mark.at[0]
    padding = marks.PADDING * unit
    plate = QRectF(x, y, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(plate, padding * 0.6, padding * 0.6)
    painter.setPen(PAPER)
    painter.setFont(_face(marks.LETTER * unit))
    where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(plate.adjusted(padding, 0, 0, 0), where, mark.text)


def _face(size: float) -> QFont:
    face = QFont(font("body", True))
    face.setPixelSize(max(6, round(size)))
    return face
