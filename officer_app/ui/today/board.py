"""Today's cards and where they lie: two columns, one below the other where the window is small for the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.ui.theme import px
from officer_app.ui.today.guide import NothingYet, Supplies, ThreeSteps
from officer_app.ui.today.hero import Hero
from officer_app.ui.today.list_card import ListCard
from officer_app.ui.today.safety_card import SafetyCard
from officer_app.ui.today.schedule_card import ScheduleCard
from officer_app.ui.today.walk_card import WalkCard
from officer_app.ui.widgets.page import GAP, MARGIN

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.ui.thumbs import Thumbs

WIDE_BELOW = 1150
"""Of the page's own width: narrower ones have a narrower right column and no photo in the walk's card."""
SINGLE_BELOW = 900
"""Narrower than this, at the present text size, there is one column."""
RIGHT_WIDE, RIGHT_NARROW = 376, 310
BELOW = 24


class Board(QScrollArea):
    """`fit(width)` lays the cards out, `be_empty` chooses between the first day's cards and every other day's."""

    def __init__(self, session: Session, window: MainWindow, thumbs: Thumbs) -> None:
        super().__init__()
        self._window, self._thumbs = window, thumbs
        self.narrow = False
        self.hero = Hero(session.language)
        self.walk = WalkCard(session, thumbs)
        self.schedule = ScheduleCard(session)
        self.nothing = NothingYet(window.open_editor, lambda: window.go("walk"))
        self.recent = self._list(self.tr("Recorded lately"), self.tr("All findings"), view="all")
        self.lacking = self._list(self.tr("To complete"), self.tr("All drafts"), view="drafts")
        self.lookbacks = self._list(self.tr("Time to look back"), self.tr("All of them"), view="lookback")
        self.steps = ThreeSteps(window.show_keys)
        self.supplies = Supplies(session.desk.catalog, session.desk.calendar, session.language)
        self.safety = SafetyCard(session.language, thumbs, window.runner)
        self._left_column, self._right_column = QVBoxLayout(), QVBoxLayout()
        self._right = QWidget()
        self._right.setLayout(self._right_column)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._across.setContentsMargins(MARGIN, 0, MARGIN, BELOW)
        self._across.addLayout(self._left_column, 1)
        self._across.addWidget(self._right)
        self._fill()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        for part in (self.nothing, self.safety, self.supplies, self.steps):
            part.hide()  # until it is known which day it is

    def _list(self, title: str, all_: str, view: str) -> ListCard:
        return ListCard(title, self._thumbs, all_, lambda: self._window.go("findings", view=view))

    def _fill(self) -> None:
        left, right = self._left_column, self._right_column
        top = QHBoxLayout()
        top.addWidget(self.hero, 4)
        top.addWidget(self.walk, 5)
        for layout in (top, left, right):
            layout.setSpacing(GAP)
        left.addWidget(self.nothing, 1)
        left.addLayout(top)
        left.addWidget(self.schedule)
        left.addWidget(self.steps)
        left.addWidget(self.recent, 1)
        left.addStretch(0)
        for card in (self.supplies, self.lacking, self.lookbacks):
            right.addWidget(card)
        right.addWidget(self.safety, 1)
        right.addStretch(0)
        right.setContentsMargins(0, 0, 0, 0)

    def fit(self, width: int) -> None:
        """As wide as the page is now."""
        self.narrow, single = width < WIDE_BELOW, width < px(SINGLE_BELOW)
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.TopToBottom if single else direction.LeftToRight)
        self._across.setSpacing(GAP if single else 20)
        column = px(RIGHT_NARROW if self.narrow else RIGHT_WIDE)
        self._right.setMinimumWidth(0 if single else column)
        self._right.setMaximumWidth(self.maximumWidth() if single else column)
        self.steps.lie(not self.narrow and not self.nothing.isVisibleTo(self))
        self.walk.set_narrow(self.narrow)
        self.schedule.set_narrow(self.narrow)

    @property
    def room_for_recent(self) -> int:
        """Pixels of height that are left for rows of what was recorded lately."""
        above = [part for part in (self.hero, self.schedule, self.steps) if part.isVisibleTo(self)]
        taken = sum(part.height() if part is self.hero else part.sizeHint().height() for part in above)
        return self.viewport().height() - taken - GAP * len(above) - BELOW - self.recent.HEAD

    def be_empty(self, empty: bool) -> None:
        """The first day's page, or every other day's. The keyboard goes along."""
        shown = self.nothing.isVisibleTo(self)
        for part in (self.nothing, self.supplies) if empty else (self.hero, self.safety):
            part.show()
        if shown != empty and self._was_first():
            (self.nothing if empty else self.hero).record.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.hero, self.safety) if empty else (self.nothing, self.supplies):
            part.hide()
        self.steps.lie(not empty and not self.narrow)
        if empty != (self._right_column.indexOf(self.steps) >= 0):
            column, place = (self._right_column, 1) if empty else (self._left_column, 3)
            column.insertWidget(place, self.steps)

    def _was_first(self) -> bool:
        return self.hero.record.hasFocus() or self.nothing.record.hasFocus()
