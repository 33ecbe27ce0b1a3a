"""Burning marks into pixels, inside the guarded child (`child`). Knows Pillow and imports nothing of ours.

Masks come first, at the original's own pixels, before anything is shrunk: what they cover has no part in any pixel of
the copy. Strokes, numbers and words are drawn above them, and last the picture is cut to its crop.
"""

import io
import math
import random
from typing import Any

LONGEST = 4096
"""Pixels of the copy's longer side at most; a 12-megapixel photo keeps all of them."""
MCU = 16
"""A JPEG mixes pixels in blocks of up to 16 × 16: a mask on one is widened to whole blocks, so that nothing rings
outside."""
STEP, NOISE = 24, 22
"""A mosaic's blocks are told in steps of so much, and moved by noise of so much, of 255."""

_MIRRORED_X, _MIRRORED_Y = (2, 3, 6, 7), (3, 4, 7, 8)
"""EXIF orientations after which the block grid is counted from the right, from the bottom."""

_dice = random.SystemRandom()


def rehearse() -> None:
    """Load now what is loaded on first use: later no file can be opened."""
    from PIL import Image, ImageDraw, ImageFont

    ImageDraw.Draw(Image.new("RGBA", (8, 8))).line([(0, 0), (7, 7)], fill=(0, 0, 0, 255), width=2, joint="curve")
    assert ImageFont.Layout.BASIC is not None


def burn(picture: Any, order: dict[str, Any], font: bytes, orientation: int, blocky: bool) -> Any:
    """`picture` is upright RGB; the answer is a new one. `blocky`: it was a JPEG."""
    width, height = picture.size
    across, down = width / order["width"], height / order["height"]
    for mark in order["marks"]:
        if mark["tool"] == "mask":
            box = _scaled(_around(mark["at"]), across, down)
            if blocky:
                box = _widened(box, picture.size, orientation)
            _cover(picture, _within(box, picture.size), mark.get("blocks", 0), order["colours"]["solid"])
    scale = min(1.0, LONGEST / max(picture.size))
    if scale < 1:
        from PIL import Image

        picture = picture.resize((round(width * scale), round(height * scale)), Image.Resampling.LANCZOS)
    picture = _draw(picture, order, font, across * scale)
    left, top, right, bottom = _scaled(order["crop"], across * scale, down * scale)
    box = _within((round(left), round(top), round(right), round(bottom)), picture.size)
    return picture if box == (0, 0, *picture.size) else picture.crop(box)


