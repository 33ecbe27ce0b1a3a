"""Push: take every event once, for ever. One transaction a request, no statement a single item in the common case.

Unique keys decide who came first: a race raises UniqueViolation and the whole request is looked at again (`Db.again`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from psycopg.errors import SerializationFailure

from officer_app.core.clock import iso
from officer_app.core.errors import OfficerError
from officer_app.core.events import Event
from officer_app.core.facts import Finding
from officer_app.core.fold import in_chain_order
from officer_app.core.walk_fold import STARTED
from officer_app.ledger import aftermath, assignments, handling, projection, receipts, walks
from officer_app.ledger import clock as clocks
from officer_app.ledger.db import Tx, copy_in
from officer_app.ledger.reading import FROM_REVOKED, NOT_YOURS, OTHER_CONTENT, UNKNOWN_DEVICE, Reading, is_ledgers, said
from officer_app.ledger.wire import Result
from officer_app.seal.sign import Signer

_EVENT = "COPY event (scope, id, subject, kind, device, seq, sha256, raw, signature, folds)"
_EVENT_TYPES = ["int4", "text", "text", "text", "text", "int8", "text", "bytea", "bytea", "bool"]
_CHANGE = (
    "COPY change (scope, seq, tag, entity, ref, finding, audience, first, received_at, status,"
    " receipt, receipt_signature)"
)
_CHANGE_TYPES = ["int4", "int8", "int8", *["text"] * 4, "bool", "timestamptz", "text", "bytea", "bytea"]


@dataclass
class Push:
    """One request on its way through."""

    scope: int
    readings: list[Reading]
    now: datetime
    signer: Signer
    rules: projection.Rules
    results: list[Result | None] = field(default_factory=list)
    fresh: dict[str, Reading] = field(default_factory=dict)
    """Items to append, by event id, in the order given."""
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Event id → its places in the request; an id may be there twice."""


def take(tx: Tx, push: Push) -> tuple[clocks.Clock, list[Result]]:
    """Append what is new, answer what is known, set aside what must not join. Gives the clock and a result an item."""
    push.results = [None] * len(push.readings)
    push.fresh.clear()
    push.places.clear()
    _sort(tx, push)
    clock = _append(tx, push) if push.fresh else clocks.peek(tx, push.scope)
    aftermath.name_missing(tx, push.scope, push.readings, push.results)
    results = [result for result in push.results if result is not None]
    assert len(results) == len(push.readings)
    return clock, results


def _sort(tx: Tx, push: Push) -> None:
    """Give every item that will not be appended its result; put the others into `fresh`."""
    known = _known(tx, push.scope, [r.event.id for r in push.readings if r.event is not None])
    revoked = _revoked(tx, push.scope, {r.event.envelope.device for r in push.readings if r.event is not None})
    for place, reading in enumerate(push.readings):
        event = reading.event
        if event is None:
            push.results[place] = _result("", "", "refused", reading)
            continue
        if reading.refused:
            push.results[place] = _result(event.id, event.sha256, "refused", reading)
        elif event.id in known:
            push.results[place] = _repeat(tx, push, reading, event, known[event.id])
        elif reading.fault is UNKNOWN_DEVICE:
            push.results[place] = _aside(tx, push, reading, event, reading.fault.code)
        elif event.envelope.device in revoked:
            push.results[place] = _aside(
                tx,
                push,
                reading._replace(fault=FROM_REVOKED, said=said(OfficerError(FROM_REVOKED))),
                event,
                FROM_REVOKED.code,
            )
        elif event.id in push.fresh:
            first = push.fresh[event.id].event
            assert first is not None
            if first.sha256 == event.sha256:
                push.places[event.id].append(place)
            else:
                push.results[place] = _aside(tx, push, _other(reading), event, OTHER_CONTENT.code)
        else:
            push.fresh[event.id] = reading
            push.places[event.id].append(place)


@dataclass(frozen=True)
class Known:
    """An event already in the journal, with its stored receipt."""

    sha256: str
    finding: str
    seq: int
    tag: int
    receipt: bytes | None
    receipt_signature: bytes | None


