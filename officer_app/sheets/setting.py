"""Words into set lines: where each piece of text and each check box stands. No drawing, no PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from officer_app.sheets import style
from officer_app.sheets.breaking import break_lines
from officer_app.sheets.fonts import SONG, measure

Align = Literal["fill", "left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text at `x` from the line's left edge, with `spacing` points added after each character."""

    x: float
    text: str
    face: str
    size: float
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A check box at `x`, drawn as a square; it copies as ☑ or ☐."""

    x: float
    size: float
    checked: bool


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line: its pitch, its baseline below the line's top, and what stands in it."""

    leading: float
    baseline: float
    items: tuple[Piece | Tick, ...]


def set_text(
    text: str,
    width: float,
    *,
    face: str = SONG,
    size: float = style.BODY_SIZE,
    align: Align = "fill",
    leading: float = style.LEADING,
) -> list[SetLine]:
    """Lines of `text` no wider than `width` points. Newlines begin new paragraphs. Empty text gives no line."""
    if not text:
        return []
    lines: list[SetLine] = []
    for paragraph in text.split("\n"):
        widths = measure(paragraph, face)
        broken = break_lines(paragraph, widths, width * 1000 / size)
        last = len(broken) - 1
        for n, line in enumerate(broken):
            spare = width - line.width * size / 1000
            letters = line.end - line.start
            spacing = x = 0.0
            if align == "fill" and n < last and letters > 1 and spare / (letters - 1) <= style.LOOSEST * size:
                spacing = spare / (letters - 1)
            elif align == "centre":
                x = spare / 2
            elif align == "right":
                x = spare
            lines.append(_line(size, leading, (Piece(x, paragraph[line.start : line.end], face, size, spacing),)))
    return lines


def set_options(
    options: Sequence[tuple[str, bool]],
    width: float,
    *,
    lead: str = "",
    lead_size: float = style.BODY_SIZE,
    size: float = style.OPTION_SIZE,
) -> list[SetLine]:
    """Check boxes with their words, never parted, as many on a line as fit; `lead` stands before the first."""
    box, gap = size * 1.04, size * 0.3
    lines: list[SetLine] = []
    items: list[Piece | Tick] = []
    x = 0.0
    if lead:
        items.append(Piece(0, lead, SONG, lead_size))
        x = sum(measure(lead, SONG)) * lead_size / 1000 + size * 0.8
    for word, checked in options:
        wide = box + sum(measure(word, SONG)) * size / 1000
        if items and x + wide > width + 0.01:
            lines.append(_line(size, style.TIGHT, tuple(items)))
            items, x = [], 0.0
        items += (Tick(x, size, checked), Piece(x + box, word, SONG, size))
        x += wide + gap
    if items:
        lines.append(_line(size, style.TIGHT, tuple(items)))
    return lines


def _line(size: float, leading: float, items: tuple[Piece | Tick, ...]) -> SetLine:
    """A line whose em box stands in the middle of its pitch (these faces: 0.88 above, 0.12 below the baseline)."""
    return SetLine(size * leading, size * (leading / 2 + 0.38), items)


def height(lines: Iterable[SetLine]) -> float:
    return sum(line.leading for line in lines)
