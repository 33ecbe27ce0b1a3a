"""Joining a ledger: what a code is worth, what is written, what a lost answer leaves."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from officer_app.core.text import Text
from officer_app.store import meta
from officer_app.store.database import write
from officer_app.sync import faults
from officer_app.sync.faults import SyncTrouble
from officer_app.usecases import enrol, sync
from tests.faults.device import Device
from tests.faults.judge import judge
from tests.faults.transport import Faulty, InProcess, Lost
from tests.faults.world import URL, World
from tests.sync.parts import sql_ledger


def join(world: World, device: Device, code: str, **changes: Any) -> enrol.Enrolment:
    options = {"adapter": lambda: InProcess(world.app)} | changes
    return enrol.enrol(device.on_db, device.folder, URL, code, world.now, "test", **options)


def code_for(world: World, device: Device) -> str:
    return world.ledger.make_code(meta.get(device.desk.db, "user"))


def test_enrolling_anew_keeps_everything_and_goes_on_under_the_new_code(world: World) -> None:
    device = world.devices[0]
    device.record(1)
    before = device.events()
    old = device.desk.device_code
    made = join(world, device, code_for(world, device))
    assert made.device_code != old
    assert device.events() == before
    device.record()
    assert device.exchange().pushed == 2
    assert {code for (code,) in device.rows("SELECT device FROM event")} == {old, made.device_code}
    judge(world)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda world, device, code: "2222-2222", faults.CODE_UNKNOWN),
        (lambda world, device, code: [join(world, world.devices[1], code), code][1], faults.CODE_USED),
        (lambda world, device, code: [join(world, device, code), world.now.pass_(days=2), code][2], faults.CODE_USED),
        (lambda world, device, code: [world.now.pass_(days=2), code][1], faults.CODE_EXPIRED),
    ],
)
def test_a_code_that_is_worth_nothing_changes_nothing(world: World, spoil: Any, fault: Any) -> None:
    device = world.devices[0]
    code = spoil(world, device, code_for(world, device))
    before = device.rows("SELECT * FROM meta ORDER BY k")
    with pytest.raises(SyncTrouble) as caught:
        join(world, device, code)
    assert caught.value.code == fault.code
    assert device.rows("SELECT * FROM meta ORDER BY k") == before


def lose_the_answer(world: World, device: Device, code: str) -> None:
    fates = iter([None, Lost.RESPONSE])
    adapter = Faulty(world.app, lambda _: next(fates))
    with pytest.raises(SyncTrouble) as caught:
        join(world, device, code, adapter=lambda: adapter)
    assert caught.value.code == faults.SILENT.code


def test_a_code_whose_answer_was_lost_serves_the_same_key_again_and_nobody_else(world: World) -> None:
    device, other = world.devices
    device.record(1)
    code = code_for(world, device)
    before = sql_ledger(world, "SELECT count(*) FROM device WHERE scope = %s")[0][0]
    lose_the_answer(world, device, code)
    with pytest.raises(SyncTrouble) as caught:
        join(world, other, code)
    assert caught.value.code == faults.CODE_USED.code
    made = [join(world, device, code) for _ in range(2)]
    assert made[0] == made[1]
    assert sql_ledger(world, "SELECT count(*) FROM device WHERE scope = %s")[0][0] == before + 1
    assert device.desk.device_code == made[0].device_code
    assert meta.get(device.desk.db, "token") == "", "a public key is no proof: nothing is opened by it alone"
    device.record()
    assert device.exchange().pushed == 2
    assert meta.get(device.desk.db, "token"), "signed in with the key"
    judge(world)


def test_a_stopped_device_does_not_come_back_by_its_code(world: World) -> None:
    device = world.devices[0]
    code = code_for(world, device)
    made = join(world, device, code)
    world.ledger.revoke(made.device_code, "lost")
    with pytest.raises(SyncTrouble) as caught:
        join(world, device, code)
    assert caught.value.code == faults.CODE_USED.code


def test_a_lost_answer_leaves_the_profile_as_it_was(world: World) -> None:
    device = world.devices[0]
    before = device.rows("SELECT * FROM meta ORDER BY k")
    lose_the_answer(world, device, code_for(world, device))
    assert device.rows("SELECT * FROM meta ORDER BY k") == before
    device.record()
    assert device.exchange().trouble is None


def test_a_profile_joins_no_second_ledger(world: World) -> None:
    device = world.devices[0]
    code = code_for(world, device)
    with write(device.desk.db) as db:
        meta.put(db, {"ledger_id": "the first one"})
    with pytest.raises(SyncTrouble) as caught:
        join(world, device, code)
    assert caught.value.code == faults.WRONG_LEDGER.code


def test_the_offices_certificate_authority_is_kept_in_the_profile(world: World, tmp_path: Path) -> None:
    device = world.devices[0]
    ca = tmp_path / "brought on a stick.pem"
    ca.write_bytes(b"PEM")
    join(world, device, code_for(world, device), ca=ca)
    ca.unlink()
    assert (device.folder / meta.get(device.desk.db, "ledger_ca")).read_bytes() == b"PEM"


def test_a_profile_without_a_ledger_says_so(world: World) -> None:
    device = world.devices[0]
    with write(device.desk.db) as db:
        meta.put(db, {"ledger_id": ""})
    with pytest.raises(Exception, match="not enrolled"):
        sync.open_engine(device.on_db, device.desk.media, device.folder, world.now, world.rand)
    status = sync.status(device.desk.db)
    assert (status.enrolled, status.trouble) == (False, Text("", ""))
    assert not sync.due(device.desk.db, world.now() + timedelta(days=9))
