"""Who may take a step and when: each guard refuses what it is there to refuse, and lets the rest pass."""

import pytest

from officer_app.core.errors import OfficerError
from officer_app.core.fold import fold
from officer_app.core.lifecycle import (
    NOT_ALLOWED,
    SYSTEM,
    Actor,
    transition_for,
)
from tests.core.journal_maker import (
    CITY,
    CLERK,
    CLERK_2,
    FEEDBACK,
    FINDER,
    HANDLER,
    LEADER,
    OTHER_OFFICER,
    PLAN,
    REFUSED,
    VERIFIED,
    VERIFIER,
    VERIFIER_2,
    Entry,
    Maker,
    entry_in,
    faults,
    may,
)

CLERK_WHO_FOUND = Actor("finder", frozenset({"ledger_clerk", "verifier"}), "", CITY)
OBJECTION = {"facts_disputed": "窗口当日并未要求提交这两份材料，有录音为证"}
REQUEST = {"reason": "该事项已于今年三月划转至行政审批局，不归我局办理", "suggested_dept": "371625-031"}


def test_four_eyes_finder_verifier_checker_closer_are_four_people() -> None:
    verifying = entry_in("verifying").finding
    assert may(verifying, "substantiate", VERIFIER, "2026-09-23 09:00")
    assert not may(verifying, "substantiate", CLERK_WHO_FOUND, "2026-09-23 09:00")
    with_finder = VERIFIED | {"verifiers": ["verifier", "finder"]}
    assert faults(verifying, "substantiate", VERIFIER, "2026-09-23 09:00", **with_finder) == {"verifiers"}

    feedback = entry_in("feedback_submitted").finding
    for person in ("finder", "verifier", "verifier2", "handler"):
        assert faults(feedback, "pass_review", CLERK, "2026-10-13 09:00", checker=person) == {"checker"}
    assert faults(feedback, "pass_review", CLERK, "2026-10-13 09:00", checker="officer2") == set()

    checking = entry_in("acceptance_check").finding
    assert may(checking, "check_fail", OTHER_OFFICER, "2026-10-14 09:00")
    for actor in (FINDER, VERIFIER, VERIFIER_2, Actor("x", frozenset({"verifier"}), "371625-025", CITY)):
        assert not may(checking, "check_fail", actor, "2026-10-14 09:00")
    for user in ("finder", "verifier", "verifier2", "officer2"):
        closer = Actor(user, frozenset({"ledger_clerk", "supervision_leader"}), "", CITY)
        assert not may(checking, "close", closer, "2026-10-15 09:00")
    assert may(checking, "close", LEADER, "2026-10-15 09:00")


def test_four_eyes_hold_within_a_round_and_begin_anew_in_the_next() -> None:
    entry = entry_in("lookback")
    closer = Actor("leader", frozenset({"verifier"}), "", CITY)
    assert not may(entry.finding, "lookback_pass", closer, "2026-11-17 09:00")
    assert may(entry.finding, "lookback_pass", VERIFIER, "2026-11-17 09:00")
    entry.take("2026-11-17 09:00", "reopen", LEADER, facts="同样问题再次出现")
    entry.take("2026-11-17 10:00", "sign_in", HANDLER)
    entry.take("2026-11-17 11:00", "submit_plan", HANDLER, **PLAN)
    entry.take("2026-11-18 09:00", "submit_feedback", HANDLER, **FEEDBACK)
    assert faults(entry.finding, "pass_review", CLERK, "2026-11-18 10:00", checker="verifier") == set()


def test_the_assessed_department_and_other_regions_stand_aside() -> None:
    verifying = entry_in("verifying", suggested_dept="371625-025").finding
    of_it = Actor("v3", frozenset({"verifier"}), "371625-025", CITY)
    elsewhere = Actor("v3", frozenset({"verifier"}), "", frozenset({"371602"}))
    assert not may(verifying, "substantiate", of_it, "2026-09-23 09:00")
    assert not may(verifying, "substantiate", elsewhere, "2026-09-23 09:00")
    assert faults(
        verifying, "substantiate", VERIFIER, "2026-09-23 09:00", **VERIFIED | {"conflict_declared": True}
    ) == {"conflict_declared"}


def test_only_the_responsible_departments_handler_signs_in() -> None:
    assigned = entry_in("assigned").finding
    assert may(assigned, "sign_in", HANDLER, "2026-09-28 09:00")
    assert not may(assigned, "sign_in", Actor("h", frozenset({"dept_handler"}), "371602-025"), "2026-09-28 09:00")
    assert not may(assigned, "sign_in_with_plan", HANDLER, "2026-09-28 09:00"), "only for a fix at once"


def test_at_most_two_returns() -> None:
    entry = Entry()
    for day in ("2026-09-18", "2026-09-21"):
        entry.take(f"{day} 09:00", "return_supplement", CLERK, reason_code="facts_unclear", return_fields=["text"])
        assert may(entry.finding, "resubmit", FINDER, f"{day} 10:00")
        assert not may(entry.finding, "resubmit", OTHER_OFFICER, f"{day} 10:00")
        entry.resubmit()
    assert entry.finding.fields["return_count"] == 2
    assert not may(entry.finding, "return_supplement", CLERK, "2026-09-22 09:00")
    assert may(entry.finding, "accept", CLERK, "2026-09-22 09:00")


