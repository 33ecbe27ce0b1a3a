"""From what a camera or a screen shows to the bytes of a photo."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QImage

QUALITY = 92
MOST_PIXELS = 6_000_000
"""Fine enough for the small print of a notice; more only makes the viewfinder lame."""
LEAST_RATE = 9.0


class Mode(NamedTuple):
    """What a camera can be set to: pixels, and pictures a second at most."""

    size: QSize
    rate: float


def best_mode(modes: Sequence[Mode]) -> int:
    """The place of the mode that leaves the most of a 4:3 picture and still moves; −1 when there is none."""

    def worth(mode: Mode) -> tuple[bool, bool, int, float]:
        kept = middle(mode.size)
        pixels = kept.width() * kept.height()
        return (mode.rate >= LEAST_RATE, pixels <= MOST_PIXELS, pixels if pixels <= MOST_PIXELS else -pixels, mode.rate)

    return max(range(len(modes)), key=lambda place: worth(modes[place]), default=-1)


def middle(size: QSize) -> QRect:
    """The largest 4:3 rectangle in the middle of a picture, 3:4 of an upright one."""
    wide, high = (4, 3) if size.width() >= size.height() else (3, 4)
    made = QSize(wide, high) * min(size.width() / wide, size.height() / high)
    return QRect((size.width() - made.width()) // 2, (size.height() - made.height()) // 2, made.width(), made.height())


def jpeg(image: QImage, moment: datetime) -> bytes:
    """A photo that says when it was taken. Slow for a large picture: for a pool thread."""
    return _stamped(image, "JPEG", QUALITY, moment)


def png(image: QImage, moment: datetime) -> bytes:
    """As `jpeg`, without any loss: for screens, where the print is small."""
    return _stamped(image, "PNG", -1, moment)


def encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    """The picture's bytes in a format, b"" for an empty one."""
    if image.isNull():
        return b""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)
    return bytes(store.data())


def _stamped(image: QImage, kind: str, quality: int, moment: datetime) -> bytes:
    from officer_app.photos.stamp import stamped

    return stamped(encoded(image, kind, quality), moment)
