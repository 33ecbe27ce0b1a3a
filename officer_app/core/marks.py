"""What is drawn on a photo: data beside the untouched original, in pixels of the upright original. Pure.

The window draws it, `photos.annotate` burns it into a copy. Rule 4.12.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import dist, hypot
from typing import Any, NamedTuple

import msgspec

VERSION = 1
TWO_CORNERS = frozenset({"box", "circle", "crop", "mask"})
TOOLS = TWO_CORNERS | {"arrow", "number", "text", "freehand"}
MASK_KINDS = ("face", "id_no", "phone", "plate", "screen", "other")
MAY_BE_MOSAIC = frozenset({"face"})
"""Digits can be read back from a mosaic, so everything but a face is covered whole."""
MOST_BLOCKS = 3
"""A block of a mosaic is a third of its region's height at least (UI 4)."""
MAX_MARKS = 80
MAX_POINTS = 240
MAX_TEXT = 40

Point = tuple[int, int]

# Sizes, in units of the picture (`Drawing.unit`).
STROKE, HEAD, BADGE, LETTER, PADDING = 2.0, 12.0, 8.0, 9.0, 4.0
RED, PAPER, PLATE, SOLID = (229, 57, 46), (255, 255, 255), (18, 24, 26), (43, 51, 55)
"""Colours as RGB: a stroke, its number, the plate behind a text, a covered region."""


class Box(NamedTuple):
    """A rectangle in whole pixels: left, top, right, bottom; the last two are outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def holds(self, x: float, y: float, slack: float = 0) -> bool:
        return self.left - slack <= x < self.right + slack and self.top - slack <= y < self.bottom + slack


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing drawn. `at`: arrow from tail to head; box, circle, crop, mask two opposite corners; number its middle;
    text its upper left corner; freehand its line. `kind` of a mask is one of MASK_KINDS; `blocks` 0 covers it whole,
    1 to 3 makes a mosaic of so many rows. A `hidden` mark is kept and left out of the copy.
    """

    tool: str
    at: tuple[Point, ...]
    text: str = ""
    number: int = 0
    kind: str = ""
    blocks: int = 0
    hidden: bool = False


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """All marks of a photo, the later ones above. `width` and `height` are the upright original's pixels."""

    width: int
    height: int
    marks: tuple[Mark, ...] = ()
    v: int = VERSION

    @property
    def unit(self) -> float:
        """What sizes of strokes and letters are counted in, so that they look alike on every photo."""
        return max(1.0, max(self.width, self.height) / 440)

    @property
    def shown(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if not mark.hidden)

    def adding(self, mark: Mark) -> "Drawing":
        return self._with((*self.marks, mark))

    def replacing(self, index: int, mark: Mark) -> "Drawing":
        return self._with((*self.marks[:index], mark, *self.marks[index + 1 :]))

    def without(self, index: int) -> "Drawing":
        return self._with((*self.marks[:index], *self.marks[index + 1 :]))

    def _with(self, marks: tuple[Mark, ...]) -> "Drawing":
        return msgspec.structs.replace(self, marks=marks)


def read(kept: Mapping[str, Any]) -> Drawing | None:
    """A drawing as it was kept; None when there is none, or when only a newer program understands it."""
    try:
        drawing = msgspec.convert(kept, Drawing) if kept else None
    except msgspec.ValidationError:
        return None
    if drawing is None or drawing.v > VERSION or not all(map(_understood, drawing.marks)):
        return None
    return drawing


def written(drawing: Drawing) -> str:
    """The drawing as it is kept, as JSON; "" for one without marks."""
    return msgspec.json.encode(drawing).decode() if drawing.marks else ""


def _understood(mark: Mark) -> bool:
    wanted = {"arrow": 2, "number": 1, "text": 1}.get(mark.tool, 2)
    return mark.tool in TOOLS and wanted <= len(mark.at) <= MAX_POINTS and 0 <= mark.blocks <= MOST_BLOCKS


def masked(drawing: Drawing | None) -> Counter[str]:
    """How many regions of each kind are covered."""
    marks = drawing.shown if drawing is not None else ()
    return Counter(mark.kind for mark in marks if mark.tool == "mask")


def rows_of(mark: Mark) -> int:
    """Rows of a mask's mosaic, 0 where it is covered whole: whatever was asked for, digits are."""
    return mark.blocks if mark.kind in MAY_BE_MOSAIC else 0


def crop_of(drawing: Drawing) -> Box:
    """What remains of the picture: the last crop, or all of it."""
    whole = Box(0, 0, drawing.width, drawing.height)
    crops = [mark for mark in drawing.shown if mark.tool == "crop"]
    return box_of(crops[-1], whole) if crops else whole


def uncropped(drawing: Drawing) -> Drawing:
    """The drawing before a new crop: there is only ever one."""
    return msgspec.structs.replace(drawing, marks=tuple(mark for mark in drawing.marks if mark.tool != "crop"))


def next_number(drawing: Drawing) -> int:
    return max((mark.number for mark in drawing.marks if mark.tool == "number"), default=0) + 1


def box_of(mark: Mark, within: Box | None = None) -> Box:
    """The rectangle around its points; at least one pixel, cut to `within`."""
    xs, ys = [x for x, _ in mark.at], [y for _, y in mark.at]
    box = Box(min(xs), min(ys), max(max(xs), min(xs) + 1), max(max(ys), min(ys) + 1))
    if within is None:
        return box
    left, top = min(max(box.left, within.left), within.right - 1), min(max(box.top, within.top), within.bottom - 1)
    return Box(left, top, max(left + 1, min(box.right, within.right)), max(top + 1, min(box.bottom, within.bottom)))


