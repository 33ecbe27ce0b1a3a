"""Proof that nothing was lost or altered: journal, signatures, chains, receipts, numbers, projections, photos.

Reads one snapshot; trusts no column that the signed bytes can prove.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from officer_app.core.errors import OfficerError
from officer_app.core.events import Event, fingerprint, read
from officer_app.ledger import assignments, projection, walks
from officer_app.ledger import clock as clocks
from officer_app.ledger.db import Tx
from officer_app.ledger.projection import Rules
from officer_app.ledger.receipts import parse_receipt_no
from officer_app.ledger.wire import Receipt
from officer_app.seal.sign import verify as signature_fits

ReadPhoto = Callable[[str], bytes | None]
_BATCH = 1000
_decode_receipt = msgspec.json.Decoder(Receipt).decode

CHECKS = ("order", "events", "signatures", "chains", "receipts", "numbers", "entries", "photos")


@dataclass
class Report:
    """What was looked at and what was found. `faults` names each by its check and its id; no content."""

    counted: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """What is sound but wants a person's look: `photos: <sha256> <code>` for one that does not decode."""

    @property
    def checks(self) -> dict[str, bool]:
        """Each check and whether it held."""
        return {check: not any(fault.startswith(check) for fault in self.faults) for check in CHECKS}

    @property
    def sound(self) -> bool:
        return not self.faults

    def fault(self, check: str, about: object) -> None:
        self.faults.append(f"{check}: {about}")


def verify(tx: Tx, scope: int, public: bytes, rules: Rules, read_photo: ReadPhoto) -> Report:
    """Check everything in the snapshot of `tx`."""
    report = Report()
    _order(tx, scope, report)
    _events(tx, scope, public, report)
    _receipts(tx, scope, public, report)
    _numbers(tx, scope, report)
    _entries(tx, scope, rules, report)
    _photos(tx, scope, read_photo, report)
    return report


def _order(tx: Tx, scope: int, report: Report) -> None:
    """Every seq from 1 to the clock's, once; the head's tag is the last row's."""
    clock = clocks.peek(tx, scope)
    row = tx.execute(
        "SELECT count(*), coalesce(min(seq), 1), coalesce(max(seq), 0) FROM change WHERE scope = %s", [scope]
    ).fetchone()
    assert row is not None
    report.counted["changes"] = row[0]
    if (row[0], row[1], row[2]) != (clock.seq, 1, clock.seq):
        report.fault("order", f"{row[0]} changes, the clock says {clock.seq}")
    if clock.seq and not clocks.knows(tx, scope, (clock.seq, clock.tag)):
        report.fault("order", f"tag of {clock.seq}")
    for (event_id,) in tx.execute(
        "SELECT id FROM event e WHERE scope = %s AND NOT EXISTS (SELECT 1 FROM change c WHERE c.scope = e.scope"
        " AND c.ref = e.id AND c.entity = 'event' AND c.first)",
        [scope],
    ):
        report.fault("order", f"{event_id} has no place")


def _events(tx: Tx, scope: int, public: bytes, report: Report) -> None:
    keys = {code: bytes(key) for code, key in tx.execute("SELECT code, public FROM device WHERE scope = %s", [scope])}
    cloned = {row[0] for row in tx.execute("SELECT about FROM alarm WHERE scope = %s AND kind = 'clone'", [scope])}
    count, before = 0, ("", 0, "")
    for row in _pages(
        tx,
        "SELECT device, seq, id, subject, kind, sha256, raw, signature FROM event WHERE scope = %(scope)s"
        " AND (device, seq, id) > (%(a)s, %(b)s, %(c)s) ORDER BY device, seq, id LIMIT %(n)s",
        {"scope": scope},
        ("", -1, ""),
    ):
        device, seq, event_id, subject, kind, sha256, raw, signature = row
        count += 1
        event = _checked(event_id, bytes(raw), bytes(signature), report)
        if event is None:
            continue
        envelope = event.envelope
        told = (envelope.device, envelope.seq, envelope.id, envelope.subject, envelope.kind, event.sha256)
        if told != (device, seq, event_id, subject, kind, sha256):
            report.fault("events", event_id)
        key = public if device.startswith("ledger-") else keys.get(device, b"")
        if not signature_fits(key, event.signature, event.raw, envelope.alg):
            report.fault("signatures", event_id)
        follows = before[0] == device and before[1] + 1 == seq
        if follows and envelope.prev != before[2] and f"{device}/{before[1]}" not in cloned:
            report.fault("chains", event_id)
        if f"{device}/{seq}" not in cloned or before[:2] != (device, seq):
            before = (device, seq, event.sha256)
    report.counted["events"] = count


def _checked(event_id: str, raw: bytes, signature: bytes, report: Report) -> Event | None:
    try:
        return read(raw, signature)
    except OfficerError:
        report.fault("events", event_id)
        return None


