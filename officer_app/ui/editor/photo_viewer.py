"""The chosen photo, large; and larger still over the whole window while somebody looks closely."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import colour, font
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_photo, paint_text
from officer_app.ui.widgets.photo import paint_scrim, paint_tag

BUTTON = 40
DARK = QColor(18, 24, 26)


class _OnPhoto(QToolButton):
    """A button on a dark plate, readable over any photo."""

    def __init__(self, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self.setFixedSize(BUTTON, BUTTON)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint_scrim(painter, box, 8)
            if self.hasFocus():
                with kept(painter):
                    painter.setPen(Qt.GlobalColor.white)
                    painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
            drawn = icons.pixmap(self._icon_name, "surface" if not _dark() else "ink", 18, self.devicePixelRatioF())
            painter.drawPixmap(int(box.center().x() - 9), int(box.center().y() - 9), drawn)


def _dark() -> bool:
    return colour("surface").lightness() < 128


class PhotoViewer(QWidget):
    """`show_photo` for one, `show_empty` when there is none. `opened` to draw on it, `masked` to cover something,
    `peeked` to look closer, `deleted` to take it away."""

    opened = Signal()
    masked = Signal()
    peeked = Signal()
    deleted = Signal()
    chosen_empty = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo: QPixmap | None = None
        self._number, self._tag = 0, ""
        self._words = ("", "")
        self.setMinimumSize(200, 140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._buttons = []
        for icon, name, told in (
            ("pencil-line", self.tr("Draw on it"), self.opened),
            ("eye-off", self.tr("Mask  Ctrl+M"), self.masked),
            ("maximize", self.tr("Look closer"), self.peeked),
            ("trash-2", self.tr("Delete photo"), self.deleted),
        ):
            made = _OnPhoto(icon, name, self)
            made.clicked.connect(told)
            self._buttons.append(made)
        self.show_empty("", "")

    def show_photo(self, photo: QPixmap, number: int, tag: str, words: str) -> None:
        """`number` counts from 1, `tag` stands in the corner, `words` are said aloud."""
        self._photo, self._number, self._tag = photo, number, tag
        self.setAccessibleName(words)
        self._offer(True)
        self.unsetCursor()
        self.update()

    def show_empty(self, title: str, hint: str) -> None:
        """The dashed place for the first photo."""
        self._photo = None
        self._words = (title, hint)
        self.setAccessibleName(title)
        self._offer(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(376, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        y = self.height() - BUTTON - 10
        for place, made in enumerate(reversed(self._buttons)):
            made.move(self.width() - (place + 1) * (BUTTON + 6) - 4, y)

    def _offer(self, photo: bool) -> None:
        for made in self._buttons:
            made.setVisible(photo)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._photo is None:
            self.chosen_empty.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._photo is not None:
            self.opened.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            if self._photo is None:
                self._paint_empty(painter, box)
                return
            paint_box(painter, box, 8, "sunken")
            paint_photo(painter, box, self._photo, 8, fit=True)
            disc = QRectF(10, 10, 28, 28)
            paint_scrim(painter, disc, 14)
            with kept(painter):
                painter.setFont(font("small", True))
                painter.setPen(Qt.GlobalColor.white)
                painter.drawText(disc, CENTRE, str(self._number))
            if self._tag:
                paint_tag(painter, 10, box.bottom() - 10, self._tag)

    def _paint_empty(self, painter: QPainter, box: QRectF) -> None:
        title, hint = self._words
        paint_box(painter, box, 8, "", "line2", dashed=True)
        middle = box.center().y()
        icons.paint(painter, QRectF(box.center().x() - 14, middle - 44, 28, 28), "image-plus", "accent")
        paint_text(painter, QRectF(8, middle - 6, box.width() - 16, 24), title, font("body"), "accent", CENTRE)
        paint_text(painter, QRectF(8, middle + 20, box.width() - 16, 20), hint, font("caption"), "ink3", CENTRE)


class PhotoPeek(QWidget):
    """Over the whole window: Esc, Space or a click closes, ← → leaf through (`leafed(±1)`)."""

    leafed = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._photo = QPixmap()
        self._back: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)
        self.hide()

    def show_photo(self, photo: QPixmap, words: str, back: QWidget | None = None) -> None:
        """`back` gets the keyboard when this closes."""
        self._photo = photo
        self._back = back or self._back
        self.setAccessibleName(words)
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.update()

    def close_peek(self) -> None:
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    def event(self, event: QEvent) -> bool:
        # everything typed here stays here: no shortcut of the page below may fire
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.leafed.emit(step)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.close_peek()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_peek()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self.parentWidget().rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), DARK)
            paint_photo(painter, QRectF(self.rect()).adjusted(24, 24, -24, -24), self._photo, 0, fit=True)
