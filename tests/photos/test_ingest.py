"""Good pictures become safe copies; bad ones get their own sentence and never stop the next."""

import io
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageOps

from officer_app.core.errors import Fault, OfficerError
from officer_app.photos import faults
from officer_app.photos.ingest import MAX_BYTES, Decoder, read_file
from tests.photos import bombs

HERE = Path(__file__).parent
GOOD = bombs.encoded(bombs.scene())
HEIC = (HERE / "data" / "tiny.heic").read_bytes()


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def alike(one: Image.Image, other: Image.Image) -> bool:
    small = [im.convert("RGB").resize((24, 24), Image.Resampling.BOX) for im in (one, other)]
    return max(high for _, high in ImageChops.difference(*small).getextrema()) < 48


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(decoder: Decoder, orientation: int) -> None:
    data = bombs.encoded(bombs.scene(), exif=bombs.exif(orientation))
    photo = decoder.read(data)
    expected = ImageOps.exif_transpose(picture(data))
    assert (photo.width, photo.height) == expected.size
    assert alike(picture(photo.view), expected)
    assert alike(picture(photo.thumb), expected)


def test_copies_are_small_and_carry_nothing_of_the_original(decoder: Decoder) -> None:
    tags = bombs.exif(6, taken="2026:09:17 09:40:12", offset="+09:00", gps=True)
    data = bombs.encoded(bombs.scene((4000, 3000)), exif=tags, comment=b"secret words", icc_profile=b"profile" * 20)
    photo = decoder.read(data)
    assert (photo.mime, photo.width, photo.height) == ("image/jpeg", 3000, 4000)
    assert photo.taken_at == "2026-09-17T08:40:12+08:00"
    assert photo.gps is None
    assert (picture(photo.thumb).size, picture(photo.view).size) == ((240, 320), (1200, 1600))
    for copy in (photo.thumb, photo.view):
        assert set(picture(copy).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not any(word in copy for word in (b"Exif", b"secret", b"profile"))


def test_the_place_is_read_only_when_asked(decoder: Decoder) -> None:
    photo = decoder.read(bombs.encoded(bombs.scene(), exif=bombs.exif(gps=True)), gps=True, view=False)
    assert photo.gps == (37.375, 118.02)
    assert photo.view == b""


@pytest.mark.parametrize(
    ("taken", "offset", "expected"),
    [
        ("2026:09:17 09:40:12", "", "2026-09-17T09:40:12+08:00"),
        ("0000:00:00 00:00:00", "", ""),
        ("yesterday", "+08:00", ""),
        ("2026:09:17 09:40:12", "nonsense", "2026-09-17T09:40:12+08:00"),
    ],
)
def test_capture_time(decoder: Decoder, taken: str, offset: str, expected: str) -> None:
    data = bombs.encoded(bombs.scene(), exif=bombs.exif(taken=taken, offset=offset))
    assert decoder.read(data).taken_at == expected


def test_broken_exif_does_not_cost_the_photo(decoder: Decoder) -> None:
    data = bombs.encoded(bombs.scene(), exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\xff\xff" + b"\xaa" * 40)
    assert decoder.read(data).width == 96


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("LA", "PNG"),
        ("RGBA", "PNG"),
        ("I;16", "PNG"),
        ("RGB", "WEBP"),
        ("RGBA", "WEBP"),
    ],
)
def test_every_colour_mode(decoder: Decoder, mode: str, kind: str) -> None:
    source = bombs.scene((700, 500))
    grey = source.convert("L")
    image = grey.point(lambda v: v * 256, "I").convert("I;16") if mode == "I;16" else source.convert(mode)
    photo = decoder.read(bombs.encoded(image, kind))
    assert picture(photo.view).mode == "RGB"
    assert alike(picture(photo.view), grey if mode in ("L", "1", "LA", "I;16") else source) or mode == "1"


def test_transparency_becomes_white(decoder: Decoder) -> None:
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    assert picture(decoder.read(bombs.encoded(clear, "PNG")).view).getpixel((9, 9)) == (255, 255, 255)


def test_a_good_heic(decoder: Decoder) -> None:
    photo = decoder.read(HEIC)
    assert (photo.mime, photo.width, photo.height) == ("image/heic", 96, 64)
    assert photo.taken_at == "2026-09-17T09:40:12+08:00"
    assert picture(photo.view).getpixel((4, 4)) == (255, 255, 255)


def broken_box() -> bytes:
    at = HEIC.index(b"iloc")
    return HEIC[: at - 4] + b"\xff\xff\xff\xff" + HEIC[at:]


