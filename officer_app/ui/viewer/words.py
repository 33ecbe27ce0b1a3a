"""Where a text on a photo is typed: a field on the spot, so that input methods work as everywhere."""

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from officer_app.core.marks import MAX_TEXT, Point
from officer_app.ui.editor.autosave import DELAY_MS
from officer_app.ui.theme import px

WIDTH = 280


class WordEntry(QLineEdit):
    """`written(text, at, index)`: words for a place of the photo, or new ones for its mark `index`. `typed` tells of
    them while they are typed, so that a kill costs no more than elsewhere, `dropped()` when they are given up.
    """

    written = Signal(str, object, int)
    typed = Signal(str, object, int)
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(MAX_TEXT)
        self.setPlaceholderText(self.tr("What is wrong here"))
        self.setAccessibleName(self.tr("Words on the photo"))
        self.setFixedWidth(px(WIDTH))
        self._at: Point = (0, 0)
        self._index = -1
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(DELAY_MS)
        self._due.timeout.connect(lambda: self.typed.emit(self.text().strip(), self._at, self._index))
        self.textEdited.connect(lambda _: self._due.isActive() or self._due.start())
        self.hide()

    def ask(self, where: QPoint, at: Point, text: str = "", index: int = -1) -> None:
        """Type at `where` of the view, which is `at` of the photo."""
        self._at, self._index = at, index
        self.setText(text)
        room = self.parentWidget().size()
        self.move(
            max(0, min(where.x(), room.width() - self.width())),
            max(0, min(where.y(), room.height() - self.sizeHint().height())),
        )
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Take what was typed, if anything."""
        if self.isVisible():
            self.hide()
            if text := self.text().strip():
                self.written.emit(text, self._at, self._index)
            else:
                self.dropped.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self._due.stop()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        kind = QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and event.type() == kind and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.dropped.emit()
            self.parentWidget().setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()  # and no further: to the photo the same key means to change the words again
        else:
            super().keyPressEvent(event)
