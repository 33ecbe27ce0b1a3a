"""A walk that ends or has ended: what came of it, its questionnaire, and everything it amounts to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from officer_app.ui.theme import px
from officer_app.ui.walk.answers_card import AnswersCard
from officer_app.ui.walk.end_card import EndCard
from officer_app.ui.walk.facts_card import FactsCard
from officer_app.ui.walk.findings_card import FindingsCard
from officer_app.ui.walk.photos_card import PhotosCard
from officer_app.ui.walk.score_card import ScoreCard
from officer_app.ui.walk.steps import StepList
from officer_app.ui.walk.words import length, lines
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.page import label

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.questionnaire import Outcome, Questionnaire
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk
    from officer_app.ui.thumbs import Thumbs
    from officer_app.usecases.walk_desk import WalkView
    from officer_app.usecases.walks import Timing

NARROW_BELOW = 1060
LEFT, RIGHT, RIGHT_NARROW = 290, 304, 276


class ClosingView(QWidget):
    """`answers_touched()`; shows the end's form while the walk runs, the questionnaire afterwards."""

    answers_touched = Signal()

    def __init__(self, catalog: Catalog, language: Language, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._language: Language = language
        self._narrow: bool | None = None
        self.banner = Banner()
        self.steps = StepList(read_only=True)
        self.end = EndCard(language)
        self.answers = AnswersCard(language)
        self.photos = PhotosCard(thumbs, language)
        self.score = ScoreCard(catalog, language)
        self.facts = FactsCard(language)
        self.findings = FindingsCard(catalog, language, thumbs)
        self._lay_out()
        self.answers.touched.connect(self.answers_touched)
        self.score.touched.connect(self.answers_touched)

    def show_view(self, view: WalkView) -> None:
        walk = view.walk
        found = [finding.facts.values.get("walk_step", 0) for finding in view.findings]
        self.steps.show_lines(lines(walk, found, self._language, self._catalog))
        running = walk.running
        wanted = self.end if running else self.answers
        if self._middle.currentWidget() is not wanted:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # a hidden field would hand it on as if by Tab
            self._middle.setCurrentWidget(wanted)
        self.score.setVisible(not running)
        if running:
            self.end.show_walk(walk)
        self.photos.show_walk(walk, view.seen, editable=view.mine)
        self.facts.show_walk(walk, view.before, editable=False)
        self.findings.show_view(view)
        summary = walk.summary if walk.ended is not None else walk.withdrawn
        self._summary.setText(summary)
        self._summary_card.setVisible(bool(summary) and not running)

    def show_questions(
        self, asked: Questionnaire, known: dict[str, Any], kept: dict[str, Any], walk: Walk, editable: bool
    ) -> None:
        """The questionnaire anew: answers handed in, or those typed since."""
        given = walk.answers
        answers = dict(given.values) if given is not None else {}
        self.answers.show_questions(asked, known, answers | dict(kept.get("values") or {}), editable)
        self.score.forget()

    def show_decided(self, kept: dict[str, Any], walk: Walk) -> None:
        """Decisions handed in, or those made since; after the suggestions themselves."""
        given = walk.answers
        accepted = list(kept.get("accepted") or (given.accepted if given is not None else []))
        declined = dict(kept.get("declined") or (given.declined if given is not None else {}))
        self.score.show_decisions(accepted, declined)

    def show_outcome(self, walk: Walk, outcome: Outcome, editable: bool) -> None:
        self.answers.show_outcome(outcome)
        self.score.show_outcome(walk, outcome, editable)

    def value(self) -> dict[str, Any]:
        """What is answered and decided, to be kept."""
        return {
            "values": self.answers.answers(),
            "accepted": self.score.accepted(),
            "declined": self.score.declined(),
        }

    def tick(self, walk: Walk, timing: Timing) -> None:
        self.facts.tick(walk, timing)
        self.steps.steps.tick(walk.current, length(timing.step_ms), bool(timing.over_ms))

    def fit(self, width: int) -> None:
        narrow = width < px(NARROW_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._steps_card.setVisible(not narrow)
            self._steps_card.setFixedWidth(px(LEFT))
            self._side.setFixedWidth(px(RIGHT_NARROW if narrow else RIGHT))
            self._row.setSpacing(12 if narrow else 16)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self.banner)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        outer.addLayout(self._row, 1)
        self._steps_card = QFrame()
        self._steps_card.setObjectName("card")
        steps = QVBoxLayout(self._steps_card)
        steps.setContentsMargins(1, 14, 1, 10)
        steps.setSpacing(4)
        heading = label(self.tr("Steps"), "card")
        heading.setContentsMargins(19, 0, 19, 4)
        steps.addWidget(heading)
        steps.addWidget(self.steps, 1)
        self._row.addWidget(self._steps_card)
        middle = QVBoxLayout()
        middle.setSpacing(14)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.end)
        self._middle.addWidget(self.answers)
        middle.addWidget(self._middle, 1)
        middle.addWidget(self.photos)
        self._row.addLayout(middle, 1)
        self._summary_card = QFrame()
        self._summary_card.setObjectName("card")
        summary = QVBoxLayout(self._summary_card)
        summary.setContentsMargins(20, 14, 20, 14)
        summary.setSpacing(6)
        summary.addWidget(label(self.tr("Summary"), "card"))
        self._summary = label("", "small", wrap=True)
        summary.addWidget(self._summary)
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for card in (self.score, self.facts, self._summary_card):
            column.addWidget(card)
        column.addWidget(self.findings, 1)
        self._side.setWidget(inside)
        self._row.addWidget(self._side)
