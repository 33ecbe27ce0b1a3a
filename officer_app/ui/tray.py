"""The system's own notifications: through the tray where there is one, else through the desktop's `notify-send`."""

import shutil

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from officer_app.paths import resource

SHOWN_MS = 8000


class Tray(QObject):
    """`pressed()` when a person clicks on what was said, or on the icon."""

    pressed = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """`name` is the program's, as people know it."""
        super().__init__(parent)
        self._name = name
        self._icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._icon = QSystemTrayIcon(QIcon(str(resource("logo/logo.svg"))), self)
            self._icon.setToolTip(name)
            self._icon.messageClicked.connect(self.pressed)
            self._icon.activated.connect(lambda _: self.pressed.emit())
            self._icon.show()

    @staticmethod
    def possible() -> bool:
        """Whether this desktop shows notifications of programs."""
        return QSystemTrayIcon.isSystemTrayAvailable() or shutil.which("notify-send") is not None

    def say(self, words: str) -> None:
        """Show it for a while, without a sound of ours."""
        if self._icon is not None:
            self._icon.showMessage(self._name, words, self._icon.icon(), SHOWN_MS)
        elif (command := shutil.which("notify-send")) is not None:
            QProcess.startDetached(command, ["--app-name", self._name, "--", self._name, words])