def test_a_return_lapses_when_its_time_has_passed_twice() -> None:
    entry = Entry()
    entry.take("2026-09-18 09:00", "return_supplement", CLERK, reason_code="facts_unclear")
    assert may(entry.finding, "expire_or_withdraw", FINDER, "2026-09-18 10:00")
    assert not may(entry.finding, "expire_or_withdraw", SYSTEM, "2026-09-28 23:59")
    assert may(entry.finding, "expire_or_withdraw", SYSTEM, "2026-09-29 00:00")


def test_an_appeal_once_within_five_days_before_another_verifier() -> None:
    entry = entry_in("verifying")
    refused = entry.take("2026-09-22 09:00", "reject", VERIFIER, **REFUSED)
    assert may(refused, "appeal", FINDER, "2026-09-30 23:59")
    assert not may(refused, "appeal", FINDER, "2026-10-08 00:00")
    assert not may(refused, "archive_negative", SYSTEM, "2026-09-30 23:59")
    assert may(refused, "archive_negative", SYSTEM, "2026-10-08 00:00")
    news = {"new_facts": "找到了当天的取号小票和照片"}
    assert faults(refused, "appeal", CLERK, "2026-09-30 09:00", **news, verifier="verifier") == {"verifier"}
    again = entry.take("2026-09-30 09:00", "appeal", FINDER, **news)
    assert not may(again, "reject", VERIFIER, "2026-10-08 09:00")
    assert not may(again, "reject", LEADER, "2026-10-08 09:00"), "the leader reviewed the first verdict"
    twice = entry.take("2026-10-08 09:00", "reject", VERIFIER_2, **REFUSED)
    assert not may(twice, "appeal", FINDER, "2026-10-09 09:00")


def test_an_objection_once_a_round_within_five_days_from_three_states() -> None:
    for state in ("assigned", "accepted", "rectifying"):
        finding = entry_in(state).finding
        assert may(finding, "object", HANDLER, "2026-10-09 23:59")
        assert not may(finding, "object", HANDLER, "2026-10-10 00:00")
    entry = entry_in("accepted")
    entry.take("2026-09-29 09:00", "object", HANDLER, **OBJECTION)
    assert transition_for(entry.finding, "uphold").id == "T46"
    assert not may(entry.finding, "uphold", VERIFIER, "2026-09-30 09:00"), "other verifier than the first"
    entry.take("2026-09-30 09:00", "uphold", LEADER, review_text="经复核，录音不能证明未提出要求，维持原结论。")
    assert (entry.finding.state, may(entry.finding, "object", HANDLER, "2026-09-30 10:00")) == ("accepted", False)


def test_reassignment_within_two_days_three_times_the_last_by_the_leader() -> None:
    assert may(entry_in("assigned").finding, "request_reassign", HANDLER, "2026-09-29 23:59")
    assert not may(entry_in("assigned").finding, "request_reassign", HANDLER, "2026-09-30 00:00")
    entry = entry_in("assigned")
    for n in range(3):
        entry.take("2026-09-28 09:00", "request_reassign", HANDLER, **REQUEST)
        assert may(entry.finding, "decide_reassign", CLERK, "2026-09-28 10:00") == (n < 2)
        yes = {"decision": "approve", "reason": "核过三定方案"}
        assert faults(entry.finding, "decide_reassign", LEADER, "2026-09-28 10:00", **yes) == {"responsible_dept"}
        entry.take("2026-09-28 10:00", "decide_reassign", LEADER, decision="refuse", reason="核过三定方案")
    assert not may(entry.finding, "request_reassign", HANDLER, "2026-09-28 11:00")


def test_found_again_within_ninety_days_reopens_the_same_problem_only() -> None:
    entry = entry_in("closed")
    again = fold([Maker("again").submitted()])
    given = {"source_finding": "again", "facts": "另一名体验官再次发现"}
    assert faults(entry.finding, "reopen_direct", CLERK, "2026-12-01 09:00", again, **given) == set()
    elsewhere = fold([Maker("again").submitted(category_code="T0103")])
    assert faults(entry.finding, "reopen_direct", CLERK, "2026-12-01 09:00", elsewhere, **given) == {"source_finding"}
    assert may(entry.finding, "reopen_direct", CLERK, "2027-01-13 23:59")
    assert not may(entry.finding, "reopen_direct", CLERK, "2027-01-14 00:00")


def test_archived_after_a_passed_look_back_or_sixty_days() -> None:
    closed = entry_in("closed").finding
    assert not may(closed, "archive", SYSTEM, "2027-01-08 23:59")
    assert may(closed, "archive", SYSTEM, "2027-01-09 00:00")
    entry = entry_in("lookback")
    scored = {
        "consolidated": "pass",
        "rebound": "pass",
        "satisfaction": "partly",
        "method": "phone",
        "facts": "回访五人",
    }
    failed = scored | {"rebound": "fail"}
    assert faults(entry.finding, "lookback_pass", VERIFIER, "2026-11-17 09:00", **failed) == {"rebound"}
    entry.take("2026-11-17 09:00", "lookback_pass", VERIFIER, **scored)
    assert may(entry.finding, "archive", SYSTEM, "2026-11-17 10:00")
    assert entry.take("2026-11-17 10:00", "archive", CLERK_2).due is None


def test_a_refused_step_says_why_in_both_languages_and_changes_nothing() -> None:
    entry = Entry()
    with pytest.raises(OfficerError) as caught:
        entry.take("2026-09-18 09:00", "accept", HANDLER, duplicates_checked=True, verifier="verifier")
    assert caught.value.fault is NOT_ALLOWED
    assert "这一步不归您的角色办理" in caught.value.say("zh")
    assert "not for your role" in caught.value.say("en")
    assert len(entry.events) == 1
