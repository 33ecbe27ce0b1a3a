"""What is still to be handed in: references, never copies, so that what was sent can always be derived again.

Every function runs inside the caller's transaction (or, reading, outside any).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from officer_app.core.memo import MIME as MEMO
from officer_app.core.text import Text

if TYPE_CHECKING:
    from sqlite_utils import Database


LOOKED_UP = 500

UNCOVERED = (
    "(NOT EXISTS (SELECT 1 FROM finding_photo k WHERE k.original = p.sha256 AND k.original <> '')"
    " OR EXISTS (SELECT 1 FROM finding_photo k JOIN finding f ON f.id = k.finding"
    " WHERE k.sha256 = p.sha256 AND k.pos < 1000))"
)
"""Of photo `p`: no record here has put a masked copy in its place, or another finding shows it uncovered on purpose.
What is covered never leaves, whoever asks."""

UNSEEN = "unseen"
"""Why a photo is held back that nobody has looked at yet: no person is waited for, only the machine (`store.hints`)."""

_HELD = (
    "state = 'held_back' AND code IS NOT 'unseen'"
    " AND EXISTS (SELECT 1 FROM finding_photo h WHERE h.sha256 = ref AND h.pos < 1000)"
)
"""It waits for the officer. One that was taken out of its finding waits for nobody: it stays here."""


class EventItem(NamedTuple):
    """An event waiting, with the receipt it was once given, read now and not when it was queued (R7)."""

    n: int
    id: str
    subject: str
    device: str
    sha256: str
    raw: bytes
    signature: bytes
    receipt: bytes | None
    receipt_signature: bytes | None


class PhotoItem(NamedTuple):
    """A photo waiting: its size in bytes, and how often it was put off."""

    sha256: str
    size: int
    attempts: int


class Aside(NamedTuple):
    """One thing a person must look at. `kind` is event or photo, `ref` its event id or sha256."""

    kind: str
    ref: str
    code: str
    message: Text


class Waiting(NamedTuple):
    """What the outbox holds: findings and photos to hand in, their bytes, and what waits for a person."""

    findings: int
    photos: int
    size: int
    attention: int
    held_back: int


def add(db: "Database", kind: str, ref: str, size: int, *, held_back: bool = False) -> None:
    """Queue an event or a photo. Queued already: nothing changes."""
    db.conn.execute(
        "INSERT INTO outbox(kind, ref, bytes, state) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (kind, ref, size, "held_back" if held_back else "ready"),
    )


def add_missing_photos(db: "Database", shas: Iterable[str]) -> None:
    """The ledger says it lacks these: queue those that are on this device. An original that has a masked copy by now is
    none of them, whoever asks."""
    db.conn.executemany(
        "INSERT INTO outbox(kind, ref, bytes) SELECT 'photo', p.sha256, p.size FROM photo p"  # noqa: S608
        f" WHERE p.sha256 = ? AND p.local = 1 AND {UNCOVERED} ON CONFLICT DO NOTHING",
        [(sha,) for sha in shas],
    )


def unconfirmed_photos(db: "Database") -> list[tuple[str, int]]:
    """(sha256, size) of photos that findings here show, of which no news of the ledger ever said that it holds them,
    and that are not queued. What an upload was answered may have gone with a restored ledger: only the feed, which a
    restored ledger cannot fake, counts."""
    rows = db.conn.execute(
        f"""SELECT p.sha256, p.size FROM photo p WHERE p.stored_seq IS NULL AND p.local = 1 AND {UNCOVERED}
           AND EXISTS (SELECT 1 FROM finding_photo l WHERE l.sha256 = p.sha256)
           AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.kind = 'photo' AND o.ref = p.sha256)"""  # noqa: S608
    )
    return list(rows.fetchall())


def next_events(db: "Database", now: str, max_items: int, max_bytes: int, after: int = 0) -> list[EventItem]:
    """The next events in the order they were queued, from `after` on: at most so many, so many bytes, at least one.

    An event that was given several numbers over the years comes once for each, so that every number is taken back.
    """
    # ORDER BY n alone: the small set of postponed rows is stepped over, never sorted
    rows = db.conn.execute(
        """SELECT o.n, e.id, e.subject, e.device, e.sha256, e.raw, e.signature, d.receipt, d.receipt_signature
           FROM outbox o JOIN event e ON e.id = o.ref LEFT JOIN delivery d ON d.event_id = e.id
           WHERE o.kind = 'event' AND o.state = 'ready' AND o.n > ? AND (o.next_at IS NULL OR o.next_at <= ?)
           ORDER BY o.n LIMIT ?""",
        (after, now, max_items),
    )
    taken: list[EventItem] = []
    size = 0
    for row in rows:
        item = EventItem(*row)
        size += len(item.raw)
        if taken and size > max_bytes:
            break
        taken.append(item)
    return taken + [again for item in taken if item.receipt for again in _earlier(db, item)]


def _earlier(db: "Database", item: EventItem) -> list[EventItem]:
    rows = db.conn.execute("SELECT receipt, receipt_signature FROM earlier_receipt WHERE event_id = ?", (item.id,))
    return [item._replace(receipt=receipt, receipt_signature=signature) for receipt, signature in rows.fetchall()]


def next_photos(db: "Database", now: str, limit: int) -> list[PhotoItem]:
    """The next photos to send, those whose finding the ledger has first."""
    rows = db.conn.execute(
        """SELECT ref, bytes, attempts FROM outbox
           WHERE kind = 'photo' AND state = 'ready' AND (next_at IS NULL OR next_at <= ?)
           ORDER BY attempts, n LIMIT ?""",
        (now, limit),
    )
    return [PhotoItem(*row) for row in rows.fetchall()]


def photos_waiting(db: "Database", limit: int) -> list[str]:
    """Photos not handed in, those queued last in front, whenever they may go; no voice memos, which nobody sees."""
    rows = db.conn.execute(
        "SELECT ref FROM outbox LEFT JOIN photo p ON p.sha256 = ref"
        " WHERE kind = 'photo' AND ifnull(p.mime, '') <> ? ORDER BY n DESC LIMIT ?",
        (MEMO, limit),
    )
    return [sha for (sha,) in rows.fetchall()]


def done(db: "Database", kind: str, refs: Iterable[str]) -> None:
    """The ledger has these: nothing of them is left to hand in."""
    db.conn.executemany("DELETE FROM outbox WHERE kind = ? AND ref = ?", [(kind, ref) for ref in refs])


def set_aside(db: "Database", kind: str, ref: str, code: str, message: Text) -> None:
    """Move one thing to the attention tray with its reason; nothing else is held up by it."""
    db.conn.execute(
        "UPDATE outbox SET state = 'attention', code = ?, message = ?, attempts = attempts + 1, next_at = NULL"
        " WHERE kind = ? AND ref = ?",
        (code, msgspec.json.encode(message._asdict()).decode(), kind, ref),
    )


def postpone(db: "Database", kind: str, ref: str, next_at: str, code: str, sent_bytes: int = 0) -> None:
    """Try this one again at `next_at` (ISO 8601), not before."""
    db.conn.execute(
        "UPDATE outbox SET attempts = attempts + 1, next_at = ?, code = ?, sent_bytes = ? WHERE kind = ? AND ref = ?",
        (next_at, code, sent_bytes, kind, ref),
    )


def try_now(db: "Database", after: str = "") -> None:
    """Nothing that was to wait until after `after` (ISO 8601) waits for its time any more."""
    db.conn.execute("UPDATE outbox SET next_at = NULL WHERE next_at > ?", (after,))


def offer_again(db: "Database", kind: str, ref: str) -> None:
    """Take one thing out of the attention tray, or let a held-back photo go."""
    db.conn.execute(
        "UPDATE outbox SET state = 'ready', next_at = NULL, code = NULL, message = NULL WHERE kind = ? AND ref = ?",
        (kind, ref),
    )


def held_back(db: "Database", limit: int = 500) -> list[str]:
    """Photos that wait for the officer's decision, oldest first."""
    rows = db.conn.execute(
        f"SELECT ref FROM outbox WHERE kind = 'photo' AND {_HELD} ORDER BY n LIMIT ?",  # noqa: S608
        (limit,),
    )
    return [sha for (sha,) in rows.fetchall()]


