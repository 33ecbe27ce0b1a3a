"""The commonest job, counted as the design counts: each key, chord, run of words or tap on something in view is one."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from officer_app.core.facts import Finding
from officer_app.ui.capture.camera import Camera
from officer_app.usecases import findings, lists
from tests.fixtures.walking import Walking
from tests.fixtures.window import Hands

pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
from PySide6.QtMultimedia import QVideoFrame

pytestmark = pytest.mark.qt_log_ignore("Couldn.t (load|resolve)", "No RHI backend", extend=True)

WORDS = "窗口另要户口本复印件，清单没有"


@pytest.fixture(autouse=True)
def nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine's own camera stays shut."""
    monkeypatch.setattr(Camera, "devices", property(lambda self: []))


def see(hands: Hands, ways: Any) -> None:
    """Something is before the camera."""
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(QColor("#0B6670"))
    ways._finder.camera.sink.setVideoFrame(QVideoFrame(picture))
    hands.wait(ways._finder.shutter.isEnabled)


def tap(hands: Hands, target: QWidget) -> None:
    """A tap on what is in view and large enough for a finger."""
    assert target.isVisible()
    assert target.visibleRegion().contains(target.rect().center())
    hands.interactions += 1
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def recorded(hands: Hands) -> list[Finding]:
    """All findings, the last one first."""
    found: list[Any] = []

    def read(desk: Any) -> list[Finding]:
        rows = lists.rows(desk, list(lists.ids(desk, lists.Filter())))
        return [lists.finding(desk, row.id).finding for row in rows]

    hands.window.session.read(read, found.extend, hands.window)
    hands.wait(lambda: bool(found))
    return sorted(found, key=lambda finding: finding.facts.temp_no, reverse=True)


def is_whole(finding: Finding, words: str) -> None:
    values = finding.facts.values
    assert words in values["text"]
    assert (values["hall_code"], values["window_code"]) == ("H01", "H01-006")
    assert values["category_code"]
    assert values["severity"]
    assert values["suggested_dept"]
    assert len(finding.facts.photos) == 1


def test_five_keys_or_five_taps_inside_a_walk_with_the_camera_out(walk: Walking) -> None:
    hands, ways = walk.hands, walk.page.pictures.ways
    walk.press("F7")
    walk.press("F8")
    see(hands, ways)

    hands.interactions = 0
    hands.press("Ctrl+N")
    camera = hands.editor.intake.ways
    see(hands, camera)
    hands.press("F8")
    hands.press("Ctrl+1")
    hands.type(WORDS)
    hands.press("Ctrl+Return")
    hands.wait(lambda: walk.window.here == "walk")
    assert hands.interactions == 5
    hands.settle()
    is_whole(recorded(hands)[0], WORDS)

    hands.interactions = 0
    tap(hands, walk.page.run.note.record)
    see(hands, camera)
    tap(hands, camera._finder.shutter)
    view = hands.editor.form.view
    tap(hands, view.inputs["category_code"]._chips[0])
    tap(hands, view.phrases._chips[0])
    tap(hands, hands.editor.form.footer.finish)
    hands.wait(lambda: walk.window.here == "walk")
    assert hands.interactions == 5
    hands.settle()
    assert len(recorded(hands)) == 2
    is_whole(recorded(hands)[0], "")

    hands.press("Ctrl+N")
    assert camera._finder.isVisible()
    camera._finder.shut.click()
    hands.press("Escape")
    hands.press("Ctrl+N")
    assert not camera._finder.isVisible(), "put away, it stays away"


def test_eight_keys_from_a_cold_start(hands: Hands) -> None:
    known = {"category_code": "T0401", "text": "昨天在同一个窗口记过一条发现。", "hall_code": "H01"}
    known |= {"window_code": "H01-006", "matter_code": "SX0401"}
    hands.window.session.write(lambda desk: findings.submit(desk, "counter", known))
    hands.settle()
    assert hands.window.here == "today"
    hands.interactions = 0
    hands.press("Alt+2")
    hands.settle()  # the window of last time is known
    hands.press("F8")
    see(hands, hands.editor.intake.ways)
    hands.press("F8")
    hands.press("F3")
    hands.press("Return")
    hands.press("Ctrl+1")
    hands.type(WORDS)
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    assert hands.interactions <= 8
    hands.settle()
    is_whole(recorded(hands)[0], WORDS)
