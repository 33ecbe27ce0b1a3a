"""The exchange as a person would check it: what goes through, what is set aside, what is kept."""

from datetime import timedelta
from typing import Any

import pytest

from officer_app.core.clock import iso, parse
from officer_app.core.errors import OfficerError
from officer_app.seal.sign import Signer
from officer_app.store import meta, outbox
from officer_app.store.database import write
from officer_app.store.findings import Filter
from officer_app.sync import faults, push, wire
from officer_app.sync.run import Progress
from officer_app.usecases import lists, sync
from tests.faults.judge import judge
from tests.faults.transport import Faulty, InProcess, Lost
from tests.faults.world import World
from tests.sync.parts import engine_of, spoil, sql_ledger


@pytest.mark.parametrize("nth", range(5))
def test_one_bad_record_is_set_aside_and_the_rest_goes_on(world: World, nth: int) -> None:
    device = world.devices[0]
    for _ in range(5):
        device.record()
    bad = spoil(device, nth)
    outcome = device.exchange()
    assert (outcome.pushed, outcome.aside, outcome.trouble) == (4, 1, None)
    (aside,) = sync.tray(device.desk.db)
    assert (aside.kind, aside.ref) == ("event", bad)
    assert "签名" in aside.message.zh
    assert "signature" in aside.message.en
    assert bad in device.events(), "set aside is never deleted"
    sync.offer_again(device.desk.db, "event", bad)
    assert device.exchange().aside == 1


def test_two_devices_see_each_others_records_and_photos(world: World) -> None:
    one, two = world.devices
    one.record(2)
    told: list[Progress] = []
    outcome = engine_of(one).run(told.append)
    assert (outcome.pushed, outcome.photos, outcome.trouble) == (1, 2, None)
    assert [p.done for p in told if p.step == "photos"] == [1, 2]
    outcome = two.exchange()
    assert (outcome.pulled, outcome.downloaded) == (1, 2)
    assert one.rows("SELECT id, temp_no, delivered FROM finding") == two.rows(
        "SELECT id, temp_no, delivered FROM finding"
    )
    (number,) = two.rows("SELECT number FROM number WHERE number LIKE 'S%'")[0]
    assert one.rows("SELECT number FROM number WHERE number LIKE 'S%'") == [(number,)]
    judge(world)


def test_any_piece_of_a_receipt_number_leads_to_its_finding(world: World) -> None:
    one, two = world.devices
    for _ in range(3):
        one.record()
    one.exchange()
    two.exchange()
    for device in world.devices:
        numbers = dict(
            device.rows(
                "SELECT f.n, r.number FROM number r JOIN finding f ON f.id = r.finding WHERE r.number GLOB 'S*'"
            )
        )
        assert len(numbers) == 3
        for n, number in numbers.items():
            assert n in lists.ids(device.desk, Filter(text=number[-4:]))
            assert list(lists.ids(device.desk, Filter(text=number.lower()))) == [n]
        assert list(lists.ids(device.desk, Filter(text="S20"))) == sorted(numbers, reverse=True)
        first = lists.page(device.desk, Filter(text="S20"), limit=2)
        assert list(lists.page(device.desk, Filter(text="S20"), first.after, 2).ns) == [min(numbers)]
        assert not lists.ids(device.desk, Filter(text="S20", undelivered=True))


def test_status_is_counted_from_rows(world: World) -> None:
    device = world.devices[0]
    assert sync.status(device.desk.db).quiet
    device.record(2)
    device.record()
    status = sync.status(device.desk.db)
    assert (status.findings, status.photos, status.attention) == (2, 2, 0)
    assert status.sentence(world.now()).en.startswith("2 findings and 2 photos (")
    device.exchange()
    assert sync.status(device.desk.db).quiet
    assert sync.status(device.desk.db).sentence(world.now()).zh == "全部已交 · 上次交换 09:00"


def test_a_wait_the_ledger_named_survives_a_restart(world: World) -> None:
    device = world.devices[0]
    device.record()
    outcome = device.exchange({1: Lost.BUSY})
    assert outcome.trouble is not None
    assert outcome.trouble.code == faults.LEDGER_BUSY.code
    device.desk.db.close()
    device.open()
    status = sync.status(device.desk.db)
    assert status.next_try_at is not None
    assert parse(status.next_try_at) >= world.now() + timedelta(seconds=1)
    assert status.trouble.zh.startswith("总台账正忙")
    assert not sync.due(device.desk.db, world.now())
    assert sync.due(device.desk.db, world.now() + timedelta(minutes=10))


