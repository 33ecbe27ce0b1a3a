"""Text inputs that tell: of every change to pasted text, of every pre-edit, and of leaving the field."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from officer_app.core.phrases import BLANK
from officer_app.core.text import Text, clean_text
from officer_app.ui import theme
from officer_app.ui.editor.intake import looks_photographic, take

ALTERED = Text("输入框换掉了 {count} 个它不能显示的字符", "The text box replaced {count} characters it cannot show")
CUT = Text("最多 {limit} 字，后面 {count} 字没有收下", "At most {limit} characters; the last {count} were not taken")
NO_LIMIT = 100_000
GROWS_TO = 6
_PAUSES = "。！？；，：、.!?;,:"
"""After these a sentence may begin."""
EDGE = 11
"""Border and padding above and below the text, as in the style sheet, and a hair: without it the last line scrolls."""


def _admit(raw: str, room: int, limit: int) -> tuple[str, tuple[Text, ...]]:
    """What of a pasted text is taken where `room` of `limit` characters are left, and what to say of the rest."""
    text, remarks = clean_text(raw, NO_LIMIT)
    room = max(0, room)
    if len(text) > room:
        remarks = (*remarks, CUT.fill(limit=limit, count=len(text) - room))
    return text[:room], remarks


class LineEdit(QLineEdit):
    """One line. `value` includes the pre-edit of an input method, so a kill while composing loses nothing."""

    touched = Signal()
    left = Signal()
    remarked = Signal(object)
    photos_given = Signal(object)

    def __init__(self, parent: QWidget | None = None, max_points: int = 0) -> None:
        super().__init__(parent)
        self._max_points = max_points or NO_LIMIT
        self._preedit = ""
        self.textChanged.connect(self.touched)

    def value(self) -> str:
        text, at = self.text(), self.cursorPosition()
        return _insert_utf16(text, at, self._preedit) if self._preedit else text

    def set_value(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def take_text(self, raw: str) -> None:
        """Insert foreign text as if pasted: cleaned, on one line, cut at the limit, remarked on."""
        room = self._max_points - len(self.text()) + len(self.selectedText())
        text, remarks = _admit(raw.strip(), room, self._max_points)
        self.insert(text.replace("\n", " "))
        if remarks:
            self.remarked.emit(remarks)

    def take_mime(self, mime: QMimeData) -> None:
        """A paste or a drop: words come in here, pictures go to the photos."""
        if mime.hasText() and not mime.urls() and not mime.hasImage():
            self.take_text(mime.text())
        elif intake := take(mime):
            self.photos_given.emit(intake)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.touched.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self.end(False)  # one goes on where one stopped

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._preedit = ""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_mime(event.mimeData())
        event.acceptProposedAction()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _paste(self) -> None:
        self.take_mime(QGuiApplication.clipboard().mimeData())


class TextArea(QPlainTextEdit):
    """Several lines. Pictures pasted or dropped into it go to the photos."""

    touched = Signal()
    left = Signal()
    remarked = Signal(object)
    photos_given = Signal(object)

    def __init__(self, parent: QWidget | None = None, max_points: int = 0, lines: int = 3, grows: bool = False) -> None:
        super().__init__(parent)
        self._max_points = max_points or NO_LIMIT
        self._lines = self._least = lines
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.touched)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def value(self) -> str:
        """The text as it stands, pre-edit included. Not `toPlainText`, which turns no-break spaces into spaces."""
        text = self._raw()
        block = self.textCursor().block()
        preedit = block.layout().preeditAreaText()
        return _insert_utf16(text, block.position() + block.layout().preeditAreaPosition(), preedit)

    def set_value(self, text: str) -> None:
        """Show `text`, to go on after it. Tells when the box could not keep a character."""
        if text == self.value():
            return
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._compare(text, self.value())

    def take_text(self, raw: str) -> None:
        """Insert foreign text at the cursor: cleaned, cut at the limit, remarked on."""
        cursor = self.textCursor()
        room = self._max_points - len(self.value()) + len(cursor.selectedText())
        text, remarks = _admit(raw, room, self._max_points)
        start = cursor.selectionStart()
        self.insertPlainText(text)
        if remarks:
            self.remarked.emit(remarks)
        units = self._raw().encode("utf-16-le", "surrogatepass")
        shown = units[2 * start : 2 * self.textCursor().position()].decode("utf-16-le", "surrogatepass")
        self._compare(text, shown)

    def take_phrase(self, phrase: str) -> None:
        """Insert a sentence of its own at the cursor; its first blank is then ready to be written over."""
        before = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
        start = self.textCursor().selectionStart()
        self.take_text(phrase if not before.strip() or before[-1] in _PAUSES else f"。{phrase}")
        end = self.textCursor()
        cursor = QTextCursor(end)
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        if not self._to_blank():
            self.setTextCursor(end)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes to the next blank before it leaves the field."""
        return (next and self._to_blank()) or super().focusNextPrevChild(next)

    def _to_blank(self) -> bool:
        found = self.document().find(BLANK, self.textCursor())
        if not found.isNull():
            self.setTextCursor(found)
        return not found.isNull()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or looks_photographic(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and not source.urls() and not source.hasImage():
            self.take_text(source.text())
        elif intake := take(source):
            self.photos_given.emit(intake)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.touched.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def set_least(self, lines: int) -> None:
        """At least so many lines high."""
        self._lines = self._least = lines
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height(self._lines))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _height(self, lines: int) -> int:
        line = ceil(QFontMetricsF(self.font()).lineSpacing())  # a line is laid out whole, so its fraction counts too
        return max(theme.px(40), line * lines + 2 * EDGE)

    def _grow(self) -> None:
        """As high as what is written, at most `GROWS_TO` lines. A plain text layout counts its size in lines."""
        lines = max(self._least, min(GROWS_TO, round(self.document().size().height())))
        if lines != self._lines:
            self._lines = lines
            more = lines == GROWS_TO
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(policy)
            self.updateGeometry()

    def _raw(self) -> str:
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _compare(self, given: str, shown: str) -> None:
        lost = sum(a != b for a, b in zip(given, shown, strict=False)) + abs(len(given) - len(shown))
        if lost:
            self.remarked.emit((ALTERED.fill(count=lost),))


def _insert_utf16(text: str, units: int, piece: str) -> str:
    """Insert at a position counted as Qt counts, in UTF-16 units."""
    if not piece:
        return text
    raw = text.encode("utf-16-le", "surrogatepass")
    joined = raw[: 2 * units] + piece.encode("utf-16-le", "surrogatepass") + raw[2 * units :]
    return joined.decode("utf-16-le", "surrogatepass")
