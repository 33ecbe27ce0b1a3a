"""The window: a gate until a profile is open, then the rail, a header and one page at a time.

Painted first, filled after: nothing that opens a store is imported before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.paths import resource
from officer_app.ui import errors, pages
from officer_app.ui.header import Header
from officer_app.ui.rail import NARROW, WIDE, Rail
from officer_app.ui.session import Session
from officer_app.ui.status import Standing, StatusPill, read_standing, words_of
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.page import MARGIN, Page
from officer_app.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from officer_app.core.text import Language
    from officer_app.ui.bus import Bus
    from officer_app.ui.i18n import Translation
    from officer_app.ui.jobs import Jobs
    from officer_app.ui.preferences import Preferences
    from officer_app.ui.setup.gate import Gate
    from officer_app.ui.theme import Theme
    from officer_app.usecases.desk import Desk

SMALLEST = QSize(1024, 700)
USUAL = QSize(1440, 900)
NARROW_BELOW, LOW_BELOW = 1100, 760

DIMENSIONS = ("W", "T", "H")
"""Alt+1, 2, 3 record in these."""


class MainWindow(QMainWindow):
    """What pages may ask of the window: `go`, `open_editor`, `open_sheet`, `back`, `say`, `sync_now`, `preferences`.

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
        opener: Callable[[], Desk] | None = None,
    ) -> None:
        """`opener` gives an open desk (it runs on the database lane) instead of the gate, once."""
        super().__init__()
        self._opener = opener
        self.profile = profile
        self.preferences = preferences
        self.theme = theme
        self.translation = translation
        self.jobs = jobs
        self.bus = bus
        self.session: Session | None = None
        self._begun = False
        self._gate: Gate | None = None
        self._here = ""
        self._trail: list[str] = []
        self._pages: dict[str, Page] = {}
        self.setMinimumSize(SMALLEST)
        self.setWindowIcon(QIcon(str(resource("logo/logo.svg"))))
        bus.trouble.connect(self._show_trouble)
        bus.changed.connect(self._changed)
        jobs.failed.connect(bus.trouble)
        self._shortcuts()
        self._place()
        self._build()

    # building

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Binzhoudao · Officer's Desk"))
        central = QWidget()
        central.setObjectName("page")
        whole = QHBoxLayout(central)
        whole.setContentsMargins(0, 0, 0, 0)
        self.room = QWidget()
        self.room.hide()
        whole.addWidget(self.room)
        across = QHBoxLayout(self.room)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.rail = Rail()
        self.rail.chosen.connect(self.go)
        self.rail.recording.connect(self.open_editor)
        self.pill = StatusPill()
        self.pill.clicked.connect(lambda: self.go("sync"))
        self.header = Header(self.pill)
        self.banner = Banner()
        self.stack = QStackedWidget()
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addWidget(self.header)
        strip = QVBoxLayout()
        strip.setContentsMargins(MARGIN, 0, MARGIN, 0)
        strip.addWidget(self.banner)
        down.addLayout(strip)
        down.addWidget(self.stack, 1)
        across.addWidget(self.rail)
        across.addLayout(down, 1)
        self.setCentralWidget(central)
        self.toast = Toast(self)
        self._key_sheet: QWidget | None = None
        self._fit()

    def _furnish(self) -> None:
        """Show the room around the pages, once there is a desk."""
        self.room.show()
        self._renew_status()

    def rebuild(self) -> None:
        """Build everything anew in the present language and text size, and come back to where we were."""
        if self.session is None:
            self._build()
            self._ask()
            return
        here = self._here if self._here in self.rail.order else "findings"
        self._leave()
        self.session.language = self.translation.language
        self._pages.clear()
        self._build()
        self._furnish()
        self._here = ""
        self.go(here)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            assert self.session is not None
            made = pages.build(name, self.session, self)
            self._pages[name] = made
            self.stack.addWidget(made)
        return self._pages[name]

    # opening

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self._ask)

    def _ask(self) -> None:
        """Open what needs no passphrase, else show the gate."""
        profile, opener = self.profile, self._opener
        self._opener = None

        def look() -> Desk | str:
            from officer_app.store import profile as profiles
            from officer_app.usecases import setup

            if opener is not None:
                return opener()
            state = profiles.state(profile)
            return setup.open_profile(profile) if state == "trial" else state

        def found(answer: Desk | str) -> None:
            self._show_gate(answer) if isinstance(answer, str) else self._open(answer)

        self.jobs.run(look, found, self, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        """Damaged, newer, open elsewhere, on a full or locked disk: said where a person looks, with a way on."""
        self._add_gate().stop(errors.spoken(error, self.translation.language))
        if not isinstance(error, OfficerError):
            raise error

    def _show_gate(self, state: str) -> None:
        self._add_gate().begin(state)

    def _add_gate(self) -> Gate:
        from officer_app.ui.setup.gate import Gate  # only until the profile is open

        gate = Gate(self.profile, self.jobs, self.translation.language)
        gate.passed.connect(self._open)
        gate.again.connect(self._ask)
        self._drop_gate()
        layout = self.centralWidget().layout()
        assert layout is not None
        layout.addWidget(gate)
        self._gate = gate
        return gate

    def _drop_gate(self) -> None:
        if self._gate is not None and isValid(self._gate):
            self._gate.hide()
            self._gate.deleteLater()
        self._gate = None

    def _open(self, desk: Desk) -> None:
        self.session = Session(self.jobs, self.bus, desk, self.translation.language)
        self._drop_gate()
        self._start_exchange(self.session)
        self._furnish()
        self.go("findings")

    def _start_exchange(self, session: Session) -> None:
        """The one loop of this desk, in the background from now on."""
        from officer_app.ui.sync.runner import SyncRunner  # not before there is a desk

        self.runner = SyncRunner(session, self.profile, self)
        self.runner.state_changed.connect(self._renew_status)
        self.runner.begin()

    def lock(self) -> None:
        """Close the store and ask for the passphrase again."""
        if self.session is None:
            return
        self._leave()
        self.runner.stop()
        desk = self.session.desk
        self.session.close()

        def close() -> None:
            from officer_app.usecases import setup

            setup.close(desk)

        self.session = None
        self._here = ""
        self._trail.clear()
        self._pages.clear()
        self._build()
        self.jobs.run(close, lambda _: self._ask(), self)

    # going

    def go(self, page: str, **what: object) -> None:
        """Show a page: findings, editor, sync, sheet, settings. `what` reaches its `opened`."""
        if self.session is None:
            return
        if page != self._here:
            self._leave()
            if self._here:
                self._trail = [*self._trail[-20:], self._here]
        shown = self._page(page)
        self._here = page
        self.stack.setCurrentWidget(shown)
        self.header.take(shown)
        self.rail.mark(page)
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

    def _step(self, by: int) -> None:
        order = self.rail.order
        place = order.index(self._here) if self._here in order else 0
        self.go(order[(place + by) % len(order)])

    def _shortcuts(self) -> None:
        def key(sequence: str, act: Callable[[], object]) -> None:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.activated.connect(lambda: act())

        key("Ctrl+N", self.open_editor)
        for place, dimension in enumerate(DIMENSIONS, start=1):
            key(f"Alt+{place}", lambda d=dimension: self.open_editor(dimension=d))
        key("Ctrl+K", self.find)
        key("Ctrl+PgUp", lambda: self._step(-1))
        key("Ctrl+PgDown", lambda: self._step(1))
        key("F5", self.sync_now)
        key("Ctrl+L", self.lock)
        key("F1", self.show_keys)
        key("Esc", self._escape)

    def show_keys(self) -> None:
        """F1: every key."""
        from officer_app.ui.shortcuts import KeySheet  # built when first asked for

        if not isinstance(self._key_sheet, KeySheet):
            self._key_sheet = KeySheet(self)
        self._key_sheet.toggle()

    def _escape(self) -> None:
        if self._key_sheet is not None and self._key_sheet.isVisible():
            self._key_sheet.hide()
        elif self._here in ("editor", "sheet"):
            self.back()

    # telling

    def _show_trouble(self, error: Exception) -> None:
        self.banner.say("bad", errors.spoken(error, self.translation.language), self.tr("Understood"), self.banner.hide)

    def _changed(self, changes: Changes) -> None:
        if changes.outbox or changes.status or changes.everything or changes.drafts:
            self._renew_status()

    def _renew_status(self) -> None:
        if self.session is not None:
            self.session.read(read_standing, self._show_standing, self)

    def _show_standing(self, standing: Standing) -> None:
        if self.session is None:
            return
        self.rail.avatar.set_name(standing.alias)
        self.rail.buttons["sync"].set_badge(standing.waiting)
        self.rail.buttons["sync"].set_icon_name("cloud-check" if standing.kind == "synced" else "cloud-off")
        if self.runner.running:
            self.pill.show_status("busy", self.tr("Exchanging with the ledger"))
        else:
            self.pill.show_status(standing.kind, words_of(standing))
        self.pill.setVisible(self._here in self._pages and self._pages[self._here].status_shown)

    # what a person may set

    def choose_language(self, language: Language) -> None:
        self.preferences.language = language
        self.preferences.save()
        self.translation.use(language)
        self.rebuild()

    def choose_theme(self, mode: str) -> None:
        self.preferences.theme = mode
        self.preferences.save()
        self.theme.choose(mode=mode)

    def choose_text_size(self, percent: int) -> None:
        self.preferences.text_size = percent
        self.preferences.save()
        self.theme.choose(scale=percent)
        self.rebuild()

    # size and place

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.rail.setFixedWidth(NARROW if self.width() < NARROW_BELOW else WIDE)
        self.header.set_low(self.height() < LOW_BELOW)

    def _place(self) -> None:
        screen = self.screen().availableGeometry()
        if self.preferences.place and screen.intersects(QRect(*self.preferences.place)):
            self.setGeometry(QRect(*self.preferences.place))
            return
        self.resize(USUAL.boundedTo(screen.size()).expandedTo(SMALLEST))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        if self.session is not None:
            self.runner.stop()
        if self.session is not None:
            self.session.close()
        place = self.geometry()
        self.preferences.place = [place.x(), place.y(), place.width(), place.height()]
        self.preferences.save()
        super().closeEvent(event)
