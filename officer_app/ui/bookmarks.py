"""The window's bookmark follows the page that is up, and goes when the window is closed in peace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from officer_app.core.changes import Changes
from officer_app.ui import pages

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.usecases.bookmark import Bookmark
    from officer_app.usecases.desk import Desk


class Bookmarks(QObject):
    """`begin` at the place that was left in the middle of something; `lay` whenever there is another one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._laid: Bookmark | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.lay_now)

    def begin(self, found: Bookmark | None) -> None:
        """The first page of an open desk."""
        self._laid = found
        if found is None:
            self._window.go(pages.FIRST)
        else:
            self._window.trail = list(found.trail)
            self._window.go(found.page, **found.what)

    def lay(self) -> None:
        """Where one stands, once one has arrived."""
        self._soon.start(0)

    def lay_now(self) -> None:
        """Before the desk is locked."""
        from officer_app.usecases.bookmark import Bookmark

        self._soon.stop()
        here = self._window.here
        what = self._window.page(here).bookmark if here and self._window.session is not None else None
        self._put(None if what is None else Bookmark(here, what, list(self._window.trail)))

    def take_out(self) -> None:
        """Closed in peace: the next start begins with the day."""
        self._soon.stop()
        self._put(None)

    def _put(self, bookmark: Bookmark | None) -> None:
        session = self._window.session
        if session is None or bookmark == self._laid:
            return
        self._laid = bookmark

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import bookmark as bookmarks

            return bookmarks.put(desk, bookmark)

        # a place that could not be kept is no trouble worth a word
        session.write(verb, None, self, lambda error: None)
