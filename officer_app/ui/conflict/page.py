"""A finding that was changed on two devices: every difference side by side, one choice each, joined by Ctrl+Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.ui import errors
from officer_app.ui.conflict.row import ItemRow
from officer_app.ui.dates import day_time
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import Button, IconButton
from officer_app.ui.widgets.page import Page, card, label, rule
from officer_app.ui.widgets.signs import Chip, Icon
from officer_app.usecases import forks
from officer_app.usecases.faults import FORK_GREW, NO_FORK

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.findings import Finished
    from officer_app.usecases.forks import Fork, Side

NAMES = 104
"""Pixels of the column of names."""


class ConflictPage(Page):
    """`opened(finding=ID)`. Nothing is changed before Ctrl+Enter, and what is not chosen then stays in the history."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session, self._window = session, window
        self._finding = ""
        self._fork: Fork | None = None
        self.rows: list[ItemRow] = []
        self._wholes: list[Button] = []
        self._thumbs = Thumbs(session, self)
        self._thumbs.arrived.connect(self._show_photos)
        self.set_title(self.tr("Changed on both sides"))
        self.lead = IconButton("arrow-left", self.tr("Back"), "Esc", "ink", outline=True, parent=self)
        self.lead.clicked.connect(window.back)
        self._lay_out()
        join = QShortcut(QKeySequence("Ctrl+Return"), self)
        join.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        join.activated.connect(self.merge)
        session.bus.changed.connect(self._changed)

    # building

    def _lay_out(self) -> None:
        frame = card(margins=(0, 0, 0, 0))
        column = frame.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(rule())
        self.banner = Banner()
        inset = QVBoxLayout()
        inset.setContentsMargins(20, 0, 20, 0)
        inset.addWidget(self.banner)
        column.addLayout(inset)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())
        self.body.addWidget(frame, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 20, 14)
        head.setSpacing(12)
        self._title = label("", "card", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        promise = self.tr("None of your words are lost: what you do not choose stays in the history")
        words.addWidget(label(promise, "small", wrap=True))
        self._count = Chip("", "warn")
        head.addWidget(Icon("git-merge", "warn", 22))
        head.addLayout(words, 1)
        head.addWidget(self._count)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 14, 20, 14)
        foot.setSpacing(10)
        self._whole_row = QHBoxLayout()
        self._whole_row.setSpacing(10)
        foot.addLayout(self._whole_row)
        foot.addStretch(1)
        self._left = label("", "small")
        foot.addWidget(self._left)
        self.join = Button(self.tr("Merge as chosen"), "primary", "git-merge", "Ctrl ↵")
        self.join.clicked.connect(self.merge)
        foot.addWidget(self.join)
        return foot

    # coming

    def opened(self, **what: object) -> None:
        finding = str(what.get("finding") or self._finding)
        if finding != self._finding:
            self._finding, self._fork = finding, None
            self._scroll.setWidget(QWidget())
            self.rows = []
        self.banner.hide()
        self._read()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and (self._finding in changes.findings or changes.everything):
            self._read()

    def _read(self) -> None:
        finding = self._finding
        if finding:
            self._session.read(lambda desk: forks.read_fork(desk, finding), self._show, self, self._trouble)

    def _show(self, fork: Fork) -> None:
        """Choices stay where what they were made between is still the same."""
        before, known = self._fork, self.rows
        self._fork = fork
        if before is not None and fork.sides == before.sides:
            return
        number = fork.finding.class_no or fork.finding.facts.temp_no
        self._title.setText(self.tr("{} was changed on both sides").format(number))
        self._count.show_chip(self.tr("%n difference(s)", "", len(fork.items)), "warn")
        self._fill(fork)
        for row in self.rows:
            pick = next((old.pick for old in known if old.between == row.between), row.item.suggested)
            if pick is not None:
                row.choose(pick)
        if before is not None:
            self.banner.say("info", self._session.say(FORK_GREW.what))
        self._picked()
        self._show_photos()
        if self.rows:
            self.rows[0].take_keyboard()

    def _fill(self, fork: Fork) -> None:
        inner = QWidget()
        inner.setObjectName("scrolled")
        grid = QGridLayout(inner)
        grid.setContentsMargins(20, 14, 20, 16)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, px(NAMES))
        names = [self._name(side) for side in fork.sides]
        for place, (side, name) in enumerate(zip(fork.sides, names, strict=True), start=1):
            grid.addLayout(self._heading(side, name), 0, place)
            grid.setColumnStretch(place, 1)
        self.rows = [ItemRow(fork, n, self._session.language, names, grid, inner) for n in range(len(fork.items))]
        for row in self.rows:
            row.picked.connect(self._picked)
            row.stepped.connect(self._step)
        grid.setRowStretch(len(self.rows) + 1, 1)
        self._scroll.setWidget(inner)
        self._offer_wholes(names)

    def _heading(self, side: Side, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon("laptop" if side.mine else "landmark", "ink2", 16))
        row.addWidget(label(f"{name}  {day_time(side.at, self._session.language)}", "small"), 1)
        return row

    def _name(self, side: Side) -> str:
        return self.tr("This device") if side.mine else self.tr("Ledger · device {}").format(side.device)

    def _offer_wholes(self, names: list[str]) -> None:
        while item := self._whole_row.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._wholes = []
        for place, side in enumerate(self._fork.sides if self._fork else ()):
            words = self.tr("All mine") if side.mine else self.tr("All the ledger's")
            if sum(side.mine == other.mine for other in self._fork.sides if self._fork) > 1:
                words = self.tr("All of device {}").format(side.device)
            made = Button(words, "outline", key=str(place + 1))
            made.clicked.connect(lambda _=False, n=place: self.choose_all(n))
            self._whole_row.addWidget(made)
            self._wholes.append(made)

    def _show_photos(self) -> None:
        for row in self.rows:
            row.show_photos(self._thumbs)

    # choosing

    def choose_all(self, side: int) -> None:
        """One side's version, whole."""
        for row in self.rows:
            row.choose(side)
        self._picked()

    def _picked(self) -> None:
        left = sum(row.pick is None for row in self.rows)
        self._left.setText(self.tr("%n left to choose", "", left) if left else "")
        self.join.setEnabled(bool(self.rows) and not left)

    def _step(self, row: int) -> None:
        if 0 <= row < len(self.rows):
            self.rows[row].take_keyboard()
            self._scroll.ensureWidgetVisible(self.rows[row].choices[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1.value
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and 0 <= digit < len(self._wholes):
            self.choose_all(digit)
        else:
            super().keyPressEvent(event)

    # joining

    def merge(self) -> None:
        """Ctrl+Enter: the chosen version becomes the finding's next one, on both devices once they have exchanged."""
        fork, picks = self._fork, [row.pick for row in self.rows if row.pick is not None]
        if fork is None or not self.rows or len(picks) < len(self.rows):
            left = next((row for row in self.rows if row.pick is None), None)
            if left is not None:
                left.take_keyboard()
            return
        reason = self.tr("Changed on both sides; chosen item by item")

        def verb(desk: Desk) -> Finished:
            return forks.merge(desk, fork, picks, reason)

        self.join.setEnabled(False)
        self._session.write(verb, self._merged, self, self._trouble)

    def _merged(self, done: Finished) -> None:
        self._finding, self._fork = "", None
        self._window.say(self.tr("Merged. The versions it was made of stay in the history"))
        if self.isVisible():
            self._window.go("findings", finding=done.finding_id)

    def _trouble(self, error: Exception) -> None:
        self._picked()
        if not isinstance(error, OfficerError):
            self._session.bus.trouble.emit(error)
            return
        said = errors.spoken(error, self._session.language)
        if error.fault is NO_FORK:  # joined on the other device meanwhile
            finding, self._fork, self.rows = self._finding, None, []
            self._scroll.setWidget(QWidget())
            self._picked()
            self.banner.say("ok", said, self.tr("Look at it"), lambda: self._window.go("findings", finding=finding))
        elif error.fault is FORK_GREW:
            self._read()
        else:
            self.banner.say("bad", said)
