"""What a machine sees on a photo: it holds the photo back until the officer decides, and never anything else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from officer_app import paths
from officer_app.core import hints as regions
from officer_app.core.hints import Hint
from officer_app.core.marks import Drawing, Mark
from officer_app.photos.ingest import Decoder
from officer_app.photos.lookout import Lookout
from officer_app.store import hints as rows
from officer_app.usecases import drafts, exchange, findings, hints, lists, marking, photos, records, sheets, sync
from officer_app.usecases.desk import Desk
from officer_app.usecases.findings import Finished
from officer_app.usecases.verify import rebuild
from tests.usecases.conftest import VALUES

FACE = (Path(__file__).parent.parent / "photos" / "data" / "astronaut.jpg").read_bytes()


@pytest.fixture
def looking(desk: Desk) -> Desk:
    """A desk at which somebody looks at what comes in."""
    return replace(desk, looks=True)


@pytest.fixture(scope="module")
def lookout() -> Iterator[Lookout]:
    with Lookout() as one:
        yield one


def recorded(desk: Desk, decoder: Decoder, *pictures: bytes) -> Finished:
    draft, _ = drafts.open_draft(desk, "counter", VALUES)
    for picture in pictures:
        photos.add_photo(desk, draft.id, picture, decoder)
    return findings.finish(desk, draft.id)


def waits(desk: Desk) -> tuple[int, int]:
    """Photos on their way, photos that wait for a person."""
    status = sync.status(desk.db)
    return status.photos, status.held_back


def ready(desk: Desk) -> list[str]:
    return [sha for (sha,) in desk.db.conn.execute("SELECT ref FROM outbox WHERE kind = 'photo' AND state = 'ready'")]


def test_a_photo_leaves_when_it_was_looked_at_and_one_with_a_face_when_the_officer_has_decided(
    looking: Desk, decoder: Decoder, lookout: Lookout
) -> None:
    done = recorded(looking, decoder, FACE, paths.resource("sample/photos/web.jpg").read_bytes())
    person, page = (photo.sha256 for photo in lists.finding(looking, done.finding_id).finding.facts.photos)
    assert (ready(looking), waits(looking)) == ([], (2, 0)), "nobody has looked yet; no person is waited for"
    changes = hints.settle(looking, lookout)
    assert (changes.hints, changes.findings) == ({person, page}, {done.finding_id})
    assert (ready(looking), waits(looking)) == ([page], (1, 1))
    assert [one.kind for one in exchange.overview(looking).asked] == ["held"]
    rebuild(looking)
    shot, other = records.read(looking, "finding", done.finding_id).shots
    assert ([hint.kind for hint in shot.seen], other.seen) == (["face"], ())
    assert sheets.print_finding(looking, done.finding_id, masked=True).unmasked == 2
    marking.mark(looking, done.finding_id, person, Drawing(width=300, height=300), {"face": "clear"})
    records.decide(looking, "finding", done.finding_id)
    assert (sorted(ready(looking)), waits(looking)) == (sorted([person, page]), (2, 0))
    assert hints.wanted(looking) == []


def test_a_mask_over_the_face_settles_it_and_one_beside_it_does_not(
    looking: Desk, decoder: Decoder, lookout: Lookout
) -> None:
    done = recorded(looking, decoder, FACE)
    hints.settle(looking, lookout)
    (shot,) = records.read(looking, "finding", done.finding_id).shots
    drawing = Drawing(width=shot.ref.width, height=shot.ref.height)
    beside = drawing.adding(Mark(tool="mask", at=((0, 0), (20, 20)), kind="face", blocks=2))
    for drawn, left in ((beside, 1), (drawing.adding(regions.mask_of(shot.seen[0], drawing)), 0)):
        marking.mark(looking, done.finding_id, shot.sha256, drawn, {})
        marking.burn_all(lambda fn: fn(looking), done.finding_id, decoder)
        records.decide(looking, "finding", done.finding_id)
        assert waits(looking)[1] == left


def test_a_machine_that_fails_holds_no_photo_back(looking: Desk, decoder: Decoder) -> None:
    recorded(looking, decoder, FACE)
    with Lookout(wall_seconds=0.001) as hasty:
        hints.settle(looking, hasty)
    assert waits(looking) == (1, 0)
    assert len(ready(looking)) == 1


def test_what_was_taken_before_is_looked_at_too_and_a_draft_tells_what_it_lacks(
    looking: Desk, decoder: Decoder
) -> None:
    draft, _ = drafts.open_draft(looking, "counter", VALUES)
    added = photos.add_photo(looking, draft.id, FACE, decoder)
    assert hints.wanted(looking) == [added.sha256]
    changes = hints.note(looking, added.sha256, [Hint("phone", 0.1, 0.1, 0.4, 0.2)])
    assert changes.drafts == {draft.id}
    lacks = [problem.message.zh for problem in lists.draft(looking, draft.id).completeness.missing]
    assert "第 1 张未打码：可能露出手机号" in lacks
    photos.add_photo(looking, draft.id, FACE, decoder)
    assert hints.wanted(looking) == [], "the same bytes are looked at once"
    assert rows.several(looking.db, [added.sha256])[added.sha256][0].kind == "phone"
