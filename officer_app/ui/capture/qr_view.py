"""A QR code on the screen: whole pixels a module, always dark on white, with the quiet zone a scanner needs."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.ui.widgets.paint import kept

QUIET = 3
"""Modules of white around; the card around is light as well, or the white ends in a clear edge."""

Rows = list[list[tuple[int, int]]]


class QrView(QWidget):
    """`show_code` takes rows of dark runs (first module, count)."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Rows = []
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, rows: Rows) -> None:
        self._rows = rows
        self.update()

    def set_side(self, side: int) -> None:
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter, kept(painter, smooth=False):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            if not self._rows:
                return
            dots = self.width() * self.devicePixelRatioF()
            unit = max(1, int(dots // (len(self._rows) + 2 * QUIET))) / self.devicePixelRatioF()
            edge = (self.width() - unit * len(self._rows)) / 2
            painter.setBrush(QColor("#12181A"))
            for y, row in enumerate(self._rows):
                for x, count in row:
                    painter.drawRect(QRectF(edge + x * unit, edge + y * unit, count * unit, unit))
