"""One thing the versions differ in: its name, and a choice for every side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from officer_app.core.text import Language
from officer_app.ui import looks
from officer_app.ui.conflict.choice import Choice
from officer_app.ui.conflict.differences import Span, spans
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label
from officer_app.usecases.forks import BOTH, PHOTOS, Fork, all_fit

if TYPE_CHECKING:
    from officer_app.ui.thumbs import Thumbs

MARKS = ("okSoft", "warnSoft")
"""Behind what this device's version has, and behind what another's has."""


class ItemRow(QObject):
    """Puts itself into a row of a grid. `picked()` when a person chose; `stepped(row)` when the keyboard goes there."""

    picked = Signal()
    stepped = Signal(int)

    def __init__(
        self, fork: Fork, row: int, language: Language, sides: Sequence[str], grid: QGridLayout, parent: QWidget
    ) -> None:
        """`sides` name the versions as they are told."""
        super().__init__(parent)
        self._fork, self.item, self._row, self._language = fork, fork.items[row], row, language
        self.both: Button | None = None
        self.pick: int | None = None
        """The chosen side, BOTH, or None while nothing is."""
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # all photos are several sides' at once
        self.choices = [self._choice(place, side) for place, side in enumerate(sides)]
        if self.item.name == PHOTOS and all_fit(fork):
            self._offer_both()
        grid.addLayout(self._name(parent), row + 1, 0)
        for place, choice in enumerate(self.choices):
            grid.addWidget(choice, row + 1, place + 1)
            self._group.addButton(choice, place)
            choice.stepped.connect(lambda across, down, place=place: self._step(place, across, down))
        self._group.idClicked.connect(self._take)

    def _name(self, parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(label(self.item.label.say(self._language), "small", wrap=True))
        if self.item.suggested is not None:
            column.addWidget(label(self.tr("changed on one side only"), "caption", wrap=True))
        if self.both is not None:
            column.addWidget(self.both, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _offer_both(self) -> None:
        self.both = Button(self.tr("Keep all"), "text", size="small")
        self.both.setCheckable(True)
        self.both.clicked.connect(lambda: self._take(BOTH))

    def _choice(self, place: int, side: str) -> Choice:
        item, language = self.item, self._language
        text = item.said[place].say(language)
        found: list[Span] = []
        if len(item.said) == 2 and item.name != PHOTOS:
            found = spans(item.said[0].say(language), item.said[1].say(language))[place]
        values = self._fork.sides[place].facts.values
        level = looks.level_of(str(values.get("severity"))) if "severity" in item.fields else 0
        return Choice(f"{item.label.say(language)}, {side}: {text}", text, found, MARKS[min(place, 1)], level)

    def show_photos(self, thumbs: Thumbs) -> None:
        """Thumbnails as far as they are here; what only this side has says so."""
        if self.item.name != PHOTOS:
            return
        manifests = [{line.sha256 for line in side.facts.photos} for side in self._fork.sides]
        for place, (choice, side) in enumerate(zip(self.choices, self._fork.sides, strict=True)):
            others = set().union(*(names for n, names in enumerate(manifests) if n != place))
            choice.show_photos(
                [
                    (thumbs.pixmap(line.shown), "" if line.sha256 in others else self.tr("new"))
                    for line in side.facts.photos
                ]
            )

    @property
    def between(self) -> list[object]:
        """What there is to choose between, to know it again."""
        return [self.item.name, *(self.item.state(side) for side in self._fork.sides)]

    # choosing

    def choose(self, pick: int) -> None:
        """As a person would, without telling; what cannot be chosen here is left."""
        if pick != BOTH or self.both is not None:
            self.pick = pick if pick < len(self.choices) else self.pick
            for place, choice in enumerate(self.choices):
                choice.setChecked(self.pick in (BOTH, place))
            if self.both is not None:
                self.both.setChecked(pick == BOTH)

    def _take(self, pick: int) -> None:
        self.choose(pick)
        self.picked.emit()

    def _step(self, place: int, across: int, down: int) -> None:
        if down:
            self.stepped.emit(self._row + down)
            return
        place = min(max(0, place + across), len(self.choices) - 1)
        self.choices[place].setFocus()
        self._take(place)

    def take_keyboard(self) -> None:
        """On what is chosen, else on the first."""
        self.choices[max(0, self.pick or 0)].setFocus()
