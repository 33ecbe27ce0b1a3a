"""One screen, frozen, to choose from: drag a region, click a window, or take the whole."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from officer_app.ui.theme import font
from officer_app.ui.widgets.paint import CENTRE, kept, text_width
from officer_app.ui.widgets.photo import paint_scrim, paint_tag

SHADE = QColor(18, 24, 26, 120)
EDGE = QColor("#5CBDC2")
"""Seen on anything, in both themes."""
LEAST = 8


class RegionPicker(QWidget):
    """`chosen(QPixmap)` or `called_off()`. `windows` are outlines in this screen's logical pixels, topmost first."""

    chosen = Signal(object)
    called_off = Signal()

    def __init__(self, screen: QScreen, frozen: QPixmap, windows: list[QRect]) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Choose what to take of the screen"))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self._frozen = frozen
        self._windows = windows
        self._press: QPoint | None = None
        self._place = -1
        self.region = QRect()
        self._hint = self.tr("Drag a region · click a window, or Tab to it · Enter takes it or all · Esc takes none")
        self.setScreen(screen)
        self.setGeometry(screen.geometry())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.called_off.emit()
            return
        self._press = event.position().toPoint()
        self.region = self._under(self._press)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._press is None:
            self.region = self._under(at)
        elif (at - self._press).manhattanLength() >= QApplication.startDragDistance():
            self.region = QRect(self._press, at).normalized() & self.rect()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is not None and min(self.region.width(), self.region.height()) >= LEAST:
            self._take(self.region)
        self._press = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.called_off.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F8):
            self._take(self.region if self.region.isValid() else self.rect())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._windows:
            self._next(1 if event.key() == Qt.Key.Key_Right else -1)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from window to window, the topmost first."""
        if self._windows:
            self._next(1 if forward else -1)
        return True

    def _under(self, at: QPoint) -> QRect:
        return next((window for window in self._windows if window.contains(at)), QRect())

    def _next(self, by: int) -> None:
        self._place = (self._place + by) % len(self._windows) if self._place >= 0 else (0 if by > 0 else -1)
        self._place %= len(self._windows)
        self.region = self._windows[self._place]
        self.update()

    def _take(self, region: QRect) -> None:
        scale = self._frozen.devicePixelRatio()
        part = QRectF(region.x() * scale, region.y() * scale, region.width() * scale, region.height() * scale)
        taken = self._frozen.copy(part.toRect())
        taken.setDevicePixelRatio(1)
        self.chosen.emit(taken)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._frozen)
            painter.fillRect(self.rect(), SHADE)
            if self.region.isValid():
                painter.setClipRect(self.region)
                painter.drawPixmap(0, 0, self._frozen)
                painter.setClipping(False)
                with kept(painter, smooth=False):
                    painter.setPen(QPen(EDGE, 2))
                    painter.drawRect(self.region.adjusted(1, 1, -1, -1))
                scale = self._frozen.devicePixelRatio()
                size = f"{round(self.region.width() * scale)} × {round(self.region.height() * scale)}"
                paint_tag(painter, self.region.left() + 6, self.region.bottom() - 6, size)
            self._paint_hint(painter)

    def _paint_hint(self, painter: QPainter) -> None:
        face = font("body")
        width = min(self.width() - 40, text_width(self._hint, face) + 40)
        box = QRectF((self.width() - width) / 2, 28, width, 44)
        paint_scrim(painter, box, 10)
        with kept(painter):
            painter.setFont(face)
            painter.setPen(Qt.GlobalColor.white)
            painter.drawText(box, CENTRE, self._hint)
