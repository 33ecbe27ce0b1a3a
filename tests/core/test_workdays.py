"""Working days, due moments and lights, against the calendar's own vectors and the rules' tables."""

import json
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.core.errors import OfficerError
from officer_app.core.facts import Due
from officer_app.core.lifecycle import State
from officer_app.core.limits import Limits
from officer_app.core.workdays import (
    NO_CALENDAR,
    NO_LIGHT,
    WAITING_FOR_US,
    days_left,
    due,
    extended,
    light,
    resumed,
)
from tests.core.journal_maker import CALENDAR, CATALOG, LIMITS, at

FILE = json.loads((CATALOG / "workcalendar_cn.json").read_bytes())
TABLE = json.loads((CATALOG / "enums.json").read_bytes())["limits"]
DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))


@pytest.mark.parametrize("vector", FILE["test_vectors"], ids=lambda v: f"{v['start']}+{v['add_working_days']}")
def test_vectors_of_the_calendar(vector: dict[str, Any]) -> None:
    start, expected = date.fromisoformat(vector["start"]), date.fromisoformat(vector["due"])
    assert CALENDAR.add(start, vector["add_working_days"]) == expected
    assert CALENDAR.between(start, expected) == vector["add_working_days"]


def test_make_up_days_and_days_off() -> None:
    assert CALENDAR.is_workday(date(2026, 9, 20))  # a Sunday
    assert not CALENDAR.is_workday(date(2026, 9, 25))  # a Friday
    assert CALENDAR.is_workday(date(2026, 9, 24))
    assert not CALENDAR.is_workday(date(2026, 9, 19))


@given(DAYS, st.integers(0, 60))
def test_adding_and_counting_agree(start: date, n: int) -> None:
    end = CALENDAR.add(start, n)
    assert CALENDAR.between(start, end) == n
    assert CALENDAR.between(end, start) == -n
    assert n == 0 or CALENDAR.is_workday(end)


def test_a_year_without_data_is_an_error_never_a_guess() -> None:
    for count in (
        lambda: CALENDAR.is_workday(date(2028, 1, 3)),
        lambda: CALENDAR.add(date(2027, 12, 31), 1),
        lambda: CALENDAR.between(date(2024, 12, 30), date(2025, 1, 2)),
    ):
        with pytest.raises(OfficerError, match=r"2028|2024") as caught:
            count()
        assert caught.value.fault is NO_CALENDAR
        assert "年的工作日历" in caught.value.say("zh")


def test_a_due_moment_in_a_provisional_year_says_so() -> None:
    closed = at("2026-10-15 10:00")
    assert not due("lookback_window", "S3", "timed", closed, CALENDAR, LIMITS).provisional
    sixty = due("lookback_window", "S2", "timed", closed, CALENDAR, LIMITS)
    assert (sixty.on, sixty.provisional) == ("2027-01-08T23:59:59+08:00", True)


SCALARS = [
    "register",
    "assign",
    "reassign_request",
    "reassign_decide",
    "objection",
    "objection_decide",
    "lookback",
    "appeal",
]


@pytest.mark.parametrize("severity", ["S1", "S2", "S3", "S4"])
def test_every_limit_of_the_table(severity: str) -> None:
    start = at("2026-03-02 10:00")

    def ends(clock: str, days: float, fix: str = "timed") -> None:
        got = due(clock, severity, fix, start, CALENDAR, LIMITS)
        assert (got.clock, got.limit) == (clock, days)
        if days >= 1:
            assert got.on == f"{CALENDAR.add(start.date(), int(days))}T23:59:59+08:00"

    for fix, days in TABLE["rectification_wd"][severity].items():
        ends("rectification", days, fix)
    for clock in ("sign_in", "plan", "intake", "verify", "review", "acceptance_check"):
        ends(clock, TABLE[f"{clock}_wd"][severity])
    for clock in SCALARS:
        ends(clock, TABLE[f"{clock}_wd"])
    ends("lookback_window", TABLE["lookback_window_wd"][severity][1])
    ends("supplement", 3)
    ends("suspend_review", 20)


def test_a_clock_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        due("lunch", "S1", "timed", at("2026-03-02 10:00"), CALENDAR, LIMITS)
    with pytest.raises(ValueError, match="sign_in_wd"):
        Limits.of({k: v for k, v in TABLE.items() if k != "sign_in_wd"})


@pytest.mark.parametrize(
    ("start", "on"),
    [
        ("2026-09-24 11:59", "2026-09-24T17:00:00+08:00"),
        ("2026-09-24 12:00", "2026-09-28T12:00:00+08:00"),  # 25-27 is Mid-Autumn
        ("2026-09-26 09:00", "2026-09-28T12:00:00+08:00"),
        ("2026-09-20 09:00", "2026-09-20T17:00:00+08:00"),  # a make-up Sunday
    ],
)
def test_half_day_sign_in_of_s4(start: str, on: str) -> None:
    assert due("sign_in", "S4", "timed", at(start), CALENDAR, LIMITS) == Due(clock="sign_in", limit=0.5, on=on)


@pytest.mark.parametrize(
    ("severity", "fix", "days"),
    [
        ("S3", "timed", 4),
        ("S1", "timed", 5),
        ("S2", "immediate", 2),
        ("S4", "immediate", 2),
        ("S4", "systemic", 8),
    ],
)
def test_rebound_halves_the_limit_rounded_up_two_at_least(severity: str, fix: str, days: int) -> None:
    got = due("rectification", severity, fix, at("2026-11-17 09:00"), CALENDAR, LIMITS, rebound=True)
    assert got.limit == days
    assert got.on[:10] == str(CALENDAR.add(date(2026, 11, 17), days))


