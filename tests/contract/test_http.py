"""The HTTP contract, spoken by the device's own client and by bare requests."""

import base64
from datetime import datetime, timezone

import msgspec
import requests
import zstandard

from officer_app.seal.sign import Signer, verify
from officer_app.sync import wire
from officer_app.sync.client import Credentials, LedgerClient
from tests.fixtures.ledger import Address, TestDevice, add_account, add_device


def client_of(server: Address, device: TestDevice, token: str = "") -> LedgerClient:
    return LedgerClient(server.url, server.ledger.signer.public, now=lambda: datetime.now(timezone.utc),
                        credentials=Credentials(device.code, device.signer), token=token)


def test_enrol_session_push_pull_over_http(server: Address) -> None:
    ledger = server.ledger
    code = ledger.make_code(add_account(ledger, "officer", region="371602"))
    signer = Signer.generate()
    stranger = LedgerClient(server.url, ledger.signer.public, now=ledger.now)
    assert stranger.hello().ledger_public == ledger.signer.public.hex()
    enrolled = stranger.enrol(code, signer.public, "install", "test")
    device = TestDevice(ledger, signer, enrolled.device_code, enrolled.user, enrolled.alias, "")
    client = client_of(server, device)
    event = device.finding()
    pushed = client.push([wire.Item(event.raw, event.signature)], None)
    assert [r.status for r in pushed.results] == ["accepted"]
    page = client.pull(None, pushed.head, 100)
    assert [row.raw for row in page.rows] == [event.raw]
    client.close()
    stranger.close()


def test_every_answer_is_signed_also_the_noes(server: Address) -> None:
    for path, status in (("/v1/hello", 200), ("/v1/pull", 401), ("/v1/nowhere", 404)):
        answer = requests.get(server.url + path, headers={"Request-Nonce": "ab" * 16}, timeout=10)
        said = wire.signed_bytes("ab" * 16, status, answer.content)
        assert answer.status_code == status
        assert verify(server.ledger.signer.public, base64.b64decode(answer.headers["Ledger-Signature"]), said)


def test_hostile_bodies_are_answered_not_suffered(server: Address) -> None:
    device = add_device(server.ledger)
    headers = {"Authorization": f"Bearer {device.token}", "Content-Type": "application/json"}
    bomb = zstandard.ZstdCompressor(level=19).compress(b" " * 300_000_000)
    for body, extra, status in (
        (b"{", {}, 400), (b"[" * 100_000, {}, 400), (b'{"protocol":1,"device":"x","items":[1]}', {}, 400),
        (bomb, {"Content-Encoding": "zstd"}, 413), (b"rubbish", {"Content-Encoding": "zstd"}, 400),
        (b" " * 5_000_000, {}, 413), (msgspec.json.encode({"protocol": 2, "device": "x", "items": []}), {}, 400),
    ):
        answer = requests.post(server.url + "/v1/push", body, headers={**headers, **extra}, timeout=20)
        assert answer.status_code == status, body[:30]
        assert answer.json()["code"]
