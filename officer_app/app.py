"""The composition root of the window: builds everything once and passes it on."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from officer_app import __version__, crashes, paths
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Language, Text
from officer_app.ui import errors
from officer_app.ui.bus import Bus
from officer_app.ui.door import Door
from officer_app.ui.i18n import Translation, system_language
from officer_app.ui.jobs import Jobs
from officer_app.ui.main_window import MainWindow
from officer_app.ui.preferences import Preferences
from officer_app.ui.theme import Theme

if TYPE_CHECKING:
    from officer_app.ui.trial import Trial
    from officer_app.usecases.desk import Desk


DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NO_DISPLAY = Fault(
    "window.no_display",
    Text("这里没有屏幕，打不开窗口", "There is no display here, so no window can open"),
    Text("什么都没有改动", "Nothing was changed"),
    Text(
        "到桌面上打开它；没有桌面就用命令行，officer-app --help 列出全部命令",
        "Open it on a desktop; without one use the commands that officer-app --help lists",
    ),
    Exit.REFUSED,
)


@dataclass
class Desktop:
    """The window with what it stands on. `close` ends its lanes."""

    application: QApplication
    jobs: Jobs
    bus: Bus
    theme: Theme
    translation: Translation
    window: MainWindow

    def close(self) -> None:
        for _ in range(2):  # what was typed goes to the disk first; what cannot be written is not waited for
            self.window.close()
            while self.window.isVisible() and not self.jobs.idle:
                self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.jobs.close(last=self.window.door.shut)
        self.window.door.end()
        self.translation.remove()


def build(
    profile: Path,
    language: Language | None = None,
    theme: str | None = None,
    opener: "Callable[[], Desk] | None" = None,
    begin_trial: bool = False,
) -> Desktop:
    """Everything the window needs, wired; nothing of the profile is opened before the window is painted.

    `opener` gives the desk, on the database thread, where no passphrase is to be asked for. With `begin_trial` an empty
    profile becomes a trial at once.
    """
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["officer-app"])
    application.setApplicationName("officer-app")
    application.setApplicationVersion(__version__)
    preferences = Preferences.load(profile)
    look = Theme(application, theme or preferences.theme, preferences.text_size)
    spoken: Language = (
        language or ("zh" if preferences.language == "zh" else "en")
        if (language or preferences.language)
        else system_language()
    )
    translation = Translation(application, spoken)
    jobs, bus = Jobs(), Bus()
    door = Door(profile, jobs, translation, lambda: _trial(profile), opener, begin_trial)
    window = MainWindow(profile, preferences, look, translation, jobs, bus, door)
    return Desktop(application, jobs, bus, look, translation, window)


def _trial(profile: Path) -> "Trial":
    from officer_app.trial.begin import Trial  # not before the window has been painted

    return Trial(profile)


def run_window(given: Namespace) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    if sys.platform == "linux" and not any(map(os.environ.get, DISPLAYS)):
        raise OfficerError(NO_DISPLAY)  # Qt would abort the process
    profile = given.profile or (_trial_profile() if given.trial else paths.default_profile())
    desktop = build(profile, given.lang, begin_trial=given.trial)
    errors.install(desktop.bus, lambda error: crashes.keep(profile, crashes.report(error)))
    desktop.window.show()
    from officer_app.ui.ending import Ending  # the window comes first

    ending = Ending(desktop.application)
    try:
        return desktop.application.exec()
    finally:
        desktop.close()
        ending.release()
        sys.excepthook = sys.__excepthook__


def _trial_profile() -> Path:
    """Beside the officer's own records, never among them."""
    own = paths.default_profile()
    return own.with_name(f"{own.name}-trial")
