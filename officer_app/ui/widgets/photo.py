"""Photo tiles: how one is drawn in each of its conditions, and a button that is one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import colour, font
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_photo, paint_text, text_width

SCRIM = QColor(18, 24, 26, 204)
"""Behind white words on a photo, in both themes: 9.55 : 1 over pure white."""

TILE = QSize(92, 64)


def from_jpeg(jpeg: bytes) -> QPixmap:
    """Only ever given JPEG that our own guarded decoder wrote, never a foreign file; empty for b""."""
    made = QPixmap()
    made.loadFromData(jpeg, "JPEG")
    return made


def paint_scrim(painter: QPainter, rect: QRectF, radius: float = 6) -> None:
    with kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(SCRIM)
        painter.drawRoundedRect(rect, radius, radius)


def paint_tag(painter: QPainter, x: float, bottom: float, text: str) -> None:
    """A white word on a dark plate, its lower left corner at (x, bottom)."""
    box = QRectF(x, bottom - 20, text_width(text, font("tag")) + 12, 20)
    paint_scrim(painter, box, 5)
    with kept(painter):
        painter.setFont(font("tag"))
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(box, CENTRE, text)


def paint_badge(painter: QPainter, disc: QRectF, badge: str) -> None:
    """How a photo stands with people's data: "mask" (amber: somebody must look) or "masked" (green)."""
    with kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("warnSolid" if badge == "mask" else "okSolid"))
        painter.drawEllipse(disc)
    icons.paint_white(painter, disc.adjusted(4, 4, -4, -4), "eye-off" if badge == "mask" else "shield-check")


def paint_tile(
    painter: QPainter,
    rect: QRectF,
    photo: QPixmap | None,
    *,
    selected: bool = False,
    progress: int = -1,
    badge: str = "",
    caption: str = "",
) -> None:
    """One photo. `progress` 0–100 while on its way; `badge` as of `paint_badge`, "" for none."""
    if selected:
        paint_box(painter, rect, 10, "", "focus", 2)
    box = rect.adjusted(4, 4, -4, -4)
    paint_photo(painter, box, photo)
    if progress >= 0:
        paint_scrim(painter, box, 8)
        with kept(painter):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(255, 255, 255, 90))
            bar = QRectF(box.left() + 10, box.center().y() - 2, box.width() - 20, 4)
            painter.drawRoundedRect(bar, 2, 2)
            painter.setBrush(Qt.GlobalColor.white)
            bar.setWidth(bar.width() * progress / 100)
            painter.drawRoundedRect(bar, 2, 2)
    if badge:
        paint_badge(painter, QRectF(box.right() - 26, box.top() + 4, 22, 22), badge)
    if caption:
        paint_tag(painter, box.left() + 5, box.bottom() - 5, caption)


def paint_add_tile(painter: QPainter, rect: QRectF, text: str, hover: bool = False) -> None:
    """The dashed place where the next photo goes."""
    box = rect.adjusted(4, 4, -4, -4)
    paint_box(painter, box, 8, "accentSoft" if hover else "surface", "field", dashed=True)
    icons.paint(painter, QRectF(box.center().x() - 10, box.center().y() - 19, 20, 20), "image-plus", "accent")
    with kept(painter):
        paint_text(
            painter, QRectF(box.left(), box.center().y() + 3, box.width(), 18), text, font("caption"), "accent", CENTRE
        )


class PhotoTile(QAbstractButton):
    """A photo to press. `show_photo` gives it its looks; `name` is what a screen reader says."""

    def __init__(self, name: str = "", size: QSize = TILE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._photo: QPixmap | None = None
        self._progress, self._badge, self._caption = -1, "", ""
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFixedSize(size)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_photo(self, photo: QPixmap | None, *, progress: int = -1, badge: str = "", caption: str = "") -> None:
        self._photo, self._progress, self._badge, self._caption = photo, progress, badge, caption
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_tile(
                painter, QRectF(self.rect()), self._photo,
                selected=self.isChecked(), progress=self._progress, badge=self._badge, caption=self._caption,
            )  # fmt: skip

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)
