"""Recording, amending, answering, taking back, joining: what is written, and what is refused with a reason."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from officer_app.core.clock import SHANGHAI
from officer_app.core.errors import OfficerError
from officer_app.core.events import chain_breaks
from officer_app.store import journal, meta, outbox
from officer_app.store.findings import Filter
from officer_app.usecases import drafts, faults, findings, lists, setup, verify, writing
from officer_app.usecases.desk import Desk
from officer_app.usecases.findings import Finished
from tests.usecases.conftest import VALUES, Steps


def manifest(desk: Desk, finding_id: str) -> list[tuple[str, str]]:
    return [(photo.sha256, "") for photo in lists.finding(desk, finding_id).photos]


def test_a_finished_draft_is_a_finding_that_is_found_counted_queued_and_proved(
    desk: Desk, draft: str, pictures: list[bytes]
) -> None:
    done = findings.finish(desk, draft)
    view = lists.finding(desk, done.finding_id)
    assert done.temp_no == view.row.temp_no == f"L{desk.device_code}-{desk.now().astimezone(SHANGHAI):%Y%m%d}-001"
    assert [desk.media.get(photo.sha256) for photo in view.photos] == pictures[:2]
    assert view.finding.facts.values | VALUES == view.finding.facts.values
    assert view.finding.facts.values["severity"] == desk.catalog.category("T0401").severity
    assert view.row.state == "submitted"
    assert (view.row.photo_count, view.row.photos_stored, view.row.delivered) == (2, 0, 0)
    assert list(lists.ids(desk, Filter(text="单身证明"))) == [view.row.n]
    assert lists.draft_rows(desk) == []
    waiting = outbox.waiting(desk.db)
    assert (waiting.findings, waiting.photos) == (1, 2)
    assert done.changes.findings == {done.finding_id}
    assert done.changes.drafts == {draft}
    assert verify.verify(desk).faults == []


def test_a_finding_needs_its_class_and_words_or_a_photo(desk: Desk) -> None:
    for values in ({}, {"category_code": "T0401"}, {"text": VALUES["text"]}, {**VALUES, "severity": "S9"}):
        opened, _ = drafts.open_draft(desk, "counter", values)
        with pytest.raises(OfficerError) as caught:
            findings.finish(desk, opened.id)
        assert caught.value.fault is findings.INCOMPLETE
        assert lists.draft(desk, opened.id).draft.values == values
    assert lists.counts(desk).total == 0


def test_words_are_tidied_but_nothing_else_is_changed(desk: Desk) -> None:
    rest = "三四五六七八九十" * 3
    done = findings.submit(desk, "counter", {**VALUES, "text": f"一\r\n二\x00{rest}"})
    assert lists.finding(desk, done.finding_id).finding.facts.values["text"] == f"一\n二{rest}"


def test_numbers_go_on_and_are_never_given_twice(desk: Desk) -> None:
    numbers = [findings.submit(desk, "counter", VALUES).temp_no for _ in range(3)]
    opened, _ = drafts.open_draft(desk, "counter")
    drafts.discard(desk, opened.id)
    numbers += [opened.temp_no, findings.submit(desk, "counter", VALUES).temp_no]
    assert [number[-3:] for number in numbers] == ["001", "002", "003", "004", "005"]


def test_an_amendment_is_a_new_version_beside_the_old_one(desk: Desk, finished: Finished) -> None:
    opened, _ = drafts.open_amendment(desk, finished.finding_id)
    drafts.autosave(desk, opened.id, {**opened.values, "text": opened.values["text"] + "第二天又去了一次。"})
    again = findings.finish(desk, opened.id, reason="补充")
    assert (again.finding_id, again.temp_no) == (finished.finding_id, finished.temp_no)
    found = lists.finding(desk, finished.finding_id).finding
    assert [version.kind for version in found.versions] == ["finding.submitted", "finding.amended"]
    assert found.facts.values["text"].endswith("第二天又去了一次。")
    assert not found.forked
    assert list(lists.ids(desk, Filter(text="第二天又"))) == list(lists.ids(desk, Filter()))
    assert lists.counts(desk).total == 1
    assert verify.verify(desk).faults == []


def test_a_photo_dropped_by_an_amendment_is_kept_and_still_handed_in(desk: Desk, finished: Finished) -> None:
    first, second = manifest(desk, finished.finding_id)
    findings.amend(desk, finished.finding_id, VALUES, [second], "去掉一张")
    assert manifest(desk, finished.finding_id) == [second]
    assert desk.media.has(first[0])
    assert outbox.waiting(desk.db).photos == 2


def test_a_returned_finding_is_resubmitted(desk: Desk, finished: Finished, step: Steps) -> None:
    with pytest.raises(OfficerError) as caught:
        findings.resubmit(desk, finished.finding_id, VALUES, [], "没有退回")
    assert caught.value.fault is findings.NOT_RETURNED
    step(finished.finding_id, "return_supplement", "submitted", "returned", reason="缺照片")
    assert lists.finding(desk, finished.finding_id).row.state == "returned"
    opened, _ = drafts.open_amendment(desk, finished.finding_id)
    findings.finish(desk, opened.id, reason="补了照片")
    view = lists.finding(desk, finished.finding_id)
    assert view.row.state == "submitted"
    assert view.finding.versions[-1].kind == "finding.resubmitted"
    assert view.row.delivered == 0


def test_withdrawing_asks_until_the_ledger_has_accepted(desk: Desk, finished: Finished, step: Steps) -> None:
    with pytest.raises(OfficerError) as caught:
        findings.withdraw(desk, finished.finding_id, " ")
    assert caught.value.fault is findings.NO_REASON
    findings.withdraw(desk, finished.finding_id, "记错窗口")
    view = lists.finding(desk, finished.finding_id)
    assert (view.finding.withdraw_asked, view.row.state) == ("记错窗口", "submitted")
    step(finished.finding_id, "accept", "submitted", "verifying")
    with pytest.raises(OfficerError) as caught:
        findings.withdraw(desk, finished.finding_id, "晚了")
    assert caught.value.fault is findings.TOO_LATE


def test_an_ended_finding_takes_no_changes(desk: Desk, finished: Finished, step: Steps) -> None:
    step(finished.finding_id, "withdraw", "submitted", "withdrawn")
    with pytest.raises(OfficerError) as caught:
        findings.amend(desk, finished.finding_id, VALUES, [], "再改")
    assert caught.value.fault is findings.ENDED
    with pytest.raises(OfficerError) as caught:
        drafts.open_amendment(desk, finished.finding_id)
    assert caught.value.fault is findings.ENDED
    assert lists.draft_rows(desk) == [], "nothing was begun that could not be finished"


def test_two_versions_from_two_devices_are_joined_by_a_third(desk: Desk, finished: Finished) -> None:
    with pytest.raises(OfficerError) as caught:
        findings.merge_fork(desk, finished.finding_id, [], VALUES, [], "没有分叉")
    assert caught.value.fault is findings.NO_FORK
    head = lists.finding(desk, finished.finding_id).finding
    findings.amend(desk, finished.finding_id, {**VALUES, "title": "甲机"}, [], "甲")
    who = desk.identity()
    facts = msgspec.structs.replace(head.facts, values={**VALUES, "title": "乙机"})
    event = writing.next_event(desk, desk.db, who, "finding.amended", finished.finding_id, head.heads, facts)
    desk.write(lambda db: journal.append(db, event))
    verify.rebuild(desk)
    forked = lists.finding(desk, finished.finding_id)
    assert (forked.row.forked, len(forked.finding.heads)) == (1, 2)
    with pytest.raises(OfficerError) as caught:
        findings.merge_fork(desk, finished.finding_id, head.heads, VALUES, [], "看到的已经不是全部")
    assert caught.value.fault is faults.FORK_GREW
    heads = forked.finding.heads
    findings.merge_fork(desk, finished.finding_id, heads, {**VALUES, "title": "合并"}, [], "两个都要")
    joined = lists.finding(desk, finished.finding_id)
    assert (joined.row.forked, joined.row.title) == (0, "合并")
    assert set(joined.finding.versions[-1].parents) == set(forked.finding.heads)


def test_somebody_elses_finding_can_only_be_read(desk: Desk, finished: Finished) -> None:
    desk.write(lambda db: meta.put(db, {"user": "another"}))
    with pytest.raises(OfficerError) as caught:
        findings.amend(desk, finished.finding_id, VALUES, [], "不是我的")
    assert caught.value.fault is findings.NOT_YOURS


def test_a_finding_with_a_photo_that_was_not_kept_is_refused(desk: Desk) -> None:
    with pytest.raises(OfficerError) as caught:
        findings.submit(desk, "counter", VALUES, [("0" * 64, "")])
    assert caught.value.fault is faults.PHOTO_MISSING
    assert lists.counts(desk).total == 0


def test_a_new_device_code_begins_its_own_chain_and_numbers(desk: Desk, finished: Finished) -> None:
    old = desk.device_code
    setup.take_device_code(desk, "NEW2", user=desk.user, alias=desk.alias, counter_floor=41)
    assert findings.submit(desk, "counter", VALUES).temp_no.startswith("LNEW2-")
    assert findings.submit(desk, "counter", VALUES).temp_no.endswith("-043")
    chains: dict[str, list[Any]] = {}
    for _, event in journal.all_events(desk.db):
        chains.setdefault(event.envelope.device, []).append(event)
    assert {device: len(events) for device, events in chains.items()} == {old: 1, "NEW2": 2}
    assert all(chain_breaks(events) == [] for events in chains.values())
    assert verify.verify(desk).faults == []


def test_a_clock_that_stands_before_the_past_is_called_uncertain(desk: Desk) -> None:
    done = findings.submit(desk, "counter", VALUES)
    early = replace(desk, now=lambda: desk.now() - timedelta(hours=1))
    late = findings.submit(early, "counter", VALUES)
    clocks = [lists.finding(desk, one.finding_id).finding.timeline[0].clock for one in (done, late)]
    assert clocks == ["ok", "uncertain"]
