"""What is typed on the walkthrough's page and not handed over yet: on the disk soon after the first key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from officer_app.ui.editor.countdown import counted_down
from officer_app.usecases.walk_kept import ENDING, WORDS

if TYPE_CHECKING:
    from officer_app.core.changes import Changes
    from officer_app.ui.session import Session
    from officer_app.ui.walk.closing_view import ClosingView
    from officer_app.ui.walk.run_view import RunView
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.walk_desk import WalkView


class TypedPart(QObject):
    """One part of it, of those `usecases.walk_kept` names; `collect` gives its value as it stands."""

    def __init__(self, session: Session, part: str, collect: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._part, self._collect = session, part, collect
        self.autosave = counted_down(self._write, self)
        self.walk_id = ""
        """The walk that is written to."""

    def touched(self) -> None:
        if self.walk_id:
            self.autosave.touched()

    def renew(self) -> None:
        """What was typed has become a record; whatever is there now is what is kept, nothing included."""
        self.autosave.forget()
        self.autosave.dirty = True
        self.autosave.flush()

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
    """All parts of the page. `follow` brings those of a walk to the one in view."""

    def __init__(
        self, session: Session, run: RunView, closing: ClosingView, others: Sequence[TypedPart], parent: QObject
    ) -> None:
        """`others` look after themselves: the answers, and the form a walk begins with."""
        self._note, self._end = run.note, closing.end
        self.words = TypedPart(session, WORDS, run.note.value, parent)
        self.ending = TypedPart(session, ENDING, closing.end.kept, parent)
        self._parts = (self.words, self.ending, *others)
        closing.end.touched.connect(self.ending.touched)
        closing.end.ended.connect(lambda _: self.ending.autosave.flush())

    def follow(self, view: WalkView | None) -> None:
        """What was typed on this walk, if it is another one than before."""
        walk_id = view.walk.id if view is not None else ""
        if walk_id == self.words.walk_id:
            return
        for part in (self.words, self.ending):
            part.autosave.forget()
            part.walk_id = ""
        if view is not None:
            self._note.show_kept(view.kept.get(WORDS) or {})
            self._end.show_walk(view.walk)
            self._end.show_kept(view.kept.get(ENDING) or {})
        for part in (self.words, self.ending):
            part.walk_id = walk_id

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
