"""Random ways through the office: whatever people do in whatever order, rules and fold never disagree."""

import random
from datetime import datetime, timedelta
from typing import Any

import msgspec

from officer_app.core.events import Event
from officer_app.core.facts import Finding, Step
from officer_app.core.fold import fold
from officer_app.core.lifecycle import (
    STATES,
    STEP_FIELDS,
    SYSTEM,
    TRANSITIONS,
    Actor,
    Holds,
    Need,
    State,
    Transition,
    allowed,
    check,
    step,
)
from officer_app.core.workdays import NO_LIGHT, light
from tests.core.journal_maker import CALENDAR, CITY, FINDER, LIMITS, OTHER_OFFICER, Maker, at

STAFF = [
    Actor(f"{role}{n}", frozenset({role}), "371625-025" if role == "dept_handler" else "", CITY)
    for role in ("ledger_clerk", "verifier", "supervision_leader", "dept_handler")
    for n in (1, 2, 3)
]
PEOPLE = [*STAFF, FINDER, OTHER_OFFICER, SYSTEM]
MASTER = fold([Maker("master").submitted()])
AGAIN = fold([Maker("again").submitted()])
NAMED: dict[str, Any] = {
    "responsible_dept": "371625-025",
    "suggested_dept": "371625-031",
    "merged_into": "master",
    "source_finding": "again",
    "conflict_declared": False,
    "target_met": "yes",
    "approved_by": "supervision_leader3",
}
LED_BY = {a.user for a in STAFF if "supervision_leader" in a.roles}


def _value(need: Need, actor: Actor, now: datetime, t: Transition) -> Any:
    """A value that fits the field's own form; the rules between fields may still refuse it."""
    if need.name in NAMED:
        return NAMED[need.name]
    if need.name == "result":
        return "substantiated" if t.action == "substantiate" else "unable"
    if need.name == "checker":
        return OTHER_OFFICER.user
    if need.name in ("verifier", "reviewed_by"):
        return "verifier3" if actor.user != "verifier3" else "verifier2"
    if need.name == "verifiers":
        return [actor.user, "verifier3" if actor.user != "verifier3" else "verifier2"]
    match need.holds:
        case Holds.TEXT:
            return "字" * max(need.low, 20)
        case Holds.FLAG:
            return True
        case Holds.CHOICE:
            return next(iter(need.choices or {}))
        case Holds.LIST:
            return list(need.choices)[:2] if need.choices else ["一", "二"]
        case Holds.DAY:
            return CALENDAR.add(now.date(), 2).isoformat()
        case Holds.NUMBER:
            return need.low
        case Holds.CODE:
            return "X1"


def _fields(t: Transition, actor: Actor, now: datetime) -> dict[str, Any]:
    fields = {n.name: _value(n, actor, now, t) for n in STEP_FIELDS[t.id] if n.required or n.name == "approved_by"}
    if t.action == "decide_reassign":
        fields |= {"decision": "approve", "responsible_dept": "371625-031" if now.day % 2 else "371625-025"}
    if t.action == "submit_plan":
        fields["interim_measure"] = "人工收件"
    return fields


def _class_no() -> dict[str, str]:
    return {"class_no": "371625-T0301-2026-00042-M"}


def _walk(chance: random.Random, taken: set[str]) -> None:
    """One entry led by chance, with a liking for steps no walk has taken yet."""
    maker = Maker()
    severity, fix = chance.choice(["S1", "S2", "S3", "S4"]), chance.choice(["immediate", "timed"])
    events: list[Event] = [maker.submitted(severity=severity, fix_type=fix)]
    now = at("2026-01-05 09:00")
    for _ in range(30):
        finding = fold(events)
        now += timedelta(hours=chance.choice([0, 1, 1, 1, 6, 6, 24, 24 * 40]))
        offers = [(t, a) for a in PEOPLE for t in allowed(finding, a, now, CALENDAR, LIMITS) if t.offline != "Y"]
        if now.year > 2026 or not offers:
            break
        fresh = [(t, a) for t, a in offers if t.id not in taken]
        going_on = [(t, a) for t, a in offers if t.to_state and not STATES[t.to_state].terminal]
        t, actor = chance.choice(chance.choice([o for o in (fresh, going_on, going_on, offers) if o]))
        made = _try(finding, t, actor, now)
        if made is not None:
            events.append(maker.stepped(made))
            _holds(fold(events), finding, made, now)
            taken.add(t.id)


def test_whatever_people_do_rules_and_fold_agree_and_every_step_can_be_taken() -> None:
    taken: set[str] = set()
    for seed in range(400):
        _walk(random.Random(seed), taken)
    assert taken == {t.id for t in TRANSITIONS if t.offline != "Y"}


def _try(finding: Finding, t: Transition, actor: Actor, now: datetime) -> Step | None:
    fields = _fields(t, actor, now)
    other = AGAIN if t.action == "reopen_direct" else MASTER
    if check(t, finding, actor, fields, now, CALENDAR, LIMITS, leaders=LED_BY, other=other):
        return None
    issued = _class_no() if t.action == "register" else {}
    return step(finding, t.action, actor, fields | issued, now, CALENDAR, LIMITS, leaders=LED_BY, other=other)


def _holds(after: Finding, before: Finding, made: Step, now: datetime) -> None:
    assert after.strays == []
    assert after.state == made.to_state
    assert after.due == made.due
    assert made.role in {r for t in TRANSITIONS if t.id == made.transition for r in t.roles}
    state = State(after.state)
    if STATES[state].terminal:
        assert after.due is None
    elif state not in NO_LIGHT:
        assert after.due is not None, f"{state} waits for somebody, so a clock runs"
        assert light(after.due, now, CALENDAR, state).own != "none"
    assert after.round_no - before.round_no == (made.action in ("assign", "reopen", "reopen_direct"))
    assert len(after.timeline) == len(before.timeline) + 1
    assert msgspec.json.decode(msgspec.json.encode(after), type=Finding) == after
