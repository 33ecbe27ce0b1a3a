"""Push buttons as the design has them: one filled action a region, the rest outline, soft or text."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import CENTRE, kept, key_width, paint_box, paint_key, paint_text, text_width

HEIGHTS = {"tiny": 20, "small": 32, "normal": 40, "big": 48}
AIR = 2
"""Pixels left and right of a word that has no room to spare."""

_LOOKS = {
    "primary": ("accent", "accentHover", "accentPress", "", "onAccent"),
    "outline": ("surface", "surface", "sunken", "line2", "ink"),
    "soft": ("accentSoft", "accentSoft", "accentSoft", "", "accent"),
    "text": ("", "accentSoft", "accentSoft", "", "accent"),
    "danger": ("surface", "surface", "badSoft", "line2", "bad"),
}
"""kind → fill at rest, under the mouse, pressed; line; ink."""


class Button(QPushButton):
    """`kind` is primary, outline, soft, text or danger; `key` is drawn as a key at the right ("F8", "Ctrl ↵").

    Where there is too little room the key goes first, then the picture; the word stays.
    """

    def __init__(
        self, text: str = "", kind: str = "outline", icon: str = "", key: str = "", size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self.kind = kind
        self.key = key
        self._icon_name = icon
        self._size = size
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if key:
            self.setToolTip(key)

    def set_icon(self, name: str) -> None:
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        self.kind = kind
        self.update()

    def _face(self) -> QFont:
        bold = self.kind in ("primary", "soft")
        return font({"tiny": "small", "small": "small", "normal": "body", "big": "lead"}[self._size], bold)

    def _content_width(self, icon: str, key: str) -> int:
        width = text_width(self.text(), self._face()) if self.text() else 0
        if icon:
            width += 18 + (9 if self.text() else 0)
        return width + (key_width(key) + 10 if key else 0)

    def sizeHint(self) -> QSize:
        side = {"tiny": 8, "small": 12, "normal": 16, "big": 22}[self._size] - (6 if self.kind == "text" else 0)
        height = px(HEIGHTS[self._size])
        return QSize(max(self._content_width(self._icon_name, self.key) + 2 * side, height), height)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        word = max(self._content_width("", "") + 2 * AIR, whole.height())
        return QSize(word, whole.height()) if self.text() else whole

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            rest, hover, press, line, ink = _LOOKS[self.kind]
            fill = press if self.isDown() or self.isChecked() else hover if self.underMouse() else rest
            if line and self.underMouse():
                line = "field"
            if not self.isEnabled():
                fill, line, ink = (
                    ("" if self.kind == "text" else "sunken"),
                    ("" if self.kind == "text" else "line"),
                    "ink3",
                )
            box = QRectF(self.rect())
            if fill or line:
                paint_box(painter, box, 8, fill, line)
            icon, key = self._icon_name, self.key
            key = key if self._content_width(icon, key) <= self.width() else ""
            icon = icon if self._content_width(icon, key) <= self.width() or not self.text() else ""
            x = box.center().x() - self._content_width(icon, key) / 2
            if icon:
                icons.paint(painter, QRectF(x, box.center().y() - 9, 18, 18), icon, ink)
                x += 27
            face = self._face()
            with kept(painter):
                width = text_width(self.text(), face)
                paint_text(painter, QRectF(x, 0, width + 2, box.height()), self.text(), face, ink, CENTRE)
            if key:
                width = key_width(key)
                place = QRectF(x + text_width(self.text(), face) + 10, box.center().y() - 10, width, 20)
                filled = self.kind in ("primary", "soft") and self.isEnabled()
                paint_key(painter, place, key, ink if filled else "ink2", ink if filled else "line2", fill or "surface")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class IconButton(QToolButton):
    """A square button with an icon only; `name` is what a screen reader says and the tool tip shows, with its key."""

    def __init__(
        self, icon: str, name: str, key: str = "", token: str = "ink2", outline: bool = False, size: int = 40,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setIcon(icons.icon(icon, token, "accent"))
        self.setIconSize(QSize(18, 18))
        self.setFixedSize(px(size), px(size))
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {key}" if key else name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "outline" if outline else "plain")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


def button(
    text: str, clicked: Callable[[], object], kind: str = "outline", icon: str = "", key: str = "", size: str = "normal"
) -> Button:
    """A Button that calls `clicked()` with nothing."""
    made = Button(text, kind, icon, key, size)
    made.clicked.connect(lambda: clicked())
    return made
