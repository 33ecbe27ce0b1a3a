"""What lists and searches read: rows folded from the journal in the transaction that appends to it.

Everything here can be thrown away and made anew from events and deliveries, with identical rows (`rebuild`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from officer_app.core import events
from officer_app.core.clock import parse
from officer_app.core.errors import OfficerError
from officer_app.core.events import Event
from officer_app.core.facts import Finding
from officer_app.core.fold import NO_FACTS, fold
from officer_app.core.forms import FORMS
from officer_app.core.transitions import STATES
from officer_app.core.workdays import NO_LIGHT, warn_days
from officer_app.store import counts, indexes, search, shown
from officer_app.store.indexes import Leads

if TYPE_CHECKING:
    from sqlite_utils import Database

COLUMNS = (
    "n",
    "id",
    "temp_no",
    "class_no",
    "dimension",
    "category_code",
    "severity",
    "mode",
    "matter_code",
    "hall_code",
    "window_code",
    "place",
    "dept",
    "title",
    "state",
    "bar_step",
    "due_on",
    "due_key",
    "warn_days",
    "occurred_at",
    "updated_at",
    "cover",
    "photo_count",
    "head",
    "forked",
    "sample",
    "delivered",
)
_PLACE = f"INTO finding({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_INSERT = f"INSERT {_PLACE}"
_AT = {name: i for i, name in enumerate(COLUMNS)}


class Projected(NamedTuple):
    """All that one finding's events amount to: the `finding` row, what leads to it, its photos by place."""

    row: tuple[Any, ...]
    leads: Leads
    photos: tuple[shown.Shown, ...]

    @property
    def id(self) -> str:
        return str(self.row[1])


def project(db: "Database", finding_id: str) -> None:
    """Bring every projection of one finding up to its events and deliveries. Does nothing for an unknown id."""
    project_many(db, [finding_id])


def project_many(db: "Database", finding_ids: Iterable[str]) -> None:
    """`project` for a batch, with as few statements as one takes."""
    projected = compute(db, _receipted(db, list(finding_ids)))
    before = {
        row[_AT["id"]]: tuple(row)
        for row in db.conn.execute(
            f"SELECT {', '.join(COLUMNS)} FROM finding WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
            (_json([one.id for one in projected]),),
        ).fetchall()
    }
    _write(db, [one for one in projected if one.id not in before], {})
    _write(db, [one for one in projected if one.id in before], before)


def _receipted(db: "Database", finding_ids: list[str]) -> list[str]:
    """Findings of one event that has its receipt now: an event never changes, so nothing else of their rows does.

    Returns the others.
    """
    rows = db.conn.execute(
        f"SELECT f.n, f.id, d.receipt, {', '.join(f'f.{name}' for name in counts.KEY)} FROM json_each(?) j"  # noqa: S608
        " CROSS JOIN finding f ON f.id = j.value JOIN delivery d ON d.event_id = f.head"
        " WHERE f.delivered = 0 AND d.ledger_seq IS NOT NULL AND d.receipt IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM event e WHERE e.subject = f.id AND e.n <> f.n)"
        " AND NOT EXISTS (SELECT 1 FROM earlier_receipt r WHERE r.event_id = f.head)",
        (_json(finding_ids),),
    ).fetchall()
    if not rows:
        return finding_ids
    db.conn.executemany("UPDATE finding SET delivered = 1 WHERE n = ?", [(row[0],) for row in rows])
    before: list[counts.Key] = [row[3:] for row in rows]
    counts.count(db, [(*key[:-1], 1) for key in before], before)
    indexes.receipted(db, [(n, finding, [_decode_receipt(receipt).number]) for n, finding, receipt, *_ in rows])
    done = {row[1] for row in rows}
    return [finding for finding in finding_ids if finding not in done]


def project_first(db: "Database", n: int, event: Event) -> Finding:
    """`project` for a finding whose first event was just appended at `n`: nothing needs to be read."""
    finding = fold([event])
    _write(db, [_projected(n, finding, [event], (), delivered=False)], {})
    return finding


def rebuild(db: "Database") -> int:
    """Throw every projection away and fold the whole journal again. Returns the number of findings."""
    indexes.clear(db)
    for table in ("finding", "tally", "finding_photo"):
        db.conn.execute(f"DELETE FROM {table}")  # noqa: S608
    count = 0
    for batch in subjects(db):
        projected = compute(db, batch)
        _write(db, projected, {})
        count += len(projected)
    return count


def subjects(db: "Database", size: int = 500) -> Iterator[list[str]]:
    """Ids of all findings in the order their first event came, in batches."""
    found = [row[0] for row in db.conn.execute("SELECT subject FROM event GROUP BY subject ORDER BY min(n)").fetchall()]
    for start in range(0, len(found), size):
        yield found[start : start + size]


def compute(db: "Database", finding_ids: Iterable[str]) -> list[Projected]:
    """The folds of findings as rows, in journal order; those whose facts have not come (yet) are left out."""
    wanted = _json(list(finding_ids))
    known: dict[str, list[tuple[Any, ...]]] = {}
    for subject, *rest in db.conn.execute(
        "SELECT e.subject, e.n, e.raw, e.signature, d.ledger_seq, d.status, d.receipt FROM event e"
        " LEFT JOIN delivery d ON d.event_id = e.id WHERE e.subject IN (SELECT value FROM json_each(?))"
        " ORDER BY d.ledger_seq IS NULL, d.ledger_seq, e.n",
        (wanted,),
    ).fetchall():
        known.setdefault(subject, []).append(tuple(rest))
    earlier: dict[str, list[str]] = {}
    for subject, number in db.conn.execute(
        "SELECT e.subject, r.number FROM earlier_receipt r CROSS JOIN event e ON e.id = r.event_id"
        " WHERE e.subject IN (SELECT value FROM json_each(?)) ORDER BY r.event_id, r.number",
        (wanted,),
    ).fetchall():
        earlier.setdefault(subject, []).append(number)
    found = [one for subject, rows in known.items() if (one := _compute(rows, earlier.get(subject, [])))]
    return sorted(found, key=lambda one: one.row[0])


