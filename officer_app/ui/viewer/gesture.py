"""One press, drag and release on a photo: what the drawing would be by now. Pure; pixels of the original."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from officer_app.core import marks
from officer_app.core.marks import Drawing, Mark, Point


class Style(NamedTuple):
    """How the next mask is drawn: of what kind, in how many rows of blocks (0: one colour)."""

    kind: str = "id_no"
    blocks: int = 0


class Gesture(Protocol):
    """`index` is the mark it is about. `to` may be called for every move of the pointer."""

    @property
    def index(self) -> int: ...

    def to(self, x: int, y: int) -> Drawing: ...


@dataclass
class Making:
    """A new mark from where the button went down."""

    drawing: Drawing
    tool: str
    style: Style
    start: Point
    line: list[Point] = field(default_factory=list)

    @property
    def index(self) -> int:
        return len(self.drawing.marks)

    def to(self, x: int, y: int) -> Drawing:
        x, y = within(x, y, self.drawing)
        if self.tool == "freehand":
            self.line = [*(self.line or [self.start]), (x, y)]
            return self.drawing.adding(Mark(tool="freehand", at=tuple(self.line)))
        mask = {"kind": self.style.kind, "blocks": self.style.blocks} if self.tool == "mask" else {}
        return self.drawing.adding(Mark(tool=self.tool, at=(self.start, (x, y)), **mask))  # type: ignore[arg-type]


@dataclass
class Moving:
    """A mark that follows the pointer."""

    drawing: Drawing
    index: int
    start: Point

    def to(self, x: int, y: int) -> Drawing:
        mark = self.drawing.marks[self.index]
        return self.drawing.replacing(self.index, marks.moved(mark, x - self.start[0], y - self.start[1], self.drawing))


@dataclass
class Reshaping:
    """A mark whose handle follows the pointer."""

    drawing: Drawing
    index: int
    handle: int

    def to(self, x: int, y: int) -> Drawing:
        mark = self.drawing.marks[self.index]
        return self.drawing.replacing(self.index, marks.reshaped(mark, self.handle, x, y, self.drawing))


def within(x: int, y: int, drawing: Drawing) -> Point:
    """The nearest point of the picture."""
    return min(max(x, 0), drawing.width), min(max(y, 0), drawing.height)


def handle_at(mark: Mark, x: float, y: float, slack: float) -> int:
    """The handle of a mark within `slack` pixels of a point, −1 for none."""
    for n, (hx, hy) in enumerate(marks.handles(mark)):
        if abs(hx - x) <= slack and abs(hy - y) <= slack:
            return n
    return -1


def finished(drawing: Drawing, index: int, slack: float) -> Drawing:
    """The drawing with the mark as it is kept: a free line by the points that matter, corners in order."""
    mark = drawing.marks[index]
    if mark.tool == "freehand":
        at = marks.thinned(mark.at, slack)
        return drawing.replacing(index, Mark(tool="freehand", at=at if len(at) > 1 else (*at, *at)))
    return drawing