def test_failures_lengthen_the_wait_and_progress_shortens_it(world: World) -> None:
    device = world.devices[0]
    device.record()
    for n in range(1, 4):
        device.exchange({0: Lost.REQUEST})
        assert world.standing(0).failures == n
    device.exchange(unplugged="/v1/pull")
    assert world.standing(0).failures == 1
    device.exchange()
    assert world.standing(0).failures == 0


def test_the_session_is_renewed_once(world: World) -> None:
    device = world.devices[0]
    device.record()
    sql_ledger(world, "DELETE FROM session WHERE scope = %s")
    token = meta.get(device.desk.db, "token")
    assert device.exchange().trouble is None
    assert meta.get(device.desk.db, "token") != token
    sql_ledger(world, "DELETE FROM session WHERE scope = %s")
    sql_ledger(world, "DELETE FROM device WHERE scope = %s")
    device.record()
    outcome = device.exchange()
    assert outcome.trouble is not None
    assert outcome.trouble.code == faults.SIGN_IN.code
    assert sync.status(device.desk.db).findings == 1, "paused, never consumed"
    assert sync.status(device.desk.db).next_try_at is None


def test_a_revoked_device_keeps_everything_and_pauses(world: World) -> None:
    device = world.devices[0]
    device.record(1)
    before = device.events()
    world.ledger.revoke(device.desk.device_code, "lost")
    outcome = device.exchange()
    assert outcome.trouble is not None
    assert outcome.trouble.code == faults.REVOKED.code
    status = sync.status(device.desk.db)
    assert (status.revoked, status.findings, status.photos) == (True, 1, 1)
    assert "停用" in status.trouble.zh
    assert not sync.due(device.desk.db, world.now() + timedelta(days=1))
    assert device.events() == before
    kept = sql_ledger(world, "SELECT event_id FROM quarantine WHERE scope = %s")
    assert [row[0] for row in kept] == list(before), "handed to a supervisor"


def test_another_ledger_at_the_address_gets_nothing(world: World) -> None:
    device = world.devices[0]
    device.record()
    with write(device.desk.db) as db:
        meta.put(db, {"ledger_id": "another"})
    heard: list[str] = []

    def fate(request: Any) -> None:
        heard.append(f"{request.method} {request.path_url}")

    outcome = engine_of(device, adapter=lambda: Faulty(world.app, fate)).run()
    assert outcome.trouble is not None
    assert outcome.trouble.code == faults.WRONG_LEDGER.code
    assert heard == ["GET /v1/hello"]
    assert sync.status(device.desk.db).next_try_at is None


@pytest.mark.parametrize("years", [-3, 3])
def test_a_wrong_clock_is_recorded_and_refuses_nothing(world: World, years: int) -> None:
    device = world.devices[0]
    device.record(1)
    wrong = world.now() + timedelta(days=365 * years)
    outcome = engine_of(device, now=lambda: wrong).run()
    assert (outcome.pushed, outcome.photos, outcome.trouble) == (1, 1, None)
    assert int(meta.get(device.desk.db, "clock_offset_s")) == 365 * years * 86400
    (notice,) = outcome.notices
    assert ("慢" if years < 0 else "快") in notice.zh
    assert "1095 d" in notice.en


def test_batches_fit_what_the_ledger_takes(world: World) -> None:
    device = world.devices[0]
    world.batch = 1000
    object.__setattr__(world.ledger.config.limits, "max_items", 3)
    for _ in range(8):
        device.record()
    sizes: list[int] = []
    ask = wire.Push

    class Counted(ask):  # type: ignore[misc, valid-type]
        def __post_init__(self) -> None:
            sizes.append(len(self.items))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wire, "Push", Counted)
        assert device.exchange().pushed == 8
    object.__setattr__(world.ledger.config.limits, "max_items", 1000)
    assert max(sizes) <= 3


def test_a_batch_too_large_or_too_slow_is_halved(world: World) -> None:
    device = world.devices[0]
    for _ in range(8):
        device.record()
    engine = engine_of(device)
    engine._pace.items = 8
    silent = Faulty(world.app, lambda request: Lost.LATE if request.path_url == "/v1/push" else None)
    engine._client._line._adapter = lambda: silent
    assert engine.run().trouble.code == faults.SILENT.code
    assert engine._pace.items == 4
    silent.release()
    engine._client.close()
    engine._client._line._adapter = lambda: InProcess(world.app)
    assert engine.run(by_hand=True).trouble is None
    judge(world)


