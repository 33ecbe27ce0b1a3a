"""The photo annex: two by three on a page, each with number, time and caption (DOMAIN 8.2)."""

from officer_app.core.sheet_data import FindingSheet, SheetPhoto
from officer_app.sheets import style
from officer_app.sheets.fonts import HEI, KAI, SONG
from officer_app.sheets.page import draw_frame
from officer_app.sheets.paper import Paper
from officer_app.sheets.setting import set_text
from officer_app.sheets.style import MM

ACROSS, DOWN = 2, 3
_HEAD = 10 * MM
_GAP = 6 * MM
_CELL_WIDTH = (style.WIDTH - _GAP * (ACROSS - 1)) / ACROSS
_CELL_HEIGHT = (style.HEIGHT - _HEAD) / DOWN
_CAPTION = 15 * MM


def annex_pages(photos: int) -> int:
    return -(-photos // (ACROSS * DOWN))


def annex_title(sheet: FindingSheet) -> str:
    return f"证据照片（{'脱敏版' if sheet.masked else '内部版'}）"


def draw_annex(paper: Paper, sheet: FindingSheet, first: int, total: int) -> None:
    """All photos; `first` is the number of the annex's first page of `total`."""
    each = ACROSS * DOWN
    for n in range(annex_pages(len(sheet.photos))):
        draw_frame(paper, sheet, first + n, total)
        paper.text(style.LEFT, style.TOP + 6 * MM, f"附件：{annex_title(sheet)}", HEI, style.BODY_SIZE)
        number = set_text(f"编号：{sheet.temp_no}", style.WIDTH, size=10.5, align="right")
        paper.lines(style.LEFT, style.TOP + 6 * MM - number[0].baseline, number)
        for place, photo in enumerate(sheet.photos[n * each : (n + 1) * each]):
            row, column = divmod(place, ACROSS)
            x = style.LEFT + column * (_CELL_WIDTH + _GAP)
            _draw_photo(paper, photo, x, style.TOP + _HEAD + row * _CELL_HEIGHT)
        paper.next_page()


def _draw_photo(paper: Paper, photo: SheetPhoto, x: float, y: float) -> None:
    """The whole photo, as large as its field allows, in the middle of it; words below."""
    high = _CELL_HEIGHT - _CAPTION
    scale = min(_CELL_WIDTH / photo.width, high / photo.height)
    wide, tall = photo.width * scale, photo.height * scale
    left, top = x + (_CELL_WIDTH - wide) / 2, y + (high - tall) / 2
    paper.photo(left, top, wide, tall, photo.jpeg)
    paper.box(left, top, wide, tall, 0.4)
    head = f"{photo.number}　{photo.taken_at}" if photo.taken_at else photo.number
    lines = set_text(head, _CELL_WIDTH, face=SONG, size=style.SMALL_SIZE, align="centre")
    lines += set_text(photo.caption, _CELL_WIDTH, face=KAI, size=style.SMALL_SIZE, align="centre")[:2]
    paper.lines(x, y + high + MM, lines)
