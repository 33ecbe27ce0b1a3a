"""A finding changed elsewhere while its next version is a draft here: nothing is overwritten, all can be taken over."""

from typing import Any

import pytest

from officer_app.core.errors import OfficerError
from officer_app.photos.ingest import Decoder
from officer_app.store import drafts as rows
from officer_app.usecases import drafts, editing, findings, forks, lists, meanwhile
from officer_app.usecases.desk import Desk
from officer_app.usecases.photos import add_photo
from tests.usecases.conftest import VALUES


@pytest.fixture
def photos(desk: Desk, decoder: Decoder, pictures: list[bytes]) -> list[str]:
    """Three photos this profile knows, kept by a draft of their own."""
    opened, _ = drafts.open_draft(desk, "counter", {})
    for picture in pictures:
        add_photo(desk, opened.id, picture, decoder)
    return [photo.sha256 for photo in rows.photos(desk.db, opened.id)]


@pytest.fixture
def finding(desk: Desk, photos: list[str]) -> str:
    return findings.submit(desk, "counter", VALUES, [(sha, "") for sha in photos[:2]]).finding_id


def change(desk: Desk, finding: str, values: dict[str, Any], shas: list[str]) -> None:
    """What another device would bring: a new version of the one that stands."""
    stands = lists.finding(desk, finding).finding.facts.values
    findings.amend(desk, finding, {**stands, **values}, [(sha, "") for sha in shas], "别处修改")


def write(desk: Desk, draft: str, **values: Any) -> None:
    before = lists.draft(desk, draft).draft.values
    drafts.autosave(desk, draft, {**before, **values})


def finish(desk: Desk, draft: str) -> Any:
    write(desk, draft, **{editing.REASON: "补充"})
    return lists.finding(desk, editing.finish_draft(desk, draft).finding_id).finding


def test_finished_unseen_it_is_a_fork_and_no_overwriting(desk: Desk, finding: str, photos: list[str]) -> None:
    draft = drafts.open_amendment(desk, finding)[0].id
    write(desk, draft, trips=2)
    change(desk, finding, {"text": "别处写的另一段说明文字，说清了前因后果。"}, photos[:2])
    after = finish(desk, draft)
    assert after.forked
    items = {item.name: item.suggested for item in forks.read_fork(desk, finding).items}
    assert items.keys() == {"text", "trips"}
    assert set(items.values()) == {0, 1}, "each was changed by one side, and that one is offered"


def test_taken_over_both_stand_in_it_and_nothing_forks(desk: Desk, finding: str, photos: list[str]) -> None:
    draft = drafts.open_amendment(desk, finding)[0].id
    assert not meanwhile.read(desk, draft).moved
    write(desk, draft, trips=2, expected="我写的标准")
    change(desk, finding, {"actual": "别处写的实际", "expected": "别处写的标准"}, photos[1:3])
    found = meanwhile.read(desk, draft)
    assert found.moved
    assert {item.name: item.suggested for item in found.items} == {
        "actual": meanwhile.THEIRS,
        "expected": None,
        forks.PHOTOS: meanwhile.THEIRS,
    }
    meanwhile.take_over(desk, draft)
    assert not meanwhile.read(desk, draft).moved
    assert [photo.sha256 for photo in rows.photos(desk.db, draft)] == photos[1:3]
    assert [photo.sha256 for photo in rows.photos(desk.db, draft, deleted=True)] == photos[:1], "in the bin, not gone"
    after = finish(desk, draft)
    assert not after.forked
    kept = after.facts.values
    assert (kept["trips"], kept["actual"], kept["expected"]) == (2, "别处写的实际", "我写的标准")
    assert [photo.sha256 for photo in after.facts.photos] == photos[1:3]
    assert len(after.versions) == 3


def test_photos_changed_on_both_sides_all_come_in(desk: Desk, finding: str, photos: list[str]) -> None:
    draft = drafts.open_amendment(desk, finding)[0].id
    desk.write(lambda db: rows.mark_photo_deleted(db, draft, photos[0], desk.moment()))
    change(desk, finding, {}, [*photos[:2], photos[2]])
    found, _ = meanwhile.take_over(desk, draft)
    assert [(item.name, item.suggested) for item in found.items] == [(forks.PHOTOS, None)]
    assert {photo.sha256 for photo in rows.photos(desk.db, draft)} == set(photos[:3])


def test_several_versions_elsewhere_are_joined_first(desk: Desk, finding: str, photos: list[str]) -> None:
    mine, other = (drafts.open_amendment(desk, finding)[0].id for _ in range(2))
    change(desk, finding, {"actual": "一"}, photos[:2])
    finish(desk, other)
    found = meanwhile.read(desk, mine)
    assert (found.moved, found.items) == (True, ())
    meanwhile.take_over(desk, mine)
    assert meanwhile.read(desk, mine).moved, "nothing was chosen for anybody"
    assert len(finish(desk, mine).heads) == 3


def test_only_drafts_of_a_change_are_asked_about(desk: Desk) -> None:
    opened, _ = drafts.open_draft(desk, "counter", VALUES)
    with pytest.raises(OfficerError):
        meanwhile.read(desk, opened.id)