def test_a_receipt_is_believed_only_for_what_was_sent() -> None:
    ledger, stranger = Signer.generate(), Signer.generate()
    item = outbox.EventItem(1, "e1", "f1", "A7K2", "aa", b"raw", b"s" * 64, None, None)
    good = {
        "typ": "receipt",
        "ledger_id": "L",
        "event_id": "e1",
        "event_sha256": "aa",
        "device": "A7K2",
        "finding": "f1",
        "number": "S2026-000001",
        "seq": 5,
        "tag": 6,
    }

    def judged(signer: Signer, **changes: Any) -> push.Judged:
        import msgspec

        raw = msgspec.json.encode(good | changes)
        result = wire.Result("e1", "accepted", receipt=raw, receipt_signature=signer.sign(raw))
        return push.judge([item], wire.Pushed(1, (5, 6), [result]), "L", ledger.public)

    assert judged(ledger).settled[0].seq == 5
    assert judged(stranger).later == [("e1", "receipt")]
    for name in ("typ", "ledger_id", "event_id", "event_sha256", "device", "finding"):
        assert judged(ledger, **{name: "other"}).later == [("e1", "receipt")], name
    bare = wire.Pushed(1, (5, 6), [wire.Result("e1", "accepted")])
    assert push.judge([item], bare, "L", ledger.public).later == [("e1", "receipt")]
    assert push.judge([item], wire.Pushed(1, None, []), "L", ledger.public).later == [("e1", "missing")]


def test_an_event_changed_on_the_ledger_is_not_taken(world: World) -> None:
    one, two = world.devices
    one.record()
    one.record()
    one.exchange()
    (event_id,) = one.rows("SELECT id FROM event ORDER BY n LIMIT 1")[0]
    sql_ledger(
        world,
        "UPDATE event SET raw = replace(encode(raw, 'escape'), 'H02', 'H03')::bytea WHERE id = %s AND scope = %s",
        event_id,
    )
    outcome = two.exchange()
    assert outcome.trouble is None
    assert [notice.zh[:10] for notice in outcome.notices] == ["总台账发来的一条记录签"[:10]]
    assert event_id not in two.events()
    assert len(two.events()) == 1, "the other one is taken"


def test_a_device_that_came_back_from_a_copy_prints_no_number_twice(world: World) -> None:
    device = world.devices[0]
    device.record()
    device.exchange()
    world.copy_device(0)
    device.record()
    device.record()
    device.exchange()
    world.restore_device(0)
    device.exchange()
    device.record()
    numbers = [number for (number,) in device.rows("SELECT temp_no FROM finding")]
    assert len(numbers) == len(set(numbers)) == 4
    seqs = device.rows("SELECT device, seq, count(*) FROM event GROUP BY 1, 2 HAVING count(*) > 1")
    assert seqs == [], "the chain goes on after its own past"


def test_one_loop_never_two(world: World) -> None:
    device = world.devices[0]
    engine = engine_of(device)
    seen: list[str] = []

    def again(_: Progress) -> None:
        with pytest.raises(OfficerError) as caught:
            engine.run()
        seen.append(caught.value.code)

    device.record()
    assert engine.run(again).trouble is None
    assert set(seen) == {faults.RUNNING.code}
    assert engine.run().trouble is None


def test_cancelling_stops_between_steps_and_keeps_what_was_done(world: World) -> None:
    class Switch:
        on = False

        def is_set(self) -> bool:
            return self.on

    device = world.devices[0]
    device.record(3)
    switch = Switch()

    def stop(progress: Progress) -> None:
        switch.on = switch.on or progress.step == "push"

    outcome = engine_of(device).run(stop, switch)
    assert (outcome.cancelled, outcome.pushed, outcome.photos) == (True, 1, 0)
    assert sync.history(device.desk.db)[0].outcome == "cancelled"
    assert device.exchange().photos == 3


def test_after_an_update_unreadable_news_are_read_again(world: World) -> None:
    one, two = world.devices
    one.record()
    one.exchange()
    two.exchange()
    with write(two.desk.db) as db:
        meta.put(db, {"unread_since": "0 0 0.0.1"})
    assert two.exchange().pulled == 0, "pulled again, nothing new"
    assert meta.get(two.desk.db, "unread_since") == ""
    judge(world)


def test_nothing_waits_longer_than_the_outbox_says(world: World) -> None:
    device = world.devices[0]
    device.record()
    with write(device.desk.db) as db:
        (event_id,) = db.conn.execute("SELECT ref FROM outbox").fetchone()
        outbox.postpone(db, "event", event_id, iso(world.now() + timedelta(minutes=1)), "later")
    assert engine_of(device).run().pushed == 0
    assert sync.status(device.desk.db).next_try_at == iso(world.now() + timedelta(minutes=1))
    world.now.pass_(minutes=1)
    assert sync.due(device.desk.db, world.now())
    assert engine_of(device).run().pushed == 1
