"""Pictures of every page, made by the real window over a real profile: for the tour, the README and comparisons."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Language, Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

NEVER_QUIET = Fault(
    "picture.never_quiet",
    Text("页面 {page} 一直没有安静下来", "The page {page} never came to rest"),
    Text("记录没有改动", "The records are unchanged"),
    Text("再试一次；反复出现就把诊断报告发给督查中心", "Try again; if it comes again, send the diagnosis report"),
    Exit.BUG,
)
PATIENCE_S = 60


class Look(NamedTuple):
    """How a set of pictures is to look; `name` ends their file names."""

    name: str
    language: Language
    theme: str
    size: tuple[int, int]


LOOKS = (
    Look("zh", "zh", "light", (1440, 900)),
    Look("zh-dark", "zh", "dark", (1440, 900)),
    Look("zh-small", "zh", "light", (1024, 700)),
    Look("en", "en", "light", (1440, 900)),
)


def headless() -> bool:
    """Whether there is no display; Qt then draws off the screen, and so do we."""
    if sys.platform in ("win32", "darwin"):
        return False
    without = not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if without:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return without


class Taken(NamedTuple):
    """The pictures, and every trouble that the window told of meanwhile."""

    files: list[Path]
    troubles: list[Exception]


def take(
    profile: Path, out: Path, finding: str, looks: tuple[Look, ...] = LOOKS, passphrase: str | None = None
) -> Taken:
    """One PNG for each page and look, `finding` shown in the list and on its sheet.

    Nothing is recorded: an editor in which nothing was entered leaves no draft.
    """
    headless()
    out.mkdir(parents=True, exist_ok=True)
    taken = Taken([], [])
    for look in looks:
        _one_look(profile, out, finding, look, passphrase, taken)
    return taken


def _one_look(profile: Path, out: Path, finding: str, look: Look, passphrase: str | None, taken: Taken) -> None:
    from officer_app import app
    from officer_app.usecases import setup

    desktop = app.build(profile, look.language, look.theme, opener=lambda: setup.open_profile(profile, passphrase))
    desktop.bus.trouble.connect(taken.troubles.append)
    window = desktop.window
    window.resize(*look.size)
    window.show()
    until(lambda: window.session is not None and desktop.jobs.idle, "gate")
    visits: dict[str, Callable[[], object]] = {
        "today": lambda: window.go("today"),
        "walk": lambda: window.go("walk"),
        "findings": lambda: (window.go("findings", finding=finding), window.page("findings").turn(False)),
        "table": lambda: window.page("findings").turn(True),
        "editor-online": lambda: window.open_editor("W"),
        "editor": lambda: window.open_editor("T"),
        "editor-callback": lambda: window.open_editor("H"),
        "viewer": lambda: window.open_viewer(finding=finding),
        "sync": lambda: window.go("sync"),
        "sheet": lambda: window.open_sheet(finding),
        "settings": lambda: window.go("settings"),
        "find": window.find,
        "keys": window.show_keys,
    }
    for page, visit in visits.items():
        visit()
        until(lambda: desktop.jobs.idle and (page != "sheet" or inked(window.page("sheet").view)), page)  # noqa: B023
        file = out / f"{page}-{look.name}.png"
        window.grab().save(str(file))
        taken.files.append(file)
    assert window.session is not None
    desk = window.session.desk
    window.runner.stop()
    until(lambda: desktop.jobs.idle, "closing")
    desktop.jobs.run(lambda: setup.close(desk))
    until(lambda: desktop.jobs.idle, "closing")
    desktop.close()
    window.deleteLater()
    desktop.application.processEvents()


def inked(view: "QWidget") -> bool:
    """Whether a sheet's paper shows its words yet: Qt draws it in a thread of its own and tells nobody."""
    picture = view.grab().toImage()
    middle = range(picture.height() // 4, picture.height() // 2)
    return any(picture.pixelColor(picture.width() // 2, y).lightness() < 128 for y in middle)


def until(ready: Callable[[], bool], page: str) -> None:
    """Let the window work until `ready` holds three rounds on end: a page may ask again for what an answer brought."""
    from PySide6.QtCore import QEvent, QEventLoop
    from PySide6.QtWidgets import QApplication

    deadline = time.monotonic() + PATIENCE_S
    calm = 0
    while calm < 3:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        # a running application clears what is to go by itself; outside its loop nobody does
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        calm = calm + 1 if ready() else 0
        if time.monotonic() > deadline:
            raise OfficerError(NEVER_QUIET, page=page)
        time.sleep(0.02)
