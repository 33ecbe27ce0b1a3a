"""What now, what is unfinished, is my work safe: the page the window opens on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from officer_app.core.workdays import local_day
from officer_app.ui import dates
from officer_app.ui.findings.line import Words
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.today.board import Board
from officer_app.ui.today.entries import ROW, Entries, Entry
from officer_app.ui.today.find_button import FindButton
from officer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from officer_app.core.changes import Changes
    from officer_app.ui.jobs import Then
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.assignments import Done, Scheduled
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.today import Today

TICK_MS = 1000


class TodayPage(Page):
    """One read fills it; the bus says when to read again."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session, self._window = session, window
        desk = session.desk
        self._entries = Entries(Words(desk.catalog, desk.calendar, session.language))
        self.thumbs = Thumbs(session, self)
        self.shown: Today | None = None
        self._day: date | None = None
        self._asking = self._again = False
        self._build()
        self._name()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._second)
        session.bus.changed.connect(self._changed)
        window.runner.state_changed.connect(self._tell)
        window.runner.progressed.connect(self._tell)

    # coming and going

    def opened(self, **what: object) -> None:
        self._read()
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first(self) -> QWidget:
        return self.nothing.record if self.nothing.isVisible() else self.hero.record

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def _second(self) -> None:
        """Clocks and countdowns go on; a new day is read anew."""
        self.walk.tick()
        self._tell()
        if local_day(self._session.desk.now()) != self._day:
            self._read()

    def _tell(self) -> None:
        self.safety.tell(self._session.desk.now())

    # asking

    def _changed(self, changes: Changes) -> None:
        if changes.photos:
            self.thumbs.forget(changes.photos)
        if changes and self.isVisible():
            self._read()

    def _read(self) -> None:
        """Once at a time: what changed meanwhile is read once more after it, however much it was."""
        self._again = self._asking
        if self._asking:
            return
        self._asking = True

        def ask(desk: Desk) -> tuple[Today, dict[str, QImage]]:
            from officer_app.usecases import today

            found = today.read(desk)
            return found, {sha: QImage.fromData(jpeg) for sha, jpeg in found.thumbs.items()}

        self._session.read(ask, lambda answer: self._show(*answer), self, self._failed)

    def _failed(self, error: Exception) -> None:
        self._asking = False
        self._session.bus.trouble.emit(error)

    # showing

    def _show(self, found: Today, images: dict[str, QImage]) -> None:
        self._asking, self.shown = False, found
        self.thumbs.take(images)
        now = self._session.desk.now()
        self._day = local_day(now)
        self._name()
        entries = self._entries
        self.board.be_empty(found.empty)
        self.walk.show_walk(found.walk)
        self.hero.set_alone(found.walk is None)
        self.schedule.show_schedule(found.schedule)
        lacking = [entries.returned(row, now) for row in found.returned.first]
        lacking += [entries.draft(row) for row in found.drafts.first[: 4 - len(lacking)]]
        self.lacking.show_entries(lacking, found.returned.total + found.drafts.total)
        looks = [entries.lookback(row, now) for row in found.lookbacks.first]
        self.lookbacks.show_entries(looks, found.lookbacks.total)
        self.steps.setVisible(not found.begun)
        self.safety.show_safety(found.safety, now)
        self._fill_recent()
        if self._again:
            self._read()

    def _fill_recent(self) -> None:
        """As many as there is room for, three at least."""
        if (found := self.shown) is None:
            return
        now, most = self._session.desk.now(), max(3, self.board.room_for_recent // px(ROW))
        entries = [self._entries.recent(row, now) for row in found.recent[:most]]
        self.recent.show_entries(entries, found.safety.kept)

    def _name(self) -> None:
        now, language = self._session.desk.now(), self._session.language
        joint = " " if language == "zh" else ", "
        parts = (dates.day(now, language), dates.weekday(now, language))
        self.set_title(joint.join(parts if language == "zh" else parts[::-1]), self._subtitle())

    def _subtitle(self) -> str:
        found = self.shown
        if found is None:
            return ""
        if found.empty:
            return self.tr("Your first day. Welcome")
        open_ = [one for one in found.schedule if one.state != "done" and one.row.planned_on <= str(self._day)]
        walks = sum(one.row.what == "target" for one in open_)
        calls = sum(max(1, one.row.calls) for one in open_ if one.row.what == "callback")
        lacking = found.drafts.total + found.returned.total
        told = [
            self.tr("%n walk(s)", "", walks) if walks else "",
            self.tr("%n call(s)", "", calls) if calls else "",
            self.tr("%n to complete", "", lacking) if lacking else "",
            self.tr("%n to look back at", "", found.lookbacks.total) if found.lookbacks.total else "",
        ]
        return ("·" if self._session.language == "zh" else " · ").join(filter(None, told))

    def _open(self, entry: Entry) -> None:
        if entry.kind == "draft":
            self._window.open_editor(draft=entry.id)
        elif entry.kind == "returned":
            self._window.open_editor(finding=entry.id)
        else:
            self._window.go("findings", finding=entry.id)

    def _work_on(self, one: Scheduled) -> None:
        """Where it is done: the walk, the editor at its place, or the finding that is looked at again."""
        from officer_app.usecases.assignments import prefill, walk_start

        row = one.row
        if row.what == "lookback":
            self._window.go("findings", finding=row.finding)
        elif row.what == "callback":
            self._window.open_editor("H", at=prefill(row))
        elif one.walk:
            self._window.go("walk", walk=one.walk)
        else:
            self._window.go("walk", start=walk_start(row))

    def _mark_done(self, assignment: str) -> None:
        def told(marked: Done) -> None:
            self._window.acts.did(
                self.tr("“{}” is done").format(marked.row.title),
                lambda: self._mark(assignment, False),
                lambda: self._mark(assignment, True),
            )

        self._mark(assignment, True, told)

    def _mark(self, assignment: str, done: bool, then: Then | None = None) -> None:
        def verb(desk: Desk) -> Done:
            from officer_app.usecases import assignments

            return assignments.mark(desk, assignment, done)

        self._session.write(verb, then, self)

    # building

    def _build(self) -> None:
        window = self._window
        self.tools = self.find = FindButton(self)
        self.find.clicked.connect(window.find)
        self.board = board = Board(self._session, window, self.thumbs)
        self.hero, self.walk, self.schedule = board.hero, board.walk, board.schedule
        self.nothing, self.steps, self.safety = board.nothing, board.steps, board.safety
        self.recent, self.lacking, self.lookbacks = board.recent, board.lacking, board.lookbacks
        self.hero.recording.connect(lambda dimension: window.open_editor(dimension=dimension))
        self.walk.continued.connect(lambda walk: window.go("walk", walk=walk))
        self.schedule.begun.connect(self._work_on)
        self.schedule.done.connect(self._mark_done)
        self.schedule.resized.connect(self._fill_recent)
        self.safety.asked.connect(window.sync_now)
        self.safety.enrolling.connect(window.enrol)
        for part in (self.recent, self.lacking, self.lookbacks):
            part.chosen.connect(self._open)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(board)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.fit(self.width())
        self.find.set_narrow(self.board.narrow)
        self._fill_recent()
