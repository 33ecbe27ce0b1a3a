"""What the sample city's offices did with each finding: steps of the life cycle with plausible people and dates."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec

from officer_app.core.clock import SHANGHAI, iso
from officer_app.core.limits import Limits
from officer_app.core.sample import SampleFinding
from officer_app.core.transitions import State
from officer_app.core.workdays import Calendar, local_day

CLERK, FIRST, SECOND, CHECKER, LEADER = "clerk", "verifier-1", "verifier-2", "verifier-3", "leader"

STAFF: list[dict[str, Any]] = [
    {"user": CLERK, "name": "台账员（样例）", "roles": ["ledger_clerk"]},
    {"user": FIRST, "name": "核查员甲（样例）", "roles": ["verifier"]},
    {"user": SECOND, "name": "核查员乙（样例）", "roles": ["verifier"]},
    {"user": CHECKER, "name": "核查员丙（样例）", "roles": ["verifier"]},
    {"user": LEADER, "name": "督查中心负责人（样例）", "roles": ["supervision_leader"]},
]
"""The supervision centre's people. Departments get one handler each, `handler_of`."""

_ORDER = (
    State.SUBMITTED,
    State.VERIFYING,
    State.SUBSTANTIATED,
    State.REGISTERED,
    State.ASSIGNED,
    State.ACCEPTED,
    State.RECTIFYING,
    State.FEEDBACK_SUBMITTED,
    State.ACCEPTANCE_CHECK,
    State.CLOSED,
    State.LOOKBACK,
)
_REACHED_BY = {
    State.VERIFYING: "accept",
    State.SUBSTANTIATED: "substantiate",
    State.REGISTERED: "register",
    State.ASSIGNED: "assign",
    State.ACCEPTED: "sign_in",
    State.RECTIFYING: "submit_plan",
    State.FEEDBACK_SUBMITTED: "submit_feedback",
    State.ACCEPTANCE_CHECK: "pass_review",
    State.CLOSED: "close",
    State.LOOKBACK: "start_lookback",
}
_DAYS_AFTER = {
    "accept": 1,
    "substantiate": 3,
    "register": 1,
    "assign": 1,
    "sign_in": 1,
    "submit_plan": 1,
    "submit_feedback": 2,
    "pass_review": 1,
    "close": 1,
    "start_lookback": 25,
}
"""Working days between a step and the one before."""


def handler_of(dept: str) -> dict[str, Any]:
    return {
        "user": f"dept-{dept}",
        "name": "部门经办人（样例）",
        "roles": ["dept_handler"],
        "dept": dept,
        "region": dept.partition("-")[0],
    }


def dated(sample: SampleFinding, now: datetime, calendar: Calendar, limits: Limits) -> SampleFinding:
    """The sample found on a day that suits its state: what is still open was found lately, so that the lights show
    every colour instead of one long red, and of two look-backs one is due today and one since yesterday. Weekday and
    hour of closed ones stay as they are."""
    if sample.state == State.CLOSED:
        return sample
    actions = _actions(sample)
    limit = int(limits.days("rectification", sample.values["severity"], sample.values["fix_type"]))
    if sample.state == State.LOOKBACK:
        running = int(limits.days("lookback", sample.values["severity"])) + 1 - sample.number % 2
    elif sample.state == State.RECTIFYING:
        running = {0: limit + 2, 1: max(1, limit - 2), 2: 1}[sample.number % 3]
        actions = [action for action in actions if action not in ("sign_in", "submit_plan")]  # its clock began before
    else:
        running = 1
    before = sum(_DAYS_AFTER[action] for action in actions)
    day = _back(calendar, local_day(now), running + before)
    found = datetime.fromisoformat(sample.values["occurred_at"]).timetz()
    return msgspec.structs.replace(sample, values=sample.values | {"occurred_at": iso(datetime.combine(day, found))})


def steps_to(
    sample: SampleFinding, finding: str, photo: str, now: datetime, calendar: Calendar, limits: Limits
) -> Iterator[dict[str, Any]]:
    """The steps that bring a submitted sample to its state, each with who acts and when, none later than `now`."""
    actions = _actions(sample)
    today = local_day(now)
    day = local_day(datetime.fromisoformat(sample.values["occurred_at"]))
    for place, action in enumerate(actions):
        day = min(calendar.add(day, _DAYS_AFTER[action]), today)
        usual = datetime.combine(day, time(9, 10 + 4 * place), SHANGHAI)
        moment = min(usual, now - timedelta(minutes=len(actions) - place))  # after midnight: still yesterday
        yield {
            "as": _actor(action, sample),
            "finding": finding,
            "action": action,
            "at": iso(moment),
            "fields": _fields(action, sample, photo, local_day(moment), calendar, limits),
        }


def _actions(sample: SampleFinding) -> list[str]:
    return [_REACHED_BY[state] for state in _ORDER[1 : _ORDER.index(State(sample.state)) + 1]]


def _back(calendar: Calendar, day: date, n: int) -> date:
    """The n-th working day before `day`."""
    while n > 0:
        day -= timedelta(days=1)
        n -= calendar.is_workday(day)
    return day


def _actor(action: str, sample: SampleFinding) -> str:
    if action in ("sign_in", "submit_plan", "submit_feedback"):
        return str(handler_of(sample.responsible_dept)["user"])
    return FIRST if action == "substantiate" else LEADER if action in ("assign", "close") else CLERK


def _fields(
    action: str, sample: SampleFinding, photo: str, day: date, calendar: Calendar, limits: Limits
) -> dict[str, Any]:
    severity, fix_type = sample.values["severity"], sample.values["fix_type"]
    target = sample.target if len(sample.target) >= 10 else f"{sample.target}，并举一反三查同类"
    if action == "assign":
        limit = int(limits.days("rectification", severity, fix_type))
        return {
            "responsible_dept": sample.responsible_dept,
            "co_depts": [sample.co_dept] if sample.co_dept else [],
            "target_text": target,
            "measures_text": sample.values.get("suggestion") or "按指南整改，公布办理口径",
            "rectify_due": calendar.add(day, limit).isoformat(),
        }
    return {
        "accept": {"duplicates_checked": True, "verifier": FIRST},
        "substantiate": {
            "methods": ["onsite"],
            "facts": "现场核查并询问窗口，与记录一致。",
            "result": "substantiated",
            "conclusion": "经现场核查并询问窗口人员，所反映的情况属实，应当建账整改。",
            "verifiers": [FIRST, SECOND],
            "conflict_declared": False,
        },
        "register": {},
        "sign_in": {},
        "submit_plan": {
            "owner_name": "部门负责人（样例）",
            "measures": ["梳理口径", "培训窗口人员"],
            "milestones": ["一周内完成自查", "到期前完成整改"],
            "interim_measure": "先由值班长当场协调办理",
        },
        "submit_feedback": {
            "measures_done": "已按方案完成整改，窗口口径统一，公示材料同步更新。",
            "result_text": "问题已解决，群众可一次办成。",
            "evidence_ids": [photo or "整改通知（样例）"],
            "dept_leader_name": "部门负责人（样例）",
            "dept_leader_signed_at": day.isoformat(),
        },
        "pass_review": {"checker": CHECKER},
        "close": {
            "target_met": "yes",
            "root_cause": "process",
            "close_kind": "done",
            "method": "retest",
            "conclusion": "经换人复测，同样问题没有再出现，整改目标已经达到，同意销号。",
            "facts": "换人复测，未再出现同样问题。",
        },
        "start_lookback": {"selection": "rule"},
    }[action]
