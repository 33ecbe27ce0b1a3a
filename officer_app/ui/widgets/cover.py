"""What lies over the whole window until it is left, and then gives the keyboard back to where it was."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from officer_app.ui.theme import colour


class Cover(QWidget):
    """`toggle()` shows or hides it; `first` has the keyboard while it is shown. A click beside its content leaves."""

    VEIL = 225
    """Of 255: how little of the window is seen through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._back_to: QWidget | None = None
        self.first: QWidget = self
        window.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Show, or hide and give the keyboard back to where it was."""
        if self.isVisible():
            self.hide()
            return
        self._back_to = self.window().focusWidget()
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_focus(self) -> None:
        """What is done next brings its own place for the keyboard."""
        self._back_to = None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        back_to, self._back_to = self._back_to, None
        if back_to is not None and isValid(back_to):
            back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.parentWidget().rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: object) -> None:
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = colour("sunken").toRgb()
        shade.setAlpha(self.VEIL)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), shade)
