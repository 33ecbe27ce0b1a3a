"""The walk's questionnaire: only what makes sense beside the other answers is asked, what was measured is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.fields import is_empty
from officer_app.ui.editor.inputs import LongTextInput, MomentInput
from officer_app.ui.walk.choices import Choices, Measured
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.signs import Chip

if TYPE_CHECKING:
    from officer_app.core.questionnaire import Outcome, Question, Questionnaire
    from officer_app.core.text import Language


def _chips(question: Question, language: Language, several: bool) -> Choices:
    return Choices([(o.v, o.zh if language == "zh" else o.en) for o in question.options], several)


def _unit(question: Question, language: Language) -> str:
    """Units are Chinese words; an English question names its own."""
    return question.unit if language == "zh" else ""


MAKERS: dict[str, Callable[[Question, Language], Any]] = {
    "single": lambda question, language: _chips(question, language, several=False),
    "grade5": lambda question, language: _chips(question, language, several=False),
    "multi": lambda question, language: _chips(question, language, several=True),
    "number": lambda question, language: Measured(_unit(question, language)),
    "duration": lambda question, language: Measured(_unit(question, language)),
    "slider": lambda question, language: Measured("0–100"),
    "text": lambda question, language: LongTextInput(max_points=question.max_length or 1000, lines=1, grows=True),
    "datetime": lambda question, language: MomentInput(),
}
"""Type of a question → its input."""


class _Asked(QWidget):
    """One question with its input. `mark_known` says that the walk answered it."""

    def __init__(self, question: Question, number: int, language: Language) -> None:
        super().__init__()
        self.question = question
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        words = question.zh if language == "zh" else question.en
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(f"{number}  {words}", "body", wrap=True), 1)
        self._known = Chip(self.tr("as measured"), "accent", "timer")
        self._known.hide()
        head.addWidget(self._known, 0, Qt.AlignmentFlag.AlignTop)
        self._wanted = label(self.tr("required"), "error")
        head.addWidget(self._wanted, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.input = MAKERS[question.type](question, language)
        self.input.setAccessibleName(words)
        column.addWidget(self.input)

    def show_state(self, missing: bool, known: bool) -> None:
        self._wanted.setVisible(missing)
        self._known.setVisible(known)


class AnswersCard(QFrame):
    """`touched()` after every answer, `handing_in()`. What the answers amount to is worked out by `evaluate`."""

    touched = Signal()
    handing_in = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language: Language = language
        self._rows: dict[str, _Asked] = {}
        self._sections: dict[str, QWidget] = {}
        self._known: dict[str, Any] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        self._title = label("", "card")
        self._left = label("", "small")
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._left)
        outer.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(rule())
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(10)
        note = self.tr("Answers are kept while you type. A later questionnaire takes the place of this one")
        foot.addWidget(label(note, "caption", wrap=True), 1)
        self.hand = Button(self.tr("Hand it in"), "primary", "check", "Ctrl ↵")
        self.hand.clicked.connect(self.handing_in)
        foot.addWidget(self.hand)
        outer.addWidget(self._foot)

    def show_questions(
        self, asked: Questionnaire, known: Mapping[str, Any], answers: Mapping[str, Any], editable: bool
    ) -> None:
        """Ask these; `known` are answers of the walk itself, `answers` those given so far."""
        self._known = dict(known)
        self._rows, self._sections = {}, {}
        chinese = self._language == "zh"
        self._title.setText(asked.title_zh if chinese else asked.title_en)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 0, 20, 12)
        column.setSpacing(10)
        number = 0
        for section in asked.sections:
            heading = label(section.title_zh if chinese else section.title_en, "hint")
            column.addWidget(heading)
            self._sections[section.code] = heading
            for question in section.questions:
                number += 1
                row = _Asked(question, number, self._language)
                row.input.set_value({**known, **answers}.get(question.id))
                row.input.touched.connect(self.touched)
                row.setEnabled(editable)
                self._rows[question.id] = row
                column.addWidget(row)
        column.addStretch(1)
        self._scroll.setWidget(inside)
        self._foot.setVisible(editable)

    def answers(self) -> dict[str, Any]:
        """Every answer as it stands, those to hidden questions too: shown again, they come back."""
        return {id: value for id, row in self._rows.items() if not is_empty(value := row.input.value())}

    def show_outcome(self, outcome: Outcome) -> None:
        visible = set(outcome.visible)
        for id, row in self._rows.items():
            row.setVisible(id in visible)
            known = id in self._known and row.input.value() == self._known[id]
            row.show_state(id in outcome.missing, known and not is_empty(self._known[id]))
        left = len(outcome.missing)
        self._left.setText(self.tr("%n to answer", "", left) if left else self.tr("everything is answered"))

    def go_to(self, id: str) -> None:
        row = self._rows.get(id)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, 20)
            row.input.setFocus()
