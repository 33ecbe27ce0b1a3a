"""The trial in the window: a real ledger process on this computer and the sample city in it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from shiboken6 import isValid

from officer_app import app
from officer_app.trial.begin import DATA, PORT, Trial
from officer_app.ui.setup.forms import EnrolForm
from officer_app.ui.setup.waiting import BeginningForm
from officer_app.usecases import lists, setup
from tests.fixtures.window import Hands

Open = Callable[..., Hands]


@pytest.fixture
def open_window(qtbot: Any) -> Iterator[Open]:
    """`open_window(profile, begin_trial=…)`; every window is closed at the end, with its ledger."""
    made: list[app.Desktop] = []

    def open_(profile: Path, language: str = "zh", **how: Any) -> Hands:
        desktop = app.build(profile, language, "light", **how)
        made.append(desktop)
        desktop.window.show()
        return Hands(desktop, qtbot)

    yield open_
    for desktop in made:
        if isValid(desktop.window):
            close(desktop)


def close(desktop: app.Desktop) -> None:
    desktop.close()
    desktop.window.deleteLater()
    desktop.application.processEvents()


def press(qtbot: Any, button: Any) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def gate_form(hands: Hands) -> Any:
    return hands.window.door._shown.form


def counted(hands: Hands) -> Any:
    found: list[Any] = []
    hands.window.session.read(lists.counts, found.append, hands.window)
    hands.wait(lambda: bool(found))
    return found[0]


def test_a_trial_begins_opens_again_is_left_and_taken_back(tmp_path: Path, open_window: Open, qtbot: Any) -> None:
    profile = tmp_path / "trial"
    hands = open_window(profile)
    hands.wait(lambda: hands.window.door._shown is not None and isinstance(gate_form(hands), EnrolForm))
    stages: list[Any] = []
    hands.window.door._shown._told.connect(stages.append)
    press(qtbot, gate_form(hands).trial_button)
    assert isinstance(gate_form(hands), BeginningForm)
    hands.wait(lambda: bool(stages))
    assert gate_form(hands).stages() == ["启动本机试用台账"]
    hands.wait(lambda: hands.window.session is not None)
    assert len(stages) == 5
    hands.settle()
    window = hands.window
    assert counted(hands).total == 30
    assert window.here == "today"
    assert window.page("today").shown.lookbacks.total == 2
    assert window.page("today").steps.isVisible(), "nothing of one's own yet"
    window.go("findings")
    hands.settle()
    page = window._pages["findings"]
    assert window.room.sample.isVisible()
    hands.wait(lambda: page.model.row(0) is not None)
    assert page.model.row(0).sample
    assert "样例" in page.model.row(0).spoken
    hands.wait(lambda: page.detail._sample.isVisible())
    window.open_sheet(page.side.finding_id)
    hands.settle()
    assert window.room.header._sample.isVisible()
    assert "样例" in window._pages["sheet"].sample
    close(hands.desktop)

    # again: it opens at once, its ledger follows
    hands = open_window(profile)
    window = hands.window
    hands.wait(lambda: window.session is not None)
    hands.wait(lambda: window.door._made is not None and window.door._made._service is not None)
    hands.settle()
    assert window.room.sample.isVisible()
    window.sync_now()
    hands.wait(lambda: not window.runner.running and hands.desktop.jobs.idle)
    hands.wait(lambda: window.room.pill.kind == "synced")
    assert not window.banner.isVisible()

    # left: the folder lies aside, whole, and the gate names it
    press(qtbot, window.room.sample.leave)
    hands.wait(lambda: window.session is None and hands.desktop.jobs.idle and isinstance(gate_form(hands), EnrolForm))
    (aside,) = tmp_path.glob("trial-sample-*")
    assert str(aside) in gate_form(hands).banner.text()
    assert (aside / "ledger.db").stat().st_size > 0
    assert not (profile / "ledger.db").exists()
    assert window.room is None

    press(qtbot, gate_form(hands).banner._button)
    hands.wait(lambda: window.session is not None and window.room.sample.isVisible())
    hands.settle()
    assert not aside.exists()
    assert counted(hands).total == 30


def test_a_trial_whose_ledger_does_not_start_works_on(tmp_path: Path, open_window: Open) -> None:
    """Begun without a ledger, its findings wait here; opened again the same, each time with one quiet word."""
    profile = tmp_path / "trial"
    (profile / DATA).mkdir(parents=True)
    (profile / DATA / "pg").write_text("no folder")
    for _ in range(2):
        hands = open_window(profile, begin_trial=True)
        hands.wait(lambda: hands.window.session is not None)  # noqa: B023
        hands.wait(lambda: hands.window.banner.isVisible())  # noqa: B023
        hands.settle()
        assert "试用台账没有启动" in hands.window.banner.text()
        assert hands.window.banner._fill == "muteSoft", "quiet: nothing is lost"
        counts = counted(hands)
        assert (counts.total, counts.undelivered) == (30, 30)
        assert hands.window.room.sample.isVisible()
        close(hands.desktop)


def test_an_officers_own_profile_is_no_trial(tmp_path: Path, open_window: Open) -> None:
    profile = tmp_path / "own"
    setup.close(setup.create_profile(profile, "a passphrase of five words"))
    hands = open_window(profile, begin_trial=True)
    hands.wait(lambda: hands.window.door._shown is not None)
    hands.settle()
    assert hands.window.session is None, "asked for its passphrase, as ever"
    assert not (profile / PORT).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_the_ledger_ends_with_the_program(tmp_path: Path) -> None:
    """Told to end by the system, the window closes as by hand and leaves no process behind."""
    profile = tmp_path / "trial"
    trial = Trial(profile)
    setup.close(trial.open())
    trial.stop()
    program = [sys.executable, "-m", "officer_app", "--trial", "--profile", str(profile)]
    running = subprocess.Popen(program, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.PIPE)
    try:
        children: list[int] = []
        while not (children and (profile / DATA / "pg" / "postmaster.pid").exists()):
            with suppress(subprocess.TimeoutExpired):
                pytest.fail(f"ended by itself: {running.wait(0.05)}")
            children = _children(running.pid)
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 0
    finally:
        running.kill()
        running.wait()
        assert running.stderr is not None
        running.stderr.close()
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
    assert not (profile / DATA / "pg" / "postmaster.pid").exists(), "and no database server"


def _children(pid: int) -> list[int]:
    lists = [file.read_text() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for one in lists for child in one.split()]
