"""The working calendar, the due moments of every clock, and the colours of warning (DOMAIN 5.4, 5.5)."""

import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, NamedTuple, Self

import msgspec

from officer_app.core.clock import SHANGHAI, iso, parse
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.facts import Due
from officer_app.core.limits import Limits
from officer_app.core.text import Text

NO_CALENDAR = Fault(
    "calendar.missing",
    Text("没有 {year} 年的工作日历，算不出期限", "There is no working calendar for {year}; time limits cannot be told"),
    Text("记录都在，没有改动", "All records are kept as they are"),
    Text("国务院办公厅通知印发后，导入那一年的工作日历", "Import that year's calendar once it is published"),
    Exit.NOT_FOUND,
)

END_OF_DAY = time(23, 59, 59)
NOON = time(12)
END_OF_OFFICE = time(17)


class _Day(msgspec.Struct):
    date: date


class _Year(msgspec.Struct):
    status: str
    off_days: list[_Day]
    make_up_workdays: list[_Day]


class _File(msgspec.Struct):
    years: dict[str, _Year]


@dataclass(frozen=True)
class Calendar:
    """Days off and make-up workdays by year. A year that is not here raises NO_CALENDAR: nothing is ever guessed."""

    off: frozenset[date]
    make_up: frozenset[date]
    years: frozenset[int]
    provisional: frozenset[int]
    """Years whose notice is not out yet: statutory days only. Dates in them may still move."""

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """From `workcalendar_cn.json`."""
        years = msgspec.json.decode(data, type=_File).years
        return cls(
            frozenset(d.date for y in years.values() for d in y.off_days),
            frozenset(d.date for y in years.values() for d in y.make_up_workdays),
            frozenset(map(int, years)),
            frozenset(int(n) for n, y in years.items() if y.status != "official"),
        )

    def is_workday(self, day: date) -> bool:
        """A make-up workday, or Monday to Friday that is not a day off. Raises OfficerError(NO_CALENDAR)."""
        if day.year not in self.years:
            raise OfficerError(NO_CALENDAR, year=day.year)
        return day in self.make_up or (day.weekday() < 5 and day not in self.off)

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day`, which itself does not count; `day` itself for 0."""
        while n > 0:
            day += timedelta(1)
            n -= self.is_workday(day)
        return day

    def between(self, a: date, b: date) -> int:
        """Working days after `a` up to and with `b`; negative when `b` is earlier."""
        if b < a:
            return -self.between(b, a)
        return sum(self.is_workday(a + timedelta(i)) for i in range(1, (b - a).days + 1))

    def is_provisional(self, day: date) -> bool:
        return day.year in self.provisional


def local_day(moment: datetime) -> date:
    return moment.astimezone(SHANGHAI).date()


def due(
    clock: str,
    severity: str,
    fix_type: str,
    start: datetime,
    calendar: Calendar,
    limits: Limits,
    *,
    rebound: bool = False,
) -> Due:
    """When a clock that starts now runs out (rule 5.4). `clock` is a name of `limits` without `_wd`, e.g. `sign_in`.

    `rebound` halves the rectification limit (rounded up, two working days at least; rule 5.7).
    Raises OfficerError(NO_CALENDAR) where the calendar ends, KeyError for a clock that does not exist.
    """
    limit = limits.days(clock, severity, fix_type)
    if rebound and clock == "rectification":
        limit = max(math.ceil(limit * limits.rebound_factor), limits.rebound_min_wd)
    return due_after(clock, limit, start, calendar)


def due_after(clock: str, limit: float, start: datetime, calendar: Calendar) -> Due:
    """A clock with a given limit in working days; half a day counts by the office's hours."""
    local = start.astimezone(SHANGHAI)
    if limit < 1:
        return _due(clock, limit, half_day(local, calendar), calendar)
    return due_on(clock, limit, calendar.add(local.date(), math.ceil(limit)), calendar)


def due_on(clock: str, limit: float, day: date, calendar: Calendar) -> Due:
    """A clock that ends with a given day, at 23:59:59."""
    return _due(clock, limit, datetime.combine(day, END_OF_DAY, SHANGHAI), calendar)


def _due(clock: str, limit: float, moment: datetime, calendar: Calendar) -> Due:
    return Due(clock=clock, limit=limit, on=iso(moment), provisional=calendar.is_provisional(moment.date()))


def half_day(start: datetime, calendar: Calendar) -> datetime:
    """Started before noon of a working day: 17:00; otherwise noon of the next working day."""
    day = start.date()
    if calendar.is_workday(day) and start.timetz().replace(tzinfo=None) < NOON:
        return datetime.combine(day, END_OF_OFFICE, SHANGHAI)
    return datetime.combine(calendar.add(day, 1), NOON, SHANGHAI)


def days_left(due: Due, now: datetime, calendar: Calendar) -> int:
    """Whole working days after today up to the due day: 0 on the due day, negative after it."""
    return calendar.between(local_day(now), local_day(parse(due.on)))


def resumed(paused: Due, left: int, now: datetime, calendar: Calendar, at_least: float = 0) -> Due:
    """A stopped clock that runs again with the working days it had left (or `at_least`), counted from now.

    A half-day clock starts its half day anew. A clock that had already run out stays run out.
    """
    if left < 0 and not at_least:
        return paused
    days = max(left, math.ceil(at_least))
    if paused.limit < 1:
        return due_after(paused.clock, paused.limit, now, calendar)
    return due_on(paused.clock, max(paused.limit, days), calendar.add(local_day(now), days), calendar)


def extended(due: Due, days: int, calendar: Calendar) -> Due:
    """The same clock with `days` working days more, counted from its due day. The limit grows with it."""
    return due_on(due.clock, due.limit + days, calendar.add(local_day(parse(due.on)), days), calendar)


Colour = Literal["green", "yellow", "red", "grey", "none"]

WAITING_FOR_US = frozenset({"suspended", "reassign_requested", "objected", "feedback_submitted", "acceptance_check"})
"""States in which the department's clock stands still and only our own runs (rule 5.5)."""

NO_LIGHT = frozenset({"draft", "withdrawn", "merged", "out_of_scope", "not_substantiated", "closed", "archived"})
"""States in which nobody is late: finished, or a window that may simply pass (appeal, look-back)."""


class Light(NamedTuple):
    """`colour` is what the finding shows; `own` is our own clock's colour, which runs on while `colour` is grey."""

    colour: Colour
    days_left: int | None
    own: Colour


def light(due: Due | None, now: datetime, calendar: Calendar, state: str) -> Light:
    """The warning colour of a running clock (rule 5.5), always computed, never stored as truth.

    Red from 00:00 of the day after the due day; yellow from Y = max(1, ceil(0.3 L)) working days left; else green.
    Where the calendar ends only red can be told: other colours are then `none` with `days_left` None.
    """
    if due is None:
        stopped: Colour = "grey" if state in WAITING_FOR_US else "none"
        return Light(stopped, None, "none")
    try:
        left: int | None = days_left(due, now, calendar)
    except OfficerError:
        left = None
    running = _running(due, left, now)
    if state in NO_LIGHT:
        return Light("none", left, "none")
    return Light("grey" if state in WAITING_FOR_US else running, left, running)


def _running(due: Due, left: int | None, now: datetime) -> Colour:
    if local_day(now) > local_day(parse(due.on)):
        return "red"
    if left is None:
        return "none"
    return "yellow" if left <= warn_days(due) else "green"


def warn_days(due: Due) -> int:
    """Y of rule 5.5: the working days left from which a clock shows yellow."""
    return max(1, math.ceil(3 * due.limit / 10))
