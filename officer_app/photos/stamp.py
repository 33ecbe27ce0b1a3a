"""When a picture of our own was taken, written where cameras write it. Pure; decodes nothing."""

import struct
import zlib
from datetime import datetime

from officer_app.core.clock import SHANGHAI

_EXIF_IFD, _DATETIME_ORIGINAL, _OFFSET_ORIGINAL = 0x8769, 0x9003, 0x9011
_LONG, _ASCII = 4, 2
_PNG_HEAD = 8 + 25
"""Signature and first chunk."""


def stamped(picture: bytes, moment: datetime) -> bytes:
    """The JPEG or PNG with EXIF that tells its moment. Raises ValueError for any other bytes."""
    exif = _exif(moment.astimezone(SHANGHAI))
    if picture.startswith(b"\xff\xd8"):
        at = 2
        if picture[2:4] == b"\xff\xe0":  # JFIF wants to be first
            at = 4 + int.from_bytes(picture[4:6], "big")
        segment = b"Exif\0\0" + exif
        return picture[:at] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + picture[at:]
    if picture.startswith(b"\x89PNG\r\n\x1a\n"):
        chunk = b"eXIf" + exif
        packed = struct.pack(">I", len(exif)) + chunk + struct.pack(">I", zlib.crc32(chunk))
        return picture[:_PNG_HEAD] + packed + picture[_PNG_HEAD:]
    raise ValueError("neither JPEG nor PNG")


def _exif(moment: datetime) -> bytes:
    """Two directories: one that points to the other, and the other with the moment and its offset."""
    taken, offset = f"{moment:%Y:%m:%d %H:%M:%S}\0".encode(), b"+08:00\0"
    inner = 8 + 2 + 12 + 4
    values = inner + 2 + 2 * 12 + 4
    return b"".join(
        (
            struct.pack(">2sHI", b"MM", 42, 8),
            struct.pack(">HHHIII", 1, _EXIF_IFD, _LONG, 1, inner, 0),
            struct.pack(">H", 2),
            struct.pack(">HHII", _DATETIME_ORIGINAL, _ASCII, len(taken), values),
            struct.pack(">HHII", _OFFSET_ORIGINAL, _ASCII, len(offset), values + len(taken)),
            struct.pack(">I", 0),
            taken,
            offset,
        )
    )
