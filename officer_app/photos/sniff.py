"""What a file holds, told from its first bytes and never from its name. Pure; decodes nothing."""

from officer_app.core.text import Text

_STARTS: tuple[tuple[bytes, Text], ...] = (
    (b"GIF8", Text("GIF 动图", "a GIF animation")),
    (b"%PDF", Text("PDF 文件", "a PDF document")),
    (b"%!PS", Text("PostScript 文件", "a PostScript document")),
    (b"PK\x03\x04", Text("压缩包或 Office 文件", "a zip archive or an Office document")),
    (b"Rar!", Text("压缩包", "an archive")),
    (b"7z\xbc\xaf", Text("压缩包", "an archive")),
    (b"BM", Text("BMP 图片", "a BMP picture")),
    (b"II*\x00", Text("TIFF 或相机原始图", "a TIFF or raw camera picture")),
    (b"MM\x00*", Text("TIFF 或相机原始图", "a TIFF or raw camera picture")),
    (b"\x1aE\xdf\xa3", Text("视频", "a video")),
    (b"MZ", Text("程序", "a program")),
    (b"\x7fELF", Text("程序", "a program")),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_SOMETHING = Text("认不出的内容", "something unknown")


def photo_kind(data: bytes) -> str | None:
    """`JPEG`, `PNG`, `WEBP`, `HEIF` or `AVIF` by the first bytes; None for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        size = min(int.from_bytes(data[:4], "big"), 256)
        brands = {data[8:12], *(data[at : at + 4] for at in range(16, size, 4))}
        if brands & _AVIF_BRANDS and not brands & (_HEIC_BRANDS - {b"mif1", b"msf1"}):
            return "AVIF"
        if brands & _HEIC_BRANDS:
            return "HEIF"
    return None


def other_kind(data: bytes) -> Text:
    """What a file that is no photo seems to be."""
    for start, name in _STARTS:
        if data.startswith(start):
            return name
    if data[4:8] == b"ftyp":
        return Text("视频", "a video")
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in head:
        return Text("SVG 图形", "an SVG drawing")
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<script")):
        return Text("网页", "a web page")
    try:
        data[:1024].decode()
    except UnicodeDecodeError as error:
        if error.start < len(data[:1024]) - 4:
            return _SOMETHING
    return Text("文字", "text") if b"\x00" not in data[:1024] else _SOMETHING
