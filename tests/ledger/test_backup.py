"""Backup that counts once checked, restore that gives no number twice, and a check that finds one flipped bit."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from officer_app.core.errors import OfficerError
from officer_app.core.events import read
from officer_app.core.facts import PhotoRef
from officer_app.core.fold import fold
from officer_app.ledger import backup, db, photo_service, recovery
from officer_app.ledger.backup import back_up
from officer_app.ledger.blobs import key_of
from officer_app.ledger.refusals import NOT_FOUND, REWOUND
from officer_app.ledger.restore import IN_USE, OTHER_LEDGER, restore
from officer_app.ledger.service import Ledger
from officer_app.ledger.verify import Report, verify
from officer_app.ledger.wire import Item, Receipt
from tests.fixtures.ledger import Moment, TestDevice, add_device
from tests.ledger.test_handling import MATTER, Office


def check(ledger: Ledger) -> Report:
    with ledger.db.read() as tx:
        return verify(tx, ledger.scope, ledger.signer.public, ledger.rules, ledger.blobs.read)


def reopened(ledger: Ledger, moment: Moment) -> Ledger:
    pool = db.Db(ledger.config.database)
    pool.open()
    return Ledger(ledger.config, pool, moment)


def test_a_clock_set_back_is_no_fault_of_the_journal(ledger: Ledger) -> None:
    device, office = add_device(ledger), Office(ledger)
    finding = device.finding(matter_code=MATTER)
    device.push(finding)
    ledger.now.pass_(days=-30)  # type: ignore[attr-defined]
    office.register(finding.envelope.subject)
    assert check(ledger).faults == []


def with_photo(device: TestDevice) -> str:
    """A finding with one photo, both handed in; returns the photo's hash."""
    data = os.urandom(40_000)
    ref = PhotoRef(sha256=hashlib.sha256(data).hexdigest(), size=len(data), mime="image/jpeg")
    device.push(device.finding(ref))
    with photo_service.receive(device.ledger, device.caller, ref.sha256, 0, ref.size) as upload:
        assert upload is not None
        upload.write(data)
        photo_service.finish(device.ledger, device.caller, ref.sha256, upload)
    return ref.sha256


def number_of(raw: bytes | None) -> str:
    return msgspec.json.decode(raw or b"", type=Receipt).number


def test_a_sound_ledger_verifies_and_one_flipped_bit_is_found(ledger: Ledger) -> None:
    office, device = Office(ledger), add_device(ledger)
    event = device.finding(matter_code=MATTER)
    device.push(event, *(device.finding() for _ in range(5)))
    office.register(event.envelope.subject)
    sha = with_photo(device)
    report = check(ledger)
    assert report.faults == []
    assert report.counted == {
        "changes": 11,
        "events": 10,
        "receipts": 7,
        "entries": 7,
        "walks": 0,
        "assignments": 0,
        "photos": 1,
    } | {"changes": report.counted["changes"]}
    path = ledger.config.blobs / key_of(sha)
    data = bytearray(path.read_bytes())
    data[12_345] ^= 1
    path.write_bytes(data)
    assert check(ledger).faults == [f"photos: {sha}"]
    with pytest.raises(OfficerError) as hidden:
        photo_service.read(ledger, device.caller, sha)
    assert hidden.value.fault is NOT_FOUND, "a damaged photo is never served"


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (
            "UPDATE event SET raw = overlay(raw PLACING '\\x21' FROM 40) WHERE id = (SELECT min(id) FROM event)",
            "signatures",
        ),
        ("UPDATE change SET tag = tag + 1 WHERE seq = 2", "receipts"),
        ("DELETE FROM change WHERE seq = 2", "order"),
        ("UPDATE entry SET state = 'closed' WHERE id = (SELECT min(id) FROM entry)", "entries"),
        ("UPDATE entry SET doc = '{}' WHERE id = (SELECT min(id) FROM entry)", "entries"),
        ("UPDATE counter SET value = 1", "numbers"),
    ],
)
def test_tampering_in_the_database_is_found(ledger: Ledger, sql: str, found: str) -> None:
    device = add_device(ledger)
    device.push(*(device.finding() for _ in range(3)))
    with ledger.db.write() as tx:
        tx.execute("SET LOCAL session_replication_role = replica")
        tx.execute(sql)  # type: ignore[call-overload]
    assert not check(ledger).checks[found]


def test_safe_is_what_the_oldest_kept_generation_holds(ledger: Ledger) -> None:
    device = add_device(ledger)
    seen = []
    for _ in range(3):
        device.push(device.finding())
        ledger.now.pass_(minutes=1)  # type: ignore[attr-defined]
        back_up(ledger, keep=2)
        seen.append(device.push().safe_seq)
    assert seen == [1, 1, 2]
    assert [g.seq for g in backup.generations(ledger.config.backups)] == [2, 3]


