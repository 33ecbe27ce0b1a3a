"""Guards on what a step is given (DOMAIN 4.17-4.26, 5.3): beyond each field's own form, how fields fit the entry."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from officer_app.core import course, numbering
from officer_app.core.clock import parse
from officer_app.core.clocks import rectification
from officer_app.core.deed import Deed, raised
from officer_app.core.facts import Finding
from officer_app.core.needs import day_of, is_absent
from officer_app.core.problem import Problem
from officer_app.core.step_fields import STEP_FIELDS
from officer_app.core.text import Text
from officer_app.core.transitions import STATES, State
from officer_app.core.workdays import local_day

FieldGuard = Callable[[Deed], Iterator[Problem]]

ISSUED = {"T17": frozenset({"class_no"})}
"""Fields the ledger itself adds to a step, after the check and before the signature."""


def field_problems(deed: Deed) -> Iterator[Problem]:
    """Everything wrong with the fields. Fields that the step does not take are refused, or they would enter unseen."""
    needs = STEP_FIELDS.get(deed.transition.id, ())
    complaints = {need.name: said for need in needs if (said := need.complaint(deed.fields.get(need.name)))}
    known = {need.name for need in needs} | ISSUED.get(deed.transition.id, frozenset())
    for name in sorted(set(deed.fields) - known):
        complaints[name] = Text(f"这一步不收“{name}”", f"This step does not take {name!r}")
    for name, said in complaints.items():
        yield Problem(name, said)
    sound = {name: v for name, v in deed.fields.items() if name not in complaints and not is_absent(v)}
    for guard in MUST.get(deed.transition.id, ()):
        yield from guard(replace(deed, fields=sound))


def two_verifiers(deed: Deed) -> Iterator[Problem]:
    """S3 and S4 need two, by the higher of the severities before and after; the actor is one of them."""
    people = {str(v) for v in deed.fields.get("verifiers") or ()}
    if max(deed.severity, course.severity(deed.finding)) >= "S3" and len(people) < 2:
        yield Problem(
            "verifiers",
            Text("较重和严重的问题要由两名核查员核查", "Significant and critical problems need two verifiers"),
        )
    if people and deed.actor.user not in people:
        yield Problem("verifiers", Text("核查员里没有您", "You are not among the verifiers"))
    yield from _strangers(deed, "verifiers", people)


def second_reviewer(deed: Deed) -> Iterator[Problem]:
    reviewer = str(deed.fields.get("reviewed_by") or "")
    if reviewer and reviewer == deed.actor.user:
        yield Problem("reviewed_by", Text("要由另一人复核", "A second person must review"))
    yield from _strangers(deed, "reviewed_by", {reviewer})


def named_verifier(deed: Deed) -> Iterator[Problem]:
    yield from _strangers(deed, "verifier", {str(deed.fields.get("verifier") or "")})
    earlier = course.verifiers(deed.finding, ever=True)
    if deed.fields.get("verifier") in earlier:
        yield Problem("verifier", Text("复核应当换一名核查员", "An appeal needs another verifier"))


def named_checker(deed: Deed) -> Iterator[Problem]:
    checker = str(deed.fields.get("checker") or "")
    yield from _strangers(deed, "checker", {checker})
    feedback = course.last(deed.finding, "submit_feedback")
    if checker and checker in course.verifiers(deed.finding):
        yield Problem("checker", Text("本轮的核查员不能再核验", "The verifier of this round may not check the result"))
    if checker and feedback and checker == feedback.actor:
        yield Problem("checker", Text("经办人不能核验自己的整改", "The handler may not check their own work"))


def _strangers(deed: Deed, field: str, people: set[str]) -> Iterator[Problem]:
    if people & course.authors(deed.finding):
        yield Problem(field, Text("发现人不能办理自己提出的问题", "The finder may not handle their own finding"))


def result_in(*allowed: str) -> FieldGuard:
    def guard(deed: Deed) -> Iterator[Problem]:
        if deed.fields.get("result") not in (None, "", *allowed):
            yield Problem("result", Text("核查结果与这一步不符", "The result does not match this step"))

    return guard


def changes_with_reason(deed: Deed) -> Iterator[Problem]:
    """A corrected severity, category or fix type needs a written reason that stays on the timeline (rule 3.3.6)."""
    for name in ("severity", "category_code", "fix_type"):
        before, given = course.text_of(deed.finding, name), deed.fields.get(name)
        if given and before and given != before and not str(deed.fields.get("reason") or "").strip():
            yield Problem(
                "reason",
                Text(
                    "改了严重程度、分类或整改类型，请写明理由",
                    "Severity, category or fix type was changed: please say why",
                ),
            )
            return


def final_values(deed: Deed) -> Iterator[Problem]:
    """Category, severity, region and matter are settled before a number is given (T17)."""
    for name, label in (
        ("category_code", Text("问题分类", "Category")),
        ("severity", Text("严重程度", "Severity")),
        ("region_code", Text("行政区划", "Region")),
        ("matter_code", Text("事项", "Matter")),
    ):
        if not deed.after(name):
            yield Problem(name, Text(f"建账前要定下“{label.zh}”", f"To be settled before registration: {label.en}"))
    number = deed.fields.get("class_no")
    if number is None:
        return
    wanted = f"{deed.after('region_code')[:6]}-{deed.after('category_code')}-{local_day(deed.now).year}-"
    if not isinstance(number, str) or not numbering.is_class_no(number) or not number.startswith(wanted):
        yield Problem("class_no", Text("问题分类编号与内容不符", "The classification number does not match the entry"))


def sound_due(deed: Deed) -> Iterator[Problem]:
    """The due day: not past, shorter than the table at will, longer only with approval and reason (rule 5.4)."""
    day = day_of(deed.fields.get("rectify_due"))
    if day is None:
        return
    today = local_day(deed.now)
    if day < today:
        yield Problem("rectify_due", Text("完成时限已经过去", "The due day has already passed"))
        return
    default = local_day(parse(rectification(deed).on))
    if day <= default:
        return
    if not (deed.approved and str(deed.fields.get("reason") or "").strip()):
        yield Problem(
            "rectify_due",
            Text(
                f"晚于规定的 {default:%Y-%m-%d}，要有负责人批准并写明理由",
                f"Later than {default:%Y-%m-%d}: needs a leader's approval and a reason",
            ),
        )
    longest = deed.limits.longest_wd
    if not deed.fields.get("instruction_ref") and deed.calendar.between(today, day) > longest:
        yield Problem(
            "instruction_ref",
            Text(
                f"超过 {longest:g} 个工作日，要有政府领导批示依据",
                f"Over {longest:g} working days: needs a Government instruction",
            ),
        )


def leader_for(*severities: str) -> FieldGuard:
    def guard(deed: Deed) -> Iterator[Problem]:
        if deed.severity in severities and not deed.approved:
            yield Problem("approved_by", Text("要有督查中心负责人批准", "Needs the supervision leader's approval"))

    return guard


def another_department(deed: Deed) -> Iterator[Problem]:
    current, given = course.text_of(deed.finding, "responsible_dept"), deed.fields.get("responsible_dept")
    if deed.fields.get("decision") == "approve" and given in (None, "", current):
        yield Problem("responsible_dept", Text("同意改派，请选另一个责任部门", "Approved: choose another department"))
    if deed.fields.get("decision") == "refuse" and given not in (None, "", current):
        yield Problem("responsible_dept", Text("不同意改派，责任部门不变", "Refused: the department stays"))


def plan_is_whole(deed: Deed) -> Iterator[Problem]:
    milestones = deed.fields.get("milestones")
    if course.fix_type(deed.finding) == "systemic" and milestones and len(milestones) < 2:
        yield Problem("milestones", Text("系统整改至少要两个时间节点", "A systemic change needs two milestones"))
    if deed.severity == "S4" and not deed.fields.get("interim_measure"):
        yield Problem("interim_measure", Text("严重问题先要临时措施", "A critical problem needs an interim measure"))


def target_reached(deed: Deed) -> Iterator[Problem]:
    if deed.fields.get("target_met") in ("partly", "no"):
        yield Problem("target_met", Text("整改目标没有达到，不能销号", "The target is not met: it cannot be closed"))
    if course.value(deed.finding, "wants_feedback") and not deed.fields.get("finder_satisfaction"):
        yield Problem(
            "finder_satisfaction",
            Text("对方要求回复，请先问满意度", "They asked for an answer: ask how satisfied they are"),
        )


def nothing_failed(deed: Deed) -> Iterator[Problem]:
    for name in ("consolidated", "rebound", "satisfaction"):
        if deed.fields.get(name) == "fail":
            yield Problem(name, Text("有一项不通过，不算复查通过", "One dimension failed: not a passed look-back"))


def one_level_up(deed: Deed) -> Iterator[Problem]:
    now = course.severity(deed.finding)
    if deed.severity not in (now, raised(now)):
        yield Problem("severity", Text("反弹后严重程度最多升一级", "It rises by one level at most"))


def into_a_master(deed: Deed) -> Iterator[Problem]:
    """The master is another entry that is still open, of the same matter, place or department (T11)."""
    if not deed.fields.get("merged_into"):
        return
    master = _other(deed, "merged_into")
    if master is None:
        yield Problem("merged_into", Text("找不到要并入的条目", "The master entry was not found"))
    elif STATES[State(master.state)].terminal:
        yield Problem("merged_into", Text("要并入的条目已经了结", "The master entry is at its end"))
    elif not any(_same(deed.finding, master, n) for n in ("matter_code", *_PLACES, *_DEPARTMENTS)):
        yield Problem(
            "merged_into",
            Text("事项、地点、部门都不相同，不能并案", "Neither matter nor place nor department is the same"),
        )


def the_same_again(deed: Deed) -> Iterator[Problem]:
    """A rebound is the same matter, category, and department (or hall), found again (rule 5.7)."""
    if not deed.fields.get("source_finding"):
        return
    found = _other(deed, "source_finding")
    if found is None:
        yield Problem("source_finding", Text("找不到再次发现的记录", "The new finding was not found"))
    elif not (
        _same(deed.finding, found, "matter_code")
        and _same(deed.finding, found, "category_code")
        and any(_same(deed.finding, found, n) for n in (*_PLACES, *_DEPARTMENTS))
    ):
        yield Problem(
            "source_finding",
            Text("不是同一事项、同一分类、同一部门的问题", "Not the same matter, category and department"),
        )


_PLACES = ("hall_code", "platform", "centre_code")
_DEPARTMENTS = ("responsible_dept", "suggested_dept")


def _other(deed: Deed, name: str) -> Finding | None:
    other = deed.other
    return other if other and other.id == deed.fields.get(name) and other.id != deed.finding.id else None


def _same(a: Finding, b: Finding, name: str) -> bool:
    return bool(course.text_of(a, name)) and course.text_of(a, name) == course.text_of(b, name)


def possible_duplicate(a: Finding, b: Finding, days: int) -> bool:
    """Same matter, place and category within so many days: what a clerk is shown before accepting (T06)."""
    if a.id == b.id or not (_same(a, b, "matter_code") and _same(a, b, "category_code")):
        return False
    if not any(_same(a, b, place) for place in _PLACES):
        return False
    try:
        apart = parse(course.text_of(a, "occurred_at")) - parse(course.text_of(b, "occurred_at"))
    except ValueError:
        return True
    return abs(apart) <= timedelta(days)


_MERGES = (into_a_master,)
_REOPENS = (one_level_up, changes_with_reason, sound_due)

MUST: Mapping[str, tuple[FieldGuard, ...]] = {
    "T06": (named_verifier,),
    "T11": _MERGES,
    "T12": (two_verifiers, result_in("substantiated", "partly"), changes_with_reason),
    "T13": (second_reviewer, result_in("not_substantiated", "unable")),
    "T15": _MERGES,
    "T16": (named_verifier,),
    "T17": (final_values, changes_with_reason),
    "T18": (sound_due, leader_for("S4")),
    "T21": (another_department,),
    "T25": (plan_is_whole,),
    "T27": (leader_for("S1", "S2", "S3", "S4"),),
    "T31": (named_checker,),
    "T33": (target_reached, leader_for("S3", "S4")),
    "T35": (nothing_failed,),
    "T36": _REOPENS,
    "T37": (the_same_again, *_REOPENS),
    "T40": _MERGES,
    "T41": (named_checker,),
}
"""By transition, besides each field's own form (`step_fields`)."""