def test_a_rebound_touches_only_rectification() -> None:
    assert due("plan", "S1", "timed", at("2026-11-17 09:00"), CALENDAR, LIMITS, rebound=True).limit == 5


def _rectify(limit: float, on: str) -> Due:
    return Due(clock="rectification", limit=limit, on=f"{on}T23:59:59+08:00")


def test_a_stopped_clock_keeps_the_days_it_had() -> None:
    clock = _rectify(7, "2026-10-12")
    left = days_left(clock, at("2026-09-29 09:00"), CALENDAR)
    assert left == 5
    again = resumed(clock, left, at("2026-11-02 09:00"), CALENDAR)
    assert (again.on[:10], again.limit) == ("2026-11-09", 7)


def test_rework_gives_three_days_at_least_and_an_overdue_clock_stays_overdue() -> None:
    clock = _rectify(7, "2026-10-12")
    assert resumed(clock, 0, at("2026-10-14 09:00"), CALENDAR, 3).on[:10] == "2026-10-19"
    assert resumed(clock, 6, at("2026-10-14 09:00"), CALENDAR, 3).on[:10] == "2026-10-22"
    assert resumed(clock, -2, at("2026-10-14 09:00"), CALENDAR, 3).on[:10] == "2026-10-19"
    assert resumed(clock, -2, at("2026-10-14 09:00"), CALENDAR) == clock
    assert resumed(_rectify(2, "2026-10-12"), 0, at("2026-10-14 09:00"), CALENDAR, 3).limit == 3


def test_a_half_day_starts_anew() -> None:
    clock = Due(clock="sign_in", limit=0.5, on="2026-09-24T17:00:00+08:00")
    assert resumed(clock, 0, at("2026-10-12 09:00"), CALENDAR).on == "2026-10-12T17:00:00+08:00"


def test_an_extension_counts_from_the_due_day() -> None:
    assert extended(_rectify(7, "2026-09-30"), 3, CALENDAR) == Due(
        clock="rectification", limit=10, on="2026-10-10T23:59:59+08:00"
    )


@pytest.mark.parametrize(
    ("now", "colour", "left"),
    [
        ("2026-09-24 10:00", "green", 7),
        ("2026-09-30 23:59", "green", 4),
        ("2026-10-08 00:00", "yellow", 3),
        ("2026-10-12 23:59", "yellow", 0),
        ("2026-10-13 00:00", "red", -1),
        ("2026-10-17 12:00", "red", -4),
    ],
)
def test_colours_of_the_worked_example(now: str, colour: str, left: int) -> None:
    got = light(_rectify(7, "2026-10-12"), at(now), CALENDAR, "rectifying")
    assert (got.colour, got.days_left, got.own) == (colour, left, colour)


@pytest.mark.parametrize(
    ("limit", "yellow_from"),
    [
        (0.5, 1),
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 2),
        (5, 2),
        (7, 3),
        (10, 3),
        (15, 5),
        (20, 6),
        (30, 9),
        (60, 18),
    ],
)
def test_yellow_begins_at_three_tenths_rounded_up(limit: float, yellow_from: int) -> None:
    now = at("2026-03-02 09:00")
    for left, colour in ((yellow_from + 1, "green"), (yellow_from, "yellow")):
        clock = _rectify(limit, str(CALENDAR.add(now.date(), left)))
        assert light(clock, now, CALENDAR, "rectifying").colour == colour


@given(st.sampled_from(sorted(State)), st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 30))
def test_grey_and_none_go_by_the_state(state: str, day: date, limit: int) -> None:
    clock = _rectify(limit, str(day))
    got = light(clock, at("2026-06-10 09:00"), CALENDAR, state)
    assert (got.colour == "grey") == (state in WAITING_FOR_US)
    assert (got.colour == "none") == (state in NO_LIGHT)
    if state in WAITING_FOR_US:
        assert got.own == light(clock, at("2026-06-10 09:00"), CALENDAR, "rectifying").colour


def test_no_clock_no_light() -> None:
    assert light(None, at("2026-06-10 09:00"), CALENDAR, "withdrawn") == ("none", None, "none")
    assert light(None, at("2026-06-10 09:00"), CALENDAR, "suspended").colour == "grey"


def test_red_needs_no_calendar_but_other_colours_are_not_guessed() -> None:
    clock = _rectify(7, "2028-02-01")
    assert light(clock, at("2028-02-02 09:00"), CALENDAR, "rectifying") == ("red", None, "red")
    assert light(clock, at("2028-01-20 09:00"), CALENDAR, "rectifying") == ("none", None, "none")


@given(DAYS, st.integers(1, 30), st.integers(0, 40))
def test_a_light_only_ever_goes_from_green_to_red(start: date, limit: int, days: int) -> None:
    order = ("green", "yellow", "red")
    clock = _rectify(limit, str(CALENDAR.add(start, limit)))
    midday = at(f"{start} 12:00")
    today = light(clock, midday + timedelta(days), CALENDAR, "rectifying").colour
    tomorrow = light(clock, midday + timedelta(days + 1), CALENDAR, "rectifying").colour
    assert order.index(tomorrow) >= order.index(today)


def test_limits_are_data_of_the_catalogue() -> None:
    stored = msgspec.to_builtins(LIMITS)
    for name, value in TABLE.items():
        if name in stored:
            assert json.loads(json.dumps(stored[name])) == value
