"""Photos over HTTP: by our protocol, by a foreign tus client, through kills, against strangers."""

import hashlib
import io
import os
import socket
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import obstore
import pytest
import requests
from tusclient.client import TusClient

from officer_app.core.errors import OfficerError
from officer_app.core.facts import PhotoRef
from officer_app.ledger import photo_service
from officer_app.ledger.config import Limits
from officer_app.ledger.examining import examine
from officer_app.ledger.service import Ledger, wall_clock
from officer_app.ledger.verify import verify
from officer_app.paths import resource
from officer_app.photos import ingest
from officer_app.photos.faults import NO_DECODER
from officer_app.photos.ingest import Decoder
from tests.fixtures.ledger import (
    Address,
    TestDevice,
    add_account,
    add_device,
    caller,
    console_token,
    new_database,
    open_test_ledger,
    serving,
)
from tests.fixtures.ledger_process import LedgerProcess


def photo(size: int = 300_000) -> tuple[PhotoRef, bytes]:
    data = os.urandom(size)
    return PhotoRef(sha256=hashlib.sha256(data).hexdigest(), size=size, mime="image/jpeg"), data


def headers(device: TestDevice, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {device.token}", **{k.replace("_", "-"): v for k, v in more.items()}}


def send(url: str, device: TestDevice, ref: PhotoRef, data: Any, offset: int = 0) -> requests.Response:
    return requests.patch(
        f"{url}/v1/blobs/{ref.sha256}",
        data,
        timeout=20,
        headers=headers(
            device,
            Upload_Offset=str(offset),
            Upload_Length=str(ref.size),
            Content_Type="application/offset+octet-stream",
        ),
    )


def test_a_photo_goes_in_pieces_and_comes_back_whole(server: Address) -> None:
    device = add_device(server.ledger)
    ref, data = photo()
    address = f"{server.url}/v1/blobs/{ref.sha256}"
    assert send(server.url, device, ref, data).status_code == 404, "nothing names it yet"
    assert device.push(device.finding(ref)).results[0].missing == [ref.sha256]
    first = send(server.url, device, ref, data[:100_000])
    assert (first.status_code, first.json()) == (202, {"offset": 100_000})
    wrong = send(server.url, device, ref, data[:5], 7)
    assert (wrong.status_code, wrong.json()["offset"], wrong.headers["Upload-Offset"]) == (409, 100_000, "100000")
    asked = requests.post(
        f"{server.url}/v1/blobs/missing", json=[ref.sha256, "0" * 64], headers=headers(device), timeout=9
    )
    assert asked.json() == [{"sha": ref.sha256, "offset": 100_000}]
    assert send(server.url, device, ref, data[100_000:], 100_000).status_code == 201
    assert send(server.url, device, ref, b"", 0).status_code == 200
    state = requests.head(address, headers=headers(device), timeout=9)
    assert (state.headers["Upload-Complete"], state.headers["Upload-Offset"]) == ("?1", str(ref.size))
    assert requests.get(address, headers=headers(device), timeout=9).content == data
    rows = server.ledger.pull(device.caller, (0, 0), None, 10).rows
    assert [(r.entity, r.sha256, r.size) for r in rows if r.entity == "photo"] == [("photo", ref.sha256, ref.size)]
    assert device.push(device.finding(ref)).results[0].missing == []


def test_damaged_on_the_way_is_thrown_away_and_starts_over(server: Address) -> None:
    device = add_device(server.ledger)
    ref, data = photo(50_000)
    device.push(device.finding(ref))
    assert send(server.url, device, ref, bytes([data[0] ^ 1]) + data[1:]).status_code == 460
    assert server.ledger.blobs.offset(ref.sha256) == 0
    assert send(server.url, device, ref, data).status_code == 201


def test_only_its_readers_get_a_photo(server: Address) -> None:
    ledger = server.ledger
    device, stranger = add_device(ledger), add_device(ledger)
    ref, data = photo(10_000)
    device.push(device.finding(ref))
    assert send(server.url, stranger, ref, data).status_code == 404
    assert send(server.url, device, ref, data).status_code == 201
    address = f"{server.url}/v1/blobs/{ref.sha256}"

    def status(account: str) -> int:
        token = console_token(ledger, account)
        return requests.get(address, headers={"Authorization": f"Bearer {token}"}, timeout=9).status_code

    assert requests.get(address, timeout=9).status_code == 401
    assert requests.get(address, headers=headers(stranger), timeout=9).status_code == 404
    assert status(add_account(ledger, "ledger_clerk", region="371600")) == 200
    assert status(add_account(ledger, "ledger_clerk", region="371602")) == 200
    assert status(add_account(ledger, "ledger_clerk", region="371625")) == 404
    assert status(add_account(ledger, "sys_admin")) == 404
    assert status(add_account(ledger, "dept_handler", dept="371602-025")) == 404


def test_an_ordinary_tus_client_delivers_too(server: Address) -> None:
    device = add_device(server.ledger)
    ref, data = photo(700_000)
    device.push(device.finding(ref))
    uploader = TusClient(server.url, headers=headers(device)).uploader(
        file_stream=io.BytesIO(data), url=f"{server.url}/v1/blobs/{ref.sha256}", chunk_size=200_000
    )
    uploader.upload()
    assert server.ledger.blobs.read(ref.sha256) == data


def test_two_connections_never_write_one_photo(ledger: Ledger) -> None:
    ref, data = photo(10_000)
    with ledger.blobs.receive(ref.sha256, 0, ref.size) as upload:
        upload.write(data[:100])
        with pytest.raises(Exception, match="another connection"), ledger.blobs.receive(ref.sha256, 0, ref.size):
            pass
    assert ledger.blobs.offset(ref.sha256) == 100


def test_killed_in_mid_piece_what_arrived_counts_and_the_rest_follows(tmp_path: Path) -> None:
    database = new_database()
    ledger = open_test_ledger(tmp_path / "ledger", wall_clock, database=database)
    device = add_device(ledger)
    photos = [photo(400_000) for _ in range(3)]
    device.push(device.finding(*(ref for ref, _ in photos)))
    process = LedgerProcess(tmp_path / "ledger", database)
    try:
        for ref, data in photos:
            cut = threading.Event()

            def drip(data: bytes = data, ref: PhotoRef = ref, cut: threading.Event = cut) -> Any:
                yield data[:150_000]
                while ledger.blobs.offset(ref.sha256) < 1:
                    cut.wait(0.005)
                process.kill()
                cut.set()
                yield data[150_000:]

            with pytest.raises(requests.RequestException):
                send(process.url, device, ref, drip())
            assert cut.is_set()
            process.start()
            offset = ledger.blobs.offset(ref.sha256)
            assert 0 < offset <= 150_000
            assert send(process.url, device, ref, data[offset:], offset).status_code == 201
        assert [ledger.blobs.read(ref.sha256) for ref, _ in photos] == [data for _, data in photos]
        assert not list((tmp_path / "ledger" / "spool" / "part").iterdir())
    finally:
        process.close()
        ledger.db.close()


def test_a_connection_that_breaks_leaves_what_it_brought(server: Address) -> None:
    device = add_device(server.ledger)
    ref, data = photo(200_000)
    device.push(device.finding(ref))
    begin(server, device, ref, data[:120_000]).close()
    finish_after_break(server, device, ref, data)


def test_a_connection_that_falls_silent_lets_go_of_its_photo(tmp_path: Path) -> None:
    ledger = open_test_ledger(tmp_path / "ledger", limits=Limits(silence=1.5))
    device = add_device(ledger)
    ref, data = photo(200_000)
    device.push(device.finding(ref))
    with serving(ledger) as server, begin(server, device, ref, data[:120_000]):
        assert send(server.url, device, ref, data[:1], 0).status_code == 423
        finish_after_break(server, device, ref, data)
    ledger.db.close()


def begin(server: Address, device: TestDevice, ref: PhotoRef, piece: bytes) -> socket.socket:
    """A connection that promised the whole photo and brought a piece of it."""
    address = urlsplit(server.url)
    head = (
        f"PATCH /v1/blobs/{ref.sha256} HTTP/1.1\r\nHost: {address.netloc}\r\nAuthorization: Bearer {device.token}\r\n"
        f"Upload-Offset: 0\r\nUpload-Length: {ref.size}\r\nContent-Length: {ref.size}\r\n\r\n"
    )
    line = socket.create_connection((address.hostname, address.port), timeout=9)
    line.sendall(head.encode() + piece)
    while not server.ledger.blobs.offset(ref.sha256):
        threading.Event().wait(0.005)
    return line


def finish_after_break(server: Address, device: TestDevice, ref: PhotoRef, data: bytes) -> None:
    while (answer := send(server.url, device, ref, data[:1], 0)).status_code == 423:
        threading.Event().wait(0.005)
    assert answer.status_code == 409
    offset = answer.json()["offset"]
    assert 0 < offset <= 120_000
    assert send(server.url, device, ref, data[offset:], offset).status_code == 201


def test_limits_of_size_and_day(tmp_path: Path) -> None:
    ledger = open_test_ledger(
        tmp_path / "ledger", limits=Limits(max_photo=50_000, max_chunk=20_000, photos_per_day=60_000)
    )
    device = add_device(ledger)
    (big, big_data), (first, first_data), (second, second_data) = photo(60_000), photo(20_000), photo(50_000)
    device.push(device.finding(big, first, second))
    with serving(ledger) as server:
        assert send(server.url, device, big, big_data[:10_000]).status_code == 413
        assert send(server.url, device, first, first_data + b"!").status_code == 413
        assert send(server.url, device, first, first_data).status_code == 201
        assert send(server.url, device, second, second_data[:10_000]).status_code == 507
    ledger.db.close()


def test_photos_wait_on_the_spool_while_the_object_store_is_away(tmp_path: Path) -> None:
    bucket = tmp_path / "bucket"
    bucket.mkdir()
    ledger = open_test_ledger(tmp_path / "ledger", bucket=f"file://{bucket}")
    device = add_device(ledger)
    ref, data = photo(30_000)
    device.push(device.finding(ref))
    address = tmp_path / "ledger" / "spool" / "done" / ref.sha256
    with serving(ledger) as server:
        assert send(server.url, device, ref, data).status_code == 201
        bucket.rename(tmp_path / "away")
        (tmp_path / "bucket").write_text("not a folder")
        with pytest.raises((OSError, obstore.exceptions.BaseError)):
            photo_service.ship_spooled(ledger)
        assert address.exists()
        assert requests.get(f"{server.url}/v1/blobs/{ref.sha256}", headers=headers(device), timeout=9).content == data
        (tmp_path / "bucket").unlink()
        (tmp_path / "away").rename(bucket)
        assert photo_service.ship_spooled(ledger) == 1
        assert not address.exists()
        assert requests.get(f"{server.url}/v1/blobs/{ref.sha256}", headers=headers(device), timeout=9).content == data
    ledger.db.close()


def test_a_photo_that_does_not_decode_is_kept_flagged_and_never_shown_inline(server: Address) -> None:
    ledger = server.ledger
    device = add_device(ledger)
    sound = resource("sample/photos").glob("*.jpg")
    files = [next(sound).read_bytes(), b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"]
    refs = [PhotoRef(sha256=hashlib.sha256(data).hexdigest(), size=len(data), mime="image/jpeg") for data in files]
    device.push(device.finding(*refs), device.finding())
    for ref, data in zip(refs, files, strict=True):
        assert send(server.url, device, ref, data).status_code == 201
    with Decoder() as decoder:
        assert examine(ledger, decoder) == 2
        assert examine(ledger, decoder) == 0
    clerk = caller(ledger, add_account(ledger, "ledger_clerk", region="371600"))
    assert [row.unreadable for row in ledger.entries(clerk)] == [0, 1]
    with ledger.db.read() as tx:
        report = verify(tx, ledger.scope, ledger.signer.public, ledger.rules, ledger.blobs.read)
    assert (report.faults, report.remarks) == ([], [f"photos: {refs[1].sha256} photo.not_a_photo"])
    answer = requests.get(f"{server.url}/v1/blobs/{refs[1].sha256}", headers=headers(device), timeout=9)
    assert (answer.content, answer.headers["Content-Type"]) == (files[1], "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_where_nothing_can_be_decoded_nothing_is_said_of_a_photo(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = add_device(ledger)
    data = next(resource("sample/photos").glob("*.jpg")).read_bytes()
    ref = PhotoRef(sha256=hashlib.sha256(data).hexdigest(), size=len(data), mime="image/jpeg")
    device.push(device.finding(ref))
    with photo_service.receive(ledger, device.caller, ref.sha256, 0) as upload:
        assert upload is not None
        upload.write(data)
        photo_service.finish(ledger, device.caller, ref.sha256, upload)
    monkeypatch.setattr(ingest, "child_command", lambda: ["no such program"])
    with Decoder() as decoder, pytest.raises(OfficerError) as trouble:
        examine(ledger, decoder)
    assert trouble.value.fault is NO_DECODER
    monkeypatch.undo()
    with Decoder() as decoder:
        assert examine(ledger, decoder) == 1
