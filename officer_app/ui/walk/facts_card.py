"""The whole walk in numbers: time against the promise and against the last one; papers, windows, copies, visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.walk_spans import WAITING
from officer_app.ui import dates
from officer_app.ui.theme import font, px
from officer_app.ui.walk.words import length
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.paint import CENTRE, paint_ring, paint_text
from officer_app.ui.widgets.signs import Chip, Icon

if TYPE_CHECKING:
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk
    from officer_app.store.walks import WalkRow
    from officer_app.usecases.walks import Timing


class WholeRing(QWidget):
    """The whole time in a ring that closes at what was promised for it."""

    SIZE = 108

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ms, self._limit = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time of the whole walk"))

    def show_time(self, ms: int, limit_minutes: int) -> None:
        self._ms, self._limit = ms, limit_minutes
        self.setAccessibleDescription(length(ms))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self.SIZE), px(self.SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, limit_ms = QRectF(self.rect()), self._limit * 60_000
            percent = min(100, self._ms * 100 // limit_ms) if limit_ms else 0
            late = bool(limit_ms) and self._ms > limit_ms
            paint_ring(painter, box, percent, "", 9, "warnSolid" if late else "accent")
            middle = box.center().y()
            time = QRectF(0, middle - px(18), box.width(), px(26))
            face = font("title" if self._ms < 3_600_000 else "lead", True)
            paint_text(painter, time, length(self._ms), face, "ink", CENTRE)
            words = self.tr("of {} min").format(self._limit) if self._limit else self.tr("so far")
            paint_text(painter, time.translated(0, px(24)), words, font("caption"), "ink2", CENTRE)


class _Count(QWidget):
    """A sign, what is counted, how many, a chip where it is too much, and one more."""

    def __init__(self, icon: str, name: str, more: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(9)
        row.addWidget(Icon(icon, "ink2", 18))
        title = Elided("small", "ink")
        title.setText(name)
        row.addWidget(title, 1)
        self.value = label("", "small")
        self.value.setFont(font("body", True))
        row.addWidget(self.value)
        self.chip = Chip()
        self.chip.hide()
        row.addWidget(self.chip)
        self.more = IconButton("plus", more, size=32)
        row.addWidget(self.more)
        self.more.setVisible(bool(more))

    def show_count(self, value: str, chip: str = "", token: str = "warn") -> None:
        self.value.setText(value)
        self.chip.show_chip(chip, token)
        self.chip.setVisible(bool(chip))


class FactsCard(QFrame):
    """`counted(what)`: visit or copy, by one; `window_asked()` for another window."""

    counted = Signal(str)
    window_asked = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language: Language = language
        self._limit: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 14, 12)
        column.setSpacing(6)
        column.addWidget(label(self.tr("The whole walk"), "card"))
        top = QHBoxLayout()
        top.setSpacing(16)
        self.ring = WholeRing()
        top.addWidget(self.ring)
        beside = QVBoxLayout()
        beside.setSpacing(1)
        self._left_name, self._left = label("", "small"), label("", "heading")
        self._before_name, self._before = label("", "small"), label("", "heading")
        beside.addStretch(1)
        for part in (self._left_name, self._left, self._before_name, self._before):
            beside.addWidget(part)
        beside.addStretch(1)
        top.addLayout(beside, 1)
        column.addLayout(top)
        column.addWidget(rule())
        self.papers = _Count("files", self.tr("Papers"), "")
        self.visits = _Count("footprints", self.tr("Visits"), self.tr("Came once more"))
        self.trips = _Count("route", self.tr("Windows"), self.tr("Sent to a window"))
        self.copies = _Count("copy-check", self.tr("Copies"), self.tr("One more copy"))
        self.waiting = _Count("clock-3", self.tr("Waiting"), "")
        self.visits.more.clicked.connect(lambda: self.counted.emit("visit"))
        self.copies.more.clicked.connect(lambda: self.counted.emit("copy"))
        self.trips.more.clicked.connect(self.window_asked)
        for part in (self.papers, self.trips, self.copies, self.visits, self.waiting):
            column.addWidget(part)

    def show_walk(self, walk: Walk, before: WalkRow | None, editable: bool = True) -> None:
        self._limit = walk.start.limit_minutes
        listed = walk.guide.materials_count
        asked, beyond = len(walk.materials), len(walk.beyond)
        held = sum(one.standing == "held" for one in walk.materials)
        said = str(asked) if listed is None else f"{listed} → {asked}" if asked > listed else f"{asked} / {listed}"
        if beyond:
            self.papers.show_count(said, self.tr("%n beyond", "", beyond), "bad")
        else:
            self.papers.show_count(said, self.tr("%n held already", "", held) if held else "", "warn")
        counter = walk.start.dimension == "T"
        most = walk.guide.visits_max
        over = counter and most is not None and walk.visits > most
        self.visits.show_count(str(walk.visits), self.tr("promised {}").format(most) if over else "")
        trips = self.tr("%n trip(s)", "", walk.window_trips) if walk.window_trips else ""
        self.trips.show_count(str(walk.windows) if walk.windows else "—", trips)
        self.copies.show_count(str(walk.copies))
        for part in (self.visits, self.trips):
            part.setVisible(counter)
        for part in (self.visits, self.trips, self.copies):
            part.more.setVisible(editable)
        self._compare(walk, before)

    def tick(self, walk: Walk, timing: Timing) -> None:
        current = walk.step(walk.current)
        queueing = current is not None and current.stage in WAITING
        waited = walk.waiting_ms + (timing.step_ms - current.ms if current is not None and queueing else 0)
        self.ring.show_time(timing.active_ms, self._limit or 0)
        self.waiting.show_count(length(waited) if waited else "—")
        rest = (self._limit or 0) * 60_000 - timing.active_ms
        self._left_name.setText("" if not self._limit else self.tr("left") if rest >= 0 else self.tr("over"))
        self._left.setText(length(abs(rest)) if self._limit else "")
        for part in (self._left_name, self._left):
            part.setVisible(bool(self._limit))

    def _compare(self, walk: Walk, before: WalkRow | None) -> None:
        """Only an ended walk is compared: a running one has not taken its time yet."""
        for part in (self._before_name, self._before):
            part.setVisible(before is not None)
        if before is None:
            return
        day = dates.day_time(before.began_at, self._language)
        self._before_name.setText(self.tr("last time, {}").format(day.rpartition(" ")[0]))
        if walk.ended is None:
            self._before.setText(length(before.active_ms))
            return
        by = (walk.active_ms - before.active_ms) // 60_000
        slower, faster = self.tr("%n min slower", "", by), self.tr("%n min faster", "", -by)
        self._before.setText(slower if by > 0 else faster if by < 0 else self.tr("as long"))
