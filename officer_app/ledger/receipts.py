"""Receipts: made and signed with the effect, stored with it, repeated byte for byte, believed after a restore (R7)."""

import msgspec

from officer_app.core.events import Event, fingerprint
from officer_app.ledger.clock import Clock
from officer_app.ledger.wire import Item, Receipt
from officer_app.seal.sign import Signer, verify

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Receipt).decode


def receipt_no(year: int, n: int) -> str:
    """`S2026-000123`: given to a finding when its first event arrives, one counter a year, without gaps."""
    return f"S{year}-{n:06d}"


def parse_receipt_no(number: str) -> tuple[int, int] | None:
    """Year and count of a receipt number, or None."""
    year, _, n = number[1:].partition("-")
    return (int(year), int(n)) if number[:1] == "S" and len(year) == 4 and year.isdecimal() and n.isdecimal() else None


def issue(clock: Clock, signer: Signer, event: Event, number: str, tag: int, at: str) -> tuple[int, bytes, bytes]:
    """The receipt of an event at the next seq: (seq, bytes, signature). `at`: ISO 8601. The clock is locked."""
    envelope = event.envelope
    seq = clock.next(tag)
    raw = _encode(
        Receipt(
            ledger_id=clock.ledger_id,
            epoch=clock.epoch,
            event_id=envelope.id,
            event_sha256=event.sha256,
            device=envelope.device,
            device_seq=envelope.seq,
            finding=envelope.subject,
            number=number,
            seq=seq,
            tag=tag,
            received_at=at,
            prev=clock.receipt_head,
        )
    )
    clock.receipt_head = fingerprint(raw)
    return seq, raw, signer.sign(raw)


def offered_number(item: Item, event: Event, ledger_id: str, public: bytes) -> str:
    """The number this ledger once gave, as the item's own receipt proves; "" when it proves nothing."""
    if item.receipt is None or item.receipt_signature is None:
        return ""
    if not verify(public, item.receipt_signature, item.receipt):
        return ""
    try:
        receipt = _decode(item.receipt)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    fits = (
        receipt.typ == "receipt"
        and receipt.ledger_id == ledger_id
        and receipt.event_sha256 == event.sha256
        and receipt.finding == event.envelope.subject
    )
    return receipt.number if fits else ""
