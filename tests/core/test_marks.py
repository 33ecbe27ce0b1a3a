"""What is drawn on a photo, as data; and when a photo waits for the officer's look."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.core import marks, privacy
from officer_app.core.facts import PhotoRef
from officer_app.core.marks import Drawing, Mark

SHA = "ab" * 32
EMPTY = Drawing(width=4000, height=3000)
WORDS = Mark(tool="text", at=((900, 80),), text="同一号码要手抄三遍")
MASK = Mark(tool="mask", at=((100, 100), (900, 200)), kind="id_no")


def photo(*drawn: Mark, caption: str = "", **answers: str) -> PhotoRef:
    kept = msgspec.json.decode(marks.written(msgspec.structs.replace(EMPTY, marks=drawn)) or "{}")
    return PhotoRef(sha256=SHA, size=9, mime="image/jpeg", caption=caption, marks=kept, privacy=answers)


def test_what_is_drawn_comes_back_and_nothing_drawn_is_nothing_kept() -> None:
    drawing = EMPTY.adding(MASK).adding(WORDS).adding(Mark(tool="number", at=((5, 6),), number=1))
    assert marks.read(msgspec.json.decode(marks.written(drawing))) == drawing
    assert (marks.written(EMPTY), marks.read({})) == ("", None)
    assert marks.next_number(drawing) == 2


@pytest.mark.parametrize(
    "kept",
    [
        {"width": 4, "height": 3, "v": 2, "marks": []},
        {"width": 4, "height": 3, "v": 1, "marks": [{"tool": "hologram", "at": [[0, 0], [1, 1]]}]},
        {"width": 4, "height": 3, "v": 1, "marks": [{"tool": "arrow", "at": [[0, 0]]}]},
        {"width": 4, "height": 3, "v": 1, "marks": [{"tool": "mask", "at": [[0, 0], [1, 1]], "blocks": 9}]},
        {"marks": "x"},
    ],
)
def test_what_a_newer_program_drew_is_never_half_understood(kept: dict[str, Any]) -> None:
    assert marks.read(kept) is None
    suspect = PhotoRef(sha256=SHA, size=9, mime="image/jpeg", marks=kept)
    assert privacy.open_hints(suspect, {"mode": "counter_proxy"}) == ("id_no",), "nor taken for a mask"


def test_digits_are_covered_whole_whatever_was_asked_for() -> None:
    for kind in marks.MASK_KINDS:
        rows = marks.rows_of(marks.restyled(MASK, kind, 3))
        assert rows == (3 if kind == "face" else 0), kind


@given(st.integers(-9000, 9000), st.integers(-9000, 9000), st.sampled_from(["box", "mask", "arrow", "number"]))
def test_a_mark_stays_on_the_picture_with_its_shape(dx: int, dy: int, tool: str) -> None:
    mark = Mark(tool=tool, at=((100, 200),) if tool == "number" else ((100, 200), (400, 260)))
    moved = marks.moved(mark, dx, dy, EMPTY)
    box = marks.box_of(moved)
    assert min(box.left, box.top) >= 0
    assert (box.right <= 4000, box.bottom <= 3000) == (True, True)
    assert (box.width, box.height) == (marks.box_of(mark).width, marks.box_of(mark).height)


def test_a_hit_is_the_uppermost_mark_and_masks_lie_under_strokes() -> None:
    box = Mark(tool="box", at=((100, 100), (500, 180)))
    drawing = EMPTY.adding(box).adding(MASK)
    assert marks.hit(drawing, 300, 100, 5) == 0, "the edge of the box, though the mask was drawn later"
    assert marks.hit(drawing, 800, 150, 5) == 1
    assert marks.hit(drawing, 3000, 2000, 5) == -1


def test_there_is_one_crop_and_a_hidden_one_is_none() -> None:
    crop = Mark(tool="crop", at=((2000, 1500), (1000, 500)))
    assert marks.crop_of(EMPTY.adding(crop)) == (1000, 500, 2000, 1500)
    assert marks.crop_of(EMPTY.adding(marks.toggled(crop))) == (0, 0, 4000, 3000)
    assert marks.uncropped(EMPTY.adding(crop).adding(MASK)).marks == (MASK,)


def test_a_long_line_is_kept_by_the_points_that_matter() -> None:
    line = [(n, n * n // 50 % 40) for n in range(3000)]
    kept = marks.thinned(line, 0.5)
    assert len(kept) <= marks.MAX_POINTS
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert marks.thinned([(n, 5) for n in range(900)], 0.5) == ((0, 5), (899, 5))


ACCOMPANIED = {"mode": "counter_accompany"}


@pytest.mark.parametrize(
    ("ref", "values", "waits"),
    [
        (photo(), {}, ()),
        (photo(), ACCOMPANIED, ("id_no", "face")),
        (photo(), {"category_code": "W1001"}, ("id_no", "phone")),
        (photo(caption="申请书"), {}, ("id_no",)),
        (photo(caption="联系人 13805432657"), {}, ("phone",)),
        (photo(caption="鲁M12345 占用坡道"), {}, ("plate",)),
        (photo(id_no="clear"), ACCOMPANIED, ("face",)),
        (photo(MASK, face="clear"), ACCOMPANIED, ()),
        (photo(marks.toggled(MASK), face="clear"), ACCOMPANIED, ("id_no",)),
        (photo(phone="shows"), {}, ("phone",)),
    ],
)
def test_a_hint_waits_until_it_is_covered_or_answered(
    ref: PhotoRef, values: dict[str, Any], waits: tuple[str, ...]
) -> None:
    assert privacy.open_hints(ref, values) == waits
    assert set(waits) <= set(privacy.asked(ref, values))
    covered = "masked" if any(not mark.get("hidden") for mark in ref.marks.get("marks", ())) else ""
    assert privacy.standing(ref, values) == ("mask" if waits else covered)


def test_a_sheet_for_outsiders_shows_what_is_covered_or_looked_at() -> None:
    looked = dict.fromkeys(privacy.ALWAYS, "clear")
    copied = msgspec.structs.replace(photo(MASK), masked_sha256="cd" * 32, masked_size=8)
    assert privacy.may_be_shown(photo(**looked))
    assert privacy.may_be_shown(copied)
    assert not privacy.may_be_shown(photo())
    assert not privacy.may_be_shown(photo(face="clear", id_no="clear"))


def test_an_original_under_a_mask_is_promised_only_where_the_rule_says_so() -> None:
    copied = msgspec.structs.replace(photo(MASK), masked_sha256="cd" * 32, masked_size=8)
    assert photo().promised == ((SHA, 9),)
    assert (copied.shown, copied.promised) == ("cd" * 32, (("cd" * 32, 8),))
    both = msgspec.structs.replace(copied, upload_original=True)
    assert both.promised == (("cd" * 32, 8), (SHA, 9))
