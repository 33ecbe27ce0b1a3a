"""One line of text that gives way: cut at its end where it does not fit, whole in its tool tip."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import LEFT, RIGHT, kept, paint_box, paint_text, text_width
from officer_app.ui.widgets.tips import plain


class Elided(QWidget):
    """`setText`; drawn in a role of `theme.font` and a token's colour. What is longer gets `least` at least."""

    def __init__(
        self,
        role: str = "body",
        token: str = "ink2",
        align: Qt.AlignmentFlag = LEFT,
        least: int = 24,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._token, self._align, self._least, self._text = role, token, align, least, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self._text = text
        self.setToolTip(plain(text))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(text_width(self._text, font(self._role)) + 2, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(px(self._least), self.sizeHint().width()), self._height())

    def _height(self) -> int:
        return max(px(22), QFontMetrics(font(self._role)).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            with kept(painter):
                paint_text(painter, QRectF(self.rect()), self._text, font(self._role), self._token, self._align)


class ElidedButton(QAbstractButton):
    """A chip whose words give way; `key` is a digit, shown small at its right."""

    def __init__(self, text: str = "", key: str = "", height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._height = key, height
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain(f"{text}  Ctrl+{self._key}" if self._key else text))

    def sizeHint(self) -> QSize:
        return QSize(96, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter, kept(painter):
            box, over = QRectF(self.rect()), self.underMouse()
            fill = "sunken" if self.isDown() else "subtle"
            paint_box(painter, box, 8, fill, "field" if over else "line")
            inner = box.adjusted(11, 0, -11, 0)
            if self._key:
                paint_text(painter, inner, self._key, font("caption"), "ink3", RIGHT)
                inner.setRight(inner.right() - 14)
            paint_text(painter, inner, self.text(), font("small"), "ink2", LEFT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)
