"""Masked photos with a real ledger: it receives exactly what is promised, and no byte of what lies under a mask."""

from typing import Any

import pytest

from officer_app.core.marks import Drawing, Mark
from officer_app.paths import resource
from officer_app.photos.ingest import Decoder
from officer_app.usecases import drafts, findings, lists, marking, photos, records
from tests.faults.device import Device
from tests.faults.judge import judge, served
from tests.faults.world import World
from tests.fixtures.ledger import VALUES

MASK = Mark(tool="mask", at=((470, 240), (570, 360)), kind="face", blocks=2)
SIZE = Drawing(width=960, height=640)


@pytest.fixture(scope="module")
def decoder() -> Any:
    with Decoder() as one:
        yield one


def record(device: Device, decoder: Decoder, mode: str, *names: str) -> tuple[str, list[str]]:
    values = dict(VALUES) | {"mode": mode, "applicant_consent": True}
    draft, _ = drafts.open_draft(device.desk, "counter", values)
    shas = [
        photos.add_photo(device.desk, draft.id, resource(f"sample/photos/{name}.jpg"), decoder).sha256 for name in names
    ]
    return draft.id, shas


def wanted(world: World) -> set[str]:
    """What the ledger knows it is to get."""
    with world.ledger.db.write() as tx:
        rows = tx.execute("SELECT sha256 FROM manifest WHERE scope = %s", [world.ledger.scope]).fetchall()
    return {sha for (sha,) in rows}


def test_the_ledger_receives_exactly_what_is_promised(world: World, decoder: Decoder) -> None:
    device, other = world.devices
    draft, (masked, clear) = record(device, decoder, "counter_self", "window12", "notice")
    marking.mark(device.desk, draft, masked, SIZE.adding(MASK), {})
    marking.pair(device.desk, draft, clear, masked)
    marking.burn_all(lambda fn: fn(device.desk), draft, decoder)
    done = findings.finish(device.desk, draft)
    copy = lists.finding(device.desk, done.finding_id).finding.facts.photos[0].masked_sha256
    assert device.exchange().photos == 2
    assert world.ledger_photos() == wanted(world) == {copy, clear}
    assert served(world, copy) == device.desk.media.get(copy)
    other.exchange()
    seen = records.read(other.desk, "finding", done.finding_id)
    assert [shot.ref.shown for shot in seen.shots] == [copy, clear]
    assert other.desk.media.has(copy)
    after = seen.shots[1].ref
    assert [one.shot.ref.shown for one in seen.earlier_than(after) if one.shot.sha256 == after.before] == [copy]
    assert seen.here == {clear}, "the original stays on the device it was taken with"
    assert device.exchange().photos == 0
    judge(world)


def test_what_waits_for_a_look_stays_and_goes_when_it_is_decided(world: World, decoder: Decoder) -> None:
    device = world.devices[0]
    draft, (face, hall) = record(device, decoder, "counter_accompany", "window12", "hall")
    finding = findings.finish(device.desk, draft).finding_id
    outcome = device.exchange()
    assert (outcome.pushed, outcome.photos, outcome.trouble) == (1, 0, None), "the finding goes, its photos wait"
    assert wanted(world) == {face, hall}
    assert device.exchange().photos == 0, "also when the ledger asks for them"
    marking.mark(device.desk, finding, face, SIZE.adding(MASK), {"id_no": "clear"})
    marking.mark(device.desk, finding, hall, SIZE, {"id_no": "clear", "face": "clear"})
    marking.burn_all(lambda fn: fn(device.desk), finding, decoder)
    records.decide(device.desk, "finding", finding)
    assert device.exchange().photos == 2
    copy = lists.finding(device.desk, finding).finding.facts.photos[0].masked_sha256
    assert world.ledger_photos() == {copy, hall}
    world.settle()
    assert world.ledger_photos() == {copy, hall}, "the original was promised once and is covered now"
