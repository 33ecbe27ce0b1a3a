"""What reaches a person beside the pages: trouble, what an exchange has to remark, how the device stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from officer_app.core.changes import Changes
from officer_app.ui import errors

if TYPE_CHECKING:
    from officer_app.sync.run import Outcome
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.status import Standing
    from officer_app.ui.sync.runner import SyncRunner


class Telling(QObject):
    """Listens to the bus for a window, and to the exchange it is given by `follow`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.bus.trouble.connect(self.trouble)
        window.bus.changed.connect(self._changed)

    def follow(self, runner: SyncRunner) -> None:
        runner.state_changed.connect(self.renew)
        runner.ended.connect(self._remark)

    def trouble(self, error: Exception, kind: str = "bad") -> None:
        """In the banner, as a kind of it; before there is a desk the gate says its own."""
        if self._window.room is not None:
            self._say(kind, errors.spoken(error, self._window.translation.language))

    def _remark(self, outcome: Outcome) -> None:
        """A clock that is off, something left aside."""
        for notice in outcome.notices[:1]:
            self._say("warn", notice.say(self._window.translation.language))

    def _say(self, kind: str, words: str) -> None:
        room = self._window.room
        if room is not None:
            room.banner.say(kind, words, self.tr("Understood"), room.banner.hide)

    def _changed(self, changes: Changes) -> None:
        if changes.outbox or changes.status or changes.everything or changes.drafts:
            self.renew()

    def renew(self) -> None:
        """Ask how the device stands, and show it."""
        if self._window.session is not None:
            from officer_app.ui.status import read_standing

            self._window.session.read(read_standing, self._show, self)

    def _show(self, standing: Standing) -> None:
        window = self._window
        if window.session is not None and window.room is not None:
            window.room.show_standing(standing, window.runner.running)
