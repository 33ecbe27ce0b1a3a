"""Walkthroughs as lists read them: one row a walk, folded from its events in the transaction that appends one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from officer_app.core.errors import OfficerError
from officer_app.core.walk_fold import NO_START, STARTED, fold
from officer_app.core.walkthrough import Walk
from officer_app.store import journal, shown

if TYPE_CHECKING:
    from sqlite_utils import Database


class WalkRow(NamedTuple):
    """One line of a list. Times are ISO 8601; `steps_done` of `steps` were walked; `score` is 0-100 or None.

    `beyond` counts papers asked for beyond the guide; `cover` is the last photo's sha256. `delivered` is 1 once the
    ledger has every event of it.
    """

    n: int
    id: str
    walk_no: str
    dimension: str
    mode: str
    matter_code: str
    region_code: str
    hall_code: str
    platform: str
    status: str
    step_title: str
    steps_done: int
    steps: int
    began_at: str
    ended_at: str
    active_ms: int
    result: str
    score: float | None
    beyond: int
    cover: str
    photo_count: int
    updated_at: str
    user: str
    head: str
    sample: int
    delivered: int


_COLUMNS = ", ".join(WalkRow._fields)
_PUT = f"INSERT OR REPLACE INTO walk({_COLUMNS}) VALUES ({', '.join('?' * len(WalkRow._fields))})"  # noqa: S608
_TAKEN = ("accepted", "duplicate", "held", "fork")


def get(db: "Database", walk_id: str) -> Walk | None:
    """The whole walk, from its events; None when its start is not here."""
    return _folded(db, walk_id)


def row(db: "Database", walk_id: str) -> WalkRow | None:
    """One walk's row."""
    found = db.conn.execute(f"SELECT {_COLUMNS} FROM walk WHERE id = ?", (walk_id,)).fetchone()  # noqa: S608
    return WalkRow(*found) if found else None


def by_number(db: "Database", walk_no: str) -> str | None:
    """The id of the walk with this number."""
    found = db.conn.execute("SELECT id FROM walk WHERE walk_no = ?", (walk_no.strip(),)).fetchone()
    return str(found[0]) if found else None


def open_ones(db: "Database", user: str) -> list[WalkRow]:
    """This user's walks that run or pause, the last begun first."""
    return _rows(db, "status IN ('running', 'paused') AND user = ? ORDER BY began_at DESC, n DESC", user)


def newest(db: "Database", before: tuple[str, int] | None = None, limit: int = 100) -> list[WalkRow]:
    """Walks, the last begun first. `before`: `(began_at, n)` of the last row already seen."""
    at, n = before or ("~", 0)
    return _rows(db, "(began_at, n) < (?, ?) ORDER BY began_at DESC, n DESC LIMIT ?", at, n, limit)


def last_of(db: "Database", matter_code: str, hall_code: str, platform: str, before: str) -> WalkRow | None:
    """The last ended walk of a matter at the same place before a moment: what the present one compares with."""
    where = "status = 'ended' AND matter_code = ? AND hall_code = ? AND platform = ? AND began_at < ?"
    found = _rows(db, f"{where} ORDER BY began_at DESC, n DESC LIMIT 1", matter_code, hall_code, platform, before)
    return found[0] if found else None


def findings_of(db: "Database", walk_id: str) -> list[str]:
    """Ids of findings that came from a walk, in the order they were recorded."""
    return [
        found
        for (found,) in db.conn.execute(
            "SELECT f.id FROM number m JOIN finding f ON f.id = m.finding WHERE m.number = ? ORDER BY f.n", (walk_id,)
        ).fetchall()
    ]


def project(db: "Database", walk_id: str) -> Walk | None:
    """Bring one walk's row up to its events. Returns the walk; None while its start has not come."""
    walk = _folded(db, walk_id)
    if walk is not None:
        db.conn.execute(_PUT, _row(db, walk))
        # one table says what is named by anything, so that sending, fetching and sweeping need no second question
        db.conn.execute("DELETE FROM finding_photo WHERE finding = ?", (walk_id,))
        shown.write(db.conn, [(walk_id, photo) for photo in _shown(walk)])
    return walk


