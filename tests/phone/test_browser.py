"""The page in a real browser, over TLS, with real files: a photo, an iPhone's photo, a broken one, a long film."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from officer_app.paths import resource
from officer_app.phone.receiver import Receiver
from officer_app.phone.reception import Kept, Limits
from officer_app.photos.ingest import check_size
from officer_app.seal.certificate import self_signed
from tests.phone.chromium import PROGRAM, Chromium
from tests.phone.desk import Desk

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium here")

HALL = resource("sample/photos/hall.jpg")
HEIC = Path(__file__).parents[1] / "photos" / "data" / "tiny.heic"
SAID = "Array.from(document.querySelectorAll('li')).map(li => [li.className, li.querySelector('.state').textContent])"


def test_what_the_phone_shows_is_what_the_laptop_has(desk: Desk, tmp_path: Path) -> None:
    broken, film = tmp_path / "half.jpg", tmp_path / "VID_7.mp4"
    broken.write_bytes(HALL.read_bytes()[:3000])
    with film.open("wb") as file:
        file.truncate(400 * 1024 * 1024)
    receiver = Receiver(
        "127.0.0.1", desk.keep, desk.tell, Limits(check_size), self_signed("127.0.0.1", datetime.now(UTC))
    )
    try:
        with Chromium(tmp_path / "browser", "zh-CN") as browser:
            browser.visit(receiver.url)
            assert browser.evaluate("document.getElementById('digits').textContent") == receiver.check
            browser.choose("#choose", [HALL, film, broken, HEIC])
            browser.until("document.querySelectorAll('li.kept').length === 2")
            rows = browser.evaluate(SAID)[::-1]
            assert [state for state, _ in rows] == ["kept", "refused", "refused", "kept"]
            assert rows[0][1] == "已存到电脑"
            assert rows[1][1].startswith("文件太大：400 MB，最多 25 MB。")
            assert rows[2][1].startswith("照片不完整，后半截没有传过来。")
            browser.choose("#choose", [HALL])
            browser.until("document.querySelectorAll('li.kept').length === 3")
            assert browser.evaluate(SAID)[0] == ["kept", "电脑里已有这张"]
            assert browser.evaluate("document.getElementById('total').textContent") == "已存到电脑 2 张"
            receiver.close()
            receiver.join()
            browser.evaluate("{ const real = setTimeout; setTimeout = (act, ms) => real(act, ms < 9000 ? 0 : ms); }")
            browser.choose("#choose", [HALL])
            browser.until("document.querySelector('li.lost')")
            assert browser.evaluate("document.getElementById('say').textContent").startswith("连不上电脑")
    finally:
        receiver.close()
        receiver.join()
    assert desk.names == ["hall.jpg", "tiny.heic"]
    assert desk.media.get(hashlib.sha256(HALL.read_bytes()).hexdigest()) == HALL.read_bytes()
    assert [e.again for e in desk.events if isinstance(e, Kept)] == [False, False, True]
