"""The walkthrough that runs: where it stands, how long it took so far, and the way back into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.clock import parse
from officer_app.core.walkthrough import STATUSES
from officer_app.ui import icons
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.today.hero import TALL
from officer_app.ui.widgets.buttons import button
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import kept, paint_box, paint_photo
from officer_app.ui.widgets.photo import paint_tag
from officer_app.ui.widgets.signs import Chip

if TYPE_CHECKING:
    from officer_app.core.walkthrough import Walk, WalkedStep
    from officer_app.ui.session import Session

MODES = {
    "online_self": "user",
    "counter_self": "user",
    "counter_proxy": "user-check",
    "counter_accompany": "users",
}


class _Photo(QWidget):
    """The walk's last photo, with when and at which step it was taken."""

    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self._thumbs = thumbs
        self._sha = self._tag = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        thumbs.arrived.connect(self.update)

    def show_photo(self, sha256: str, tag: str) -> None:
        self._sha, self._tag = sha256, tag
        self.setAccessibleName(tag)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            if self._sha:
                paint_photo(painter, box, self._thumbs.pixmap(self._sha), 10)
                paint_tag(painter, box.left() + 7, box.bottom() - 7, self._tag)
            else:
                paint_box(painter, box, 10, "accentSoft")
                icons.paint(
                    painter, QRectF(box.center().x() - 22, box.center().y() - 22, 44, 44), "footprints", "accent"
                )


class _Steps(QWidget):
    """A bar for each step: walked, half of the present one, to come."""

    def __init__(self) -> None:
        super().__init__()
        self._done = self._all = 0
        self.setFixedHeight(5)

    def show_steps(self, done: int, all_: int) -> None:
        self._done, self._all = done, all_
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._all:
            return
        gap = 5 if self._all < 15 else 2
        width = (self.width() - gap * (self._all - 1)) / self._all
        with QPainter(self) as painter:
            for place in range(self._all):
                bar = QRectF(place * (width + gap), 0, width, 5)
                paint_box(painter, bar, 2.5, "accent" if place < self._done else "line2")
                if place == self._done:
                    with kept(painter):
                        painter.setClipRect(QRectF(bar.left(), 0, width / 2, 5))
                        paint_box(painter, bar, 2.5, "accent")


class WalkCard(QFrame):
    """`continued(walk id)`. `tick` moves its clock; it asks nothing of the database."""

    continued = Signal(str)

    def __init__(self, session: Session, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._walk: Walk | None = None
        self._photo = _Photo(thumbs)
        self._mode, self._status = Chip(), Chip("", "accent")
        self._mode.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._mode.setMinimumWidth(60)  # its words are long in English and give way
        self._matter = Elided("card", "ink")
        self._where = Elided("small", "ink2")
        self._steps = _Steps()
        self._time = label("", "heading")
        self._promise = label("", "small")
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (self._mode, self._status):
            chips.addWidget(chip)
        chips.addStretch(1)
        times = QHBoxLayout()
        times.setSpacing(9)
        times.addWidget(label(self.tr("So far"), "small"))
        times.addWidget(self._time)
        times.addWidget(self._promise)
        times.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(4, 4, 8, 2)
        column.setSpacing(4)
        column.addLayout(chips)
        column.addWidget(self._matter)
        column.addWidget(self._where)
        column.addStretch(1)
        column.addWidget(self._steps)
        column.addStretch(1)
        column.addLayout(times)
        column.addStretch(1)
        column.addWidget(button(self.tr("Go on walking"), self._go_on, "soft", "arrow-right"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(14)
        row.addWidget(self._photo)
        row.addLayout(column, 1)
        self.setFixedHeight(px(TALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(440, px(TALL))

    def set_narrow(self, narrow: bool) -> None:
        self._photo.setVisible(not narrow)
        self._photo.setFixedWidth(px(190))

    def show_walk(self, walk: Walk | None) -> None:
        self._walk = walk
        self.setVisible(walk is not None)
        if walk is None:
            return
        say, catalog = self._session.say, self._session.desk.catalog
        mode = walk.start.mode
        self._mode.show_chip(say(catalog.name("walk_mode", mode)), "mute", MODES.get(mode, "user"))
        self._status.show_chip(say(STATUSES[walk.status]), "accent" if walk.status == "running" else "mute")
        self._matter.setText(say(catalog.name("matter", walk.matter_code)))
        current = walk.step(walk.current)
        self._where.setText(self._words(walk, current))
        done = sum(bool(step.end) for step in walk.steps)
        self._steps.show_steps(done, len(walk.steps))
        last = walk.photos[-1] if walk.photos else None
        at = walk.step(last.step) if last else None
        tag = f"{parse(last.at):%H:%M} {at.title if at else ''}".strip() if last else ""
        self._photo.show_photo(last.ref.shown if last else "", tag)
        limit = walk.start.limit_minutes
        self._promise.setText(self.tr("promised %n min", "", limit) if limit else "")
        self.tick()

    def _words(self, walk: Walk, current: WalkedStep | None) -> str:
        catalog, say = self._session.desk.catalog, self._session.say
        window = (current.window_code if current else "") or walk.start.window_code
        hall = walk.start.hall_code
        place = (
            say(catalog.name("window", window)) if window else say(catalog.name("hall", hall)) if hall else
            walk.start.platform
        )  # fmt: skip
        number = next((n for n, step in enumerate(walk.steps, 1) if step.no == walk.current), 0)
        step = self.tr("Step {}").format(number) if number else ""
        joint = "·" if self._session.language == "zh" else " · "
        return joint.join(filter(None, (step, current.title if current else "", place)))

    def tick(self) -> None:
        """Show the time it took until now."""
        if self._walk is not None:
            from officer_app.usecases import walks  # not before there is a walk

            seconds = walks.timing(self._session.desk, self._walk).active_ms // 1000
            hours, minutes = seconds // 3600, seconds // 60 % 60
            clock = f"{minutes:02}:{seconds % 60:02}"
            self._time.setText(f"{hours}:{clock}" if hours else clock)

    def _go_on(self) -> None:
        if self._walk is not None:
            self.continued.emit(self._walk.id)
