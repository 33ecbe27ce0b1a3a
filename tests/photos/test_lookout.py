"""Looking for people in pixels: faces and long numbers are hinted, ordinary photos are not, nothing is ever broken."""

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from officer_app import paths
from officer_app.core.errors import OfficerError
from officer_app.core.hints import Hint
from officer_app.photos import faults
from officer_app.photos.lookout import Lookout
from tests.photos import bombs

ASTRONAUT = Path(__file__).parent / "data" / "astronaut.jpg"
FONT = paths.resource("fonts/NotoSansSC-Regular.ttf")

OTHERS = [
    "不动产登记申请书",
    "上午 8:00-12:00 下午 13:30-17:30",
    "受理时间 2025-12-04 09:41:06",
    "Window 12 is closed, please wait",
    "咨询热线 12345，共 3 页，金额 1,280.00 元",
    "所需材料：身份证明原件、买卖合同、完税凭证",
]
"""What stands on forms and walls and is nobody's number."""


@pytest.fixture(scope="module")
def lookout() -> Iterator[Lookout]:
    with Lookout() as one:
        yield one


def jpeg(picture: Image.Image, quality: int = 70) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def form(words: list[str], lean: float, seed: int = 1) -> bytes:
    """A written form on a desk as a phone takes it: 12 megapixels, a little turned, blurred and noisy, JPEG 70."""
    paper = Image.new("RGB", (2400, 1800), (244, 242, 235))
    pen, face = ImageDraw.Draw(paper), ImageFont.truetype(str(FONT), 76)
    for n, line in enumerate(words):
        pen.text((160, 120 + 160 * n), line, font=face, fill=(40, 42, 60))
    photo = Image.new("RGB", (4000, 3000), (120, 96, 70))
    shape = Image.new("L", paper.size, 255).rotate(lean, expand=True)
    photo.paste(paper.rotate(lean, expand=True, resample=Image.Resampling.BICUBIC), (700, 400), shape)
    noise = Image.frombytes("L", (500, 375), random.Random(seed).randbytes(500 * 375)).resize(photo.size)
    return jpeg(Image.blend(photo, noise.convert("RGB"), 0.06).filter(ImageFilter.GaussianBlur(1.2)))


def kinds(found: tuple[Hint, ...]) -> list[str]:
    return [hint.kind for hint in found]


def test_a_real_face_is_hinted_where_it_is_also_when_the_photo_lies_on_its_side(lookout: Lookout) -> None:
    with Image.open(ASTRONAUT) as picture:
        (face,) = lookout.look(ASTRONAUT.read_bytes())
        exif = Image.Exif()
        exif[0x0112] = 6  # to be turned by 90 degrees
        out = io.BytesIO()
        picture.transpose(Image.Transpose.ROTATE_90).save(out, "JPEG", exif=exif)
    assert face.kind == "face"
    assert face.left < 0.38 < face.right, "the nose, in parts of the picture"
    assert face.top < 0.42 < face.bottom
    assert kinds(lookout.look(out.getvalue())) == ["face"]


def test_numbers_of_people_are_hinted_and_the_other_ones_of_a_form_are_not(lookout: Lookout) -> None:
    people = [
        "公民身份号码 372301198805112417",
        "身份证 372301 19880511 241X",
        "联系电话 13805432657",
        "手机 138 0543 2657",
    ]
    found = lookout.look(form([*OTHERS[:3], *people, *OTHERS[3:]], lean=6))
    numbers = [hint for hint in found if hint.kind != "face"]
    assert len(numbers) == len(people), "one of each; which of the two it is may be taken wrongly"
    assert {hint.kind for hint in numbers} == {"id_no", "phone"}


def test_the_sample_citys_photos_are_hinted_where_there_is_somebody(lookout: Lookout) -> None:
    found = {
        name: set(kinds(lookout.look(paths.resource(f"sample/photos/{name}.jpg").read_bytes())))
        for name in ("idform", "kiosk", "web")
    }
    assert found == {"idform": {"face", "id_no", "phone"}, "kiosk": set(), "web": set()}


def test_what_no_photo_is_made_from_fails_in_words_and_the_next_one_is_looked_at(lookout: Lookout) -> None:
    sound = ASTRONAUT.read_bytes()
    for broken, fault in (
        (sound[: len(sound) // 2], faults.TRUNCATED),
        (bombs.huge_header(), faults.TOO_MANY_PIXELS),
        (bombs.png(20_000, 10_000), faults.TOO_MANY_PIXELS),
    ):
        with pytest.raises(OfficerError) as caught:
            lookout.look(broken)
        assert caught.value.fault is fault
    assert kinds(lookout.look(sound)) == ["face"]
    with Lookout(wall_seconds=0.001) as hasty:
        with pytest.raises(OfficerError) as caught:
            hasty.look(sound)
    assert caught.value.fault is faults.TOO_HEAVY


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    width=st.integers(1, 400),
    height=st.integers(1, 400),
    mode=st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]),
    kind=st.sampled_from(["PNG", "JPEG", "WEBP"]),
    seed=st.integers(0, 1 << 16),
)
def test_whatever_picture_came_in_can_be_looked_at(
    lookout: Lookout, width: int, height: int, mode: str, kind: str, seed: int
) -> None:
    rough = Image.frombytes("L", (9, 7), random.Random(seed).randbytes(63)).resize((width, height))
    picture = rough.convert(mode) if mode != "I;16" else rough.convert("I").point(lambda v: v * 256).convert("I;16")
    if kind != "PNG":
        picture = picture.convert("RGBA" if kind == "WEBP" and "A" in mode else "RGB")
    out = io.BytesIO()
    picture.save(out, kind)
    assert all(hint.sound for hint in lookout.look(out.getvalue()))
