"""What stands in the header while a walk is in view: where one is, and what can be done with the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.core.walkthrough import RESULTS, STATUSES
from officer_app.ui import looks
from officer_app.ui.theme import font
from officer_app.ui.walk.words import joined, matter_of, place_of, way_of
from officer_app.ui.widgets.buttons import Button, IconButton
from officer_app.ui.widgets.paint import elided, text_width

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk


REST, LEAST_TITLE, LEAST_SUBTITLE = 200, 120, 90
"""Pixels of the header: what arrow, margins and gaps take; a title's least; below so many a subtitle says nothing."""


class Tools(QWidget):
    """`pausing()` F6, `ending()`, `printing()` Ctrl+P, `whole_asked()` where the whole stands in a drawer."""

    pausing = Signal()
    ending = Signal()
    printing = Signal()
    whole_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.whole = IconButton("gauge", self.tr("The whole"), token="accent", outline=True)
        self.pause = Button(self.tr("Pause"), "outline", "pause", "F6")
        self.end = Button(self.tr("End"), "outline", "flag-triangle-right")
        self.print = Button(self.tr("Record on paper"), "outline", "printer", "Ctrl P")
        for made, signal in (
            (self.whole, self.whole_asked),
            (self.pause, self.pausing),
            (self.end, self.ending),
            (self.print, self.printing),
        ):
            made.clicked.connect(signal)
            row.addWidget(made)

    def show_for(self, walk: Walk | None, walking: bool, closing: bool, drawer: bool) -> None:
        """`walking` and `closing` say which view is up; `drawer` that it has one."""
        paused = walk is not None and walk.status == "paused"
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause.set_icon("play" if paused else "pause")
        self.pause.setVisible(walking)
        self.end.setVisible(walking)
        self.whole.setVisible(walking and drawer)
        self.print.setVisible(closing)


def named(walk: Walk, catalog: Catalog, language: Language, free: int) -> tuple[str, str, str]:
    """Title, subtitle and the chip of an invented city, as far as `free` pixels of the header hold them."""
    free -= REST
    title = elided(matter_of(walk.start, catalog, language), font("title"), max(LEAST_TITLE, free))
    left = free - text_width(title, font("title"))
    words = elided(_subtitle(walk, catalog, language), font("small"), left) if left > LEAST_SUBTITLE else ""
    return title, words, looks.SAMPLE.say(language) if walk.start.sample else ""


def _subtitle(walk: Walk, catalog: Catalog, language: Language) -> str:
    """How it ended, way, place, number."""
    parts = [way_of(walk.start.mode, catalog, language), place_of(walk.start, catalog, language), walk.walk_no]
    if not walk.running:
        end = RESULTS.get(walk.ended.result) if walk.ended is not None else STATUSES[walk.status]
        parts.insert(0, end.say(language) if end is not None else "")
    return joined(parts, language)
