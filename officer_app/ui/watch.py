"""Looks at the photos that came in, one after the other, when they are durable and shown. Nobody waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from officer_app.core.changes import Changes

if TYPE_CHECKING:
    from officer_app.core.hints import Hint
    from officer_app.photos.lookout import Lookout
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk

LATER_MS = 800
"""Photos seldom come alone: the taking in of the next ones comes first."""
REST_MS = 15_000
"""The child that looks is kept for so long after the last photo."""


class Watch(QObject):
    """`begin` with what is left from another day; from then on whatever the bus tells of. `end` before the session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lookout: Lookout | None = None
        self._busy = self._over = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._stop)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self.begin)
        session.bus.changed.connect(self._changed)

    def begin(self) -> None:
        """Ask what is to be looked at."""
        if self._busy or self._over:
            return
        self._busy = True
        self._session.read(_wanted, self._take, self, self._failed)

    def _changed(self, changes: Changes) -> None:
        if changes.photos and not self._over:
            self._later.start()

    def _take(self, shas: list[str]) -> None:
        self._busy = bool(shas) and not self._over
        if not self._busy:
            self._rest.start()
            return
        self._rest.stop()
        session, lookout, sha = self._session, self._eyes(), shas[0]

        def look() -> tuple[Hint, ...]:
            from officer_app.usecases import hints

            return hints.look(session.desk, sha, lookout)

        session.net(look, lambda found: self._note(sha, found), self, self._failed)

    def _note(self, sha: str, found: tuple[Hint, ...]) -> None:
        if self._over:
            return  # it was stopped in the middle: that says nothing of the photo

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import hints

            return hints.note(desk, sha, found)

        self._session.write(verb, lambda _: self._next(), self, self._failed)

    def _next(self) -> None:
        self._busy = False
        self.begin()

    def _failed(self, error: Exception) -> None:
        """A full disk, a store that is closing: what is wanted stays wanted, the next photo asks again."""
        self._busy = False
        self._session.jobs.failed.emit(error)

    def _eyes(self) -> Lookout:
        if self._lookout is None:
            from officer_app.photos.lookout import Lookout  # not before the first photo

            self._lookout = Lookout()
        return self._lookout

    def _stop(self) -> None:
        lookout, self._lookout = self._lookout, None
        if lookout is not None:
            lookout.stop()

    def end(self) -> None:
        """Leave it where it is; the next start goes on."""
        self._over = True
        self._later.stop()
        self._rest.stop()
        self._stop()


def _wanted(desk: Desk) -> list[str]:
    from officer_app.usecases import hints

    return hints.wanted(desk, 1)  # asked anew after each: what came meanwhile goes first
