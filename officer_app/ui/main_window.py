"""The window: a gate until a profile is open, then the rail, a header and one page at a time.

Painted first, filled after: nothing that opens a store is imported before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from officer_app.core.changes import Changes
from officer_app.paths import resource
from officer_app.ui import errors, keys, pages, place
from officer_app.ui.door import Door, keep_house
from officer_app.ui.room import Room
from officer_app.ui.session import Session
from officer_app.ui.status import Standing, read_standing
from officer_app.ui.widgets.page import Page
from officer_app.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from officer_app.core.text import Language
    from officer_app.sync.run import Outcome
    from officer_app.ui.bus import Bus
    from officer_app.ui.i18n import Translation
    from officer_app.ui.jobs import Jobs
    from officer_app.ui.preferences import Preferences
    from officer_app.ui.setup.gate import Gate
    from officer_app.ui.theme import Theme
    from officer_app.ui.widgets.banner import Banner
    from officer_app.usecases.desk import Desk


class MainWindow(QMainWindow):
    """What pages may ask of it: `go`, `open_editor`, `open_sheet`, `back`, `say`, `sync_now`, `preferences`.

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
        self.door = door
        self.profile = profile
        self.preferences = preferences
        self.theme = theme
        self.translation = translation
        self.jobs = jobs
        self.bus = bus
        self.session: Session | None = None
        self._begun = self._house_kept = False
        self._here = ""
        self._trail: list[str] = []
        self._pages: dict[str, Page] = {}
        self.setMinimumSize(place.SMALLEST)
        self.setWindowIcon(QIcon(str(resource("logo/logo.svg"))))
        bus.trouble.connect(self._show_trouble)
        bus.changed.connect(self._changed)
        jobs.failed.connect(bus.trouble)
        door.gated.connect(self._show_gate)
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
        self.room = Room()
        self.room.rail.chosen.connect(self.go)
        self.room.rail.recording.connect(self.open_editor)
        self.room.pill.clicked.connect(lambda: self.go("sync"))
        self.room.sample.left.connect(self.leave_trial)
        whole.addWidget(self.room)
        self.setCentralWidget(central)
        self.toast = Toast(self)
        self._key_sheet: QWidget | None = None
        self.room.fit(self.width(), self.height())

    @property
    def banner(self) -> Banner:
        return self.room.banner

    def rebuild(self) -> None:
        """Build everything anew in the present language and text size, and come back to where we were."""
        if self.session is None:
            self._build()
            self.door.knock()
            return
        here = self._here if self._here in self.room.rail.order else "findings"
        self._leave()
        self.session.language = self.translation.language
        self._pages.clear()
        self._build()
        self.room.furnish(self.door.sample)
        self._renew_status()
        self._here = ""
        self.go(here)

    def page(self, name: str) -> Page:
        """A page, built when it is first asked for."""
        if name not in self._pages:
            assert self.session is not None
            made = pages.build(name, self.session, self)
            self._pages[name] = made
            self.room.stack.addWidget(made)
        return self._pages[name]

    # opening

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self.door.knock)

    def _show_gate(self, gate: Gate) -> None:
        layout = self.centralWidget().layout()
        assert layout is not None
        layout.addWidget(gate)

    def _open(self, desk: Desk) -> None:
        from officer_app.ui.sync.runner import SyncRunner  # not before there is a desk

        self.session = session = Session(self.jobs, self.bus, desk, self.translation.language)
        self.runner = SyncRunner(session, self.profile, self)
        self.runner.state_changed.connect(self._renew_status)
        self.runner.ended.connect(self._tell_notices)
        self.room.furnish(self.door.sample)
        self._renew_status()
        self.go("findings")
        # a trial whose ledger does not start has lost nothing: a quiet word
        self.door.serve(session, self.runner.begin, lambda error: self._show_trouble(error, "neutral"))
        # the page's first questions stand in the lane before this one
        session.read(lambda desk: None, lambda _: self._keep_house(session), self)

    def _keep_house(self, session: Session) -> None:
        if not self._house_kept and session is self.session:
            self._house_kept = True
            session.write(keep_house)

    def lock(self) -> None:
        """Close the store and ask for the passphrase again."""
        if self.session is not None:
            self._clear()
            self.door.close()

    def leave_trial(self) -> None:
        """Close the sample city; its folder is moved aside, and the gate says where to."""
        self._once_quiet(self.door.leave)

    def enrol(self) -> None:
        """Make this a device of a ledger; everything recorded stays and goes there."""
        self._once_quiet(self.door.enrol)

    def _once_quiet(self, then: Callable[[], None]) -> None:
        """`then`, in place of the room, when the exchange has ended its last photo or batch."""
        if self.session is None:
            return
        runner = self.runner
        runner.stop()
        if runner.running:
            runner.state_changed.connect(lambda: self._once_quiet(then))
            return
        self._clear()
        then()

    def _clear(self) -> None:
        """Everything that belongs to the open desk goes; what was typed is on its way to the disk before it."""
        assert self.session is not None
        self._leave()
        self.runner.stop()
        self.runner.deleteLater()
        self.session.close()
        self.session = None
        self._here = ""
        self._trail.clear()
        self._pages.clear()
        self._build()

    # going

    def go(self, page: str, **what: object) -> None:
        """Show a page: findings, editor, sync, sheet, settings. `what` reaches its `opened`."""
        if self.session is None:
            return
        if page != self._here:
            self._leave()
            if self._here:
                self._trail = [*self._trail[-20:], self._here]
        shown = self.page(page)
        self._here = page
        self.room.show_page(shown, page)
        shown.opened(**what)

    def back(self) -> None:
        """To the page before; everything typed is kept."""
        target = self._trail.pop() if self._trail else "findings"
        if target != self._here:
            self.go(target)
            self._trail.pop()

    def open_editor(self, dimension: str = "", draft: str = "", finding: str = "") -> None:
        """Record: in a dimension (W, T, H), go on with a draft, or amend a finding."""
        self.go("editor", dimension=dimension, draft=draft, finding=finding)

    def open_sheet(self, finding: str) -> None:
        """The printed sheet of a finding."""
        self.go("sheet", finding=finding)

    def find(self) -> None:
        """Ctrl+K: the list, ready to be searched."""
        self.go("findings", search=True)

    def sync_now(self) -> None:
        self.go("sync", start=True)

    def say(self, text: str, action: str = "", undo: Callable[[], object] | None = None) -> None:
        """A quiet line at the bottom, with a way back."""
        self.toast.say(text, action, undo)

    def _leave(self) -> None:
        if self._here in self._pages:
            self._pages[self._here].left()

    def step(self, by: int) -> None:
        order = self.room.rail.order
        place = order.index(self._here) if self._here in order else 0
        self.go(order[(place + by) % len(order)])

    def show_keys(self) -> None:
        """F1: every key."""
        from officer_app.ui.shortcuts import KeySheet  # built when first asked for

        if not isinstance(self._key_sheet, KeySheet):
            self._key_sheet = KeySheet(self)
        self._key_sheet.toggle()

    def escape(self) -> None:
        if self._key_sheet is not None and self._key_sheet.isVisible():
            self._key_sheet.hide()
        elif self._here in ("editor", "sheet"):
            self.back()

    # telling

    def _tell_notices(self, outcome: Outcome) -> None:
        """What an exchange has to tell a person besides trouble: a clock that is off, something left aside."""
        for notice in outcome.notices[:1]:
            text = notice.say(self.translation.language)
            self.banner.say("warn", text, self.tr("Understood"), self.banner.hide)

    def _show_trouble(self, error: Exception, kind: str = "bad") -> None:
        words = errors.spoken(error, self.translation.language)
        self.banner.say(kind, words, self.tr("Understood"), self.banner.hide)

    def _changed(self, changes: Changes) -> None:
        if changes.outbox or changes.status or changes.everything or changes.drafts:
            self._renew_status()

    def _renew_status(self) -> None:
        if self.session is not None:
            self.session.read(read_standing, self._show_standing, self)

    def _show_standing(self, standing: Standing) -> None:
        if self.session is not None:
            self.room.show_standing(standing, self.runner.running)

    # what a person may set

    def choose(self, language: Language | None = None, theme: str = "", text_size: int = 0) -> None:
        """Take what a person likes, now and from now on."""
        kept = self.preferences
        kept.language, kept.theme = language or kept.language, theme or kept.theme
        kept.text_size = text_size or kept.text_size
        kept.save()
        self.theme.choose(mode=theme or None, scale=text_size or None)
        if language:
            self.translation.use(language)
        if language or text_size:
            self.rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.fit(self.width(), self.height())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        if self.session is not None:
            self.runner.stop()
            self.session.close()
        place.remember(self, self.preferences)
        super().closeEvent(event)
