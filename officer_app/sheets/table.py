"""Rows of a form: how high they are, where they part, and which stay together (DOMAIN 8.2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from officer_app.sheets import style
from officer_app.sheets.paper import Paper
from officer_app.sheets.setting import SetLine, height


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of the table, `x` and `width` in points from the table's left edge. `label` cells are tinted."""

    x: float
    width: float
    lines: tuple[SetLine, ...]
    label: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. `again` is the first cell's label on the next page; None for a row that may not part."""

    cells: tuple[Cell, ...]
    least: float = style.ROW
    again: tuple[SetLine, ...] | None = None

    @property
    def height(self) -> float:
        return max(self.least, *(height(cell.lines) + 2 * style.PAD_Y for cell in self.cells))

    def cut(self, room: float) -> "tuple[Row, Row] | None":
        """What fits into `room`, and the rest; None if not even two lines fit or less than two would be left over."""
        if self.again is None:
            return None
        label, content = self.cells
        used, count = 2 * style.PAD_Y, 0
        for line in content.lines:
            if used + line.leading > room:
                break
            used += line.leading
            count += 1
        count = min(count, len(content.lines) - 2)
        if count < 2 or height(label.lines) + 2 * style.PAD_Y > room:
            return None
        head = Row((label, replace(content, lines=content.lines[:count])), 0, self.again)
        rest = Row((replace(label, lines=self.again), replace(content, lines=content.lines[count:])), 0, self.again)
        return head, rest


def paginate(body: Sequence[Row], tail: Sequence[Row], first: float, room: float, below: float) -> list[list[Row]]:
    """Rows by page. `first` and `room` are the heights free on the first and on every other page.

    `tail` (the signatures) stays in one piece with `below` points under it, and never alone: two rows go with it.
    """
    pages: list[list[Row]] = [[]]
    left = first
    waiting = list(reversed(body))
    while waiting:
        row = waiting.pop()
        parts = row.cut(left) if row.height > left else None
        if row.height <= left:
            pages[-1].append(row)
            left -= row.height
        elif parts:
            pages[-1].append(parts[0])
            waiting.append(parts[1])
            pages.append([])
            left = room
        elif pages[-1]:
            waiting.append(row)
            pages.append([])
            left = room
        else:
            raise ValueError("a row higher than a page that may not part")
    needed = sum(row.height for row in tail) + below
    if needed > left:
        pages.append(_company(pages[-1], room - needed))
    pages[-1].extend(tail)
    return pages


def _company(page: list[Row], room: float) -> list[Row]:
    """Take the last two rows of `page`, or the end of its only one, to go with the signatures."""
    taken: list[Row] = []
    while len(taken) < 2 and len(page) > 1 and page[-1].height <= room:
        taken.insert(0, page.pop())
        room -= taken[0].height
    if not taken:
        last = page[-1].height
        parts = page[-1].cut(max(last - room, last / 2))
        if parts:
            page[-1] = parts[0]
            taken = [parts[1]]
    return taken


def draw_rows(paper: Paper, rows: Sequence[Row], top: float) -> float:
    """Draw rows from `top` down inside a heavier frame. Returns the lower edge."""
    y = top
    for row in rows:
        high = row.height
        for cell in row.cells:
            x = style.LEFT + cell.x
            if cell.label:
                paper.fill(x, y, cell.width, high, style.LABEL_GREY)
            if cell.x:
                paper.rule(x, y, x, y + high)
            free = high - height(cell.lines)
            inset = style.PAD_Y if row.again is not None and not cell.label else free / 2
            paper.lines(x + (style.LABEL_PAD if cell.label else style.PAD_X), y + inset, cell.lines)
        y += high
        paper.rule(style.LEFT, y, style.RIGHT, y)
    if rows:
        paper.box(style.LEFT, top, style.WIDTH, y - top, style.THICK)
    return y
