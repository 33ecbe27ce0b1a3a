"""The camera in the real window: real frames through a real sink become durable photos; trouble has its sentence."""

from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from officer_app.core.clock import iso
from officer_app.ui.capture.camera import Camera
from tests.fixtures.walking import Walking
from tests.fixtures.window import Hands

pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
from PySide6.QtMultimedia import QCameraDevice, QVideoFrame, QVideoFrameFormat

pytestmark = pytest.mark.qt_log_ignore("Couldn.t (load|resolve)", "No RHI backend", extend=True)


@pytest.fixture
def page(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The editor at the counter, on a machine whose own camera nobody looks through."""
    monkeypatch.setattr(Camera, "devices", property(lambda self: []))
    hands.window.open_editor(dimension="T")
    hands.settle()
    return hands.editor


def green(width: int, height: int) -> QVideoFrame:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B6670"))
    return QVideoFrame(image)


def red_yuyv(size: QSize) -> QVideoFrame:
    """A frame as webcams send them."""
    frame = QVideoFrame(QVideoFrameFormat(size, QVideoFrameFormat.PixelFormat.Format_YUYV))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    pixels = frame.bits(0)
    pixels[:] = bytes((81, 90, 81, 240)) * (len(pixels) // 4)
    frame.unmap()
    return frame


def test_what_the_camera_sees_becomes_a_durable_photo(hands: Hands, page: Any) -> None:
    hands.press("F8")
    finder = page.intake.ways._finder
    assert finder.trouble.text().startswith("这台电脑没有摄像头，或者没有接好。已写的字和照片都在。")
    finder.camera.sink.setVideoFrame(green(1280, 720))
    hands.wait(finder.shutter.isEnabled)
    assert not finder.trouble.isVisible()
    before = iso(hands.window.session.desk.now())
    hands.press("Space")
    hands.wait(lambda: len(page.keeper.shots) == 1)
    first = page.keeper.shots[0].ref
    assert (first.width, first.height) == (960, 720)
    assert first.taken_at[:16] in (before[:16], iso(hands.window.session.desk.now())[:16])
    assert hands.window.session.desk.media.has(first.sha256)
    finder.camera._rest.stop()
    finder.camera.sink.setVideoFrame(red_yuyv(QSize(640, 480)))
    hands.wait(lambda: finder.screen.image.pixelColor(9, 9).red() > 200)
    hands.press("F8")
    finder.camera._run(QCameraDevice())
    finder.camera._devices_changed()
    assert finder.trouble.text().startswith("摄像头被拔掉了。已写的字和照片都在。")
    hands.wait(lambda: len(page.keeper.shots) == 2)
    hands.press("F8")
    hands.settle()
    assert len(page.keeper.shots) == 2, "nothing is taken of a camera that is gone"
    finder.camera.start()
    finder.camera.sink.setVideoFrame(green(64, 48))
    hands.wait(finder.shutter.isEnabled)
    hands.press("Escape")
    assert hands.window.here == "editor", "Esc puts the camera away, not the page"
    assert not finder.isVisible()
    assert page.photos.viewer.isVisible()
    assert hands.focus() is page.photos.shoot
    finder.camera.sink.setVideoFrame(green(64, 48))
    assert finder.screen.image is None, "a camera that was put away is not looked through"


def test_on_a_walk_the_keyboard_leaves_the_camera_before_it_goes(
    walk: Walking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Camera, "devices", property(lambda self: []))
    walk.press("F8")
    finder = walk.page.pictures.ways._finder
    finder.camera.sink.setVideoFrame(green(640, 480))
    walk.hands.wait(finder.shutter.isEnabled)
    finder.shutter.setFocus()
    walk.press("F8")
    walk.hands.wait(lambda: len(walk.walk.photos) == 1)
    walk.press("Escape")
    assert not finder.isVisible()
    assert walk.hands.focus() is walk.page.run.photos.shoot


def test_trouble_with_the_camera_names_the_ways_out(hands: Hands, page: Any) -> None:
    hands.press("F8")
    finder = page.intake.ways._finder
    for why, words in (
        ("No permission to open", "系统不让这个程序用摄像头。"),
        ("Cannot open camera", "摄像头打不开（Cannot open camera）。"),
        ("Camera is in use", "摄像头被别的程序占用。已写的字和照片都在。可先用手机传"),
    ):
        finder.camera._camera_failed(None, why)
        assert finder.trouble.text().startswith(words)
        assert finder.trouble.isVisible()
    finder.camera._run(QCameraDevice())
    finder.camera._devices_changed()
    assert finder.trouble.text().startswith("摄像头被拔掉了。")
    page.intake.ways.phone_line.networks = list
    finder.phone.click()
    hands.settle()
    assert page.photos.phone_card.isVisible()
    assert not finder.isVisible()
