"""What a page receives: the unlocked desk behind its lanes, and the language people read."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from officer_app.core.changes import Changes
from officer_app.core.text import Language, Text
from officer_app.ui.bus import Bus
from officer_app.ui.jobs import Fail, Jobs, Then

if TYPE_CHECKING:
    from officer_app.photos.ingest import Decoder
    from officer_app.usecases.desk import Desk


Question = Callable[["Desk"], Any]


class Session:
    """The open profile. Pages read and write through it and hold no connection.

    `desk` may be touched only inside the functions given to `read` and `write` (they run on the database thread);
    `desk.catalog` and other frozen values may be read anywhere. `language` is `zh` or `en`.
    """

    def __init__(self, jobs: Jobs, bus: Bus, desk: Desk, language: Language) -> None:
        self.jobs = jobs
        self.bus = bus
        self.desk = desk
        self.language: Language = language
        self.camera_out = False
        """The officer works with the camera: it is out on the next record, too, until it is put away."""
        self._decoder: Decoder | None = None
        self._decoder_lock = Lock()

    def decoder(self) -> Decoder:
        """The guarded reader of photos, shared by all pages, for pool threads. Its child starts at the first photo."""
        with self._decoder_lock:
            if self._decoder is None:
                from officer_app.photos.ingest import Decoder  # not before the first photo

                self._decoder = Decoder()
            return self._decoder

    def close(self) -> None:
        """Stop the decoder's child. The store is closed by its own use case."""
        with self._decoder_lock:
            if self._decoder is not None:
                self._decoder.close()
                self._decoder = None

    def say(self, text: Text) -> str:
        """A domain word in the window's language."""
        return text.say(self.language)

    def read(
        self,
        fn: Callable[[Desk], Any],
        then: Then | None = None,
        owner: QObject | None = None,
        fail: Fail | None = None,
    ) -> None:
        """`then(fn(desk))`, fn on the database thread. For questions only."""
        self.jobs.run(lambda: fn(self.desk), then, owner, fail)

    def read_patiently(
        self,
        fn: Callable[[Desk], Any],
        then: Then | None = None,
        owner: QObject | None = None,
        fail: Fail | None = None,
    ) -> None:
        """As `read`, for long questions that nobody waits for: it stops for whatever else is asked meanwhile, and is
        asked again after that."""

        def work() -> Any:
            from officer_app.store.patience import giving_way

            with giving_way(self.desk.db, lambda: self.jobs.wanted):
                return fn(self.desk)

        def failed(error: Exception) -> None:
            from officer_app.store.patience import GaveWay

            if isinstance(error, GaveWay):
                self.read_patiently(fn, then, owner, fail)
            elif fail is not None:
                fail(error)
            else:
                self.jobs.failed.emit(error)

        self.jobs.run(work, then, owner, failed, patient=True)

    def write(
        self,
        fn: Callable[[Desk], Any],
        then: Then | None = None,
        owner: QObject | None = None,
        fail: Fail | None = None,
    ) -> None:
        """As `read`, for a use case that returns Changes (alone, last in a tuple, or as `.changes`).

        `then` gets the whole result, before the changes are told to every view.
        """

        def settled(result: Any) -> None:
            # The changes are told even when the page that asked is gone.
            if then is not None and (owner is None or isValid(owner)):
                then(result)
            self.bus.changed.emit(changes_of(result))

        self.jobs.run(lambda: fn(self.desk), settled, None, fail)

    def net(
        self, fn: Callable[[], Any], then: Then | None = None, owner: QObject | None = None, fail: Fail | None = None
    ) -> None:
        """`then(fn())`, fn on a pool thread: for what is slow and needs no database."""
        self.jobs.net(fn, then, owner, fail)

    def on_db(self, fn: Callable[[Any], Any]) -> Any:
        """For the sync engine on a pool thread: `fn(db)` on the database thread, waited for."""
        return self.jobs.on_db(lambda: fn(self.desk.db))

    def on_desk(self, fn: Callable[[Desk], Any]) -> Any:
        """As `on_db`, of the whole desk."""
        return self.jobs.on_db(lambda: fn(self.desk))


def changes_of(result: Any) -> Changes:
    """The Changes in a use case's answer. TypeError where there are none: every write must say what it changed."""
    if isinstance(result, Changes):
        return result
    if isinstance(result, tuple) and result and isinstance(result[-1], Changes):
        return result[-1]
    found = getattr(result, "changes", None)
    if isinstance(found, Changes):
        return found
    raise TypeError(f"a write without Changes: {type(result).__name__}")
