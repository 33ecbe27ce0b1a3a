"""The shapes of the protocol (version 1). Bytes travel as base64, hashes and keys as hex."""

import msgspec

PROTOCOL = 1
SIGNED_PREFIX = b"ledger-response\n"


def signed_bytes(nonce: str, status: int, body: bytes) -> bytes:
    """What the ledger signs of an answer: it cannot be forged, altered, or replayed to another question."""
    return b"".join((SIGNED_PREFIX, nonce.encode(), b"\n", str(status).encode(), b"\n", body))


class Limits(msgspec.Struct, frozen=True):
    """How much the ledger takes at once: events, bytes of events, bytes of one photo."""

    max_items: int = 1000
    max_bytes: int = 2 * 1024 * 1024
    max_photo: int = 25 * 1024 * 1024


class Hello(msgspec.Struct, frozen=True):
    """Who the ledger is. Its `safe_seq` is not believed: it says nothing of whether our witness is known."""

    ledger_id: str
    ledger_public: str
    epoch: int
    server_time: str
    protocol: tuple[int, int]
    limits: Limits = Limits()
    name: str = ""


class Enrolled(msgspec.Struct, frozen=True):
    """What a new device is told. `counter_floor`: the next provisional number's counter is above it.

    `token` is empty when this device had used its code before: it signs in with its key.
    """

    device_code: str
    user: str
    alias: str
    name: str
    roles: list[str]
    region_code: str
    ledger_id: str
    ledger_public: str
    token: str
    token_expires: str
    recovery_public: str | None = None
    counter_floor: int = 0
    scope: msgspec.Raw = msgspec.Raw(b"null")


class Session(msgspec.Struct, frozen=True):
    """A fresh token; opaque to the device."""

    token: str
    token_expires: str = ""


class Item(msgspec.Struct, frozen=True):
    """A signed event on its way, with a receipt it was once given, so that a restored ledger takes its number back."""

    raw: bytes
    signature: bytes
    receipt: bytes | None = None
    receipt_signature: bytes | None = None


class Push(msgspec.Struct, frozen=True):
    """One hand-in. `witness` is the highest (seq, tag) this device was ever shown (R2)."""

    device: str
    witness: tuple[int, int] | None
    items: list[Item]
    protocol: int = PROTOCOL


class Message(msgspec.Struct, frozen=True):
    """One sentence of the ledger, in both languages."""

    zh: str = ""
    en: str = ""


class Result(msgspec.Struct, frozen=True):
    """The ledger's answer for one event."""

    id: str
    status: str
    sha256: str = ""
    seq: int | None = None
    tag: int | None = None
    receipt: bytes | None = None
    receipt_signature: bytes | None = None
    missing: list[str] = []
    code: str | None = None
    message: Message | None = None
    renew: bool = False


class Pushed(msgspec.Struct, frozen=True):
    """The answer to a push: a result for every event, and the head of the ledger's history."""

    epoch: int
    head: tuple[int, int] | None
    results: list[Result]
    safe_seq: int = 0


class Receipt(msgspec.Struct, frozen=True):
    """The part of a receipt's bytes the device checks and uses."""

    typ: str
    ledger_id: str
    event_id: str
    event_sha256: str
    device: str
    finding: str
    number: str
    seq: int
    tag: int


class Row(msgspec.Struct, frozen=True):
    """One change of the ledger's feed: an event (`raw`, `signature`), a stored photo (`sha256`, `size`), or news."""

    seq: int
    tag: int
    entity: str
    raw: bytes | None = None
    signature: bytes | None = None
    receipt: bytes | None = None
    receipt_signature: bytes | None = None
    sha256: str | None = None
    size: int | None = None


class Page(msgspec.Struct, frozen=True):
    """A page of the ledger's feed up to `to`, with the public keys (hex) of the devices in it."""

    epoch: int
    to: tuple[int, int] | None
    more: bool
    rows: list[Row]
    keys: dict[str, str] = {}
    safe_seq: int = 0


class MissingBlob(msgspec.Struct, frozen=True):
    """A photo the ledger lacks, and how many bytes of it are there already."""

    sha: str
    offset: int = 0


class Refusal(msgspec.Struct, frozen=True):
    """The body of an answer that says no."""

    code: str = ""
    order: bytes | None = None
    order_signature: bytes | None = None
    message: Message | None = None
    offset: int | None = None


class Order(msgspec.Struct, frozen=True):
    """A revoke order, signed by the ledger on its own so that it can be kept and shown."""

    device: str
    typ: str = ""
