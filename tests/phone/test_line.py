"""The phone's line in the real window: photos go through the draft's own guard, and the strip shows what is kept."""

import json
import socket
import ssl
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage

from officer_app.core.validate import MAX_PHOTOS
from officer_app.phone.network import Network
from officer_app.ui.editor.intake import Intake
from officer_app.usecases import editing
from tests.fixtures.window import Hands, sample_photo
from tests.phone.browser import PATIENCE, Phone

HEIC = Path(__file__).parents[1] / "photos" / "data" / "tiny.heic"


@pytest.fixture
def page(hands: Hands) -> Any:
    hands.window.open_editor(dimension="T")
    hands.settle()
    return hands.editor


def trusting() -> ssl.SSLContext:
    """As a phone whose owner has said: continue."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def open_line(hands: Hands, page: Any) -> Phone:
    """F9, and a phone that has scanned the code. Only this machine can reach it."""
    line = page.intake.ways.phone_line
    line.networks = lambda: [Network("lo", "127.0.0.1")]
    hands.press("F9")
    hands.wait(lambda: line.state == "waiting")
    phone = Phone(line.line.url, trusting())
    assert meanwhile(hands, phone.join) == 200
    hands.wait(lambda: line.state == "joined")
    return phone


def meanwhile(hands: Hands, act: Callable[[], Any]) -> Any:
    """The phone acts while the window lives."""
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.append(act()))
    thread.start()
    hands.wait(lambda: not thread.is_alive())
    assert found, "the phone met an error"
    return found[0]


def drawn(n: int) -> bytes:
    """A small photo unlike any other."""
    image, buffer = QImage(64, 48, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor(4 * n, 255 - 4 * n, 90))
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def stored(hands: Hands, draft_id: str) -> list[int]:
    """Sizes of the draft's photos as the store has them, each durable."""
    found: list[Any] = []
    hands.window.session.read(lambda desk: editing.read_draft(desk, draft_id), found.append, hands.window)
    hands.wait(lambda: bool(found))
    assert all(hands.window.session.desk.media.has(shot.sha256) for shot in found[0].shots)
    return [shot.ref.size for shot in found[0].shots]


def test_photos_from_the_phone_stand_in_the_strip_and_in_the_store(hands: Hands, page: Any) -> None:
    phone = open_line(hands, page)
    card = page.photos.phone_card
    assert card.isVisible()
    assert card.check.text() == page.intake.ways.phone_line.line.check
    photos = [sample_photo("notice").read_bytes(), HEIC.read_bytes()]
    for data, name in zip(photos, ("大厅.jpg", "IMG_2.HEIC"), strict=True):
        assert meanwhile(hands, lambda d=data, n=name: phone.send(d, quote(n))) == (200, {"again": False})
        assert page.keeper.shots[-1].ref.size == len(data), "the phone hears of it when the strip has it"
    assert stored(hands, page.keeper.draft_id) == [len(data) for data in photos]
    assert meanwhile(hands, lambda: phone.send(photos[0])) == (200, {"again": True})
    hands.wait(lambda: card.news.text() == "已收到 2 张")
    assert len(page.keeper.shots) == 2
    receiver = page.intake.ways.phone_line.line.receiver
    hands.press("F9")
    assert not card.isVisible()
    receiver.join()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((phone.host, phone.port), timeout=PATIENCE)


def test_a_bad_photo_is_told_on_both_sides_and_the_next_goes_on(hands: Hands, page: Any) -> None:
    phone = open_line(hands, page)
    status, told = meanwhile(hands, lambda: phone.send(sample_photo("hall").read_bytes()[:2000], "half.jpg"))
    assert status == 422
    assert str(told["say"]).startswith("照片不完整")
    assert page.photos.banner.text().startswith("half.jpg  照片不完整")
    _, _, body = meanwhile(hands, lambda: phone.ask("POST", f"{phone.base}/refusal?name=VID_7.mp4&size=419430400"))
    assert json.loads(body)["say"].startswith("文件太大：400 MB")
    hands.wait(lambda: "VID_7.mp4  文件太大：400 MB" in page.photos.banner.text())
    assert meanwhile(hands, lambda: phone.send(sample_photo("hall").read_bytes()))[0] == 200


