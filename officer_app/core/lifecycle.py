"""The life cycle of a finding. One set of rules, three callers: the window, the use case and the ledger ask the same.

`allowed` enables buttons, `check` says what is wrong, `step` decides. The tables are in `transitions` and
`step_fields`, the rules in `guards` and `field_guards`, the clocks in `clocks`; everybody else imports this module.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from officer_app.core.clock import iso
from officer_app.core.clocks import outcome, rectification
from officer_app.core.deed import LEADER, SYSTEM, Actor, Deed
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.facts import Due, Finding, Step
from officer_app.core.field_guards import field_problems, possible_duplicate
from officer_app.core.guards import refusal
from officer_app.core.limits import Limits
from officer_app.core.needs import Holds, Need, is_absent
from officer_app.core.problem import Problem
from officer_app.core.step_fields import STEP_FIELDS
from officer_app.core.text import Text
from officer_app.core.transitions import BAR, STATES, TRANSITIONS, State, StateInfo, Transition, fits, leaving
from officer_app.core.workdays import Calendar

__all__ = [
    "BAR",
    "LEADER",
    "NOT_ALLOWED",
    "STATES",
    "STEP_FIELDS",
    "SYSTEM",
    "TRANSITIONS",
    "Actor",
    "Holds",
    "Need",
    "State",
    "StateInfo",
    "Transition",
    "allowed",
    "check",
    "default_due",
    "fits",
    "leaving",
    "possible_duplicate",
    "step",
    "transition_for",
]

NOT_ALLOWED = Fault(
    "step.not_allowed",
    Text("“{action_zh}”不能办理：{why_zh}", "{action_en!r} cannot be done: {why_en}"),
    Text("什么都没有改动", "Nothing was changed"),
    Text("补齐后再办，或请有权限的人办理", "Complete it and try again, or ask somebody who may"),
    Exit.REFUSED,
)


def allowed(finding: Finding, actor: Actor, now: datetime, calendar: Calendar, limits: Limits) -> list[Transition]:
    """Steps this person may take now, in the table's order. Fields are not looked at: they are asked for next."""
    return [t for t in leaving(finding.state) if refusal(Deed(t, finding, actor, now, calendar, limits)) is None]


def check(
    transition: Transition,
    finding: Finding,
    actor: Actor,
    fields: Mapping[str, Any],
    now: datetime,
    calendar: Calendar,
    limits: Limits,
    *,
    leaders: Collection[str] = (),
    other: Finding | None = None,
) -> list[Problem]:
    """Everything that stands against a step: one refusal of person or moment, or all problems of its fields.

    `leaders` are accounts whose `approved_by` counts; `other` is the finding that `merged_into` or `source_finding`
    names. The officer's own events (T01-T04, T08) are checked by `core.validate`; here only who and when.
    """
    return _problems(Deed(transition, finding, actor, now, calendar, limits, fields, frozenset(leaders), other))


def step(
    finding: Finding,
    action: str,
    actor: Actor,
    fields: Mapping[str, Any],
    now: datetime,
    calendar: Calendar,
    limits: Limits,
    *,
    leaders: Collection[str] = (),
    other: Finding | None = None,
) -> Step:
    """The step as the ledger writes it down: given fields, what follows from them, and the clock that runs next.

    Raises OfficerError(NOT_ALLOWED) with the first problem, (NO_CALENDAR) where the working calendar ends.
    """
    transition = transition_for(finding, action)
    fields = {name: given for name, given in fields.items() if not is_absent(given)}
    deed = Deed(transition, finding, actor, now, calendar, limits, fields, frozenset(leaders), other)
    problems = [p for p in _problems(deed) if p.blocking]
    if not problems and transition.action == "register" and not fields.get("class_no"):
        problems = [Problem("class_no", Text("还没有问题分类编号", "There is no classification number yet"))]
    if problems or transition.from_state is None or transition.to_state is None:
        why = problems[0].message if problems else Text("不是台账的步骤", "not a step of the ledger")
        name = transition.action_name
        raise OfficerError(NOT_ALLOWED, action_zh=name.zh, action_en=name.en, why_zh=why.zh, why_en=why.en)
    sets, due = outcome(deed)
    return Step(
        transition=transition.id,
        action=action,
        from_state=transition.from_state,
        to_state=transition.to_state,
        at=iso(now),
        actor=actor.user,
        role=deed.role,
        fields={**fields, **sets},
        due=due,
    )


def transition_for(finding: Finding, action: str) -> Transition:
    """The row an action means here; an upheld objection returns to the state it came from (`resume_state`).

    Raises OfficerError(NOT_ALLOWED) when the state has no such action.
    """
    rows = [t for t in leaving(finding.state) if t.action == action]
    resume = finding.fields.get("resume_state")
    for row in rows:
        if len(rows) == 1 or row.to_state == resume:
            return row
    here = STATES[State(finding.state)].name
    raise OfficerError(
        NOT_ALLOWED, action_zh=action, action_en=action, why_zh=f"现在是“{here.zh}”", why_en=f"it is {here.en}"
    )


def default_due(finding: Finding, transition: Transition, now: datetime, calendar: Calendar, limits: Limits) -> Due:
    """The rectification limit to propose with an assignment or a reopening (rule 5.4, after a rebound 5.7)."""
    return rectification(Deed(transition, finding, SYSTEM, now, calendar, limits))


def _problems(deed: Deed) -> list[Problem]:
    if said := refusal(deed):
        return [Problem("", said)]
    return list(field_problems(deed)) if deed.transition.offline != "Y" else []
