"""The window: a gate until a profile is open, then the rail, a header and one page at a time.

Painted first, filled after: nothing that opens a store is imported before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from officer_app.paths import resource
from officer_app.ui import keys, pages, place
from officer_app.ui.acts import Acts
from officer_app.ui.bookmarks import Bookmarks
from officer_app.ui.door import Door, keep_house
from officer_app.ui.leaving import Leaving
from officer_app.ui.overlays import Overlays
from officer_app.ui.session import Session
from officer_app.ui.telling import Telling

if TYPE_CHECKING:
    from officer_app.ui.bus import Bus
    from officer_app.ui.i18n import Translation
    from officer_app.ui.jobs import Jobs
    from officer_app.ui.preferences import Preferences
    from officer_app.ui.room import Room
    from officer_app.ui.theme import Theme
    from officer_app.ui.widgets.banner import Banner
    from officer_app.ui.widgets.page import Page
    from officer_app.ui.widgets.toast import Toast
    from officer_app.usecases.desk import Desk


class MainWindow(QMainWindow):
    """What pages may ask: `go`, `open_editor`, `open_sheet`, `open_viewer`, `find`, `back`, `say`, `acts.did`,
    `sync_now`, `preferences`.

    Pages are built when first shown and thrown away when the language or the text size changes.
    """

    def __init__(
        self,
        profile: Path,
        preferences: Preferences,
        theme: Theme,
        translation: Translation,
        jobs: Jobs,
        bus: Bus,
        door: Door,
    ) -> None:
        super().__init__()
        self.profile, self.preferences = profile, preferences
        self.theme, self.translation = theme, translation
        self.jobs, self.bus, self.door = jobs, bus, door
        self.session: Session | None = None
        self._begun = self._house_kept = False
        self.here = ""
        self.trail: list[str] = []
        self._pages: dict[str, Page] = {}
        self.setMinimumSize(place.SMALLEST)
        self.setWindowIcon(QIcon(str(resource("logo/logo.svg"))))
        self._telling = Telling(self)
        self._leaving = Leaving(self)
        self.overlays = Overlays(self)
        self.acts = Acts(self)
        self.bookmarks = Bookmarks(self)
        jobs.failed.connect(bus.trouble)
        door.gated.connect(self._add)
        door.opened.connect(self._open)
        keys.bind(self)
        place.put(self, preferences)
        self._build()

    # building

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Binzhoudao · Officer's Desk"))
        central = QWidget()
        central.setObjectName("page")
        whole = QHBoxLayout(central)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setCentralWidget(central)
        self.room: Room | None = None
        self.overlays.drop()
        self.acts.forget()

    def _furnish(self) -> None:
        """The room around the pages, once there is a desk."""
        from officer_app.ui.room import Room  # after the window has been painted

        self.room = Room(self, self.door.sample)
        self._add(self.room)
        self.room.fit(self.width(), self.height())
        self._telling.renew()

    def _add(self, widget: QWidget) -> None:
        layout = self.centralWidget().layout()
        assert layout is not None
        layout.addWidget(widget)

    @property
    def banner(self) -> Banner:
        """Above the pages; there is one when there is a desk."""
        assert self.room is not None
        return self.room.banner

    @property
    def toast(self) -> Toast:
        """As `banner`, at the bottom."""
        assert self.room is not None
        return self.room.toast

    def rebuild(self) -> None:
        """Build everything anew in the present language and text size, and come back to where we were."""
        if self.session is None or self.room is None:
            self._build()
            self.door.knock()
            return
        here = self.here if self.here in self.room.rail.order else pages.FIRST
        self.leave_page()
        self.session.language = self.translation.language
        self._pages.clear()
        self._build()
        self._furnish()
        self.here = ""
        self.go(here)

    @property
    def pages(self) -> list[Page]:
        """Those that are built."""
        return list(self._pages.values())

    def page(self, name: str) -> Page:
        """A page, built when it is first asked for."""
        if name not in self._pages:
            assert self.session is not None
            assert self.room is not None
            made = pages.build(name, self.session, self)
            self._pages[name] = made
            made.moved.connect(self.bookmarks.lay)
            self.room.stack.addWidget(made)
        return self._pages[name]

    # opening

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self.door.knock)

    def _open(self, desk: Desk) -> None:
        from officer_app.ui.sync.runner import SyncRunner  # not before there is a desk
        from officer_app.ui.watch import Watch

        self.session = session = Session(self.jobs, self.bus, replace(desk, looks=True), self.translation.language)
        self.watch = Watch(session, self)
        self.runner = SyncRunner(session, self.profile, self)
        self._telling.follow(self.runner)
        self._furnish()
        self._telling.typing()
        self.bookmarks.begin(self.door.bookmark)
        self._leaving.watch()
        # a trial whose ledger does not start has lost nothing: a quiet word
        self.door.serve(session, self.runner.begin, lambda error: self._telling.trouble(error, "neutral"))
        # the page's first questions stand in the lane before this one
        session.read(lambda desk: None, lambda _: self._keep_house(session), self)
        self.watch.begin()

    def _keep_house(self, session: Session) -> None:
        if not self._house_kept and session is self.session:
            self._house_kept = True
            session.write(keep_house)

    def lock(self, by_itself: bool = False) -> None:
        """Close the store and ask for the passphrase again. `by_itself`: only when everything typed is on the disk."""
        if self.session is not None:
            self._leaving.safely(lambda: self._clear(self.door.close), insist=not by_itself)

    def leave_trial(self) -> None:
        """Close the sample city; its folder is moved aside, and the gate says where to."""
        self._leaving.quietly(lambda: self._clear(self.door.leave))

    def enrol(self) -> None:
        """Make this a device of a ledger; everything recorded stays and goes there."""
        self._leaving.quietly(lambda: self._clear(self.door.enrol))

    def _clear(self, then: Callable[[], None]) -> None:
        """Everything that belongs to the open desk goes, `then` in its place."""
        if self.session is None:
            return
        self.leave_page()
        self.bookmarks.lay_now()
        self.runner.stop()
        self.runner.deleteLater()
        self.watch.end()
        self.watch.deleteLater()
        self.session.close()
        self.session = None
        self.here = ""
        self.trail.clear()
        self._pages.clear()
        self._build()
        then()

    # going

    def go(self, page: str, **what: object) -> None:
        """Show a page of `pages`; `what` reaches its `opened`. `go("walk")` opens the walk that runs."""
        if self.session is None or self.room is None:
            return
        self.overlays.leave()
        if page != self.here:
            self.leave_page()
            if self.here:
                self.trail = [*self.trail[-20:], self.here]
        shown = self.page(page)
        self.here = page
        self.room.show_page(shown, page)
        shown.opened(**what)
        self.bookmarks.lay()

    def back(self) -> None:
        """To the page before; everything typed is kept."""
        target = self.trail.pop() if self.trail else pages.FIRST
        if target != self.here:
            self.go(target, **self._pages[self.here].way_back)
            self.trail.pop()

    def open_editor(
        self, dimension: str = "", draft: str = "", finding: str = "", at: dict[str, str] | None = None
    ) -> None:
        """Record: in a dimension (W, T, H), `at` a place or matter; go on with a draft; or amend a finding."""
        self.go("editor", dimension=dimension, draft=draft, finding=finding, at=at)

    def open_sheet(self, finding: str) -> None:
        """The printed sheet of a finding."""
        self.go("sheet", finding=finding)

    def open_viewer(self, **what: object) -> None:
        """A photo large, to draw on: see `ViewerPage.opened`."""
        self.go("viewer", **what)

    def find(self) -> None:
        """Ctrl+K: findings, drafts, places, matters, pages and commands, from the keyboard."""
        self.overlays.find()

    def sync_now(self) -> None:
        self.go("sync", start=True)

    def say(self, text: str, action: str = "", undo: Callable[[], object] | None = None) -> None:
        """A quiet line at the bottom, with a way back."""
        self.toast.say(text, action, undo)

    def leave_page(self) -> None:
        """Another one, or none, takes the place of the page in view."""
        if self.here in self._pages:
            self._pages[self.here].left()

    def show_keys(self) -> None:
        """F1: every key."""
        self.overlays.show_keys()

    # what a person may set

    def choose(self, **liked: Any) -> None:
        """Take what a person likes, as `Preferences.take` names it, now and from now on."""
        self.preferences.take(**liked)
        self.theme.choose(mode=liked.get("theme"), scale=liked.get("text_size"))
        self._telling.mind()
        if "language" in liked:
            self.translation.use(liked["language"])
        if {"language", "text_size"} & liked.keys():
            self.rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.room is not None:
            self.room.fit(self.width(), self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving.may_close():
            event.ignore()
            return
        if self.session is not None:
            self.runner.stop()
            self.bookmarks.take_out()
            self.watch.end()
            self.session.close()
        place.remember(self, self.preferences)
        super().closeEvent(event)
