"""Handing in events: in the order they were queued, in batches that grow with success, settled by signed receipts."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from officer_app.core.changes import Changes
from officer_app.core.clock import iso
from officer_app.core.errors import OfficerError
from officer_app.core.text import Text
from officer_app.seal.sign import verify
from officer_app.store import delivery, folding, outbox, remote
from officer_app.store.delivery import Settled
from officer_app.store.outbox import EventItem
from officer_app.sync import faults, remarks, wire
from officer_app.sync.faults import Rewound, SyncTrouble, TooLarge
from officer_app.sync.run import Run
from officer_app.sync.schedule import backoff

if TYPE_CHECKING:
    from sqlite_utils import Database

FIRST_ITEMS, FIRST_BYTES = 100, 256 * 1024
MOST_ITEMS, MOST_BYTES = 1000, 2 * 1024 * 1024
QUICK_S = 3.0
"""A batch answered sooner may double; a slower one is large enough for this line."""
DELIVERED = frozenset({"accepted", "duplicate", "held", "fork"})


class Pace:
    """How much goes into one request. Kept from run to run, so that a slow line is not learnt again each time."""

    def __init__(self) -> None:
        self.items = FIRST_ITEMS
        self.size = FIRST_BYTES
        self.ceiling = MOST_ITEMS

    def limit(self, items: int) -> None:
        """The ledger takes no more than this at once."""
        self.ceiling = min(MOST_ITEMS, max(1, items))
        self.items = min(self.items, self.ceiling)

    def grow(self) -> None:
        self.items = min(self.items * 2, self.ceiling)
        self.size = min(self.size * 2, MOST_BYTES)

    def shrink(self, sent: int) -> None:
        """Half of what was just sent, down to one."""
        self.items = max(1, min(self.items, sent) // 2)
        self.size = max(FIRST_BYTES // 64, self.size // 2)


class Judged(NamedTuple):
    """What became of a batch: settled by receipts, set aside by the ledger's word, or to be tried again later."""

    settled: list[Settled]
    aside: list[tuple[str, str, Text]]
    later: list[tuple[str, str]]
    renew: bool


def push_all(run: Run, pace: Pace) -> None:
    """Hand in everything that is due. Raises Rewound, SyncTrouble; what was settled before stays settled.

    Where there are lanes, the next batch is on its way while the receipts of the last one are checked and written.
    """
    total = run.on_db(outbox.waiting).findings
    answered: tuple[list[EventItem], wire.Pushed] | None = None
    after = 0
    while True:
        batch = _next(run, pace, after) if not run.cancelled else []
        flight = iter(run.lanes(_sender(run), [batch] if batch else []))
        if answered is not None:
            _take_answer(run, *answered, total)
            answered = None
        if not batch:
            return
        sent = next(flight)
        if isinstance(sent.answer, Exception):
            if not isinstance(sent.answer, TooLarge):
                raise sent.answer
            _send_less(run, pace, batch, sent.answer)
            continue
        if sent.seconds < QUICK_S:
            pace.grow()
        after = max(item.n for item in batch)
        answered = batch, sent.answer


class Flight(NamedTuple):
    """A batch's answer, or what came instead, and how long it took."""

    answer: wire.Pushed | Exception
    seconds: float


def _sender(run: Run) -> Callable[[list[EventItem]], Flight]:
    witness = run.on_db(lambda db: remote.get(db, run.me.ledger_id)).witness

    def send(batch: list[EventItem]) -> Flight:
        started = time.monotonic()
        answer: wire.Pushed | Exception
        try:
            answer = run.client.push([wire.Item(*item[5:]) for item in batch], witness)
        except (TooLarge, Rewound, OfficerError) as error:
            answer = error  # raised on the loop's own thread, after what was answered before is settled
        return Flight(answer, time.monotonic() - started)

    return send


def _next(run: Run, pace: Pace, after: int) -> list[EventItem]:
    now = iso(run.now())
    return run.on_db(lambda db: outbox.next_events(db, now, pace.items, pace.size, after))


