"""What still has to be handed in, finding by finding, with each photo's own progress. Reads only."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database

SHOWN = 60
"""So many findings are shown; the rest are counted."""
LOOKED_AT = 4000
"""So many of the oldest things waiting are grouped: a bound on time while a large backlog drains."""


class PhotoOnItsWay(NamedTuple):
    """`sent` of `size` bytes have arrived; `stored` once the ledger has taken the whole and it left the outbox."""

    sha256: str
    size: int
    sent: int
    stored: bool


class Waiting(NamedTuple):
    """A finding with something to hand in. `text_waits` while its newest version has not been received."""

    id: str
    title: str
    number: str
    dimension: str
    cover: str
    text_waits: bool
    photos: tuple[PhotoOnItsWay, ...]


_QUERY = """
WITH item AS (SELECT kind, ref, n FROM outbox WHERE state = 'ready' ORDER BY n LIMIT ?),
     part AS (SELECT e.subject AS finding, 1 AS text, i.n AS n FROM item i JOIN event e ON e.id = i.ref
              WHERE i.kind = 'event'
              UNION ALL
              SELECT l.finding, 0, i.n FROM item i JOIN finding_photo l ON l.sha256 = i.ref WHERE i.kind = 'photo')
SELECT f.id, f.title, CASE f.class_no WHEN '' THEN f.temp_no ELSE f.class_no END, f.dimension, f.cover, max(p.text)
FROM part p JOIN finding f ON f.id = p.finding GROUP BY f.id ORDER BY min(p.n) LIMIT ?
"""


def findings(db: "Database") -> list[Waiting]:
    """The findings that wait, those queued first in front."""
    rows = db.conn.execute(_QUERY, (LOOKED_AT, SHOWN)).fetchall()
    photos = _photos(db, [row[0] for row in rows])
    return [
        Waiting(row[0], row[1], row[2], row[3], row[4], bool(row[5]), tuple(photos.get(row[0], ()))) for row in rows
    ]


def subjects(db: "Database", refs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """(finding id, title) of things by (kind, ref), kind event or photo."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, ref in refs:
        row = db.conn.execute(_SUBJECT[kind], (ref,)).fetchone()
        if row:
            found[kind, ref] = (row[0], row[1])
    return found


class Held(NamedTuple):
    """A finding or a walk (`kind`) with photos that wait for the officer's look: its title, and their sha256."""

    kind: str
    id: str
    title: str
    photos: tuple[str, ...]


def held(db: "Database") -> list[Held]:
    """Records with photos held back, those queued first in front. A photo that a walk and a finding name is the
    finding's."""
    rows = db.conn.execute(
        """SELECT o.ref, l.finding, f.title, w.walk_no, w.id IS NOT NULL AS walked
           FROM outbox o JOIN finding_photo l ON l.sha256 = o.ref AND l.pos < 1000
           LEFT JOIN finding f ON f.id = l.finding LEFT JOIN walk w ON w.id = l.finding
           WHERE o.kind = 'photo' AND o.state = 'held_back' AND o.code IS NOT 'unseen'
           ORDER BY o.n, walked, l.finding, l.pos LIMIT ?""",
        (LOOKED_AT,),
    ).fetchall()
    found: dict[str, Held] = {}
    seen: set[str] = set()
    for sha, record, title, number, walked in rows:
        if sha not in seen:
            seen.add(sha)
            kind = "walk" if walked else "finding"
            before = found.get(record) or Held(kind, record, title or number or "", ())
            found[record] = before._replace(photos=(*before.photos, sha))
    return list(found.values())


def forked(db: "Database") -> list[tuple[str, str]]:
    """(finding id, title) of findings that two devices changed; nothing is lost, somebody must choose."""
    rows = db.conn.execute(
        "SELECT id, title FROM (SELECT id, title, forked FROM finding ORDER BY n DESC LIMIT ?) WHERE forked LIMIT 20",
        (LOOKED_AT,),
    ).fetchall()
    return [(row[0], row[1]) for row in rows]


_SUBJECT = {
    "event": "SELECT f.id, f.title FROM event e JOIN finding f ON f.id = e.subject WHERE e.id = ?",
    "photo": "SELECT f.id, f.title FROM finding_photo l JOIN finding f ON f.id = l.finding WHERE l.sha256 = ? LIMIT 1",
}


def _photos(db: "Database", ids: list[str]) -> dict[str, list[PhotoOnItsWay]]:
    if not ids:
        return {}
    marks = ",".join("?" * len(ids))
    found: dict[str, list[PhotoOnItsWay]] = {}
    for finding, sha256, size, sent, stored in db.conn.execute(
        "SELECT l.finding, p.sha256, p.size, ifnull(o.sent_bytes, 0), (p.stored_seq IS NOT NULL OR o.ref IS NULL)"  # noqa: S608
        " FROM finding_photo l JOIN photo p ON p.sha256 = l.sha256"
        " LEFT JOIN outbox o ON o.kind = 'photo' AND o.ref = p.sha256"
        f" WHERE l.finding IN ({marks}) AND l.pos < 1000 ORDER BY l.finding, l.pos",
        ids,
    ).fetchall():
        found.setdefault(finding, []).append(PhotoOnItsWay(sha256, size, sent, bool(stored)))
    return found
