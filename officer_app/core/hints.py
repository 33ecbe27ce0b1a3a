"""Where a photo may show a person, as a machine saw it: a reason to look, kept on the device that looked. Pure.

A hint is no evidence and travels with no record; what the officer decides about it does (`core.privacy`).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from officer_app.core import marks
from officer_app.core.marks import Box, Drawing, Mark

KINDS = ("face", "id_no", "phone")
"""What is looked for in pixels."""
COVERED = 0.7
"""Part of a region that has to lie under masks, or outside the crop: what was seen is never exact to the pixel."""
ROWS_OF_A_FACE = 2
"""How a face is covered unless somebody chooses otherwise: blocks of half its height."""


class Hint(msgspec.Struct, frozen=True, array_like=True):
    """`kind` is of KINDS; left, top, right and bottom are parts of the upright original, 0 to 1."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def sound(self) -> bool:
        """Whether it can be one: it came from a process that reads foreign pictures."""
        across, down = 0 <= self.left < self.right <= 1, 0 <= self.top < self.bottom <= 1
        return self.kind in KINDS and across and down


Seen = Mapping[str, Sequence[Hint]]
"""What was seen on photos, by the original's sha256."""

NOTHING: Seen = MappingProxyType({})


def box_of(hint: Hint, drawing: Drawing) -> Box:
    """The region in pixels of the upright original, at least one of them."""
    left, top = int(hint.left * drawing.width), int(hint.top * drawing.height)
    right, bottom = round(hint.right * drawing.width), round(hint.bottom * drawing.height)
    return Box(left, top, max(left + 1, right), max(top + 1, bottom))


def at(hints: Sequence[Hint], drawing: Drawing, x: float, y: float) -> Hint | None:
    """The smallest of them around a point of the original."""
    around = [hint for hint in hints if box_of(hint, drawing).holds(x, y)]
    return min(around, key=lambda hint: (hint.right - hint.left) * (hint.bottom - hint.top), default=None)


def bare(hints: Sequence[Hint], drawing: Drawing | None) -> tuple[Hint, ...]:
    """Those that neither a mask nor the crop covers. Without a drawing, all of them."""
    return tuple(hint for hint in hints if not _is_covered(hint, drawing)) if drawing is not None else tuple(hints)


def mask_of(hint: Hint, drawing: Drawing) -> Mark:
    """The mask that covers it: blocks for a face, whole for digits."""
    box = box_of(hint, drawing)
    blocks = ROWS_OF_A_FACE if hint.kind in marks.MAY_BE_MOSAIC else 0
    return Mark(tool="mask", at=((box.left, box.top), (box.right, box.bottom)), kind=hint.kind, blocks=blocks)


def _is_covered(hint: Hint, drawing: Drawing) -> bool:
    box = box_of(hint, drawing)
    whole = box.width * box.height
    if _shared(box, marks.crop_of(drawing)) <= (1 - COVERED) * whole:
        return True
    masks = [marks.box_of(mark) for mark in drawing.shown if mark.tool == "mask"]
    return any(_shared(box, mask) >= COVERED * whole for mask in masks)


def _shared(one: Box, other: Box) -> int:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0, across) * max(0, down)
