"""The navigation rail's buttons: places to go, and the one big camera."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.focus_frame import KEYBOARD, follow
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_text, text_width


class NavButton(QToolButton):
    """A place on the rail: icon over word, a bar at the left while you are there, a badge for what waits."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon_name = icon
        self._badge = 0
        self._ring = False
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.setFixedHeight(px(60))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_icon_name(self, icon: str) -> None:
        self.icon_name = icon
        self.update()

    def set_badge(self, count: int) -> None:
        """How many things wait there; 0 takes the badge away."""
        self._badge = count
        self.setAccessibleDescription(str(count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word at its boldest: the rail takes the widest."""
        return QSize(text_width(self.text(), font("small", True)) + 16, px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, on = QRectF(self.rect()), self.isChecked()
            tile = box.adjusted(6, 1, -6, -1)
            if on:
                paint_box(painter, tile, 8, "accentSoft")
                painter.fillRect(QRectF(0, box.center().y() - 12, 3, 24), colour("accent"))
            elif self.underMouse():
                paint_box(painter, tile, 8, "sunken")
            ink = "accent" if on else "ink2"
            icons.paint(painter, QRectF(box.center().x() - 11, tile.top() + 8, 22, 22), self.icon_name, ink)
            with kept(painter):
                word = QRectF(tile.left(), tile.top() + 33, tile.width(), tile.height() - 36)
                paint_text(painter, word, self.text(), font("small", on), ink, CENTRE)
            if self._badge:
                self._paint_badge(painter, box.center().x() + 5, tile.top() + 2)
            if self._ring:
                paint_box(painter, tile, 8, "", "focus", 2)

    def _paint_badge(self, painter: QPainter, x: float, y: float) -> None:
        text = str(self._badge) if self._badge < 100 else "99+"
        width = max(18, text_width(text, font("tag", True)) + 10)
        paint_box(painter, QRectF(x, y, width, 18), 9, "ink2", "rail")
        with kept(painter):
            paint_text(painter, QRectF(x, y, width, 18), text, font("tag", True), "surface", CENTRE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)


class CameraButton(QToolButton):
    """The only filled button on the rail: record a finding."""

    def __init__(self, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(60, 60)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            fill = "accentPress" if self.isDown() else "accentHover" if self.underMouse() else "accent"
            paint_box(painter, box, 14, fill)
            icons.paint(painter, QRectF(box.center().x() - 13, box.center().y() - 13, 26, 26), "camera", "onAccent")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class Avatar(QWidget):
    """The officer in a gold disc: the last character of a name, a figure where there is none to show."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(36, 36)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self._letter = name[-1:] if name and not name[-1:].isdigit() else ""
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint_box(painter, box, 18, "goldSoft")
            if not self._letter:
                icons.paint(painter, QRectF(9, 9, 18, 18), "user", "goldInk")
                return
            with kept(painter):
                paint_text(painter, box, self._letter, font("body", True), "goldInk", CENTRE)
