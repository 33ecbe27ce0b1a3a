"""Findings as lists show them: one filter, ids in order, rows by id, counts that cost the same at any size."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding
from officer_app.core.fold import NO_FACTS, fold
from officer_app.core.workdays import WAITING_FOR_US, Calendar, local_day
from officer_app.store import indexes, journal, search

if TYPE_CHECKING:
    from sqlite_utils import Database

Order = Literal["due", "newest"]
Light = Literal["", "red", "yellow", "green", "grey"]
Key = tuple[Any, ...]

LONGEST_WARNING = 18
"""Working days of warning that the longest limit (60) has."""


@dataclass(frozen=True)
class Filter:
    """What a list shows. Empty means "all". A `text` is always answered newest first (by arrival here).

    `codes` are catalog codes whose names contain `text`: a finding with one of them is found too.
    """

    states: frozenset[str] = frozenset()
    dimension: str = ""
    light: Light = ""
    undelivered: bool = False
    since: str = ""
    text: str = ""
    codes: tuple[str, ...] = ()
    order: Order = "due"


class Horizon(NamedTuple):
    """The day that lights are told from: `today`, and per days of warning the first due day that is still green."""

    today: str
    green_from: tuple[str, ...]


def horizon(now: datetime, calendar: Calendar) -> Horizon:
    """Today in Asia/Shanghai and the bounds of yellow, from the working calendar (rule 5.5)."""
    today = local_day(now)
    bounds = [today.isoformat()]
    for days in range(1, LONGEST_WARNING + 1):
        bounds.append(_after(today, days, calendar).isoformat())
    return Horizon(today.isoformat(), tuple(bounds))


def _after(today: date, days: int, calendar: Calendar) -> date:
    try:
        return calendar.add(today, days + 1)
    except OfficerError:  # the working calendar ends: plain days are the best guess left
        return today + timedelta(days=days + 1)


GREEN_FROM = "CASE warn_days " + "WHEN {} THEN ? " * (LONGEST_WARNING - 1) + "ELSE ? END"
GREEN_FROM = GREEN_FROM.format(*range(1, LONGEST_WARNING))
"""SQL of a row's first green day by its days of warning; bind `Horizon.green_from[1:]`."""


class FindingRow(msgspec.Struct, frozen=True):
    """One line of a list. `photos_stored` of `photo_count` originals have reached the ledger."""

    n: int
    id: str
    temp_no: str
    class_no: str
    dimension: str
    category_code: str
    severity: str
    mode: str
    matter_code: str
    hall_code: str
    window_code: str
    place: str
    dept: str
    title: str
    state: str
    bar_step: int
    due_on: str
    due_key: str
    warn_days: int
    occurred_at: str
    updated_at: str
    cover: str
    photo_count: int
    head: str
    forked: int
    sample: int
    delivered: int
    photos_stored: int


class Page(NamedTuple):
    """`ns` in order, and the key to ask the next page with; None when this was the last."""

    ns: "array[int]"
    after: Key | None


def page_ids(db: "Database", filter: Filter, horizon: Horizon, after: Key | None = None, limit: int = 200) -> Page:
    """One page of ids by key, never by offset: as fast at row 990,000 as at row 1."""
    sql, values = _query(db, filter, horizon, after)
    rows = db.conn.execute(f"{sql} LIMIT ?", (*values, limit)).fetchall()
    return Page(array("q", [row[-1] for row in rows]), tuple(rows[-1]) if len(rows) == limit else None)


def ids(db: "Database", filter: Filter, horizon: Horizon) -> "array[int]":
    """All ids in order, eight bytes each."""
    found = array("q")
    sql, values = _query(db, filter, horizon, None, ids_only=True)
    cursor = db.conn.execute(sql, values)
    while rows := cursor.fetchmany(20_000):
        found.extend(n for (n,) in rows)
    return found


def rows(db: "Database", ns: Sequence[int]) -> list[FindingRow]:
    """Rows in the order of `ns`; those that no longer exist are left out."""
    marks = ",".join("?" * len(ns))
    found = db.conn.execute(
        f"SELECT {_ROW}, (SELECT count(*) FROM finding_photo l JOIN photo p ON p.sha256 = l.sha256"  # noqa: S608
        f" WHERE l.finding = f.id AND l.pos < 1000 AND p.stored_seq IS NOT NULL) FROM finding f WHERE n IN ({marks})",
        list(ns),
    ).fetchall()
    by_n = {row[0]: FindingRow(*row) for row in found}
    return [by_n[n] for n in ns if n in by_n]


_ROW = ", ".join(name for name in FindingRow.__struct_fields__ if name != "photos_stored")


def get(db: "Database", finding_id: str) -> Finding | None:
    """Everything known of one finding: the fold of its events; None when the journal has no facts of it."""
    try:
        return fold(journal.events_of(db, finding_id))
    except OfficerError as error:
        if error.fault is NO_FACTS:
            return None
        raise


