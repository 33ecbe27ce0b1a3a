"""What is typed on the walkthrough's page and not handed over yet: on the disk 400 ms after the first key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from officer_app.ui.editor.autosave import DELAY_MS, Autosave

if TYPE_CHECKING:
    from officer_app.core.changes import Changes
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk


class TypedPart(QObject):
    """One part of it, of those `usecases.walk_kept` names; `collect` gives its value as it stands."""

    def __init__(self, session: Session, part: str, collect: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._part, self._collect = session, part, collect
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self.autosave = Autosave(self._timer, self._write)
        self._timer.timeout.connect(self.autosave.flush)
        self.walk_id = ""
        """The walk that is written to."""

    def touched(self) -> None:
        if self.walk_id:
            self.autosave.touched()

    def _write(self) -> None:
        walk_id, part, value = self.walk_id, self._part, self._collect()

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import walk_kept

            return walk_kept.keep(desk, walk_id, part, value)

        self._session.write(verb, lambda _: self.autosave.written(True), self, self._failed)

    def _failed(self, error: Exception) -> None:
        self.autosave.written(False)
        self._session.bus.trouble.emit(error)


class Typed:
    """All parts of a page."""

    def __init__(self, *parts: TypedPart) -> None:
        self._parts = parts

    def flush(self) -> None:
        """To the disk now."""
        for part in self._parts:
            part.autosave.flush()

    @property
    def unsaved(self) -> bool:
        """Something could not be written and is in the window only."""
        return any(part.autosave.failed for part in self._parts)

    def when_kept(self, then: Callable[[], object]) -> None:
        """Call `then` when no write of any part is under way or due."""
        for part in self._parts:
            then = self._after(part, then)
        then()

    @staticmethod
    def _after(part: TypedPart, then: Callable[[], object]) -> Callable[[], object]:
        return lambda: part.autosave.when_over(then)
