"""A draft is on disk soon after the last key, and every key is."""

import pytest
from PySide6.QtCore import QTimer

from officer_app.ui.editor.autosave import DELAY_MS, Autosave


@pytest.fixture
def timer(qapp):
    timer = QTimer()
    timer.setSingleShot(True)
    timer.setInterval(DELAY_MS)
    yield timer
    timer.stop()


def test_one_write_follows_a_burst_of_keys(qtbot, timer):
    written = []
    typed = []
    save = Autosave(timer, lambda: written.append(len(typed)))
    timer.timeout.connect(save.flush)
    for key in "清单外材料":
        typed.append(key)
        save.touched()
    assert written == []
    qtbot.waitUntil(lambda: written == [5])
    assert not save.settled
    save.written(True)
    assert save.settled


def test_typing_without_a_pause_is_written_all_the_same(qtbot, timer):
    written = []
    typed = []
    save = Autosave(timer, lambda: written.append(len(typed)))
    timer.timeout.connect(save.flush)

    def key():
        typed.append("字")
        save.touched()

    hurry = QTimer()
    hurry.timeout.connect(key)
    hurry.start(DELAY_MS // 8)
    qtbot.waitUntil(lambda: bool(written))
    assert hurry.isActive()
    hurry.stop()


def test_a_key_during_a_write_gets_a_write_of_its_own(qtbot, timer):
    writes = []
    save = Autosave(timer, lambda: writes.append("write"))
    timer.timeout.connect(save.flush)
    save.touched()
    save.flush()
    save.touched()
    save.flush()
    assert writes == ["write"], "never two writes at once"
    save.written(True)
    qtbot.waitUntil(lambda: len(writes) == 2)
    save.written(True)
    assert save.settled


def test_leaving_waits_for_the_last_word(timer):
    order = []
    save = Autosave(timer, lambda: order.append("write"))
    save.touched()
    save.flush()
    save.touched()
    save.when_settled(lambda: order.append("leave"))
    assert order == ["write"]
    save.written(True)
    assert order == ["write", "write"]
    save.written(True)
    assert order == ["write", "write", "leave"]


def test_a_failed_write_stays_dirty_and_holds_the_door(timer):
    writes, left = [], []
    save = Autosave(timer, lambda: writes.append(1))
    save.touched()
    save.when_settled(lambda: left.append(1))
    save.written(False)
    assert save.dirty
    assert left == []
    save.flush()
    save.written(True)
    assert save.settled
    assert left == []
    assert len(writes) == 2


def test_nothing_typed_writes_nothing(timer):
    save = Autosave(timer, lambda: pytest.fail("nothing to write"))
    save.flush()
    left = []
    save.when_settled(lambda: left.append(1))
    assert left == [1]
