"""Behind the viewer: the record it shows, each stroke written at once, the copies made, the decision taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_app.core.changes import Changes

if TYPE_CHECKING:
    from officer_app.core.marks import Drawing
    from officer_app.ui.session import Session
    from officer_app.ui.viewer.sketch import Sketch
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.records import Kind, Record


class RecordKeeper(QObject):
    """`opened(Record)` once it is read, `renewed(Record)` when copies of it were made or a photo was
    looked at, `troubled(error)`.

    Strokes, copies and the decision go through the database lane in the order they were asked.
    """

    opened = Signal(object)
    renewed = Signal(object)
    troubled = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind: Kind = "draft"
        self._id = ""
        self.unsaved = False
        self._shas: set[str] = set()
        session.bus.changed.connect(self._looked_at)

    def _looked_at(self, changes: Changes) -> None:
        if changes.hints & self._shas:
            self._read(self.renewed)

    def open(self, kind: Kind, record_id: str) -> None:
        self._kind, self._id, self._shas = kind, record_id, set()
        self._read(self.opened)

    def _read(self, told: Signal) -> None:
        kind, record_id = self._kind, self._id

        def read(desk: Desk) -> Record:
            from officer_app.usecases import records

            return records.read(desk, kind, record_id)

        def arrived(record: Record) -> None:
            if record.id == self._id:  # else somebody has opened another one
                self._shas = {shot.sha256 for shot in record.shots}
                told.emit(record)  # type: ignore[attr-defined]

        self._session.read(read, arrived, self, self.troubled.emit)

    def keep(self, sketch: Sketch, drawing: Drawing | None = None) -> None:
        """What is drawn and answered by now, on the disk; or a `drawing` with words that are still typed."""
        record_id, sha256, drawing, answers = self._id, sketch.sha256, drawing or sketch.drawing, dict(sketch.privacy)

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import marking

            return marking.mark(desk, record_id, sha256, drawing, answers)

        self._session.write(verb, lambda _: self._kept(True), self, self._not_kept)

    def pair(self, sketch: Sketch) -> None:
        """Which earlier photo it is paired with by now, on the disk."""
        record_id, sha256, before = self._id, sketch.sha256, sketch.before

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import marking

            return marking.pair(desk, record_id, sha256, before)

        self._session.write(verb, lambda _: self._kept(True), self, self._not_kept)

    def _kept(self, well: bool) -> None:
        self.unsaved = not well

    def _not_kept(self, error: Exception) -> None:
        self._kept(False)
        self.troubled.emit(error)

    def burn(self, then: Callable[[], object] | None = None) -> None:
        """Make the copies that are not made yet, off every lane that somebody waits for."""
        session, record_id = self._session, self._id

        def work() -> Changes:
            from officer_app.usecases import marking

            return marking.burn_all(session.on_desk, record_id, session.decoder())

        def made(changes: Changes) -> None:
            session.bus.changed.emit(changes)
            if changes and record_id == self._id:
                self._read(self.renewed)
            if then is not None:
                then()

        session.net(work, made, self, self.troubled.emit)

    def decide(self, then: Callable[[Changes], object]) -> None:
        """`records.decide`: what was drawn and answered becomes part of the record."""
        kind, record_id = self._kind, self._id

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import records

            return records.decide(desk, kind, record_id)

        self._session.write(verb, then, self, self.troubled.emit)

    def release(self, shas: list[str], then: Callable[[Changes], object]) -> None:
        """Let photos go as they are, where no decision can become part of the record."""

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import sync

            changes = Changes()
            for sha in shas:
                changes |= sync.offer_again(desk.db, "photo", sha)
            return changes

        self._session.write(verb, then, self, self.troubled.emit)
