"""What a step must be given: each guard refuses at the field it concerns, and lets the rest pass."""

from typing import Any

import pytest

from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding
from officer_app.core.fold import fold
from officer_app.core.lifecycle import (
    possible_duplicate,
)
from tests.core.journal_maker import (
    CLERK,
    CLOSED,
    FOUR_FIELDS,
    HANDLER,
    LEADER,
    PLAN,
    REFUSED,
    VERIFIED,
    VERIFIER,
    Entry,
    Maker,
    entry_in,
    faults,
    lead_to,
)


@pytest.mark.parametrize(
    ("severity", "verifiers", "enough"),
    [
        ("S2", ["verifier"], True),
        ("S3", ["verifier"], False),
        ("S3", ["verifier", "verifier"], False),
        ("S4", ["verifier", "verifier2"], True),
        ("S2", ["verifier2"], False),
    ],
)
def test_two_verifiers_for_the_grave_ones(severity: str, verifiers: list[str], enough: bool) -> None:
    finding = entry_in("verifying", severity=severity).finding
    found = faults(finding, "substantiate", VERIFIER, "2026-09-23 09:00", **VERIFIED | {"verifiers": verifiers})
    assert found == (set() if enough else {"verifiers"})


def test_severity_changes_only_with_a_reason_and_lowering_it_needs_two_as_well() -> None:
    finding = entry_in("verifying").finding
    lower = VERIFIED | {"severity": "S2"}
    assert faults(finding, "substantiate", VERIFIER, "2026-09-23 09:00", **lower) == {"reason"}
    assert faults(finding, "substantiate", VERIFIER, "2026-09-23 09:00", **lower, reason="只影响一人") == set()
    alone = lower | {"verifiers": ["verifier"], "reason": "只影响一人"}
    assert faults(finding, "substantiate", VERIFIER, "2026-09-23 09:00", **alone) == {"verifiers"}
    unable = VERIFIED | {"result": "unable"}
    assert faults(finding, "substantiate", VERIFIER, "2026-09-23 09:00", **unable) == {"result"}


def test_a_rejection_needs_a_second_person() -> None:
    finding = entry_in("verifying").finding
    assert faults(finding, "reject", VERIFIER, "2026-09-22 09:00", **REFUSED) == set()
    for reviewer in ("verifier", "finder"):
        assert faults(finding, "reject", VERIFIER, "2026-09-22 09:00", **REFUSED | {"reviewed_by": reviewer}) == {
            "reviewed_by"
        }


def test_registration_needs_settled_values_and_a_number_that_matches() -> None:
    finding = entry_in("substantiated").finding
    number = "371625-T0301-2026-00042-M"
    assert faults(finding, "register", CLERK, "2026-09-24 09:00") == set()
    assert faults(finding, "register", CLERK, "2026-09-24 09:00", class_no=number) == set()
    for wrong in ("371625-T0301-2026-00042-N", "371602-W0301-2026-00002-Y", "", "台2026-1"):
        assert faults(finding, "register", CLERK, "2026-09-24 09:00", class_no=wrong or "x") == {"class_no"}
    bare = entry_in("substantiated", matter_code="", region_code="").finding
    assert faults(bare, "register", CLERK, "2026-09-24 09:00") == {"matter_code", "region_code"}
    with pytest.raises(OfficerError, match="classification number"):
        entry_in("substantiated").take("2026-09-24 09:00", "register", CLERK)


def test_assignment_needs_its_four_fields() -> None:
    finding = entry_in("registered").finding
    assert faults(finding, "assign", CLERK, "2026-09-24 09:00") == {
        "responsible_dept",
        "target_text",
        "measures_text",
        "rectify_due",
    }
    assert faults(finding, "assign", CLERK, "2026-09-24 09:00", **FOUR_FIELDS, rectify_due="2026-10-12") == set()


@pytest.mark.parametrize(
    ("due", "fields", "wrong"),
    [
        ("2026-09-23", {}, {"rectify_due"}),
        ("2026-09-24", {}, set()),
        ("2026-10-13", {}, {"rectify_due"}),
        ("2026-10-13", {"reason": "涉及系统改造"}, {"rectify_due"}),
        ("2026-10-13", {"reason": "涉及系统改造", "approved_by": "clerk2"}, {"rectify_due"}),
        ("2026-10-13", {"reason": "涉及系统改造", "approved_by": "leader"}, set()),
        ("2026-12-31", {"reason": "涉及系统改造", "approved_by": "leader"}, {"instruction_ref"}),
        (
            "2026-12-31",
            {"reason": "涉及系统改造", "approved_by": "leader", "instruction_ref": "批示〔2026〕3 号"},
            set(),
        ),
        ("next week", {}, {"rectify_due"}),
    ],
)
def test_the_due_day_shorter_at_will_longer_with_a_leader(due: str, fields: dict[str, str], wrong: set[str]) -> None:
    finding = entry_in("registered").finding
    assert faults(finding, "assign", CLERK, "2026-09-24 09:00", **FOUR_FIELDS, rectify_due=due, **fields) == wrong


