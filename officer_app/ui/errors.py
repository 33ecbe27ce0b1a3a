"""Trouble that reached the window: known trouble is said in its own words, a bug is reported and said plainly."""

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt

from officer_app.core.errors import OfficerError
from officer_app.core.text import Language
from officer_app.ui.bus import Bus


def install(bus: Bus, report: Callable[[Exception], object]) -> None:
    """Send every uncaught exception to the bus; `report(error)` keeps whatever comes over the bus and is a bug.

    The hook runs on the thread that failed, so it only posts. The report is written there and then, whatever becomes of
    the window.
    """

    def noted(error: Exception) -> None:
        if not isinstance(error, OfficerError):
            report(error)

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        bus.trouble.emit(error)

    bus.trouble.connect(noted, Qt.ConnectionType.DirectConnection)
    sys.excepthook = caught


def spoken(error: Exception, language: Language) -> str:
    """What people read about it."""
    if isinstance(error, OfficerError):
        return error.say(language)
    return QCoreApplication.translate(
        "errors",
        "Something unexpected happened. Everything saved is safe; the details are in the diagnosis report.",
    )
