"""F02 走流程体验记录表, the walkthrough record (DOMAIN 8.3): head, steps with their times, papers, signatures."""

from collections.abc import Sequence

from officer_app.core.sheet_data import Box
from officer_app.core.walk_sheet import StepLine, WalkSheet
from officer_app.sheets import fonts, style
from officer_app.sheets.fonts import HEI
from officer_app.sheets.page import draw_frame, draw_heading
from officer_app.sheets.paper import Paper
from officer_app.sheets.rows import (
    FIRST_HEAD,
    NEXT_HEAD,
    WIDE,
    Sheet,
    draw_continued,
    full,
    inner,
    long,
    note_lines,
    pair,
    short,
    words_of,
)
from officer_app.sheets.setting import SetLine, height, set_options, set_text
from officer_app.sheets.style import MM
from officer_app.sheets.table import Cell, Row, draw_rows, paginate

_STEP_COLUMNS = (10 * MM, 26 * MM, 40 * MM, 40 * MM, 20 * MM, 20 * MM)
_STEP_HEADS = ("序号", "环节", "标准要求", "实际情况", "起止时间", "问题编号")
_SIGN_COLUMNS = ((24 * MM, 36 * MM), (20 * MM, 30 * MM), (14 * MM, 32 * MM))
_STEP_SIZE, _NARROW_SIZE = 10.0, 8.0
_STEP_LINES = 30
"""A step with more to say goes on in a row of its own, so that no row is higher than a page."""


def render_walk(sheet: WalkSheet) -> Sheet:
    """Draw the sheet. The same data gives the same bytes."""
    head = _head(sheet)
    step_head = _step_heads()
    steps = [row for line in sheet.steps for row in _step_rows(line)]
    rest, tail = _rest(sheet), _tail(sheet)
    missing = fonts.missing("".join(words_of([*head, *steps, *rest, *tail])))
    notes = note_lines(sheet.note, missing)
    pages = paginate(
        [*head, step_head, *steps, *rest],
        tail,
        style.HEIGHT - FIRST_HEAD,
        style.HEIGHT - NEXT_HEAD - step_head.height,
        height(notes) + 2 * style.PAD_Y,
    )
    _keep_head_with_steps(pages, step_head)
    paper = Paper(f"{sheet.form_name} {sheet.walk_no}")
    for number, rows in enumerate(pages, 1):
        draw_frame(paper, sheet, number, len(pages))
        if number == 1:
            draw_heading(paper, sheet, f"编号：{sheet.walk_no}", "")
            bottom = draw_rows(paper, rows, style.TOP + FIRST_HEAD)
        else:
            draw_continued(paper, sheet.form_name, sheet.walk_no)
            goes_on = rows and any(rows[0] is row for row in steps)
            bottom = draw_rows(paper, [step_head, *rows] if goes_on else rows, style.TOP + NEXT_HEAD)
        if number == len(pages):
            paper.lines(style.LEFT, bottom + style.PAD_Y, notes)
        paper.next_page()
    return Sheet(paper.finish(), missing, len(pages))


def _keep_head_with_steps(pages: list[list[Row]], step_head: Row) -> None:
    """A head of columns at the foot of a page stands over nothing: it is drawn again over the steps anyway."""
    for page in pages[:-1]:
        if page and page[-1] is step_head:
            page.pop()


def _head(sheet: WalkSheet) -> list[Row]:
    ways = [*set_options(sheet.mode, inner(WIDE)), *set_options(sheet.kind, inner(WIDE))]
    rows = [
        pair("事项名称", short(sheet.matter, 1), "事项编码", short(sheet.matter_code, 3)),
        pair("体检活动", short(sheet.campaign, 1), "靶点编号", short(sheet.target_no, 3)),
        long("体验方式", [ways]),
        long(sheet.place_label, [full(sheet.place)]),
        long("时间", [full(sheet.time), full(f"总用时 {sheet.total}　等候 {sheet.waiting}"), full(sheet.counts)]),
    ]
    if sheet.proxy:
        rows.append(long("代理办", [full(sheet.proxy)]))
    if sheet.accompany is not None:
        agreed, profile = sheet.accompany
        rows.append(long("陪同办", [set_options(agreed, inner(WIDE), lead=f"{profile}　办事人同意")]))
    return [*rows, long("现行标准", [full(sheet.guide)])]


def _rest(sheet: WalkSheet) -> list[Row]:
    rows = [
        long("被要求提交的材料", [_material(name, boxes) for name, boxes in sheet.materials] or [full("无")]),
        pair("问卷得分", short(sheet.score, 1), sheet.grade_label, short(sheet.grade, 3)),
        long("体验小结", [full(sheet.summary)]),
        long("发现问题", [full(sheet.findings)]),
    ]
    return [*rows, long("时间说明", [full(line) for line in sheet.trace])] if sheet.trace else rows


def _tail(sheet: WalkSheet) -> list[Row]:
    """Signatures and date side by side, as the form has them."""
    contents = (("体验官签名", ""), ("同行人员", sheet.companions), ("日期", sheet.filled_on))
    x, cells = 0.0, []
    for (words, content), (label, width) in zip(contents, _SIGN_COLUMNS, strict=True):
        cells.append(Cell(x, label, _centred(words, label - 2 * style.LABEL_PAD), True))
        cells.append(Cell(x + label, width, tuple(set_text(content, inner(width), size=_STEP_SIZE, align="left"))))
        x += label + width
    return [Row(tuple(cells))]


def _material(name: str, boxes: tuple[Box, ...]) -> list[SetLine]:
    return [*full(name), *set_options(boxes, inner(WIDE), lead="　")]


def _step_rows(line: StepLine) -> list[Row]:
    """One row, or several when there is more to say than a row holds."""
    expected = _step_cell(line.expected, 2)
    actual = _step_cell(line.actual, 3)
    rows: list[Row] = []
    for first in range(0, max(len(expected), len(actual), 1), _STEP_LINES):
        again = first > 0
        texts = ("" if again else line.number, f"{line.title}（续）" if again else line.title)
        sides = ("", "") if again else (line.times, line.findings)
        part = slice(first, first + _STEP_LINES)
        cells = [
            _step_cell(texts[0], 0, align="centre"),
            _step_cell(texts[1], 1),
            expected[part],
            actual[part],
            *(_step_cell(side, 4 + n, size=_NARROW_SIZE, align="centre") for n, side in enumerate(sides)),
        ]
        rows.append(_cells(cells))
    return rows


def _step_heads() -> Row:
    return _cells(
        [_centred(text, width - 2 * style.LABEL_PAD) for text, width in zip(_STEP_HEADS, _STEP_COLUMNS, strict=True)],
        label=True,
    )


def _centred(words: str, width: float) -> tuple[SetLine, ...]:
    return tuple(set_text(words, width, face=HEI, size=_STEP_SIZE, align="centre", leading=style.TIGHT))


def _step_cell(text: str, column: int, *, size: float = _STEP_SIZE, align: str = "left") -> list[SetLine]:
    width = _STEP_COLUMNS[column] - 2 * style.PAD_X
    return set_text(text, width, size=size, align="centre" if align == "centre" else "left", leading=style.TIGHT)


def _cells(lines: Sequence[Sequence[SetLine]], label: bool = False) -> Row:
    x, cells = 0.0, []
    for width, content in zip(_STEP_COLUMNS, lines, strict=True):
        cells.append(Cell(x, width, tuple(content), label))
        x += width
    return Row(tuple(cells))
