"""Which clock a step starts, stops or resumes, and what it writes beside (DOMAIN 5.3-5.5, 5.7)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from officer_app.core import course
from officer_app.core.clock import iso, parse
from officer_app.core.deed import Deed
from officer_app.core.facts import Due
from officer_app.core.needs import day_of
from officer_app.core.workdays import days_left, due, due_on, local_day, resumed

CLOCKS: Mapping[str, str] = {
    "T06": "verify",
    "T07": "supplement",
    "T12": "register",
    "T13": "appeal",
    "T14": "supplement",
    "T16": "verify",
    "T17": "assign",
    "T18": "sign_in",
    "T19": "plan",
    "T20": "reassign_decide",
    "T22": "objection_decide",
    "T24": "appeal",
    "T27": "suspend_review",
    "T29": "review",
    "T31": "acceptance_check",
    "T33": "lookback_window",
    "T34": "lookback",
    "T36": "sign_in",
    "T37": "sign_in",
    "T41": "review",
    "T44": "objection_decide",
    "T45": "objection_decide",
    "T48": "reassign_decide",
}
"""Steps that start a fresh clock. What is not here resumes one (`_RESUMED`) or leaves none running."""

_RESUMED: Mapping[str, str] = {
    "T21": "sign_in",
    "T23": "sign_in",
    "T25": "rectification",
    "T26": "rectification",
    "T28": "rectification",
    "T30": "rectification",
    "T32": "rectification",
    "T39": "rectification",
    "T46": "plan",
    "T47": "rectification",
}
_DEPARTMENT = {"sign_in": "sign_in_due", "plan": "plan_due", "rectification": "rectify_due"}
"""The department's clocks and the fields that hold their ends."""

_CLOCK_IN = {"assigned": "sign_in", "accepted": "plan", "rectifying": "rectification"}
"""The department's nearest clock by state; rectification runs beside it."""

_STOPS = frozenset({"T20", "T48", "T22", "T44", "T45", "T27", "T29"})
_RESTORES = frozenset({"T23", "T46", "T47", "T28", "T30", "T32"})
_REWORKS = frozenset({"T30", "T32"})
_ASSIGNS = frozenset({"T18", "T36", "T37"})


def outcome(deed: Deed) -> tuple[dict[str, Any], Due | None]:
    """What a step sets besides the given fields, and the clock that runs after it (None: none runs).

    Raises OfficerError(NO_CALENDAR) where the working calendar ends.
    """
    step = deed.transition
    sets: dict[str, Any] = {name: iso(deed.now) for name in re.findall(r"\b\w+_at\b", step.effects)}
    sets |= _counted(deed)
    if step.id in _ASSIGNS or _moves(deed):
        sets |= _assignment(deed)
    if step.id in _STOPS:
        sets["days_left"] = _stopped(deed)
    if step.id in _RESTORES:
        sets |= _restored(deed)
    if step.id in CLOCKS:
        running = _fresh(deed, CLOCKS[step.id])
        if running.clock in _DEPARTMENT:
            sets[_DEPARTMENT[running.clock]] = running.on
        if step.id == "T33":
            sets |= _lookback_window(deed, running)
        return sets, running
    if step.id in _RESUMED:
        return sets, _department_due(deed, _RESUMED[step.id], sets)
    return sets, None


def rectification(deed: Deed) -> Due:
    """The default rectification clock of an assignment made now: table limit, halved after a rebound."""
    rebound = deed.reopens or deed.finding.round_no > 1
    fix = deed.after("fix_type") or course.fix_type(deed.finding)
    return due("rectification", deed.severity, fix, deed.now, deed.calendar, deed.limits, rebound=rebound)


def chosen_rectification(deed: Deed) -> Due:
    """The rectification clock with the day the clerk chose, if any; its limit is then what lies between."""
    day = day_of(deed.fields.get("rectify_due"))
    default = rectification(deed)
    if day is None or day == parse(default.on).date():
        return default
    return due_on("rectification", max(1, deed.calendar.between(local_day(deed.now), day)), day, deed.calendar)