def row_of(db: "Database", finding_id: str) -> FindingRow | None:
    """The list row of one finding by its own id."""
    row = db.conn.execute("SELECT n FROM finding WHERE id = ?", (finding_id,)).fetchone()
    return rows(db, [row[0]])[0] if row else None


def numbers_of(db: "Database", finding_ids: Sequence[str]) -> dict[str, int]:
    """List ids (`n`) of findings by their own ids, for views that follow `Changes`."""
    marks = ",".join("?" * len(finding_ids))
    return dict(
        db.conn.execute(
            f"SELECT id, n FROM finding WHERE id IN ({marks})",  # noqa: S608
            list(finding_ids),
        ).fetchall()
    )


def any_real(db: "Database") -> bool:
    """Whether there is a finding that is no sample. In anybody's own records the first row tells."""
    return db.conn.execute("SELECT 1 FROM finding WHERE sample = 0 LIMIT 1").fetchone() is not None


def by_number(db: "Database", number: str) -> list[str]:
    """Ids of the findings that any temporary, receipt or classification number leads to: nearly always one."""
    return [
        row[0]
        for row in db.conn.execute(
            "SELECT finding FROM number WHERE number = ? ORDER BY finding", (number.strip(),)
        ).fetchall()
    ]


FEW = 20_000
"""Up to so many findings in the asked states are sorted; more are walked in the order of the list's own index."""


def _query(
    db: "Database", filter: Filter, horizon: Horizon, after: Key | None, ids_only: bool = False
) -> tuple[str, list[Any]]:
    where, values = _conditions(filter, horizon)
    expression = _expression(filter)
    if expression:
        return _text_query(filter, expression, where, values, after)
    columns, sign, order = (
        ("due_key, n", ">", "due_key, n")
        if filter.order == "due"
        else ("occurred_at, n", "<", "occurred_at DESC, n DESC")
    )
    if after is not None:
        where.append(f"({columns}) {sign} (?, ?)")
        values.extend(after)
    index = _index(db, filter)
    clause = f" WHERE {' AND '.join(where)}" if where else ""
    wanted = "n" if ids_only else columns
    return f"SELECT {wanted} FROM finding INDEXED BY {index}{clause} ORDER BY {order}", values  # noqa: S608


def _index(db: "Database", filter: Filter) -> str:
    if filter.undelivered:
        return "finding_undelivered"
    if filter.since:
        return "finding_newest"
    if filter.states:
        marks = ",".join("?" * len(filter.states))
        (n,) = db.conn.execute(
            f"SELECT ifnull(sum(findings), 0) FROM tally WHERE state IN ({marks})",  # noqa: S608
            sorted(filter.states),
        ).fetchone()
        if n <= FEW:
            return "finding_state"
    return "finding_due" if filter.order == "due" else "finding_newest"


def _text_query(
    filter: Filter, expression: str, where: list[str], values: list[Any], after: Key | None
) -> tuple[str, list[Any]]:
    """Each index gives its findings newest first, what both give comes once, and no more is read than is asked for."""
    asked = indexes.holding(filter.text)
    before = [] if after is None else [after[-1]]

    def select(index: str) -> str:
        join = f" CROSS JOIN finding ON finding.n = {index}.rowid" if where else ""
        conditions = " AND ".join((f"{index} MATCH ?", *(f"{index}.rowid < ?" for _ in before), *where))
        return f"SELECT {index}.rowid FROM {index}{join} WHERE {conditions}"  # noqa: S608

    return " UNION ".join(map(select, asked)) + " ORDER BY 1 DESC", [expression, *before, *values] * len(asked)


def _expression(filter: Filter) -> str:
    phrase = search.phrase(filter.text)
    return " OR ".join((phrase, *map(search.code_word, filter.codes))) if phrase else ""


def _conditions(filter: Filter, horizon: Horizon) -> tuple[list[str], list[Any]]:
    where: list[str] = []
    values: list[Any] = []

    def add(condition: str, *bound: Any) -> None:
        where.append(condition)
        values.extend(bound)

    if filter.states:
        add(f"state IN ({','.join('?' * len(filter.states))})", *sorted(filter.states))
    if filter.dimension:
        add("dimension = ?", filter.dimension)
    if filter.undelivered:
        add("delivered = 0")
    if filter.since:
        add("occurred_at >= ?", filter.since)
    if filter.light:
        waiting = f"state {'' if filter.light == 'grey' else 'NOT '}IN ({','.join('?' * len(WAITING_FOR_US))})"
        add(waiting, *sorted(WAITING_FOR_US))
    if filter.light in ("red", "yellow", "green"):
        add("warn_days > 0")
        add(f"due_key {'<' if filter.light == 'red' else '>='} ?", horizon.today)
    if filter.light in ("yellow", "green"):
        add(f"due_key {'<' if filter.light == 'yellow' else '>='} {GREEN_FROM}", *horizon.green_from[1:])
    return where, values
