"""What every page of a form carries: issuer, form number, QR code, watermark, page count (DOMAIN 8.2)."""

from typing import Protocol

from officer_app.sheets import style
from officer_app.sheets.fonts import SONG, TITLE, measure
from officer_app.sheets.paper import Paper
from officer_app.sheets.setting import set_text
from officer_app.sheets.style import MM

_NUMBER_SIZE = 10.5
_TITLE_SPACING = 0.28


class Form(Protocol):
    """What a page says of the form it belongs to (`core.sheet_data`, `core.walk_sheet`)."""

    @property
    def form(self) -> str: ...
    @property
    def form_name(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def generator(self) -> str: ...
    @property
    def qr(self) -> str: ...
    @property
    def version_no(self) -> int: ...
    @property
    def event_sha256(self) -> str: ...
    @property
    def printed_at(self) -> str: ...
    @property
    def watermarks(self) -> tuple[str, ...]: ...


def draw_frame(paper: Paper, sheet: Form, number: int, total: int) -> None:
    """Head, foot, watermark and code of page `number`."""
    paper.mark(sheet.watermarks)
    paper.qr(style.RIGHT - style.QR_SIDE, 10.5 * MM, style.QR_SIDE, sheet.qr)
    rule = style.TOP - 1.2 * MM
    paper.rule(style.LEFT, rule, style.RIGHT, rule, style.THICK)
    head = set_text(f"{sheet.issuer}　{sheet.form_name}", style.WIDTH, size=style.SMALL_SIZE)
    paper.lines(style.LEFT, rule - style.SMALL_SIZE * 1.55, head)
    form = set_text(f"表号：{sheet.form}", style.WIDTH, size=style.SMALL_SIZE, align="right")
    paper.lines(style.LEFT, rule - style.SMALL_SIZE * 1.55, form)
    foot = f"第 {number} 页 共 {total} 页 · 打印时间 {sheet.printed_at} · {sheet.generator}"
    check = f"第 {sheet.version_no} 版 · 指纹 {sheet.event_sha256[:12]}"
    y = style.BOTTOM + 4.5 * MM
    paper.rule(style.LEFT, y, style.RIGHT, y, style.THIN)
    for words in (foot, check):
        paper.lines(style.LEFT, y + MM, set_text(words, style.WIDTH, size=style.SMALL_SIZE, align="centre"))
        y += style.SMALL_SIZE * style.LEADING


def draw_heading(paper: Paper, sheet: Form, left: str, right: str) -> None:
    """Title and, below it, what stands at its left and right edge: the form's numbers."""
    size = style.TITLE_SIZE
    spacing = size * _TITLE_SPACING
    wide = sum(measure(sheet.form_name, TITLE)) * size / 1000 + spacing * (len(sheet.form_name) - 1)
    paper.text(style.LEFT + (style.WIDTH - wide) / 2, style.TOP + 9 * MM, sheet.form_name, TITLE, size, spacing)
    y = style.TOP + 15.6 * MM
    paper.text(style.LEFT, y, left, SONG, _NUMBER_SIZE)
    if right:
        lines = set_text(right, style.WIDTH, size=_NUMBER_SIZE, align="right")
        paper.lines(style.LEFT, y - lines[0].baseline, lines)