def _receipts(tx: Tx, scope: int, public: bytes, report: Report) -> None:
    """Every device's event has one receipt that fits it; the receipts are a chain of their own."""
    clock = clocks.peek(tx, scope)
    count, head = 0, ""
    for row in _pages(
        tx,
        "SELECT c.seq, c.tag, e.id, e.device, e.sha256, c.receipt, c.receipt_signature FROM change c JOIN event e"
        " ON e.scope = c.scope AND e.id = c.ref WHERE c.scope = %(scope)s AND c.entity = 'event' AND c.first"
        " AND c.seq > %(a)s ORDER BY c.seq LIMIT %(n)s",
        {"scope": scope},
        (0,),
    ):
        seq, tag, event_id, device, sha256, receipt, signature = row
        if receipt is None:
            if not device.startswith("ledger-"):
                report.fault("receipts", event_id)
            continue
        count += 1
        if not signature_fits(public, bytes(signature), bytes(receipt)):
            report.fault("receipts", event_id)
            continue
        said = _decode_receipt(receipt)
        told = (said.seq, said.tag, said.event_id, said.event_sha256, said.ledger_id)
        if told != (seq, tag, event_id, sha256, clock.ledger_id):
            report.fault("receipts", event_id)
        if said.prev != head:
            report.fault("receipts", f"chain before {seq}")
        head = fingerprint(bytes(receipt))
    if head != clock.receipt_head:
        report.fault("receipts", "head")
    report.counted["receipts"] = count


def _numbers(tx: Tx, scope: int, report: Report) -> None:
    """One receipt number a finding; no number of two findings that nobody was told of; counters not behind."""
    told = {row[0] for row in tx.execute("SELECT about FROM alarm WHERE scope = %s AND kind = 'number_twice'", [scope])}
    for (number,) in tx.execute(
        "SELECT number FROM number WHERE scope = %s GROUP BY number HAVING count(*) > 1", [scope]
    ):
        if number not in told:
            report.fault("numbers", number)
    for (finding,) in tx.execute(
        "SELECT id FROM entry n WHERE scope = %s AND NOT EXISTS (SELECT 1 FROM number m WHERE m.scope = n.scope"
        " AND m.finding = n.id AND m.kind = 'receipt' AND m.number = n.receipt_no)",
        [scope],
    ):
        report.fault("numbers", finding)
    counters: dict[tuple[str, int], int] = {
        (name, year): value
        for name, year, value in tx.execute("SELECT name, year, value FROM counter WHERE scope = %s", [scope])
    }
    for number, kind in tx.execute("SELECT number, kind FROM number WHERE scope = %s AND kind <> 'alias'", [scope]):
        parts = parse_receipt_no(number) if kind == "receipt" else tuple(map(int, number.split("-")[2:4]))
        if parts is not None and counters.get((kind, parts[0]), 0) < parts[1]:
            report.fault("numbers", f"counter behind {number}")


def _entries(tx: Tx, scope: int, rules: Rules, report: Report) -> None:
    """Each entry row is what its events fold to, column by column."""
    columns = ", ".join(projection.COLUMNS)
    stored = {row[1]: row for row in tx.execute(f"SELECT {columns} FROM entry WHERE scope = %s", [scope])}  # noqa: S608
    report.counted["entries"] = len(stored)
    findings = [row[0] for row in tx.execute("SELECT DISTINCT subject FROM event WHERE scope = %s AND folds", [scope])]
    for finding in findings:
        entry = projection.rebuild(tx, scope, finding, rules)
        if (projection.row_of(scope, entry) if entry else None) != stored.pop(finding, None):
            report.fault("entries", finding)
    for finding in stored:
        report.fault("entries", finding)
    report.counted["walks"], wrong = walks.unfolded(tx, scope)
    report.counted["assignments"], unread = assignments.unfolded(tx, scope)
    for subject in (*wrong, *unread):
        report.fault("entries", subject)


def _photos(tx: Tx, scope: int, read_photo: ReadPhoto, report: Report) -> None:
    """Every whole photo is there and fits its hash, bit by bit."""
    rows = tx.execute("SELECT sha256, size, verdict FROM blob WHERE scope = %s ORDER BY sha256", [scope]).fetchall()
    report.counted["photos"] = len(rows)
    for sha, size, verdict in rows:
        if verdict:
            report.remarks.append(f"photos: {sha} {verdict}")
        data = read_photo(sha)
        if data is None or len(data) != size or hashlib.sha256(data).hexdigest() != sha:
            report.fault("photos", sha)


def _pages(tx: Tx, sql: str, values: dict[str, Any], start: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """All rows in pages by key: the columns that `start` stands for come first in each row."""
    after = start
    while True:
        keys = dict(zip("abc", after, strict=False))
        rows = tx.execute(sql, {**values, **keys, "n": _BATCH}).fetchall()
        yield from rows
        if len(rows) < _BATCH:
            return
        after = rows[-1][: len(start)]
