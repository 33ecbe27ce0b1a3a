"""When a draft is written: soon after the first key not yet written, at once when a field is left.

Counted from the first and not the last, or somebody who types without a pause would lose it all. Knows no Qt, no store.
"""

from collections.abc import Callable
from typing import Protocol

DELAY_MS = 300
"""How long a key, input-method pre-edit included, waits to be written. A power cut may cost 400 ms of typing (UI rule):
the rest is for the write itself, with one that is still under way before it."""


class Countdown(Protocol):
    """What is needed of a timer; a single-shot QTimer of `DELAY_MS` is one. `start` begins anew."""

    def start(self) -> None: ...
    def stop(self) -> None: ...


class Autosave:
    """Turns keys into as few writes as safety allows. At most one write is under way; none is ever skipped.

    `write` begins a write of everything as it stands now; its answer must come to `written`.
    """

    def __init__(self, countdown: Countdown, write: Callable[[], None]) -> None:
        self._countdown = countdown
        self._write = write
        self._waiting: list[Callable[[], None]] = []
        self._over: list[Callable[[], object]] = []
        self.dirty = False
        self.writing = False
        self.failed = False
        """The last write did not succeed: what was typed since the one before is in the window only."""
        self._counting = self._overdue = False

    @property
    def settled(self) -> bool:
        """Everything typed is on disk."""
        return not self.dirty and not self.writing

    def touched(self) -> None:
        """A key, a click, a pre-edit: something may have changed."""
        self.dirty = True
        self._count()

    def _count(self) -> None:
        if not self._counting:
            self._counting = True
            self._countdown.start()

    def flush(self) -> None:
        """Write now if there is anything to write. While a write is under way the next one follows its answer."""
        self._countdown.stop()
        self._counting = False
        self._overdue = self.dirty and self.writing
        if self.dirty and not self.writing:
            self.dirty, self.writing = False, True
            self._write()

    def when_settled(self, then: Callable[[], None]) -> None:
        """Call `then` once everything typed so far is on disk, now if it is. Dropped when a write fails."""
        if self.settled:
            then()
            return
        self._waiting.append(then)
        self.flush()

    def when_over(self, then: Callable[[], object]) -> None:
        """Call `then` when no write is under way or due: everything is on disk, or `failed` says that it is not."""
        if self.writing or (self.dirty and not self.failed):
            self._over.append(then)
            self.flush()
        else:
            then()

    def _is_over(self) -> None:
        over, self._over = self._over, []
        for then in over:
            then()

    def written(self, ok: bool) -> None:
        """The answer to a write. A failed one stays dirty: the next key or `flush` tries again."""
        self.writing = False
        self.failed = not ok
        if not ok:
            self.dirty = True
            self._waiting.clear()
            self._is_over()
            return
        if self.dirty:
            if self._waiting or self._over or self._overdue:
                self.flush()
            else:
                self._count()
            return
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()
        self._is_over()

    def forget(self) -> None:
        """The draft is gone (finished, left): nothing more to write."""
        self._countdown.stop()
        self._counting = self._overdue = self.dirty = self.failed = False
        self._waiting.clear()
        self._is_over()