def _take_answer(run: Run, batch: list[EventItem], answer: wire.Pushed, total: int) -> None:
    judged = judge(batch, answer, run.me.ledger_id, run.me.ledger_public)
    run.write(lambda db: _settle(db, run, batch, answer, judged))
    run.settled += [one.seq for one in judged.settled if one.seq is not None]
    run.outcome.pushed += len(judged.settled)
    run.outcome.renew = run.outcome.renew or judged.renew
    run.tell("push", run.outcome.pushed, max(total, run.outcome.pushed))


def _send_less(run: Run, pace: Pace, batch: list[EventItem], error: TooLarge) -> None:
    if len(batch) == 1:
        run.write(_too_large(batch[0]))
    pace.shrink(len(batch))
    if error.slow:
        raise SyncTrouble(faults.SILENT, seconds=error.slow) from error


def judge(batch: list[EventItem], answer: wire.Pushed, ledger_id: str, ledger_public: bytes) -> Judged:
    """Believe only what is signed and speaks of the very bytes that were sent. Every item ends in exactly one list."""
    results = {result.id: result for result in answer.results}
    settled: list[Settled] = []
    aside: list[tuple[str, str, Text]] = []
    later: list[tuple[str, str]] = []
    renew = False
    for item in {item.id: item for item in batch}.values():
        result = results.get(item.id)
        if result is None:
            later.append((item.id, "missing"))
        elif result.status in DELIVERED:
            one = _receipted(item, result, ledger_id, ledger_public)
            if one is None:
                later.append((item.id, "receipt"))
            else:
                settled.append(one)
        elif result.status == "refused":
            said = result.message
            text = Text(said.zh, said.en) if said is not None and said.zh else remarks.REFUSED_SILENTLY
            aside.append((item.id, result.code or "refused", text))
        else:
            later.append((item.id, result.code or result.status))
        renew = renew or (result is not None and result.renew)
    return Judged(settled, aside, later, renew)


_receipt = msgspec.json.Decoder(wire.Receipt)


def _receipted(item: EventItem, result: wire.Result, ledger_id: str, ledger_public: bytes) -> Settled | None:
    """The event as settled, or None when its receipt does not check: signature, ledger, event, hash, device, place."""
    if result.receipt is None or result.receipt_signature is None:
        # Held events that fit nowhere yet are kept by the ledger without a place; the signed answer says so.
        return Settled(item.id, None, None, None, None, "held") if result.status == "held" else None
    if not verify(ledger_public, result.receipt_signature, result.receipt):
        return None
    try:
        receipt = _receipt.decode(result.receipt)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    says = (receipt.typ, receipt.ledger_id, receipt.event_id, receipt.event_sha256, receipt.device, receipt.finding)
    if says != ("receipt", ledger_id, item.id, item.sha256, item.device, item.subject):
        return None
    return Settled(item.id, receipt.seq, receipt.tag, result.receipt, result.receipt_signature, result.status)


def _settle(db: "Database", run: Run, batch: list[EventItem], answer: wire.Pushed, judged: Judged) -> Changes:
    delivery.settle(db, judged.settled)
    for ref, code, text in judged.aside:
        outbox.set_aside(db, "event", ref, code, text)
    for ref, code in judged.later:
        outbox.postpone(db, "event", ref, later(run.now(), 3, run.rand), code)
    missing = {sha for result in answer.results for sha in result.missing}
    if missing:
        outbox.add_missing_photos(db, missing)
    remote.show(db, run.me.ledger_id, answer.head, answer.safe_seq, answer.epoch)
    subjects = {item.id: item.subject for item in batch}
    touched = {subjects[one.event_id] for one in judged.settled}
    run.outcome.aside += len(judged.aside)
    return folding.project(db, touched) | Changes(outbox=True, status=True)


def _too_large(item: EventItem) -> "Callable[[Database], Changes]":
    def aside(db: "Database") -> Changes:
        outbox.set_aside(db, "event", item.id, "too_large", remarks.EVENT_TOO_LARGE)
        return Changes(findings=frozenset({item.subject}), outbox=True, status=True)

    return aside


def later(now: datetime, attempts: int, rand: Callable[[], float]) -> str:
    """When to try one thing again (ISO 8601): never at once, so that one bad thing cannot spin the loop."""
    return iso(now + timedelta(seconds=1.0 + backoff(attempts, rand)))
