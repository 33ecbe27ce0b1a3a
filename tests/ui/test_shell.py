"""The window around the pages: keys, lanes, errors, languages, sizes, and what is kept for the next start."""

import sys
import threading
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from officer_app.core.changes import Changes
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text
from officer_app.ui import errors
from officer_app.ui.bus import Bus
from officer_app.ui.jobs import Jobs
from officer_app.ui.preferences import Preferences
from officer_app.ui.session import changes_of
from officer_app.ui.shortcuts import KeySheet
from officer_app.ui.widgets.segmented import Segment, Segmented
from officer_app.ui.widgets.toast import Toast
from officer_app.usecases import drafts
from tests.fixtures.window import Hands

TROUBLE = Fault(
    "test.trouble", Text("出了事", "It happened"), Text("都在", "All is there"), Text("再试", "Again"), Exit.BUSY
)


def page_names(hands: Hands) -> str:
    return hands.window.room.header._title.text()


# keys and pages


def test_every_section_is_reached_by_keys(hands: Hands) -> None:
    seen = [page_names(hands)]
    for _ in range(len(hands.window.room.rail.order)):
        hands.press("Ctrl+PageDown")
        hands.settle()
        seen.append(page_names(hands))
    assert seen[0] == seen[-1]
    assert seen[0] == hands.window.page("today").title
    assert set(seen[1:-1]) == {"走流程", "发现", "同步", "设置"}
    hands.press("Alt+2")
    hands.settle()
    assert hands.editor.form.form.dimension == "T"
    hands.press("Escape")
    hands.settle()
    assert page_names(hands) == seen[0]


def test_the_key_sheet_comes_and_gives_the_keyboard_back(hands: Hands) -> None:
    before = hands.focus()
    hands.press("F1")
    (sheet,) = hands.window.findChildren(KeySheet)
    assert sheet.isVisible()
    assert sheet.isAncestorOf(hands.focus())
    words = {found.text() for found in sheet.findChildren(QLabel)}
    assert {"完成", "上锁"} <= words
    hands.press("Escape")
    assert not sheet.isVisible()
    assert hands.focus() is before


@pytest.mark.parametrize(("page", "there"), [("today", {"FindButton", "Button"}), ("findings", {"SearchEntry"})])
def test_tab_walks_through_everything_and_shows_where_it_is(hands: Hands, page: str, there: set[str]) -> None:
    hands.window.go(page)
    hands.settle()
    seen: list[QWidget] = []
    for _ in range(60):
        hands.press("Tab")
        at = hands.focus()
        if at in seen:
            break
        assert at.isVisible()
        assert at.accessibleName() or at.text(), f"{type(at).__name__} has no name"  # type: ignore[attr-defined]
        seen.append(at)
    else:
        pytest.fail("Tab never comes round")
    kinds = {type(at).__name__ for at in seen}
    assert {"CameraButton", "NavButton", "StatusPill"} | there <= kinds


# language, theme, size


@pytest.mark.parametrize("hands", [("zh", "light"), ("en", "dark")], indirect=True)
@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_no_label_is_cut(hands: Hands, size: tuple[int, int]) -> None:
    window = hands.window
    window.resize(*size)
    for name in (*window.room.rail.order, "editor"):
        window.go(name)
        hands.settle()
        QApplication.processEvents()
        assert not window.grab().isNull()
        cut = [
            f"{name}: {found.text()}"
            for found in window.findChildren(QLabel)
            if found.isVisible() and not found.wordWrap() and found.text()
            and found.width() < found.sizeHint().width() - 1
        ]  # fmt: skip
        assert not cut


def test_what_is_chosen_works_at_once_and_is_kept(hands: Hands) -> None:
    window = hands.window
    window.go("settings")
    hands.settle()
    page = window.page("settings")
    page.language.chosen.emit("en")
    hands.settle()
    assert page_names(hands) == "Settings", "the page comes back in the other language"
    assert window.page("settings").language.value() == "en"
    height = window.page("settings").device.sizeHint().height()
    window.page("settings").text_size.chosen.emit("130")
    hands.settle()
    assert window.page("settings").device.sizeHint().height() > height
    window.page("settings").theme.chosen.emit("dark")
    kept = Preferences.load(window.profile)
    assert (kept.language, kept.text_size, kept.theme) == ("en", 130, "dark")
    window.page("settings").language.chosen.emit("zh")
    window.page("settings").text_size.chosen.emit("100")
    window.page("settings").theme.chosen.emit("light")
    hands.settle()