def _compute(rows: list[tuple[Any, ...]], earlier: list[str]) -> Projected | None:
    own = [events.read(raw, signature) for _, raw, signature, *_ in rows]
    try:
        finding = fold(own)
    except OfficerError as error:
        if error.fault is NO_FACTS:
            return None
        raise
    delivered = all(seq is not None or status in _TAKEN for *_, seq, status, _ in rows)
    receipts = dict.fromkeys([*(_decode_receipt(receipt).number for *_, receipt in rows if receipt), *earlier])
    return _projected(min(row[0] for row in rows), finding, own, tuple(receipts), delivered)


_TAKEN = frozenset({"accepted", "duplicate", "held", "fork"})
_STEP: dict[str, int] = {str(state): info.bar_step for state, info in STATES.items()}


class _Receipt(msgspec.Struct):
    number: str = ""


_decode_receipt = msgspec.json.Decoder(_Receipt).decode


def _projected(
    n: int, finding: Finding, known: Sequence[Event], receipts: tuple[str, ...], delivered: bool
) -> Projected:
    facts = finding.facts
    values, decided = facts.values, finding.fields

    def value(*names: str) -> str:
        for name in names:
            for source in (decided, values):
                found = source.get(name)
                if found and isinstance(found, str):
                    return found
        return ""

    category = value("category_code")
    form = FORMS.get(facts.form)
    claimed = [event.envelope.claimed_at for event in known]
    occurred = value("occurred_at") or claimed[0]
    due = finding.due if finding.state not in NO_LIGHT else None
    row = (
        n,
        finding.id,
        facts.temp_no,
        finding.class_no,
        form.dimension if form else category[:1],
        category,
        value("severity"),
        value("mode"),
        value("matter_code"),
        value("hall_code", "centre_code"),
        value("window_code"),
        value("platform", "url"),
        value("responsible_dept", "suggested_dept"),
        value("title"),
        finding.state,
        _STEP.get(finding.state, -1),
        finding.due.on if finding.due else "",
        due.on if due else _undated(occurred),
        warn_days(due) if due else 0,
        occurred,
        max(claimed),
        facts.photos[0].shown if facts.photos else "",
        len(facts.photos),
        finding.heads[0],
        int(finding.forked),
        int(facts.sample),
        int(delivered),
    )
    numbers = dict.fromkeys(
        (
            facts.temp_no,
            *(version.facts.temp_no for version in finding.versions),
            *finding.numbers,
            value("source_ref"),  # the record it came from leads to it as well
        )
    )
    numbers.pop("", None)
    texts = [*_texts(values), *_texts(decided), *(p.caption for p in facts.photos), facts.alias, *numbers]
    codes = {category[:1], category[:3], *_codes(values), *_codes(decided)} - {""}  # a class is also found by its group
    leads = Leads(n, finding.id, search.words(texts, sorted(codes)), tuple(numbers), receipts)
    return Projected(row, leads, shown.of(finding))


def _undated(occurred: str) -> str:
    """Sorts after every due moment, the newest first, so that one plain index serves the list by due date."""
    try:
        return f"9{9_999_999_999 - int(parse(occurred).timestamp()):010d}"
    except (ValueError, OverflowError):
        return "99"


def _texts(values: dict[str, Any]) -> Iterator[str]:
    for _, value in sorted(values.items()):
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (piece for piece in value if isinstance(piece, str))


def _codes(values: dict[str, Any]) -> Iterator[str]:
    for name, value in values.items():
        if name.endswith(("_code", "_dept")) and isinstance(value, str):
            yield value


def _write(db: "Database", batch: Sequence[Projected], before: Mapping[str, tuple[Any, ...]]) -> None:
    """Write rows that are all new (`before` empty) or all known, as each was `before`."""
    if not batch:
        return
    connection, fresh = db.conn, not before
    if fresh:
        connection.executemany(_INSERT, [one.row for one in batch])
    else:
        _update(connection, batch, before)
    indexes.write(db, [one.leads for one in batch], fresh=fresh)
    counts.count(db, [_key(one.row) for one in batch], [_key(row) for row in before.values()])
    if not fresh:
        connection.executemany("DELETE FROM finding_photo WHERE finding = ?", [(one.id,) for one in batch])
    shown.write(connection, [(one.id, photo) for one in batch for photo in one.photos])


def _update(connection: Any, batch: Sequence[Projected], before: Mapping[str, tuple[Any, ...]]) -> None:
    """Only the columns that changed, mostly one: an index is touched for what it holds, and every page is encrypted."""
    changed: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for one in batch:
        was = before[one.id]
        names = tuple(name for name, at in _AT.items() if one.row[at] != was[at])
        if names:
            changed.setdefault(names, []).append((*(one.row[_AT[name]] for name in names), was[_AT["n"]]))
    for names, rows in changed.items():
        columns = ", ".join(f"{name} = ?" for name in names)
        connection.executemany(f"UPDATE finding SET {columns} WHERE n = ?", rows)  # noqa: S608


def _key(row: tuple[Any, ...]) -> counts.Key:
    state, dimension, due_key, warn, delivered = (row[_AT[name]] for name in counts.KEY)
    return state, dimension, due_key, warn, delivered


def _json(ids: list[str]) -> str:
    return msgspec.json.encode(ids).decode()
