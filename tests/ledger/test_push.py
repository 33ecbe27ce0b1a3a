"""Push and pull: once, for ever, in commit order."""

import msgspec

from officer_app.ledger.service import Ledger
from officer_app.ledger.wire import Receipt
from officer_app.seal.sign import verify
from tests.fixtures.ledger import add_device


def test_a_finding_gets_its_number_once_and_the_same_receipt_for_ever(ledger: Ledger) -> None:
    device = add_device(ledger)
    event = device.finding()
    first = device.push(event).results[0]
    assert (first.status, first.seq) == ("accepted", 1)
    assert first.receipt is not None
    assert first.receipt_signature is not None
    assert verify(ledger.signer.public, first.receipt_signature, first.receipt)
    receipt = msgspec.json.decode(first.receipt, type=Receipt)
    assert (receipt.number, receipt.event_sha256, receipt.finding) == (
        "S2026-000001",
        event.sha256,
        event.envelope.subject,
    )
    again = device.push(event).results[0]
    assert (again.status, again.receipt, again.receipt_signature) == (
        "duplicate",
        first.receipt,
        first.receipt_signature,
    )


def test_pull_gives_what_was_pushed(ledger: Ledger) -> None:
    device = add_device(ledger)
    events = [device.finding() for _ in range(5)]
    head = device.push(*events).head
    page = ledger.pull(device.caller, (0, 0), None, 3)
    rest = ledger.pull(device.caller, page.to, head, 3)
    assert [row.raw for row in page.rows + rest.rows] == [e.raw for e in events]
    assert (page.more, rest.more, rest.to) == (True, False, head)
    assert page.keys == {device.code: device.signer.public.hex()}
