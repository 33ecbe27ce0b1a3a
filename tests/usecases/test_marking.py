"""Marks and masks through the verbs: kept at once, the original untouched, the copy in its place, hints decided."""

from dataclasses import replace

import msgspec
import pytest

from officer_app.core import privacy
from officer_app.core.errors import OfficerError
from officer_app.core.marks import Drawing, Mark
from officer_app.core.walk_facts import Uptime
from officer_app.paths import resource
from officer_app.photos.ingest import Decoder
from officer_app.store import verify
from officer_app.usecases import (
    drafts,
    exchange,
    findings,
    lists,
    marking,
    photos,
    records,
    redrawing,
    sheets,
    sync,
    walk_notes,
    walk_start,
)
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import ENDED, NO_DRAFT, NOT_BURNT
from officer_app.usecases.findings import Finished
from officer_app.usecases.verify import rebuild
from officer_app.usecases.walk_start import Setting
from tests.usecases.conftest import VALUES, Steps

CLEAR = {"id_no": "clear", "face": "clear"}


def boxed(desk: Desk, kind: str, record: str, n: int = 0, mask: str = "face") -> Drawing:
    ref = records.read(desk, kind, record).shots[n].ref  # type: ignore[arg-type]
    return Drawing(width=ref.width, height=ref.height).adding(Mark(tool="mask", at=((40, 40), (300, 200)), kind=mask))


def outbox(desk: Desk) -> dict[str, str]:
    return dict(desk.db.conn.execute("SELECT ref, state FROM outbox WHERE kind = 'photo'").fetchall())


def burn(desk: Desk, record: str, decoder: Decoder) -> None:
    marking.burn_all(lambda fn: fn(desk), record, decoder)


@pytest.fixture
def accompanied(desk: Desk, draft: str) -> Finished:
    """A finding with two photos that somebody's face might be on."""
    drafts.autosave(desk, draft, VALUES | {"mode": "counter_accompany", "applicant_consent": True})
    return findings.finish(desk, draft)


def test_the_copy_stands_in_for_the_original_which_stays_as_it_is(desk: Desk, draft: str, decoder: Decoder) -> None:
    first, second = (shot.sha256 for shot in records.read(desk, "draft", draft).shots)
    sealed = desk.media.path(first).read_bytes()
    marking.mark(desk, draft, first, boxed(desk, "draft", draft), {"id_no": "clear"})
    with pytest.raises(OfficerError) as caught:
        findings.finish(desk, draft)
    assert caught.value.fault is NOT_BURNT, "an original never stands in for its masked copy"
    burn(desk, draft, decoder)
    done = findings.finish(desk, draft)
    ref, other = lists.finding(desk, done.finding_id).finding.facts.photos
    assert ref.sha256 == first
    assert ref.masked_sha256 not in ("", first)
    assert (ref.privacy, ref.marks["marks"][0]["tool"]) == ({"id_no": "clear"}, "mask")
    assert desk.media.path(first).read_bytes() == sealed
    assert outbox(desk) == {ref.masked_sha256: "ready", second: "ready"}, "the original goes nowhere"
    assert [row.sha256 for row in lists.finding(desk, done.finding_id).photos] == [ref.masked_sha256, second]
    printed = sheets.copies(desk, lists.finding(desk, done.finding_id).finding, decoder)
    assert printed[first][0] == decoder.read(desk.media.get(ref.masked_sha256)).view
    assert sheets.print_finding(desk, done.finding_id, masked=True).unmasked == 1, "the other was not looked at"
    before = desk.db.conn.execute("SELECT * FROM finding_photo ORDER BY finding, pos").fetchall()
    rebuild(desk)
    assert desk.db.conn.execute("SELECT * FROM finding_photo ORDER BY finding, pos").fetchall() == before
    assert verify.verify(desk.db, desk.media).faults == []
    assert photos.sweep(desk) == []
    assert other.masked_sha256 == ""


