"""Drafts and their photos: kept as typed, thirty days in the bin, originals never swept while anything names them."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.core.errors import OfficerError
from officer_app.core.events import fingerprint
from officer_app.core.validate import MAX_PHOTOS
from officer_app.photos.ingest import Decoder
from officer_app.usecases import bookmark, drafts, findings, lists, photos, setup
from officer_app.usecases.bookmark import Bookmark
from officer_app.usecases.desk import Desk
from tests.usecases.conftest import VALUES


def shas(desk: Desk, draft_id: str) -> list[str]:
    return [photo.sha256 for photo in lists.draft(desk, draft_id).photos]


def test_a_bookmark_in_a_draft_that_is_gone_leads_to_the_walk_it_was_made_on(desk: Desk) -> None:
    opened, _ = drafts.open_draft(desk, "counter", VALUES)
    for trail in (["today", "walk"], ["today"]):
        there = Bookmark("editor", {"draft": opened.id, "returns": True}, trail)
        bookmark.put(desk, there)
        assert bookmark.find(desk) == there
    findings.finish(desk, opened.id)
    assert bookmark.find(desk) is None
    bookmark.put(desk, Bookmark("editor", {"draft": opened.id}, ["today", "walk"]))
    assert bookmark.find(desk) == Bookmark("walk", {}, ["today"])


def test_what_was_typed_is_there_after_a_restart_untouched(desk: Desk, tmp_path: Path) -> None:
    opened, changes = drafts.open_draft(desk, "counter", {"hall_code": "H01"})
    typed = {"text": " \r\nhalf a wo", "category_code": "no such", "trips": 3}
    drafts.autosave(desk, opened.id, typed)
    drafts.autosave(desk, opened.id, typed, form="online")
    setup.close(desk)
    again = setup.open_profile(tmp_path / "profile")
    row = lists.draft(again, opened.id)
    assert (row.draft.values, row.draft.form, changes.drafts) == (typed, "online", {opened.id})
    setup.close(again)


def test_the_bin_holds_a_draft_for_thirty_days(desk: Desk, draft: str) -> None:
    drafts.discard(desk, draft)
    assert lists.draft_rows(desk) == []
    assert [row.draft.id for row in lists.draft_rows(desk, deleted=True)] == [draft]
    with pytest.raises(OfficerError) as caught:
        findings.finish(desk, draft)
    assert caught.value.fault is findings.NO_DRAFT
    drafts.restore(desk, draft)
    assert len(shas(desk, draft)) == 2
    drafts.discard(desk, draft)
    for days, left in ((29, 1), (31, 0)):
        drafts.empty_bin(replace(desk, now=lambda days=days: desk.now() + timedelta(days=days)))
        assert len(lists.draft_rows(desk, deleted=True)) == left


def test_photos_are_ordered_captioned_deleted_and_taken_back(
    desk: Desk, draft: str, decoder: Decoder, pictures: list[bytes]
) -> None:
    added = photos.add_photo(desk, draft, pictures[2], decoder)
    first, second, third = shas(desk, draft)
    assert added.sha256 == third
    assert added.thumb[:2] == b"\xff\xd8"
    photos.reorder(desk, draft, [third, first])
    assert shas(desk, draft) == [third, first, second]
    photos.caption(desk, draft, third, "一号窗口")
    photos.remove_photo(desk, draft, first)
    assert shas(desk, draft) == [third, second]
    assert [photo.sha256 for photo in lists.deleted_photos(desk, draft)] == [first]
    photos.restore_photo(desk, draft, first)
    assert shas(desk, draft) == [third, first, second]
    facts = lists.finding(desk, findings.finish(desk, draft).finding_id).finding.facts
    assert [photo.caption for photo in facts.photos] == ["一号窗口", "", ""]


def test_the_same_photo_twice_is_one_photo(desk: Desk, draft: str, decoder: Decoder, pictures: list[bytes]) -> None:
    photos.add_photo(desk, draft, pictures[0], decoder)
    assert len(shas(desk, draft)) == 2


def test_what_is_no_photo_changes_nothing(desk: Desk, draft: str, decoder: Decoder, tmp_path: Path) -> None:
    before = list(desk.media.names())
    for source in (b"", b"%PDF-1.7", os.urandom(500), tmp_path, tmp_path / "not there"):
        with pytest.raises(OfficerError):
            photos.add_photo(desk, draft, source, decoder)
    assert list(desk.media.names()) == before
    assert len(shas(desk, draft)) == 2


def test_a_finding_takes_twelve_photos(desk: Desk, draft: str) -> None:
    for n in range(MAX_PHOTOS - 2):
        kept = photos.Kept(desk.media.put(b"%d" % n), 1, "image/jpeg", 1, 1, "", b"")
        photos.attach_photo(desk, draft, kept)
    with pytest.raises(OfficerError) as caught:
        photos.attach_photo(desk, draft, photos.Kept(desk.media.put(b"one more"), 8, "image/jpeg", 1, 1, "", b""))
    assert caught.value.fault is photos.TOO_MANY


def test_the_sweep_spares_whatever_a_finding_a_draft_or_the_bin_names(
    desk: Desk, draft: str, decoder: Decoder, pictures: list[bytes]
) -> None:
    first, second = shas(desk, draft)
    photos.remove_photo(desk, draft, second)
    findings.finish(desk, draft)
    other, _ = drafts.open_draft(desk, "counter", VALUES)
    photos.add_photo(desk, other.id, pictures[2], decoder)
    drafts.discard(desk, other.id)
    orphan = desk.media.put(b"kept, then the window closed")
    for name in desk.media.names():
        os.utime(desk.media.path(name), (1000, 1000))
    assert photos.sweep(desk) == [orphan]
    assert desk.ballast is not None
    assert not desk.ballast.held()
    setup.keep_house(replace(desk, now=lambda: desk.now() + timedelta(days=31)))
    assert not desk.media.has(second)
    assert not desk.media.has(fingerprint(pictures[2]))
    assert desk.media.has(first)
    assert desk.ballast.held()
