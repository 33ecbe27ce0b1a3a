"""The tables: equal to the catalogue's, whole, reachable, and every pair of state and action answered."""

import csv
import json
from collections import Counter
from typing import Any

import pytest

from officer_app.core import step_fields
from officer_app.core.clocks import CLOCKS
from officer_app.core.deed import Deed
from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding
from officer_app.core.field_guards import MUST
from officer_app.core.fold import fold
from officer_app.core.guards import MAY, refusal
from officer_app.core.lifecycle import (
    BAR,
    NOT_ALLOWED,
    STATES,
    STEP_FIELDS,
    TRANSITIONS,
    Actor,
    State,
    Transition,
    allowed,
    check,
    leaving,
    step,
    transition_for,
)
from officer_app.core.limits import Limits
from tests.core.journal_maker import CALENDAR, CATALOG, CITY, FINDER, LIMITS, VALUES, Maker, at

NOW = at("2026-09-18 10:00")
ACTIONS = sorted({t.action for t in TRANSITIONS})
HANDLED = [t for t in TRANSITIONS if t.offline != "Y"]


def _rows(name: str) -> list[list[str]]:
    with (CATALOG / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def in_state(state: str, **fields: Any) -> Finding:
    """A finding that a bare step has put into a state."""
    maker = Maker()
    fields = {"responsible_dept": "371625-025"} | fields
    return fold([maker.submitted(), maker.moved("submitted", state, **fields)])


def test_states_are_those_of_the_catalogue() -> None:
    yes_no = {True: "Y", False: "N"}
    assert _rows("states.csv") == [
        [s.code, s.name.zh, s.name.en, s.seed_step, yes_no[s.terminal], s.master, s.clock, yes_no[s.department_sees]]
        for s in STATES.values()
    ]
    assert list(STATES) == list(State)
    assert len(STATES) == 21


def test_transitions_are_those_of_the_catalogue() -> None:
    rows = _rows("transitions.csv")
    assert len(rows) == len(TRANSITIONS) == 48
    for row, t in zip(rows, TRANSITIONS, strict=True):
        assert row[:5] == [t.id, t.from_state or "-", t.to_state or "-", t.action, t.action_name.zh]
        assert set(row[5].split(";")) == t.roles
        assert row[6:] == [t.guard, t.effects, t.deadline, t.offline, t.document]


def test_code_lists_are_those_of_the_catalogue() -> None:
    enums = json.loads((CATALOG / "enums.json").read_bytes())["enums"]
    for name, here in [
        ("severity", step_fields.SEVERITIES),
        ("fix_type", step_fields.FIX_TYPES),
        ("verification_method", step_fields.METHODS),
        ("verification_result", step_fields.RESULTS),
        ("root_cause", step_fields.ROOT_CAUSES),
        ("close_kind", step_fields.CLOSE_KINDS),
        ("grade5", step_fields.GRADES),
    ]:
        assert {row["v"]: (row["zh"], row["en"]) for row in enums[name]} == {k: tuple(v) for k, v in here.items()}


def test_every_word_is_there_in_both_languages() -> None:
    words = [s.name for s in STATES.values()] + [t.action_name for t in TRANSITIONS] + list(BAR)
    words += [need.label for needs in STEP_FIELDS.values() for need in needs]
    assert all(w.zh and w.en and w.zh != w.en for w in words)
    assert all(len({t.action_name for t in TRANSITIONS if t.action == action}) == 1 for action in ACTIONS)


def test_the_eight_steps_of_the_bar() -> None:
    assert [b.zh for b in BAR] == ["发现", "核查", "建账", "定责", "整改", "反馈", "销号", "回头看"]
    steps = {step: {s.code.value for s in STATES.values() if s.bar_step == step} for step in range(-1, 8)}
    assert steps == {
        -1: {"merged", "withdrawn", "out_of_scope"},
        0: {"draft", "submitted", "returned"},
        1: {"verifying", "substantiated", "not_substantiated"},
        2: {"registered"},
        3: {"assigned", "reassign_requested", "objected", "accepted"},
        4: {"rectifying", "suspended"},
        5: {"feedback_submitted", "acceptance_check"},
        6: {"closed"},
        7: {"lookback", "archived"},
    }


def test_terminal_states_lead_nowhere_and_no_others_do() -> None:
    assert {s for s in State if STATES[s].terminal} == {"withdrawn", "merged", "out_of_scope", "archived"}
    for state in State:
        assert STATES[state].terminal == (leaving(state) == ())


def test_every_state_is_reachable_from_the_first_draft_and_reaches_an_end() -> None:
    def spread(seeds: set[State], pairs: set[tuple[State, State]]) -> set[State]:
        while more := {b for a, b in pairs if a in seeds} - seeds:
            seeds = seeds | more
        return seeds

    pairs = {(t.from_state, t.to_state) for t in TRANSITIONS if t.from_state and t.to_state}
    assert spread({State.DRAFT}, pairs) == set(State)
    assert spread({s for s in State if STATES[s].terminal}, {(b, a) for a, b in pairs}) == set(State)


def test_only_an_upheld_objection_depends_on_more_than_state_and_action() -> None:
    doubled = {key for key, n in Counter((t.from_state, t.action) for t in TRANSITIONS).items() if n > 1}
    assert doubled == {(State.OBJECTED, "uphold")}


def test_rows_of_rules_belong_to_transitions() -> None:
    ids = {t.id for t in TRANSITIONS}
    assert set(MAY) | set(MUST) | set(CLOCKS) <= ids
    assert set(STEP_FIELDS) == {t.id for t in HANDLED}
    guarded = {t.id for t in HANDLED if t.guard}
    spoken = set(MAY) | set(MUST) | {id_ for id_, needs in STEP_FIELDS.items() if needs}
    assert guarded - spoken == {"T19"}, "a member of the responsible department: asked of every handler"


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_pair_of_state_and_action(state: State, action: str) -> None:
    rows = [t for t in TRANSITIONS if (t.from_state, t.action) == (state, action)]
    finding = in_state(state)
    if len(rows) == 1:
        assert transition_for(finding, action) == rows[0]
    elif rows:
        for row in rows:
            assert transition_for(in_state(state, resume_state=row.to_state), action) == row
        with pytest.raises(OfficerError):
            transition_for(finding, action)
    else:
        everybody = Actor("root", frozenset(r for t in TRANSITIONS for r in t.roles), "371625-025", CITY)
        with pytest.raises(OfficerError) as caught:
            step(finding, action, everybody, {}, NOW, CALENDAR, LIMITS)
        assert caught.value.fault is NOT_ALLOWED
        assert STATES[state].name.zh in caught.value.say("zh")


ROLES = sorted({role for t in TRANSITIONS for role in t.roles} | {"dept_leader", "expert", "sys_admin", "audit_admin"})


@pytest.mark.parametrize("role", ROLES)
def test_nobody_takes_a_step_that_is_not_their_roles(role: str) -> None:
    if role == "author":
        actor = Actor("finder", frozenset({"officer"}), "371625-025", CITY)
    else:
        actor = Actor("somebody", frozenset({role}), "371625-025", CITY)
    for state in State:
        finding = in_state(state)
        for t in allowed(finding, actor, NOW, CALENDAR, LIMITS):
            assert t.roles & ({role, "officer"} if role == "author" else {role})
        for t in leaving(state):
            refused = refusal(Deed(t, finding, actor, NOW, CALENDAR, LIMITS))
            if role != "author" and role not in t.roles:
                assert refused is not None
                assert refused.zh == "这一步不归您的角色办理"


@pytest.mark.parametrize("t", HANDLED, ids=lambda t: t.id)
def test_required_fields_are_named_one_by_one(t: Transition) -> None:
    """With no field given, every required one is a problem at its own field, in both languages."""
    required = {need.name for need in STEP_FIELDS[t.id] if need.required}
    finding = in_state(t.from_state or "", resume_state=t.to_state)
    actor = next((a for a in _people(t) if refusal(Deed(t, finding, a, NOW, CALENDAR, LIMITS)) is None), None)
    if actor is None:
        assert t.id in MAY, "only a rule of time or person may stand before the fields"
        return
    problems = check(t, finding, actor, {}, NOW, CALENDAR, LIMITS)
    assert required <= {p.field for p in problems}
    assert all(p.message.zh and p.message.en for p in problems)


def _people(t: Transition) -> list[Actor]:
    return [FINDER, *(Actor(r, frozenset({r}), "371625-025" if "dept" in r else "", CITY) for r in sorted(t.roles))]


@pytest.mark.parametrize("t", HANDLED, ids=lambda t: t.id)
def test_a_step_takes_no_field_it_does_not_name(t: Transition) -> None:
    finding = in_state(t.from_state or "", resume_state=t.to_state, fix_type="immediate")
    for actor in _people(t):
        if refusal(Deed(t, finding, actor, NOW, CALENDAR, LIMITS)) is None:
            slipped = {"numbers": 1, "round_no": 9, "days_left": {}, "resume_state": "closed"}
            fields = {p.field for p in check(t, finding, actor, slipped, NOW, CALENDAR, LIMITS)}
            assert set(slipped) <= fields


@pytest.mark.parametrize("junk", [None, "", "  ", 0, 1.5, True, [], [None], [{}], {}, {"a": 1}, "x" * 5000, "\ud800"])
def test_no_value_of_a_field_breaks_a_guard(junk: Any) -> None:
    for t in HANDLED:
        finding = in_state(t.from_state or "", resume_state=t.to_state, fix_type="immediate")
        fields = {need.name: junk for need in STEP_FIELDS[t.id]}
        for actor in _people(t):
            check(t, finding, actor, fields, NOW, CALENDAR, LIMITS, other=in_state("registered"))


def test_what_the_officer_does_offline_is_no_step_of_the_ledger() -> None:
    assert {t.id for t in TRANSITIONS if t.offline == "Y"} == {"T01", "T02", "T03", "T04", "T08"}
    assert [t.action for t in allowed(in_state("returned"), FINDER, NOW, CALENDAR, LIMITS)] == [
        "resubmit",
        "expire_or_withdraw",
    ]


def test_an_author_known_only_by_alias_counts_as_author() -> None:
    finding = in_state("submitted")
    stranger = Actor("device-user", frozenset({"officer"}))
    same = Actor("device-user", frozenset({"officer"}), is_author=True)
    assert allowed(finding, stranger, NOW, CALENDAR, LIMITS) == []
    assert [t.id for t in allowed(finding, same, NOW, CALENDAR, LIMITS)] == ["T05"]


def test_regions_cover_what_lies_in_them() -> None:
    def clerk(*regions: str) -> Actor:
        return Actor("c", frozenset({"ledger_clerk"}), regions=frozenset(regions))

    assert clerk("371600").covers("371625")
    assert clerk("371600").covers("3716K2")
    assert clerk("371602").covers("371602001")
    assert clerk("370000").covers("371625")
    assert not clerk("371602").covers("371600"), "a county never handles the city's own departments"
    assert not clerk("371602").covers("371625")
    assert not clerk("371600").covers("370600")
    assert not clerk().covers("371602")
    assert VALUES["region_code"] == "371625"
    accept = transition_for(in_state("submitted"), "accept")
    assert refusal(Deed(accept, in_state("submitted"), clerk("371602"), NOW, CALENDAR, LIMITS))
    assert refusal(Deed(accept, in_state("submitted"), clerk("371625"), NOW, CALENDAR, LIMITS)) is None


def test_limits_know_every_clock_of_the_steps() -> None:
    for clock in CLOCKS.values():
        assert LIMITS.days(clock) > 0
    assert isinstance(LIMITS, Limits)
