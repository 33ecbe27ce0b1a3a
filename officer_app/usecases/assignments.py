"""What the centre gave this officer to do: planned for today and this week, marked done by the officer or by the work
itself, when a walk or a finding names it."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from officer_app.core import clock
from officer_app.core.assignment_facts import MARKED, Marked
from officer_app.core.changes import Changes
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text, clean_text
from officer_app.core.workdays import local_day
from officer_app.store import assignments, journal
from officer_app.store.assignments import AssignmentRow, Naming
from officer_app.usecases.desk import Desk
from officer_app.usecases.writing import next_event

if TYPE_CHECKING:
    from sqlite_utils import Database

NO_ASSIGNMENT = Fault(
    "assignment.none",
    Text("这项安排不在本机，或不是派给您的", "This assignment is not here, or not yours"),
    Text("什么都没有改动", "Nothing was changed"),
    Text("同步一次再看", "Sync once and look again"),
    Exit.NOT_FOUND,
)


class Scheduled(NamedTuple):
    """An assignment as of now. `state`: open, running (its walk goes on), done or over (its last day has passed).

    `walk` is the walk that names it, "" for none; `findings` how many findings do.
    """

    row: AssignmentRow
    state: str
    walk: str = ""
    step_title: str = ""
    findings: int = 0


def schedule(desk: Desk) -> list[Scheduled]:
    """What is planned until the end of this week, older open ones first, and what was done today."""
    day = local_day(desk.now())
    sunday = day + timedelta(days=6 - day.weekday())
    midnight = clock.iso(datetime.combine(day, time(), clock.SHANGHAI))
    user = desk.user
    rows = assignments.planned(desk.db, user, sunday.isoformat(), midnight)
    if not rows:
        return []
    walks: dict[str, Naming] = {}
    for naming in assignments.named_by_walks(desk.db, user, min(row.given_at for row in rows)):
        walks.setdefault(naming.number, naming)
    found = assignments.named_by_findings(desk.db, [row.id for row in rows])
    today = day.isoformat()
    seen = [_scheduled(row, walks, found, today) for row in rows]
    return [one for one in seen if one.state != "done" or one.row.status == "done" or one.row.planned_on >= today]


def _scheduled(row: AssignmentRow, walks: dict[str, Naming], findings: dict[str, int], today: str) -> Scheduled:
    walk = walks.get(_named(row)) if row.what == "target" else None
    count = findings.get(row.id, 0)
    running = walk is not None and walk.status in ("running", "paused")
    done = row.status == "done" or (walk is not None and walk.status == "ended") or count >= max(1, row.calls)
    state = "running" if running else "done" if done else "over" if row.due_on < today else "open"
    return Scheduled(row, state, walk.walk if walk else "", walk.step_title if walk else "", count)


class Done(NamedTuple):
    """What a mark changed."""

    row: AssignmentRow
    changes: Changes


def mark(desk: Desk, assignment_id: str, done: bool = True, note: str = "") -> Done:
    """Say that it is done, or that it is not after all. Raises OfficerError(NO_ASSIGNMENT)."""

    def verb(db: "Database") -> AssignmentRow:
        who = desk.identity()
        row = assignments.row(db, assignment_id)
        if row is None or row.officer != who.user or row.status == "withdrawn":
            raise OfficerError(NO_ASSIGNMENT)
        body = Marked(done=done, note=clean_text(note, 200).text.strip())
        journal.append(db, next_event(desk, db, who, MARKED, assignment_id, [row.head], body))
        assignments.project(db, assignment_id)
        marked = assignments.row(db, assignment_id)
        assert marked is not None
        return marked

    row = desk.write(verb)
    return Done(row, Changes(assignments=frozenset({assignment_id}), outbox=True, status=True))


def walk_start(row: AssignmentRow) -> dict[str, Any]:
    """What a walk of this target begins with; it names the target by its number, else the assignment."""
    names = ("dimension", "matter_code", "hall_code", "window_code", "platform", "mode", "campaign")
    values = {name: getattr(row, name) for name in names} | {"target_no": _named(row)}
    return {name: value for name, value in values.items() if value}


def _named(row: AssignmentRow) -> str:
    return row.number or row.id


def prefill(row: AssignmentRow) -> dict[str, Any]:
    """What a finding from these callbacks starts from; it names the assignment as its source."""
    values = {name: getattr(row, name) for name in ("centre_code", "matter_code", "campaign")}
    values |= {"source_kind": "callback", "source_ref": row.id}
    return {name: value for name, value in values.items() if value}
