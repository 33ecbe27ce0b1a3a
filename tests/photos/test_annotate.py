"""Burning in: what a mask covers is in no pixel of the copy, however the picture lies; the rest of it is as it was."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from officer_app.core import marks
from officer_app.core.errors import OfficerError
from officer_app.core.marks import Drawing, Mark
from officer_app.paths import resource
from officer_app.photos.flatten import Flat, flatten
from officer_app.photos.ingest import Decoder

FONT = resource("fonts/NotoSansSC-Bold.ttf")
SAMPLES = Path(__file__).parents[2] / "resources" / "sample" / "photos"
SECRET = (10, 220, 60)
"""A colour of which nothing may be left."""


def burnt(decoder: Decoder, data: bytes, *drawn: Mark, size: tuple[int, int] = (640, 480)) -> Image.Image:
    flat: Flat = flatten(decoder, data, Drawing(width=size[0], height=size[1], marks=drawn), FONT)
    picture = Image.open(io.BytesIO(flat.jpeg))
    assert picture.size == (flat.width, flat.height)
    assert not picture.getexif()
    assert max(Image.open(io.BytesIO(flat.thumb)).size) <= 320
    return picture.convert("RGB")


def secret(orientation: int = 1, kind: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    """Grey, with a patch of the secret colour at (200, 120)–(330, 190) of the upright picture."""
    upright = Image.new("RGB", size, (150, 150, 150))
    upright.paste(SECRET, (200, 120, 330, 190))
    turns = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    stored = upright.transpose(turns[orientation]) if turns[orientation] is not None else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    stored.save(out, kind, **({"exif": exif, "quality": 90} if kind == "JPEG" else {}))
    return out.getvalue()


def green(picture: Image.Image) -> int:
    """How many pixels still tell of the secret."""
    return sum(g > r + 25 and g > b + 25 for r, g, b in picture.get_flattened_data())


@pytest.mark.parametrize(("orientation", "kind"), [(1, "JPEG"), (3, "JPEG"), (6, "JPEG"), (8, "JPEG"), (1, "PNG")])
def test_nothing_of_what_is_covered_is_left_however_the_picture_lies(
    decoder: Decoder, orientation: int, kind: str
) -> None:
    data = secret(orientation, kind)
    mask = Mark(tool="mask", at=((330, 190), (200, 120)), kind="phone")
    assert green(burnt(decoder, data)) > 8000
    covered = burnt(decoder, data, mask)
    assert green(covered) == 0
    middle = covered.crop((205, 125, 325, 185))
    assert all(abs(a - b) < 4 for a, b in zip(ImageStat.Stat(middle).mean, marks.SOLID, strict=True))
    assert all(abs(a - 150) < 3 for a in ImageStat.Stat(covered.crop((0, 240, 640, 480))).mean), "the rest is as it was"


def test_a_face_becomes_a_few_coarse_blocks_and_never_the_same_twice(decoder: Decoder) -> None:
    data = (SAMPLES / "window12.jpg").read_bytes()
    face = Mark(tool="mask", at=((464, 240), (576, 368)), kind="face", blocks=2)
    one, two = (burnt(decoder, data, face, size=(960, 640)).crop((468, 244, 572, 364)) for _ in range(2))
    halves = [one.crop((0, 0, 104, 56)), one.crop((0, 64, 104, 120))]
    for half in halves:
        assert max(ImageStat.Stat(half).stddev) < 6, "one colour a block"
    assert one.tobytes() != two.tobytes(), "noise hides what the blocks' exact colours would tell"


def test_words_lie_above_masks_and_a_crop_cuts_last(decoder: Decoder) -> None:
    data = secret()
    mask = Mark(tool="mask", at=((200, 120), (330, 190)), kind="id_no")
    badge = Mark(tool="number", at=((264, 152),), number=3)
    crop = Mark(tool="crop", at=((160, 100), (420, 300)))
    made = burnt(decoder, data, badge, mask, crop)
    assert made.size == (260, 200)
    assert green(made) == 0
    reds = sum(r > 180 and g < 100 for r, g, _ in made.crop((90, 38, 118, 66)).get_flattened_data())
    assert reds > 100, "the number, though the mask was drawn after it"


def test_every_tool_draws_and_a_hidden_mark_does_not(decoder: Decoder) -> None:
    data = secret()
    at = ((40, 40), (140, 100))
    blank = burnt(decoder, data).tobytes()
    for tool in ("arrow", "box", "circle", "freehand"):
        assert burnt(decoder, data, Mark(tool=tool, at=at)).tobytes() != blank, tool
    assert burnt(decoder, data, Mark(tool="text", at=((40, 40),), text="缺号牌 A1")).tobytes() != blank
    assert burnt(decoder, data, marks.toggled(Mark(tool="box", at=at))).tobytes() == blank


def test_a_picture_that_cannot_be_read_gets_no_copy(decoder: Decoder) -> None:
    with pytest.raises(OfficerError):
        burnt(decoder, secret()[:900], Mark(tool="box", at=((1, 1), (9, 9))))
    assert green(burnt(decoder, secret())) > 8000, "the next one is fine"