def test_the_gravest_need_the_leader() -> None:
    finding = entry_in("registered", severity="S4").finding
    given = FOUR_FIELDS | {"rectify_due": "2026-09-30"}
    assert faults(finding, "assign", CLERK, "2026-09-24 09:00", **given) == {"approved_by"}
    assert faults(finding, "assign", CLERK, "2026-09-24 09:00", **given, approved_by="clerk2") == {"approved_by"}
    assert faults(finding, "assign", CLERK, "2026-09-24 09:00", **given, approved_by="leader") == set()
    assert faults(finding, "assign", LEADER, "2026-09-24 09:00", **given) == set()
    checking = entry_in("acceptance_check").finding
    assert faults(checking, "close", CLERK, "2026-10-15 09:00", **CLOSED) == {"approved_by"}
    assert faults(checking, "close", LEADER, "2026-10-15 09:00", **CLOSED) == set()
    rectifying = entry_in("rectifying").finding
    hold = {"depends_on": "需省级系统改造后才能完成", "interim_measure": "人工收件"}
    assert faults(rectifying, "suspend", HANDLER, "2026-09-30 09:00", **hold) == {"approved_by"}


def test_a_plan_has_milestones_when_systemic_and_an_interim_measure_when_critical() -> None:
    systemic = entry_in("accepted", fix_type="systemic").finding
    assert faults(systemic, "submit_plan", HANDLER, "2026-09-29 09:00", **PLAN) == {"milestones"}
    critical = Entry(severity="S4")
    lead_to(critical, "registered")
    critical.take("2026-09-24 10:00", "assign", LEADER, **FOUR_FIELDS, rectify_due="2026-09-30")
    critical.take("2026-09-24 11:00", "sign_in", HANDLER)
    assert faults(critical.finding, "submit_plan", HANDLER, "2026-09-24 14:00", **PLAN) == {"interim_measure"}


def test_merging_needs_an_open_master_that_has_something_in_common() -> None:
    def master(state: str, id: str = "master", **values: Any) -> Finding:
        maker = Maker(id)
        return fold([maker.submitted(**values), maker.moved("submitted", state)])

    finding = Entry().finding
    strange: dict[str, Any] = {"matter_code": "SX9", "hall_code": "H9"}
    for other, wrong in [
        (master("registered"), set()),
        (master("closed"), set()),
        (master("archived"), {"merged_into"}),
        (master("registered", **strange), {"merged_into"}),
        (None, {"merged_into"}),
        (master("registered", id="another"), {"merged_into"}),
    ]:
        assert faults(finding, "merge", CLERK, "2026-09-18 09:00", other, merged_into="master") == wrong
    assert faults(finding, "merge", CLERK, "2026-09-18 09:00", finding, merged_into=finding.id) == {"merged_into"}


def test_a_rebound_raises_by_one_level_at_most() -> None:
    finding = entry_in("lookback", severity="S3").finding
    given = {"facts": "同样问题再次出现", "reason": "媒体已有报道"}
    assert faults(finding, "reopen", CLERK, "2026-11-17 09:00", **given, severity="S4") == set()
    assert faults(finding, "reopen", CLERK, "2026-11-17 09:00", **given, severity="S1") == {"severity"}
    longer = given | {"rectify_due": "2026-12-31"}
    assert "rectify_due" in faults(finding, "reopen", CLERK, "2026-11-17 09:00", **longer)


def test_closing_needs_the_target_met_and_an_answer_where_one_was_wished() -> None:
    finding = entry_in("acceptance_check").finding
    assert faults(finding, "close", LEADER, "2026-10-15 09:00", **CLOSED | {"target_met": "partly"}) == {"target_met"}
    asking = entry_in("acceptance_check", wants_feedback=True).finding
    assert faults(asking, "close", LEADER, "2026-10-15 09:00", **CLOSED) == {"finder_satisfaction"}
    assert faults(asking, "close", LEADER, "2026-10-15 09:00", **CLOSED, finder_satisfaction="4") == set()


def test_possible_duplicates_share_matter_place_category_and_ninety_days() -> None:
    def other(**values: Any) -> Finding:
        return fold([Maker("other").submitted(**values)])

    finding = Entry().finding
    assert possible_duplicate(finding, other(), 90)
    assert possible_duplicate(finding, other(occurred_at="2026-06-20T09:00:00+08:00"), 90)
    assert not possible_duplicate(finding, other(occurred_at="2026-06-01T09:00:00+08:00"), 90)
    assert not possible_duplicate(finding, other(category_code="T0103"), 90)
    assert not possible_duplicate(finding, other(hall_code="H9"), 90)
    assert not possible_duplicate(finding, finding, 90)
