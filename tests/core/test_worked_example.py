"""The worked example of the rules (DOMAIN 5.8), day by day, and the clocks that stop and go on."""

from officer_app.core.facts import Due
from officer_app.core.lifecycle import default_due, transition_for
from officer_app.core.workdays import due, light
from tests.core.journal_maker import (
    CALENDAR,
    CLERK,
    CLOSED,
    FEEDBACK,
    FOUR_FIELDS,
    HANDLER,
    LEADER,
    LIMITS,
    OTHER_OFFICER,
    VERIFIED,
    VERIFIER,
    VERIFIER_2,
    Entry,
    at,
    due_day,
    lead_to,
)

REASON = "依法需要上级部门先行修改系统接口，本级不能单独完成"


def _colour(entry: Entry, now: str) -> tuple[str, int | None]:
    finding = entry.finding
    return light(finding.due, at(now), CALENDAR, finding.state)[:2]


def test_the_worked_example_to_the_day() -> None:
    def arrived(_: str, severity: str) -> Due:
        return due("intake", severity, "timed", at("2026-09-17 19:05"), CALENDAR, LIMITS)

    entry = Entry(arrived)
    assert due_day(entry.finding) == "2026-09-20"

    assert (
        due_day(entry.take("2026-09-18 09:00", "accept", CLERK, duplicates_checked=True, verifier="verifier"))
        == "2026-09-24"
    )
    assert due_day(entry.take("2026-09-23 15:00", "substantiate", VERIFIER, **VERIFIED)) == "2026-09-24"

    registered = entry.take("2026-09-24 09:00", "register", CLERK, class_no="371625-T0301-2026-00042-M")
    assert registered.class_no == "371625-T0301-2026-00042-M"
    proposed = default_due(registered, transition_for(registered, "assign"), at("2026-09-24 10:00"), CALENDAR, LIMITS)
    assert (proposed.limit, proposed.on[:10]) == (7, "2026-10-12")
    assigned = entry.take("2026-09-24 10:00", "assign", CLERK, **FOUR_FIELDS, rectify_due=proposed.on)
    assert due_day(assigned) == "2026-09-28"
    assert assigned.fields["rectify_due"] == "2026-10-12T23:59:59+08:00"

    assert due_day(entry.take("2026-09-28 11:00", "sign_in", HANDLER)) == "2026-09-30"
    rectifying = entry.take(
        "2026-09-29 09:00",
        "submit_plan",
        HANDLER,
        owner_name="王某",
        measures=["清理"],
        milestones=["10 月 9 日前清理完"],
    )
    assert due_day(rectifying) == "2026-10-12"
    assert _colour(entry, "2026-09-30 09:00") == ("green", 4)
    assert _colour(entry, "2026-10-08 00:00") == ("yellow", 3)

    assert due_day(entry.take("2026-10-12 17:20", "submit_feedback", HANDLER, **FEEDBACK)) == "2026-10-14"
    assert _colour(entry, "2026-10-13 09:00")[0] == "grey"
    assert due_day(entry.take("2026-10-13 10:00", "pass_review", CLERK, checker="officer2")) == "2026-10-16"
    closed = entry.take("2026-10-15 10:00", "close", LEADER, **CLOSED)
    assert (closed.fields["lookback_from"], closed.fields["lookback_until"]) == ("2026-11-12", "2026-12-10")
    assert _colour(entry, "2026-11-01 09:00")[0] == "none"
    assert CALENDAR.add(at("2026-10-15 10:00").date(), 60).isoformat() == "2027-01-08"

    assert due_day(entry.take("2026-11-16 09:00", "start_lookback", CLERK, selection="rule")) == "2026-11-30"
    reopened = entry.take("2026-11-17 09:00", "reopen", LEADER, facts="暗访复查，同样问题再次出现")
    assert (reopened.round_no, reopened.fields["is_rebound"], reopened.fields["rectify_limit"]) == (2, True, 4)
    assert reopened.fields["rectify_due"][:10] == "2026-11-23"
    assert "severity" not in reopened.fields, "the first rebound leaves the severity"
    assert (reopened.strays, len(reopened.history)) == ([], 11)


def test_a_second_rebound_raises_the_severity() -> None:
    entry = Entry()
    lead_to(entry, "lookback")
    entry.take("2026-11-17 09:00", "reopen", LEADER, facts="同样问题再次出现")
    entry.take("2026-11-17 15:00", "sign_in", HANDLER)
    entry.take(
        "2026-11-18 09:00", "submit_plan", HANDLER, owner_name="王某", measures=["再清理"], milestones=["三日内"]
    )
    entry.take("2026-11-20 09:00", "submit_feedback", HANDLER, **FEEDBACK)
    entry.take("2026-11-20 15:00", "pass_review", CLERK, checker="officer3")
    entry.take("2026-11-23 09:00", "close", LEADER, **CLOSED)
    entry.take("2026-12-01 09:00", "start_lookback", CLERK, selection="leader")
    third = entry.take("2026-12-02 09:00", "reopen", LEADER, facts="第三次出现同样问题")
    assert (third.round_no, third.fields["severity"], third.fields["rectify_limit"]) == (3, "S4", 3)
    assert third.fields["interim_due"][:10] == "2026-12-03"
    assert third.due is not None
    assert third.due.on == "2026-12-02T17:00:00+08:00", "S4 signs in within half a day"


