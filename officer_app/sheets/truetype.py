"""Read a TrueType face and cut it down to the characters of one document.

Our own reader because a sheet is held to the speed of a bare canvas: tables are unpacked in bulk from a memory-mapped
file, so a face of 14 MB is ready in milliseconds, costs the pages it touches, and holds no state that two threads
could trip over. Layouts: OpenType 1.9, tables cmap (formats 4 and 12), glyf, loca, hmtx.
"""

import mmap
import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x01, 0x08, 0x20, 0x40, 0x80


@dataclass(frozen=True)
class Face:
    """One face, read once. Lengths are in thousandths of the type size.

    `glyph_of` maps code points to glyph numbers, `advance_of` code points to advance widths.
    """

    name: str
    ascent: float
    descent: float
    cap_height: float
    bbox: tuple[float, float, float, float]
    italic_angle: float
    weight: int
    glyph_of: dict[int, int]
    advance_of: dict[int, float]
    advances: "array[int]"
    offsets: "array[int]"
    tables: dict[str, memoryview]
    scale: float

    def outline(self, glyph: int) -> memoryview:
        """The glyph's bytes in the file; empty for a blank."""
        return self.tables["glyf"][self.offsets[glyph] : self.offsets[glyph + 1]]


def read_face(path: Path) -> Face:
    """Open a .ttf file. Raises ValueError for anything that is not a TrueType face with outlines."""
    with path.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if bytes(data[:4]) not in (b"\x00\x01\x00\x00", b"true"):
        raise ValueError(f"not a TrueType face: {path.name}")
    tables: dict[str, memoryview] = {}
    for n in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    head, os2 = tables["head"], tables["OS/2"]
    units: int = struct.unpack_from(">H", head, 18)[0]
    scale = 1000 / units
    ascent, descent = struct.unpack_from(">hh", os2, 68)
    cap = struct.unpack_from(">h", os2, 88)[0] if struct.unpack_from(">H", os2, 0)[0] > 1 else ascent
    glyphs: int = struct.unpack_from(">H", tables["maxp"], 4)[0]
    measured: int = struct.unpack_from(">H", tables["hhea"], 34)[0]
    advances = _numbers("H", tables["hmtx"][: 4 * measured])[::2]
    advances.extend([advances[-1]] * (glyphs - measured))
    long_offsets = struct.unpack_from(">h", head, 50)[0]
    offsets = _numbers("I" if long_offsets else "H", tables["loca"])
    if not long_offsets:
        offsets = array("I", (2 * n for n in offsets))
    glyph_of = dict(_mapping(tables["cmap"]))
    whole = scale == 1
    return Face(
        name=_postscript_name(tables["name"]),
        ascent=ascent * scale,
        descent=descent * scale,
        cap_height=cap * scale,
        bbox=tuple(v * scale for v in struct.unpack_from(">4h", head, 36)),
        italic_angle=struct.unpack_from(">l", tables["post"], 4)[0] / 65536,
        weight=struct.unpack_from(">H", os2, 4)[0],
        glyph_of=glyph_of,
        advance_of={c: advances[g] if whole else advances[g] * scale for c, g in glyph_of.items()},
        advances=advances,
        offsets=offsets,
        tables=tables,
        scale=scale,
    )


def _numbers(kind: str, data: memoryview) -> "array[int]":
    """Big-endian unsigned numbers of a table, in bulk."""
    found = array(kind)
    found.frombytes(data)
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _postscript_name(table: memoryview) -> str:
    count, strings = struct.unpack_from(">HH", table, 2)
    for n in range(count):
        platform, _, _, name_id, length, offset = struct.unpack_from(">6H", table, 6 + 12 * n)
        if name_id == 6:
            raw = bytes(table[strings + offset : strings + offset + length])
            return raw.decode("utf-16-be" if platform in (0, 3) else "latin-1")
    raise ValueError("a face without a PostScript name")


