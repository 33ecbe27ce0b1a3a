"""Locked by hand, by itself or by closing: every key typed before is on the disk, the input method's too."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from officer_app.ui.idle import SLEPT_S, IdleLock
from officer_app.ui.setup.forms import UnlockForm
from officer_app.usecases import lists, setup
from tests.fixtures.window import Hands
from tests.ui.test_setup_gate import GOOD, Open, form_of, open_window  # noqa: F401


class Wall:
    """A clock on the wall."""

    at = 1_000_000.0

    def __call__(self) -> float:
        return self.at

    def minutes(self, passed: float, idle: IdleLock) -> None:
        """So much time passes while the computer is awake; then it is looked at."""
        self.at += 60 * passed
        idle._looked = self.at
        idle.look()


@pytest.fixture
def guarded(tmp_path: Path, open_window: Open) -> Hands:  # noqa: F811
    """The window over a profile that asks for a passphrase, unlocked."""
    folder = tmp_path / "profile"
    desk = setup.create_profile(folder, GOOD)
    setup.take_device_code(desk, "7K2P", user="u", alias="TY-Q-001")
    setup.close(desk)
    hands = open_window(folder)
    unlock(hands)
    return hands


def unlock(hands: Hands) -> None:
    form = form_of(hands, UnlockForm)
    hands.wait(form.entry.hasFocus)
    hands.type(GOOD)
    hands.press("Return")
    hands.wait(lambda: hands.window.session is not None)
    hands.settle()


def compose(hands: Hands, half: str) -> None:
    """An input method shows what it has so far and commits nothing."""
    QApplication.sendEvent(hands.focus(), QInputMethodEvent(half, []))


def drafts_of(hands: Hands) -> list[Any]:
    found: list[Any] = []
    hands.window.session.read(lists.draft_rows, found.extend, hands.window)
    hands.settle()
    return [row.draft for row in found]


def begin(hands: Hands, text: str) -> None:
    """Write `text`, and more while that is on its way to the disk."""
    hands.window.open_editor("T")
    hands.settle()
    hands.type(text)
    hands.editor.keeper.autosave.flush()
    compose(hands, "yi fen")


def test_a_lock_between_two_keys_keeps_both(guarded: Hands) -> None:
    begin(guarded, "窗口要求再交")
    guarded.press("Ctrl+L")
    guarded.wait(lambda: guarded.window.session is None)
    unlock(guarded)
    (draft,) = drafts_of(guarded)
    assert draft.values["text"] == "窗口要求再交yi fen"
    assert (guarded.window.here, guarded.editor.keeper.draft_id) == ("editor", draft.id), "one is where one was"
    assert guarded.editor.form.view.inputs["text"].value() == "窗口要求再交yi fen"
    guarded.type("。")
    guarded.press("Escape")
    assert guarded.window.here == "today", "and the way back is the same"
    guarded.settle()
    assert drafts_of(guarded)[0].values["text"] == "窗口要求再交yi fen。"


def test_closing_between_two_keys_keeps_both(hands: Hands) -> None:
    begin(hands, "窗口要求再交")
    hands.window.close()
    hands.wait(lambda: not hands.window.isVisible())
    assert [draft.values["text"] for draft in drafts_of(hands)] == ["窗口要求再交yi fen"]


def test_nobody_at_the_desk_locks_it_with_everything_kept(guarded: Hands) -> None:
    idle, wall = guarded.window._leaving.idle, Wall()
    assert idle is not None
    idle._now = wall
    idle.touch()
    begin(guarded, "说到一半")
    wall.minutes(14, idle)
    guarded.press("A")
    wall.minutes(14, idle)
    assert guarded.window.session is not None, "a key counts"
    guarded.type("有人来")
    wall.minutes(14, idle)
    assert guarded.window.session is not None, "an input method's words count"
    wall.minutes(2, idle)
    guarded.wait(lambda: guarded.window.session is None)
    unlock(guarded)
    assert [draft.values["text"] for draft in drafts_of(guarded)] == ["说到一半a有人来"]


def test_a_computer_that_slept_is_locked(qtbot: Any) -> None:
    window, wall = QWidget(), Wall()
    qtbot.addWidget(window)
    window.show()
    idle = IdleLock(window, lambda: 15, wall)
    with qtbot.assertNotEmitted(idle.tired):
        wall.at += SLEPT_S
        idle.look()
    with qtbot.waitSignal(idle.tired):
        wall.at += SLEPT_S + 1
        idle.look()


def test_a_trial_that_asks_for_no_passphrase_is_left_open(hands: Hands) -> None:
    assert hands.window._leaving.idle is None
