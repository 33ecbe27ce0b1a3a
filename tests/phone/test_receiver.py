"""A real receiver spoken to over real sockets: who may send, what is taken, and when it ends."""

import contextlib
import hashlib
import http.client
import json
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from officer_app.core.errors import OfficerError
from officer_app.paths import resource
from officer_app.phone import faults, network
from officer_app.phone.network import Network
from officer_app.phone.receiver import WRONG_CODES, Receiver
from officer_app.phone.reception import Broken, Closed, Coming, Joined, Kept, Limits, Refused
from officer_app.photos.ingest import check_size
from officer_app.seal.certificate import self_signed
from tests.phone.browser import PATIENCE, Phone
from tests.phone.desk import Desk

PHOTO = resource("sample/photos/hall.jpg").read_bytes()


@pytest.fixture
def receiver(desk: Desk) -> Iterator[Receiver]:
    made = Receiver("127.0.0.1", desk.keep, desk.tell, Limits(check_size))
    yield made
    made.close()
    made.join()


def test_photos_arrive_durable_and_are_never_doubled(desk: Desk, receiver: Receiver) -> None:
    phone = Phone(receiver.url)
    assert phone.join() == 200
    assert phone.send(PHOTO, "IMG%20%E5%A4%A7%E5%8E%85.jpg") == (200, {"again": False})
    assert desk.media.get(hashlib.sha256(PHOTO).hexdigest()) == PHOTO
    assert phone.send(PHOTO) == (200, {"again": True}), "a photo sent again is known by its hash"
    assert desk.names == ["IMG 大厅.jpg"]
    desk.wait_for(Kept, lambda kept: [e.again for e in kept] == [False, True])
    seen = [e for e in desk.events if isinstance(e, Coming) and e.key == 1]
    assert (seen[0].received, seen[-1].received) == (0, len(PHOTO))
    assert isinstance(desk.events[0], Joined)


@pytest.mark.parametrize(
    "path", ["/", "/favicon.ico", "/x/photo", "/{short}", "/{token}x", "/../etc/passwd", "/{upper}/hello"]
)
def test_without_the_code_there_is_nothing_here(receiver: Receiver, path: str) -> None:
    token = urlsplit(receiver.url).path[1:]
    phone = Phone(receiver.url)
    answers = [
        phone.ask(method, path.format(short=token[:-1], token=token, upper=token.swapcase()), body)
        for method, body in (("GET", None), ("POST", b"x"))
    ]
    assert [(status, body) for status, _, body in answers] == [(404, b""), (404, b"")]
    assert answers[0][1] == answers[1][1], "nothing tells a near miss from a far one"
    assert "Server" not in answers[0][1]


def test_guessing_ends_the_conversation(receiver: Receiver) -> None:
    phone = Phone(receiver.url)
    for _ in range(WRONG_CODES):
        assert phone.ask("GET", "/guess")[0] == 404
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        phone.ask("GET", phone.base)


def test_one_code_one_phone(desk: Desk, receiver: Receiver) -> None:
    first, second = Phone(receiver.url), Phone(receiver.url)
    assert second.ask("GET", second.base)[0] == 200, "looking at the link does not use it up"
    assert first.join() == 200
    assert first.join() == 200, "the page may be loaded again"
    assert second.join() == 409
    status, told = second.send(PHOTO)
    assert (status, told["say"]) == (403, OfficerError(faults.USED).say("zh"))
    assert desk.names == []


def test_a_foreign_page_or_name_cannot_send(desk: Desk, receiver: Receiver) -> None:
    phone = Phone(receiver.url)
    phone.join()
    assert phone.send(PHOTO, Origin="http://evil.example")[0] == 404
    assert phone.send(PHOTO, Host="evil.example")[0] == 404
    assert desk.names == []


