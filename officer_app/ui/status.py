"""The pill at the header's right: is my work safe, has the ledger got it. Offline is neutral; only trouble is coloured."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import kept, paint_box, paint_text, text_width

LOOKS = {
    "offline": ("mute", "cloud-off"),
    "busy": ("mute", "refresh-cw"),
    "synced": ("ok", "cloud-check"),
    "trouble": ("warn", "triangle-alert"),
}


class StatusPill(QAbstractButton):
    """`show_status(kind, text)`: offline, busy, synced or trouble. Pressed, it leads to the sync page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = "offline"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_status(self, kind: str, text: str) -> None:
        self.kind = kind
        self.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), font("body")) + 56, px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        token, icon = LOOKS[self.kind]
        paint_box(painter, box, 8, token + "Soft")
        icons.paint(painter, QRectF(14, box.center().y() - 9, 18, 18), icon, token)
        with kept(painter):
            paint_text(painter, box.adjusted(41, 0, -8, 0), self.text(), font("body"), token)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)
