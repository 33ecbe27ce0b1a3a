"""The walkthrough's page: begin one, walk it, end it, look at it again. One walk is in view, or none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from officer_app.ui.thumbs import Thumbs
from officer_app.ui.walk.acts import WalkActs
from officer_app.ui.walk.answering import Answering
from officer_app.ui.walk.closing_view import ClosingView
from officer_app.ui.walk.head import Tools, named
from officer_app.ui.walk.home_view import HomeView
from officer_app.ui.walk.keeper import WalkKeeper
from officer_app.ui.walk.keys import bind
from officer_app.ui.walk.pictures import WalkPictures
from officer_app.ui.walk.recording import Recording
from officer_app.ui.walk.run_view import RunView
from officer_app.ui.walk.silence import Silence
from officer_app.ui.walk.ticker import Ticker
from officer_app.ui.walk.troubles import Troubles
from officer_app.ui.walk.typed import Typed
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from officer_app.core.changes import Changes
    from officer_app.core.walkthrough import Walk
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.ui.walk.photo_intake import WalkIntake
    from officer_app.usecases.walk_desk import WalkView
    from officer_app.usecases.walks import Timing


class WalkPage(Page):
    """`opened()` shows the walk that runs, else where to begin one; `opened(walk=ID)` that walk, with `ending` where it
    is ended; `opened(start=values)` where to begin one that was given, `dimension` among what is known of it."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session, self._window = session, window
        catalog, language = session.desk.catalog, session.language
        self._ending = self._away = False
        self._thumbs = thumbs = Thumbs(session, self)
        self.keeper = WalkKeeper(session, self)
        self.home = HomeView(session, thumbs)
        self.run = RunView(catalog, language, thumbs)
        self.closing = ClosingView(catalog, language, thumbs)
        self.recording = Recording(session, self._go, self)
        self.answering = Answering(session, self.closing, window, self)
        self.typed = Typed(session, self.run, self.closing, (self.answering.typed, self.home.typed), self)
        self.acts = WalkActs(session, self.keeper, self.run, self.typed.words, window, self)
        self.pictures = WalkPictures(session, self.keeper, self.run, self.closing, window, self)
        self.ticker = Ticker(session.desk, self)
        self.silence = Silence(session, self.keeper, self.run.banner, self)
        self._lay_out()
        self._connect()
        bind(self)
        self._show(self.home)

    # coming and going

    def opened(self, **what: object) -> None:
        walk, given = str(what.get("walk") or ""), what.get("start")
        came_back, self._away = self._away, False
        if isinstance(given, dict) and not walk:
            self.keeper.find_running(lambda found: self._begin(found, given))
        elif walk and what.get("ending"):
            self._ending = True
            self.keeper.look(walk)
        elif walk or (self.keeper.walk_id and (came_back or self.walking)):
            self.keeper.look(walk or self.keeper.walk_id)
        else:
            self.keeper.find_running(lambda found: self.keeper.look(found) if found else self.go_home())
        self._take_keyboard()

    def left(self) -> None:
        """What is typed goes to disk before another page is shown."""
        self.pictures.close()
        self.typed.flush()

    @property
    def unsaved(self) -> bool:
        return self.typed.unsaved

    def when_kept(self, then: Callable[[], object]) -> None:
        self.typed.when_kept(then)

    @property
    def walking(self) -> bool:
        """Whether a running walk is in view with its steps."""
        return self._stack.currentWidget() is self.run

    def go_home(self) -> None:
        """To the walks so far, with a form for the next one."""
        self.left()
        self._ending = False
        self.answering.forget()
        self.keeper.look("")
        self.ticker.follow(None)
        self.typed.follow(None)
        self.home.renew()
        self._show(self.home)
        self.set_title(self.tr("Walkthrough"), "", "")

    def _begin(self, running: str, given: dict[str, str]) -> None:
        """The given walk's form, filled in; while another one runs that one, because only one does at a time."""
        if running:
            self.keeper.look(running)
            self._window.say(self.tr("This walk still runs. End it before the next one begins"))
        else:
            self.go_home()
            self.home.start.show_given(given.get("dimension") or "T", given)

    def escape(self) -> bool:
        """Esc and the arrow: one step back, everything kept."""
        here = self._stack.currentWidget()
        if self.pictures.close() or (here is self.run and self.run.close_one()):
            return True
        if here is self.home:
            return False
        (self.go_on if self._ending else self.go_home)()
        return True

    # the walk in view

    def _take(self, view: WalkView) -> None:
        walk = view.walk
        self.typed.follow(view)
        if not walk.running:
            self._ending = False
        self.pictures.place.online = walk.start.dimension == "W"
        if walk.running and view.mine and not self._ending:
            self.run.show_view(view)
            self._show(self.run)
        else:
            self.closing.show_view(view)
            self._show(self.closing)
            self.answering.show(view)
        self._tools_for()
        self._name()
        self.ticker.follow(walk)

    def _name(self) -> None:
        """Matter, way and place in the header, as far as there is room beside what stands there."""
        view, room = self.keeper.view, self._window.room
        if view is None or room is None or self._stack.currentWidget() is self.home:
            return
        free = self.width() - self.heads.sizeHint().width() - room.pill.sizeHint().width()
        self.set_title(*named(view.walk, self._session.desk.catalog, self._session.language, free))

    def _tools_for(self) -> None:
        here, view = self._stack.currentWidget(), self.keeper.view
        closing = here is self.closing and not self._ending
        self.heads.show_for(view.walk if view else None, here is self.run, closing, self.run.drawer_wanted)
        if self.lead is not None:
            self.lead.setVisible(here is not self.home)

    def _show(self, view: QWidget) -> None:
        if self._stack.currentWidget() is not view:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # a hidden view's keyboard goes to whatever comes next
            self._stack.setCurrentWidget(view)
            self._take_keyboard()
        self._tools_for()
        self.mark(**({"walk": self.keeper.walk_id, "ending": self._ending} if self.keeper.walk_id else {}))

    def _take_keyboard(self) -> None:
        """Where one most probably goes on: every key of the page works from there."""
        here = self._stack.currentWidget()
        first = {self.home: self.home.start.first, self.run: self.run.note.text}.get(here, self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, walk: Walk, timing: Timing) -> None:
        view = self.run if self.walking else self.closing
        view.tick(walk, timing)
        if self.walking:
            self.silence.look(walk, timing)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for view in (self.home, self.run, self.closing):
            view.fit(self.width())
        self._tools_for()
        self._name()

    # keys and buttons

    def hand_over(self) -> None:
        """Ctrl+Enter: begin, note, end or hand in, whatever is in view."""
        here = self._stack.currentWidget()
        if here is self.home:
            self.home.start.begin()
        elif here is self.run:
            self.run.note.hand_over()
        elif self.closing.end.isVisible():
            self.closing.end.hand_over()
        else:
            self.answering.hand_in()

    def end(self) -> None:
        """Show what an end asks for; the step runs on meanwhile."""
        self.left()
        self._ending = True
        if self.keeper.view is not None:
            self._take(self.keeper.view)
            self.closing.end.result.setFocus()

    def go_on(self) -> None:
        self._ending = False
        if self.keeper.view is not None:
            self._take(self.keeper.view)

    def record(self) -> bool:
        """Ctrl+N: a finding with everything this step knows; photos that are chosen go along."""
        view = self.keeper.view
        if view is None or not view.mine or view.walk.status == "withdrawn":
            return False
        photos = self.run.photos if self.walking else self.closing.photos
        self.recording.record(view, photos.strip, self.run.note.text.value().strip())
        return True

    def open_record(self) -> None:
        """Ctrl+P: the walk's record F02 on paper."""
        if self.keeper.walk_id:
            self._go("record", walk=self.keeper.walk_id)

    def _go(self, page: str, **what: object) -> None:
        """To another page, to come back to the walk that is in view."""
        self._away = True
        self._window.go(page, **what)

    @property
    def intake_here(self) -> WalkIntake | None:
        """Where pictures go now; nowhere while no walk is in view."""
        if self._stack.currentWidget() is self.home:
            return None
        return self.pictures.intake if self.walking else self.pictures.after

    def _changed(self, changes: Changes) -> None:
        if changes.photos:
            self._thumbs.forget(changes.photos)
        if (changes.walks or changes.everything) and self._stack.currentWidget() is self.home:
            self.home.renew()

    # building

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for view in (self.home, self.run, self.closing):
            self._stack.addWidget(view)
        self.troubles = Troubles(self._session, self._stack, self.home, self.run, self.closing)
        self.body.addWidget(self._stack, 1)
        self.lead = IconButton("arrow-left", self.tr("Back"), "Esc", "ink", outline=True, parent=self)
        self.lead.clicked.connect(self.escape)
        self.heads = Tools(self)
        self.tools = self.heads

    def _connect(self) -> None:
        self.keeper.shown.connect(self._take)
        self.keeper.troubled.connect(self.troubles.tell)
        self.pictures.drawing.connect(
            lambda sha, tool: self._go("viewer", walk=self.keeper.walk_id, photo=sha, tool=tool)
        )
        self.heads.whole_asked.connect(self.run.drawer.toggle)
        self.heads.pausing.connect(self.acts.pause_or_go_on)
        self.heads.ending.connect(self.end)
        self.heads.printing.connect(self.open_record)
        self.ticker.ticked.connect(self._tick)
        self.home.begun.connect(self.keeper.look)
        self.home.earlier.opened.connect(self.keeper.look)
        self.run.clock.ending.connect(self.end)
        self.run.note.recording.connect(self.record)
        self.run.note.photos_given.connect(self.pictures.intake.take_in)
        self.closing.end.going_on.connect(self.go_on)
        self.closing.end.ended.connect(self.acts.end)
        self.closing.photos.strip.retracted.connect(self.acts.retract)
        for view in (self.run, self.closing):
            view.photos.strip.recording.connect(self.record)
            view.findings.finding_opened.connect(lambda finding: self._go("findings", finding=finding))
            view.findings.draft_opened.connect(self.recording.go_on)
        self._session.bus.changed.connect(self._changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and (intake := self.intake_here) is not None:
            intake.paste()
        else:
            super().keyPressEvent(event)
