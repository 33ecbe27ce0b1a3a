"""A quiet line at the bottom with a way back. Six seconds, longer while somebody points at it or is on it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from officer_app.ui import theme
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.paint import CENTRE, kept, text_width

SHOWN_MS = 6000


LIGHT = "#7AD0D4"
"""The accent on the line's dark ground, which is the same in both themes."""


class _Tick(QWidget):
    """What is said has been done."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter, kept(painter):
            painter.setPen(QPen(QColor(LIGHT), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([QPointF(3, 9.5), QPointF(7.2, 13.5), QPointF(15, 5)])


class _UndoButton(Button):
    """The word and its key, in one colour."""

    def sizeHint(self) -> QSize:
        return QSize(text_width(self._words(), font("small", True)) + 24, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _words(self) -> str:
        return f"{self.text()}  {self.key}".strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setFont(font("small", True))
            painter.setPen(QColor(LIGHT))
            painter.drawText(self.rect(), CENTRE, self._words())


class Toast(QFrame):
    """A child of the window. `say` shows a line; a second line takes the first one's place."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._undo: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setFont(font("body"))
        palette = self._label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
        self._label.setPalette(palette)
        self._button = _UndoButton(kind="text", size="small")
        self._button.clicked.connect(self._undone)
        row.addWidget(_Tick())
        row.addWidget(self._label, 1)
        row.addSpacing(8)
        row.addWidget(self._button)
        self.setMinimumHeight(px(44))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._time_over)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", undo: Callable[[], object] | None = None, key: str = "") -> None:
        """Show `text`; `action` ("Undo") is the word on the button that calls `undo`, as `key` does."""
        self._undo = undo
        self._label.setText(text)
        self._button.key = key
        self._button.setText(action)
        self._button.updateGeometry()
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
