"""Where this device stands with its ledger: cursor, witness, what is safe, when to try again. One row a ledger.

Every function runs inside the caller's transaction (or, reading, outside any).
"""

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from officer_app.core.text import Text
from officer_app.store import outbox

if TYPE_CHECKING:
    from sqlite_utils import Database

Point = tuple[int, int]
"""(seq, tag): one change of the ledger's history, never to be mistaken for another's (R1)."""


class Remote(NamedTuple):
    """`cursor` is the last change applied here, `witness` the highest one ever shown to us (R2), None for none.

    `safe_seq`: what is at or below it is in every backup the ledger could be restored from (R5).
    Times are ISO 8601; `last_error` is a fault's code; `failures` counts since the last success.
    """

    ledger_id: str
    cursor: Point | None
    witness: Point | None
    safe_seq: int
    epoch: int
    last_exchange_at: str | None
    last_error: str | None
    next_try_at: str | None
    failures: int


def get(db: "Database", ledger_id: str) -> Remote:
    """The row of this ledger; a fresh one when there was no exchange yet."""
    row = db.conn.execute(
        """SELECT cursor, cursor_tag, witness, witness_tag, safe_seq, epoch, last_exchange_at, last_error, next_try_at,
                  failures FROM remote WHERE ledger_id = ?""",
        (ledger_id,),
    ).fetchone()
    if row is None:
        return Remote(ledger_id, None, None, 0, 0, None, None, None, 0)
    cursor, cursor_tag, witness, witness_tag, *rest = row
    return Remote(ledger_id, _point(cursor, cursor_tag), _point(witness, witness_tag), *rest)


def show(db: "Database", ledger_id: str, point: Point | None, safe_seq: int, epoch: int) -> None:
    """Remember the highest point we were shown. Only from answers to a question that carried our witness."""
    _ensure(db, ledger_id)
    db.conn.execute("UPDATE remote SET safe_seq = ?, epoch = ? WHERE ledger_id = ?", (safe_seq, epoch, ledger_id))
    if point is not None:
        db.conn.execute(
            "UPDATE remote SET witness = ?, witness_tag = ? WHERE ledger_id = ? AND witness < ?",
            (*point, ledger_id, point[0]),
        )


def advance(db: "Database", ledger_id: str, cursor: Point) -> None:
    """Move the cursor, in the transaction that applied everything up to it. Nothing else ever moves it forward."""
    _ensure(db, ledger_id)
    db.conn.execute("UPDATE remote SET cursor = ?, cursor_tag = ? WHERE ledger_id = ?", (*cursor, ledger_id))


def rewind(db: "Database", ledger_id: str) -> list[str]:
    """The ledger was restored: forget where we stood and offer again everything not in all its backups (R3, R4).

    Judged by the `safe_seq` known before, never by one the restored ledger named. Returns the findings concerned, whose
    projections the caller renews in the same transaction.
    """
    _ensure(db, ledger_id)
    safe = db.conn.execute("SELECT safe_seq FROM remote WHERE ledger_id = ?", (ledger_id,)).fetchone()[0]
    db.conn.execute("UPDATE delivery SET ledger_seq = NULL, tag = NULL WHERE ledger_seq > ?", (safe,))
    db.conn.execute("UPDATE delivery SET status = NULL WHERE ledger_seq IS NULL")
    db.conn.execute(
        """INSERT INTO outbox(kind, ref, bytes)
           SELECT 'event', e.id, length(e.raw) FROM event e LEFT JOIN delivery d ON d.event_id = e.id
           WHERE d.ledger_seq IS NULL ORDER BY e.n ON CONFLICT DO NOTHING"""
    )
    db.conn.execute("UPDATE photo SET stored_seq = NULL WHERE stored_seq > ?", (safe,))
    db.conn.execute(
        f"""INSERT INTO outbox(kind, ref, bytes)
           SELECT 'photo', p.sha256, p.size FROM photo p
           WHERE p.stored_seq IS NULL AND p.local = 1 AND p.sha256 IN (SELECT sha256 FROM finding_photo)
             AND {outbox.UNCOVERED}
           ON CONFLICT DO NOTHING"""  # noqa: S608
    )
    db.conn.execute(
        "UPDATE remote SET cursor = 0, cursor_tag = NULL, witness = 0, witness_tag = NULL WHERE ledger_id = ?",
        (ledger_id,),
    )
    rows = db.conn.execute(
        "SELECT DISTINCT e.subject FROM outbox o JOIN event e ON e.id = o.ref WHERE o.kind = 'event'"
    )
    return [subject for (subject,) in rows.fetchall()]


def exchanged(db: "Database", ledger_id: str, at: str) -> None:
    """A whole exchange ended well."""
    _ensure(db, ledger_id)
    db.conn.execute(
        """UPDATE remote SET last_exchange_at = ?, last_error = NULL, next_try_at = NULL, failures = 0
           WHERE ledger_id = ?""",
        (at, ledger_id),
    )


def failed(db: "Database", ledger_id: str, code: str, next_try_at: str | None, failures: int) -> None:
    """An exchange ended in trouble. `next_try_at` None: not by itself, a person must act."""
    _ensure(db, ledger_id)
    db.conn.execute(
        "UPDATE remote SET last_error = ?, next_try_at = ?, failures = ? WHERE ledger_id = ?",
        (code, next_try_at, failures, ledger_id),
    )


def log(db: "Database", at: str, pushed: int, pulled: int, photos: int, outcome: str, message: Text) -> None:
    """One line of the exchange history; the newest 500 are kept. `message` is what was told, in both languages."""
    db.conn.execute(
        "INSERT INTO sync_log(at, pushed, pulled, photos, outcome, message) VALUES(?, ?, ?, ?, ?, ?)",
        (at, pushed, pulled, photos, outcome, msgspec.json.encode(message).decode()),
    )
    db.conn.execute("DELETE FROM sync_log WHERE n <= (SELECT max(n) FROM sync_log) - 500")


class Logged(NamedTuple):
    """One exchange of the past. `outcome` is ok, cancelled, or a fault's code."""

    at: str
    pushed: int
    pulled: int
    photos: int
    outcome: str
    message: Text


def history(db: "Database", limit: int = 50) -> list[Logged]:
    """The last exchanges, newest first."""
    rows = db.conn.execute(
        "SELECT at, pushed, pulled, photos, outcome, message FROM sync_log ORDER BY n DESC LIMIT ?", (limit,)
    )
    return [
        Logged(at, pushed, pulled, photos, outcome, msgspec.json.decode(message, type=Text))
        for at, pushed, pulled, photos, outcome, message in rows.fetchall()
    ]


def _ensure(db: "Database", ledger_id: str) -> None:
    db.conn.execute("INSERT INTO remote(ledger_id) VALUES(?) ON CONFLICT DO NOTHING", (ledger_id,))


def _point(seq: int, tag: int | None) -> Point | None:
    return (seq, tag) if seq and tag is not None else None
