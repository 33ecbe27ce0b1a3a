"""A finding's photo in a row, or what stands in its place."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from officer_app.ui import icons, looks
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets.paint import paint_box, paint_photo


def paint_cover(
    painter: QPainter, frame: QRectF, thumbs: Thumbs, cover: str, dimension: str, radius: float = 8, sign: float = 26
) -> None:
    """Without a photo nothing is missing (a callback is heard, not seen): the dimension's sign, `sign` pixels wide."""
    if cover:
        paint_photo(painter, frame, thumbs.pixmap(cover), radius)
        return
    _, icon, token = looks.DIMENSIONS.get(dimension, ("", "image", "mute"))
    paint_box(painter, frame, radius, token + "Soft")
    middle = frame.center()
    icons.paint(painter, QRectF(middle.x() - sign / 2, middle.y() - sign / 2, sign, sign), icon, token)
