"""A walk that runs: its steps at the left, the running one in the middle, the whole at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.walkthrough import UNCERTAIN
from officer_app.ui.editor.drawer import Drawer
from officer_app.ui.theme import px
from officer_app.ui.walk.clock_card import ClockCard
from officer_app.ui.walk.facts_card import FactsCard
from officer_app.ui.walk.feeling_card import FeelingCard
from officer_app.ui.walk.findings_card import FindingsCard
from officer_app.ui.walk.guide_card import GuideCard
from officer_app.ui.walk.note_card import NoteCard
from officer_app.ui.walk.panels import CorrectPanel, InsertPanel, Panel, WindowPanel
from officer_app.ui.walk.photos_card import PhotosCard
from officer_app.ui.walk.steps import StepList
from officer_app.ui.walk.words import length, lines
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk
    from officer_app.ui.thumbs import Thumbs
    from officer_app.usecases.walk_desk import WalkView
    from officer_app.usecases.walks import Timing

NARROW_BELOW = 1060
LEFT, LEFT_NARROW, RIGHT = 290, 264, 304


class RunView(QWidget):
    """Shows a `WalkView` and asks for changes by its cards' signals; `tick(timing)` moves its clocks."""

    def __init__(self, catalog: Catalog, language: Language, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._language: Language = language
        self._walk: Walk | None = None
        self._narrow: bool | None = None
        self.banner = Banner()
        self.steps = StepList()
        self.guide = GuideCard(language)
        self.clock = ClockCard(language)
        self.note = NoteCard(catalog, language)
        self.photos = PhotosCard(thumbs, language)
        self.facts = FactsCard(language)
        self.findings = FindingsCard(catalog, language, thumbs)
        self.feeling = FeelingCard(catalog, language)
        self.insert = InsertPanel(catalog, language)
        self.correct = CorrectPanel(language)
        self.window_panel = WindowPanel(catalog, language)
        self.drawer = Drawer(self)
        self._lay_out()
        self._connect()

    @property
    def panels(self) -> tuple[Panel, ...]:
        return self.insert, self.correct, self.window_panel

    @property
    def _below(self) -> QWidget:
        """What stands below the steps."""
        return self.feeling if self._narrow else self.guide

    @property
    def drawer_wanted(self) -> bool:
        """Whether the whole stands in the drawer, for want of room."""
        return bool(self._narrow)

    # showing

    def show_view(self, view: WalkView) -> None:
        before, walk = self._walk, view.walk
        self._walk = walk
        if walk.uncertain and not (before is not None and before.id == walk.id and before.uncertain):
            said = UNCERTAIN.say(self._language)
            self.banner.say("warn", said, self.tr("Understood"), self.banner.hide, "clock-3")
        found = [finding.facts.values.get("walk_step", 0) for finding in view.findings]
        shown = lines(walk, found, self._language, self._catalog)
        self.steps.show_lines(shown)
        walked = sum(bool(step.begin) for step in walk.steps)
        self._count.setText(f"{walked} / {len(walk.steps)}")
        for card in (self.guide, self.clock, self.note, self.feeling):
            card.show_walk(walk)
        self.photos.show_walk(walk, view.seen, live=True)
        self.facts.show_walk(walk, view.before)
        self.findings.show_view(view)

    def tick(self, walk: Walk, timing: Timing) -> None:
        self.clock.tick(timing)
        self.facts.tick(walk, timing)
        self.steps.steps.tick(walk.current, length(timing.step_ms), bool(timing.over_ms))

    # panels

    def open_insert(self) -> None:
        if self._walk is not None:
            self._only(self.insert)
            self.insert.open_panel(self._walk, self.steps.chosen or self._walk.current)

    def open_correct(self, no: int = 0) -> None:
        if self._walk is not None:
            self._only(self.correct)
            self.correct.open_panel(self._walk, no or self.steps.chosen or self._walk.current)

    def open_window(self) -> None:
        if self._walk is not None:
            self._only(self.window_panel)
            self.window_panel.open_panel(self._walk)

    def close_one(self) -> bool:
        """Esc: close what is open over or between the cards. False when nothing was."""
        if self.drawer.isVisible():
            self.drawer.hide()
            return True
        for panel in self.panels:
            if panel.isVisible():
                panel.close_panel()
                return True
        return False

    def _closed(self) -> None:
        self._below.show()
        self.note.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _only(self, panel: Panel) -> None:
        """One panel at a time, in the place of what stands below the steps."""
        for other in self.panels:
            if other is not panel:
                other.hide()
        self.drawer.hide()
        self._below.hide()

    # building

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.banner)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        outer.addLayout(self._row, 1)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(14)
        left.addWidget(self._steps_card(), 6)
        for panel in self.panels:
            left.addWidget(panel)
        left.addWidget(self.guide, 4)
        self._row.addWidget(self._left)
        middle = QVBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.clock)
        middle.addWidget(self.note, 1)
        middle.addWidget(self.photos)
        self._middle = middle
        self._row.addLayout(middle, 1)
        self._right = QScrollArea()
        self._right.setWidgetResizable(True)
        self._right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._whole = QVBoxLayout(inside)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(14)
        self._whole.addWidget(self.facts)
        self._whole.addWidget(self.findings, 1)
        self._whole.addWidget(self.feeling)
        self._right.setWidget(inside)
        self._row.addWidget(self._right)

    def _steps_card(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 14, 1, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 19, 4)
        head.setSpacing(8)
        head.addWidget(label(self.tr("Steps"), "card"))
        self._count = label("", "small")
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.steps, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(9, 6, 9, 0)
        foot.setSpacing(2)
        self.insert_button = Button(self.tr("Insert a step"), "outline", "plus", size="small")
        self.correct_button = Button(self.tr("Correct a time"), "text", "pencil", size="small")
        foot.addWidget(self.insert_button)
        foot.addWidget(self.correct_button)
        foot.addStretch(1)
        column.addLayout(foot)
        return frame

    def _connect(self) -> None:
        for panel in self.panels:
            panel.closed.connect(self._closed)
        self.insert_button.clicked.connect(self.open_insert)
        self.correct_button.clicked.connect(lambda: self.open_correct())
        self.steps.correcting.connect(self.open_correct)
        self.facts.window_asked.connect(self.open_window)

    def fit(self, width: int) -> None:
        """Below 1100 pixels of window the right column becomes a drawer; the feeling stays one tap away."""
        narrow = width < px(NARROW_BELOW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._left.setFixedWidth(LEFT_NARROW if narrow else px(LEFT))  # large words must do with less
        self._row.setSpacing(12 if narrow else 16)
        self._middle.setSpacing(10 if narrow else 14)
        self.note.fit(narrow)
        self.clock.fit(narrow)
        left = self._left.layout()
        assert isinstance(left, QVBoxLayout)
        if narrow:
            left.addWidget(self.feeling)
            self._whole.insertWidget(1, self.guide, 1)
            self._row.removeWidget(self._right)
            self.drawer.hold(self._right)
        else:
            self.drawer.release(self._right)
            self._whole.addWidget(self.feeling)
            left.addWidget(self.guide, 4)
            self._right.setFixedWidth(px(RIGHT))
            self._row.addWidget(self._right)
            self._right.show()
