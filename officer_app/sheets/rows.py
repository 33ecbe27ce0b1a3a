"""Rows that every form is made of: a label and what belongs to it, over the whole width or two side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from officer_app.sheets import fonts, style
from officer_app.sheets.fonts import HEI, KAI
from officer_app.sheets.paper import Paper
from officer_app.sheets.setting import Piece, SetLine, set_options, set_text
from officer_app.sheets.style import MM
from officer_app.sheets.table import Cell, Row

WIDE = sum(style.COLUMNS[1:])
FIRST_HEAD, NEXT_HEAD = 17.4 * MM, 8 * MM
"""What the title takes of the first page, and the short title of every other."""
_NUMBER_SIZE = 10.0


@dataclass(frozen=True)
class Sheet:
    """A finished PDF. `missing` names characters that stand as boxes on it, as `U+1F600`; `pages` counts its pages."""

    pdf: bytes
    missing: tuple[str, ...]
    pages: int


def inner(width: float) -> float:
    """The width a cell leaves for what stands in it."""
    return width - 2 * style.PAD_X


def short(text: str, column: int) -> list[SetLine]:
    """A few words in one of the four columns."""
    return set_text(text, inner(style.COLUMNS[column]), align="left", leading=style.TIGHT)


def full(text: str) -> list[SetLine]:
    """Running text beside a label, over the whole width."""
    return set_text(text, inner(WIDE))


def boxes(options: Sequence[tuple[str, bool]], column: int) -> list[SetLine]:
    """Check boxes in one of the four columns."""
    return set_options(options, inner(style.COLUMNS[column]))


def label_lines(words: str, column: int, more: str = "") -> tuple[SetLine, ...]:
    """A label, as large as its column allows; `more` stands small below it."""
    width = style.COLUMNS[column] - 2 * style.LABEL_PAD
    size = max(style.SMALL_SIZE, min(style.BODY_SIZE, width * 1000 / sum(fonts.measure(words, HEI))))
    lines = set_text(words, width, face=HEI, size=size, align="centre", leading=style.TIGHT)
    return tuple(lines + set_text(more, width, face=HEI, size=style.SMALL_SIZE, align="centre", leading=style.TIGHT))


def pair(label: str, value: list[SetLine], label2: str, value2: list[SetLine]) -> Row:
    """Two labels, each with what belongs to it."""
    a, b, c, d = style.COLUMNS
    return Row(
        (
            Cell(0, a, label_lines(label, 0), True),
            Cell(a, b, tuple(value)),
            Cell(a + b, c, label_lines(label2, 2), True),
            Cell(a + b + c, d, tuple(value2)),
        )
    )


def long(label: str, parts: Iterable[list[SetLine]], least: float = style.ROW, more: str = "") -> Row:
    """One label and paragraphs, at least `least` points high, parted between pages where it must."""
    content = tuple(line for part in parts for line in part)
    cells = (Cell(0, style.COLUMNS[0], label_lines(label, 0, more), True), Cell(style.COLUMNS[0], WIDE, content))
    return Row(cells, least, label_lines(label, 0, "（续）"))


def words_of(rows: Iterable[Row]) -> Iterable[str]:
    """Every word that stands in these rows."""
    for row in rows:
        for cell in row.cells:
            for line in cell.lines:
                yield from (item.text for item in line.items if isinstance(item, Piece))


def note_lines(note: str, missing: Sequence[str]) -> list[SetLine]:
    """The form's note below its table, and what could not be printed."""
    notes = [note]
    if missing:
        shown = "、".join(missing[:12]) + (f" 等 {len(missing)} 个" if len(missing) > 12 else "")
        notes.append(f"方框代表字体里没有、无法印出的字符：{shown}。")
    return [
        line
        for words in notes
        for line in set_text(words, style.WIDTH, face=KAI, size=style.SMALL_SIZE, align="left", leading=style.TIGHT)
    ]


def draw_continued(paper: Paper, form_name: str, number: str) -> None:
    """The short title of a page after the first."""
    y = style.TOP + 6 * MM
    paper.text(style.LEFT, y, f"{form_name}（续）", HEI, style.BODY_SIZE)
    lines = set_text(f"编号：{number}", style.WIDTH, size=_NUMBER_SIZE, align="right")
    paper.lines(style.LEFT, y - lines[0].baseline, lines)
