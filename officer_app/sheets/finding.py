"""F01 问题发现单, the finding sheet (DOMAIN 8.3): one finding, as many pages as it takes, then its photos."""

from collections.abc import Iterable

from officer_app.core.forms import title_of
from officer_app.core.sheet_data import FindingSheet
from officer_app.sheets import fonts, style
from officer_app.sheets.annex import annex_pages, annex_title, draw_annex
from officer_app.sheets.fonts import KAI, TITLE
from officer_app.sheets.page import draw_frame, draw_heading
from officer_app.sheets.paper import Paper
from officer_app.sheets.rows import (
    FIRST_HEAD,
    NEXT_HEAD,
    WIDE,
    Sheet,
    boxes,
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
from officer_app.sheets.table import Row, draw_rows, paginate

_EVIDENCE_SIZE = 10.0


def render_finding(sheet: FindingSheet) -> Sheet:
    """Draw the sheet. The same data gives the same bytes."""
    body, tail = _body(sheet), _tail(sheet)
    photos = sheet.photos
    missing = fonts.missing("".join([*words_of([*body, *tail]), *_unrowed(sheet)]))
    notes = note_lines(sheet.note + (f"　附件：{annex_title(sheet)}" if photos else ""), missing)
    pages = paginate(
        body,
        tail,
        style.HEIGHT - FIRST_HEAD,
        style.HEIGHT - NEXT_HEAD,
        height(notes) + 2 * style.PAD_Y,
    )
    total = len(pages) + annex_pages(len(photos))
    paper = Paper(f"{sheet.form_name} {sheet.temp_no}")
    for number, rows in enumerate(pages, 1):
        draw_frame(paper, sheet, number, total)
        if number == 1:
            draw_heading(paper, sheet, f"编号：{sheet.temp_no}", f"分类编号：{sheet.class_no}")
            bottom = draw_rows(paper, rows, style.TOP + FIRST_HEAD)
        else:
            draw_continued(paper, sheet.form_name, sheet.temp_no)
            bottom = draw_rows(paper, rows, style.TOP + NEXT_HEAD)
        if number == len(pages):
            _draw_signature(paper, sheet, bottom, sum(row.height for row in tail))
            paper.lines(style.LEFT, bottom + style.PAD_Y, notes)
        paper.next_page()
    draw_annex(paper, sheet, len(pages) + 1, total)
    return Sheet(paper.finish(), missing, total)


def _body(sheet: FindingSheet) -> list[Row]:
    spot = "　".join(part for part in (sheet.spot, f"环节：{sheet.step}" if sheet.step else "") if part)
    if sheet.masked:
        when = long("发现时间", [set_text(sheet.occurred_at, inner(WIDE))])
    else:
        visit = set_options(sheet.visit, inner(style.COLUMNS[3]), lead=sheet.alias)
        when = pair("发现时间", short(sheet.occurred_at, 1), "体验官代号", visit)
    return [
        pair("体检活动", short(sheet.campaign, 1), "靶点事项", short(sheet.matter, 3)),
        pair("体验维度", boxes(sheet.dimension, 1), "体验方式", boxes(sheet.mode, 3)),
        pair("办事地点", short(sheet.place, 1), "窗口/页面", short(spot, 3)),
        when,
        pair("问题分类", short(sheet.category, 1), "严重程度", boxes(sheet.severity, 3)),
        long("问题描述", _description(sheet), 45 * MM),
        long("标准要求", [full(sheet.expected)], 18 * MM),
        long("实际情况", [full(sheet.actual), full(sheet.measures)], 18 * MM),
        long("意见建议", [full(sheet.suggestion)], 18 * MM),
        pair("建议责任部门", short(sheet.dept, 1), "整改类型", boxes(sheet.fix_type, 3)),
        long("证据清单", _evidence(sheet), more=f"（附照片{len(sheet.photos)}张）" if sheet.photos else ""),
    ]


def _tail(sheet: FindingSheet) -> list[Row]:
    accepted = short(sheet.accepted, 3)
    if sheet.masked:
        return [pair("填写日期", short(sheet.filled_on, 1), "督查中心受理", accepted)]
    return [
        pair("体验官签名", [], "填写日期", short(sheet.filled_on, 3)),
        pair("组长（陪同）确认", [], "督查中心受理", accepted),
    ]


def _description(sheet: FindingSheet) -> list[list[SetLine]]:
    parts = [full(sheet.text)]
    if sheet.title != title_of(sheet.text):  # a title made from the first sentence would only say it twice
        parts.insert(0, set_text(sheet.title, inner(WIDE), face=TITLE, align="left"))
    if sheet.quote:
        parts.append(set_text(f"受访人原话：“{sheet.quote}”", inner(WIDE), face=KAI))
    if sheet.grade:
        parts.append(full(f"满意度：{sheet.grade}"))
    return parts


def _evidence(sheet: FindingSheet) -> list[list[SetLine]]:
    width = inner(WIDE)
    items = [set_text(item, width, size=_EVIDENCE_SIZE, align="left", leading=style.TIGHT) for item in sheet.evidence]
    if not sheet.evidence and sheet.no_evidence_reason:
        items.append(full(f"无照片：{sheet.no_evidence_reason}"))
    return items


def _unrowed(sheet: FindingSheet) -> Iterable[str]:
    """Words that stand outside the table and were not written by us."""
    for photo in sheet.photos:
        yield photo.number + photo.taken_at + photo.caption
    yield sheet.temp_no + sheet.class_no


def _draw_signature(paper: Paper, sheet: FindingSheet, bottom: float, tail_height: float) -> None:
    """The officer's hand in its cell, the first of the tail that ends at `bottom`."""
    if sheet.signature is not None and not sheet.masked:
        x, y = style.LEFT + style.COLUMNS[0] + style.PAD_X, bottom - tail_height + 0.5 * MM
        paper.picture(x, y, inner(style.COLUMNS[1]), style.ROW - MM, sheet.signature)