def test_a_backup_of_a_damaged_ledger_does_not_count(ledger: Ledger) -> None:
    device = add_device(ledger)
    sha = with_photo(device)
    (ledger.config.blobs / key_of(sha)).write_bytes(b"")
    with pytest.raises(OfficerError) as refused:
        back_up(ledger)
    assert refused.value.code == "backup.unsound"
    assert device.push().safe_seq == 0
    assert backup.generations(ledger.config.backups) == []
    assert not [name for name in db.databases(ledger.db.url) if name.startswith("check_")]


def test_restored_it_takes_everything_back_and_gives_no_number_twice(ledger: Ledger) -> None:
    moment = ledger.now
    assert isinstance(moment, Moment)
    office, device = Office(ledger), add_device(ledger)
    early = device.finding(matter_code=MATTER)
    sha = with_photo(device)
    device.push(early)
    generation = back_up(ledger)
    late = device.finding(matter_code=MATTER)
    shown = device.push(late)
    receipt = shown.results[0]
    official = office.register(late.envelope.subject)
    pulled = ledger.pull(device.caller, (0, 0), None, 100)
    (ledger.config.blobs / key_of(sha)).unlink()
    folder = ledger.config.backups / generation.name
    with pytest.raises(OfficerError) as busy:
        restore(ledger.config, folder, moment)
    assert busy.value.fault is IN_USE
    ledger.db.close()
    moment.pass_(minutes=30)
    restore(ledger.config, folder, moment)

    back = reopened(ledger, moment)
    try:
        device.ledger = office.ledger = back
        for ask in (lambda: device.push(witness=shown.head), lambda: back.pull(device.caller, pulled.to, None, 10)):
            with pytest.raises(OfficerError) as rewound:
                ask()
            assert rewound.value.fault is REWOUND
        other = device.finding(matter_code=MATTER)
        fresh = number_of(device.push(other).results[0].receipt)
        assert fresh > number_of(receipt.receipt)
        again = office.register(other.envelope.subject)
        assert again[18:23] > official[18:23], "the official number goes on beyond any that can have been given"
        items = [
            Item(
                raw=row.raw or b"",
                signature=row.signature or b"",
                receipt=row.receipt,
                receipt_signature=row.receipt_signature,
            )
            for row in pulled.rows
            if row.entity == "event"
        ]
        results = device.offer(items[::-1]).results
        assert {(r.status, r.code) for r in results} == {("duplicate", ""), ("accepted", "")}
        assert number_of(results[items[::-1].index(next(i for i in items if i.raw == late.raw))].receipt) == number_of(
            receipt.receipt
        )
        seen = office.state(office.clerk, official)
        assert (seen.id, seen.state, seen.class_no) == (late.envelope.subject, "registered", official)
        rows = back.pull(device.caller, (0, 0), None, 100).rows
        events = [read(row.raw, row.signature or b"") for row in rows if row.raw]
        mine = fold(event for event in events if event.envelope.subject == seen.id)
        assert msgspec.structs.replace(mine, due=seen.due) == seen, "the device sees what the ledger sees"
        assert back.blobs.read(sha) is not None
        assert check(back).faults == []
        office.assign(official)
        assert check(back).faults == []
    finally:
        back.db.close()


def test_one_backup_restored_twice_at_once_gives_no_number_twice(ledger: Ledger) -> None:
    moment = ledger.now
    assert isinstance(moment, Moment)
    device = add_device(ledger)
    folder = ledger.config.backups / back_up(ledger).name
    ledger.db.close()
    given: list[str] = []
    for _ in range(3):
        restore(ledger.config, folder, moment)
        back = reopened(ledger, moment)
        device.ledger = back
        results = device.push(*(device.finding(matter_code=MATTER) for _ in range(4))).results
        given += [number_of(result.receipt) for result in results]
        back.db.close()
        moment.pass_(seconds=1)
    assert len(set(given)) == 12


