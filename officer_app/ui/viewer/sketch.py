"""One photo while it is looked at: its line, what is drawn on it by now, what was answered, its pair, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtGui import QUndoStack

from officer_app.core import marks, privacy
from officer_app.core.marks import Drawing
from officer_app.ui.widgets.photo import from_jpeg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from officer_app.core.facts import PhotoRef
    from officer_app.core.hints import Hint
    from officer_app.usecases.editing import Shot


class Sketch:
    """`newer`: the marks on it come from a newer program and are not understood here. `drawn`: a copy is to be made."""

    def __init__(self, shot: Shot, parent: QObject) -> None:
        kept = marks.read(shot.ref.marks)
        self.newer = bool(shot.ref.marks) and kept is None
        self.drawing = kept or Drawing(width=max(1, shot.ref.width), height=max(1, shot.ref.height))
        self.privacy, self.before = dict(shot.ref.privacy), shot.ref.before
        self.renew(shot)
        self.stack = QUndoStack(parent)

    def renew(self, shot: Shot) -> None:
        """Its copy was made: what is drawn stays as it is."""
        self.shot, self.drawn = shot, shot.unburnt
        self.small = from_jpeg(shot.thumb)

    @property
    def sha256(self) -> str:
        """The original's."""
        return self.shot.ref.sha256

    @property
    def ref(self) -> PhotoRef:
        """The line as it would be recorded now, but for its copy."""
        if self.newer:
            return msgspec.structs.replace(self.shot.ref, before=self.before)
        drawn: dict[str, Any] = msgspec.to_builtins(self.drawing) if self.drawing.marks else {}
        return msgspec.structs.replace(self.shot.ref, marks=drawn, privacy=self.privacy, before=self.before)

    @property
    def bare(self) -> tuple[Hint, ...]:
        """Where there might be somebody, as far as nobody has decided about it."""
        return privacy.bare(self.ref, self.shot.seen)

    def waiting(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """`privacy.open_hints`, as it would be recorded now."""
        return privacy.open_hints(self.ref, values, self.shot.seen)

    def standing(self, values: Mapping[str, Any]) -> str:
        """`privacy.standing`, as it would be recorded now."""
        return privacy.standing(self.ref, values, self.shot.seen)
