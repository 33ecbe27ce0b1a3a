"""A search field with its sign at the left and its key at the right; quiet for 200 ms before it speaks."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import px
from officer_app.ui.widgets.paint import key_width, paint_key

PAUSE_MS = 200


class SearchEntry(QLineEdit):
    """`asked(text)` after a pause, at once on Enter; Down leaves to the list by `left_down`."""

    asked = Signal(str)
    left_down = Signal()

    def __init__(self, hint: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._last = ""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.setTextMargins(28, 0, key_width(key) + 6 if key else 0, 0)
        self.setFixedHeight(px(40))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._speak)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._speak)

    def forget(self) -> None:
        """Empty it without `asked`."""
        self.put("")

    def put(self, text: str) -> None:
        """Show `text` without `asked`."""
        self._last = text.strip()
        self.setText(text)
        self._pause.stop()

    def _typed(self) -> None:
        self._pause.start()

    def _speak(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.asked.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._speak()
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            icons.paint(painter, QRectF(12, self.height() / 2 - 9, 18, 18), "search", "ink2")
            if self._key and not self.text():
                width = key_width(self._key)
                paint_key(painter, QRectF(self.width() - width - 10, self.height() / 2 - 10, width, 20), self._key)