def _known(tx: Tx, scope: int, ids: list[str]) -> dict[str, Known]:
    """Two plain look-ups: joined in one, a planner without statistics walks the whole journal."""
    there = tx.execute(
        "SELECT id, sha256, subject FROM event WHERE scope = %s AND id = ANY(%s)", [scope, ids]
    ).fetchall()
    if not there:
        return {}
    receipts_of = {
        row[0]: row[1:]
        for row in tx.execute(
            "SELECT ref, seq, tag, receipt, receipt_signature FROM change"
            " WHERE scope = %s AND ref = ANY(%s) AND entity = 'event' AND first",
            [scope, [row[0] for row in there]],
        )
    }
    return {id: Known(sha256, subject, *receipts_of[id]) for id, sha256, subject in there}


def _repeat(tx: Tx, push: Push, reading: Reading, event: Event, known: Known) -> Result:
    if known.sha256 != event.sha256:
        return _aside(tx, push, _other(reading), event, OTHER_CONTENT.code)
    aftermath.adopt_alias(tx, push.scope, push.signer.public, reading.item, event)
    return Result(
        id=event.id,
        sha256=event.sha256,
        status="duplicate",
        seq=known.seq,
        tag=known.tag,
        receipt=known.receipt,
        receipt_signature=known.receipt_signature,
    )


def _other(reading: Reading) -> Reading:
    return reading._replace(fault=OTHER_CONTENT, said=said(OfficerError(OTHER_CONTENT)))


def _aside(tx: Tx, push: Push, reading: Reading, event: Event, reason: str) -> Result:
    """Keep the bytes where a person looks at them, outside the journal."""
    set_aside(tx, push.scope, event, reason, push.now)
    return _result(event.id, event.sha256, "held", reading)


def set_aside(tx: Tx, scope: int, event: Event, reason: str, now: datetime) -> None:
    """Into quarantine, once."""
    tx.execute(
        "INSERT INTO quarantine VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        [scope, event.sha256, reason, event.id, event.envelope.device, event.raw, event.signature, now],
    )


def _revoked(tx: Tx, scope: int, devices: set[str]) -> set[str]:
    rows = tx.execute(
        "SELECT code FROM device WHERE scope = %s AND code = ANY(%s) AND revoked_at IS NOT NULL", [scope, list(devices)]
    )
    return {row[0] for row in rows}


def _authors(tx: Tx, push: Push) -> dict[str, str]:
    """Account that each fresh finding belongs to. An event by anybody else is kept without effect."""
    scope = push.scope
    events = [r.event for r in push.fresh.values() if r.event is not None]
    accounts: dict[str, str] = dict(
        tx.execute(
            "SELECT code, account FROM device WHERE scope = %s AND code = ANY(%s)",
            [scope, list({e.envelope.device for e in events})],
        ).fetchall()
    )
    authors: dict[str, str] = dict(
        tx.execute(
            "SELECT id, author FROM entry WHERE scope = %s AND id = ANY(%s)",
            [scope, list({e.envelope.subject for e in events})],
        ).fetchall()
    )
    authors |= walks.authors(tx, scope, events) | assignments.officers(tx, scope, events)
    for event in events:
        if event.envelope.kind in ("finding.submitted", STARTED):
            authors.setdefault(event.envelope.subject, accounts.get(event.envelope.device, ""))
    for event in events:
        envelope = event.envelope
        if is_ledgers(envelope.device):
            continue
        mine = accounts[envelope.device]
        if envelope.user != mine or authors.setdefault(envelope.subject, mine) != mine:
            push.fresh[event.id] = push.fresh[event.id]._replace(
                fault=NOT_YOURS, said=said(OfficerError(NOT_YOURS)), folds=False
            )
    return authors


