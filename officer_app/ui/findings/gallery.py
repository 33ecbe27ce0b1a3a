"""The looked-at finding's photos, one at a time, at the top of its panel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import font
from officer_app.ui.widgets.focus_frame import KEYBOARD
from officer_app.ui.widgets.paint import CENTRE, kept, paint_photo, text_width
from officer_app.ui.widgets.photo import SCRIM, paint_badge, paint_scrim

RADIUS = 11
LOW = 150
HEIGHT, SHORT = 198, 124


class _Arrow(QToolButton):
    def __init__(self, icon: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._ring = False
        self.setFixedSize(40, 40)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            with kept(painter):
                painter.setPen(Qt.GlobalColor.white if self._ring else Qt.PenStyle.NoPen)
                painter.setBrush(SCRIM)
                painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            icons.paint_white(painter, box.adjusted(11, 11, -11, -11), self._icon_name)

    def focusInEvent(self, event: object) -> None:
        self._ring = event.reason() in KEYBOARD  # type: ignore[attr-defined]
        super().focusInEvent(event)  # type: ignore[arg-type]

    def focusOutEvent(self, event: object) -> None:
        self._ring = False
        super().focusOutEvent(event)  # type: ignore[arg-type]


class Gallery(QWidget):
    """`show_photos(shas, badges)`; asks by `wanted(sha)` for the one in view, which comes by `show_picture`.

    `opened(sha)` to see it large and draw on it.
    """

    wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shas: tuple[str, ...] = ()
        self._badges: tuple[str, ...] = ()
        self._at = 0
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._back = _Arrow("chevron-left", self.tr("Photo before"), self)
        self._large = _Arrow("maximize", self.tr("See it large, draw on it"), self)  # between the two, as they are read
        self._on = _Arrow("chevron-right", self.tr("Next photo"), self)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._large.clicked.connect(self._open)
        self.show_photos(())

    def show_photos(self, shas: tuple[str, ...], badges: tuple[str, ...] = ()) -> None:
        """`badges` one for each, of `core.privacy.standing`."""
        self._badges = badges or ("",) * len(shas)
        self.update()
        if shas == self._shas and shas:
            return
        self._shas, self._at, self._picture = shas, 0, None
        self._ask()

    def show_picture(self, sha256: str, picture: QPixmap) -> None:
        """Take a picture if it is still the one in view."""
        if self._shas and self._shas[self._at] == sha256:
            self._picture = picture
            self.update()

    def _turn(self, by: int) -> None:
        if self._shas:
            self._at = (self._at + by) % len(self._shas)
            self._picture = None
            self._ask()

    def _open(self) -> None:
        if self._shas:
            self.opened.emit(self._shas[self._at])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open()

    def _ask(self) -> None:
        several = len(self._shas) > 1
        self._back.setVisible(several)
        self._on.setVisible(several)
        self.setAccessibleName(self.tr("Photo {} of {}").format(self._at + 1, len(self._shas)) if self._shas else "")
        self.update()
        if self._shas:
            self.wanted.emit(self._shas[self._at])

    def set_short(self, short: bool) -> None:
        """Lower, where there is little room."""
        self.setFixedHeight(SHORT if short else HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._back.move(10, (self.height() - 40) // 2)
        self._on.move(self.width() - 50, (self.height() - 40) // 2)
        beside = self.height() < LOW  # else it would lie under the arrow
        self._large.move(self.width() - (96 if beside else 50), self.height() - (46 if beside else 50))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            path = QPainterPath()
            path.addRoundedRect(box.adjusted(0, 0, 0, RADIUS), RADIUS, RADIUS)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipPath(path)
            paint_photo(painter, box.adjusted(-1, -1, 1, 1), self._picture, 0)
            if len(self._shas) > 1:
                words = f"{self._at + 1} / {len(self._shas)}"
                plate = QRectF(box.right() - text_width(words, font("caption")) - 24, 8, 0, 22)
                plate.setRight(box.right() - 8)
                paint_scrim(painter, plate, 5)
                painter.setPen(Qt.GlobalColor.white)
                painter.setFont(font("caption"))
                painter.drawText(plate, CENTRE, words)
            if self._shas and self._badges[self._at]:
                paint_badge(painter, QRectF(10, 10, 26, 26), self._badges[self._at])
