"""The five grades as faces, from very satisfied (5) to very dissatisfied (1)."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from officer_app.ui.theme import colour
from officer_app.ui.widgets.paint import kept

GRADE_TOKENS = {5: "ok", 4: "ok", 3: "mute", 2: "warn", 1: "bad"}


def paint_face(painter: QPainter, box: QRectF, grade: int, token: str) -> None:
    """A round face: grade 5 laughs, 3 is even, 1 is appalled."""
    middle, r = box.center(), min(box.width(), box.height()) / 2 - 1
    with kept(painter):
        painter.setPen(QPen(colour(token), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, r, r)
        for side in (-1, 1):
            eye = QPointF(middle.x() + side * r * 0.33, middle.y() - r * 0.25)
            painter.drawLine(eye, QPointF(eye.x() + 0.01, eye.y()))
        bend = {5: 0.55, 4: 0.38, 3: 0, 2: -0.38, 1: -0.5}[grade] * r
        y = middle.y() + r * (0.22 if grade > 3 else 0.36 if grade == 3 else 0.5)
        path = QPainterPath(QPointF(middle.x() - r * 0.45, y))
        path.quadTo(QPointF(middle.x(), y + bend), QPointF(middle.x() + r * 0.45, y))
        if grade in (5, 1):
            path.closeSubpath()
        painter.drawPath(path)
