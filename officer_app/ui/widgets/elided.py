"""One line of text that gives way: cut at its end where it does not fit, whole in its tool tip."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.ui.theme import font, px
from officer_app.ui.widgets.paint import kept, paint_text, text_width
from officer_app.ui.widgets.tips import plain


class Elided(QWidget):
    """`setText`; drawn in a role of `theme.font` and a token's colour."""

    def __init__(self, role: str = "body", token: str = "ink2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._token, self._text = role, token, ""
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
        return QSize(text_width(self._text, font(self._role)) + 2, px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            with kept(painter):
                paint_text(painter, QRectF(self.rect()), self._text, font(self._role), self._token)
