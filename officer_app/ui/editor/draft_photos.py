"""A draft's photos: taken in one after the other, durable before they show, ordered, deleted and taken back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from officer_app.core import clock
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.facts import PhotoRef
from officer_app.core.hints import Seen
from officer_app.core.validate import MAX_PHOTOS
from officer_app.ui.editor.arrival import Arrival, Source, arrival

if TYPE_CHECKING:
    from officer_app.ui.editor.autosave import Autosave
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.editing import Opened, Shot
    from officer_app.usecases.photos import AddedPhoto, Kept


@dataclass
class Place:
    """Which draft the database lane writes to; "" until something was entered. Set on that lane only."""

    draft_id: str = ""


class DraftPhotos(QObject):
    """`photos_changed()`, `photo_failed(name, error)` for one bad photo among others, `saved(iso)` after a COMMIT,
    `troubled(error)`.
    """

    saved = Signal(str)
    photos_changed = Signal()
    photo_failed = Signal(str, object)
    troubled = Signal(object)

    autosave: Autosave

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = Place()
        self._coming: deque[tuple[Place, Arrival]] = deque()
        self._after_photos: Callable[[], None] | None = None
        self.shots: list[Shot] = []
        self.adding = 0
        session.bus.changed.connect(self._copied)

    @property
    def draft_id(self) -> str:
        return self._place.draft_id

    @property
    def refs(self) -> list[PhotoRef]:
        return [shot.ref for shot in self.shots]

    @property
    def place(self) -> Place:
        return self._place

    def for_files(self) -> Place:
        """The draft that a photo or a memo is to be named in. It is written first where it is not; the lane keeps the
        order."""
        if not self._place.draft_id and not self.autosave.writing:
            self.autosave.dirty = True
        self.autosave.flush()
        return self._place

    @property
    def seen(self) -> Seen:
        """Where they may show people."""
        return {shot.sha256: shot.seen for shot in self.shots}

    def add_photos(self, sources: Sequence[Source]) -> None:
        """Take photos in, each by itself: one that cannot be read does not stop the others."""
        place = self.for_files()
        self._coming.extend((place, arrival(source)) for source in sources)
        self.adding += len(sources)
        self.photos_changed.emit()
        if self.adding == len(sources):
            self._take_next()

    def _take_next(self) -> None:
        """One after the other, so that they stand in the order they were given."""
        from officer_app.usecases.photos import TOO_MANY

        place, coming = self._coming.popleft()
        if place is self._place and len(self.shots) >= MAX_PHOTOS:  # not one more is read, however many were given
            error = OfficerError(TOO_MANY, limit=MAX_PHOTOS)
            QTimer.singleShot(0, self, lambda: self._not_added(coming, error))
            return
        self._session.net(
            lambda: self._keep(coming),
            lambda kept: self._attach(place, coming, kept),
            self,
            lambda error: self._not_added(coming, error),
        )

    def _keep(self, coming: Arrival) -> Kept:
        from officer_app.usecases import photos

        return photos.keep_photo(self._session.desk, coming.fetch(), self._session.decoder())

    def _attach(self, place: Place, coming: Arrival, kept: Kept) -> None:
        def verb(desk: Desk) -> AddedPhoto:
            from officer_app.usecases import photos

            return photos.attach_photo(desk, place.draft_id, kept)

        self._session.write(
            verb, lambda added: self._added(place, coming, kept, added), self, lambda e: self._not_added(coming, e)
        )

    def _added(self, place: Place, coming: Arrival, kept: Kept, added: AddedPhoto) -> None:
        from officer_app.usecases.editing import Shot

        if place is self._place and added.sha256 not in [shot.sha256 for shot in self.shots]:
            ref = PhotoRef(
                sha256=added.sha256,
                size=kept.size,
                mime=added.mime,
                width=added.width,
                height=added.height,
                taken_at=added.taken_at,
            )
            self.shots.append(Shot(ref, added.thumb))
        self.saved.emit(clock.iso(self._session.desk.now()))
        coming.told(None)
        self._one_less()

    def _not_added(self, coming: Arrival, error: Exception) -> None:
        self.photo_failed.emit(coming.name, error)
        coming.told(error)
        self._one_less()

    def _one_less(self) -> None:
        self.adding -= 1
        self.photos_changed.emit()
        if self._coming:
            self._take_next()
        elif self._after_photos is not None:
            then, self._after_photos = self._after_photos, None
            then()

    def remove_photo(self, sha256: str) -> None:
        """To the bin for 30 days; `restore_photo` takes it back."""
        self._photo_verb("remove_photo", sha256)
        self._show([shot for shot in self.shots if shot.sha256 != sha256])

    def order_photos(self, shas: list[str]) -> None:
        self._photo_verb("reorder", shas)
        self._show(sorted(self.shots, key=lambda shot: shas.index(shot.sha256)))

    def restore_photo(self, sha256: str) -> None:
        self._photo_verb("restore_photo", sha256)
        self.renew_photos()

    def renew_photos(self) -> None:
        """As the store has them: one came back, or was drawn on."""
        place = self._place

        def read(desk: Desk) -> Opened:
            from officer_app.usecases import editing

            return editing.read_draft(desk, place.draft_id)

        def shown(opened: Opened) -> None:
            if place is self._place:
                self._show(list(opened.shots))

        self._session.read(read, shown, self, self.troubled.emit)

    def _copied(self, changes: Changes) -> None:
        """A copy with what was drawn has been made meanwhile, or somebody has looked at a photo."""
        if changes.hints & {shot.sha256 for shot in self.shots} or (
            changes.photos and self.draft_id in changes.drafts and any(shot.unburnt for shot in self.shots)
        ):
            self.renew_photos()

    def _when_burnt(self, then: Callable[[], object], fail: Callable[[Exception], None]) -> None:
        """`then`, once every photo that was drawn on has its copy."""
        session, draft_id = self._session, self.draft_id
        if not any(shot.unburnt for shot in self.shots):
            then()
            return

        def work() -> Changes:
            from officer_app.usecases import marking

            return marking.burn_all(session.on_desk, draft_id, session.decoder())

        def made(changes: Changes) -> None:
            session.bus.changed.emit(changes)
            then()

        session.net(work, made, self, fail)

    def _show(self, shots: list[Shot]) -> None:
        self.shots = shots
        self.photos_changed.emit()

    def _photo_verb(self, name: str, what: str | list[str]) -> None:
        place = self._place

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import photos

            done: Changes = getattr(photos, name)(desk, place.draft_id, what)
            return done

        self._session.write(verb, None, self, self.troubled.emit)
