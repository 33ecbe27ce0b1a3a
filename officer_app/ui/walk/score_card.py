"""What the walk's answers amount to: the score, and findings they suggest, each to be accepted or declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.ui.editor.text_edits import LineEdit
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.paint import CENTRE, paint_ring, paint_text
from officer_app.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.questionnaire import Outcome
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk

REASON_POINTS = 200


class _Score(QWidget):
    """A score of 100 in a ring."""

    def __init__(self) -> None:
        super().__init__()
        self._score: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_score(self, score: float | None, name: str) -> None:
        self._score = score
        self.setAccessibleName(f"{name} {self.text()}")
        self.update()

    def text(self) -> str:
        return "—" if self._score is None else f"{self._score:g}"

    def sizeHint(self) -> QSize:
        return QSize(px(84), px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            score = self._score or 0
            paint_ring(painter, box, round(score), "", 8, "okSolid" if score >= 80 else "accent")
            paint_text(painter, box, self.text(), font("title", True), "ink", CENTRE)


class _Suggested(QWidget):
    """A suggested class: accept it, or decline it with a reason."""

    touched = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        words = Elided("body", "ink")
        words.setText(name)
        column.addWidget(words)
        self.decision = Segmented(
            [Segment("yes", self.tr("Accept"), "check", "ok"), Segment("no", self.tr("Decline"), "x", "ink")], name
        )
        self.decision.chosen.connect(self._decided)
        column.addWidget(self.decision)
        self.reason = LineEdit(max_points=REASON_POINTS)
        self.reason.setPlaceholderText(self.tr("Why it is no finding"))
        self.reason.setAccessibleName(self.tr("Why it is no finding"))
        self.reason.touched.connect(self.touched)
        self.reason.hide()
        column.addWidget(self.reason)

    def show_decision(self, accepted: bool | None, reason: str) -> None:
        self.decision.set_value({True: "yes", False: "no"}.get(accepted, "") if accepted is not None else "")
        self.reason.setVisible(accepted is False)
        self.reason.set_value(reason)

    def _decided(self, value: str) -> None:
        self.reason.setVisible(value == "no")
        if value == "no":
            self.reason.setFocus()
        self.touched.emit()


class ScoreCard(QFrame):
    """`touched()` when a suggestion was decided."""

    touched = Signal()

    def __init__(self, catalog: Catalog, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._catalog = catalog
        self._language: Language = language
        self._rows: dict[str, _Suggested] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(16)
        self._score = _Score()
        top.addWidget(self._score)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._name = label("", "card")
        self._grade = label("", "small", wrap=True)
        self._standing = label("", "hint", wrap=True)
        words.addStretch(1)
        for part in (self._name, self._grade, self._standing):
            words.addWidget(part)
        words.addStretch(1)
        top.addLayout(words, 1)
        column.addLayout(top)
        self._suggests = QWidget()
        self._list = QVBoxLayout(self._suggests)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self._list.addWidget(rule())
        self._list.addWidget(label(self.tr("The answers suggest"), "hint"))
        column.addWidget(self._suggests)

    def show_outcome(self, walk: Walk, outcome: Outcome, editable: bool) -> None:
        online = walk.start.dimension == "W"
        name = self.tr("Smoothness") if online else self.tr("Comfort")
        self._name.setText(name)
        self._score.show_score(outcome.score, name)
        grade = self._catalog.name("grade5", outcome.grade).say(self._language) if outcome.grade else ""
        self._grade.setText(grade)
        self._grade.setVisible(bool(grade))
        handed = walk.answers is not None
        left = len(outcome.missing)
        self._standing.setText(
            self.tr("so far; %n to answer", "", left)
            if left
            else self.tr("handed in")
            if handed
            else self.tr("not handed in yet")
        )
        self._suggest([s.category for s in outcome.suggestions], editable)

    def _suggest(self, categories: list[str], editable: bool) -> None:
        wanted = list(dict.fromkeys(categories))
        for category in [code for code in self._rows if code not in wanted]:
            self._rows.pop(category).deleteLater()
        for category in wanted:
            if category not in self._rows:
                row = _Suggested(self._catalog.name("category", category).say(self._language))
                row.touched.connect(self.touched)
                self._rows[category] = row
                self._list.addWidget(row)
            self._rows[category].setEnabled(editable)
        self._suggests.setVisible(bool(wanted))

    def show_decisions(self, accepted: list[str], declined: dict[str, str]) -> None:
        for category, row in self._rows.items():
            decided = True if category in accepted else False if category in declined else None
            row.show_decision(decided, declined.get(category, ""))

    def accepted(self) -> list[str]:
        return [category for category, row in self._rows.items() if row.decision.value() == "yes"]

    def declined(self) -> dict[str, str]:
        """Declined classes with the reason, "" where none is given yet."""
        return {
            category: row.reason.value().strip() for category, row in self._rows.items() if row.decision.value() == "no"
        }

    def forget(self) -> None:
        """Another walk."""
        self._suggest([], editable=True)

    def score(self) -> str:
        """The score that is shown."""
        return self._score.text()
