"""Assignments as Today reads them: one row each, folded from its events in the transaction that takes one in."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from officer_app.core.assignment_facts import GIVEN
from officer_app.core.assignments import NOT_GIVEN, Assignment, fold
from officer_app.core.errors import OfficerError
from officer_app.store import journal

if TYPE_CHECKING:
    from sqlite_utils import Database


class AssignmentRow(NamedTuple):
    """`planned_on`, `due_on` are days, `planned_at` a time or ""; `status` is open, done or withdrawn, `since` when."""

    n: int
    id: str
    officer: str
    what: str
    number: str
    title: str
    dimension: str
    mode: str
    campaign: str
    matter_code: str
    hall_code: str
    window_code: str
    centre_code: str
    platform: str
    finding: str
    calls: int
    planned_on: str
    planned_at: str
    due_on: str
    status: str
    since: str
    given_at: str
    head: str


class Naming(NamedTuple):
    """A walk that names a target by its number."""

    number: str
    walk: str
    status: str
    step_title: str


_COLUMNS = ", ".join(AssignmentRow._fields)
_PUT = f"INSERT OR REPLACE INTO assignment({_COLUMNS}) VALUES ({', '.join('?' * len(AssignmentRow._fields))})"  # noqa: S608


def row(db: "Database", assignment_id: str) -> AssignmentRow | None:
    """One assignment's row."""
    found = db.conn.execute(f"SELECT {_COLUMNS} FROM assignment WHERE id = ?", (assignment_id,)).fetchone()  # noqa: S608
    return AssignmentRow(*found) if found else None


def planned(db: "Database", officer: str, until: str, done_since: str) -> list[AssignmentRow]:
    """What is open and planned until a day (and before), and what was done since a moment, in the order of the plan."""
    found = db.conn.execute(
        f"SELECT {_COLUMNS} FROM assignment WHERE officer = ?1"  # noqa: S608
        " AND ((status = 'open' AND planned_on <= ?2) OR (status = 'done' AND since >= ?3))"
        " ORDER BY planned_on, planned_at = '', planned_at, n",
        (officer, until, done_since),
    )
    return [AssignmentRow(*one) for one in found.fetchall()]


def callbacks(db: "Database", officer: str, most: int) -> list[AssignmentRow]:
    """The callbacks given to an officer, open or done, those planned last in front."""
    found = db.conn.execute(
        f"SELECT {_COLUMNS} FROM assignment WHERE officer = ? AND what = 'callback' AND status <> 'withdrawn'"  # noqa: S608
        " ORDER BY planned_on DESC, n DESC LIMIT ?",
        (officer, most),
    )
    return [AssignmentRow(*one) for one in found.fetchall()]


def named_by_walks(db: "Database", officer: str, since: str) -> list[Naming]:
    """Targets that this officer's walks since a moment name, those begun last in front."""
    found = db.conn.execute(
        "SELECT json_extract(CAST(e.raw AS TEXT), '$.body.target_no'), w.id, w.status, w.step_title FROM walk w"
        " JOIN event e ON e.subject = w.id AND e.kind = 'walk.started'"
        " WHERE w.began_at >= ? AND w.user = ? AND w.status <> 'withdrawn' ORDER BY w.began_at DESC, w.n DESC",
        (since, officer),
    )
    return [Naming(number or "", *rest) for number, *rest in found.fetchall()]


def named_by_findings(db: "Database", ids: Sequence[str]) -> dict[str, int]:
    """How many findings name each of these as what they came from."""
    marks = ",".join("?" * len(ids))
    return dict(
        db.conn.execute(
            f"SELECT number, count(*) FROM number WHERE number IN ({marks}) GROUP BY number",  # noqa: S608
            list(ids),
        ).fetchall()
    )


def project(db: "Database", assignment_id: str) -> Assignment | None:
    """Bring one row up to its events. Returns the assignment; None while its giving has not come."""
    found = _folded(db, assignment_id)
    if found is not None:
        db.conn.execute(_PUT, _row(db, found))
    return found


def project_those(db: "Database", subjects: Iterable[str]) -> set[str]:
    """`project` those of `subjects` that are assignments, and say which."""
    found = {
        one[0]
        for one in db.conn.execute(
            "SELECT DISTINCT subject FROM event WHERE subject IN (SELECT value FROM json_each(?))"
            " AND kind >= 'assignment.' AND kind < 'assignment/'",
            (msgspec.json.encode(list(subjects)).decode(),),
        ).fetchall()
    }
    for assignment_id in found:
        project(db, assignment_id)
    return found


def rebuild(db: "Database") -> int:
    """Throw every row away and fold the journal again. Returns the number of assignments."""
    db.conn.execute("DELETE FROM assignment")
    return sum(project(db, one) is not None for one in _subjects(db))


def check(db: "Database") -> list[str]:
    """What of the rows is not what the events say."""
    wrong: list[str] = []
    known = 0
    for assignment_id in _subjects(db):
        found = _folded(db, assignment_id)
        if found is None:
            continue
        known += 1
        if row(db, assignment_id) != _row(db, found):
            wrong.append(f"assignment {assignment_id}: its row is not what its events say")
    (count,) = db.conn.execute("SELECT count(*) FROM assignment").fetchone()
    if count != known:
        wrong.append(f"{count} rows for {known} assignments")
    return wrong


def _subjects(db: "Database") -> list[str]:
    rows = db.conn.execute("SELECT subject FROM event WHERE kind = ? GROUP BY subject ORDER BY min(n)", (GIVEN,))
    return [subject for (subject,) in rows.fetchall()]


def _folded(db: "Database", assignment_id: str) -> Assignment | None:
    try:
        return fold(journal.events_of(db, assignment_id))
    except OfficerError as error:
        if error.fault is not NOT_GIVEN:
            raise
        return None


def _row(db: "Database", found: Assignment) -> AssignmentRow:
    (first,) = db.conn.execute("SELECT min(n) FROM event WHERE subject = ?", (found.id,)).fetchone()
    given = found.given
    same: dict[str, Any] = {name: getattr(given, name) for name in AssignmentRow._fields if hasattr(given, name)}
    return AssignmentRow(
        **same,
        n=first,
        id=found.id,
        calls=given.count,
        planned_on=given.on,
        planned_at=given.at,
        status=found.status,
        since=found.since,
        given_at=found.given_at,
        head=found.head,
    )._replace(due_on=given.due_on or given.on)