def test_a_film_of_400_mb_is_refused_before_it_is_sent(desk: Desk, receiver: Receiver) -> None:
    phone = Phone(receiver.url)
    phone.join()
    status, _, body = phone.ask("POST", f"{phone.base}/refusal?name=VID_7.mp4&size=419430400")
    assert status == 413
    assert json.loads(body)["say"].startswith("文件太大：400 MB，最多 25 MB。")
    with socket.create_connection((phone.host, phone.port), timeout=PATIENCE) as line:  # and by its length alone
        head = (
            f"POST {phone.base}/photo?name=VID_7.mp4 HTTP/1.1\r\nHost: {phone.host}:{phone.port}\r\n"
            f"Cookie: {phone.cookie}\r\nContent-Length: 419430400\r\n\r\n"
        )
        line.sendall(head.encode() + b"\0" * 1000)
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")
    desk.wait_for(Refused, lambda told: [e.name for e in told] == ["VID_7.mp4"] * 2)
    assert phone.send(b"")[0] == 413, "and an empty file"


def test_a_broken_connection_leaves_nothing_and_may_be_tried_again(desk: Desk, receiver: Receiver) -> None:
    phone = Phone(receiver.url)
    phone.join()
    with socket.create_connection((phone.host, phone.port), timeout=PATIENCE) as line:
        head = (
            f"POST {phone.base}/photo?name=a.jpg HTTP/1.1\r\nHost: {phone.host}:{phone.port}\r\n"
            f"Cookie: {phone.cookie}\r\nContent-Length: {len(PHOTO)}\r\n\r\n"
        )
        line.sendall(head.encode() + PHOTO[:5000])
        desk.wait_for(Coming)
    desk.wait_for(Broken)
    assert desk.names == []
    assert phone.send(PHOTO) == (200, {"again": False})


def test_no_more_than_agreed_at_once(desk: Desk) -> None:
    receiver = Receiver("127.0.0.1", desk.keep, desk.tell, Limits(check_size, photos=2))
    try:
        phone = Phone(receiver.url)
        phone.join()
        answers = [phone.send(PHOTO + bytes([n]))[0] for n in range(3)]  # other bytes, same picture
    finally:
        receiver.close()
        receiver.join()
    assert answers == [200, 200, 413]


@pytest.mark.parametrize(
    "head",
    [
        b"\x16\x03\x01 hello\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 2000 + b"\r\n",
        b"GET http://[::1 HTTP/1.1\r\n\r\n",
        b"POST {base}/photo HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST {base}/photo HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Length: -1\r\n\r\n",
        b"POST {base}/photo HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\n",
        b"GET {base} HTTP/1.1\r\nHost : {host}\r\n\r\n",
    ],
)
def test_what_is_no_proper_request_takes_nothing(desk: Desk, receiver: Receiver, head: bytes) -> None:
    phone = Phone(receiver.url)
    phone.join()
    for place, value in (("base", phone.base), ("host", f"{phone.host}:{phone.port}"), ("cookie", phone.cookie)):
        head = head.replace(b"{%s}" % place.encode(), value.encode())
    with socket.create_connection((phone.host, phone.port), timeout=PATIENCE) as line:
        line.sendall(head)
        line.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while more := line.recv(4096):
                answer += more
        except ConnectionResetError:
            pass
    assert not answer or answer.split(b" ")[1] in (b"404", b"411")
    assert desk.names == []
    assert phone.send(PHOTO)[0] == 200, "the next one is served"


def test_encrypted_from_the_first_byte(desk: Desk) -> None:
    identity = self_signed("127.0.0.1", datetime.now(UTC))
    receiver = Receiver("127.0.0.1", desk.keep, desk.tell, Limits(check_size), identity)
    try:
        context = ssl.create_default_context(cadata=identity.certificate.decode())
        phone = Phone(receiver.url, context)
        assert phone.join() == 200
        assert phone.send(PHOTO)[0] == 200
        _, headers, _ = phone.ask("POST", f"{phone.base}/hello")
        assert "Secure" in headers["Set-Cookie"]
        with pytest.raises((http.client.BadStatusLine, ConnectionResetError)):
            Phone(receiver.url).ask("GET", phone.base)
    finally:
        receiver.close()
        receiver.join()
    assert b"ENCRYPTED" in identity.key


