"""What a drop or a paste brings: files, pictures, or pictures inside HTML. Reads nothing from the network."""

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".bmp", ".tif", ".tiff", ".gif")
_IMG = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_RAW_TYPES = ("image/jpeg", "image/png", "image/heic", "image/webp", "image/bmp", "image/tiff")


@dataclass(frozen=True)
class Intake:
    """Photos in the order they came, and how many could only have been fetched from the network (never done)."""

    sources: tuple[bytes | Path, ...] = ()
    remote: int = 0

    def __bool__(self) -> bool:
        return bool(self.sources or self.remote)


def take(mime: QMimeData) -> Intake:
    """Everything photographic in `mime`. Original bytes before re-encoded ones: their hash is the evidence."""
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if files:
        return Intake(files)
    inside = _from_html(mime.html()) if mime.hasHtml() else Intake()
    if inside.sources:
        return inside
    for kind in _RAW_TYPES:
        raw = mime.data(kind)
        if not raw.isEmpty():
            return Intake((bytes(raw.data()),))
    if mime.hasImage():
        image = mime.imageData()
        picture = _png(image if isinstance(image, QImage) else QImage(image))
        if picture:
            return Intake((picture,))
    return inside


def looks_photographic(mime: QMimeData) -> bool:
    """Cheap answer for a drag that is still moving: worth accepting?"""
    if any(url.isLocalFile() for url in mime.urls()):
        return True
    return mime.hasImage() or (mime.hasHtml() and _IMG.search(mime.html()) is not None)


def _from_html(html: str) -> Intake:
    sources: list[bytes | Path] = []
    remote = 0
    for match in _IMG.finditer(html):
        source = next(group for group in match.groups() if group is not None)
        if source.startswith("data:"):
            data = _data_url(source)
            if data:
                sources.append(data)
        elif source.startswith("file:"):
            sources.append(Path(QUrl(source).toLocalFile() or url2pathname(urlsplit(source).path)))
        else:
            remote += 1
    return Intake(tuple(sources), remote)


def _data_url(url: str) -> bytes:
    """Bytes of a `data:` URL (RFC 2397), empty when it is broken."""
    head, comma, tail = url.partition(",")
    if not comma:
        return b""
    raw = unquote_to_bytes(tail)
    if not head.lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(raw, validate=False)
    except binascii.Error:
        return b""


def _png(image: QImage) -> bytes:
    """A clipboard picture has no file bytes; PNG keeps its pixels exactly."""
    if image.isNull():
        return b""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(store.data())
