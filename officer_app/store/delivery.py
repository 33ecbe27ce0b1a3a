"""What the ledger holds of this journal, and taking in what it holds and we do not. Batches, one transaction each."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from officer_app.core.events import Event
from officer_app.store import outbox

if TYPE_CHECKING:
    from sqlite_utils import Database


class Settled(NamedTuple):
    """One event the ledger has. `seq` is the event's own place there (R8), None where it is only kept aside (held)."""

    event_id: str
    seq: int | None
    tag: int | None
    receipt: bytes | None
    receipt_signature: bytes | None
    status: str


def settle(db: "Database", settled: Sequence[Settled]) -> None:
    """Write receipts down and take the events out of the outbox.

    A receipt with another number than the one we have does not replace it silently: both are kept (R7).
    """
    _keep_earlier(db, settled)
    db.conn.executemany(
        """INSERT INTO delivery(event_id, ledger_seq, tag, receipt, receipt_signature, status)
           VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(event_id) DO UPDATE SET
             ledger_seq = coalesce(delivery.ledger_seq, excluded.ledger_seq),
             tag = coalesce(delivery.tag, excluded.tag),
             receipt = coalesce(excluded.receipt, delivery.receipt),
             receipt_signature = coalesce(excluded.receipt_signature, delivery.receipt_signature),
             status = excluded.status""",
        settled,
    )
    outbox.done(db, "event", [one.event_id for one in settled])


def take(db: "Database", events: Sequence[Event], settled: Sequence[Settled]) -> None:
    """Add events the ledger sent, own or foreign, their signatures verified by the caller, to the journal."""
    db.conn.executemany(
        "INSERT INTO event(id, subject, kind, device, seq, sha256, raw, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT(id) DO NOTHING",
        [
            (
                e.envelope.id,
                e.envelope.subject,
                e.envelope.kind,
                e.envelope.device,
                e.envelope.seq,
                e.sha256,
                e.raw,
                e.signature,
            )
            for e in events
        ],
    )
    settle(db, settled)


class Known(NamedTuple):
    """An event of the journal, and where the ledger has it as far as we were told."""

    sha256: str
    seq: int | None
    receipt: bytes | None


def known(db: "Database", event_ids: Iterable[str]) -> dict[str, Known]:
    """Those of these events the journal has."""
    rows = db.conn.execute(
        """SELECT e.id, e.sha256, d.ledger_seq, d.receipt FROM event e LEFT JOIN delivery d ON d.event_id = e.id
           WHERE e.id IN (SELECT value FROM json_each(?))""",
        (_ids(event_ids),),
    )
    return {event_id: Known(*rest) for event_id, *rest in rows.fetchall()}


def stored_photos(db: "Database", photos: Iterable[tuple[str, int, int]]) -> None:
    """The ledger holds these photos: (sha256, size, seq). Nothing of them is left to send."""
    rows = list(photos)
    db.conn.executemany(
        """INSERT INTO photo(sha256, size, mime, width, height, taken_at, added_at, local, stored_seq)
           VALUES (?, ?, '', 0, 0, '', '', 0, ?)
           ON CONFLICT(sha256) DO UPDATE SET stored_seq = coalesce(photo.stored_seq, excluded.stored_seq)""",
        rows,
    )
    db.conn.executemany(
        "DELETE FROM outbox WHERE kind = 'photo' AND ref = ? AND state = 'ready'", [(sha,) for sha, _, _ in rows]
    )


def wanted_photos(db: "Database", limit: int) -> list[tuple[str, int]]:
    """(sha256, size) of photos that findings here show, the ledger holds and this device never had.

    A photo let go on purpose has `local` -1 and is not fetched again by itself.
    """
    rows = db.conn.execute(
        """SELECT sha256, size FROM photo WHERE local = 0 AND stored_seq IS NOT NULL
           AND sha256 IN (SELECT sha256 FROM finding_photo) ORDER BY stored_seq DESC LIMIT ?""",
        (limit,),
    )
    return list(rows.fetchall())


def arrived(db: "Database", shas: Iterable[str]) -> None:
    """These originals are durably on this device now."""
    db.conn.executemany("UPDATE photo SET local = 1 WHERE sha256 = ?", [(sha,) for sha in shas])


def spare_photos(db: "Database", safe_seq: int, added_before: str, limit: int = 500) -> list[str]:
    """Local originals that may go: every backup of the ledger has them, they are old, and nothing waits for them."""
    rows = db.conn.execute(
        """SELECT sha256 FROM photo WHERE local = 1 AND stored_seq <= ? AND added_at < ?
           AND sha256 NOT IN (SELECT sha256 FROM draft_photo) AND sha256 NOT IN (SELECT sha256 FROM draft_memo)
           AND sha256 NOT IN (SELECT ref FROM outbox WHERE kind = 'photo') ORDER BY stored_seq LIMIT ?""",
        (safe_seq, added_before, limit),
    )
    return [sha for (sha,) in rows.fetchall()]


def let_go(db: "Database", shas: Iterable[str]) -> None:
    """Note that these originals are about to leave this device, before they do."""
    db.conn.executemany("UPDATE photo SET local = -1 WHERE sha256 = ?", [(sha,) for sha in shas])


def _keep_earlier(db: "Database", settled: Sequence[Settled]) -> None:
    fresh = {one.event_id: one.receipt for one in settled if one.receipt}
    rows = db.conn.execute(
        """SELECT event_id, receipt, receipt_signature FROM delivery
           WHERE receipt IS NOT NULL AND event_id IN (SELECT value FROM json_each(?))""",
        (_ids(fresh),),
    ).fetchall()
    earlier = [
        (event_id, _number(receipt), receipt, signature)
        for event_id, receipt, signature in rows
        if _number(receipt) != _number(fresh[event_id] or b"{}")
    ]
    db.conn.executemany("INSERT INTO earlier_receipt VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", earlier)


class _Numbered(msgspec.Struct):
    number: str = ""


def _number(receipt: bytes) -> str:
    return msgspec.json.decode(receipt, type=_Numbered).number


def _ids(event_ids: Iterable[str]) -> str:
    return msgspec.json.encode(list(event_ids)).decode()
