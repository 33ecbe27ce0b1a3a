"""Taking in what the ledger has: page by page in its commit order, every event's own signature checked."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from officer_app import __version__
from officer_app.core import numbering
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.events import Event, read
from officer_app.core.text import Text
from officer_app.seal.sign import verify
from officer_app.store import delivery, folding, journal, meta, remote
from officer_app.store.delivery import Settled
from officer_app.store.remote import Point
from officer_app.sync import faults, remarks, wire
from officer_app.sync.faults import Rewound, SyncTrouble, TooLarge
from officer_app.sync.run import Run

if TYPE_CHECKING:
    from sqlite_utils import Database

PAGE = 1000
MOST_SPANS = 50
UNREAD_SINCE = "unread_since"


class Taken(NamedTuple):
    """One page as it may be kept: events new here, where each stands, photos, and what was not believed."""

    events: list[Event]
    settled: list[Settled]
    photos: list[tuple[str, int, int]]
    subjects: set[str]
    remarks: list[Text]
    keys: dict[str, bytes]
    unread: bool


def pull_all(run: Run) -> None:
    """Take in everything new. Raises Rewound, SyncTrouble; pages applied before stay applied.

    Where there are lanes, the next page is on its way while the signatures of the last one are checked and written.
    """
    standing = run.on_db(lambda db: remote.get(db, run.me.ledger_id))
    known = spans(run.settled)

    def ask(cursor: Point | None) -> wire.Page | Exception:
        try:
            return run.client.pull(cursor, standing.witness, PAGE, known)
        except (Rewound, TooLarge, OfficerError) as error:
            return error  # raised on the loop's own thread, after what came before is applied

    cursor, told = standing.cursor, (standing.safe_seq, standing.epoch)
    flight = iter(run.lanes(ask, [cursor]))
    while not run.cancelled and (page := next(flight, None)) is not None:
        if isinstance(page, Exception):
            raise page
        before, cursor = cursor, _end(page, cursor)
        if page.more and cursor == before:
            raise SyncTrouble(faults.UNREADABLE, why="the feed does not move on")
        flight = iter(run.lanes(ask, [cursor] if page.more else []))
        if page.rows or cursor != before or (page.safe_seq, page.epoch) != told:
            taken = _check(run, page)
            run.write(lambda db: apply(db, run, page, taken, cursor))  # noqa: B023 - called at once
            told = (page.safe_seq, page.epoch)
            run.outcome.pulled += len(taken.events)
            run.outcome.notices += taken.remarks
            run.tell("pull", run.outcome.pulled, run.outcome.pulled)


def spans(seqs: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of consecutive numbers, both ends within, the longest `MOST_SPANS` of them."""
    found: list[tuple[int, int]] = []
    for seq in sorted(set(seqs)):
        if found and found[-1][1] == seq - 1:
            found[-1] = (found[-1][0], seq)
        else:
            found.append((seq, seq))
    return sorted(found, key=lambda span: span[0] - span[1])[:MOST_SPANS]


