"""What follows from events just taken: numbers, aliases, photo manifests, alarms. All under the clock's lock."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from officer_app.core.clock import SHANGHAI
from officer_app.core.events import Event
from officer_app.core.facts import Step
from officer_app.core.upcast import read_body
from officer_app.ledger import clock as clocks
from officer_app.ledger import photos
from officer_app.ledger.clock import Clock
from officer_app.ledger.db import Tx, copy_in
from officer_app.ledger.reading import Reading, is_ledgers
from officer_app.ledger.receipts import offered_number, parse_receipt_no, receipt_no
from officer_app.ledger.wire import Item, Result

if TYPE_CHECKING:
    from officer_app.ledger.intake import Push

_SHA = re.compile(r"[0-9a-f]{64}")
RECEIPT, CLASS = "receipt", "class"


def began_before(tx: Tx, scope: int, subjects: Iterable[str]) -> set[str]:
    """Findings that already had events before this batch, by their first event's change row."""
    rows = tx.execute(
        "SELECT DISTINCT finding FROM change WHERE scope = %s AND finding = ANY(%s)", [scope, list(subjects)]
    )
    return {row[0] for row in rows}


def numbers(tx: Tx, push: "Push", clock: Clock, by_subject: Mapping[str, list[Reading]]) -> dict[str, str]:
    """Every subject's receipt number: the one it has, the one a receipt proves it once had (R7), or the next."""
    scope = push.scope
    found: dict[str, str] = dict(
        tx.execute(
            "SELECT finding, number FROM number WHERE scope = %s AND finding = ANY(%s) AND kind = 'receipt'",
            [scope, list(by_subject)],
        ).fetchall()
    )
    rows: list[tuple[Any, ...]] = []
    proven = {subject: _proven(push, clock, readings) for subject, readings in by_subject.items()}
    for subject, offers in proven.items():
        for number in offers:
            if subject not in found and not _taken(tx, scope, number):
                found[subject] = number
                rows.append((scope, number, subject, "receipt"))
                if parts := parse_receipt_no(number):
                    clocks.bump_numbers(tx, scope, RECEIPT, *parts)
            elif found.get(subject) != number:
                _alias(tx, scope, number, subject)
    wanting = [subject for subject in by_subject if subject not in found]
    if wanting:
        year = push.now.astimezone(SHANGHAI).year
        first = clocks.take_numbers(tx, scope, RECEIPT, year, len(wanting))
        for n, subject in enumerate(wanting, first):
            found[subject] = receipt_no(year, n)
            rows.append((scope, found[subject], subject, "receipt"))
    copy_in(tx, "COPY number (scope, number, finding, kind)", ["int4", "text", "text", "text"], rows)
    return found


def _proven(push: "Push", clock: Clock, readings: list[Reading]) -> list[str]:
    offers = [
        offered_number(r.item, r.event, clock.ledger_id, push.signer.public) for r in readings if r.event is not None
    ]
    return list(dict.fromkeys(offer for offer in offers if offer))


def _taken(tx: Tx, scope: int, number: str) -> bool:
    return tx.execute("SELECT 1 FROM number WHERE scope = %s AND number = %s", [scope, number]).fetchone() is not None


def _alias(tx: Tx, scope: int, number: str, finding: str) -> None:
    """A second number of a finding. It leads there for ever; when it also leads elsewhere, a person must know."""
    tx.execute("INSERT INTO number VALUES (%s, %s, %s, 'alias') ON CONFLICT DO NOTHING", [scope, number, finding])
    others = tx.execute(
        "SELECT finding FROM number WHERE scope = %s AND number = %s AND finding <> %s", [scope, number, finding]
    ).fetchall()
    for (other,) in others:
        raise_alarm(tx, scope, "number_twice", number, f"{finding} {other}")


def adopt_alias(tx: Tx, scope: int, public: bytes, item: Item, event: Event) -> None:
    """A known event offered with an older receipt: its number is kept as an alias, unless it is the finding's own."""
    if item.receipt is None:
        return
    number = offered_number(item, event, clocks.peek(tx, scope).ledger_id, public)
    if (
        number
        and tx.execute(
            "SELECT 1 FROM number WHERE scope = %s AND number = %s AND finding = %s",
            [scope, number, event.envelope.subject],
        ).fetchone()
        is None
    ):
        _alias(tx, scope, number, event.envelope.subject)


def adopt_class_no(tx: Tx, scope: int, finding: str, number: str) -> None:
    """A classification number in an event of ours: the finding's, and never given again."""
    if tx.execute(
        "SELECT 1 FROM number WHERE scope = %s AND number = %s AND finding = %s", [scope, number, finding]
    ).fetchone():
        return
    parts = number.split("-")
    if len(parts) == 5 and parts[2].isdecimal() and parts[3].isdecimal():
        clocks.bump_numbers(tx, scope, CLASS, int(parts[2]), int(parts[3]))
    if _taken(tx, scope, number):
        _alias(tx, scope, number, finding)
    else:
        tx.execute("INSERT INTO number VALUES (%s, %s, %s, 'class')", [scope, number, finding])


