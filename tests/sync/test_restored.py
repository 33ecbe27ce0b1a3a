"""What a device still believes after the ledger forgot: every epoch of it stays verifiable."""

from officer_app.store import journal, meta, verify
from officer_app.usecases import enrol
from tests.faults.device import Device
from tests.faults.judge import judge
from tests.faults.transport import InProcess
from tests.faults.world import URL, World


def test_an_epoch_the_ledger_forgot_is_verified_by_old_devices_and_new_ones(world: World) -> None:
    """The office acted in an epoch that began after the backup; the backup restored knows of no such epoch."""
    world.back_up()
    world.restore(0, told=True)
    world.devices[0].record(1)
    world.devices[0].exchange()
    world.act(0)
    world.devices[0].exchange()
    (forgotten,) = {code for (code,) in world.devices[0].rows("SELECT device FROM event") if code.startswith("ledger-")}
    world.now.pass_(minutes=1)
    world.restore(0, told=True)
    with world.ledger.db.read() as tx:
        known = {row[0] for row in tx.execute("SELECT device FROM epoch_key WHERE scope = %s", [world.ledger.scope])}
    assert forgotten not in known

    judge(world)
    newcomer = Device(world.folder / "newcomer", world)
    code = world.ledger.make_code(meta.get(world.devices[0].desk.db, "user"))
    enrol.enrol(newcomer.on_db, newcomer.folder, URL, code, world.now, "test", adapter=lambda: InProcess(world.app))
    world.devices.append(newcomer)
    assert newcomer.exchange().notices == []
    judge(world)
    for device in world.devices:
        assert journal.public_keys(device.desk.db)[forgotten] == world.ledger.signer.public
        report = verify.verify(device.desk.db, device.desk.media)
        assert report.checks["events"], report.faults
        assert report.checks["receipts"], report.faults
