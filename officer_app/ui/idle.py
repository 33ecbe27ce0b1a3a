"""Nobody at the desk: it locks by itself after a while, and when the computer has slept."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LOOK_MS = 10_000
SLEPT_S = 60
"""A look that comes so late says that the computer slept."""

_BY_HAND = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    )
)


class IdleLock(QObject):
    """`tired()` when nobody has touched the window for `after()` minutes, or the computer slept.

    Watches the window's native side, where events arrive once and by hand only. An input method commits past it: it
    moves the cursor.
    """

    tired = Signal()

    def __init__(self, window: QWidget, after: Callable[[], int], now: Callable[[], float] = time.time) -> None:
        """`now()` is the wall clock in seconds: a monotonic one may stand still while the computer sleeps."""
        super().__init__(window)
        self._after, self._now = after, now
        self._touched = self._looked = now()
        window.windowHandle().installEventFilter(self)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def touch(self) -> None:
        self._touched = self._now()

    def look(self) -> None:
        """Compare the clock with the last touch."""
        now, before = self._now(), self._looked
        self._looked = now
        if now - before > SLEPT_S or now - self._touched >= 60 * self._after():
            self.touch()
            self.tired.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BY_HAND:
            self.touch()
        return False
