"""The journal: events as they were written, in the order they came. Nothing here changes or removes one."""

from typing import TYPE_CHECKING, Any

from officer_app.core import events
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.events import Event
from officer_app.core.text import Text
from officer_app.store import meta

if TYPE_CHECKING:
    from sqlite_utils import Database

CONFLICT = Fault(
    "event.conflict",
    Text("同一个编号来了两条不同的记录（{id}）", "Two different records came under one id ({id})"),
    Text("先到的那条原样留着", "The first one is kept as it is"),
    Text("把诊断报告发给督查中心", "Send the diagnosis report to the supervision centre"),
    Exit.DAMAGED,
)

_INSERT = (
    "INSERT INTO event(id, subject, kind, device, seq, sha256, raw, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT(id) DO NOTHING"
)
_QUEUE = "INSERT INTO outbox(kind, ref, bytes) VALUES ('event', ?, ?)"


def append(db: "Database", event: Event) -> int:
    """Write an event of this device and queue it for the ledger: an own event is queued or receipted, never neither.

    Returns its place `n` in this journal. Raises OfficerError(CONFLICT) when the id is taken.
    """
    cursor = db.conn.execute(_INSERT, _row(event))
    if cursor.rowcount != 1:
        raise OfficerError(CONFLICT, id=event.id)
    n = int(cursor.lastrowid or 0)
    db.conn.execute(_QUEUE, (event.id, len(event.raw)))
    return n


def _row(event: Event) -> tuple[Any, ...]:
    e = event.envelope
    return (e.id, e.subject, e.kind, e.device, e.seq, event.sha256, event.raw, event.signature)


def events_of(db: "Database", finding_id: str) -> list[Event]:
    """Every event of one finding: in the ledger's order as far as it is known, then the local ones as written."""
    return [
        events.read(raw, signature)
        for raw, signature in db.conn.execute(
            "SELECT e.raw, e.signature FROM event e LEFT JOIN delivery d ON d.event_id = e.id WHERE e.subject = ?"
            " ORDER BY d.ledger_seq IS NULL, d.ledger_seq, e.n",
            (finding_id,),
        ).fetchall()
    ]


def own_head(db: "Database", device_code: str | None = None) -> tuple[int, str]:
    """`(seq, sha256)` of this device's newest event; `(0, "")` before the first."""
    if device_code is None:
        device_code = meta.get(db, "device_code")
    row = db.conn.execute(
        "SELECT seq, sha256 FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1", (device_code,)
    ).fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def all_events(db: "Database", after_n: int = 0, limit: int = 500) -> list[tuple[int, Event]]:
    """A page of the whole journal in its own order, each event with its `n`."""
    return [
        (n, events.read(raw, signature))
        for n, raw, signature in db.conn.execute(
            "SELECT n, raw, signature FROM event WHERE n > ? ORDER BY n LIMIT ?", (after_n, limit)
        ).fetchall()
    ]


def by_id(db: "Database", event_id: str) -> Event | None:
    """One event; None when the journal lacks it."""
    row = db.conn.execute("SELECT raw, signature FROM event WHERE id = ?", (event_id,)).fetchone()
    return events.read(row[0], row[1]) if row else None


def know_key(db: "Database", device: str, public: bytes) -> None:
    """Remember a device's or ledger epoch's public key. The first one stays: a key is never replaced under a name."""
    db.conn.execute(
        "INSERT INTO public_key(device, public) VALUES (?, ?) ON CONFLICT(device) DO NOTHING", (device, public)
    )


def public_keys(db: "Database") -> dict[str, bytes]:
    """Every key known here, by device code or ledger epoch."""
    return dict(db.conn.execute("SELECT device, public FROM public_key").fetchall())