BAD: dict[str, tuple[bytes, Fault]] = {
    "text": (b"not a picture at all\n" * 9, faults.NOT_A_PHOTO),
    "gif": (bombs.encoded(bombs.scene(), "GIF"), faults.NOT_A_PHOTO),
    "html": (b"<!DOCTYPE html><img src=x onerror=alert(1)>", faults.NOT_A_PHOTO),
    "svg": (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", faults.NOT_A_PHOTO),
    "tiff": (bombs.encoded(bombs.scene(), "TIFF"), faults.NOT_A_PHOTO),
    "noise": (random.Random(1).randbytes(5000), faults.NOT_A_PHOTO),
    "empty": (b"", faults.EMPTY),
    "jpeg cut": (bombs.encoded(bombs.scene((800, 600)))[:3000], faults.TRUNCATED),
    "jpeg only begun": (b"\xff\xd8\xff", faults.BROKEN),
    "png cut": (bombs.png(300, 300)[:60], faults.TRUNCATED),
    "png bad pixels": (bombs.png(64, 64, (b"IDAT", b"\x00" * 40)), faults.BROKEN),
    "webp cut": (bombs.encoded(bombs.scene(), "WEBP")[:60], faults.BROKEN),
    "65535 square": (bombs.huge_header(), faults.TOO_MANY_PIXELS),
    "60 megapixels": (bombs.png(10_000, 6_000), faults.TOO_MANY_PIXELS),
    "text bomb": (bombs.text_bomb(), faults.TOO_HEAVY),
    "heic broken box": (broken_box(), faults.BROKEN_HEIC),
    "heic cut": (HEIC[:-30], faults.BROKEN_HEIC),
    "avif": (HEIC.replace(b"heic", b"avif"), faults.HEIC_NOT_SUPPORTED),
    "too large": (b"\xff\xd8\xff" + bytes(MAX_BYTES), faults.TOO_LARGE),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_has_its_sentence_and_the_next_photo_works(decoder: Decoder, name: str) -> None:
    data, fault = BAD[name]
    with pytest.raises(OfficerError) as caught:
        decoder.read(data)
    assert caught.value.fault is fault
    assert all("{" not in caught.value.say(language) for language in ("zh", "en"))
    assert decoder.read(GOOD).width == 96


def test_a_crash_inside_the_decoder_costs_one_photo(decoder: Decoder) -> None:
    """This byte makes pi-heif 1.4 follow a null pointer; the mutation test below found it."""
    with pytest.raises(OfficerError) as caught:
        decoder.read(HEIC[:176] + b"\x80" + HEIC[177:])
    assert caught.value.fault in (faults.DECODER_DIED, faults.BROKEN_HEIC)
    assert decoder.read(GOOD).width == 96


def test_the_largest_photo_taken_fits_in_the_memory_given(decoder: Decoder) -> None:
    assert decoder.read(bombs.encoded(Image.new("RGBA", (7900, 6300)), "PNG", compress_level=1)).width == 7900


def test_sentences_are_complete_and_distinct() -> None:
    known = [value for value in vars(faults).values() if isinstance(value, Fault)]
    assert len({fault.code for fault in known}) == len({fault.what for fault in known}) == len(known) >= 12
    assert all(part.zh and part.en for fault in known for part in (fault.what, fault.safe, fault.todo))


def test_reading_files(tmp_path: Path) -> None:
    sparse = tmp_path / "sparse.jpg"
    with sparse.open("wb") as file:
        os.truncate(file.fileno(), 300 << 20)
    empty = tmp_path / "empty.jpg"
    empty.touch()
    for path, fault in (
        (sparse, faults.TOO_LARGE),
        (empty, faults.EMPTY),
        (tmp_path, faults.UNREADABLE),
        (tmp_path / "gone.jpg", faults.UNREADABLE),
    ):
        with pytest.raises(OfficerError) as caught:
            read_file(path)
        assert caught.value.fault is fault
    good = tmp_path / "好照片.jpg"
    good.write_bytes(GOOD)
    assert read_file(good) == GOOD


def outcome(decoder: Decoder, data: bytes) -> Fault | bytes:
    try:
        return decoder.read(data).thumb
    except OfficerError as error:
        return error.fault


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([GOOD, HEIC, bombs.encoded(bombs.scene(), "PNG"), bombs.encoded(bombs.scene(), "WEBP")]),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_mutated_photo_is_read_or_refused(decoder: Decoder, data: bytes, changes: list[tuple[int, int]]) -> None:
    mutated = bytearray(data)
    for at, value in changes:
        mutated[at % len(mutated)] = value
    assert outcome(decoder, bytes(mutated)) is not faults.NO_DECODER
