"""What was done last and can be taken back: one place for the whole window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow

KEPT = 20
"""So many acts back."""
Way = Callable[[], object]


class Act(NamedTuple):
    """What was said of it, the way back, the way there again (None: it cannot be done again), and what it concerns."""

    words: str
    undo: Way
    redo: Way | None
    about: str


class Acts(QObject):
    """`did(words, undo, redo)` tells an act in the line at the bottom and remembers it.

    `undo` and `redo` go back and forth: Ctrl+Z and Ctrl+Y wherever no text is typed, and the line's own button. Both
    ways only do it; what is said of it is said here.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._done: deque[Act] = deque(maxlen=KEPT)
        self._undone: deque[Act] = deque(maxlen=KEPT)

    def did(self, words: str, undo: Way, redo: Way | None = None, about: str = "") -> None:
        """`about` is the id of what it concerns, for `forget`."""
        self._undone.clear()
        self._keep(Act(words, undo, redo, about))

    def _keep(self, act: Act) -> None:
        self._done.append(act)
        self._window.toast.say(act.words, self.tr("Undo"), self.undo, "Ctrl Z")

    def undo(self) -> None:
        """Take back what was done last, if anything was."""
        if not self._done:
            return
        act = self._done.pop()
        words = self.tr("Taken back: {}").format(act.words)
        if act.redo is None:
            self._window.say(words)
        else:
            self._undone.append(act)
            self._window.toast.say(words, self.tr("Redo"), self.redo, "Ctrl Y")
        act.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self._undone:
            return
        act = self._undone.pop()
        assert act.redo is not None
        act.redo()
        self._keep(act)

    def forget(self, about: str = "") -> None:
        """What concerns `about`, or everything, can be taken back no more."""
        for acts in (self._done, self._undone):
            left = [act for act in acts if about and act.about != about]
            acts.clear()
            acts.extend(left)