@pytest.mark.parametrize("written", [b"", b"[]", b'{"theme": 7, "text_size": "big", "place": [1]}', b"\xff\x00"])
def test_spoilt_preferences_count_as_none(tmp_path: Any, written: bytes) -> None:
    (tmp_path / "window.json").write_bytes(written)
    kept = Preferences.load(tmp_path)
    assert (kept.language, kept.theme, kept.text_size, kept.place) == ("", "system", 100, [])


def test_preferences_that_cannot_be_kept_trouble_nobody(tmp_path: Any) -> None:
    (tmp_path / "file").write_text("in the way")
    Preferences.load(tmp_path / "file").save()


# lanes and the one way round


@pytest.fixture
def jobs(qapp: Any) -> Any:
    made = Jobs()
    yield made
    made.close()


def test_answers_come_to_the_windows_thread_in_the_order_asked(jobs: Jobs, qtbot: Any) -> None:
    ran: list[str] = []
    said: list[tuple[int, str]] = []
    here = threading.current_thread().name
    for n in range(20):
        jobs.run(
            lambda n=n: (ran.append(threading.current_thread().name), n)[1],
            lambda n: said.append((n, threading.current_thread().name)),
        )
    qtbot.waitUntil(lambda: jobs.idle)
    assert said == [(n, here) for n in range(20)]
    assert len(set(ran)) == 1
    assert here not in ran


def test_an_answer_to_a_closed_page_is_dropped(jobs: Jobs, qtbot: Any) -> None:
    go, said = threading.Event(), []
    owner = QObject()
    jobs.run(lambda: go.wait(20), said.append, owner)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    assert not isValid(owner)
    go.set()
    qtbot.waitUntil(lambda: jobs.idle)
    assert said == []


def test_a_failure_goes_to_whom_it_concerns_else_to_everybody(jobs: Jobs, qtbot: Any) -> None:
    mine: list[Exception] = []
    everybody: list[Exception] = []
    jobs.failed.connect(everybody.append)

    def fail() -> None:
        raise OfficerError(TROUBLE)

    jobs.run(fail, None, None, mine.append)
    jobs.net(fail)
    qtbot.waitUntil(lambda: jobs.idle)
    assert [type(error) for error in (*mine, *everybody)] == [OfficerError, OfficerError]


def test_a_write_tells_every_view_even_when_its_page_is_gone(hands: Hands) -> None:
    told: list[Changes] = []
    hands.window.bus.changed.connect(told.append)
    owner, said = QObject(), []
    hands.window.session.write(lambda desk: drafts.open_draft(desk, "online"), said.append, owner)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    hands.settle()
    assert any(changes.drafts for changes in told)
    with pytest.raises(TypeError, match="without Changes"):
        changes_of("nothing")


# telling


def test_trouble_is_said_in_its_own_words_and_a_bug_is_kept(hands: Hands) -> None:
    hands.window.bus.trouble.emit(OfficerError(TROUBLE))
    assert hands.window.banner.text() == "出了事。都在。再试。"
    assert hands.window.banner.isVisible()


def test_the_hook_reports_bugs_and_posts_everything(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bus, reported, posted = Bus(), [], []
    bus.trouble.connect(posted.append)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    errors.install(bus, reported.append)
    for error in (OfficerError(TROUBLE), RuntimeError("a bug")):
        try:
            raise error
        except Exception as caught:
            sys.excepthook(type(caught), caught, caught.__traceback__)
    assert len(posted) == 2
    assert len(reported) == 1
    assert str(reported[0]) == "a bug"
    assert "Everything saved is safe" in errors.spoken(RuntimeError("a bug"), "en")
    assert "bug" not in errors.spoken(RuntimeError("a bug"), "en")


def stage(qtbot: Any) -> QWidget:
    """A small window that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_toast_offers_the_way_back_and_stays_while_somebody_is_on_it(qtbot: Any) -> None:
    window = stage(qtbot)
    toast = Toast(window)
    undone: list[bool] = []
    toast.say("已删除 1 张照片", "撤销", lambda: undone.append(True))
    assert toast.text() == "已删除 1 张照片"
    toast._button.setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible(), "the keyboard is on it"
    qtbot.mouseClick(toast._button, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


def test_a_segmented_choice_is_a_group_of_radio_buttons(qtbot: Any) -> None:
    window = stage(qtbot)
    choice = Segmented([Segment(value, value) for value in "abc"], "Letter", parent=window)
    choice.show()
    heard: list[str] = []
    choice.chosen.connect(heard.append)
    choice.set_value("b")
    assert (choice.value(), heard) == ("b", [])
    button = choice._buttons["b"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Right)
    assert (choice.value(), heard) == ("c", ["c"])
    choice.set_value("")
    assert (choice.value(), heard) == ("", ["c"])
    assert button.accessibleName() == "Letter b"