def test_the_last_stroke_wins_over_a_copy_that_was_being_made(desk: Desk, draft: str, decoder: Decoder) -> None:
    sha = records.read(desk, "draft", draft).shots[0].sha256
    first = boxed(desk, "draft", draft)
    marking.mark(desk, draft, sha, first, {})
    copy = marking.burn(desk, sha, msgspec.json.encode(first).decode(), decoder)
    marking.mark(desk, draft, sha, first.adding(Mark(tool="box", at=((1, 1), (50, 50)))), {})
    marking.name_copy(desk, draft, sha, msgspec.json.encode(first).decode(), copy)
    assert records.read(desk, "draft", draft).shots[0].unburnt
    marking.mark(desk, draft, sha, Drawing(width=first.width, height=first.height), {})
    shot = records.read(desk, "draft", draft).shots[0]
    assert (shot.unburnt, shot.ref.marks, shot.ref.shown) == (False, {}, sha)
    with pytest.raises(OfficerError) as caught:
        marking.mark(desk, "nobody", sha, first, {})
    assert caught.value.fault is NO_DRAFT


def test_an_open_hint_holds_the_photo_back_and_not_the_finding(desk: Desk, accompanied: Finished) -> None:
    assert set(outbox(desk).values()) == {"held_back"}
    assert sync.status(desk.db).findings == 1
    assert sync.status(desk.db).held_back == 2
    (asked,) = exchange.overview(desk).asked
    assert (asked.kind, asked.finding, asked.walk) == ("held", accompanied.finding_id, "")


def test_a_decision_about_a_finished_finding_is_its_new_version_and_lets_the_photos_go(
    desk: Desk, accompanied: Finished, decoder: Decoder
) -> None:
    finding = accompanied.finding_id
    begun, _ = drafts.open_amendment(desk, finding)
    first, second = (shot.sha256 for shot in records.read(desk, "finding", finding).shots)
    marking.mark(desk, finding, first, boxed(desk, "finding", finding), {"id_no": "clear"})
    assert lists.finding(desk, finding).finding.facts.photos[0].marks == {}, "not part of the record yet"
    assert records.read(desk, "finding", finding).shots[0].unburnt, "but kept"
    burn(desk, finding, decoder)
    records.decide(desk, "finding", finding)
    folded = lists.finding(desk, finding).finding
    assert [version.facts.reason for version in folded.versions] == ["", redrawing.REDRAWN]
    copy = folded.facts.photos[0].masked_sha256
    assert outbox(desk) == {copy: "ready", second: "held_back"}, "the original is not queued any more"
    marking.mark(desk, finding, second, Drawing(width=960, height=640), CLEAR)
    records.decide(desk, "finding", finding)
    assert outbox(desk) == {copy: "ready", second: "ready"}
    assert exchange.overview(desk).asked == []
    assert records.read(desk, "draft", begun.id).shots[0].ref.masked_sha256 == copy, "a change begun before keeps it"
    drafts.autosave(desk, begun.id, VALUES | {"mode": "counter_accompany", "title": "补充"})
    findings.finish(desk, begun.id, "补充")
    assert lists.finding(desk, finding).finding.facts.photos[0].masked_sha256 == copy
    assert not lists.finding(desk, finding).finding.forked, "it goes on from what was drawn meanwhile"
    assert set(outbox(desk).values()) == {"ready"}


def test_a_photo_is_paired_with_an_earlier_one_of_its_finding_or_of_the_one_it_repeats(
    desk: Desk, accompanied: Finished, decoder: Decoder
) -> None:
    finding = accompanied.finding_id
    first, second = (shot.sha256 for shot in records.read(desk, "finding", finding).shots)
    marking.pair(desk, finding, second, first)
    assert lists.finding(desk, finding).finding.facts.photos[1].before == "", "not part of the record yet"
    records.decide(desk, "finding", finding)
    folded = lists.finding(desk, finding).finding
    assert folded.versions[-1].facts.reason == redrawing.PAIRED
    assert [photo.before for photo in folded.facts.photos] == ["", first]
    assert set(outbox(desk).values()) == {"held_back"}, "a pair is no look"
    change, _ = drafts.open_amendment(desk, finding)
    shown = records.read(desk, "draft", change.id)
    assert shown.shots[1].ref.before == first
    assert [one.shot.sha256 for one in shown.earlier_than(shown.shots[0].ref)] == [], "not two ways at once"
    later, _ = drafts.open_draft(desk, "counter", VALUES | {"repeat_of": accompanied.temp_no})
    photos.add_photo(desk, later.id, resource("sample/photos/kiosk.jpg"), decoder)
    again = records.read(desk, "draft", later.id)
    earlier = again.earlier_than(again.shots[0].ref)
    assert [(one.shot.sha256, one.number, one.place) for one in earlier] == [
        (first, accompanied.temp_no, 1),
        (second, accompanied.temp_no, 2),
    ]
    with pytest.raises(OfficerError) as caught:
        marking.pair(desk, "nobody", second, first)
    assert caught.value.fault is NO_DRAFT


