"""A long silence on a walk that runs (the laptop was shut for a night): asked about, never decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from officer_app.core.clock import parse
from officer_app.core.walk_time import written
from officer_app.core.walkthrough import QUIET_HOURS, RESTED
from officer_app.ui.walk.words import length

if TYPE_CHECKING:
    from officer_app.core.walkthrough import Walk
    from officer_app.ui.session import Session
    from officer_app.ui.walk.keeper import WalkKeeper
    from officer_app.ui.widgets.banner import Banner
    from officer_app.usecases.walks import Timing

QUIET_MS = QUIET_HOURS * 3_600_000


class Silence(QObject):
    """`look` at every tick. Two looks far apart, or one long after the last event, say that nobody was there."""

    def __init__(self, session: Session, keeper: WalkKeeper, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._banner = session, keeper, banner
        self._head, self._last_ms = "", 0

    def look(self, walk: Walk, timing: Timing) -> None:
        before = self._last_ms if walk.head == self._head else 0
        self._head, self._last_ms = walk.head, timing.quiet_ms
        if timing.quiet_ms - before >= QUIET_MS:
            self._ask(walk.timepiece.at + before, walk.timepiece.at + timing.quiet_ms)

    def _ask(self, since: int, until: int) -> None:
        said = self.tr("Nothing went on from {since} to {until}, {length}. So far it counts to this step").format(
            since=f"{parse(written(since)):%m-%d %H:%M}",
            until=f"{parse(written(until)):%H:%M}",
            length=length(until - since),
        )
        self._banner.say(
            "warn", said, self.tr("It was a break"), lambda: self._rest(since), "laptop", self.tr("It counts")
        )

    def _rest(self, since: int) -> None:
        from officer_app.usecases import walks

        at, why = parse(written(since)), self._session.say(RESTED)
        self._banner.hide()
        self._keeper.do(lambda desk, walk: walks.rest_since(desk, walk, at, why))