def _end(page: wire.Page, before: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where this page ends: its last row, or further when the ledger skipped what is not for us."""
    last = (page.rows[-1].seq, page.rows[-1].tag) if page.rows else before
    if page.to is not None and page.to[0] > (last[0] if last else 0):
        return page.to
    return last


def _check(run: Run, page: wire.Page) -> Taken:
    """Believe an event only by its own device's signature; the ledger's word is not enough to change what one said."""
    unread = any(row.entity not in ("event", "photo") for row in page.rows)
    taken = Taken([], [], [], set(), [], {}, unread)
    rows: list[tuple[wire.Row, Event]] = []
    for row in page.rows:
        if row.entity == "photo" and row.sha256:
            taken.photos.append((row.sha256, row.size or 0, row.seq))
        elif row.entity == "event":
            try:
                rows.append((row, read(row.raw or b"", row.signature or b"")))
            except OfficerError as error:
                taken.remarks.append(error.fault.what.fill(**error.values))
    known, keys = run.on_db(lambda db: (delivery.known(db, [e.id for _, e in rows]), journal.public_keys(db)))
    taken.keys.update({device: bytes.fromhex(public) for device, public in page.keys.items()})
    for device in {event.envelope.device for _, event in rows} - taken.keys.keys():
        if device.startswith("ledger-"):  # an epoch that a restored ledger has forgotten; we know whose it was
            taken.keys[device] = run.me.ledger_public
    keys = taken.keys | keys  # a key is never replaced under its name
    for row, event in rows:
        here = known.get(event.id)
        if here is not None and here == (event.sha256, row.seq, row.receipt or here.receipt):
            continue  # our own, settled when it was pushed
        if here is None or here.sha256 != event.sha256:
            envelope = event.envelope
            key = keys.get(envelope.device, b"")
            if here is not None or not verify(key, event.signature, event.raw, envelope.alg):
                taken.remarks.append(remarks.FORGED_EVENT.fill(device=envelope.device))
                continue
            taken.events.append(event)
        receipt, signature = row.receipt, row.receipt_signature
        if receipt is None or signature is None or not verify(run.me.ledger_public, signature, receipt):
            receipt, signature = None, None
        taken.settled.append(Settled(event.id, row.seq, row.tag, receipt, signature, "accepted"))
        taken.subjects.add(event.envelope.subject)
    return taken


def apply(db: "Database", run: Run, page: wire.Page, taken: Taken, cursor: tuple[int, int] | None) -> Changes:
    """The page and the cursor, together or not at all."""
    me = run.me
    for device, public in taken.keys.items():
        journal.know_key(db, device, public)
    delivery.take(db, taken.events, taken.settled)
    delivery.stored_photos(db, taken.photos)
    _keep_counters_ahead(db, me.device, taken.events)
    if taken.unread:
        _read_again_after_update(db, me.ledger_id)
    remote.show(db, me.ledger_id, _higher(page.to, cursor), page.safe_seq, page.epoch)
    if cursor is not None:
        remote.advance(db, me.ledger_id, cursor)
    return folding.project(db, taken.subjects) | Changes(
        photos=frozenset(sha for sha, _, _ in taken.photos),
        outbox=True,
        status=True,
    )


class _Numbered(msgspec.Struct):
    temp_no: str = ""
    walk_no: str = ""


_NUMBERED = frozenset({"finding.submitted", "walk.started"})


def _keep_counters_ahead(db: "Database", device: str, events: list[Event]) -> None:
    """A device that came back from an old copy meets its own later records: their numbers are never printed again."""
    for event in events:
        if event.envelope.device != device or event.envelope.kind not in _NUMBERED:
            continue
        try:
            body = msgspec.json.decode(event.envelope.body, type=_Numbered)
        except msgspec.MsgspecError:
            continue
        if counted := numbering.counter_of(body.temp_no or body.walk_no):
            meta.raise_counter(db, *counted)


def _read_again_after_update(db: "Database", ledger_id: str) -> None:
    """News this version cannot read: remember where it began, so that a later version starts over from there."""
    if not meta.get(db, UNREAD_SINCE):
        cursor = remote.get(db, ledger_id).cursor or (0, 0)
        meta.put(db, {UNREAD_SINCE: f"{cursor[0]} {cursor[1]} {__version__}"})


def read_again(db: "Database", ledger_id: str) -> None:
    """A newer version than the one that met unreadable news: pull again from there. Taking twice changes nothing."""
    seq, tag, version = (meta.get(db, UNREAD_SINCE) or "0 0 ").split(" ")
    if version and version != __version__:
        remote.advance(db, ledger_id, (int(seq), int(tag)))
        meta.put(db, {UNREAD_SINCE: ""})


def _higher(a: tuple[int, int] | None, b: tuple[int, int] | None) -> tuple[int, int] | None:
    return max((point for point in (a, b) if point is not None), default=None)