class Restored:
    """A ledger that is backed up and restored while its clock stands still, and what it gave on the way."""

    def __init__(self, ledger: Ledger) -> None:
        assert isinstance(ledger.now, Moment)
        self.ledger, self.moment = ledger, ledger.now
        self.office, self.device = Office(ledger), add_device(ledger)
        self.numbers: list[str] = []
        self.signed: list[tuple[str, int]] = []
        self.items: list[Item] = []

    def give(self) -> None:
        """Receipt numbers, official numbers and events of the ledger's own, all noted."""
        events = [self.device.finding(matter_code=MATTER) for _ in range(3)]
        self.numbers += [number_of(result.receipt) for result in self.device.push(*events).results]
        self.numbers += [self.office.register(event.envelope.subject) for event in events[:2]]
        mine = {event.envelope.subject for event in events}
        for row in self.ledger.pull(self.device.caller, (0, 0), None, 1000).rows:
            event = read(row.raw or b"", row.signature or b"")
            if event.envelope.subject in mine:
                self.items.append(Item(raw=event.raw, signature=event.signature))
                if event.envelope.device.startswith("ledger-"):
                    self.signed.append((event.envelope.device, event.envelope.seq))

    def back_up(self) -> Path:
        return self.ledger.config.backups / back_up(self.ledger).name

    def restore(self, folder: Path) -> None:
        self.ledger.db.close()
        restore(self.ledger.config, folder, self.moment)
        self.ledger = self.office.ledger = self.device.ledger = reopened(self.ledger, self.moment)

    def epochs(self) -> set[str]:
        with self.ledger.db.read() as tx:
            return {row[0] for row in tx.execute("SELECT device FROM epoch_key").fetchall()}


@pytest.fixture
def restored(ledger: Ledger) -> Iterator[Restored]:
    made = Restored(ledger)
    yield made
    made.ledger.db.close()


def test_restores_at_one_moment_of_two_branches_give_nothing_twice(restored: Restored) -> None:
    """Restore A, back up B, restore B, restore A again: the gaps of A's second branch end where B's begin."""
    a = restored.back_up()
    restored.give()
    restored.restore(a)
    restored.give()
    b = restored.back_up()
    for folder in (b, a, a, b, a):
        restored.restore(folder)
        restored.give()
    assert len(restored.numbers) == len(set(restored.numbers)) == 7 * 5
    assert len(restored.signed) == len(set(restored.signed)), "one place in the ledger's own chain, twice"
    assert check(restored.ledger).faults == []


def test_every_epoch_ever_signed_with_stays_known(restored: Restored) -> None:
    """Also those that began after the backup, whether or not the database of before is still there."""
    folder = restored.back_up()
    restored.restore(folder)
    restored.give()
    restored.restore(folder)
    restored.give()
    signed = {device for device, _ in restored.signed}
    assert len(signed) == 2
    restored.restore(folder)
    assert signed <= restored.epochs()
    url = restored.ledger.config.database
    present = db.database_name(url)
    restored.ledger.db.close()
    for name in db.databases(url):
        if name == present or name.startswith(f"{present}_before_"):
            db.drop_database(url, name)
    restored.moment.pass_(minutes=1)
    restored.restore(folder)
    assert not signed & restored.epochs(), "nothing is left that could tell"
    assert {result.status for result in restored.device.offer(restored.items).results} == {"accepted"}
    assert check(restored.ledger).faults == []
    back_up(restored.ledger)


def test_nobody_restores_an_altered_backup(ledger: Ledger, tmp_path: Path) -> None:
    add_device(ledger)
    generation = back_up(ledger)
    ledger.db.close()
    folder = ledger.config.backups / generation.name
    with (folder / backup.DUMP).open("r+b") as file:
        file.seek(100)
        file.write(b"!")
    with pytest.raises(OfficerError) as refused:
        restore(ledger.config, folder, ledger.now)
    assert refused.value.fault is OTHER_LEDGER


def test_a_backup_s_key_is_sealed_once_there_is_a_recovery_key(ledger: Ledger, tmp_path: Path) -> None:
    moment = ledger.now
    assert isinstance(moment, Moment)
    device = add_device(ledger)
    device.push(device.finding())
    first = ledger.config.backups / back_up(ledger).name
    assert (first / "ledger.key").read_text() == ledger.signer.private.hex()
    file = tmp_path / "recovery.key"
    recovery.make(ledger, file)
    moment.pass_(minutes=1)
    generation = back_up(ledger)
    folder = ledger.config.backups / generation.name
    assert generation.key == "sealed"
    secrets = (ledger.signer.private, ledger.signer.private.hex().encode())
    assert not [path for path in folder.iterdir() if any(secret in path.read_bytes() for secret in secrets)]

    ledger.db.close()
    ledger.config.key_file.unlink()
    for private, code in ((None, "restore.key_sealed"), (b"x" * 32, "restore.other_recovery_key")):
        with pytest.raises(OfficerError) as refused:
            restore(ledger.config, folder, moment, private)
        assert refused.value.code == code
    restore(ledger.config, folder, moment, recovery.read(file))
    back = reopened(ledger, moment)
    try:
        assert back.signer.public == ledger.signer.public
        assert check(back).faults == []
    finally:
        back.db.close()
