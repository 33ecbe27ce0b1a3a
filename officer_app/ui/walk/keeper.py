"""The walk in view: read anew whenever the bus tells that it changed; verbs on it, and its photos, in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_app.core.changes import Changes
from officer_app.ui.editor.arrival import Arrival, Source, arrival

if TYPE_CHECKING:
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.photos import Kept
    from officer_app.usecases.walk_desk import WalkView
    from officer_app.usecases.walk_record import Walked

Verb = Callable[["Desk", str], "Walked"]


class WalkKeeper(QObject):
    """`shown(WalkView)` each time the walk was read; `troubled(error)`; `photo_failed(name, error)` for one bad photo
    among others; `photos_coming(count)` while some are on their way.
    """

    shown = Signal(object)
    troubled = Signal(object)
    photo_failed = Signal(str, object)
    photos_coming = Signal(int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._coming: deque[tuple[str, int, Arrival]] = deque()
        self.view: WalkView | None = None
        self.walk_id = ""
        self.adding = 0
        session.bus.changed.connect(self._changed)

    def find_running(self, then: Callable[[str], object]) -> None:
        """`then` gets the walk that runs, else the paused one begun last, else ""."""

        def read(desk: Desk) -> str:
            from officer_app.usecases import walks

            rows = walks.running(desk)
            return next((row.id for row in rows if row.status == "running"), rows[0].id if rows else "")

        self._session.read(read, then, self)

    def look(self, walk_id: str) -> None:
        """Read a walk and go on following it; "" for none."""
        if walk_id != self.walk_id:
            self.view = None
        self.walk_id = walk_id
        if not walk_id:
            return

        def read(desk: Desk) -> WalkView:
            from officer_app.usecases import walk_desk

            return walk_desk.look(desk, walk_id)

        self._session.read(read, self._take, self, self.troubled.emit)

    def _take(self, view: WalkView) -> None:
        if view.walk.id == self.walk_id:
            self.view = view
            self.shown.emit(view)

    def _changed(self, changes: Changes) -> None:
        if self.walk_id and (self.walk_id in changes.walks or changes.findings or changes.drafts or changes.everything):
            self.look(self.walk_id)

    def do(self, verb: Verb, then: Callable[[Walked], object] | None = None) -> None:
        """A verb on the walk in view. What it changed comes back by the bus."""
        walk_id = self.walk_id
        self._session.write(lambda desk: verb(desk, walk_id), then, self, self.troubled.emit)

    # photos

    def add_photos(self, sources: Sequence[Source]) -> None:
        """Take photos in, each by itself, tagged with the step that is on now."""
        if self.view is None:
            return
        step = self.view.walk.current
        self._coming.extend((self.walk_id, step, arrival(source)) for source in sources)
        self.adding += len(sources)
        self.photos_coming.emit(self.adding)
        if self.adding == len(sources):
            self._take_next()

    def _take_next(self) -> None:
        walk_id, step, coming = self._coming.popleft()
        session = self._session

        def keep() -> Kept:
            from officer_app.usecases import photos

            return photos.keep_photo(session.desk, coming.fetch(), session.decoder())

        def attach(kept: Kept) -> None:
            def verb(desk: Desk) -> Walked:
                from officer_app.usecases import walk_notes

                return walk_notes.add_photo(desk, walk_id, kept, step=step)

            session.write(verb, lambda _: added(), self, failed)

        def added() -> None:
            coming.told(None)
            self._one_less()

        def failed(error: Exception) -> None:
            self.photo_failed.emit(coming.name, error)
            coming.told(error)
            self._one_less()

        session.net(keep, attach, self, failed)

    def _one_less(self) -> None:
        self.adding -= 1
        self.photos_coming.emit(self.adding)
        if self._coming:
            self._take_next()