def test_suspension_freezes_and_resuming_restores_the_days_left() -> None:
    entry = Entry()
    lead_to(entry, "rectifying")
    suspended = entry.take(
        "2026-09-30 09:00", "suspend", LEADER, depends_on="需省级系统改造后才能完成", interim_measure="人工收件"
    )
    assert suspended.fields["days_left"] == {"rectification": 4}
    assert due_day(suspended) == "2026-11-03"
    assert _colour(entry, "2026-12-01 09:00")[0] == "grey"
    resumed = entry.take("2026-11-02 09:00", "resume", CLERK)
    assert (due_day(resumed), resumed.due and resumed.due.limit) == ("2026-11-06", 7)


def test_closing_from_suspension() -> None:
    entry = Entry()
    lead_to(entry, "rectifying")
    entry.take(
        "2026-09-30 09:00",
        "suspend",
        HANDLER,
        depends_on="需省级系统改造后才能完成",
        interim_measure="人工收件",
        approved_by="leader",
    )
    closed = entry.take(
        "2026-12-30 09:00", "close_suspended", LEADER, conclusion="省级系统已经取消该环节，问题条件不再存在。"
    )
    assert (closed.fields["close_kind"], closed.due) == ("kept", None)


def test_rework_gives_what_is_left_or_three_days() -> None:
    entry = Entry()
    lead_to(entry, "feedback_submitted")
    again = entry.take("2026-10-14 09:00", "rework", CLERK, reason="佐证材料不足")
    assert (due_day(again), again.fields["rework_count"]) == ("2026-10-19", 1)
    entry.take("2026-10-14 15:00", "submit_feedback", HANDLER, **FEEDBACK)
    entry.take("2026-10-15 09:00", "pass_review", CLERK, checker="officer2")
    failed = entry.take(
        "2026-10-16 09:00", "check_fail", OTHER_OFFICER, method="retest", facts="仍要求提交", reason="没有改到位"
    )
    assert (due_day(failed), failed.fields["rework_count"]) == ("2026-10-21", 2)


def test_an_upheld_objection_gives_back_both_clocks() -> None:
    entry = Entry()
    lead_to(entry, "assigned")
    disputed = entry.take(
        "2026-09-24 15:00", "object", HANDLER, facts_disputed="窗口当日并未要求提交这两份材料，有录音为证"
    )
    assert (due_day(disputed), disputed.fields["resume_state"]) == ("2026-09-30", "assigned")
    upheld = entry.take(
        "2026-09-29 09:00", "uphold", LEADER, review_text="经复核，录音不能证明未提出要求，维持原结论。"
    )
    assert upheld.state == "assigned"
    assert due_day(upheld) == "2026-09-30"
    assert upheld.fields["rectify_due"][:10] == "2026-10-14"


def test_a_refused_reassignment_runs_on_and_an_approved_one_starts_anew() -> None:
    for decision, dept, sign_in, rectify in [
        ("refuse", {}, "2026-09-28", "2026-10-12"),
        ("approve", {"responsible_dept": "371625-031"}, "2026-09-29", "2026-10-13"),
    ]:
        entry = Entry()
        lead_to(entry, "assigned")
        entry.take("2026-09-24 15:00", "request_reassign", HANDLER, reason=REASON, suggested_dept="371625-031")
        assert due_day(entry.finding) == "2026-09-28"
        decided = entry.take(
            "2026-09-28 09:00", "decide_reassign", CLERK, decision=decision, reason="见三定方案", **dept
        )
        assert (due_day(decided), decided.fields["rectify_due"][:10]) == (sign_in, rectify)
        assert decided.fields["reassign_count"] == 1


def test_an_immediate_fix_is_signed_in_without_a_plan() -> None:
    entry = Entry(fix_type="immediate")
    lead_to(entry, "registered")
    entry.take("2026-09-24 10:00", "assign", CLERK, **FOUR_FIELDS, rectify_due="2026-09-28")
    started = entry.take("2026-09-24 14:00", "sign_in_with_plan", HANDLER)
    assert (started.state, due_day(started)) == ("rectifying", "2026-09-28")


def test_a_shorter_limit_has_its_own_yellow() -> None:
    entry = Entry()
    lead_to(entry, "registered")
    assigned = entry.take("2026-09-24 10:00", "assign", CLERK, **FOUR_FIELDS, rectify_due="2026-09-29")
    assert (assigned.fields["rectify_limit"], assigned.fields["rectify_due"][:10]) == (2, "2026-09-29")


def test_an_unsubstantiated_finding_may_be_appealed_once_and_is_archived_when_nobody_does() -> None:
    refused = {
        "methods": ["onsite"],
        "facts": "现场未见该情况",
        "conflict_declared": False,
        "reviewed_by": "leader",
        "conclusion": "现场核查三次，均未发现所述情况，不能认定。",
        "result": "not_substantiated",
    }
    entry = Entry()
    lead_to(entry, "verifying")
    assert due_day(entry.take("2026-09-22 09:00", "reject", VERIFIER, **refused)) == "2026-09-30"
    again = entry.take("2026-09-30 23:00", "appeal", CLERK, new_facts="找到了当天的取号小票和照片")
    assert (again.state, due_day(again)) == ("verifying", "2026-10-13")
    done = entry.take("2026-10-12 09:00", "reject", VERIFIER_2, **refused)
    assert done.state == "not_substantiated"