def _append(tx: Tx, push: Push) -> clocks.Clock:
    """The journal rows first, then the clock's lock, then everything that needs a number, then COMMIT."""
    scope = push.scope
    subjects = {r.event.envelope.subject for r in push.fresh.values() if r.event is not None}
    old = aftermath.began_before(tx, scope, subjects)
    authors = _authors(tx, push)
    ordered = in_chain_order([r.event for r in push.fresh.values() if r.event is not None])
    push.fresh = {event.id: push.fresh[event.id] for event in ordered}
    by_subject: dict[str, list[Reading]] = defaultdict(list)
    rows: list[tuple[Any, ...]] = []
    for reading in push.fresh.values():
        event = reading.event
        assert event is not None
        envelope = event.envelope
        by_subject[envelope.subject].append(reading)
        rows.append(
            (
                scope,
                event.id,
                envelope.subject,
                envelope.kind,
                envelope.device,
                envelope.seq,
                event.sha256,
                event.raw,
                event.signature,
                reading.folds,
            )
        )
    rows.sort(key=lambda row: str(row[1]))  # one order for everybody: two requests with the same events never deadlock
    copy_in(tx, _EVENT, _EVENT_TYPES, rows)
    tags = clocks.tags(len(rows))

    clock = clocks.lock(tx, scope)
    if aftermath.began_before(tx, scope, subjects) != old:
        raise SerializationFailure("another request began one of these findings meanwhile")
    # an event may come several times in one request, each with another of the numbers it was given over the years
    offered = {
        subject: [push.readings[place] for r in readings if r.event for place in push.places[r.event.id]]
        for subject, readings in by_subject.items()
    }
    numbers = aftermath.numbers(tx, push, clock, offered)
    last: dict[str, int] = {}
    copy_in(tx, _CHANGE, _CHANGE_TYPES, _changes(push, clock, tags, authors, numbers, last))
    concerned = _project(tx, push, by_subject, old, authors, numbers, last)
    aftermath.own_chain(clock, (r.event for r in push.fresh.values() if r.event is not None))
    aftermath.record(tx, push, clock, by_subject, authors)
    for entry in concerned:
        handling.show(tx, clock, entry, push.now)
        handling.settle_withdrawal(tx, clock, entry, push.now, push.rules, push.signer)
    clocks.release(tx, clock)
    return clock


def _changes(
    push: Push,
    clock: clocks.Clock,
    tags: list[int],
    authors: dict[str, str],
    numbers: dict[str, str],
    last: dict[str, int],
) -> Iterator[tuple[Any, ...]]:
    """Each fresh event's change row, its receipt signed as the row is asked for. `last`: a finding's highest seq."""
    scope, now, at = push.scope, push.now, iso(push.now)
    for reading, tag in zip(push.fresh.values(), tags, strict=True):
        event = reading.event
        assert event is not None
        subject = event.envelope.subject
        seq, receipt, signature = receipts.issue(clock, push.signer, event, numbers[subject], tag, at)
        last[subject] = seq
        status = "held" if reading.fault is not None else "accepted"
        author = authors.get(subject, "")
        for again, place in enumerate(push.places[event.id]):
            result = _result(event.id, event.sha256, "duplicate" if again else status, reading)
            result.seq, result.tag, result.receipt, result.receipt_signature = seq, tag, receipt, signature
            push.results[place] = result
        yield scope, seq, tag, "event", event.id, subject, author, True, now, status, receipt, signature


def _project(
    tx: Tx,
    push: Push,
    by_subject: dict[str, list[Reading]],
    old: set[str],
    authors: dict[str, str],
    numbers: dict[str, str],
    last: dict[str, int],
) -> list[projection.Entry]:
    """Entry rows: new findings from the batch alone in one COPY, the others from all their events, one by one.

    Returns those that may concern more people than their author, or that their author took back.
    """
    concerned: list[projection.Entry] = []

    def new() -> Iterator[projection.Entry]:
        for subject, readings in by_subject.items():
            if subject in old:
                continue
            events = [r.event for r in readings if r.folds and r.event is not None]
            finding = projection.folded(events, dict.fromkeys((e.id for e in events), push.now), push.rules)
            if finding is None:
                continue
            entry = projection.Entry(finding, authors[subject], numbers[subject], push.now, last[subject])
            if finding.withdraw_asked or finding.history:
                concerned.append(entry)
            _tell_fork(push, finding, readings)
            yield entry

    projection.write_new(tx, push.scope, new())
    for subject in old:
        rebuilt = projection.rebuild(tx, push.scope, subject, push.rules)
        if rebuilt is not None and any(reading.folds for reading in by_subject[subject]):
            projection.write_again(tx, push.scope, rebuilt)
            concerned.append(rebuilt)
            _tell_fork(push, rebuilt.finding, by_subject[subject])
    return concerned


def _tell_fork(push: Push, finding: Finding, readings: list[Reading]) -> None:
    if len(finding.heads) < 2:
        return
    for event in (r.event for r in readings if r.folds and r.event is not None):
        for place in push.places[event.id]:
            result = push.results[place]
            if event.id in finding.heads and result is not None and result.status == "accepted":
                result.status = "fork"


def _result(id: str, sha256: str, status: str, reading: Reading) -> Result:
    return Result(
        id=id, sha256=sha256, status=status, code=reading.fault.code if reading.fault else "", message=reading.said
    )