def test_a_photo_of_an_ended_finding_can_still_be_let_go(desk: Desk, accompanied: Finished, step: Steps) -> None:
    finding = accompanied.finding_id
    step(finding, "reject", "submitted", "out_of_scope", reason="不属于受理范围")
    record = records.read(desk, "finding", finding)
    assert record.locked == records.ENDED
    assert len(record.held) == 2
    marking.mark(desk, finding, record.shots[0].sha256, Drawing(width=9, height=9), CLEAR)
    with pytest.raises(OfficerError) as caught:
        records.decide(desk, "finding", finding)
    assert caught.value.fault is ENDED
    for sha in record.held:
        sync.offer_again(desk.db, "photo", sha)
    assert set(outbox(desk).values()) == {"ready"}


def test_two_findings_with_one_photo_each_decide_for_themselves(
    desk: Desk, decoder: Decoder, pictures: list[bytes]
) -> None:
    made = []
    for mode in ("counter_self", "counter_accompany"):
        draft, _ = drafts.open_draft(desk, "counter", VALUES | {"mode": mode, "applicant_consent": True})
        sha = photos.add_photo(desk, draft.id, pictures[0], decoder).sha256
        made.append(draft.id)
    shown = findings.finish(desk, made[0])
    assert outbox(desk) == {sha: "ready"}
    marking.mark(desk, made[1], sha, boxed(desk, "draft", made[1]), CLEAR)
    burn(desk, made[1], decoder)
    findings.finish(desk, made[1])
    assert outbox(desk)[sha] == "ready", "the first shows it uncovered on purpose"
    assert len(outbox(desk)) == 2
    assert records.read(desk, "finding", shown.finding_id).held == frozenset()


def test_a_walks_photo_waits_for_a_decision_of_its_own(desk: Desk, decoder: Decoder, pictures: list[bytes]) -> None:
    desk = replace(desk, uptime=lambda: Uptime("boot", 1000))
    setting = Setting(
        dimension="T", mode="counter_accompany", matter_code="SX0803", hall_code="H03", covert=False,
        target_no="TJ1", applicant_consent=True, applicant_profile="elderly",
    )  # fmt: skip
    walk = walk_start.start(desk, setting).walk
    kept = [photos.keep_photo(desk, picture, decoder) for picture in pictures[:2]]
    for one in kept:
        walk_notes.add_photo(desk, walk.id, one, caption="大厅")
    (asked,) = exchange.overview(desk).asked
    assert (asked.kind, asked.walk, asked.finding, asked.title) == ("held", walk.id, "", walk.walk_no)
    marking.mark(desk, walk.id, kept[0].sha256, boxed(desk, "walk", walk.id), {"id_no": "clear"})
    marking.mark(desk, walk.id, kept[1].sha256, Drawing(width=960, height=640), CLEAR)
    burn(desk, walk.id, decoder)
    records.decide(desk, "walk", walk.id)
    shots = records.read(desk, "walk", walk.id).shots
    assert [privacy.standing(shot.ref, {"mode": "counter_accompany"}) for shot in shots] == ["masked", ""]
    assert outbox(desk) == {shots[0].ref.masked_sha256: "ready", kept[1].sha256: "ready"}
    assert all(shot.ref.caption == "大厅" for shot in shots)
    rebuild(desk)
    assert verify.verify(desk.db, desk.media).faults == []