def _mapping(table: memoryview) -> Iterator[tuple[int, int]]:
    """Pairs of code point and glyph number from the widest Unicode subtable."""
    best = {4: -1, 12: -1}
    for n in range(struct.unpack_from(">H", table, 2)[0]):
        platform, _, offset = struct.unpack_from(">HHL", table, 4 + 8 * n)
        form = struct.unpack_from(">H", table, offset)[0]
        if platform in (0, 3) and form in best:
            best[form] = offset
    if best[12] >= 0:
        return _mapping_12(table, best[12])
    if best[4] >= 0:
        return _mapping_4(table, best[4])
    raise ValueError("a face without a Unicode character map")


def _mapping_12(table: memoryview, at: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">L", table, at + 12)[0]
    for start, end, glyph in struct.iter_unpack(">LLL", table[at + 16 : at + 16 + 12 * count]):
        yield from zip(range(start, end + 1), range(glyph, glyph + end - start + 1), strict=True)


def _mapping_4(table: memoryview, at: int) -> Iterator[tuple[int, int]]:
    length, _, doubled = struct.unpack_from(">HHH", table, at + 2)
    count = doubled // 2
    words = _numbers("H", table[at + 14 : at + length - (length & 1)])
    ends, starts = words[:count], words[count + 1 : 2 * count + 1]
    deltas, ranges = words[2 * count + 1 : 3 * count + 1], 3 * count + 1
    for n in range(count):
        for code in range(starts[n], min(ends[n], 0xFFFE) + 1):
            if words[ranges + n] == 0:
                yield code, (code + deltas[n]) & 0xFFFF
            else:
                place = ranges + n + words[ranges + n] // 2 + code - starts[n]
                glyph = words[place] if place < len(words) else 0
                if glyph:
                    yield code, (glyph + deltas[n]) & 0xFFFF


def cut(face: Face, wanted: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A TrueType program with glyph 0, the `wanted` glyphs and their parts, and the old-to-new glyph numbers.

    Only the tables a CIDFontType2 in a PDF needs (ISO 32000-1, 9.9).
    """
    order = [0]
    new = {0: 0}

    def number(old: int) -> int:
        if old not in new:
            new[old] = len(order)
            order.append(old)
        return new[old]

    for glyph in wanted:
        number(glyph)
    outlines: list[bytes] = []
    for old in order:  # grows while it is walked: parts of composed glyphs join at the end
        outline = bytes(face.outline(old))
        if outline[:1] >= b"\x80":
            outline = _renumber_parts(outline, number)
        outlines.append(outline + b"\0" * (-len(outline) % 4))
    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    bearings = face.tables["hmtx"]
    measured: int = struct.unpack_from(">H", face.tables["hhea"], 34)[0]
    metrics = bytearray()
    for old in order:
        at = 4 * old + 2 if old < measured else 4 * measured + 2 * (old - measured)
        metrics += struct.pack(">H", face.advances[old]) + bytes(bearings[at : at + 2])
    head = bytearray(face.tables["head"])
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    hhea, maxp = bytearray(face.tables["hhea"]), bytearray(face.tables["maxp"])
    struct.pack_into(">H", hhea, 34, len(order))
    struct.pack_into(">H", maxp, 4, len(order))
    parts: dict[str, bytes] = {tag: bytes(face.tables[tag]) for tag in ("cvt ", "fpgm", "prep") if tag in face.tables}
    parts |= {
        "glyf": b"".join(outlines),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": bytes(metrics),
        "loca": struct.pack(f">{len(places)}L", *places),
        "maxp": bytes(maxp),
    }
    return _assemble(parts), new


def _renumber_parts(outline: bytes, number: Callable[[int], int]) -> bytes:
    """A composed glyph whose parts carry their new numbers."""
    result = bytearray(outline)
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", result, at)
        struct.pack_into(">H", result, at + 2, number(part))
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return bytes(result)


def _assemble(parts: dict[str, bytes]) -> bytes:
    """Table directory and padded tables. Checksums are left 0: no reader of an embedded program looks at them."""
    count = len(parts)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    body = bytearray()
    start = 12 + 16 * count
    for tag, data in sorted(parts.items()):
        directory += struct.pack(">4sLLL", tag.encode("latin-1"), 0, start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return directory + bytes(body)
