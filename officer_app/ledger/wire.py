"""What goes over the wire, as types. Bytes travel as base64, keys as hex."""

from typing import Any

import msgspec

PROTOCOL = 1


class Said(msgspec.Struct, frozen=True):
    """One sentence in both languages."""

    zh: str
    en: str


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every answer that is a no."""

    code: str
    message: Said
    offset: int | None = None
    order: bytes | None = None
    order_signature: bytes | None = None


class Sizes(msgspec.Struct, frozen=True):
    """What one request may carry."""

    max_items: int
    max_bytes: int
    max_photo: int


class Hello(msgspec.Struct, frozen=True, kw_only=True):
    """Who this ledger is, to anybody who asks."""

    ledger_id: str
    ledger_public: str
    epoch: int
    server_time: str
    protocol: tuple[int, int]
    limits: Sizes
    safe_seq: int
    name: str


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """`durable` is False while PostgreSQL may lose a commit it has answered (asynchronous commit)."""

    ok: bool
    database: bool
    disk: bool
    durable: bool


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A device asks to join with its one-time code."""

    code: str
    public: str
    install_id: str
    app: str = ""


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """What a device is told when it has joined."""

    device_code: str
    user: str
    alias: str
    name: str
    roles: list[str]
    region_code: str
    scope: int
    ledger_id: str
    ledger_public: str
    recovery_public: str | None
    token: str
    token_expires: str
    counter_floor: int


class SessionRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A device signs in anew with its key."""

    device: str
    claimed_at: str
    nonce: str
    signature: str


class LoginRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A person signs in with login and password."""

    login: str
    password: str


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """An open session: its token and until when."""

    token: str
    token_expires: str


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One event offered, with the receipt it may already have (R7)."""

    raw: bytes
    signature: bytes
    receipt: bytes | None = None
    receipt_signature: bytes | None = None


class PushRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Signed events handed in, with the highest point of history the device was shown."""

    protocol: int
    device: str
    items: list[Item]
    witness: tuple[int, int] | None = None


class Result(msgspec.Struct, kw_only=True, omit_defaults=False):
    """What became of one item. `seq` 0 and no receipt: kept outside the journal (quarantine), or refused."""

    id: str
    sha256: str
    status: str
    seq: int = 0
    tag: int = 0
    receipt: bytes | None = None
    receipt_signature: bytes | None = None
    missing: list[str] = []
    code: str = ""
    message: Said = Said("", "")
    renew: bool = False
    """The device shares its code with another one (a copied profile): it must enrol anew, keeping its data."""


class Pushed(msgspec.Struct, frozen=True, kw_only=True):
    """One result for each item, in order."""

    epoch: int
    head: tuple[int, int]
    safe_seq: int
    results: list[Result]


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One change of the feed."""

    seq: int
    tag: int
    entity: str
    raw: bytes | None = None
    signature: bytes | None = None
    receipt: bytes | None = None
    receipt_signature: bytes | None = None
    sha256: str | None = None
    size: int | None = None


class Pulled(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the feed, to where it reaches, and the keys it needs."""

    epoch: int
    to: tuple[int, int]
    more: bool
    safe_seq: int
    keys: dict[str, str]
    rows: list[Row]


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger signs for every event it takes. `prev` is the sha256 of the receipt before: a chain."""

    typ: str = "receipt"
    v: int = 1
    ledger_id: str
    epoch: int
    event_id: str
    event_sha256: str
    device: str
    device_seq: int
    finding: str
    number: str
    seq: int
    tag: int
    received_at: str
    prev: str


class RevokeOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger signs to stop a device. Only this, never a bare 403, makes a device close itself."""

    typ: str = "revoke"
    v: int = 1
    ledger_id: str
    device: str
    at: str
    reason: str


class HandleRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the life cycle asked for."""

    finding: str
    action: str
    fields: dict[str, Any] = {}
    expected_state: str | None = None


class AssignRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Something given to an officer, named by id, login or alias. `fields` are those of `assignment_facts.Given`."""

    officer: str
    fields: dict[str, Any] = {}


class WithdrawRequest(msgspec.Struct, frozen=True, kw_only=True):
    """An assignment taken back."""

    reason: str


class Assigned(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the assignment, whose it is, its event and place in the feed."""

    id: str
    officer: str
    event_id: str
    seq: int


class Handled(msgspec.Struct, frozen=True, kw_only=True):
    """The step taken: its signed event and the finding after it."""

    event_id: str
    seq: int
    tag: int
    raw: bytes
    signature: bytes
    finding: msgspec.Raw


class Progress(msgspec.Struct, frozen=True):
    """How far an upload has come."""

    sha: str
    offset: int