def project_those(db: "Database", subjects: Iterable[str]) -> set[str]:
    """`project` those of `subjects` that are walks, and say which."""
    found = {
        row[0]
        for row in db.conn.execute(
            "SELECT DISTINCT subject FROM event WHERE subject IN (SELECT value FROM json_each(?))"
            " AND kind >= 'walk.' AND kind < 'walk/'",
            (msgspec.json.encode(list(subjects)).decode(),),
        ).fetchall()
    }
    for walk_id in found:
        project(db, walk_id)
    return found


def rebuild(db: "Database") -> int:
    """Throw every row away and fold the journal again. Returns the number of walks."""
    db.conn.execute("DELETE FROM walk")
    return sum(project(db, walk_id) is not None for walk_id in subjects(db))


def check(db: "Database") -> list[str]:
    """What of the rows is not what the events say."""
    found: list[str] = []
    known = 0
    for walk_id in subjects(db):
        walk = _folded(db, walk_id)
        if walk is None:
            continue
        known += 1
        if row(db, walk_id) != _row(db, walk):
            found.append(f"walk {walk_id}: its row is not what its events say")
        named = db.conn.execute("SELECT sha256, original FROM finding_photo WHERE finding = ? ORDER BY pos", (walk_id,))
        if named.fetchall() != [(photo.sha256, photo.original) for photo in _shown(walk)]:
            found.append(f"walk {walk_id}: its photos are not what its events say")
    (count,) = db.conn.execute("SELECT count(*) FROM walk").fetchone()
    if count != known:
        found.append(f"{count} rows for {known} walks")
    return found


def subjects(db: "Database") -> list[str]:
    """Ids of all walks whose start is here."""
    rows = db.conn.execute("SELECT subject FROM event WHERE kind = ? GROUP BY subject ORDER BY min(n)", (STARTED,))
    return [subject for (subject,) in rows.fetchall()]


def _folded(db: "Database", walk_id: str) -> Walk | None:
    try:
        return fold(journal.events_of(db, walk_id))
    except OfficerError as error:
        if error.fault is not NO_START:
            raise
        return None


def _shown(walk: Walk) -> tuple[shown.Shown, ...]:
    return shown.of_lines([photo.ref for photo in walk.photos])


def _rows(db: "Database", where: str, *values: Any) -> list[WalkRow]:
    found = db.conn.execute(f"SELECT {_COLUMNS} FROM walk WHERE {where}", values).fetchall()  # noqa: S608
    return [WalkRow(*one) for one in found]


def _row(db: "Database", walk: Walk) -> WalkRow:
    first, waiting = db.conn.execute(
        "SELECT min(e.n), sum(d.event_id IS NULL OR (d.ledger_seq IS NULL AND d.status NOT IN (?, ?, ?, ?)))"
        " FROM event e LEFT JOIN delivery d ON d.event_id = e.id WHERE e.subject = ?",
        (*_TAKEN, walk.id),
    ).fetchone()
    current = walk.step(walk.current)
    return WalkRow(
        n=first,
        id=walk.id,
        walk_no=walk.walk_no,
        dimension=walk.start.dimension,
        mode=walk.start.mode,
        matter_code=walk.matter_code,
        region_code=walk.start.region_code,
        hall_code=walk.start.hall_code,
        platform=walk.start.platform,
        status=walk.status,
        step_title=current.title if current else "",
        steps_done=sum(bool(step.begin) for step in walk.steps),
        steps=len(walk.steps),
        began_at=walk.begin,
        ended_at=walk.end,
        active_ms=walk.active_ms,
        result=walk.ended.result if walk.ended else "",
        score=walk.answers.score if walk.answers else None,
        beyond=len(walk.beyond),
        cover=walk.photos[-1].ref.shown if walk.photos else "",
        photo_count=len(walk.photos),
        updated_at=walk.updated_at,
        user=walk.user,
        head=walk.head,
        sample=int(walk.start.sample),
        delivered=int(not waiting),
    )
