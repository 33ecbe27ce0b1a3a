"""The entry row: a finding's fold as the ledger lists and filters it, written in the transaction of its events."""

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from officer_app.core.errors import OfficerError
from officer_app.core.events import Event, read
from officer_app.core.facts import Due, Finding, FindingFacts
from officer_app.core.fold import fold
from officer_app.core.limits import Limits
from officer_app.core.workdays import Calendar, due
from officer_app.ledger.db import Tx, copy_in

VERSIONS = frozenset({"finding.submitted", "finding.amended", "finding.resubmitted", "finding.merged"})
"""Kinds that carry an officer's facts: a finding begins with the first of them."""

COLUMNS = (
    "scope",
    "id",
    "author",
    "state",
    "region",
    "dept",
    "handlers",
    "dimension",
    "category",
    "severity",
    "matter",
    "hall",
    "title",
    "temp_no",
    "receipt_no",
    "class_no",
    "due_on",
    "occurred_at",
    "received_at",
    "seq",
    "forked",
    "clue",
    "photos",
    "doc",
)
_TYPES = ["int4", *["text"] * 5, "text[]", *["text"] * 11, "timestamptz", "int8", "bool", "bool", "int4", "bytea"]
_COPY = f"COPY entry ({', '.join(COLUMNS)})"
_UPSERT = (
    f"INSERT INTO entry ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608
    " ON CONFLICT (scope, id) DO UPDATE SET "
    + ", ".join(f"{c} = excluded.{c}" for c in COLUMNS if c not in ("scope", "id", "received_at"))
)
_encode = msgspec.json.Encoder().encode
MAX_INDEXED = 200


class Entry(NamedTuple):
    """What the row needs besides the fold."""

    finding: Finding
    author: str
    receipt_no: str
    received_at: datetime
    seq: int


@dataclass(frozen=True, eq=False)
class Rules:
    """What the fold needs to know of time: the working calendar and the limits of every clock."""

    calendar: Calendar
    limits: Limits

    def intake(self, received: Mapping[str, datetime]) -> Callable[[str, str], Due | None]:
        """The intake clock of a submission, from its arrival at the ledger (rule 5.4); None past the calendar's end."""
        return lambda event_id, severity: self._due(severity, received[event_id])

    @functools.lru_cache(maxsize=64)  # noqa: B019
    def _due(self, severity: str, received: datetime) -> Due | None:
        try:
            return due("intake", severity, "", received, self.calendar, self.limits)
        except OfficerError:
            return None


def folded(events: Iterable[Event], received: Mapping[str, datetime], rules: Rules) -> Finding | None:
    """The fold. `received`: when each event arrived, by id. None while no version has arrived."""
    given = list(events)
    if not any(event.envelope.kind in VERSIONS for event in given):
        return None
    return fold(given, rules.intake(received))


def events_of(tx: Tx, scope: int, finding: str) -> tuple[list[Event], dict[str, datetime]]:
    """A finding's events that this version can read, in the ledger's order, and when each arrived."""
    rows = tx.execute(
        "SELECT e.raw, e.signature, c.received_at FROM event e JOIN change c ON c.scope = e.scope AND c.ref = e.id"
        " AND c.entity = 'event' AND c.first WHERE e.scope = %s AND e.subject = %s AND e.folds ORDER BY c.seq",
        [scope, finding],
    ).fetchall()
    events = [read(raw, signature) for raw, signature, _ in rows]
    return events, {event.id: row[2] for event, row in zip(events, rows, strict=True)}


def row_of(scope: int, entry: Entry) -> tuple[Any, ...]:
    """The entry row. What a later step set wins over what the officer wrote."""
    finding = entry.finding
    facts: FindingFacts = finding.facts
    values = {**facts.values, **finding.fields}

    def text(name: str) -> str:
        return _indexable(values.get(name))

    category = text("category_code")
    return (
        scope,
        finding.id,
        entry.author,
        finding.state,
        text("region_code"),
        text("responsible_dept"),
        sorted(concerned(finding)),
        category[:1],
        category,
        text("severity"),
        text("matter_code"),
        text("hall_code"),
        text("title"),
        _indexable(facts.temp_no),
        entry.receipt_no,
        finding.class_no,
        finding.due.on if finding.due else "",
        text("occurred_at"),
        entry.received_at,
        entry.seq,
        finding.forked,
        values.get("clue_flag") is True,
        len(facts.photos),
        _encode(finding),
    )


def _indexable(value: object) -> str:
    """Foreign text as a column can hold it: a record that is wrong is still kept and listed, never a crash."""
    if not isinstance(value, str):
        return ""
    if len(value) <= MAX_INDEXED and value.isprintable():  # nearly all: nothing to cut, no NUL, no lone surrogate
        return value
    return value[:MAX_INDEXED].replace("\0", "").encode(errors="replace").decode()


def concerned(finding: Finding) -> set[str]:
    """Accounts named to verify or check it: they may see it, and their devices get it."""
    named = [finding.fields.get("verifier"), finding.fields.get("checker")]
    verifiers = finding.fields.get("verifiers")
    named += verifiers if isinstance(verifiers, list) else []
    return {name for name in named if isinstance(name, str) and name}


def write_new(tx: Tx, scope: int, entries: Iterable[Entry]) -> None:
    """Rows of findings that were not there: one COPY. Another's row of the same finding raises UniqueViolation."""
    copy_in(tx, _COPY, _TYPES, (row_of(scope, entry) for entry in entries))


def write_again(tx: Tx, scope: int, entry: Entry) -> None:
    """The row of a finding whose events changed."""
    tx.execute(_UPSERT, row_of(scope, entry))


def rebuild(tx: Tx, scope: int, finding: str, rules: Rules) -> Entry | None:
    """The entry as its events make it now; None while there is none. Reads only."""
    built = folded(*events_of(tx, scope, finding), rules)
    if built is None:
        return None
    row = tx.execute(
        "SELECT coalesce(d.account, ''), (array_agg(c.received_at ORDER BY c.seq))[1], max(c.seq),"
        " (SELECT number FROM number n WHERE n.scope = %(s)s AND n.finding = %(f)s AND n.kind = 'receipt')"
        " FROM change c LEFT JOIN event e ON e.scope = c.scope AND e.id = %(v)s"
        " LEFT JOIN device d ON d.scope = c.scope AND d.code = e.device"
        " WHERE c.scope = %(s)s AND c.finding = %(f)s AND c.entity = 'event' AND c.first GROUP BY d.account",
        {"s": scope, "f": finding, "v": built.versions[0].event_id},
    ).fetchone()
    assert row is not None
    return Entry(built, row[0], row[3] or "", row[1], row[2])