def tray(db: "Database", limit: int = 500) -> list[Aside]:
    """Everything set aside, oldest first."""
    rows = db.conn.execute(
        "SELECT kind, ref, code, message FROM outbox WHERE state = 'attention' ORDER BY n LIMIT ?", (limit,)
    )
    return [Aside(kind, ref, code or "", _text(message)) for kind, ref, code, message in rows.fetchall()]


def waiting(db: "Database") -> Waiting:
    """Counted from rows, so that it is true whatever the loop believes."""
    events, photos, size, attention, held_back = db.conn.execute(
        f"""SELECT count(*) FILTER (WHERE kind = 'event' AND state = 'ready'),
                  count(*) FILTER (WHERE kind = 'photo' AND (state = 'ready' OR code = '{UNSEEN}')),
                  coalesce(sum(bytes - sent_bytes) FILTER (WHERE state = 'ready' OR code = '{UNSEEN}'), 0),
                  count(*) FILTER (WHERE state = 'attention'), count(*) FILTER (WHERE {_HELD})
           FROM outbox"""  # noqa: S608
    ).fetchone()
    return Waiting(_findings_of(db, events), photos, size, attention, held_back)


def _findings_of(db: "Database", events: int) -> int:
    """How many findings the waiting events belong to.

    Looking up each event's finding is exact, and quick for as many as wait on a usual day; with very many the tally of
    findings tells, without those that only wait for a person.
    """
    of = (
        "SELECT count(DISTINCT e.subject) FROM outbox o JOIN event e ON e.id = o.ref WHERE o.kind = 'event' AND o.state"
    )
    if events <= LOOKED_UP:
        return int(db.conn.execute(f"{of} = 'ready'").fetchone()[0])
    undelivered = db.conn.execute("SELECT coalesce(sum(findings), 0) FROM tally WHERE delivered = 0").fetchone()[0]
    return int(undelivered - db.conn.execute(f"{of} = 'attention'").fetchone()[0])


def next_at(db: "Database") -> str | None:
    """When the first postponed thing may go, or None when nothing is postponed."""
    found: str | None = db.conn.execute("SELECT min(next_at) FROM outbox WHERE state = 'ready'").fetchone()[0]
    return found


def _text(stored: str | None) -> Text:
    said = msgspec.json.decode(stored, type=dict[str, str]) if stored else {}
    return Text(said.get("zh", ""), said.get("en", ""))
