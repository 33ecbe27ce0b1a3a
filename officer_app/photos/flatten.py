"""A photo with its marks burnt in: made in the guarded child from the original, kept as a photo of its own."""

from pathlib import Path
from typing import NamedTuple

import msgspec

from officer_app.core import marks
from officer_app.core.marks import Drawing
from officer_app.photos.ingest import Decoder


class Flat(NamedTuple):
    """A JPEG without metadata, its pixels, and its thumbnail. What a mask covers is in none of them."""

    jpeg: bytes
    width: int
    height: int
    thumb: bytes


def flatten(decoder: Decoder, data: bytes, drawing: Drawing, font: Path) -> Flat:
    """Burn the visible marks into a copy of the original `data`. Any thread.

    `font` is a TrueType file for texts and numbers. Raises OfficerError with a fault of `photos.faults`.
    """
    worded = any(mark.tool in ("text", "number") for mark in drawing.shown)
    letters = font.read_bytes() if worded else b""
    order = {"drawing": msgspec.to_builtins(_order_of(drawing)), "font": len(letters)}
    answer = decoder.ask(data, order, letters)
    return Flat(answer.view, answer.facts.width, answer.facts.height, answer.thumb)


class _Order(msgspec.Struct):
    width: int
    height: int
    crop: marks.Box
    marks: tuple[marks.Mark, ...]
    plates: tuple[tuple[int, int], ...]
    sizes: dict[str, float]
    colours: dict[str, tuple[int, int, int]]


def _order_of(drawing: Drawing) -> _Order:
    """All the child needs, which knows no rule of ours: sizes in pixels, colours, what remains after the crop."""
    unit = drawing.unit
    return _Order(
        drawing.width,
        drawing.height,
        marks.crop_of(drawing),
        tuple(msgspec.structs.replace(mark, blocks=marks.rows_of(mark)) for mark in drawing.shown),
        tuple(marks.text_size(mark.text, unit) for mark in drawing.shown),
        {
            "stroke": marks.STROKE * unit,
            "head": marks.HEAD * unit,
            "badge": marks.BADGE * unit,
            "letter": marks.LETTER * unit,
            "padding": marks.PADDING * unit,
        },
        {"red": marks.RED, "paper": marks.PAPER, "plate": marks.PLATE, "solid": marks.SOLID},
    )
