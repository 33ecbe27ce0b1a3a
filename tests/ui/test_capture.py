"""Screen and clipboard in the real window: real pixels become durable photos, and what cannot is named."""

import base64
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest

from officer_app.photos.ingest import Decoder
from officer_app.ui.capture.frame import Mode, best_mode, jpeg, middle, png
from officer_app.ui.editor.intake import looks_photographic, take
from tests.fixtures.window import Hands
from tests.photos import bombs


@pytest.fixture
def page(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The editor at the counter, on a desktop that gives its screen."""
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    hands.window.open_editor(dimension="T")
    hands.settle()
    return hands.editor


def scene(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B6670"))
    with QPainter(image) as painter:
        painter.fillRect(0, 0, width // 2, height // 2, QColor("#FFFFFF"))
    return image


@pytest.mark.parametrize(
    ("modes", "best"),
    [
        ([(640, 480, 30), (1280, 720, 30), (1920, 1080, 5)], 1),
        ([(1280, 720, 30), (1600, 1200, 15), (4608, 3456, 30)], 1),
        ([(9000, 6000, 30)], 0),
        ([], -1),
    ],
)
def test_the_finest_picture_that_still_moves(modes: list[tuple[int, int, int]], best: int) -> None:
    assert best_mode([Mode(QSize(w, h), rate) for w, h, rate in modes]) == best


def test_four_to_three_from_the_middle() -> None:
    assert middle(QSize(1280, 720)) == QRect(160, 0, 960, 720)
    assert middle(QSize(720, 1280)) == QRect(0, 160, 720, 960)


@pytest.mark.parametrize("make", [jpeg, png])
def test_a_picture_of_our_own_says_when_it_was_taken(make: Any) -> None:
    moment = datetime(2026, 9, 17, 1, 40, 12, tzinfo=UTC)
    with Decoder() as decoder:
        photo = decoder.read(make(scene(640, 480), moment), view=False)
    assert (photo.width, photo.height, photo.taken_at) == (640, 480, "2026-09-17T09:40:12+08:00")


def test_without_the_parts_for_a_camera_a_sentence(hands: Hands, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    hands.press("F8")
    assert page.photos.banner.text().startswith("这台电脑缺少拍照要用的组件（")
    assert page.photos.viewer.isVisible()


def test_a_part_of_the_screen_for_what_is_online(hands: Hands, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.press("Alt+1")
    hands.press("F8")
    shot = page.intake.ways.screen
    hands.wait(lambda: bool(shot.pickers))
    assert not hands.window.isVisible(), "our own window is not in the picture"
    picker = shot.pickers[0]
    QTest.mousePress(picker, Qt.MouseButton.LeftButton, pos=QPoint(20, 30))
    QTest.mouseMove(picker, QPoint(180, 150))
    QTest.mouseRelease(picker, Qt.MouseButton.LeftButton, pos=QPoint(219, 149))
    hands.wait(lambda: len(page.keeper.shots) == 1)
    taken = page.keeper.shots[0].ref
    assert (taken.mime, taken.width, taken.height) == ("image/png", 161, 121)
    assert taken.taken_at
    assert hands.window.isVisible()
    hands.press("F8")
    hands.wait(lambda: bool(shot.pickers))
    QTest.keyClick(shot.pickers[0], Qt.Key.Key_Escape)
    hands.wait(hands.window.isActiveWindow)
    assert len(page.keeper.shots) == 1
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    hands.press("F8")
    assert hands.window.isVisible()
    assert "再回来按 Ctrl+V" in page.photos.banner.text(), "Wayland gives no picture, and a way is told"


def paste(hands: Hands, page: Any, mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    page.intake.paste()
    hands.wait(lambda: not page.keeper.adding)


def test_two_hundred_megapixels_are_refused_in_words(hands: Hands, page: Any) -> None:
    pixels, html = QMimeData(), QMimeData()
    pixels.setImageData(QImage(20_000, 10_000, QImage.Format.Format_Mono))
    paste(hands, page, pixels)
    assert page.photos.banner.text().startswith("照片像素太多，最多 50 百万像素。")
    html.setHtml(f'<img src="data:image/jpeg;base64,{base64.b64encode(bombs.huge_header()).decode()}">')
    paste(hands, page, html)
    assert page.photos.banner.text().startswith("照片像素太多，最多 50 百万像素。")
    assert page.keeper.shots == []


def test_a_picture_that_is_only_on_the_web_is_named_and_not_fetched() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.PNG"), QUrl("https://example.org/guide.html")])
    assert looks_photographic(mime)
    assert take(mime).remote == 1
