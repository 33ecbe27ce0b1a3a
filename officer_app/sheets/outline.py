"""Outlines of words as PDF path operators: for watermarks, which are ink on the paper and not part of its text."""

import struct
from collections.abc import Iterator
from functools import lru_cache

from officer_app.sheets.fonts import face
from officer_app.sheets.truetype import Face

_ON, _SHORT_X, _SHORT_Y, _REPEAT, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32

Point = tuple[float, float, bool]


@lru_cache(32)
def word_path(word: str, style: str, size: float) -> tuple[str, float]:
    """Path operators of `word` from the origin, to be filled, and its width in points."""
    source = face(style)
    parts: list[str] = []
    x = 0.0
    for character in word:
        code = ord(character)
        for contour in _contours(source, source.glyph_of[code]):
            parts.append(_path(contour, x, size * source.scale / 1000))
        x += source.advance_of[code] * size / 1000
    return "\n".join(parts), x


def _contours(source: Face, glyph: int) -> Iterator[list[Point]]:
    """Contours of a simple glyph, in font units. Composed glyphs (accented Latin) give none: our words have none."""
    data = source.outline(glyph)
    if not len(data):
        return
    count = struct.unpack_from(">h", data)[0]
    if count < 0:
        raise ValueError("a watermark of composed glyphs")
    ends = struct.unpack_from(f">{count}H", data, 10)
    at = 10 + 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]
    total = ends[-1] + 1
    flags: list[int] = []
    while len(flags) < total:
        flag = data[at]
        at += 1
        times = 1
        if flag & _REPEAT:
            times += data[at]
            at += 1
        flags += [flag] * times
    xs, at = _axis(data, at, flags, _SHORT_X, _SAME_X)
    ys, at = _axis(data, at, flags, _SHORT_Y, _SAME_Y)
    begin = 0
    for end in ends:
        yield [(xs[n], ys[n], bool(flags[n] & _ON)) for n in range(begin, end + 1)]
        begin = end + 1


def _axis(data: memoryview, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    values: list[int] = []
    value = 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        values.append(value)
    return values, at


def _path(contour: list[Point], shift: float, scale: float) -> str:
    """One closed contour: TrueType's quadratic curves as the cubic ones of PDF."""
    first = next((n for n, point in enumerate(contour) if point[2]), None)
    if first is None:
        return ""
    points = contour[first:] + contour[: first + 1]
    x, y, _ = points[0]
    out = [f"{shift + x * scale:.2f} {y * scale:.2f} m"]
    control: tuple[float, float] | None = None

    def curve(cx: float, cy: float, ex: float, ey: float) -> None:
        numbers = (x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3, ex + 2 * (cx - ex) / 3, ey + 2 * (cy - ey) / 3, ex, ey)
        out.append(" ".join(f"{(shift if n % 2 == 0 else 0) + v * scale:.2f}" for n, v in enumerate(numbers)) + " c")

    for px, py, on in points[1:]:
        if control is None and on:
            out.append(f"{shift + px * scale:.2f} {py * scale:.2f} l")
            x, y = px, py
        elif control is None:
            control = (px, py)
        else:
            ex, ey = (px, py) if on else ((control[0] + px) / 2, (control[1] + py) / 2)
            curve(*control, ex, ey)
            x, y = ex, ey
            control = None if on else (px, py)
    return "\n".join([*out, "h"])
