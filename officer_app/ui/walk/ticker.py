"""A walk's seconds: one timer, only while a step runs and somebody looks at it; none otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from officer_app.core.walkthrough import Walk
    from officer_app.usecases.desk import Desk

SECOND_MS = 1000


class Ticker(QObject):
    """`ticked(Walk, Timing)` at once when a walk is followed, then at each full second of the running step."""

    ticked = Signal(object, object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._walk: Walk | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        page.installEventFilter(self)

    def follow(self, walk: Walk | None) -> None:
        self._walk = walk
        self._tick()

    def _tick(self) -> None:
        from officer_app.usecases import walks

        self._timer.stop()
        if self._walk is None:
            return
        timing = walks.timing(self._desk, self._walk)
        self.ticked.emit(self._walk, timing)
        if self._page.isVisible() and self._walk.open_since:
            self._timer.start(SECOND_MS - timing.step_ms % SECOND_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._tick()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return False
