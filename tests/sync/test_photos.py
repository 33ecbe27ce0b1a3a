"""Photos: resumed, proved, held back, set aside, and never taken for delivered by silence."""

from typing import Any

from officer_app.store.database import write
from officer_app.sync.run import Progress
from officer_app.usecases import findings, sync
from tests.faults.judge import served
from tests.faults.transport import Faulty, Lost
from tests.faults.world import World
from tests.fixtures.ledger import VALUES
from tests.sync.parts import engine_of, spoil


def test_a_photo_goes_on_where_it_broke_off(world: World) -> None:
    device = world.devices[0]
    data = bytes(range(256)) * 12_000  # 3 MB
    sha = device.take_photo(data)
    findings.submit(device.desk, "counter", dict(VALUES), [(sha, "")])
    patches: list[int] = []

    def fate(request: Any) -> Lost | None:
        if request.method != "PATCH":
            return None
        patches.append(int(request.headers["Upload-Offset"]))
        return Lost.RESPONSE if len(patches) == 2 else None

    told: list[Progress] = []
    assert engine_of(device, adapter=lambda: Faulty(world.app, fate)).run(told.append).photos == 1
    there = [(p.done, p.size) for p in told if p.step == "photos" and p.ref == sha]
    assert there[-1] == (1, len(data))
    assert [size for _, size in there[:-1]] == patches[1:], "what the ledger holds of it, piece by piece"
    assert patches[:2] == [0, 1 << 20]
    assert patches == sorted(set(patches)), "not one byte was sent twice"
    assert served(world, sha) == data


def test_a_damaged_photo_is_set_aside_and_the_others_go_on(world: World) -> None:
    device = world.devices[0]
    device.record(3)
    (sha,) = device.rows("SELECT ref FROM outbox WHERE kind = 'photo' ORDER BY n LIMIT 1")[0]
    path = device.desk.media.path(sha)
    path.write_bytes(path.read_bytes()[:-1])
    outcome = device.exchange()
    assert (outcome.photos, outcome.aside, outcome.trouble) == (2, 1, None)
    assert [(aside.kind, aside.ref) for aside in sync.tray(device.desk.db)] == [("photo", sha)]


def test_a_photo_held_back_waits_for_the_person(world: World) -> None:
    device = world.devices[0]
    device.record(1)
    (sha,) = device.rows("SELECT ref FROM outbox WHERE kind = 'photo'")[0]
    with write(device.desk.db) as db:
        db.conn.execute("UPDATE outbox SET state = 'held_back' WHERE ref = ?", (sha,))
    assert device.exchange().photos == 0
    assert sync.status(device.desk.db).held_back == 1
    sync.offer_again(device.desk.db, "photo", sha)
    assert device.exchange().photos == 1


def test_a_photo_of_a_record_the_ledger_does_not_have_is_kept_waiting(world: World) -> None:
    """Not asked for is not the same as delivered."""
    device = world.devices[0]
    device.record(1)
    bad = spoil(device, 0)
    outcome = device.exchange()
    assert (outcome.photos, outcome.aside) == (0, 1)
    assert sync.status(device.desk.db).photos == 1
    assert device.rows("SELECT code FROM outbox WHERE kind = 'photo'") == [("photo.unknown",)]
    assert bad in device.events()
