"""What a drop or a paste brings: files, pictures, or pictures inside HTML. Reads nothing from the network."""

import base64
import binascii
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from officer_app.core.errors import OfficerError
from officer_app.ui.capture import faults
from officer_app.ui.editor.arrival import Arrival, Source

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".bmp", ".tif", ".tiff", ".gif")
_IMG = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)
_RAW_TYPES = ("image/jpeg", "image/png", "image/heic", "image/webp")
"""What is kept as it came; anything else comes as pixels."""
_INLINE = 34 * 1024 * 1024
"""Characters of a picture written into HTML that are read at once: those of the largest photo taken."""


@dataclass(frozen=True)
class Intake:
    """Photos in the order they came, and how many could only have been fetched from the network (never done)."""

    sources: tuple[Source, ...] = ()
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
        return Intake((_pixels(image if isinstance(image, QImage) else QImage(image)),))
    return inside or Intake((), sum(_leads_to_a_picture(url) for url in mime.urls()))


def looks_photographic(mime: QMimeData) -> bool:
    """Cheap answer for a drag that is still moving: worth accepting?"""
    if any(url.isLocalFile() for url in mime.urls()):
        return True
    if any(map(_leads_to_a_picture, mime.urls())):
        return True
    return mime.hasImage() or (mime.hasHtml() and _IMG.search(mime.html()) is not None)


def _leads_to_a_picture(url: QUrl) -> bool:
    return url.scheme() in ("http", "https") and url.path().lower().endswith(PICTURE_SUFFIXES)


def _from_html(html: str) -> Intake:
    sources: list[Source] = []
    remote = 0
    for match in _IMG.finditer(html):
        source = next(group for group in match.groups() if group is not None)
        if source.startswith("data:"):
            if len(source) > _INLINE:
                sources.append(_refused_for_its_size(len(source) * 3 // 4))
            elif data := _data_url(source):
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


def _pixels(image: QImage) -> Arrival:
    """A clipboard picture has no file bytes; PNG keeps its pixels exactly. Made on the pool thread that asks for it."""

    def fetch() -> bytes:
        from officer_app.photos.child import MAX_PIXELS
        from officer_app.photos.faults import TOO_MANY_PIXELS
        from officer_app.ui.capture.frame import encoded

        if image.isNull():
            raise OfficerError(faults.NOT_HANDED_OVER)
        if image.width() * image.height() > MAX_PIXELS:
            raise OfficerError(TOO_MANY_PIXELS, limit=MAX_PIXELS // 1_000_000)
        return encoded(image, "PNG")

    return Arrival(fetch)


def _refused_for_its_size(size: int) -> Arrival:
    def fetch() -> bytes:
        from officer_app.photos.ingest import check_size

        check_size(size)
        return b""

    return Arrival(fetch)
