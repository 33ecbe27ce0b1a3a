"""Beginning a walk: the form, what it would walk by, and the button."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.text import Text
from officer_app.core.walk_guide import lacks
from officer_app.ui.walk.start_form import StartForm
from officer_app.ui.walk.steps import StepList
from officer_app.ui.walk.words import facts_of, joined, planned_lines
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from officer_app.core.walk_facts import Guide, PlannedStep
    from officer_app.store.walks import WalkRow
    from officer_app.ui.session import Session
    from officer_app.usecases.assist import Habits
    from officer_app.usecases.walk_start import Setting

DIMENSIONS = (("W", Text("网上", "Online"), "globe", "web"), ("T", Text("台上", "Counter"), "store", "counter"))


class PlanCard(QFrame):
    """What a start would walk by: steps with their promises, and the guide as far as this device knows it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language = session.language
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 16, 1, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 19, 0)
        head.setSpacing(8)
        head.addWidget(label(self.tr("It is walked so"), "card"))
        self._count = label("", "small")
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        words = QVBoxLayout()
        words.setContentsMargins(19, 0, 19, 0)
        words.setSpacing(4)
        self._facts = label("", "small", wrap=True)
        self._lacks = label("", "hint", wrap=True)
        words.addWidget(self._facts)
        words.addWidget(self._lacks)
        column.addLayout(words)
        self.steps = StepList(read_only=True)
        self.steps.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.steps, 1)

    def show_plan(self, steps: list[PlannedStep], guide: Guide) -> None:
        self._count.setText(self.tr("%n step(s)", "", len(steps)))
        self._facts.setText(joined(facts_of(guide), self._language))
        self._facts.setVisible(bool(self._facts.text()))
        missing = [words.say(self._language) for words in lacks(guide)] if guide.promised_wd is not None else []
        self._lacks.setText("\n".join(missing))
        self._lacks.setVisible(bool(missing))
        self.steps.show_lines(planned_lines(steps, self._language))


