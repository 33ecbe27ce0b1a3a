"""The one loop that exchanges with the ledger. It sleeps until something is due; it never runs twice at once.

Whether and when is read from the database each time, so a restart or a lost timer changes nothing.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from officer_app.core.changes import Changes
from officer_app.core.clock import parse
from officer_app.core.errors import OfficerError
from officer_app.ui.sync.network import Network

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter

    from officer_app.sync.engine import Engine
    from officer_app.sync.run import Outcome, Progress
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk

SHORTEST_MS = 1000
"""Never sooner, when nothing moves."""
FAILED_MS = 30 * 1000
"""After a failure that could not even be noted in the store: it is told again, but not every second."""
LONGEST_MS = 5 * 60 * 1000
"""News are asked for this often at least."""


class _Stop:
    """Set when the profile is locked or the window closes."""

    def __init__(self, *events: threading.Event) -> None:
        self._events = events

    def is_set(self) -> bool:
        return any(event.is_set() for event in self._events)


class SyncRunner(QObject):
    """`begin()` once; `sync_now()` for the button. `state_changed()` when it starts and ends, `progressed(Progress)`
    on the way, `ended(Outcome)` after each exchange.
    """

    state_changed = Signal()
    progressed = Signal(object)
    ended = Signal(object)
    _told = Signal(object)

    def __init__(
        self,
        session: Session,
        folder: Path,
        parent: QObject | None = None,
        rand: Callable[[], float] = random.random,
        adapter: Callable[[], BaseAdapter] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = folder
        self._rand = rand
        self._adapter = adapter
        self._engine: Engine | None = None
        self._stopped = threading.Event()
        self._cancel = _Stop(self._stopped, session.jobs.closing)
        self._again = self._confirm = False
        self.copied = False
        """This profile's device code is in use elsewhere as well: it must be enrolled anew."""
        self.running = False
        self.progress: Progress | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._spread = QTimer(self)
        self._spread.setSingleShot(True)
        self._spread.timeout.connect(self._back)
        self._network: Network | None = None
        self._told.connect(self._progressed)
        session.bus.changed.connect(self._changed)

    def begin(self) -> None:
        """Look whether something is due, now and from now on."""
        self._timer.start(SHORTEST_MS)
        if self._network is None:
            self._network = Network(self)
            self._network.back.connect(self.reconnected)

    def stop(self) -> None:
        """End after the photo or batch on its way; nothing is lost, the next run goes on from there."""
        self._stopped.set()
        self._timer.stop()
        self._spread.stop()

    def sync_now(self) -> None:
        """The button: also what was to wait for its time. While an exchange runs, another follows it."""
        if self.running:
            self._again = True
        else:
            self._run(by_hand=True)

    def forget_engine(self) -> None:
        """After enrolment: the next exchange is with the ledger and the key known then."""
        self._engine = None
        self.copied = False
        self.begin()

    @Slot()
    def reconnected(self) -> None:
        """The network is back, for a thousand devices at once: what runs by itself waits its share of a minute first.

        The button does not. What could not be reached is then tried at once, whatever its next try was to be.
        """
        if not self.running and not self._stopped.is_set() and not self._spread.isActive():
            from officer_app.sync.schedule import reconnect_delay

            self._spread.start(round(reconnect_delay(self._rand) * 1000))

    def _back(self) -> None:
        if not self.running and not self._stopped.is_set():
            self._session.read(_cut_off, lambda cut_off: self._run(by_hand=False) if cut_off else self._look(), self)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.outbox and not self.running and not self._stopped.is_set():
            self._timer.start(SHORTEST_MS)

    def _look(self) -> None:
        """Ask the database whether an exchange is due, and else when to look again."""
        if not self.running and not self._stopped.is_set():
            self._session.read(_due, self._answered, self)

    def _answered(self, answer: tuple[bool, float | None]) -> None:
        due, seconds = answer
        if self._spread.isActive():
            return  # its time comes within the minute
        if due or self._confirm:
            self._run(by_hand=False)
        elif not self._stopped.is_set():
            wait = LONGEST_MS if seconds is None else round(seconds * 1000)
            self._timer.start(max(SHORTEST_MS, min(LONGEST_MS, wait)))

    def _run(self, by_hand: bool) -> None:
        if self.running or self._stopped.is_set():
            return
        self.running = True
        self._confirm = False
        self.progress = None
        self._timer.stop()
        self._spread.stop()
        self.state_changed.emit()
        self._session.net(lambda: self._exchange(by_hand), self._done, self, self._failed)

    def _exchange(self, by_hand: bool) -> Outcome:
        """On a pool thread. The database is touched on its own lane only; a network wait never holds it."""
        from officer_app.usecases import sync

        if self._engine is None:
            desk = self._session.desk
            self._engine = sync.open_engine(
                self._session.on_db,
                desk.media,
                self._folder,
                desk.now,
                self._rand,
                self._session.jobs.lanes,
                self._adapter,
            )
        return sync.sync_now(self._engine, self._told.emit, self._cancel, by_hand=by_hand)

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        self.progress = progress
        self.progressed.emit(progress)

    def _done(self, outcome: Outcome) -> None:
        self.running = False
        self.progress = None
        # photos handed in are confirmed by the ledger's next news, not before: ask for them at once
        self._confirm = bool(outcome.photos) and outcome.trouble is None
        self.ended.emit(outcome)
        if outcome.renew:
            self._engine = None
            self._tell_copied(bool(outcome.notices))
        self.state_changed.emit()
        self._session.bus.changed.emit(outcome.changes | Changes(status=True))
        self._next()

    def _tell_copied(self, covered: bool) -> None:
        """Once for this desk, for every exchange finds it again until the device is enrolled anew; and once more when
        the remarks of an exchange have `covered` it: it is what the person must act on."""
        if not self.copied or covered:
            from officer_app.sync import faults

            self.copied = True
            self._session.bus.trouble.emit(OfficerError(faults.COPIED))

    def _failed(self, error: Exception) -> None:
        """Not even an outcome: not enrolled yet, or the store itself is in trouble."""
        self.running = False
        self.progress = None
        if self._stopped.is_set():  # the profile was locked under a running exchange: it goes on next time
            return
        self.state_changed.emit()
        if not isinstance(error, OfficerError) or error.code != "sync.not_enrolled":
            self._session.bus.trouble.emit(error)
        self._next(FAILED_MS)

    def _next(self, after_ms: int = SHORTEST_MS) -> None:
        if self._again:
            self._again = False
            self._run(by_hand=True)
        elif not self._stopped.is_set():
            self._timer.start(after_ms)


def _cut_off(desk: Desk) -> bool:
    """Whether the last exchange ended for want of a network."""
    from officer_app.sync.faults import OFFLINE
    from officer_app.usecases import sync

    return sync.status(desk.db).trouble_code in OFFLINE


def _due(desk: Desk) -> tuple[bool, float | None]:
    """Whether to exchange now, and in how many seconds something postponed is due."""
    from officer_app.usecases import sync

    now = desk.now()
    status = sync.status(desk.db)
    wait = (parse(status.next_try_at) - now).total_seconds() if status.next_try_at else None
    return sync.due(desk.db, now), wait
