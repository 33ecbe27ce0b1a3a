"""Trouble that reached the window: known trouble is said in its own words, a bug is reported and said plainly."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from officer_app.core.errors import OfficerError
from officer_app.core.text import Language
from officer_app.ui.bus import Bus


def install(bus: Bus, report: Callable[[str], object]) -> None:
    """Send every uncaught exception to the bus; `report(text)` keeps the traceback of what is a bug.

    The hook runs on the thread that failed, so it only posts.
    """

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, OfficerError):
            report("".join(traceback.format_exception(kind, error, trace)))
        bus.trouble.emit(error)

    sys.excepthook = caught


def spoken(error: Exception, language: Language) -> str:
    """What people read about it."""
    if isinstance(error, OfficerError):
        return error.say(language)
    return QCoreApplication.translate(
        "errors",
        "Something unexpected happened. Everything saved is safe; the details are in the diagnosis report.",
    )
