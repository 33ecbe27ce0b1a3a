"""What was drawn, step by step, so that it can be taken back: the drawing before and after, and which mark it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from officer_app.core.marks import Drawing

Show = Callable[[Drawing, int], None]


class Redraw(QUndoCommand):
    """One step. `show(drawing, chosen)` puts a drawing in place; `nudge` steps of one mark become one."""

    def __init__(
        self, before: tuple[Drawing, int], after: tuple[Drawing, int], show: Show, nudge: bool = False
    ) -> None:
        super().__init__()
        self._before, self._after, self._show = before, after, show
        self._nudge = after[1] if nudge else -1

    def redo(self) -> None:
        self._show(*self._after)

    def undo(self) -> None:
        self._show(*self._before)

    def id(self) -> int:
        return self._nudge

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Redraw) or other._nudge != self._nudge:
            return False
        self._after = other._after
        return True
