"""Whether Chinese can be typed: Qt from PyPI speaks to ibus, not to fcitx, through which many Linux desktops type.

fcitx 5 answers to ibus too, so the program begun with `QT_IM_MODULE=ibus` is served by it; so it is with a plugin of
fcitx for Qt 6 among Qt's own (github.com/fcitx/fcitx5/issues/444).
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

REMEDY = "QT_IM_MODULE=ibus"
ASKED_BY = ("QT_IM_MODULES", "QT_IM_MODULE", "XMODIFIERS")
"""Variables that name the input method, the one that Qt heeds first in front."""


def fcitx_left_out() -> bool:
    """Whether this desktop types through fcitx and this window cannot."""
    return left_out(os.environ, QGuiApplication.platformName(), QCoreApplication.libraryPaths())


def left_out(environ: Mapping[str, str], platform: str, plugins: Iterable[str]) -> bool:
    """As `fcitx_left_out`. Under Wayland the compositor passes words on, whatever the program has."""
    asked = next((value for name in ASKED_BY if (value := environ.get(name))), "")
    if platform != "xcb" or "fcitx" not in asked:
        return False
    return not any(any(Path(folder, "platforminputcontexts").glob("*fcitx*")) for folder in plugins)
