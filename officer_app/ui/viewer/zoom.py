"""A view of one picture: whole, or as large as somebody wants it, moved by hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from officer_app.core.marks import PLATE

MARGIN = 20
SMALLEST, LARGEST = 0.05, 8.0


class ZoomView(QGraphicsView):
    """`zoomed(percent of the original)`, `blurred()` where the screen has room for more pixels than the copy shown has.

    `have` is the shown copy's width in pixels; `rescaled` is called after each change of size.
    """

    zoomed = Signal(int)
    blurred = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setBackgroundBrush(QColor(*PLATE))
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.have = 0
        self._width, self._height = 1, 1
        self._fitted, self._asked = True, False

    def begin(self, width: int, height: int) -> None:
        """Another picture, so many pixels large, of which no copy is here yet."""
        self._width, self._height = width, height
        self.have, self._asked = 0, False
        self.scene().setSceneRect(0, 0, width, height)

    @property
    def zoom(self) -> float:
        """Pixels of the screen a pixel of the original."""
        return self.transform().m11()

    def fit(self) -> None:
        """The whole picture."""
        room = self.viewport().size()
        self._scale_to(min((room.width() - 2 * MARGIN) / self._width, (room.height() - 2 * MARGIN) / self._height))
        self._fitted = True

    def zoom_by(self, factor: float) -> None:
        self._scale_to(self.zoom * factor)
        self._ask_for_more()

    def whole_pixels(self) -> None:
        """The original's own pixels where the pointer is, and back."""
        if self._fitted:
            self._scale_to(1.0 / self.devicePixelRatioF())
            self._ask_for_more()
        else:
            self.fit()

    def pan(self, by: QPoint) -> None:
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - by.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - by.y())

    def rescaled(self) -> None:
        """The picture is shown in another size."""

    def _ask_for_more(self) -> None:
        """Once a picture, where it has more pixels than the copy shown, and the screen has room for them."""
        room = self.zoom * self.devicePixelRatioF() * self._width
        if not self._asked and min(room, self._width) > 1.1 * self.have:
            self._asked = True
            self.blurred.emit()

    def _scale_to(self, scale: float) -> None:
        scale = min(max(scale, SMALLEST), LARGEST)
        self.setTransform(QTransform.fromScale(scale, scale))
        self._fitted = False
        self.rescaled()
        self.zoomed.emit(round(scale * self.devicePixelRatioF() * 100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.0015 ** event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)
