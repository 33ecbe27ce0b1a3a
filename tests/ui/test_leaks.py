"""Pages opened and closed, the desk locked and unlocked again and again: nothing piles up.

The counts are exact, so a dozen times see what a thousand would.
"""

import gc
import os
import threading
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.fixtures.window import Hands
from tests.ui.every_page import record, visits

TIMES, TURN = 13, 4
"""Every fourth time is the heavier one: all pages are built anew, something is being written when it is locked."""
LANES = 1 + 1 + 4 + 4
"""Threads: the window's, the database's, the network's, and those of photos."""
OPEN_FILES = Path("/proc/self/fd")


OTHERS: set[threading.Thread] = set()


@pytest.fixture(autouse=True, scope="module")
def of_others() -> None:
    """Threads that tests before these left running are none of this window's."""
    OTHERS.update(threading.enumerate())
    OTHERS.discard(threading.main_thread())


class Count(NamedTuple):
    """What there is."""

    objects: int
    widgets: int
    threads: int
    files: int


def count(hands: Hands) -> Count:
    hands.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    application = QApplication.instance()
    assert application is not None
    return Count(
        len(hands.window.findChildren(QObject)) + len(application.findChildren(QObject)),
        len(QApplication.allWidgets()),
        len(set(threading.enumerate()) - OTHERS),
        len(os.listdir(OPEN_FILES)) if OPEN_FILES.exists() else 0,
    )


def stays_level(counts: list[Count]) -> None:
    """The first full turn makes what is made once; after that nothing grows. Less is no leak.

    A lane takes a thread more whenever none of its own is free, up to its width.
    """
    first, last = (count._replace(threads=0) for count in (counts[0], counts[-1]))
    assert all(after <= before for before, after in zip(first, last, strict=True)), f"{counts[0]} became {counts[-1]}"
    assert counts[-1].threads <= LANES


def test_pages_come_and_go_without_a_trace(hands: Hands) -> None:
    done: list[str] = []
    hands.window.session.read(record, done.append, hands.window)
    hands.wait(lambda: bool(done))
    tour = visits(done[0])
    counts = []
    for n in range(TIMES):
        for name, what in tour if n % TURN == 0 else tour[n % len(tour) :][:2]:
            hands.window.go(name, **what)
            hands.settle()
        if n % TURN == 0:
            hands.window.rebuild()
            counts.append(count(hands))
    stays_level(counts)


def test_locking_leaves_nothing_of_the_desk_behind(hands: Hands) -> None:
    counts = []
    for n in range(TIMES):
        if n % TURN == 0:
            hands.window.open_editor("T")
            hands.type("写到一半")
        hands.window.lock()
        hands.wait(lambda: hands.window.session is not None)
        if n % TURN == 0:
            counts.append(count(hands))
    stays_level(counts)
