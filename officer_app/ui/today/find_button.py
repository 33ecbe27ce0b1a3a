"""Looks like a search field and opens the one place where everything is found."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.paint import kept, key_width, paint_box, paint_key, paint_text
from officer_app.ui.widgets.pressable import Pressable


class FindButton(Pressable):
    """`set_narrow` leaves the sign and the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "Ctrl K", parent)
        self.setText(self.tr("Findings, matters, windows"))
        self.setAccessibleName(self.tr("Find anything"))
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(50 + key_width(self.key) if self._narrow else 250, px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            line = "focus" if self.ring else "field" if self.underMouse() else "line2"
            paint_box(painter, box, 8, "surface", line, 2 if self.ring else 1)
            icons.paint(painter, QRectF(13, box.center().y() - 9, 18, 18), "search", "ink2")
            width = key_width(self.key)
            paint_key(painter, QRectF(box.right() - width - 10, box.center().y() - 10, width, 20), self.key)
            if not self._narrow:
                with kept(painter):
                    room = QRectF(39, 0, box.right() - width - 20 - 39, box.height())
                    paint_text(painter, room, self.text(), font("body"), "ink3")
