"""Whatever stands in the ledger's place is told apart, believed in nothing, and sent nothing."""

import base64
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import trustme

from officer_app.core.clock import iso
from officer_app.core.errors import Fault
from officer_app.seal.sign import Signer
from officer_app.sync import faults
from officer_app.sync.client import Credentials, LedgerClient
from officer_app.sync.faults import SyncTrouble
from officer_app.sync.wire import signed_bytes
from tests.faults.impostor import Question, impostor

LEDGER = Signer.generate()
OTHER = Signer.generate()
DEVICE = Signer.generate()
NOW = datetime(2026, 9, 17, 8, tzinfo=UTC)


def client(url: str, ca: Path | None = None, pinned: Signer | None = LEDGER, silence: float = 5.0) -> LedgerClient:
    return LedgerClient(
        url,
        pinned.public if pinned else None,
        ca,
        now=lambda: NOW,
        credentials=Credentials("A7K2", DEVICE),
        token="secret-token",
        timeout=(1.0, silence),
    )


def hello(signer: Signer, server_time: datetime = NOW, **changes: object) -> bytes:
    return msgspec.json.encode(
        {
            "ledger_id": "L1",
            "ledger_public": signer.public.hex(),
            "epoch": 1,
            "server_time": iso(server_time),
            "protocol": [1, 1],
            "limits": {},
            "safe_seq": 0,
            "name": "L",
            **changes,
        }
    )


def signed(question: Question, signer: Signer, status: int, body: bytes, nonce: str | None = None) -> None:
    signature = signer.sign(signed_bytes(question.nonce if nonce is None else nonce, status, body))
    question.say(
        status, {"Content-Type": "application/json", "Ledger-Signature": base64.b64encode(signature).decode()}, body
    )


def trouble_of(call: object) -> SyncTrouble:
    with pytest.raises(SyncTrouble) as caught:
        call()  # type: ignore[operator]
    return caught.value


PORTAL = b"<html>Please sign in to the hall's network</html>"
LIARS = {
    "a page": (lambda q: q.say(200, {"Content-Type": "text/html"}, PORTAL), faults.PORTAL),
    "a redirect": (lambda q: q.say(302, {"Location": "http://127.0.0.1:9/x"}, b""), faults.PORTAL),
    "json of anybody": (lambda q: q.say(200, {"Content-Type": "application/json"}, b"{}"), faults.UNREADABLE),
    "unsigned": (lambda q: q.say(200, {"Content-Type": "application/json"}, hello(LEDGER)), faults.FORGED),
    "signed for another question": (lambda q: signed(q, LEDGER, 200, hello(LEDGER), "0" * 32), faults.FORGED),
    "another ledger": (lambda q: signed(q, OTHER, 200, hello(OTHER)), faults.WRONG_LEDGER),
    "a newer ledger": (lambda q: signed(q, LEDGER, 200, hello(LEDGER, protocol=[2, 3])), faults.TOO_OLD),
    "a proxy without a ledger": (
        lambda q: q.say(502, {"Content-Type": "text/html"}, b"<h1>Bad"),
        faults.LEDGER_TROUBLE,
    ),
    "a busy proxy": (lambda q: q.say(503, {"Retry-After": "9"}, b""), faults.LEDGER_BUSY),
    "cut": (lambda q: q.say(200, {"Content-Type": "application/json"}, b"{", length=500), faults.CUT),
    "unsigned revocation": (
        lambda q: q.say(403, {"Content-Type": "application/json"}, b'{"code":"device.revoked"}'),
        faults.FORGED,
    ),
}


@pytest.mark.parametrize("kind", LIARS)
def test_liars_are_told_apart_and_get_nothing(kind: str) -> None:
    answer, fault = LIARS[kind]
    with impostor(answer) as there:
        trouble = trouble_of(client(there.url).hello)
        assert trouble.code == fault.code
        assert trouble.retry_after == (9.0 if fault is faults.LEDGER_BUSY else None)
    assert [(method, path, body) for method, path, _, body in there.heard] == [("GET", "/v1/hello", b"")]
    assert "secret-token" not in str(there.heard)


def test_a_true_ledger_is_believed() -> None:
    with impostor(lambda q: signed(q, LEDGER, 200, hello(LEDGER))) as there:
        assert client(there.url).hello().ledger_id == "L1"
        assert client(there.url, pinned=None).hello().ledger_public == LEDGER.public.hex()


def test_a_push_is_not_believed_without_the_signature() -> None:
    """The body reached a stranger only where the address itself was taken over; nothing counts as delivered."""
    body = b'{"epoch":1,"head":[1,1],"results":[],"safe_seq":9}'
    with impostor(lambda q: q.say(200, {"Content-Type": "application/json"}, body)) as there:
        assert trouble_of(lambda: client(there.url).push([], None)).code == faults.FORGED.code


@pytest.mark.parametrize("status", [200, 201, 202])
def test_a_photo_is_not_stored_by_a_strangers_word(status: int) -> None:
    with impostor(lambda q: q.say(status, {"Content-Type": "application/json", "Upload-Offset": "3"}, b"{}")) as there:
        assert trouble_of(lambda: client(there.url).upload("ab" * 32, 0, b"abc", 3)).code == faults.FORGED.code


def test_a_revocation_counts_only_for_this_device() -> None:
    def revoke(question: Question, device: str) -> None:
        order = msgspec.json.encode({"typ": "revoke", "device": device})
        body = msgspec.json.encode({"code": "device.revoked", "order": order, "order_signature": LEDGER.sign(order)})
        signed(question, LEDGER, 403, body)

    for device, fault in (("A7K2", faults.REVOKED), ("B2B2", faults.SIGN_IN)):
        with impostor(lambda q, d=device: revoke(q, d)) as there:
            assert trouble_of(lambda u=there.url: client(u).pull(None, None, 1)).code == fault.code


