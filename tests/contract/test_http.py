"""The HTTP contract, spoken by the device's own client and by bare requests."""

import base64
import json
import logging
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
import requests
import zstandard

from officer_app.ledger.config import Limits
from officer_app.ledger.serve import JsonLines
from officer_app.seal.sign import Signer, verify
from officer_app.sync import wire
from officer_app.sync.client import Credentials, LedgerClient
from officer_app.sync.faults import SyncTrouble
from tests.fixtures.ledger import (
    Address,
    TestDevice,
    add_account,
    add_device,
    console_token,
    open_test_ledger,
    serving,
)


def client_of(server: Address, device: TestDevice, token: str = "") -> LedgerClient:
    return LedgerClient(
        server.url,
        server.ledger.signer.public,
        now=lambda: datetime.now(UTC),
        credentials=Credentials(device.code, device.signer),
        token=token,
    )


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
        (b"{", {}, 400),
        (b"[" * 100_000, {}, 400),
        (b'{"protocol":1,"device":"x","items":[1]}', {}, 400),
        (bomb, {"Content-Encoding": "zstd"}, 413),
        (b"rubbish", {"Content-Encoding": "zstd"}, 400),
        (b" " * 5_000_000, {}, 413),
        (msgspec.json.encode({"protocol": 2, "device": "x", "items": []}), {}, 400),
    ):
        answer = requests.post(server.url + "/v1/push", body, headers={**headers, **extra}, timeout=20)
        assert answer.status_code == status, body[:30]
        assert answer.json()["code"]


def test_a_full_lane_turns_away_with_a_time_and_leaves_the_others_alone(tmp_path: Path) -> None:
    ledger = open_test_ledger(tmp_path / "ledger", limits=Limits(push_lane=0))
    device = add_device(ledger)
    with serving(ledger) as server:
        headers = {"Authorization": f"Bearer {device.token}"}
        body = {"protocol": 1, "device": device.code, "items": []}
        full = requests.post(server.url + "/v1/push", json=body, headers=headers, timeout=9)
        assert (full.status_code, full.headers["Retry-After"], full.json()["code"]) == (503, "2", "ledger.lane_full")
        assert requests.get(server.url + "/v1/pull", headers=headers, timeout=9).status_code == 200
    ledger.db.close()


def test_what_was_just_handed_in_does_not_come_back_unless_asked_for(server: Address) -> None:
    ledger = server.ledger
    device = add_device(ledger)
    second = add_device(ledger, device.user)
    first = [device.finding() for _ in range(3)]
    device.push(*first)
    other = second.finding()
    second.push(other)
    last = device.push(device.finding())
    client = client_of(server, device)
    page = client.pull(None, last.head, 100, [(1, 3), (5, 5)])
    assert [(row.seq, row.raw) for row in page.rows] == [(4, other.raw)]
    assert (page.to, page.more) == (last.head, False)
    assert [row.seq for row in client.pull(None, last.head, 100).rows] == [1, 2, 3, 4, 5]
    assert client.pull(None, last.head, 2, [(2, 3)]).to == (4, page.rows[0].tag)
    with pytest.raises(SyncTrouble):
        client._ask("GET", "/v1/pull?settled=1-x")


def test_health_and_the_interface_s_own_description(server: Address) -> None:
    health = requests.get(server.url + "/v1/health", timeout=9)
    assert (health.status_code, health.json()["ok"], health.json()["database"]) == (200, True, True)
    described = requests.get(server.url + "/schema/openapi.json", timeout=9).json()
    assert {
        "/v1/hello",
        "/v1/enrol",
        "/v1/session",
        "/v1/push",
        "/v1/pull",
        "/v1/blobs/missing",
        "/v1/blobs/{sha}",
        "/v1/handle",
        "/v1/findings",
        "/v1/findings/{name}",
        "/v1/health",
    } <= set(described["paths"])


def test_the_log_names_no_person_no_finding_and_no_address(server: Address, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "officer_app")
    device = add_device(server.ledger)
    event = device.finding()
    device.push(event)
    headers = {"Authorization": f"Bearer {device.token}"}
    assert requests.get(f"{server.url}/v1/findings?text=窗口", headers=headers, timeout=9).status_code == 200

    def lines() -> list[str]:  # the line is written when the answer is out
        return [JsonLines().format(record) for record in caplog.records if record.name.startswith("officer_app")]

    deadline = time.monotonic() + 9
    while not lines() and time.monotonic() < deadline:
        time.sleep(0.005)
    told = json.loads(lines()[-1])
    assert (told["method"], told["path"], told["status"]) == ("GET", "/v1/findings", 200)
    for secret in (device.token, device.alias, "窗口", "127.0.0.1", event.envelope.subject):
        assert secret not in "".join(lines())


def test_a_clerk_gives_an_assignment_and_its_officer_reads_it(server: Address) -> None:
    ledger = server.ledger
    device, clerk = add_device(ledger), add_account(ledger, "ledger_clerk", region="371600")

    def ask(method: str, path: str, token: str, **body: object) -> requests.Response:
        headers = {"Authorization": f"Bearer {token}"}
        return requests.request(method, server.url + path, json=body or None, headers=headers, timeout=10)

    fields = {"what": "callback", "on": "2026-09-17", "title": "8 月办件回访", "centre_code": "CB09", "count": 12}
    given = ask("POST", "/v1/assignments", console_token(ledger, clerk), officer=device.alias, fields=fields)
    assert (given.status_code, given.json()["officer"]) == (200, device.user)
    (read,) = ask("GET", "/v1/assignments", device.token).json()
    assert (read["id"], read["status"], read["given"]["count"]) == (given.json()["id"], "open", 12)
    refused = ask("POST", "/v1/assignments", device.token, officer=device.alias, fields=fields)
    assert (refused.status_code, refused.json()["code"]) == (422, "assignment.may_not_give")
    taken = ask("POST", f"/v1/assignments/{read['id']}/withdraw", console_token(ledger, clerk), reason="改期")
    assert taken.status_code == 200
    assert ask("GET", "/v1/assignments", device.token).json()[0]["status"] == "withdrawn"