def own_chain(clock: Clock, events: Iterable[Event]) -> None:
    """Our own events of this very epoch handed back to us: nobody told us of a restore. Go on after the last."""
    for event in events:
        envelope = event.envelope
        if envelope.device == clock.own_device and envelope.seq > clock.own_seq:
            clock.own_seq, clock.own_head = envelope.seq, event.sha256


def record(
    tx: Tx, push: "Push", clock: Clock, by_subject: Mapping[str, list[Reading]], authors: Mapping[str, str]
) -> None:
    """Holds, manifests, numbers in our own events, and the clone alarm, for everything just appended."""
    held: list[tuple[Any, ...]] = []
    named: dict[tuple[str, str], tuple[Any, ...]] = {}
    for subject, readings in by_subject.items():
        for reading in readings:
            event = reading.event
            assert event is not None
            if reading.fault is not None:
                held.append((push.scope, event.id, reading.fault.code, reading.said.zh, reading.said.en))
            if reading.folds:
                for sha, size in _promised(reading):
                    named[sha, subject] = (push.scope, sha, subject, authors.get(subject, ""), size)
            if reading.folds and is_ledgers(event.envelope.device):
                body = read_body(event)
                number = body.fields.get("class_no") if isinstance(body, Step) else None
                if isinstance(number, str) and number:
                    adopt_class_no(tx, push.scope, subject, number)
    copy_in(tx, "COPY held (scope, event_id, code, message_zh, message_en)", ["int4", *["text"] * 4], held)
    if named:
        _name_photos(tx, list(named.values()))
        photos.tell(tx, clock, list({sha for sha, _ in named}), push.now)
    _watch_for_clones(tx, push)


def _promised(reading: Reading) -> list[tuple[str, int]]:
    """(sha256, bytes) of what is to come with a record: masked copies in place of the originals they cover.

    Only a real fingerprint and a size a photo can have make an address.
    """
    return [(sha, size) for sha, size in reading.promised if _SHA.fullmatch(sha) and 0 < size < 2**40]


def _name_photos(tx: Tx, rows: list[tuple[Any, ...]]) -> None:
    with tx.cursor() as cursor:
        cursor.executemany("INSERT INTO manifest VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING", rows)


def _watch_for_clones(tx: Tx, push: "Push") -> None:
    """Two different events with one (device, seq): a copied profile. Both are kept, the device and a person told."""
    spans: dict[str, list[int]] = defaultdict(list)
    for reading in push.fresh.values():
        if reading.event is not None and not is_ledgers(reading.event.envelope.device):
            spans[reading.event.envelope.device].append(reading.event.envelope.seq)
    for device, seqs in spans.items():
        rows = tx.execute(
            "SELECT seq, array_agg(id ORDER BY id) FROM event"
            " WHERE scope = %s AND device = %s AND seq BETWEEN %s AND %s GROUP BY seq HAVING count(*) > 1",
            [push.scope, device, min(seqs), max(seqs)],
        ).fetchall()
        if not rows:
            continue
        tx.execute("UPDATE device SET renew = true WHERE scope = %s AND code = %s", [push.scope, device])
        for seq, ids in rows:
            raise_alarm(tx, push.scope, "clone", f"{device}/{seq}", " ".join(ids), push.now)
            for event_id in ids:
                for place in push.places.get(event_id, ()):
                    result = push.results[place]
                    if result is not None:
                        result.renew = True


def raise_alarm(tx: Tx, scope: int, kind: str, about: str, detail: str, now: datetime | None = None) -> None:
    """Something a person must look at; said once."""
    tx.execute(
        "INSERT INTO alarm VALUES (%s, %s, %s, %s, coalesce(%s, now())) ON CONFLICT DO NOTHING",
        [scope, kind, about, detail, now],
    )


def name_missing(tx: Tx, scope: int, readings: list[Reading], results: list[Result | None]) -> None:
    """Tell, item by item, which of its photos the ledger does not have yet."""
    wanted = {sha for r in readings for sha, _ in _promised(r)}
    if not wanted:
        return
    there = {
        row[0]
        for row in tx.execute("SELECT sha256 FROM blob WHERE scope = %s AND sha256 = ANY(%s)", [scope, list(wanted)])
    }
    for reading, result in zip(readings, results, strict=True):
        if reading.promised and result is not None and result.status != "refused":
            result.missing = list(dict.fromkeys(sha for sha, _ in _promised(reading) if sha not in there))
