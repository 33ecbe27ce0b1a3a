"""A finding made on a walk: everything the step knows is filled in, and one comes back to the walk afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from officer_app.ui.session import Session
    from officer_app.ui.walk.photos_card import WalkStrip
    from officer_app.usecases.walk_desk import WalkView


class Recording(QObject):
    """`record` opens the editor on a new finding, `go_on` on a draft of this walk."""

    def __init__(self, session: Session, go: Callable[..., object], parent: QObject) -> None:
        """`go(page, **what)` leads away and comes back."""
        super().__init__(parent)
        self._session, self._go = session, go

    def record(self, view: WalkView, strip: WalkStrip, words: str) -> None:
        """Nothing is on the disk before something is entered; unless photos go along, which need a draft."""
        from officer_app.usecases import walk_findings

        walk, chosen = view.walk, strip.chosen()
        if not chosen:
            values = walk_findings.prefill(self._session.desk, walk) | ({"text": words} if words else {})
            self._go("editor", dimension=walk.start.dimension, at=values, returns=True)
            return
        shas, step = [photo.sha256 for photo in chosen], chosen[0].step
        more = {"text": words} if words else {}

        def opened(answer: Any) -> None:
            strip.clearSelection()
            self.go_on(answer[0].id)

        self._session.write(lambda desk: walk_findings.open_finding(desk, walk.id, step, shas, more), opened, self)

    def go_on(self, draft: str) -> None:
        self._go("editor", draft=draft, returns=True)
