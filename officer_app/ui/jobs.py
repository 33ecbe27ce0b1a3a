"""Work off the window's thread: one lane for the database, four for the network. Nothing else starts a thread.

A connection belongs to the thread that opened it, so everything that touches the database runs on the one worker of
the database lane, in the order it was asked. Answers come back through a signal of this object, which lives in the
window's thread: `then` always runs there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Then = Callable[[Any], None]
Fail = Callable[[Exception], None]


class _Answer(NamedTuple):
    value: Any
    error: Exception | None
    then: Then | None
    fail: Fail | None
    owner: QObject | None


class Jobs(QObject):
    """`run` for the database lane, `net` for everything slow that needs no database.

    An answer whose owner has been deleted is dropped. An error goes to `fail`, or to `failed` where none was given.
    """

    failed = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._waiting = 0
        self._queued = 0
        self._queued_lock = Lock()
        self.closing = Event()
        self._answered.connect(self._deliver)

    @property
    def idle(self) -> bool:
        """True when every answer has been delivered."""
        return self._waiting == 0

    @property
    def wanted(self) -> bool:
        """For patient work on the database lane: whether other work waits behind it."""
        return self._queued > 0

    def run(
        self,
        fn: Callable[[], Any],
        then: Then | None = None,
        owner: QObject | None = None,
        fail: Fail | None = None,
        patient: bool = False,
    ) -> None:
        """Call `fn()` on the database thread, then `then(result)` here. `patient` work is never what is `wanted`."""
        self._submit("db", 1, fn, then, owner, fail, counted=not patient)

    def net(
        self, fn: Callable[[], Any], then: Then | None = None, owner: QObject | None = None, fail: Fail | None = None
    ) -> None:
        """Call `fn()` on one of four pool threads, then `then(result)` here."""
        self._submit("net", 4, fn, then, owner, fail)

    def on_db(self, fn: Callable[[], Any]) -> Any:
        """For a pool thread: run `fn()` on the database thread and wait for its result. Never from the window."""
        self._queue(1)

        def work() -> Any:
            self._queue(-1)
            return fn()

        future: Future[Any] = self._lane("db", 1).submit(work)
        return future.result()

    def _queue(self, by: int) -> None:
        with self._queued_lock:
            self._queued += by

    def lanes(self, fn: Callable[[Any], Any], things: Iterable[Any]) -> Iterable[Any]:
        """For a pool thread: `fn` of each thing, four at once, the results in order. Photos go up side by side so."""
        return self._lane("photos", 4).map(fn, things)

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Drop what has not begun, wait for what is being written; `last()` is the database lane's last work."""
        self.closing.set()
        for name in ("net", "photos", "db"):
            lane = self._lanes.pop(name, None)
            if lane is not None:
                if name == "db" and last is not None:
                    lane.submit(last)
                lane.shutdown(wait=True, cancel_futures=name != "db")

    def _lane(self, name: str, workers: int) -> ThreadPoolExecutor:
        lane = self._lanes.get(name)
        if lane is None:
            from concurrent.futures import ThreadPoolExecutor  # after the window has been painted

            lane = self._lanes[name] = ThreadPoolExecutor(workers, thread_name_prefix=name)
        return lane

    def _submit(
        self,
        lane: str,
        workers: int,
        fn: Callable[[], Any],
        then: Then | None,
        owner: QObject | None,
        fail: Fail | None,
        counted: bool = False,
    ) -> None:
        if self.closing.is_set():
            return

        def work() -> None:
            if counted:
                self._queue(-1)
            value, error = None, None
            try:
                value = fn()
            except Exception as caught:  # handed to the window's thread, which decides
                error = caught
            self._answered.emit(_Answer(value, error, then, fail, owner))

        self._waiting += 1
        if counted:
            self._queue(1)
        self._lane(lane, workers).submit(work)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        self._waiting -= 1
        if answer.owner is not None and not isValid(answer.owner):
            return
        if answer.error is None:
            if answer.then is not None:
                answer.then(answer.value)
        elif answer.fail is not None:
            answer.fail(answer.error)
        else:
            self.failed.emit(answer.error)
