"""What the centre planned for this officer: today's rows, or the whole week's, each with what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.clock import SHANGHAI
from officer_app.core.errors import OfficerError
from officer_app.ui import dates, icons, looks
from officer_app.ui.theme import px
from officer_app.ui.widgets.buttons import Button, IconButton
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.paint import paint_box
from officer_app.ui.widgets.signs import Chip, DueLight

if TYPE_CHECKING:
    from officer_app.store.assignments import AssignmentRow
    from officer_app.ui.session import Session
    from officer_app.usecases.assignments import Scheduled

ROW, HEAD = 64, 50
MOST = 8
"""So many rows of today are shown at once; the week shows all."""
LOOKS = {"target": ("footprints", "accent"), "callback": ("phone", "call"), "lookback": ("rotate-ccw", "mute")}


class _Sign(QWidget):
    def __init__(self, icon: str, token: str) -> None:
        super().__init__()
        self._look = icon, token
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, token = self._look
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), 8, f"{token}Soft")
            icons.paint(painter, QRectF(9, 9, 18, 18), icon, token)


class _Row(QWidget):
    """One assignment."""

    def __init__(self, card: ScheduleCard, one: Scheduled, today: date, narrow: bool) -> None:
        super().__init__()
        self.one = one
        row = one.row
        self.setFixedHeight(px(ROW))
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 0, 16, 0)
        across.setSpacing(14)
        planned = date.fromisoformat(row.planned_on)
        when = label(card.when(row.planned_on, row.planned_at, today), "heading" if one.state == "running" else "body")
        when.setFixedWidth(px(58))
        known = looks.DIMENSIONS.get(row.dimension) if row.what == "target" else None
        words = QVBoxLayout()
        words.setSpacing(0)
        title, place = Elided("card", "ink"), Elided("small", "ink2")
        title.setText(row.title)
        place.setText(card.place(row))
        words.addStretch(1)
        words.addWidget(title)
        words.addWidget(place)
        words.addStretch(1)
        across.addWidget(when)
        across.addWidget(_Sign(*(known[1:] if known else LOOKS[row.what])))
        across.addLayout(words, 1)
        if not narrow:
            across.addWidget(Chip(card.how(row)))
        self._add_state(across, card, planned, today)
        self._add_actions(across, card)

    def _add_state(self, across: QHBoxLayout, card: ScheduleCard, planned: date, today: date) -> None:
        kind, words = card.state(self.one, planned, today)
        if words:
            made: QWidget = DueLight(kind, words) if kind else label(words, "small")
            across.addWidget(made)

    def _add_actions(self, across: QHBoxLayout, card: ScheduleCard) -> None:
        row, state = self.one.row, self.one.state
        if state == "done":
            return
        done = IconButton("circle-check", card.tr("Mark “{}” as done").format(row.title))
        done.clicked.connect(lambda: card.done.emit(row.id))
        text, icon = card.deed(row, state)
        act = Button(text, "soft" if state == "running" else "outline", icon)
        act.setAccessibleDescription(row.title)
        act.setMinimumWidth(px(102))  # the same for all, so that they stand in one column
        act.clicked.connect(lambda: card.begun.emit(self.one))
        across.addWidget(done)
        across.addWidget(act)


class ScheduleCard(QFrame):
    """`begun(Scheduled)` when it is to be worked on, `done(id)` when it is marked. Hidden while nothing was given."""

    begun = Signal(object)
    done = Signal(str)
    resized = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._session = session
        self._given: Sequence[Scheduled] = ()
        self._narrow = False
        self._title, self._count = label("", "card"), label("", "hint")
        self._week = Button(self.tr("This week"), "text", size="small")
        self._week.setCheckable(True)
        self._week.clicked.connect(self._fill)
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 11, 0)
        head.setSpacing(9)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._week)
        self._none = label("", "hint")
        self._none.setContentsMargins(19, 10, 19, 14)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 4)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._rows)
        self.hide()

    @property
    def rows(self) -> list[_Row]:
        """Those shown now."""
        found = (self._rows.itemAt(place).widget() for place in range(self._rows.count()))
        return [one for one in found if isinstance(one, _Row)]

    def sizeHint(self) -> QSize:
        return QSize(500, self.minimumSizeHint().height())

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self._narrow:
            self._narrow = narrow
            self._fill()

    def show_schedule(self, given: Sequence[Scheduled]) -> None:
        self._given = given
        self.setVisible(bool(given))
        self._fill()

    def _fill(self) -> None:
        if not self._given:
            return
        kept = self._kept()
        today = self._session.desk.now().astimezone(SHANGHAI).date()
        whole = self._week.isChecked()
        shown = [one for one in self._given if whole or one.row.planned_on <= today.isoformat()]
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for one in shown if whole else shown[:MOST]:
            self._rows.addWidget(rule())
            self._rows.addWidget(_Row(self, one, today, self._narrow))
        self._title.setText(self.tr("Planned this week") if whole else self.tr("Planned for today"))
        self._count.setText(str(len(shown)))
        later = len(self._given) - len(shown)
        self._none.setText(self.tr("Nothing more today. %n later this week", "", later))
        self._none.setVisible(not shown)
        self._focus(kept)
        self.updateGeometry()
        self.resized.emit()

    def _kept(self) -> tuple[str, str]:
        """Which row, and which of its buttons, has the keyboard."""
        at = self.window().focusWidget()
        row = next((row for row in self.rows if at is not None and row.isAncestorOf(at)), None)
        return (row.one.row.id, type(at).__name__) if row is not None else ("", "")

    def _focus(self, kept: tuple[str, str]) -> None:
        for row in self.rows:
            if row.one.row.id == kept[0]:
                for button in row.findChildren(QWidget):
                    if type(button).__name__ == kept[1]:
                        button.setFocus(Qt.FocusReason.OtherFocusReason)
                        return

    # what a row says

    def when(self, planned_on: str, planned_at: str, today: date) -> str:
        """The time today, the weekday else."""
        day = date.fromisoformat(planned_on)
        if day == today:
            return planned_at or self.tr("Today")
        moment = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
        return dates.weekday(moment, self._session.language) if day > today else f"{day.month}-{day.day:02}"

    def place(self, row: AssignmentRow) -> str:
        """Where, and which matter when the title does not say it."""
        catalog, say = self._session.desk.catalog, self._session.say
        parts = [row.platform]
        for kind, code in (("hall", row.hall_code), ("window", row.window_code), ("centre", row.centre_code)):
            parts.append(say(catalog.name(kind, code)) if code else "")
        matter = say(catalog.name("matter", row.matter_code)) if row.matter_code else ""
        parts.append(matter if matter != row.title else "")
        joint = "·" if self._session.language == "zh" else " · "
        return joint.join(part for part in parts if part) or row.number

    def how(self, row: AssignmentRow) -> str:
        """The way of trying, the number of calls, or that it is a look-back."""
        from officer_app.core.assignments import WHAT

        if row.what == "callback" and row.calls:
            return self.tr("%n call(s)", "", row.calls)
        if row.mode:
            return self._session.say(self._session.desk.catalog.name("walk_mode", row.mode))
        return self._session.say(WHAT[row.what])

    def state(self, one: Scheduled, planned: date, today: date) -> tuple[str, str]:
        """Kind of a light, "" for plain words; and the words."""
        if one.state == "done":
            return "met", self.tr("Done")
        if one.state == "running":
            return "", one.step_title or self.tr("Running")
        if one.state == "over":
            return "red", looks.light_words("red", -self._days_over(date.fromisoformat(one.row.due_on), today))
        if one.row.calls and one.findings:
            return "", f"{one.findings} / {one.row.calls}"
        if one.row.due_on == today.isoformat() and planned < today:
            return "yellow", looks.light_words("yellow", 0)
        return "", ""

    def _days_over(self, due: date, today: date) -> int:
        try:
            return max(1, self._session.desk.calendar.between(due, today))
        except OfficerError:  # past the end of the working calendar
            return (today - due).days

    def deed(self, row: AssignmentRow, state: str) -> tuple[str, str]:
        """The button's word and icon."""
        if row.what == "lookback":
            return self.tr("Look"), "eye"
        if row.what == "callback":
            return self.tr("Call"), "phone"
        return (self.tr("Go on"), "play") if state == "running" else (self.tr("Start"), "play")
