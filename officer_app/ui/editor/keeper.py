"""The draft behind the editor: written while typing, its photos durable before they show, finished once.

The only mutable copy of what is typed. Everything that touches the store runs on the database lane in the order it was
asked, so a photo, a save and a finish can never overtake each other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from officer_app.core import clock
from officer_app.core.changes import Changes
from officer_app.core.facts import PhotoRef
from officer_app.ui.editor.arrival import Arrival, Source, arrival
from officer_app.ui.editor.autosave import DELAY_MS, Autosave

if TYPE_CHECKING:
    from officer_app.core.facts import Finding
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.editing import Opened, Shot
    from officer_app.usecases.photos import AddedPhoto, Kept

Collect = Callable[[], tuple[str, dict[str, Any]]]
"""Gives the form's code and the values as they stand, pre-edit included."""


@dataclass
class _Place:
    """Which draft the database lane writes to; "" until something was entered. Set on that lane only."""

    draft_id: str = ""


class DraftKeeper(QObject):
    """`opened(Opened)`, `saved(iso)` after a COMMIT, `photos_changed()`, `photo_failed(name, error)` for one bad photo
    among others, `troubled(error)`, `finished(Finished)`.
    """

    opened = Signal(object)
    saved = Signal(str)
    photos_changed = Signal()
    photo_failed = Signal(str, object)
    troubled = Signal(object)
    finished = Signal(object)

    def __init__(self, session: Session, collect: Collect, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._collect = collect
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self.autosave = Autosave(self._timer, self._write)
        self._timer.timeout.connect(self.autosave.flush)
        self._place = _Place()
        self._coming: deque[tuple[_Place, Arrival]] = deque()
        self._after_photos: Callable[[], None] | None = None
        self.finding: Finding | None = None
        self.shots: list[Shot] = []
        self.adding = 0
        self.finishing = False

    @property
    def draft_id(self) -> str:
        return self._place.draft_id

    @property
    def refs(self) -> list[PhotoRef]:
        return [shot.ref for shot in self.shots]

    @property
    def untouched(self) -> bool:
        """Nothing was entered yet: nothing is on disk, and nothing is lost by leaving."""
        return not self._place.draft_id and self.autosave.settled and not self.adding

    # opening

    def begin(self, form: str, prefill: dict[str, Any]) -> None:
        """A new draft. It takes a row and a number when the first thing is entered, not before."""
        from officer_app.usecases.editing import Opened

        self._take(Opened("", form, prefill))

    def resume(self, draft_id: str) -> None:
        """Go on with a draft that was kept."""

        def read(desk: Desk) -> Opened:
            from officer_app.usecases import editing

            return editing.read_draft(desk, draft_id)

        self._session.read(read, self._take, self, self.troubled.emit)

    def revise(self, finding_id: str) -> None:
        """Change a finding, or answer its return: in the draft begun before if there is one, else in a new one."""

        def write(desk: Desk) -> tuple[Opened, Changes]:
            from officer_app.usecases import editing

            return editing.open_revision(desk, finding_id)

        self._session.write(write, lambda answer: self._take(answer[0]), self, self.troubled.emit)

    def _take(self, opened: Opened) -> None:
        self.autosave.forget()
        self._place = _Place(opened.draft_id)
        self.finding, self.shots = opened.finding, list(opened.shots)
        self.finishing = False
        self.opened.emit(opened)

    # writing

    def _write(self) -> None:
        form, values = self._collect()
        place = self._place

        def verb(desk: Desk) -> tuple[str, Changes]:
            from officer_app.usecases import drafts

            if place.draft_id:
                return desk.moment(), drafts.autosave(desk, place.draft_id, values, form)
            draft, changes = drafts.open_draft(desk, form, values)
            place.draft_id = draft.id
            return draft.updated_at, changes

        self._session.write(verb, self._written, self, self._not_written)

    def _written(self, answer: tuple[str, Changes]) -> None:
        self.saved.emit(answer[0])
        self.autosave.written(True)

    def _not_written(self, error: Exception) -> None:
        self.autosave.written(False)
        self.finishing = False
        self.troubled.emit(error)

    # photos

    def add_photos(self, sources: Sequence[Source]) -> None:
        """Take photos in, each by itself: one that cannot be read does not stop the others."""
        if not self._place.draft_id and not self.autosave.writing:
            self.autosave.dirty = True  # a photo needs a draft to be named in; the lane keeps the order
        self.autosave.flush()
        self._coming.extend((self._place, arrival(source)) for source in sources)
        self.adding += len(sources)
        self.photos_changed.emit()
        if self.adding == len(sources):
            self._take_next()

    def _take_next(self) -> None:
        """One after the other, so that they stand in the order they were given."""
        place, coming = self._coming.popleft()
        self._session.net(
            lambda: self._keep(coming),
            lambda kept: self._attach(place, coming, kept),
            self,
            lambda error: self._not_added(coming, error),
        )

    def _keep(self, coming: Arrival) -> Kept:
        from officer_app.usecases import photos

        return photos.keep_photo(self._session.desk, coming.fetch(), self._session.decoder())

    def _attach(self, place: _Place, coming: Arrival, kept: Kept) -> None:
        def verb(desk: Desk) -> AddedPhoto:
            from officer_app.usecases import photos

            return photos.attach_photo(desk, place.draft_id, kept)

        self._session.write(
            verb, lambda added: self._added(place, coming, kept, added), self, lambda e: self._not_added(coming, e)
        )

    def _added(self, place: _Place, coming: Arrival, kept: Kept, added: AddedPhoto) -> None:
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
        place = self._place

        def read(desk: Desk) -> Opened:
            from officer_app.usecases import editing

            return editing.read_draft(desk, place.draft_id)

        def shown(opened: Opened) -> None:
            if place is self._place:
                self._show(list(opened.shots))

        self._session.read(read, shown, self, self.troubled.emit)

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

    # leaving

    def finish(self) -> None:
        """Wait for photos on their way, save what is typed, make it a finding. Pressed twice, it happens once."""
        if self.finishing:
            return
        self.finishing = True
        if self.adding:
            self._after_photos = self._save_and_finish
        else:
            self._save_and_finish()

    def _save_and_finish(self) -> None:
        self.autosave.dirty = True
        self.autosave.when_settled(self._finish)

    def _finish(self) -> None:
        place = self._place

        def verb(desk: Desk) -> Any:
            from officer_app.usecases import editing

            return editing.finish_draft(desk, place.draft_id)

        self._session.write(verb, self._finished, self, self._not_finished)

    def _finished(self, done: Any) -> None:
        self.finishing = False
        self.autosave.forget()
        self._place = _Place()
        self.finished.emit(done)

    def _not_finished(self, error: Exception) -> None:
        self.finishing = False
        self.troubled.emit(error)

    def discard(self) -> str:
        """To the bin for 30 days. Returns the draft's id, "" when there was none."""
        place, self._place = self._place, _Place()
        self.autosave.forget()

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import drafts

            return drafts.discard(desk, place.draft_id)

        if place.draft_id:
            self._session.write(verb, None, self, self.troubled.emit)
        return place.draft_id
