"""Guards that need no fields: who may take a step, and when (DOMAIN 3.3, 5.3). Rows of functions, by transition.

A window asks them to enable a button. What the fields must hold is in `field_guards`.
Every guard answers None or one sentence in both languages.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from officer_app.core import course
from officer_app.core.deed import LEADER, STAFF, Deed
from officer_app.core.text import Text
from officer_app.core.transitions import STATES, State
from officer_app.core.workdays import local_day

Guard = Callable[[Deed], Text | None]


def has_role(deed: Deed) -> Text | None:
    if deed.role:
        return None
    return Text("这一步不归您的角色办理", "This step is not for your role")


def in_region(deed: Deed) -> Text | None:
    if deed.role not in STAFF or deed.actor.covers(course.text_of(deed.finding, "region_code")):
        return None
    return Text("这一条不在您的区域内", "This entry lies outside your region")


def of_department(deed: Deed) -> Text | None:
    if deed.role != "dept_handler" or deed.actor.dept == course.text_of(deed.finding, "responsible_dept"):
        return None
    return Text("只有责任部门的经办人能办理", "Only a handler of the responsible department may do this")


def not_finder(deed: Deed) -> Text | None:
    if not deed.actor.wrote(deed.finding):
        return None
    return Text("发现人不能办理自己提出的问题", "The finder may not handle their own finding")


def not_assessed(deed: Deed) -> Text | None:
    assessed = course.assessed_department(deed.finding)
    if not assessed or deed.actor.dept != assessed:
        return None
    return Text("您属于被查部门，应当回避", "You belong to the department concerned and must stand aside")


def not_verifier(deed: Deed) -> Text | None:
    if deed.actor.user not in course.verifiers(deed.finding):
        return None
    return Text("本轮由您核查过，应当由另一人办理", "You verified this round; another person must do this")


def not_earlier_verifier(deed: Deed) -> Text | None:
    """Whoever signed the first verdict cannot handle the appeal (rule 3.3.2)."""
    if not course.times(deed.finding, "appeal", ever=True):
        return None
    if deed.actor.user not in course.verifiers(deed.finding, ever=True):
        return None
    return Text("初次核查由您办理，复核应当换人", "You made the first verification; the appeal needs another person")


def not_checker(deed: Deed) -> Text | None:
    if deed.actor.user not in course.checkers(deed.finding):
        return None
    return Text("本轮由您核验，销号应当由另一人办理", "You checked this round; another person must close it")


def not_handler(deed: Deed) -> Text | None:
    feedback = course.last(deed.finding, "submit_feedback")
    department = course.text_of(deed.finding, "responsible_dept")
    if (feedback is None or feedback.actor != deed.actor.user) and (not department or deed.actor.dept != department):
        return None
    return Text("核验人不能是责任部门的人", "The checker may not belong to the responsible department")


def not_closer(deed: Deed) -> Text | None:
    closing = course.last(deed.finding, "close", "close_suspended")
    if closing is None or closing.actor != deed.actor.user:
        return None
    return Text("本轮由您销号，回头看应当由另一人办理", "You closed this round; another person must look back")


def few_returns(deed: Deed) -> Text | None:
    most = deed.limits.max_returns
    if course.times(deed.finding, "return_supplement", ever=True) < most:
        return None
    return Text(f"最多退回 {most} 次，请受理、转办或并案", f"At most {most} returns: accept, transfer or merge it")


def objects_once(deed: Deed) -> Text | None:
    if not course.times(deed.finding, "object"):
        return None
    return Text("每轮只能提一次异议", "Only one objection in each round")


def appeals_once(deed: Deed) -> Text | None:
    if not course.times(deed.finding, "appeal", ever=True):
        return None
    return Text("只能申诉一次", "Only one appeal")


def few_reassignments(deed: Deed) -> Text | None:
    most = deed.limits.max_reassignments
    if course.times(deed.finding, "decide_reassign") < most:
        return None
    return Text(f"已改派 {most} 次，不再受理改派申请", f"Decided {most} times already: no further request")


def leader_decides_last(deed: Deed) -> Text | None:
    last_one = course.times(deed.finding, "decide_reassign") >= deed.limits.max_reassignments - 1
    if not last_one or deed.role == LEADER:
        return None
    return Text("第三次改派由督查中心负责人决定", "The third reassignment is for the supervision leader to decide")


def resumes_there(deed: Deed) -> Text | None:
    if deed.finding.fields.get("resume_state") == deed.transition.to_state:
        return None
    return Text("维持后应当回到提出异议时的状态", "An upheld entry returns to the state it was in when disputed")


def fixed_at_once(deed: Deed) -> Text | None:
    if course.fix_type(deed.finding) == "immediate":
        return None
    return Text("只有立行立改的问题可以不报方案", "Only a problem to be fixed at once needs no plan")


def _assigned(deed: Deed) -> datetime | None:
    return course.assigned_at(deed.finding)


def _refused(deed: Deed) -> datetime | None:
    return course.last_at(deed.finding, "reject", "sustain_objection")


def _closed(deed: Deed) -> datetime | None:
    return course.last_at(deed.finding, "close", "close_suspended")


def _last_day(start: datetime, days: float, deed: Deed) -> bool:
    """Whether that many working days have not passed yet; the last day counts whole."""
    return local_day(deed.now) <= deed.calendar.add(local_day(start), int(days))


def _within(since: Callable[[Deed], datetime | None], limit: str, what: Text) -> Guard:
    """Not later than a limit of working days after a moment."""

    def guard(deed: Deed) -> Text | None:
        days, start = deed.limits.days(limit), since(deed)
        if start and _last_day(start, days, deed):
            return None
        return Text(f"{what.zh}的 {days:g} 个工作日已过", f"The {days:g} working days for {what.en} have passed")

    return guard


def again_soon(deed: Deed) -> Text | None:
    days, closed = deed.limits.rebound_window_days, _closed(deed)
    if closed and local_day(deed.now) <= local_day(closed) + timedelta(days):
        return None
    return Text(f"销号已超过 {days} 天，请作为新问题建账", f"Closed over {days} days ago: register a new problem")


def looked_back_or_old(deed: Deed) -> Text | None:
    """Archived after a passed look-back, or when 60 working days went by without being selected (T38)."""
    closed = _closed(deed)
    if deed.finding.history and deed.finding.history[-1].action == "lookback_pass":
        return None
    if closed and not _last_day(closed, deed.limits.archive_wd, deed):
        return None
    return Text(
        f"回头看通过，或销号满 {deed.limits.archive_wd:g} 个工作日后才能归档",
        f"Only after a passed look-back, or {deed.limits.archive_wd:g} working days after closure",
    )


def appeal_over(deed: Deed) -> Text | None:
    refused = _refused(deed)
    if refused and not _last_day(refused, deed.limits.appeal_wd, deed):
        return None
    return Text("申诉期还没有过", "The time for an appeal has not passed yet")


def supplement_over(deed: Deed) -> Text | None:
    """The author may always take it back; the system only when the time to supplement has passed twice (T09)."""
    returned = course.last_at(deed.finding, "return_supplement", "need_more")
    if deed.role == "author" or (returned and not _last_day(returned, 2 * deed.limits.supplement_wd, deed)):
        return None
    return Text("补充期还没有过两次", "The time to supplement has not passed twice yet")


_IN_TIME_TO_OBJECT = _within(_assigned, "objection", Text("提出异议", "an objection"))
_IN_TIME_TO_REQUEST = _within(_assigned, "reassign_request", Text("申请改派", "a request for reassignment"))
_VERIFIES = (not_finder, not_assessed, not_earlier_verifier)
_OBJECTS = (objects_once, _IN_TIME_TO_OBJECT)
_REVIEWS = (resumes_there, not_finder, not_assessed, not_verifier)

COMMON: tuple[Guard, ...] = (has_role, in_region, of_department)

MAY: Mapping[str, tuple[Guard, ...]] = {
    "T07": (few_returns,),
    "T09": (supplement_over,),
    "T12": _VERIFIES,
    "T13": _VERIFIES,
    "T16": (appeals_once, _within(_refused, "appeal", Text("申诉", "an appeal"))),
    "T20": (few_reassignments, _IN_TIME_TO_REQUEST),
    "T21": (leader_decides_last,),
    "T22": _OBJECTS,
    "T23": _REVIEWS,
    "T32": (not_finder, not_verifier, not_handler),
    "T33": (not_finder, not_verifier, not_checker),
    "T35": (not_finder, not_handler, not_closer),
    "T37": (again_soon,),
    "T38": (looked_back_or_old,),
    "T39": (fixed_at_once,),
    "T43": (appeal_over,),
    "T44": _OBJECTS,
    "T45": _OBJECTS,
    "T46": _REVIEWS,
    "T47": _REVIEWS,
    "T48": (few_reassignments, _IN_TIME_TO_REQUEST),
}
"""By transition, besides `COMMON`. A transition without a line asks for nothing more than its role."""


def refusal(deed: Deed) -> Text | None:
    """Why this person may not take this step now, or None."""
    if deed.transition.from_state != State(deed.finding.state):
        here = STATES[State(deed.finding.state)].name
        return Text(f"现在是“{here.zh}”，没有这一步", f"This step does not exist here: {here.en}")
    return next((said for guard in (*COMMON, *MAY.get(deed.transition.id, ())) if (said := guard(deed))), None)
