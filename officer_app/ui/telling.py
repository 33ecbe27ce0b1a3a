"""What reaches a person beside the pages: trouble, what an exchange has to remark, how the device stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.ui import errors

if TYPE_CHECKING:
    from officer_app.sync.run import Outcome
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.notices import Notices
    from officer_app.ui.status import Standing
    from officer_app.ui.sync.runner import SyncRunner


class Telling(QObject):
    """Listens to the bus for a window, and to the exchange it is given by `follow`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._notices: Notices | None = None
        window.bus.trouble.connect(self.trouble)
        window.bus.changed.connect(self._changed)

    def follow(self, runner: SyncRunner) -> None:
        runner.state_changed.connect(self.renew)
        runner.ended.connect(self._remark)
        self.mind()

    def typing(self) -> None:
        """Say once that Chinese cannot be typed, if so, and lead to how it can."""
        from officer_app.ui.input_method import fcitx_left_out

        window = self._window
        if window.room is not None and not window.preferences.told_typing and fcitx_left_out():
            window.preferences.take(told_typing=True)
            words = self.tr("This desktop types through fcitx, which this program does not hear yet")
            banner = window.room.banner
            banner.say("warn", words, self.tr("Show how"), lambda: (banner.hide(), window.go("settings")))

    def mind(self) -> None:
        """Tell outside of the window as well, or not any more: as the person wishes."""
        wanted = self._window.preferences.notices
        if wanted and self._notices is None:
            from officer_app.ui.notices import Notices  # off unless somebody asked for it

            self._notices = Notices(self._window)
        elif not wanted and self._notices is not None:
            self._notices.end()
            self._notices = None
        if self._notices is not None:
            self._notices.begin()

    def trouble(self, error: Exception, kind: str = "bad") -> None:
        """In the banner, as a kind of it; before there is a desk the gate says its own. A bug offers its report."""
        room, words = self._window.room, errors.spoken(error, self._window.translation.language)
        if room is not None and not isinstance(error, OfficerError):
            room.banner.say(kind, words, self.tr("Show the report"), lambda: self._report(error))
        else:
            self._say(kind, words)

    def _report(self, error: Exception) -> None:
        """In place of the banner, which has been answered."""
        self._window.banner.hide()
        self._window.overlays.show_report(error)

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
