"""The running step: how long it takes, against what was promised, and on to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.ui.editor.text_edits import LineEdit
from officer_app.ui.theme import colour, font, px
from officer_app.ui.walk.words import expected_of, length, promised, time_of, title_of
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import kept
from officer_app.ui.widgets.signs import Chip, DueLight

if TYPE_CHECKING:
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk
    from officer_app.usecases.walks import Timing

TICKET_POINTS = 20
LARGE = 7
"""Characters of a time that stand in the large letters."""


class PromiseBar(QWidget):
    """A time against its promise: full colour up to the promise, amber beyond it, the promise marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ms = self._limit_ms = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time against the promise"))

    def show_time(self, ms: int, limit_ms: int) -> None:
        self._ms, self._limit_ms = ms, limit_ms
        self.setAccessibleDescription(f"{length(ms)} / {length(limit_ms)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._limit_ms:
            return
        box = QRectF(self.rect()).adjusted(0, 4, 0, -4)
        whole = max(self._limit_ms * 1.25, self._ms * 1.08)
        at = box.width() * self._limit_ms / whole
        with QPainter(self) as painter, kept(painter):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("sunken"))
            painter.drawRoundedRect(box, 6, 6)
            for token, upto in (("warnSolid", self._ms), ("accent", min(self._ms, self._limit_ms))):
                painter.setBrush(colour(token))
                part = QRectF(box.left(), box.top(), box.width() * upto / whole, box.height())
                if part.width() >= 2:
                    painter.drawRoundedRect(part, 6, 6)
            painter.fillRect(QRectF(box.left() + at - 1, box.top() - 4, 2, box.height() + 8), colour("ink"))


class ClockCard(QFrame):
    """`next_asked()`, `ending()` after the last step, `ticket_given(number)`."""

    next_asked = Signal()
    ending = Signal()
    ticket_given = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language: Language = language
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 14, 22, 14)
        row.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(0)
        self._step = Elided("small", "ink2")
        self._time = label("0:00", "body")
        self._time.setFont(font("timer"))
        self._time.setAccessibleName(self.tr("Time of this step"))
        left.addWidget(self._step)
        left.addWidget(self._time)
        row.addLayout(left)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        head = QHBoxLayout()
        self._promise = label("", "small")
        self._over = DueLight()
        self._rest = Chip("", "mute", "pause")
        head.addWidget(self._promise)
        head.addStretch(1)
        head.addWidget(self._rest)
        head.addWidget(self._over)
        self._bar = PromiseBar()
        self._since = Elided("caption", "ink3")
        self.ticket = LineEdit(max_points=TICKET_POINTS)
        self.ticket.setPlaceholderText(self.tr("Ticket number"))
        self.ticket.setAccessibleName(self.tr("Ticket number"))
        self.ticket.setFixedWidth(px(130))
        self.ticket.returnPressed.connect(self._give_ticket)
        self.ticket.left.connect(self._give_ticket)
        foot = QHBoxLayout()
        foot.addWidget(self._since, 1)
        foot.addWidget(self.ticket)
        middle.addLayout(head)
        middle.addWidget(self._bar)
        middle.addLayout(foot)
        row.addLayout(middle, 1)
        self.next = Button("", "primary", "arrow-right", "F7", size="big")
        self.next.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.next.clicked.connect(self._pressed)
        row.addWidget(self.next)
        self._last = False
        self._ticket = ""
        self._limit: int | None = None

    def show_walk(self, walk: Walk) -> None:
        step, following = walk.step(walk.current), walk.next_step()
        if step is None:
            return
        place = walk.steps.index(step) + 1
        self._step.setText(self.tr("Step {} · {}").format(place, title_of(step, self._language)))
        self._limit = step.limit_minutes
        self._promise.setText(promised(step.limit_minutes) or self.tr("no time promised"))
        self._bar.setVisible(step.limit_minutes is not None)
        paused = walk.status == "paused"
        self._rest.setVisible(paused)
        self._rest.show_chip(self.tr("Paused"), "mute", "pause")
        since = self.tr("since {}, timed by itself").format(time_of(step.begin))
        beside = expected_of(step)
        self._since.setText(beside if beside and self._limit is None else since)
        self._since.setToolTip(f"{since}\n{step.expected}".strip())
        self.ticket.setVisible(step.stage == "queue")
        self._ticket = step.ticket_no
        if not self.ticket.hasFocus():
            self.ticket.set_value(step.ticket_no)
        self._last = following is None
        comes = title_of(following, self._language) if following else ""
        self.next.setText(self.tr("Next: {}").format(comes) if comes else self.tr("End the walk"))
        self.next.set_icon("arrow-right" if following else "flag-triangle-right")
        self.next.setAccessibleName(self.next.text())

    def fit(self, narrow: bool) -> None:
        """Less air where there is little room."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(20, 8, 20, 8) if narrow else layout.setContentsMargins(22, 14, 22, 14)

    def tick(self, timing: Timing) -> None:
        shown = length(timing.step_ms)
        self._time.setFont(font("timer" if len(shown) <= LARGE else "title"))  # from ten hours on there is less room
        self._time.setText(shown)
        self._over.setVisible(bool(timing.over_ms))
        self._over.show_light("yellow", self.tr("over by {}").format(length(timing.over_ms)))
        if self._limit is not None:
            self._bar.show_time(timing.step_ms, self._limit * 60_000)

    def time(self) -> str:
        """The time that is shown."""
        return self._time.text()

    def _pressed(self) -> None:
        (self.ending if self._last else self.next_asked).emit()

    def _give_ticket(self) -> None:
        number = self.ticket.value().strip()
        if number and number != self._ticket:
            self._ticket = number
            self.ticket_given.emit(number)
