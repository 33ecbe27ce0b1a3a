"""What waits, what needs the officer and why, what was exchanged; and the button that exchanges now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core.changes import Changes
from officer_app.store.waiting import SHOWN, Waiting
from officer_app.sync.run import Progress
from officer_app.ui.sync import words
from officer_app.ui.sync.asked_card import AskedCard
from officer_app.ui.sync.rows import HistoryDelegate, WaitingDelegate
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import Page, card, label, rule
from officer_app.ui.widgets.photo import from_jpeg
from officer_app.ui.widgets.row_list import RowList
from officer_app.ui.widgets.signs import Icon, Ring
from officer_app.usecases import exchange

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.ui.sync.runner import SyncRunner
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.exchange import Asked, Overview

LEFT_WIDE, LEFT_NARROW = 526, 420
ICONS = {
    "busy": ("refresh-cw", "accent"),
    "done": ("cloud-check", "ok"),
    "offline": ("cloud-off", "mute"),
    "trouble": ("triangle-alert", "warn"),
    "alone": ("laptop", "mute"),
}
TICK_MS = 1000


class SyncPage(Page):
    """`opened(start=True)` also exchanges at once."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session = session
        self._window = window
        self._runner: SyncRunner = window.runner
        self._overview: Overview | None = None
        self._stale = True
        self.status_shown = False
        self.set_title(self.tr("Sync"))
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._say_state)
        session.bus.changed.connect(self._changed)
        self._runner.state_changed.connect(self._began_or_ended)
        self._runner.progressed.connect(self._progressed)
        self._runner.ended.connect(lambda outcome: self._read())

    # coming and going

    def opened(self, **what: object) -> None:
        if what.get("start"):
            self._runner.sync_now()
        self._read()
        self.now.setFocus()

    def left(self) -> None:
        self._tick.stop()

    def _changed(self, changes: Changes) -> None:
        if changes.outbox or changes.status or changes.photos or changes.everything:
            self._stale = True
            if self.isVisible():
                self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self._fit()
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._session.read(exchange.overview, self._show, self)

    # showing

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        language, now = self._session.language, self._session.desk.now()
        self._waiting_delegate.covers = {sha: from_jpeg(jpeg) for sha, jpeg in overview.thumbs.items()}
        self._history_delegate.now = now
        self.waiting.rows.show_rows(
            overview.waiting,
            [f"{row.title}, {row.number}, {words.standing_of(row, {})[0].say(language)}" for row in overview.waiting],
        )
        self.history.rows.show_rows(
            overview.history,
            [
                ", ".join(t.say(language) for t in (*words.told(row)[1:], words.moment(row.at, now)) if t.zh)
                for row in overview.history
            ],
        )
        count = overview.status.findings
        more = len(overview.waiting) >= SHOWN and count > SHOWN
        self._count.setText(f"{len(overview.waiting)} / {count}" if more else str(len(overview.waiting)))
        self._nothing.setVisible(not overview.waiting)
        self.waiting.setVisible(bool(overview.waiting))
        self._never.setVisible(not overview.history)
        self.history.setVisible(bool(overview.history))
        self.asked.show_asked(overview.asked)
        self._say_state()

    def _say_state(self) -> None:
        if self._overview is None:
            return
        status, language = self._overview.status, self._session.language
        state = words.state_of(status, self._runner.running, self._runner.progress, self._session.desk.now())
        self._title.setText(state.title.say(language))
        self._note.setText(state.note.say(language))
        self.ring.setVisible(state.percent >= 0)
        self._sign.setVisible(state.percent < 0)
        if state.percent >= 0:
            self.ring.set_percent(state.percent)
        self._sign.show_icon(*ICONS[state.kind])
        self.now.setEnabled(status.enrolled and not self._runner.running)
        self.enrol.setVisible(not status.enrolled or status.revoked or self._runner.copied)

    def _began_or_ended(self) -> None:
        self._waiting_delegate.sent.clear()  # from here on the rows know
        self._say_state()

    def _progressed(self, progress: Progress) -> None:
        if progress.ref:
            self._waiting_delegate.sent[progress.ref] = progress.size
        self.waiting.viewport().update()
        self._say_state()

    # doing

    def _offer(self, kind: str, ref: str) -> None:
        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import sync

            return sync.offer_again(desk.db, kind, ref)

        self._session.write(verb, lambda _: self._runner.sync_now(), self)

    def _look(self, asked: Asked) -> None:
        self._window.open_viewer(finding=asked.finding, walk=asked.walk, photo=asked.ref)

    def _open_row(self, row: Waiting) -> None:
        self._window.go("findings", finding=row.id)

    # building

    def _lay_out(self) -> None:
        self.tools = QWidget(self)
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(12)
        self.enrol = Button(self.tr("Enrol this computer"), "outline", "key-round")
        self.enrol.clicked.connect(self._window.enrol)
        self.now = Button(self.tr("Sync now"), "primary", "refresh-cw", "F5")
        self.now.clicked.connect(self._runner.sync_now)
        tools.addWidget(self.enrol)
        tools.addWidget(self.now)
        row = QHBoxLayout()
        row.setSpacing(20)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        left.addWidget(self._state_card())
        left.addWidget(self._waiting_card(), 1)
        right = QVBoxLayout()
        right.setSpacing(16)
        self.asked = AskedCard(self._session.language)
        self.asked.amending.connect(lambda finding: self._window.open_editor(finding=finding))
        self.asked.merging.connect(lambda finding: self._window.go("conflict", finding=finding))
        self.asked.offering.connect(self._offer)
        self.asked.looking.connect(self._look)
        right.addWidget(self.asked)
        right.addWidget(self._history_card(), 1)
        row.addWidget(self._left)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def _state_card(self) -> QWidget:
        frame = card(vertical=False, margins=(20, 18, 20, 18))
        row = frame.layout()
        assert isinstance(row, QHBoxLayout)
        row.setSpacing(18)
        self.ring = Ring(size=76, width=7, sign="%")
        self.ring.hide()
        self._sign = Icon("cloud-off", "mute", 34)
        text = QVBoxLayout()
        text.setSpacing(4)
        self._title = label("", "card", wrap=True)
        self._note = label("", "small", wrap=True)
        text.addStretch(1)
        text.addWidget(self._title)
        text.addWidget(self._note)
        text.addStretch(1)
        row.addWidget(self.ring)
        row.addWidget(self._sign)
        row.addLayout(text, 1)
        frame.setMinimumHeight(112)
        return frame

    def _waiting_card(self) -> QWidget:
        self._waiting_delegate = WaitingDelegate(self._session.language)
        self.waiting = RowList(self.tr("Waiting to be sent"), self._waiting_delegate)
        self.waiting.chosen.connect(self._open_row)
        self._nothing = label(self.tr("Nothing waits"), "hint")
        frame, column, self._count = _list_card(self.tr("Waiting to be sent"), self.waiting, self._nothing)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 11, 20, 11)
        foot.setSpacing(10)
        foot.addWidget(Icon("shield-check", "ink2", 16))
        promise = self.tr("Every photo is checked by its fingerprint before it counts as received")
        foot.addWidget(label(promise, "caption", wrap=True), 1)
        column.addLayout(foot)
        return frame

    def _history_card(self) -> QWidget:
        self._history_delegate = HistoryDelegate(self._session.language)
        self.history = RowList(self.tr("Exchanges"), self._history_delegate)
        self._never = label(self.tr("No exchange yet"), "hint")
        frame, _, count = _list_card(self.tr("Exchanges"), self.history, self._never)
        count.hide()
        return frame

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._left.setFixedWidth(LEFT_NARROW if self.window().width() < 1100 else LEFT_WIDE)


def _list_card(title: str, rows: RowList, empty: QWidget) -> tuple[QWidget, QVBoxLayout, QWidget]:
    frame = card(margins=(0, 14, 0, 0))
    column = frame.layout()
    assert isinstance(column, QVBoxLayout)
    column.setSpacing(0)
    head = QHBoxLayout()
    head.setContentsMargins(20, 0, 20, 12)
    head.setSpacing(9)
    count = label("", "hint")
    head.addWidget(label(title, "card"))
    head.addWidget(count)
    head.addStretch(1)
    column.addLayout(head)
    column.addWidget(rule())
    empty.setContentsMargins(20, 16, 20, 16)
    column.addWidget(empty)
    column.addWidget(rows, 1)
    column.addStretch(0)
    rows.setContentsMargins(0, 0, 0, 0)
    return frame, column, count
