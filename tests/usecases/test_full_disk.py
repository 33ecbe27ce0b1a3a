"""A really full and a really read-only disk: a small ext4 on a loop device, because tmpfs hides the worst of it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from officer_app.core import memo
from officer_app.core.errors import OfficerError
from officer_app.store import database
from officer_app.store.ballast import Ballast
from officer_app.store.memos import Begun
from officer_app.usecases import drafts, editing, findings, lists, memos, setup, verify
from officer_app.usecases.desk import Desk
from tests.fixtures.small_disk import fill_up, run
from tests.usecases.conftest import VALUES

RESERVE = 2 * 1024 * 1024


@pytest.fixture
def desk(small_disk: Path) -> Iterator[Desk]:
    desk = setup.create_trial(small_disk / "profile")
    yield replace(desk, ballast=Ballast(small_disk / "profile", RESERVE))
    setup.close(desk)


def fault(call: object) -> str:
    with pytest.raises(OfficerError) as caught:
        call()  # type: ignore[operator]
    return caught.value.code


def test_the_last_finding_can_be_saved_and_then_it_is_said(desk: Desk, small_disk: Path) -> None:
    assert desk.ballast is not None
    assert desk.ballast.hold()
    opened, _ = drafts.open_draft(desk, "counter", VALUES)
    hog = fill_up(small_disk)
    done = findings.finish(desk, opened.id)  # the journal of SQLite may still have room; then go on until it has not
    made = [done]
    while desk.ballast.held():
        made.append(findings.submit(desk, "counter", VALUES))
    assert lists.finding(desk, made[-1].finding_id).row.temp_no == made[-1].temp_no
    told = ""
    while not told:
        try:
            made.append(findings.submit(desk, "counter", VALUES))
        except OfficerError as error:
            told = error.code
    assert told == database.DISK_FULL.code
    assert fault(lambda: desk.media.put(os.urandom(400_000))) == database.DISK_FULL.code
    assert lists.counts(desk).total == len(made)
    hog.unlink()
    made.append(findings.submit(desk, "counter", VALUES))
    assert lists.counts(desk).total == len(made)
    assert desk.ballast.hold()
    assert verify.verify(desk).faults == []


def test_a_draft_is_whole_when_finishing_it_found_no_room(desk: Desk, small_disk: Path) -> None:
    opened, _ = drafts.open_draft(desk, "counter", VALUES)
    hog = fill_up(small_disk)
    told = ""
    while not told:
        try:
            drafts.autosave(desk, opened.id, {**VALUES, "actual": os.urandom(8000).hex()})
        except OfficerError as error:
            told = error.code
    kept = lists.draft(desk, opened.id).draft
    assert told == database.DISK_FULL.code
    assert kept.values["text"] == VALUES["text"]
    hog.unlink()
    drafts.autosave(desk, opened.id, VALUES)
    findings.finish(desk, opened.id)
    assert verify.verify(desk).faults == []


def test_a_read_only_disk_is_said_and_opens_again_when_it_can_be_written(desk: Desk, small_disk: Path) -> None:
    done = findings.submit(desk, "counter", VALUES)
    setup.close(desk)
    assert run("mount", "-o", "remount,ro", small_disk)
    assert fault(lambda: setup.open_profile(small_disk / "profile")) == database.READ_ONLY.code
    assert fault(lambda: desk.media.put(b"photo")) == database.READ_ONLY.code
    assert fault(lambda: setup.create_trial(small_disk / "another")) == database.READ_ONLY.code
    assert run("mount", "-o", "remount,rw", small_disk)
    again = setup.open_profile(small_disk / "profile")
    assert lists.finding(again, done.finding_id).row.temp_no == done.temp_no
    findings.submit(again, "counter", VALUES)
    setup.close(again)


def test_what_was_said_until_the_disk_was_full_is_a_memo_once_there_is_room(desk: Desk, small_disk: Path) -> None:
    opened, _ = drafts.open_draft(desk, "counter", VALUES)
    begun = Begun("m1", opened.id, desk.moment())
    assert desk.ballast is not None
    assert desk.ballast.hold()
    hog = fill_up(small_disk)
    seconds, told = 0, ""
    while not told:
        try:
            memos.keep_piece(desk, begun, seconds, os.urandom(2 * memo.RATE))
            seconds += 1
        except OfficerError as error:
            told = error.code
    assert told == database.DISK_FULL.code
    assert seconds > 0
    hog.unlink()
    setup.keep_house(desk)
    (ref,) = editing.read_draft(desk, opened.id).memos
    assert ref.duration_s == seconds
    assert verify.verify(desk).faults == []