def bounds(mark: Mark, unit: float) -> Box:
    """The rectangle everything of it is drawn in, about, for a selection and for hits."""
    box = box_of(mark)
    if mark.tool == "number":
        around = round(BADGE * unit)
    elif mark.tool == "text":
        width, height = text_size(mark.text, unit)
        return Box(box.left, box.top, box.left + width, box.top + height)
    else:
        around = 0 if mark.tool in ("mask", "crop") else round(STROKE * unit)
    return Box(box.left - around, box.top - around, box.right + around, box.bottom + around)


def text_size(text: str, unit: float) -> tuple[int, int]:
    """Width and height of a text's plate: Han characters are square, others about half as wide."""
    letters = sum(1.0 if ord(c) > 0x2E7F else 0.58 for c in text)
    return round((letters * LETTER + 2 * PADDING) * unit), round((LETTER * 1.3 + PADDING) * unit)


def hit(drawing: Drawing, x: float, y: float, slack: float) -> int:
    """The uppermost mark within `slack` pixels of a point, −1 for none. Masks lie under everything else."""
    order = sorted(range(len(drawing.marks)), key=lambda n: (drawing.marks[n].tool != "mask", n), reverse=True)
    return next((n for n in order if _touches(drawing.marks[n], x, y, drawing.unit, slack)), -1)


def _touches(mark: Mark, x: float, y: float, unit: float, slack: float) -> bool:
    if mark.tool in ("mask", "text", "number"):
        return bounds(mark, unit).holds(x, y, slack)
    if mark.tool in ("arrow", "freehand"):
        return any(_distance(x, y, *pair) <= slack + STROKE * unit for pair in pairwise(mark.at))
    box = box_of(mark)
    if mark.tool == "circle":
        a, b = max(box.width / 2, 1), max(box.height / 2, 1)
        off = hypot((x - (box.left + a)) / a, (y - (box.top + b)) / b)
        return abs(off - 1) * min(a, b) <= slack + STROKE * unit
    inner = slack + STROKE * unit
    return box.holds(x, y, inner) and not (
        box.left + inner < x < box.right - inner and box.top + inner < y < box.bottom - inner
    )


def _distance(x: float, y: float, a: Point, b: Point) -> float:
    length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    along = ((x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1])) / length if length else 0
    along = min(1.0, max(0.0, along))
    return dist((x, y), (a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))


def moved(mark: Mark, dx: int, dy: int, drawing: Drawing) -> Mark:
    """The mark elsewhere, as far as the picture reaches."""
    box = box_of(mark)
    dx = min(max(dx, -box.left), max(drawing.width - box.right, -box.left))
    dy = min(max(dy, -box.top), max(drawing.height - box.bottom, -box.top))
    return msgspec.structs.replace(mark, at=tuple((x + dx, y + dy) for x, y in mark.at))


def restyled(mark: Mark, kind: str, blocks: int) -> Mark:
    """A mask of another kind or look."""
    return msgspec.structs.replace(mark, kind=kind, blocks=blocks)


def toggled(mark: Mark) -> Mark:
    """Hidden, or shown again."""
    return msgspec.structs.replace(mark, hidden=not mark.hidden)


def handles(mark: Mark) -> list[Point]:
    """Where it can be taken to change its shape: eight of a rectangle, the two ends of an arrow."""
    if mark.tool == "arrow":
        return list(mark.at)
    if mark.tool not in TWO_CORNERS:
        return []
    l, t, r, b = box_of(mark)  # noqa: E741
    x, y = (l + r) // 2, (t + b) // 2
    return [(l, t), (x, t), (r, t), (r, y), (r, b), (x, b), (l, b), (l, y)]


def reshaped(mark: Mark, handle: int, x: int, y: int, drawing: Drawing) -> Mark:
    """The mark with one of its `handles` elsewhere."""
    x, y = min(max(x, 0), drawing.width), min(max(y, 0), drawing.height)
    if mark.tool == "arrow":
        return msgspec.structs.replace(mark, at=tuple((x, y) if n == handle else p for n, p in enumerate(mark.at)))
    l, t, r, b = box_of(mark)  # noqa: E741
    if handle in (0, 6, 7):
        l = x  # noqa: E741
    if handle in (2, 3, 4):
        r = x
    if handle in (0, 1, 2):
        t = y
    if handle in (4, 5, 6):
        b = y
    return msgspec.structs.replace(mark, at=((min(l, r), min(t, b)), (max(l, r), max(t, b))))


def thinned(line: Sequence[Point], slack: float, most: int = MAX_POINTS) -> tuple[Point, ...]:
    """A drawn line with the points that matter (Douglas and Peucker 1973), at most `most` of them."""
    kept = _thin(line, slack)
    while len(kept) > most:
        slack *= 1.6
        kept = _thin(kept, slack)
    return kept


def _thin(line: Sequence[Point], slack: float) -> tuple[Point, ...]:
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(
            ((_distance(*line[n], line[first], line[last]), n) for n in range(first + 1, last)), default=(0.0, 0)
        )
        if far > slack:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return tuple(line[n] for n in sorted(keep))
