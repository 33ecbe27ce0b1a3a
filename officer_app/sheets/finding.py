"""F01 问题发现单, the finding sheet (DOMAIN 8.3): one finding, as many pages as it takes, then its photos."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from officer_app.core.forms import title_of
from officer_app.core.sheet_data import FindingSheet
from officer_app.sheets import fonts, style
from officer_app.sheets.annex import annex_pages, annex_title, draw_annex
from officer_app.sheets.fonts import HEI, KAI, TITLE
from officer_app.sheets.page import draw_frame, draw_heading
from officer_app.sheets.paper import Paper
from officer_app.sheets.setting import Piece, SetLine, height, set_options, set_text
from officer_app.sheets.style import MM
from officer_app.sheets.table import Cell, Row, draw_rows, paginate

_WIDE = sum(style.COLUMNS[1:])
_EVIDENCE_SIZE = 10.0
_FIRST_HEAD, _NEXT_HEAD = 17.4 * MM, 8 * MM


@dataclass(frozen=True)
class Sheet:
    """A finished PDF. `missing` names characters that stand as boxes on it, as `U+1F600`; `pages` counts its pages."""

    pdf: bytes
    missing: tuple[str, ...]
    pages: int


def render_finding(sheet: FindingSheet) -> Sheet:
    """Draw the sheet. The same data gives the same bytes."""
    body, tail = _body(sheet), _tail(sheet)
    photos = sheet.photos
    missing = fonts.missing("".join(_words(sheet, [*body, *tail])))
    notes = _notes(sheet, missing)
    pages = paginate(
        body,
        tail,
        style.HEIGHT - _FIRST_HEAD,
        style.HEIGHT - _NEXT_HEAD,
        height(notes) + 2 * style.PAD_Y,
    )
    total = len(pages) + annex_pages(len(photos))
    paper = Paper(f"{sheet.form_name} {sheet.temp_no}")
    for number, rows in enumerate(pages, 1):
        draw_frame(paper, sheet, number, total)
        if number == 1:
            draw_heading(paper, sheet)
            bottom = draw_rows(paper, rows, style.TOP + _FIRST_HEAD)
        else:
            _draw_continued(paper, sheet)
            bottom = draw_rows(paper, rows, style.TOP + _NEXT_HEAD)
        if number == len(pages):
            _draw_signature(paper, sheet, bottom, sum(row.height for row in tail))
            paper.lines(style.LEFT, bottom + style.PAD_Y, notes)
        paper.next_page()
    draw_annex(paper, sheet, len(pages) + 1, total)
    return Sheet(paper.finish(), missing, total)


def _body(sheet: FindingSheet) -> list[Row]:
    spot = "　".join(part for part in (sheet.spot, f"环节：{sheet.step}" if sheet.step else "") if part)
    if sheet.masked:
        when = _long("发现时间", [set_text(sheet.occurred_at, _inner(_WIDE))])
    else:
        visit = set_options(sheet.visit, _inner(style.COLUMNS[3]), lead=sheet.alias)
        when = _pair("发现时间", _short(sheet.occurred_at, 1), "体验官代号", visit)
    return [
        _pair("体检活动", _short(sheet.campaign, 1), "靶点事项", _short(sheet.matter, 3)),
        _pair("体验维度", _boxes(sheet.dimension, 1), "体验方式", _boxes(sheet.mode, 3)),
        _pair("办事地点", _short(sheet.place, 1), "窗口/页面", _short(spot, 3)),
        when,
        _pair("问题分类", _short(sheet.category, 1), "严重程度", _boxes(sheet.severity, 3)),
        _long("问题描述", _description(sheet), 45 * MM),
        _long("标准要求", [_full(sheet.expected)], 18 * MM),
        _long("实际情况", [_full(sheet.actual), _full(sheet.measures)], 18 * MM),
        _long("意见建议", [_full(sheet.suggestion)], 18 * MM),
        _pair("建议责任部门", _short(sheet.dept, 1), "整改类型", _boxes(sheet.fix_type, 3)),
        _long("证据清单", _evidence(sheet), more=f"（附照片{len(sheet.photos)}张）" if sheet.photos else ""),
    ]


def _tail(sheet: FindingSheet) -> list[Row]:
    accepted = _short(sheet.accepted, 3)
    if sheet.masked:
        return [_pair("填写日期", _short(sheet.filled_on, 1), "督查中心受理", accepted)]
    return [
        _pair("体验官签名", [], "填写日期", _short(sheet.filled_on, 3)),
        _pair("组长（陪同）确认", [], "督查中心受理", accepted),
    ]


def _description(sheet: FindingSheet) -> list[list[SetLine]]:
    parts = [_full(sheet.text)]
    if sheet.title != title_of(sheet.text):  # a title made from the first sentence would only say it twice
        parts.insert(0, set_text(sheet.title, _inner(_WIDE), face=TITLE, align="left"))
    if sheet.quote:
        parts.append(set_text(f"受访人原话：“{sheet.quote}”", _inner(_WIDE), face=KAI))
    if sheet.grade:
        parts.append(_full(f"满意度：{sheet.grade}"))
    return parts


def _evidence(sheet: FindingSheet) -> list[list[SetLine]]:
    width = _inner(_WIDE)
    items = [set_text(item, width, size=_EVIDENCE_SIZE, align="left", leading=style.TIGHT) for item in sheet.evidence]
    if not sheet.evidence and sheet.no_evidence_reason:
        items.append(_full(f"无照片：{sheet.no_evidence_reason}"))
    return items


def _notes(sheet: FindingSheet, missing: Sequence[str]) -> list[SetLine]:
    notes = [sheet.note]
    if sheet.photos:
        notes[0] += f"　附件：{annex_title(sheet)}"
    if missing:
        shown = "、".join(missing[:12]) + (f" 等 {len(missing)} 个" if len(missing) > 12 else "")
        notes.append(f"方框代表字体里没有、无法印出的字符：{shown}。")
    return [
        line
        for note in notes
        for line in set_text(note, style.WIDTH, face=KAI, size=style.SMALL_SIZE, align="left", leading=style.TIGHT)
    ]


def _words(sheet: FindingSheet, rows: Iterable[Row]) -> Iterable[str]:
    """Every word that will be drawn and was not written by us."""
    for row in rows:
        for cell in row.cells:
            for line in cell.lines:
                yield from (item.text for item in line.items if isinstance(item, Piece))
    for photo in sheet.photos:
        yield photo.number + photo.taken_at + photo.caption
    yield sheet.temp_no + sheet.class_no


def _inner(width: float) -> float:
    return width - 2 * style.PAD_X


def _short(text: str, column: int) -> list[SetLine]:
    return set_text(text, _inner(style.COLUMNS[column]), align="left", leading=style.TIGHT)


def _full(text: str) -> list[SetLine]:
    return set_text(text, _inner(_WIDE))


def _boxes(options: Sequence[tuple[str, bool]], column: int) -> list[SetLine]:
    return set_options(options, _inner(style.COLUMNS[column]))


def _label(words: str, column: int, more: str = "") -> tuple[SetLine, ...]:
    width = style.COLUMNS[column] - 2 * style.LABEL_PAD
    size = max(style.SMALL_SIZE, min(style.BODY_SIZE, width * 1000 / sum(fonts.measure(words, HEI))))
    lines = set_text(words, width, face=HEI, size=size, align="centre", leading=style.TIGHT)
    return tuple(lines + set_text(more, width, face=HEI, size=style.SMALL_SIZE, align="centre", leading=style.TIGHT))


def _pair(label: str, value: list[SetLine], label2: str, value2: list[SetLine]) -> Row:
    a, b, c, d = style.COLUMNS
    return Row(
        (
            Cell(0, a, _label(label, 0), True),
            Cell(a, b, tuple(value)),
            Cell(a + b, c, _label(label2, 2), True),
            Cell(a + b + c, d, tuple(value2)),
        )
    )


def _long(label: str, parts: Iterable[list[SetLine]], least: float = style.ROW, more: str = "") -> Row:
    content = tuple(line for part in parts for line in part)
    cells = (Cell(0, style.COLUMNS[0], _label(label, 0, more), True), Cell(style.COLUMNS[0], _WIDE, content))
    return Row(cells, least, _label(label, 0, "（续）"))


def _draw_continued(paper: Paper, sheet: FindingSheet) -> None:
    y = style.TOP + 6 * MM
    paper.text(style.LEFT, y, f"{sheet.form_name}（续）", HEI, style.BODY_SIZE)
    number = set_text(f"编号：{sheet.temp_no}", style.WIDTH, size=_EVIDENCE_SIZE, align="right")
    paper.lines(style.LEFT, y - number[0].baseline, number)


def _draw_signature(paper: Paper, sheet: FindingSheet, bottom: float, tail_height: float) -> None:
    """The officer's hand in its cell, the first of the tail that ends at `bottom`."""
    if sheet.signature is not None and not sheet.masked:
        x, y = style.LEFT + style.COLUMNS[0] + style.PAD_X, bottom - tail_height + 0.5 * MM
        paper.picture(x, y, _inner(style.COLUMNS[1]), style.ROW - MM, sheet.signature)
