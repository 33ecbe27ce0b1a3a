"""The draft behind the editor: written while typing, its photos durable before they show, finished once.

The only mutable copy of what is typed. Everything that touches the store runs on the database lane in the order it was
asked, so a photo, a save and a finish can never overtake each other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from officer_app.core.changes import Changes
from officer_app.ui.editor.countdown import counted_down
from officer_app.ui.editor.draft_photos import DraftPhotos, Place

if TYPE_CHECKING:
    from officer_app.core.facts import Finding
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.editing import Opened

Collect = Callable[[], tuple[str, dict[str, Any]]]
"""Gives the form's code and the values as they stand, pre-edit included."""


class DraftKeeper(DraftPhotos):
    """`opened(Opened)`, `finished(Finished)`, and the news of `DraftPhotos`."""

    opened = Signal(object)
    finished = Signal(object)

    def __init__(self, session: Session, collect: Collect, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._collect = collect
        self.autosave = counted_down(self._write, self)
        self.finding: Finding | None = None
        self.finishing = False

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
        self._place = Place(opened.draft_id)
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
        """Copies with masks first: no original ever stands in for its copy."""
        self._when_burnt(self._finish_now, self._not_finished)

    def _finish_now(self) -> None:
        place = self._place

        def verb(desk: Desk) -> Any:
            from officer_app.usecases import editing

            return editing.finish_draft(desk, place.draft_id)

        self._session.write(verb, self._finished, self, self._not_finished)

    def _finished(self, done: Any) -> None:
        self.finishing = False
        self.autosave.forget()
        self._place = Place()
        self.finished.emit(done)

    def _not_finished(self, error: Exception) -> None:
        self.finishing = False
        self.troubled.emit(error)