def _moves(deed: Deed) -> bool:
    return deed.transition.id == "T21" and deed.fields.get("decision") == "approve"


def _counted(deed: Deed) -> dict[str, Any]:
    finding, action = deed.finding, deed.transition.action
    match action:
        case "object":
            return {"resume_state": finding.state}
        case "assign":
            return {"round_no": 1}
        case "reopen" | "reopen_direct":
            raised = {"severity": deed.severity} if deed.severity != course.severity(finding) else {}
            return {"round_no": finding.round_no + 1, "is_rebound": True, **raised}
        case "decide_reassign":
            return {"reassign_count": course.times(finding, action) + 1}
        case "return_supplement":
            return {"return_count": course.times(finding, action, ever=True) + 1}
        case "rework" | "check_fail":
            return {"rework_count": course.times(finding, "rework", "check_fail") + 1}
        case "lookback_pass":
            return {"lookback_passes": course.times(finding, action) + 1}
        case "close":
            return {"lookback_candidate": deed.severity in ("S3", "S4")}
        case "close_suspended":
            return {"close_kind": "kept"}
        case _:
            return {}


def _assignment(deed: Deed) -> dict[str, Any]:
    """A department's clocks from the start: sign-in, rectification, and the interim measure of an S4."""
    final, first = chosen_rectification(deed), _fresh(deed, "sign_in")
    sets = {
        "assigned_at": iso(deed.now),
        "sign_in_due": first.on,
        "plan_due": "",
        "rectify_due": final.on,
        "rectify_limit": final.limit,
        "days_left": {},
    }
    if deed.severity == "S4":
        sets["interim_due"] = _fresh(deed, "interim").on
    return sets


def _fresh(deed: Deed, clock: str) -> Due:
    return due(clock, deed.severity, course.fix_type(deed.finding), deed.now, deed.calendar, deed.limits)


def _department_due(deed: Deed, clock: str, sets: Mapping[str, Any]) -> Due | None:
    """One of the department's clocks as it stands, or as this step has just set it."""
    name = _DEPARTMENT[clock]
    end = str(sets.get(name) or deed.finding.fields.get(name) or "")
    if not end:
        return None
    if clock == "rectification":
        limit = sets.get("rectify_limit") or deed.finding.fields.get("rectify_limit")
    else:
        limit = deed.limits.days(clock, deed.severity)
    moment = parse(end)
    return Due(clock=clock, limit=float(limit or 1), on=end, provisional=deed.calendar.is_provisional(moment.date()))


def _stopped(deed: Deed) -> dict[str, int]:
    clocks = [_CLOCK_IN[deed.finding.state], "rectification"]
    running = {clock: _department_due(deed, clock, {}) for clock in clocks}
    return {clock: days_left(d, deed.now, deed.calendar) for clock, d in running.items() if d}


def _restored(deed: Deed) -> dict[str, Any]:
    """The stopped clocks again, with the working days they had; after rework three at least (T30)."""
    left: Mapping[str, int] = deed.finding.fields.get("days_left") or {}
    sets: dict[str, Any] = {"days_left": {}}
    for clock, days in left.items():
        paused = _department_due(deed, clock, {})
        if paused is None:
            continue
        at_least = deed.limits.rework_min_wd if deed.transition.id in _REWORKS and clock == "rectification" else 0
        running = resumed(paused, days, deed.now, deed.calendar, at_least)
        sets[_DEPARTMENT[clock]] = running.on
        if clock == "rectification":
            sets["rectify_limit"] = running.limit
    return sets


def _lookback_window(deed: Deed, running: Due) -> dict[str, Any]:
    first, _ = deed.limits.lookback_window(deed.severity)
    opens: date = deed.calendar.add(local_day(deed.now), int(first))
    return {"lookback_from": opens.isoformat(), "lookback_until": parse(running.on).date().isoformat()}
