"""The sheet of paper: draws set lines, rules, boxes, photos and the QR code, and gives the finished PDF.

Text goes onto the page as bare strings; no markup parser ever sees it. Places are points from the top left corner.
The same calls give the same bytes, so the same record gives the same file.
"""

import hashlib
import math
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import reportlab.rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from officer_app.sheets import fonts, style
from officer_app.sheets.embed import EmbeddedFont
from officer_app.sheets.outline import word_path
from officer_app.sheets.qr import qr_rows
from officer_app.sheets.setting import Piece, SetLine, Tick

reportlab.rl_config.useA85 = 0
"""Binary streams: as text they cost twelve times the time and a quarter more room."""
reportlab.rl_config.pdfComments = 0


class _Jpeg:
    """A photo as reportlab takes it without opening it: its bytes go into the file as they are."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._name = hashlib.sha256(data).hexdigest()

    def __str__(self) -> str:
        return self._name

    def jpeg_fh(self) -> BytesIO:
        return BytesIO(self._data)


class Paper:
    """A document in the making."""

    def __init__(self, title: str) -> None:
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(
            self._buffer,
            pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            lang="zh-CN",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("滨周到")
        self._canvas.setSubject("")
        self._canvas.setKeywords("")
        self._canvas.setCreator("滨周到")
        self._fonts: dict[str, EmbeddedFont] = {}
        self._codes: dict[str, list[list[tuple[int, int]]]] = {}
        self._begin()

    def _begin(self) -> None:
        self._fills: list[str] = []
        self._marks: list[str] = []
        self._photos: list[tuple[_Jpeg, float, float, float, float]] = []
        self._pictures: list[tuple[bytes, float, float, float, float]] = []
        self._over: list[str] = []
        self._text: list[str] = []
        self._state: tuple[str, float, float] = ("", 0, 0)

    def next_page(self) -> None:
        """Close this page: fills and watermark below, then photos, rules, and the text on top."""
        canvas = self._canvas
        canvas.addLiteral("\n".join(["q", *self._fills, *self._marks, "Q"]), escaped=1)
        for photo, x, y, width, height in self._photos:
            canvas.drawImage(photo, x, y, width, height)
        for data, x, y, width, height in self._pictures:
            image = ImageReader(BytesIO(data))
            canvas.drawImage(image, x, y, width, height, mask="auto", preserveAspectRatio=True, anchor="w")
        canvas.addLiteral("\n".join(["q", *self._over, "Q", "BT 0 g", *self._text, "ET"]), escaped=1)
        canvas.showPage()
        self._begin()

    def finish(self) -> bytes:
        """The PDF. Nothing may be drawn after it."""
        self._canvas._doc.delayedFonts.extend(self._fonts[name] for name in sorted(self._fonts))
        self._canvas.save()
        return self._buffer.getvalue()

    def text(self, x: float, y: float, words: str, face: str, size: float, spacing: float = 0.0) -> None:
        """One line of text with its baseline at `y`, each character from the first face that has it."""
        known = fonts.places(face)
        for source, piece in fonts.runs(words, face):
            font = self._fonts.get(source)
            if font is None:
                font = self._fonts[source] = EmbeddedFont(f"F{len(self._fonts) + 1}", source)
            if (state := (font.resource, size, spacing)) != self._state:
                self._text.append(f"/{font.resource} {size:g} Tf {spacing:.3f} Tc")
                self._state = state
            self._text.append(f"1 0 0 1 {x:.2f} {style.PAGE_HEIGHT - y:.2f} Tm <{font.encode(piece)}> Tj")
            for character in piece:
                place = known[character]
                wide = place.advance * size / 1000
                if place.boxed:
                    self.box(x + wide * 0.08, y - size * 0.8, wide * 0.84, size * 0.84, 0.4)
                x += wide + spacing

    def lines(self, x: float, y: float, lines: Iterable[SetLine]) -> None:
        """Set lines one below the other, the first with its top at `y`."""
        for line in lines:
            for item in line.items:
                if isinstance(item, Piece):
                    self.text(x + item.x, y + line.baseline, item.text, item.face, item.size, item.spacing)
                else:
                    self._tick(x + item.x, y + line.baseline, item)
            y += line.leading

    def _tick(self, x: float, baseline: float, tick: Tick) -> None:
        side = tick.size * 0.8
        top = baseline - tick.size * 0.38 - side / 2
        self.box(x + tick.size * 0.1, top, side, side, 0.6)
        if tick.checked:
            left, base = x + tick.size * 0.1, style.PAGE_HEIGHT - top - side
            points = ((0.18, 0.5), (0.42, 0.22), (0.86, 0.82))
            (ax, ay), (bx, by), (cx, cy) = ((left + side * px, base + side * py) for px, py in points)
            self._over.append(f"q 1.3 w 1 J 1 j {ax:.2f} {ay:.2f} m {bx:.2f} {by:.2f} l {cx:.2f} {cy:.2f} l S Q")
        self.text(x, baseline, "☑" if tick.checked else "☐", fonts.SONG, tick.size)

    def rule(self, x: float, y: float, x2: float, y2: float, width: float = style.THIN) -> None:
        h = style.PAGE_HEIGHT
        self._over.append(f"{width:g} w {x:.2f} {h - y:.2f} m {x2:.2f} {h - y2:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float, line: float = style.THIN) -> None:
        self._over.append(f"{line:g} w {x:.2f} {style.PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re S")

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A grey field under everything else."""
        self._fills.append(f"{grey:g} g {x:.2f} {style.PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re f")

    def photo(self, x: float, y: float, width: float, height: float, jpeg: bytes) -> None:
        """A JPEG stretched over the given field; the caller keeps its proportions."""
        self._photos.append((_Jpeg(jpeg), x, style.PAGE_HEIGHT - y - height, width, height))

    def picture(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """A signature (PNG or JPEG of our own making) as large as the field allows, at its left edge."""
        self._pictures.append((data, x, style.PAGE_HEIGHT - y - height, width, height))

    def qr(self, x: float, y: float, side: float, payload: str) -> None:
        """A QR code of `side` points without its quiet zone."""
        rows = self._codes.get(payload)
        if rows is None:
            rows = self._codes[payload] = qr_rows(payload)
        unit = side / len(rows)
        top = style.PAGE_HEIGHT - y
        dark = [
            f"{x + start * unit:.3f} {top - (n + 1) * unit:.3f} {count * unit:.3f} {unit:.3f} re"
            for n, row in enumerate(rows)
            for start, count in row
        ]
        self._over.append("0 g " + " ".join(dark) + " f")

    def mark(self, words: Sequence[str]) -> None:
        """Watermarks across the type area, one below the other."""
        angle = math.radians(35)
        cos, sin = math.cos(angle), math.sin(angle)
        for n, word in enumerate(words):
            size = min(64.0, 400 / len(word))
            path, width = word_path(word, fonts.HEI, size)
            cx = style.LEFT + style.WIDTH / 2
            cy = style.PAGE_HEIGHT - style.TOP - style.HEIGHT * (n + 1) / (len(words) + 1)
            left = cx - cos * width / 2 + sin * size * 0.38
            low = cy - sin * width / 2 - cos * size * 0.38
            self._marks.append(
                f"q {style.MARK_GREY:g} g {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {left:.2f} {low:.2f} cm\n{path}\nf Q"
            )
