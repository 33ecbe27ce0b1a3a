"""The line to the officer's phone as the window has it: opened off the window's thread, told by signals, ended in time.

Photos come on the receiver's thread and are handed to the draft on the window's; the phone hears that a photo is kept
when the draft says so, never before.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from officer_app.core.errors import OfficerError
from officer_app.ui.editor.arrival import Arrival

if TYPE_CHECKING:
    from officer_app.phone.network import Network
    from officer_app.phone.reception import Coming, Event
    from officer_app.ui.session import Session
    from officer_app.usecases.phone import Line

Networks = Callable[[], "list[Network]"]


class _Delivery(NamedTuple):
    call: int
    name: str
    data: bytes
    done: Future[None]


class _Post(QObject):
    """Letters from the receiver's thread. It has no parent, so a late letter always finds its box."""

    event = Signal(int, object)
    photo = Signal(object)


class PhoneLine(QObject):
    """`state` is shut, opening, waiting (for a phone), joined, ended (by itself) or stuck (see `trouble`).

    `changed()` after any change, `refused(name, error)` for a photo that was not even received.
    """

    changed = Signal()
    refused = Signal(str, object)

    def __init__(self, session: Session, give: Callable[[Arrival], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._give = session, give
        self._post = _Post()
        self._post.event.connect(self._hear)
        self._post.photo.connect(self._take)
        self._call = 0
        self.networks: Networks | None = None
        self.line: Line | None = None
        self.state = "shut"
        self.trouble: OfficerError | None = None
        self.coming: dict[int, Coming] = {}
        self.kept = 0
        self.dropped = False
        """The connection ended in the middle of a photo, and nothing has come since."""
        self.encrypted = True
        self.choices = 0
        self._place = 0

    @property
    def open(self) -> bool:
        return self.state in ("opening", "waiting", "joined")

    def begin(self, encrypted: bool = True) -> None:
        """Open on the likeliest network; what was received before is counted from nought."""
        self.kept, self._place, self.dropped = 0, 0, False
        self._open(encrypted)

    def renew(self, encrypted: bool | None = None) -> None:
        """A new code; on the next network, where there are several and the way of sending stays the same."""
        if encrypted is None:
            self._place += 1
        self._open(self.encrypted if encrypted is None else encrypted)

    def shut(self) -> None:
        """Stop receiving at once."""
        self._hang_up()
        self._stand("shut")

    def _open(self, encrypted: bool) -> None:
        self._hang_up()
        self.encrypted, self.trouble = encrypted, None
        call, place, post, session = self._call, self._place, self._post, self._session
        self._stand("opening")

        def keep(name: str, data: bytes) -> Future[None]:
            done: Future[None] = Future()
            post.photo.emit(_Delivery(call, name, data, done))
            return done

        def tell(event: Event) -> None:
            post.event.emit(call, event)

        def work() -> tuple[Line, int]:
            from officer_app.phone import faults
            from officer_app.ui.capture.networks import read_networks
            from officer_app.usecases import phone

            found = (self.networks or read_networks)()
            if not found:
                raise OfficerError(faults.NO_NETWORK)
            address = found[place % len(found)].address
            return phone.open_line(session.desk, address, encrypted, keep, tell), len(found)

        def opened(answer: tuple[Line, int]) -> None:
            line, choices = answer
            if not isValid(self) or call != self._call:
                line.receiver.close()  # nobody waits for it any more
                return
            self.line, self.choices = line, choices
            self._stand("waiting")

        def failed(error: Exception) -> None:
            if isValid(self) and call == self._call:
                self._not_opened(error)

        session.net(work, opened, None, failed)

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, OfficerError):
            self.trouble = error
            self._stand("stuck")
        else:
            self._stand("shut")
            self._session.bus.trouble.emit(error)

    def _hang_up(self) -> None:
        self._call += 1
        self.coming.clear()
        if self.line is not None:
            self.line.receiver.close()
            self.line = None

    def _stand(self, state: str) -> None:
        self.state = state
        self.changed.emit()

    def _hear(self, call: int, event: Event) -> None:
        from officer_app.phone.reception import Broken, Closed, Coming, Joined, Kept, Refused

        if call != self._call:
            return
        match event:
            case Joined():
                self._stand("joined")
                return
            case Coming():
                self.coming[event.key] = event
                self.dropped = self.dropped and not event.received
            case Kept():
                self.kept += not event.again
                self.coming.pop(event.key, None)
            case Broken():
                self.coming.pop(event.key, None)
                self.dropped = True
            case Refused():
                self.coming.pop(event.key, None)
                if not event.by_draft:
                    self.refused.emit(event.name, event.error)
            case Closed():
                self._hang_up()
                self.state = "ended"
        self.changed.emit()

    def _take(self, delivery: _Delivery) -> None:
        from officer_app.phone import faults

        done = delivery.done
        if not done.set_running_or_notify_cancel():
            return
        if delivery.call != self._call:
            done.set_exception(OfficerError(faults.CLOSED))
            return

        def told(error: Exception | None) -> None:
            if error is None:
                done.set_result(None)
            else:
                done.set_exception(error if isinstance(error, OfficerError) else OfficerError(faults.NOT_KEPT))

        self._give(Arrival(delivery.data, delivery.name, told))
