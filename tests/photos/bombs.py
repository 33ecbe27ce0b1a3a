"""Pictures for the tests, good and evil, made on the spot."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

EXIF_IFD, GPS_IFD = 0x8769, 0x8825


def scene(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """A picture that differs however it is turned or mirrored."""
    image = Image.new("RGB", size, (11, 102, 112))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] // 2, size[1] // 2), fill="white")
    draw.rectangle((0, size[1] // 2, size[0] // 4, size[1]), fill="black")
    return image


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1, *, taken: str = "", offset: str = "", gps: bool = False) -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = orientation
    if taken:
        tags.get_ifd(EXIF_IFD)[0x9003] = taken
    if offset:
        tags.get_ifd(EXIF_IFD)[0x9011] = offset
    if gps:
        tags.get_ifd(GPS_IFD).update({1: "N", 2: (37.0, 22.0, 30.0), 3: "E", 4: (118.0, 1.0, 12.0)})
    return tags


def huge_header() -> bytes:
    """A JPEG that says it is 65535 by 65535."""
    data = bytearray(encoded(scene()))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 65535, 65535)
    return bytes(data)


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A grey PNG of zeros with extra chunks before its pixels."""
    packer = zlib.compressobj(1)
    row = bytes(width + 1)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), *chunks, (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def text_bomb() -> bytes:
    """A small PNG whose comment unpacks to 64 MB."""
    return png(8, 8, (b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(64 << 20), 1)))
