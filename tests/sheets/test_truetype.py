"""Faces are cut to what a document needs, and what is kept is the original outline."""

import struct
from itertools import pairwise
from pathlib import Path

import pytest

from officer_app.paths import resource
from officer_app.sheets import fonts
from officer_app.sheets.truetype import cut, read_face


def _tables(program: bytes) -> dict[str, bytes]:
    found = {}
    for n in range(struct.unpack_from(">H", program, 4)[0]):
        tag, _, at, length = struct.unpack_from(">4sLLL", program, 12 + 16 * n)
        found[tag.decode()] = program[at : at + length]
    return found


def _outlines(program: bytes) -> list[bytes]:
    tables = _tables(program)
    places = struct.unpack(f">{len(tables['loca']) // 4}L", tables["loca"])
    return [tables["glyf"][a:b] for a, b in pairwise(places)]


def test_kept_glyphs_are_the_original_ones() -> None:
    face = fonts.face(fonts.SONG)
    glyphs = [face.glyph_of[ord(c)] for c in "滨州市𬭊é，"]
    program, new = cut(face, glyphs)
    outlines = _outlines(program)
    assert len(outlines) == len(set(glyphs)) + 1
    for glyph in glyphs:
        original = bytes(face.outline(glyph))
        assert outlines[new[glyph]][: len(original)] == original
    widths = struct.unpack_from(f">{2 * len(outlines)}H", _tables(program)["hmtx"])[::2]
    assert [widths[new[glyph]] for glyph in glyphs] == [face.advances[glyph] for glyph in glyphs]


def test_a_composed_glyph_brings_its_parts() -> None:
    face = fonts.face(fonts.KAI)
    acute = face.glyph_of[0xB4]
    original = bytes(face.outline(acute))
    assert original[:2] == b"\xff\xff", "the sample is a composed glyph"
    part = struct.unpack_from(">H", original, 12)[0]
    program, new = cut(face, [acute])
    outlines = _outlines(program)
    renumbered = struct.unpack_from(">H", outlines[new[acute]], 12)[0]
    whole = bytes(face.outline(part))
    assert outlines[renumbered][: len(whole)] == whole


def test_every_common_character_has_a_face_and_rare_ones_fall_back() -> None:
    common = bytes(range(0xB0, 0xF8))
    for row in common:
        text = b"".join(bytes((row, cell)) for cell in range(0xA1, 0xFF)).decode("gb2312", "ignore")
        for style in (fonts.SONG, fonts.TITLE, fonts.HEI, fonts.KAI):
            assert {fonts.places(style)[c].style for c in text} == {style}
    assert fonts.runs("王𠮷三", fonts.SONG) == [(fonts.SONG, "王"), (fonts.KAI, "𠮷"), (fonts.SONG, "三")]
    assert fonts.runs("䶮", fonts.TITLE) == [(fonts.SONG, "䶮")]
    assert fonts.missing("一😀二\u202e😀") == ("U+1F600", "U+202E")


def test_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(b"OTTO" + b"\0" * 60)
    with pytest.raises(ValueError, match=r"x\.ttf"):
        read_face(path)


def test_each_face_has_its_licence() -> None:
    folder = resource("fonts")
    for path in folder.glob("*.ttf"):
        licence = folder / f"OFL-{path.stem.split('-')[0]}.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")
