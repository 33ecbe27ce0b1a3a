"""Note what is seen at the running step: a phrase and a key, or one's own words; or make a finding of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core.walk_phrases import Phrase, phrases
from officer_app.ui.editor.photo_viewer import PhotoViewer
from officer_app.ui.editor.text_edits import TextArea
from officer_app.ui.walk.words import joined, title_of
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.flow import Flow
from officer_app.ui.widgets.option_chip import OptionChip
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.segmented import Segment, Segmented
from officer_app.ui.widgets.signs import Chip

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk

MOST_POINTS = 1000
VIEWER, STAGE = 232, 292
"""Pixels across of the photo, and of what is shown in its place."""
UNBOUND = 16_777_215
"""Qt's own widest widget."""


class NoteCard(QFrame):
    """`noted(text, ok)`, `recording()` for a finding, `touched()` after every key, `photos_given(Intake)`."""

    noted = Signal(str, str)
    recording = Signal()
    touched = Signal()
    photos_given = Signal(object)

    def __init__(self, catalog: Catalog, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._catalog = catalog
        self._language: Language = language
        self._stage = ("", "")
        self._phrases: tuple[Phrase, ...] = ()
        self._picked = ""
        self._narrow = False
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 12, 20, 14)
        across.setSpacing(18)
        self._side = QWidget()
        self._shown = QVBoxLayout(self._side)
        self._shown.setContentsMargins(0, 0, 0, 0)
        self.viewer = PhotoViewer()
        self._shown.addWidget(self.viewer, 1)
        self._instead: QWidget | None = None
        across.addWidget(self._side)
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        across.addWidget(self._words, 1)
        self._across = across
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(self.tr("Note at this step"), "card"))
        self._where = Elided("small", "ink2")
        head.addWidget(self._where, 1)
        self.record = Button(self.tr("Finding"), "soft", "clipboard-plus", "Ctrl N", size="small")
        self.record.setToolTip(self.tr("Record a finding with step, window, way, time and matter filled in"))
        self.record.clicked.connect(self.recording)
        head.addWidget(self.record)
        column.addLayout(head)
        self.text = TextArea(max_points=MOST_POINTS, lines=2)
        self.text.setAccessibleName(self.tr("What is seen at this step"))
        self.text.setPlaceholderText(self.tr("Only facts: who did not do what, when, where, how often. Never a name"))
        self.text.touched.connect(self._typed)
        self.text.photos_given.connect(self.photos_given)
        column.addWidget(self.text, 1)
        self._host = QWidget()
        self._flow = Flow(self._host)
        self._chips: list[OptionChip] = []
        column.addWidget(self._host)
        self._along = QWidget()
        self._carried = Flow(self._along, spacing=6)
        column.addWidget(self._along)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self.judged = Segmented(
            [Segment("yes", self.tr("OK"), "check", "ok"), Segment("no", self.tr("Not OK"), "x", "bad")],
            self.tr("Judgement"),
        )
        self.judged.chosen.connect(lambda _: self.touched.emit())
        self.note = Button(self.tr("Note it"), "primary", "check", "Ctrl ↵")
        self.note.clicked.connect(self.hand_over)
        foot.addWidget(self.judged)
        foot.addStretch(1)
        foot.addWidget(self.note)
        column.addLayout(foot)

    def fit(self, narrow: bool) -> None:
        """Where there is little room the photos stand in their strip only."""
        self._along.setVisible(not narrow)
        self.text.set_least(1 if narrow else 2)
        self._across.setContentsMargins(20 if narrow else 12, 8 if narrow else 12, 20, 10 if narrow else 14)
        self._narrow = narrow
        self._arrange()
        self._size_chips()

    def hold(self, widget: QWidget, grows: bool) -> None:
        """Something that may be shown in the photo's place: the camera, which `grows` with it, the phone's code."""
        if grows:
            self._shown.addWidget(widget, 1)
        else:
            self._shown.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        widget.hide()

    def show_instead(self, widget: QWidget | None) -> None:
        """Show it in the photo's place, None for the photo again."""
        if self._instead is not None:
            at = self.window().focusWidget()
            if at is not None and (at is self._instead or self._instead.isAncestorOf(at)):
                self.setFocus(Qt.FocusReason.OtherFocusReason)  # else it goes on as if by Tab
            self._instead.hide()
        self._instead = widget
        self._arrange()
        if widget is not None:
            widget.show()
        elif self.window().focusWidget() is self:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """In a narrow window what is shown instead takes the words' place meanwhile."""
        alone = self._narrow and self._instead is not None
        self.viewer.setVisible(self._instead is None)
        self._side.setVisible(not self._narrow or alone)
        self._words.setVisible(not alone)
        self._side.setMinimumWidth(VIEWER if self._instead is None else STAGE)
        self._side.setMaximumWidth(UNBOUND if alone else VIEWER if self._instead is None else STAGE)

    def _size_chips(self) -> None:
        """Three in a row where there is little room: their words then take two lines."""
        most = (self._host.width() - 2 * self._flow.spacing()) // 3 if self._narrow else UNBOUND
        for chip in self._chips:
            chip.setMaximumWidth(most)
            chip.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_chips()

    def show_walk(self, walk: Walk) -> None:
        step = walk.step(walk.current)
        if step is None:
            return
        title = title_of(step, self._language)
        code = step.window_code or walk.start.window_code
        window = self._catalog.name("window", code).say(self._language) if code else ""
        self._where.setText(joined([title, window], self._language))
        if (walk.start.dimension, step.stage) != self._stage:
            self._stage = (walk.start.dimension, step.stage)
            self._offer(phrases(*self._stage))
        dept = step.dept or self._catalog.responsible(walk.matter_code, walk.start.region_code)
        self._carry([(title, "list-ordered"), (window, "map-pin")], dept)

    def show_kept(self, kept: dict[str, str]) -> None:
        """What was typed before a lock, a kill or a power cut."""
        self.text.set_value(str(kept.get("text") or ""))
        self.judged.set_value(str(kept.get("ok") or ""))

    def value(self) -> dict[str, str]:
        """What is typed, {} for nothing."""
        text, ok = self.text.value(), self.judged.value()
        return {"text": text, "ok": ok} if text.strip() or ok else {}

    def pick(self, place: int) -> None:
        """Ctrl+1 to 5: a phrase, instead of the one picked before or after one's own words."""
        if place >= len(self._phrases):
            return
        phrase = self._phrases[place]
        said, own = phrase.text.say(self._language), self.text.value()
        if not own.strip() or own == self._picked:
            own = ""
        mark = "；" if self._language == "zh" else "; "
        self._picked = own.rstrip("；; ") + mark + said if own else said
        self.text.set_value(self._picked)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.judged.set_value(phrase.ok)
        self._mark()
        self.text.setFocus()
        self.touched.emit()

    def hand_over(self) -> None:
        """Ctrl+Enter. Words are needed, or a judgement."""
        text, ok = self.text.value().strip(), self.judged.value()
        if text or ok:
            self.noted.emit(text, ok)
        else:
            self.text.setFocus()

    def take_away(self, text: str, ok: str) -> None:
        """What was handed over goes; what was typed after it stays."""
        here = self.text.value()
        self._picked = ""
        self.text.set_value(here.lstrip().removeprefix(text).lstrip() if here.strip() != text else "")
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        if self.judged.value() == ok:
            self.judged.set_value("")
        self._mark()

    def _typed(self) -> None:
        self._mark()
        self.touched.emit()

    def _offer(self, offered: tuple[Phrase, ...]) -> None:
        self._phrases = offered
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for place, phrase in enumerate(offered):
            chip = OptionChip(phrase.text.say(self._language), str(place + 1))
            chip.clicked.connect(lambda _=False, at=place: self.pick(at))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._size_chips()
        self._mark()

    def _mark(self) -> None:
        text = self.text.value()
        for chip, phrase in zip(self._chips, self._phrases, strict=True):
            chip.setChecked(phrase.text.say(self._language) in text)

    def _carry(self, parts: list[tuple[str, str]], dept: str) -> None:
        """What a finding made here takes along by itself."""
        while item := self._carried.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        name = self._catalog.name("dept", dept).say(self._language) if dept else ""
        for words, icon in (*parts, (name, "building-2")):
            if words:
                self._carried.addWidget(Chip(words, "mute", icon))
        self._carried.invalidate()
