"""Is everything still what it was? Every check reads the bytes themselves; nothing is believed."""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from officer_app.core import events
from officer_app.core.errors import OfficerError
from officer_app.seal import sign
from officer_app.store import assignments, indexes, journal, photos, projections, walks
from officer_app.store.database import DBError

if TYPE_CHECKING:
    from sqlite_utils import Database

    from officer_app.store.media import Media


class Report(NamedTuple):
    """`checks` says for each check whether all is well; `faults` names every single thing that is not."""

    checks: dict[str, bool]
    faults: list[str]

    @property
    def sound(self) -> bool:
        return all(self.checks.values())


def verify(db: "Database", media: "Media") -> Report:
    """Check the file's pages, the events' hashes, signatures and chains, receipts, projections and every photo."""
    checks: dict[str, bool] = {}
    faults: list[str] = []
    for name, check in _CHECKS.items():
        try:
            found = check(db, media)
        except (DBError, OfficerError) as error:
            found = [str(error)]
        checks[name] = not found
        faults += [f"{name}: {fault}" for fault in found]
    return Report(checks, faults)


def _file(db: "Database", media: "Media") -> list[str]:
    found = [str(row[0]) for row in db.conn.execute("PRAGMA cipher_integrity_check").fetchall()]
    for pragma in ("integrity_check", "foreign_key_check"):
        found += [str(row[0]) for row in db.conn.execute(f"PRAGMA {pragma}").fetchall() if row[0] != "ok"]
    indexes.check(db)
    return found


def _events(db: "Database", media: "Media") -> list[str]:
    """Hash, signature and place in its device's chain. Of other devices only what was pulled is here: gaps are fine
    there, but an event that follows directly must follow."""
    found: list[str] = []
    keys = journal.public_keys(db)
    own = {
        row[0]
        for row in db.conn.execute(
            "SELECT device FROM public_key WHERE public = (SELECT public FROM public_key WHERE device ="
            " (SELECT v FROM meta WHERE k = 'device_code'))"
        ).fetchall()
    }
    heads: dict[str, tuple[int, str]] = defaultdict(lambda: (0, ""))
    for n, sha256, raw, signature in db.conn.execute(
        "SELECT n, sha256, raw, signature FROM event ORDER BY device, seq"
    ):
        try:
            event = events.read(raw, signature)
        except OfficerError as error:
            found.append(f"event {n}: {error}")
            continue
        envelope = event.envelope
        if event.sha256 != sha256:
            found.append(f"event {event.id}: hash differs")
        public = keys.get(envelope.device)
        if public is None or not sign.verify(public, signature, raw, envelope.alg):
            found.append(f"event {event.id}: {'unknown device' if public is None else 'signature'} {envelope.device}")
        seq, prev = heads[envelope.device]
        follows = envelope.seq == seq + 1
        if (follows and envelope.prev != prev) or (not follows and envelope.device in own):
            found.append(f"event {event.id}: chain of {envelope.device} is broken before {envelope.seq}")
        heads[envelope.device] = envelope.seq, event.sha256
    return found


def _receipts(db: "Database", media: "Media") -> list[str]:
    ledgers = [public for device, public in journal.public_keys(db).items() if device.startswith("ledger")]
    rows = db.conn.execute(
        "SELECT event_id, receipt, receipt_signature FROM delivery WHERE receipt IS NOT NULL UNION ALL"
        " SELECT event_id, receipt, receipt_signature FROM earlier_receipt"
    ).fetchall()
    return [
        f"receipt of {event_id}: signature"
        for event_id, receipt, signature in rows
        if not any(sign.verify(public, signature or b"", receipt) for public in ledgers)
    ]


def _projections(db: "Database", media: "Media") -> list[str]:
    found: list[str] = []
    columns = ", ".join(projections.COLUMNS)
    known = 0
    for batch in projections.subjects(db):
        for one in projections.compute(db, batch):
            known += 1
            row = db.conn.execute(f"SELECT {columns} FROM finding WHERE id = ?", (one.id,)).fetchone()  # noqa: S608
            if row is None or tuple(row) != one.row:
                found.append(f"finding {one.id}: its row is not what its events say")
    (count,) = db.conn.execute("SELECT count(*) FROM finding").fetchone()
    if count != known:
        found.append(f"{count} rows for {known} findings")
    (tally,) = db.conn.execute("SELECT ifnull(sum(findings), 0) FROM tally").fetchone()
    if tally != count:
        found.append(f"the tally says {tally} of {count}")
    return found + walks.check(db) + assignments.check(db)


def _photos(db: "Database", media: "Media") -> list[str]:
    found = []
    for photo in photos.local(db):
        try:
            data = media.get(photo.sha256)
        except OfficerError as error:
            found.append(f"{photo.sha256}: {error}")
            continue
        if events.fingerprint(data) != photo.sha256 or len(data) != photo.size:
            found.append(f"{photo.sha256}: not the photo of this name")
    return found


_CHECKS: dict[str, Callable[["Database", "Media"], list[str]]] = {
    "file": _file,
    "events": _events,
    "receipts": _receipts,
    "projections": _projections,
    "photos": _photos,
}