def test_the_line_ends_with_its_draft(hands: Hands, page: Any) -> None:
    open_line(hands, page)
    page.intake.take_in(Intake((sample_photo("notice"),)))
    hands.wait(lambda: len(page.keeper.shots) == 1)
    hands.press("Escape")
    assert page.intake.ways.phone_line.state == "shut"
    hands.settle()


def test_half_a_photo_shows_its_progress_and_leaves_no_trace(hands: Hands, page: Any) -> None:
    phone = open_line(hands, page)
    line, data = page.intake.ways.phone_line, sample_photo("hall").read_bytes()
    with socket.create_connection((phone.host, phone.port), timeout=PATIENCE) as plain:
        with trusting().wrap_socket(plain) as wire:
            head = (
                f"POST {phone.base}/photo?name=hall.jpg HTTP/1.1\r\nHost: {phone.host}:{phone.port}\r\n"
                f"Cookie: {phone.cookie}\r\nContent-Length: {len(data)}\r\n\r\n"
            )
            wire.sendall(head.encode() + data[: len(data) // 2])
            hands.wait(lambda: any(photo.received for photo in line.coming.values()))
            assert page.photos.strip.window().isVisible()
            assert line.coming
    hands.wait(lambda: not line.coming)
    assert page.keeper.shots == []
    assert page.keeper.untouched
    assert page.photos.phone_card.news.text().startswith("传到一半断了")
    assert meanwhile(hands, lambda: phone.send(data)) == (200, {"again": False})
    hands.wait(lambda: page.photos.phone_card.news.text() == "已收到 1 张")


def test_of_sixty_at_once_twelve_are_taken_and_every_other_is_told(hands: Hands, page: Any) -> None:
    phone = open_line(hands, page)
    photos = [drawn(n) for n in range(60)]

    def send_all() -> list[tuple[int, dict[str, object]]]:
        with ThreadPoolExecutor(4) as hand:
            return list(hand.map(lambda n: phone.send(photos[n], f"IMG_{n}.png"), range(60)))

    told = meanwhile(hands, send_all)
    assert [status for status, _ in told].count(200) == MAX_PHOTOS
    refused = [words for status, words in told if status == 422]
    assert len(refused) == 60 - MAX_PHOTOS
    assert all(str(words["say"]).startswith("一条发现最多 12 张照片") for words in refused)
    assert len(stored(hands, page.keeper.draft_id)) == MAX_PHOTOS
    assert page.photos.banner.text().splitlines()[-1] == "还有 44 张没有收下"
    media = hands.window.session.desk.media
    assert len(list(media.names())) == MAX_PHOTOS, "what is not taken is not kept either"


def test_without_a_hotspot_it_says_so_and_what_to_do(hands: Hands, page: Any) -> None:
    line = page.intake.ways.phone_line
    line.networks = list
    hands.press("F9")
    hands.wait(lambda: line.state == "stuck")
    card = page.photos.phone_card
    assert card.how.text().startswith("这台电脑没有连上热点或局域网")
    assert not card.code.isVisible()
    line.networks = lambda: [Network("lo", "127.0.0.1"), Network("lo", "127.0.0.2")]
    card.again.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Space")
    hands.wait(lambda: line.state == "waiting")
    first = line.line
    assert card.news.text() == "等手机扫码"
    card._long.stop()
    card._long.timeout.emit()
    assert card.news.text().startswith("手机还没连上"), "after long waiting it says what may be wrong"
    card.other_way.click()
    hands.wait(lambda: line.state == "waiting" and line.line is not first)
    assert line.line.url.startswith("http://"), "plain when asked for"
    assert "不加密" in card.how.text()
