"""The judge of a history: what was promised, looked at when the faults have stopped.

When everybody has exchanged, nothing acknowledged may be missing, nothing may be there twice, every number ever shown
leads to its finding, and every photo is served as it was taken. What was lost by a double fault (in no backup, and its
only device put back to an older copy) is exempt: no protocol helps there.
"""

from officer_app.core.events import fingerprint
from officer_app.store import folding, indexes, meta, outbox
from officer_app.store.database import write
from officer_app.sync.client import Credentials, LedgerClient
from tests.faults.transport import InProcess
from tests.faults.world import URL, World


def judge(world: World) -> None:
    world.settle()
    held = world.ledger_events()
    for device in world.devices:
        waiting = outbox.waiting(device.desk.db)
        assert (waiting.findings, waiting.photos, waiting.attention) == (0, 0, 0), waiting
        assert device.events() == held, "a device and the ledger do not hold the same events"
        assert not device.rows("SELECT 1 FROM finding WHERE delivered = 0"), "delivered, and shown as waiting"
    gone = {event for event in world.acked if event not in held and event not in world.exposed}
    assert not gone, f"acknowledged and lost: {sorted(gone)[:3]}"
    assert all(held[event] == sha for event, sha in world.acked.items() if event in held), "an event changed"
    _numbers(world)
    _photos(world)
    _projections(world)


def _numbers(world: World) -> None:
    rows = world.ledger_numbers()
    there = world.ledger_findings()
    leads: dict[str, set[str]] = {}
    for number, finding, _ in rows:
        leads.setdefault(number, set()).add(finding)
    assert all(len(found) == 1 for found in leads.values()), "one number on two findings"
    receipts = [finding for _, finding, kind in rows if kind == "receipt"]
    assert sorted(receipts) == sorted(there), "not one receipt number a finding"
    for number, finding in world.shown - world.exposed_numbers:
        if finding in there:
            assert finding in leads.get(number, set()), f"{number} was shown and leads nowhere"


def _photos(world: World) -> None:
    wanted = {sha for device in world.devices for (sha,) in device.rows("SELECT sha256 FROM finding_photo")}
    stored = world.ledger_photos()
    for sha in wanted:
        if sha in world.exposed_photos and sha not in stored:
            continue
        assert sha in stored, "a photo of a finding is not on the ledger"
        assert fingerprint(served(world, sha)) == sha
        for device in world.devices:
            (local,) = device.rows("SELECT local FROM photo WHERE sha256 = ?", sha)[0]
            assert (local == 1) == device.desk.media.has(sha), "the row and the folder disagree"
            assert local != 0, "a wanted photo was not fetched"


def _projections(world: World) -> None:
    """What lists show is exactly what the journal says, however it came there."""
    tables = ("finding", "tally", "number", "finding_photo", "walk", "assignment", "words", "receipts")
    for device in world.devices:
        for name, index in (("words", indexes.WORDS), ("receipts", indexes.RECEIPTS)):
            device.rows(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name} USING fts5vocab(main, {index}, instance)")
        before = [sorted(device.rows(f"SELECT * FROM {table}")) for table in tables]
        with write(device.desk.db) as db:
            folding.rebuild(db)
        for table, rows in zip(tables, before, strict=True):
            assert sorted(device.rows(f"SELECT * FROM {table}")) == rows, f"{table} is not what its events say"


def served(world: World, sha: str) -> bytes:
    """A photo as the ledger serves it, not as it stores it."""
    device = world.devices[0]
    client = LedgerClient(
        URL,
        world.ledger.signer.public,
        now=world.now,
        credentials=Credentials(device.desk.device_code, device.desk.signer),
        token=meta.get(device.desk.db, "token"),
        adapter=lambda: InProcess(world.app),
    )
    return client.download(sha, 25 << 20)
