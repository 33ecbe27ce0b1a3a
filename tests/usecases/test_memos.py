"""Voice memos through the verbs: kept second by second, whole after a cut, part of the finding and its versions."""

import pytest

from officer_app.core import memo
from officer_app.core.errors import OfficerError
from officer_app.store import outbox, verify
from officer_app.store.memos import Begun
from officer_app.usecases import drafts, editing, findings, forks, lists, meanwhile, memos, photos, setup
from officer_app.usecases.desk import Desk
from tests.core.test_memo import tone
from tests.usecases.conftest import VALUES


def speak(desk: Desk, draft: str, seconds: int, name: str = "m1") -> Begun:
    begun = Begun(name, draft, f"2026-09-17T10:00:0{name[-1]}+08:00")
    for n in range(seconds):
        memos.keep_piece(desk, begun, n, tone(1.0, 0.1 + n / 100 + int(name[-1]) / 20))
    return begun


def test_a_memo_is_part_of_the_finding_and_waits_for_the_ledger(desk: Desk, draft: str) -> None:
    ref, _ = memos.complete(desk, speak(desk, draft, 2))
    assert (ref.duration_s, ref.mime, ref.size) == (2, memo.MIME, len(desk.media.get(ref.sha256)))
    assert b"RIFF" not in desk.media.path(ref.sha256).read_bytes(), "sealed, as photos are"
    assert len(memos.sound(desk, ref.sha256)) == 4 * memo.RATE
    other, _ = memos.complete(desk, speak(desk, draft, 1, "m2"))
    memos.remove(desk, draft, other.sha256)
    assert editing.read_draft(desk, draft).memos == (ref,)
    memos.restore(desk, draft, other.sha256)
    done = findings.finish(desk, draft)
    view = lists.finding(desk, done.finding_id)
    assert view.finding.facts.memos == [ref, other]
    assert (len(view.photos), view.row.photo_count) == (2, 2), "no memo stands among the photos"
    waiting = {sha for (sha,) in desk.db.conn.execute("SELECT ref FROM outbox WHERE kind = 'photo'")}
    assert {ref.sha256, other.sha256} < waiting
    assert set(outbox.photos_waiting(desk.db, 9)) == waiting - {ref.sha256, other.sha256}, "nothing to be looked at"
    change, _ = drafts.open_amendment(desk, done.finding_id)
    memos.remove(desk, change.id, other.sha256)
    findings.finish(desk, change.id, "去掉一段")
    assert lists.finding(desk, done.finding_id).finding.facts.memos == [ref]
    findings.amend(desk, done.finding_id, VALUES, [], "补充")
    assert lists.finding(desk, done.finding_id).finding.facts.memos == [ref], "other changes leave memos alone"
    photos.sweep(desk)
    assert desk.media.has(other.sha256), "what an earlier version said stays said"
    assert verify.verify(desk.db, desk.media).faults == []


def test_what_was_said_before_the_cut_is_there_after_the_next_start(desk: Desk, draft: str) -> None:
    speak(desk, draft, 3)
    short = Begun("m2", draft, "2026-09-17T10:00:02+08:00")
    memos.keep_piece(desk, short, 0, tone(0.1))
    setup.keep_house(desk)
    (ref,) = editing.read_draft(desk, draft).memos
    assert (ref.duration_s, ref.recorded_at) == (3, "2026-09-17T10:00:01+08:00")
    speak(desk, draft, 2, "m3")
    done = findings.finish(desk, draft)
    assert [ref.duration_s for ref in lists.finding(desk, done.finding_id).finding.facts.memos] == [3, 2]
    speak(desk, drafts.open_draft(desk, "counter", VALUES)[0].id, 1, "m4")
    desk.write(lambda db: db.conn.execute("DELETE FROM draft"))
    setup.keep_house(desk)
    assert desk.db.conn.execute("SELECT count(*) FROM memo_piece").fetchone() == (0,)


def test_what_was_said_on_two_devices_is_in_what_is_made_of_both(desk: Desk, draft: str) -> None:
    finding = findings.finish(desk, draft).finding_id
    mine, other, third = (drafts.open_amendment(desk, finding)[0].id for _ in range(3))
    said = [memos.complete(desk, speak(desk, one, 1, f"m{n}"))[0] for n, one in enumerate((mine, other), 1)]
    findings.finish(desk, mine, "口述一")
    meanwhile.take_over(desk, third)
    assert editing.read_draft(desk, third).memos == (said[0],), "what was said elsewhere comes in"
    findings.finish(desk, other, "口述二")
    fork = forks.read_fork(desk, finding)
    forks.merge(desk, fork, [0] * len(fork.items), "两段都要")
    joined = lists.finding(desk, finding).finding
    assert not joined.forked
    assert sorted(joined.facts.memos, key=lambda ref: ref.recorded_at) == said


def test_a_finding_takes_four_memos(desk: Desk, draft: str) -> None:
    for n in range(memo.MOST_MEMOS):
        memos.complete(desk, speak(desk, draft, 1, f"m{n}"))
    with pytest.raises(OfficerError) as caught:
        speak(desk, draft, 1, "m9")
    assert caught.value.fault is memos.TOO_MANY
    assert len(editing.read_draft(desk, draft).memos) == memo.MOST_MEMOS
    with pytest.raises(OfficerError) as caught:
        memos.complete(desk, Begun("m9", draft, ""))
    assert caught.value.fault is memos.NOTHING_HEARD