def _around(at: list[list[int]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in at], [y for _, y in at]
    return min(xs), min(ys), max(xs), max(ys)


def _scaled(box: Any, across: float, down: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    return left * across, top * down, right * across, bottom * down


def _widened(box: Any, size: tuple[int, int], orientation: int) -> tuple[float, float, float, float]:
    """Outwards to whole blocks of the stored JPEG, whichever corner its grid begins at."""
    left, right = _to_grid(box[0], box[2], size[0] if orientation in _MIRRORED_X else 0)
    top, bottom = _to_grid(box[1], box[3], size[1] if orientation in _MIRRORED_Y else 0)
    return left, top, right, bottom


def _to_grid(low: float, high: float, origin: int) -> tuple[int, int]:
    return (
        origin + math.floor((low - origin) / MCU) * MCU,
        origin + math.ceil((high - origin) / MCU) * MCU,
    )


def _within(box: Any, size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top = min(max(math.floor(box[0]), 0), size[0] - 1), min(max(math.floor(box[1]), 0), size[1] - 1)
    return left, top, max(left + 1, min(math.ceil(box[2]), size[0])), max(top + 1, min(math.ceil(box[3]), size[1]))


def _cover(picture: Any, box: tuple[int, int, int, int], rows: int, colour: list[int]) -> None:
    """One colour; or, for a face, a few large blocks whose colours are coarse and noisy."""
    from PIL import Image

    if not rows:
        picture.paste(tuple(colour), box)
        return
    width, height = box[2] - box[0], box[3] - box[1]
    columns = max(1, width * rows // height)  # a block is nowhere smaller than its share of the height
    few = picture.crop(box).resize((columns, rows), Image.Resampling.BOX)
    few = Image.frombytes("RGB", few.size, _coarse(few.tobytes()))
    picture.paste(few.resize((width, height), Image.Resampling.NEAREST), box)


def _coarse(pixels: bytes) -> bytes:
    """Each block's colour in coarse steps, lighter or darker by chance."""
    made = bytearray()
    for at in range(0, len(pixels), 3):
        shift = _dice.randint(-NOISE, NOISE)
        made += bytes(min(255, max(0, value // STEP * STEP + STEP // 2 + shift)) for value in pixels[at : at + 3])
    return bytes(made)


def _draw(picture: Any, order: dict[str, Any], font: bytes, scale: float) -> Any:
    """Strokes and words, drawn larger and shrunk where the picture is small, so that edges are smooth."""
    from PIL import Image, ImageDraw

    marks = [(n, mark) for n, mark in enumerate(order["marks"]) if mark["tool"] not in ("mask", "crop")]
    if not marks:
        return picture
    pixels = picture.size[0] * picture.size[1]
    finer = 4 if pixels < 1_000_000 else 2 if pixels < 5_000_000 else 1
    scale *= finer
    red, paper, plate = (tuple(order["colours"][name]) for name in ("red", "paper", "plate"))
    layer = Image.new("RGBA", (picture.size[0] * finer, picture.size[1] * finer), (*red, 0))
    pen = _Pen(ImageDraw.Draw(layer), order["sizes"], scale, (*red, 255), (*paper, 255), (*plate, 235), font)
    for n, mark in marks:
        at = [(x * scale, y * scale) for x, y in mark["at"]]
        if mark["tool"] == "text":
            width, height = order["plates"][n]
            pen.text(at[0], mark.get("text", ""), (width * scale, height * scale))
        elif mark["tool"] == "number":
            pen.number(at[0], str(mark.get("number", 0)))
        else:
            getattr(pen, mark["tool"])(at)
    if finer > 1:
        layer = layer.resize(picture.size, Image.Resampling.BOX)
    picture.paste(layer.convert("RGB"), (0, 0), layer.getchannel("A"))
    return picture


class _Pen:
    def __init__(
        self, draw: Any, sizes: dict[str, float], scale: float, red: Any, paper: Any, plate: Any, font: bytes
    ) -> None:
        self._draw, self._font = draw, font
        self._red, self._paper, self._plate = red, paper, plate
        self._size = {name: value * scale for name, value in sizes.items()}
        self._stroke = max(1, round(self._size["stroke"]))

    def arrow(self, at: Any) -> None:
        (x0, y0), (x1, y1) = at[0], at[-1]
        angle, head = math.atan2(y1 - y0, x1 - x0), self._size["head"]
        head = min(head, math.hypot(x1 - x0, y1 - y0))
        neck = (x1 - 0.8 * head * math.cos(angle), y1 - 0.8 * head * math.sin(angle))
        self._line([at[0], neck])
        sides = [(x1 - head * math.cos(angle + turn), y1 - head * math.sin(angle + turn)) for turn in (0.42, -0.42)]
        self._draw.polygon([(x1, y1), *sides], fill=self._red)

    def freehand(self, at: Any) -> None:
        self._line(at)

    def box(self, at: Any) -> None:
        left, top, right, bottom = _around(at)
        half = self._stroke / 2
        self._draw.rounded_rectangle(
            (left - half, top - half, right + half, bottom + half),
            radius=self._stroke * 1.5,
            outline=self._red,
            width=self._stroke,
        )

    def circle(self, at: Any) -> None:
        left, top, right, bottom = _around(at)
        half = self._stroke / 2
        self._draw.ellipse(
            (left - half, top - half, right + half, bottom + half), outline=self._red, width=self._stroke
        )

    def number(self, at: Any, digits: str) -> None:
        (x, y), radius = at, self._size["badge"]
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=self._paper)
        inner = radius * 0.86
        self._draw.ellipse((x - inner, y - inner, x + inner, y + inner), fill=self._red)
        self._write(at, digits, self._size["letter"] * (1.0 if len(digits) < 2 else 0.8), "mm")

    def text(self, at: Any, words: str, size: tuple[float, float]) -> None:
        (x, y), padding = at, self._size["padding"]
        self._draw.rounded_rectangle((x, y, x + size[0], y + size[1]), radius=padding * 0.6, fill=self._plate)
        self._write((x + padding, y + size[1] / 2), words, self._size["letter"], "lm")

    def _line(self, at: Any) -> None:
        self._draw.line(at, fill=self._red, width=self._stroke, joint="curve")
        half = self._stroke / 2
        for x, y in (at[0], at[-1]):
            self._draw.ellipse((x - half, y - half, x + half, y + half), fill=self._red)

    def _write(self, at: Any, words: str, size: float, anchor: str) -> None:
        from PIL import ImageFont

        face = ImageFont.truetype(io.BytesIO(self._font), max(6, round(size)), layout_engine=ImageFont.Layout.BASIC)
        self._draw.text(at, words, font=face, fill=self._paper, anchor=anchor)
