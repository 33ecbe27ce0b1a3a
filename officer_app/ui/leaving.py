"""Before the desk is locked, left or closed: what was typed goes to the disk, and an exchange ends its last photo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from officer_app.ui.idle import IdleLock
    from officer_app.ui.main_window import MainWindow


class Leaving(QObject):
    """What could not be written is not thrown away unasked: said once, then it is the person's own choice."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._warned = self._closing = False
        self.idle: IdleLock | None = None

    def watch(self) -> None:
        """From now on lock by itself what asks for a passphrase."""
        window = self._window
        if window.door.guarded and self.idle is None:
            from officer_app.ui.idle import IdleLock  # not before there is something to lock

            self.idle = IdleLock(window, lambda: window.preferences.lock_after)
            self.idle.tired.connect(lambda: window.lock(by_itself=True))

    def safely(self, then: Callable[[], object], insist: bool = True) -> None:
        """`then()` when everything typed is on the disk. Where something cannot be written it is said, and only who
        insists, asking once more, leaves without it."""
        self._window.leave_page()
        pages = self._window.pages
        left = len(pages)

        def kept() -> None:
            nonlocal left
            left -= 1
            if not left and not self._holds_back(insist):
                then()

        for page in pages:
            page.when_kept(kept)
        if not pages:
            then()

    def may_close(self) -> bool:
        """Whether the window may close now; else it closes itself when what was typed is on the disk."""
        at_once = True

        def then() -> None:
            self._closing = True
            if not at_once:
                self._window.close()

        if not self._closing:
            self.safely(then)
        at_once = False
        return self._closing

    def quietly(self, then: Callable[[], object]) -> None:
        """As `safely`, when the exchange has ended its last photo or batch too."""
        self.safely(lambda: self._once_quiet(then))

    def _once_quiet(self, then: Callable[[], object]) -> None:
        window = self._window
        if window.session is None:
            return
        window.runner.stop()
        if window.runner.running:
            window.runner.state_changed.connect(lambda: self._once_quiet(then))
        else:
            then()

    def _holds_back(self, insist: bool) -> bool:
        held = any(page.unsaved for page in self._window.pages) and not (self._warned and insist)
        self._warned = held and insist  # what nobody asked for was no first asking
        if held:
            self._window.banner.say(
                "bad",
                self.tr(
                    "What you typed last is not on the disk yet; everything before it is. "
                    "Free some space and press Ctrl+S, or close once more to leave without it."
                ),
            )
        return held
