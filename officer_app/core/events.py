"""The journal's unit: immutable bytes, hashed, chained per device, signed. The bytes are the truth, not their reading.

An event is UTF-8 JSON written once by `compose` and kept verbatim. Verification always uses the stored bytes,
so no canonical form is ever needed again. Old kinds are read through `upcast`, never rewritten.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text

MAX_BYTES = 256 * 1024
"""Largest event taken anywhere. A finding with every field full and twelve photos is about 30 KB."""

MALFORMED = Fault(
    "event.malformed",
    Text("这条记录读不懂（{why}）", "This record cannot be read ({why})"),
    Text("原样留着，没有改动", "It is kept as it is"),
    Text("把诊断报告发给督查中心", "Send the diagnosis report to the supervision centre"),
    Exit.DAMAGED,
)


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What every event says of itself. Unknown fields in the bytes survive, because the bytes are kept.

    `device` is the 4-character device code, or `ledger-<epoch>` for the ledger's own events.
    `seq` counts that device's events from 1; `prev` is the sha256 of its event before, "" for the first.
    `subject` is the finding the event speaks of. `parents` are the ids of the versions this one replaces.
    `claimed_at` is the device's own clock (ISO 8601, +08:00); `clock` is `ok` or `uncertain`.
    `body` is read by the kind's own type in `core.facts`.
    """

    v: int = 1
    alg: str = "ed25519"
    id: str
    kind: str
    kv: int = 1
    device: str
    seq: int
    prev: str
    user: str
    claimed_at: str
    clock: str = "ok"
    subject: str
    parents: list[str] = []
    body: msgspec.Raw
    app: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its exact bytes, their sha256 (hex) and the 64-byte detached signature."""

    raw: bytes
    sha256: str
    signature: bytes
    envelope: Envelope

    @property
    def id(self) -> str:
        return self.envelope.id


def fingerprint(data: bytes) -> str:
    """sha256 as 64 hex digits: the one hash of events and photos."""
    return hashlib.sha256(data).hexdigest()


def compose(envelope: Envelope, sign: Callable[[bytes], bytes]) -> Event:
    """Write an envelope down for ever."""
    raw = msgspec.json.encode(envelope)
    if len(raw) > MAX_BYTES:
        raise OfficerError(MALFORMED, why=f"{len(raw)} > {MAX_BYTES} bytes")
    return Event(raw=raw, sha256=fingerprint(raw), signature=sign(raw), envelope=envelope)


_decoder = msgspec.json.Decoder(Envelope)


def read(raw: bytes, signature: bytes) -> Event:
    """Read stored or received bytes. Says nothing of the signature's truth: that is `seal.sign.verify`.

    Raises OfficerError(MALFORMED) for anything that is not an envelope, however it is broken.
    """
    if len(raw) > MAX_BYTES:
        raise OfficerError(MALFORMED, why=f"{len(raw)} > {MAX_BYTES} bytes")
    try:
        envelope = _decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise OfficerError(MALFORMED, why=str(error)[:120]) from error
    return Event(raw=raw, sha256=fingerprint(raw), signature=signature, envelope=envelope)


def chain_breaks(events: Iterable[Event]) -> list[str]:
    """Ids of events of ONE device, given in `seq` order, that do not follow from the one before."""
    broken: list[str] = []
    seq, prev = 0, ""
    for event in events:
        envelope = event.envelope
        if envelope.seq != seq + 1 or envelope.prev != prev:
            broken.append(envelope.id)
        seq, prev = envelope.seq, event.sha256
    return broken


def body_of(event: Event, kind: type[Any]) -> Any:
    """The event's body as its type. Raises OfficerError(MALFORMED)."""
    try:
        return msgspec.json.decode(event.envelope.body, type=kind)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise OfficerError(MALFORMED, why=str(error)[:120]) from error