def test_it_ends_when_told_and_by_itself(desk: Desk) -> None:
    told = Receiver("127.0.0.1", desk.keep, desk.tell, Limits(check_size))
    told.close()
    told.close()
    told.join()
    idle = Receiver("127.0.0.1", desk.keep, desk.tell, Limits(check_size, idle_seconds=0.05))
    idle.join()
    idle.close()
    assert [e for e in desk.events if isinstance(e, Closed)] == [Closed(False), Closed(True)]
    for ended in (told, idle):
        with pytest.raises(ConnectionRefusedError):
            Phone(ended.url).ask("GET", "/")


def test_closing_in_the_middle_of_a_photo_takes_nothing(desk: Desk) -> None:
    receiver = Receiver("127.0.0.1", desk.keep, desk.tell, Limits(check_size))
    phone = Phone(receiver.url)
    phone.join()
    with socket.create_connection((phone.host, phone.port), timeout=PATIENCE) as line:
        head = (
            f"POST {phone.base}/photo?name=a.jpg HTTP/1.1\r\nHost: {phone.host}:{phone.port}\r\n"
            f"Cookie: {phone.cookie}\r\nContent-Length: {len(PHOTO)}\r\n\r\n"
        )
        line.sendall(head.encode() + PHOTO[:5000])
        desk.wait_for(Coming)
        receiver.close()
        receiver.join()
    assert desk.names == []


def test_closing_amid_many_who_knock_leaves_no_door_open(desk: Desk) -> None:
    """Every socket is closed, also of those who never shook hands: a warning would fail this."""
    identity = self_signed("127.0.0.1", datetime.now(UTC))
    receiver = Receiver("127.0.0.1", desk.keep, desk.tell, Limits(check_size), identity)
    url = urlsplit(receiver.url)
    knocking = [socket.create_connection((url.hostname, url.port), timeout=PATIENCE) for _ in range(12)]
    receiver.close()
    with contextlib.suppress(OSError):  # refused or reset, as the system likes
        while True:
            knocking.append(socket.create_connection((url.hostname, url.port), timeout=PATIENCE))
    receiver.join()
    for line in knocking:
        line.close()


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("10.1.2.3", True), ("172.16.0.9", True), ("172.32.0.1", False), ("192.168.43.10", True),
        ("169.254.7.7", True), ("fd00::2", True), ("fe80::1", False), ("100.64.0.1", False), ("8.8.8.8", False),
        ("192.0.2.2", False), ("127.0.0.1", False), ("0.0.0.0", False), ("::", False), ("nonsense", False),
    ],
)  # fmt: skip
def test_private_addresses_only(desk: Desk, address: str, private: bool) -> None:
    assert network.is_private(address) is private
    if not private and address != "127.0.0.1":
        with pytest.raises(OfficerError) as caught:
            Receiver(address, desk.keep, desk.tell, Limits(check_size))
        assert caught.value.fault is faults.NOT_PRIVATE


def test_the_hotspot_is_offered_first() -> None:
    networks = [
        Network("docker0", "172.17.0.1"), Network("eth0", "169.254.3.3"), Network("eth0", "192.168.1.9"),
        Network("wlan0", "fd00::9", True), Network("wlan0", "192.168.43.10", True), Network("ppp0", "100.64.2.2"),
    ]  # fmt: skip
    assert [n.address for n in network.offered(networks)] == ["192.168.43.10", "192.168.1.9", "169.254.3.3", "fd00::9"]


@pytest.mark.parametrize(("accepted", "words"), [("zh-CN,en;q=0.8", "传照片到电脑"), ("fr,de", "Send photos")])
def test_the_page_speaks_the_phones_language_and_loads_nothing(receiver: Receiver, accepted: str, words: str) -> None:
    phone = Phone(receiver.url)
    status, headers, body = phone.ask("GET", phone.base, headers={"Accept-Language": accepted})
    page = body.decode()
    assert status == 200
    assert words in page
    assert receiver.check in page
    assert "{{" not in page
    assert "http:" not in page
    assert "https:" not in page
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
