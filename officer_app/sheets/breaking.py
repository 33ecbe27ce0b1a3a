"""Where a line of Chinese text may end (禁则处理, DOMAIN 8.4).

Closing marks never begin a line, opening marks never end one, dashes and ellipses stay whole, Latin words and numbers
are not split. Only what is by itself longer than a line is cut inside, at the best place there is.
"""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

NO_START = frozenset("。，、；：！？）》」』】〕〉〗］｝”’·—…～％‰℃°′″ー々,.;:!?)]}%")
"""Marks that may not stand first in a line."""
NO_END = frozenset("（《「『【〔〈〖［｛“‘＃￥＄№([{#$¥£€")
"""Marks that may not stand last in a line."""
HALF = frozenset("。，、；：！？）》」』】〕〉〗］｝")
"""Full-width closing marks whose right half is empty: at the end of a line that half may stick out."""
_PAIRED = frozenset("—…")
_GLUE = frozenset("\u00a0\u2007\u202f\u2060\ufeff")

WIDE, WORD, SPACE, JOINED, GLUE = "wide", "word", "space", "joined", "glue"


class Line(NamedTuple):
    """Characters `start` up to `end` of a paragraph, and their width without what sticks out at the end."""

    start: int
    end: int
    width: float


class _Kinds(dict[str, str]):
    def __missing__(self, character: str) -> str:
        kind = self[character] = _kind(character)
        return kind


def _kind(character: str) -> str:
    if character in _GLUE:
        return GLUE
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Mc") or character in "\u200c\u200d" or "\U0001f3fb" <= character <= "\U0001f3ff":
        return JOINED
    if (category == "Zs" and character != "\u3000") or character in "\t\u200b":
        return SPACE
    if character in "’‘":
        return WORD
    width = unicodedata.east_asian_width(character)
    if width in "WF" or (width == "A" and category[0] != "L"):
        return WIDE
    return WORD


_kinds = _Kinds()


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before character `at` (0 < at < len)."""
    kind = _kinds[text[at]]
    if kind in (JOINED, SPACE, GLUE) or text[at] in NO_START:
        return False
    before = at - 1
    while before > 0 and _kinds[text[before]] is JOINED:
        if text[before] == "\u200d":
            return False
        before -= 1
    spaced = False
    while before > 0 and _kinds[text[before]] is SPACE:
        spaced = True
        before -= 1
    last = text[before]
    if last in NO_END or _kinds[last] is GLUE:
        return False
    if spaced or _kinds[last] is SPACE:
        return True
    return kind is not WORD or _kinds[last] is not WORD


def break_lines(text: str, widths: Sequence[float], limit: float) -> list[Line]:
    """Cut one paragraph (no newline in it) into lines no wider than `limit`.

    `widths` has the advance of each character, in the unit of `limit`. Joined, the lines are the text: spaces at a
    line's end hang beyond the edge, nothing is dropped. At least one character goes on each line.
    """
    lines: list[Line] = []
    start = safe = at = 0
    width = safe_width = 0.0
    length = len(text)
    while at < length:
        character = text[at]
        if at > start and may_break(text, at):
            safe, safe_width = at, width
        step = widths[at]
        if width + step > limit + 1e-6 and at > start and _kinds[character] is not SPACE:
            squeezed = width + step / 2
            if character in HALF and squeezed <= limit + 1e-6 and (at + 1 == length or may_break(text, at + 1)):
                lines.append(Line(start, at + 1, squeezed))
                start = safe = at = at + 1
                width = 0.0
                continue
            if safe > start:
                end, end_width = safe, safe_width
            else:
                end = _cut(text, start, at)
                end_width = sum(widths[start:end])
            lines.append(Line(start, end, _trim(text, widths, start, end, end_width)))
            width -= end_width
            start = safe = end
            continue
        width += step
        at += 1
    if start < length or not lines:
        lines.append(Line(start, length, _trim(text, widths, start, length, width)))
    return lines


def _trim(text: str, widths: Sequence[float], start: int, end: int, width: float) -> float:
    """Width without spaces at the end and without the empty half of a closing mark there."""
    while end > start and _kinds[text[end - 1]] is SPACE:
        end -= 1
        width -= widths[end]
    if end > start and text[end - 1] in HALF:
        width -= widths[end - 1] / 2
    return width


def _cut(text: str, start: int, at: int) -> int:
    """The last place up to `at` to cut something longer than a line: never at a bad mark if that can be helped."""
    for end in range(at, start, -1):
        if _kinds[text[end]] is not JOINED and text[end] not in NO_START and text[end - 1] not in NO_END:
            return end
    return at
