"""The faces of the sheets, and which face draws which character.

Every style has a first face; a character that face lacks is drawn from the next one that has it. One that no face has
is drawn as a box and told to the officer before anything is printed.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from officer_app.paths import resource
from officer_app.sheets.truetype import Face, read_face

SONG, TITLE, HEI, KAI = "song", "title", "hei", "kai"

_FILES = {
    SONG: "NotoSerifSC-Regular.ttf",
    TITLE: "NotoSerifSC-SemiBold.ttf",
    HEI: "NotoSansSC-Medium.ttf",
    KAI: "BinzhouKai-Regular.ttf",
}
_CHAINS = {
    SONG: (SONG, KAI, HEI),
    TITLE: (TITLE, SONG, KAI, HEI),
    HEI: (HEI, SONG, KAI),
    KAI: (KAI, SONG, HEI),
}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e\n\t")
"""Characters without ink: they take no room, and still stand in the text that is copied out."""
TAB_WIDTH = 2000


@cache
def face(style: str) -> Face:
    """The face of a style, read once in a process."""
    return read_face(resource(f"fonts/{_FILES[style]}"))


class Place(NamedTuple):
    """Where a character comes from. `style` names the face, `advance` is in thousandths of the size.

    `inked` is false for what leaves no ink of its own; `boxed` marks those drawn as a box, because no face has them
    or because they turn the reading direction.
    """

    style: str
    advance: float
    inked: bool = True
    boxed: bool = False


class Places(dict[str, Place]):
    """Character → place, for one style. Filled as characters are met."""

    def __init__(self, style: str) -> None:
        super().__init__()
        self.style = style

    def __missing__(self, character: str) -> Place:
        place = self[character] = _place(character, self.style)
        return place


@cache
def places(style: str) -> Places:
    return Places(style)


def _place(character: str, style: str) -> Place:
    if character == "\t":
        return Place(style, TAB_WIDTH, inked=False)
    if character in _UNSEEN or 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF:
        return Place(style, 0, inked=False)
    if unicodedata.category(character) in ("Cf", "Cc", "Cs", "Zl", "Zp"):
        return Place(style, 1000, inked=False, boxed=True)
    code = ord(character)
    for candidate in _CHAINS[style]:
        if code in face(candidate).glyph_of:
            return Place(candidate, face(candidate).advance_of[code])
    return Place(style, 1000, inked=False, boxed=True)


def measure(text: str, style: str) -> list[float]:
    """Advance of each character, in thousandths of the size."""
    known = places(style)
    return [known[character].advance for character in text]


def runs(text: str, style: str) -> list[tuple[str, str]]:
    """The text cut where the face changes: pairs of (style of the face, piece)."""
    known = places(style)
    result: list[tuple[str, str]] = []
    begin, current = 0, ""
    for n, character in enumerate(text):
        wanted = known[character].style
        if wanted != current:
            if n:
                result.append((current, text[begin:n]))
            begin, current = n, wanted
    if text:
        result.append((current, text[begin:]))
    return result


def missing(text: str) -> tuple[str, ...]:
    """Characters of `text` that will be boxes, each once, as `U+1F600`."""
    known = places(SONG)
    return tuple(dict.fromkeys(f"U+{ord(c):04X}" for c in text if known[c].boxed))
