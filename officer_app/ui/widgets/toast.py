"""A quiet line at the bottom with a way back. Six seconds, longer while somebody points at it or is on it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from officer_app.ui import theme
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.paint import CENTRE, kept

SHOWN_MS = 6000


class _UndoButton(Button):
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(font("small", True))
            painter.setPen(QColor("#7AD0D4"))
            painter.drawText(self.rect(), CENTRE, self.text())


class Toast(QFrame):
    """A child of the window. `say` shows a line; a second line takes the first one's place."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._undo: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 8, 4)
        row.setSpacing(24)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setFont(font("body"))
        palette = self._label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
        self._label.setPalette(palette)
        self._button = _UndoButton(kind="text", size="small")
        self._button.clicked.connect(self._undone)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self.setMinimumHeight(px(44))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._time_over)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", undo: Callable[[], object] | None = None) -> None:
        """Show `text`; `action` ("Undo") is the word on the button that calls `undo`."""
        self._undo = undo
        self._label.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._button.setAccessibleName(action)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        return self._label.text() if self.isVisible() else ""

    def _undone(self) -> None:
        self.hide()
        if self._undo is not None:
            self._undo()

    def _time_over(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        window = self.parentWidget()
        self.adjustSize()
        width = min(max(self.width(), 320), window.width() - 48)
        self.setGeometry((window.width() - width) // 2, window.height() - self.height() - 24, width, self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            with kept(painter):
                painter.setPen(theme.colour("line2") if theme.is_dark() else QColor("#20292C"))
                painter.setBrush(QColor("#20272A"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
