"""The window's own keys; pages bind theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow

DIMENSIONS = ("W", "T", "H")
"""Alt+1, 2, 3 record in these."""


STEPPED_INTO = ("editor", "sheet", "record", "viewer", "conflict")
"""Pages without a place of their own: Esc leads back to where one came from."""


def record(window: MainWindow) -> None:
    """A new finding, with what the page in view knows of it."""
    if window.here and not window.page(window.here).record():
        window.open_editor()


def bind(window: MainWindow) -> None:
    """Every key that works wherever one is."""

    def key(sequence: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), window)
        shortcut.activated.connect(lambda: act())

    key("Ctrl+N", lambda: record(window))
    for place, dimension in enumerate(DIMENSIONS, start=1):
        key(f"Alt+{place}", lambda d=dimension: window.open_editor(dimension=d))
    key("Ctrl+K", window.find)
    key("Ctrl+PgUp", lambda: _step(window, -1))
    key("Ctrl+PgDown", lambda: _step(window, 1))
    key("F5", window.sync_now)
    key("Ctrl+Z", lambda: _take_back(window, 0))
    for sequence in ("Ctrl+Y", "Ctrl+Shift+Z"):
        key(sequence, lambda: _take_back(window, 1))
    key("Ctrl+L", window.lock)
    key("F1", window.show_keys)
    key("Esc", lambda: _escape(window))


def _step(window: MainWindow, by: int) -> None:
    if window.room is not None:
        order = window.room.rail.order
        place = order.index(window.here) if window.here in order else 0
        window.go(order[(place + by) % len(order)])


def _take_back(window: MainWindow, way: int) -> None:
    """Back (0) or forth again (1): a page's own steps where it has some, what was done last in the window else."""
    own = window.page(window.here).undoing if window.here else None
    (own or (window.acts.undo, window.acts.redo))[way]()


def _escape(window: MainWindow) -> None:
    if window.overlays.leave() or not window.here or window.page(window.here).escape():
        return
    if window.here in STEPPED_INTO:
        window.back()
