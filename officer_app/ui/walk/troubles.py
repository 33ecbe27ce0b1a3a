"""Why something on a walk was not taken, said where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from officer_app.core.errors import OfficerError
from officer_app.ui import errors
from officer_app.usecases.walk_faults import LONG_WALK

if TYPE_CHECKING:
    from officer_app.ui.session import Session
    from officer_app.ui.walk.closing_view import ClosingView
    from officer_app.ui.walk.home_view import HomeView
    from officer_app.ui.walk.run_view import RunView


class Troubles(QObject):
    """`tell(error)`, in the view that `stack` shows."""

    def __init__(
        self, session: Session, stack: QStackedWidget, home: HomeView, run: RunView, closing: ClosingView
    ) -> None:
        super().__init__(stack)
        self._session, self._stack = session, stack
        self._home, self._run, self._closing = home, run, closing

    def tell(self, error: Exception) -> None:
        """Known trouble is said where it happened; a bug goes to the crash report."""
        if not isinstance(error, OfficerError):
            self._session.bus.trouble.emit(error)
            return
        sentence = errors.spoken(error, self._session.language)
        here = self._stack.currentWidget()
        if here is self._home:
            self._home.start.trouble(sentence)
        elif here is self._closing and self._closing.end.isVisible():
            self._closing.end.trouble(sentence, ask_why=error.fault is LONG_WALK)
        else:
            banner = self._run.banner if here is self._run else self._closing.banner
            banner.say("warn", sentence, self.tr("Understood"), banner.hide)