class StartCard(QFrame):
    """`starting(Setting)` when nothing is lacking, `planned(steps, guide)` after every change, `touched()` after a
    person's."""

    starting = Signal(object)
    touched = Signal()
    planned = Signal(list, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._last: WalkRow | None = None
        self._habits: Habits | None = None
        self._forms: dict[str, StartForm] = {}
        self._mine = False
        """A person has filled it in, or chose what to walk: nothing is filled in over that."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 16, 20, 12)
        top.setSpacing(12)
        top.addWidget(label(self.tr("Begin a walkthrough"), "card"))
        segments = [Segment(code, name.say(session.language), icon, token) for code, name, icon, token in DIMENSIONS]
        self.dimension = Segmented(segments, self.tr("Dimension"), height=46)
        self.dimension.chosen.connect(self._switched)
        top.addWidget(self.dimension)
        column.addLayout(top)
        host = QWidget()
        host.setObjectName("scrolled")
        self._host = QVBoxLayout(host)
        self._host.setContentsMargins(20, 2, 20, 12)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(host)
        column.addWidget(scroll, 1)
        self._scroll = scroll
        told = QHBoxLayout()
        told.setContentsMargins(20, 0, 20, 8)
        self.banner = Banner()
        told.addWidget(self.banner)
        column.addLayout(told)
        column.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(12)
        note = self.tr("Timed from the first step. Nobody's identity is kept")
        foot.addWidget(label(note, "caption", wrap=True), 1)
        self.start = Button(self.tr("Begin"), "primary", "play", "Ctrl ↵")
        self.start.clicked.connect(self.begin)
        foot.addWidget(self.start)
        column.addLayout(foot)
        self._bring("T")

    @property
    def form(self) -> StartForm:
        return self._forms[self.dimension.value()]

    @property
    def first(self) -> QWidget:
        """Where filling in begins."""
        return self.form.inputs["matter_code"]

    def show_last(self, last: WalkRow | None, habits: Habits) -> None:
        """What the last walk began with is probably what the next one begins with."""
        self._last, self._habits = last, habits
        for form in self._forms.values():
            form.take_habits(habits)
            if not self._mine and not form.values().get("matter_code"):
                form.show_values(self._usual(form.dimension))
        self._plan()

    def kept(self) -> dict[str, Any]:
        """Everything entered so far, {} when nobody has entered anything."""
        if not self._mine:
            return {}
        return {"dimension": self.dimension.value(), "forms": {name: form.kept() for name, form in self._forms.items()}}

    def show_kept(self, kept: Mapping[str, Any]) -> None:
        """What was entered before a lock, a kill or a power cut."""
        if self._mine or not kept:
            return
        self._mine = True
        for dimension in (*kept["forms"], kept["dimension"]):
            self._bring(dimension)
        for dimension, entered in kept["forms"].items():
            self._forms[dimension].show_kept(entered)
        self._plan()

    def show_given(self, dimension: str, values: Mapping[str, Any]) -> None:
        """What was given to be walked; the officer confirms rather than types."""
        self._mine = True
        self._bring(dimension)
        self.form.show_values(values)
        self._plan()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """The next walk: an empty form at the last place."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # a removed field would hand it on as if by Tab
        for form in self._forms.values():
            form.setParent(None)
            form.deleteLater()
        self._forms, self._mine = {}, False
        self.banner.hide()
        self._bring(self._last.dimension if self._last is not None else "T")
        self._scroll.verticalScrollBar().setValue(0)

    def setting(self) -> Setting:
        return self.form.setting()

    def begin(self) -> None:
        """Ctrl+Enter: start, or say at each line what it lacks."""
        from officer_app.usecases import walk_start

        setting = self.form.setting()
        lacking = [(name, self._session.say(words)) for name, words in walk_start.lacking(self._session.desk, setting)]
        first = self.form.show_lacking(lacking)
        if first:
            self.banner.say("bad", lacking[0][1], self.tr("Understood"), self.banner.hide)
            self.form.go_to(first)
            box = self.form.boxes.get(first)
            if box is not None:
                self._scroll.ensureWidgetVisible(box, 0, 8)
            return
        self.banner.hide()
        self.starting.emit(setting)

    def trouble(self, sentence: str) -> None:
        self.banner.say("bad", sentence, self.tr("Understood"), self.banner.hide)

    def _usual(self, dimension: str) -> dict[str, str]:
        last = self._last if self._last is not None and self._last.dimension == dimension else None
        usual = {"authenticity": "real"}
        if last is not None:
            usual |= {"hall_code": last.hall_code, "platform": last.platform}
        if dimension == "T":
            usual |= {"mode": last.mode if last is not None else "counter_self"}
        return {name: value for name, value in usual.items() if value}

    def _switched(self, dimension: str) -> None:
        """Matter, target and reason go along."""
        before = next((form for form in self._forms.values() if form.isVisible()), None)
        kept = before.values() if before is not None else {}
        self._bring(dimension)
        both = ("matter_code", "target_no", "reason", "campaign", "companions")
        self.form.show_values({name: kept[name] for name in both if name in kept})
        self._touched()

    def _bring(self, dimension: str) -> None:
        self.dimension.set_value(dimension)
        for form in self._forms.values():
            form.hide()
        if dimension not in self._forms:
            made = StartForm(dimension, self._session.desk.catalog, self._session.language)
            if self._habits is not None:
                made.take_habits(self._habits)
            made.show_values(self._usual(dimension))
            made.touched.connect(self._touched)
            self._forms[dimension] = made
            self._host.addWidget(made)
        self.form.show()
        self._plan()

    def _touched(self) -> None:
        self._mine = True
        self._plan()
        self.touched.emit()

    def _plan(self) -> None:
        """The plan is worked out from the lists alone: at once, on this thread."""
        from officer_app.usecases import walk_start

        steps, guide = walk_start.preview(self._session.desk, self.form.setting())
        self.form.offer_limits(steps)
        self.planned.emit(steps, guide)