def test_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert trouble_of(client(f"http://127.0.0.1:{port}").hello).code == faults.UNREACHABLE.code


def test_silence_ends() -> None:
    let_go = threading.Event()
    with impostor(lambda q: let_go.wait(30) and None) as there:
        assert trouble_of(client(there.url, silence=0.2).hello).code == faults.SILENT.code
        let_go.set()


def test_an_answer_without_end_is_cut_off() -> None:
    with impostor(lambda q: q.say(200, {}, b"x" * (3 << 20))) as there:
        trouble = trouble_of(lambda: client(there.url).download("ab" * 32, 1 << 20))
        assert trouble.code == faults.UNREADABLE.code


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("http://ledger.example.com", faults.INSECURE),
        ("http://10.0.0.7:8000", faults.INSECURE),
        ("ftp://127.0.0.1", faults.ADDRESS),
        ("nonsense", faults.ADDRESS),
        ("https://", faults.ADDRESS),
        ("https://[::1", faults.ADDRESS),
        ("https://127.0.0.1:99999", faults.ADDRESS),
    ],
)
def test_only_encrypted_addresses_leave_this_computer(address: str, fault: Fault) -> None:
    assert trouble_of(lambda: client(address)).code == fault.code


# -- certificates -------------------------------------------------------------------------------------

AUTHORITY = trustme.CA()


@pytest.fixture
def office_ca(tmp_path: Path) -> Path:
    path = tmp_path / "ca.pem"
    AUTHORITY.cert_pem.write_to_path(str(path))
    return path


def tls(
    authority: trustme.CA, host: str = "127.0.0.1", begins: datetime | None = None, ends: datetime | None = None
) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host, not_before=begins, not_after=ends).configure_cert(context)
    return context


REAL = datetime.now(UTC)
CERTIFICATES = {
    "another authority": (lambda: tls(trustme.CA()), faults.CERTIFICATE),
    "another host": (lambda: tls(AUTHORITY, "ledger.example.com"), faults.CERTIFICATE),
    "expired": (lambda: tls(AUTHORITY, ends=REAL - timedelta(days=1)), faults.CERTIFICATE_DATE),
    "not yet": (
        lambda: tls(AUTHORITY, begins=REAL + timedelta(days=1), ends=REAL + timedelta(days=9)),
        faults.CERTIFICATE_DATE,
    ),
}


@pytest.mark.parametrize("kind", CERTIFICATES)
def test_untrusted_certificates_get_nothing(kind: str, office_ca: Path) -> None:
    context, fault = CERTIFICATES[kind]
    with impostor(lambda q: signed(q, LEDGER, 200, hello(LEDGER, REAL)), context()) as there:
        assert trouble_of(client(there.url, office_ca).hello).code == fault.code


def test_no_authority_named_means_no_trust() -> None:
    with impostor(lambda q: signed(q, LEDGER, 200, hello(LEDGER)), tls(AUTHORITY)) as there:
        assert trouble_of(client(there.url).hello).code == faults.CERTIFICATE.code


def test_a_missing_authority_file_is_said(tmp_path: Path) -> None:
    with impostor(lambda q: None, tls(AUTHORITY)) as there:
        assert trouble_of(client(there.url, tmp_path / "gone.pem").hello).code == faults.AUTHORITY.code
        assert not there.heard


def test_plain_http_behind_https_is_said(office_ca: Path) -> None:
    with impostor(lambda q: None) as there:
        trouble = trouble_of(client(there.url.replace("http:", "https:"), office_ca).hello)
        assert trouble.code == faults.CERTIFICATE.code


def test_old_protocols_are_refused(office_ca: Path) -> None:
    context = tls(AUTHORITY)
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with impostor(lambda q: None, context) as there:
        assert trouble_of(client(there.url, office_ca).hello).code == faults.CERTIFICATE.code
        assert not there.heard


def test_a_clock_three_years_off_is_no_reason_to_refuse(office_ca: Path) -> None:
    """To this device the certificate begins in three years; the pinned ledger's signed time says that it is today."""
    begins = REAL + timedelta(days=3 * 365)
    context = tls(AUTHORITY, begins=begins, ends=begins + timedelta(days=30))
    with impostor(lambda q: signed(q, LEDGER, 200, hello(LEDGER, begins + timedelta(days=1))), context) as there:
        assert client(there.url, office_ca).hello().ledger_id == "L1"
        # without a pinned key nobody's word about the time counts
        assert trouble_of(client(there.url, office_ca, pinned=None).hello).code == faults.CERTIFICATE_DATE.code


def test_the_environment_changes_nothing(office_ca: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.pem"
    trustme.CA().cert_pem.write_to_path(str(foreign))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(foreign))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with impostor(lambda q: signed(q, LEDGER, 200, hello(LEDGER)), tls(AUTHORITY)) as there:
        assert client(there.url, office_ca).hello().ledger_id == "L1"


# -- words --------------------------------------------------------------------------------------------


def test_every_fault_says_what_happened_what_is_safe_and_what_to_do() -> None:
    found = [value for value in vars(faults).values() if isinstance(value, Fault)]
    assert len(found) > 20
    assert len({fault.code for fault in found}) == len(found)
    for fault in found:
        for text in (fault.what, fault.safe, fault.todo):
            if fault is not faults.RUNNING:
                assert text.zh, fault.code
                assert text.en, fault.code
                assert not text.zh.isascii()
                assert text.en.isascii()
