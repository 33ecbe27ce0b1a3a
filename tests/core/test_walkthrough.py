"""The walk's fold: whatever is tapped, in whatever order it arrives, times stay true and what was changed is traced."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.core import questionnaire
from officer_app.core.errors import OfficerError
from officer_app.core.events import Event
from officer_app.core.facts import Withdrawal
from officer_app.core.walk_facts import Guide, GuideMaterial, PlannedStep, Uptime, WalkEnd, WalkNote, WalkStart, WalkTap
from officer_app.core.walk_fold import NO_START, fold, in_order
from officer_app.core.walk_guide import guide_of, lacks, standing
from officer_app.core.walk_plan import bundle_of, plan
from officer_app.core.walk_time import milliseconds, written
from officer_app.core.walkthrough import Walk, missing_at_start
from tests.core.journal_maker import Maker
from tests.core.test_catalog import read
from tests.core.test_forms import CATALOG

BEGIN = milliseconds("2026-03-25T09:05:00+08:00") or 0
STEPS = [PlannedStep(stage=stage, title=stage) for stage in ("find", "queue", "accept", "result")]


class Walker:
    """Taps a walk: `after` real seconds, on a machine whose visible clock stands `skew` seconds off."""

    def __init__(self, **changes: Any) -> None:
        self.maker = Maker("walk-1")
        self.now, self.skew, self.boot = BEGIN, 0, "boot-1"
        self.events: list[Event] = []
        fields: dict[str, Any] = {
            "walk_no": "XA7K2-20260325-001",
            "alias": "TY-X-004",
            "dimension": "T",
            "mode": "counter_self",
            "matters": ["SX0401"],
            "steps": STEPS,
            "uptime": self.uptime,
        }
        self.put("walk.started", WalkStart(**{**fields, **changes}))

    @property
    def uptime(self) -> Uptime:
        return Uptime(self.boot, self.now - BEGIN + 1_000)

    def put(self, kind: str, body: Any, **changes: Any) -> Event:
        parents = (self.events[-1].id,) if self.events else ()
        id = f"e{len(self.events):04d}"
        at = written(self.now + self.skew * 1000)
        event = self.maker.event(kind, body, id=id, parents=parents, claimed_at=at, **changes)
        self.events.append(event)
        return event

    def tap(self, action: str, after: float = 0, **fields: Any) -> Event:
        self.now += int(after * 1000)
        return self.put("walk.stepped", WalkTap(action=action, uptime=self.uptime, **fields))

    def note(self, what: str, after: float = 0, **fields: Any) -> Event:
        self.now += int(after * 1000)
        return self.put("walk.noted", WalkNote(what=what, uptime=self.uptime, **fields))

    def end(self, after: float = 0) -> Event:
        self.now += int(after * 1000)
        return self.put("walk.ended", WalkEnd(result="done", uptime=self.uptime))

    @property
    def walk(self) -> Walk:
        return fold(self.events)


def seconds(walk: Walk) -> list[int]:
    return [step.ms // 1000 for step in walk.steps]


def test_steps_are_timed_from_tap_to_tap_and_pauses_count_nowhere() -> None:
    w = Walker()
    w.tap("next", 540)
    w.tap("pause", 60)
    w.tap("resume", 3600)
    w.tap("next", 30)
    w.tap("pause", 10)
    w.tap("next", 5)  # going on ends the pause
    w.end(7)
    walk = w.walk
    assert seconds(walk) == [540, 90, 10, 7]
    assert (walk.active_ms, walk.paused_ms, walk.elapsed_ms) == (647_000, 3_605_000, 4_252_000)
    assert (walk.waiting_ms, walk.status, walk.strays) == (90_000, "ended", [])
    assert [step.end for step in walk.steps][-1] == walk.end == written(w.now)


def test_an_inserted_step_stands_where_it_belongs_and_an_earlier_one_goes_on() -> None:
    w = Walker()
    w.tap("next", 10, step=3)
    w.tap("insert", 20, planned=PlannedStep(stage="accept", title="补件"), go=True)
    w.tap("next", 30, step=2)
    w.tap("next", 40)
    walk = w.walk
    assert [(step.no, step.title) for step in walk.steps] == [
        (1, "find"), (2, "queue"), (3, "accept"), (5, "补件"), (4, "result"),
    ]  # fmt: skip
    assert [step.ms // 1000 for step in walk.steps] == [10, 40, 20, 30, 0]
    assert walk.current == 4
    assert walk.strays == []


@pytest.mark.parametrize(
    "taps", [["resume"], ["pause", "pause"], ["next"] * 4, ["fly"], ["correct"]], ids=lambda taps: "-".join(taps)
)
def test_what_does_not_fit_is_kept_without_effect(taps: list[str]) -> None:
    w = Walker()
    for action in taps[:-1]:
        w.tap(action, 10)
    before = w.walk
    bad = w.tap(taps[-1], 10)
    walk = w.walk
    assert walk.strays == [bad.id]
    assert (walk.status, walk.current) == (before.status, before.current)


def test_nothing_moves_a_walk_that_ended_and_strangers_never_do() -> None:
    w = Walker()
    w.end(60)
    late = [w.tap("next", 60), w.end(60)]
    theirs = w.put("walk.noted", WalkNote(what="copy", uptime=w.uptime), user="somebody")
    assert w.walk.strays == [*(event.id for event in late), theirs.id]
    assert (w.walk.elapsed_ms, w.walk.copies) == (60_000, 0)
    w.put("walk.withdrawn", Withdrawal(reason="演练"))
    assert (w.walk.status, w.walk.withdrawn) == ("withdrawn", "演练")


def test_a_forgotten_tap_is_put_right_with_a_trace() -> None:
    w = Walker()
    late = w.tap("next", 600)
    w.tap("next", 60)
    w.tap("correct", corrects=late.id, at=written(BEGIN + 540_000), reason="忘了点")
    walk = w.walk
    assert seconds(walk)[:2] == [540, 120]
    (trace,) = walk.corrections
    assert (trace.was, trace.becomes) == (written(BEGIN + 600_000), written(BEGIN + 540_000))
    for outside in (BEGIN - 1, BEGIN + 661_000):
        w.tap("correct", corrects=late.id, at=written(outside), reason="错")
    assert len(w.walk.strays) == 2
    assert seconds(w.walk) == seconds(walk)


@pytest.mark.parametrize("skew", [-7200, -60, 60, 86_400])
def test_a_clock_set_in_mid_step_changes_no_length_and_is_told(skew: int) -> None:
    w = Walker()
    w.tap("next", 300)
    w.skew = skew
    w.tap("next", 120)
    w.tap("next", 60)
    walk = w.walk
    assert seconds(walk)[:3] == [300, 120, 60]
    assert [step.uncertain for step in walk.steps] == [False, True, False, False]
    assert walk.uncertain


def test_after_a_reboot_the_visible_clock_counts_and_never_backwards() -> None:
    w = Walker()
    w.boot = "boot-2"
    w.tap("next", 1200)
    assert (seconds(w.walk)[0], w.walk.uncertain) == (1200, False)
    w.boot, w.skew = "boot-3", -3600
    w.tap("next", 60)
    assert (seconds(w.walk)[1], w.walk.uncertain) == (0, True)
    w.tap("next", 60)
    assert seconds(w.walk)[2] == 60


ACTIONS = ("next", "pause", "resume", "insert", "correct", "note", "retract", "end")
TAPS = st.lists(
    st.tuples(
        st.sampled_from(ACTIONS),
        st.integers(0, 5_000),
        st.integers(0, 6),
        st.sampled_from((0, 0, 0, -7200, 40, 100_000)),
        st.booleans(),
    ),
    max_size=30,
)


@settings(deadline=None, max_examples=150)
@given(TAPS, st.randoms(use_true_random=False))
def test_any_taps_in_any_order_give_one_consistent_walk(
    taps: list[tuple[str, int, int, int, bool]], rand: random.Random
) -> None:
    w = Walker()
    for action, after, pick, skew, reboot in taps:
        w.skew += skew
        if reboot and not skew:
            w.boot += "'"
        match action:
            case "note":
                w.note("copy", after)
            case "retract":
                w.note("retract", after, of=w.events[pick % len(w.events)].id)
            case "end":
                w.end(after)
            case "insert":
                w.tap("insert", after, planned=PlannedStep(stage="queue", title="again"), go=bool(pick % 2))
            case "correct":
                at = written(BEGIN + pick * 1_000_000)
                w.tap("correct", after, corrects=w.events[pick % len(w.events)].id, at=at, reason="r")
            case _:
                w.tap(action, after, step=pick)
    walk = w.walk
    shuffled = list(w.events) + w.events[:3]
    rand.shuffle(shuffled)
    assert fold(shuffled) == walk
    assert [event.id for event in in_order(shuffled)] == [event.id for event in w.events]
    assert all(step.ms >= 0 for step in walk.steps)
    assert all(not step.end or step.begin <= step.end for step in walk.steps)
    assert sum(step.ms for step in walk.steps) == walk.active_ms >= walk.waiting_ms >= 0
    assert walk.active_ms + walk.paused_ms == walk.elapsed_ms >= 0
    assert walk.begin <= (walk.end or "9")
    corrects = {e.id for e in w.events if b'"action":"correct"' in e.raw}
    assert {c.event_id for c in walk.corrections} | (corrects & set(walk.strays)) == corrects
    whole = not walk.corrections and all(not (reboot and not skew) for *_, skew, reboot in taps)
    if whole and not walk.ended:
        assert walk.elapsed_ms == w.now - BEGIN, "one start of the machine: not a millisecond is lost or made up"


def test_a_walk_without_its_start_is_told_and_a_forged_circle_ends() -> None:
    w = Walker()
    with pytest.raises(OfficerError) as caught:
        fold(w.events[1:])
    assert caught.value.fault is NO_START
    a = w.maker.event("walk.noted", WalkNote(what="copy", uptime=w.uptime), id="a", parents=("b",))
    b = w.maker.event("walk.noted", WalkNote(what="copy", uptime=w.uptime), id="b", parents=("a",))
    assert fold([*w.events, a, b]).copies == 2


def test_papers_are_compared_with_the_guide_and_never_guessed() -> None:
    listed = guide_of(CATALOG, "SX0401")
    assert lacks(listed) == []
    w = Walker(guide=listed)
    for name in ("身份证明", "身份证明（原件）", "户口本复印件"):
        w.note("material", text=name)
    w.note("material", text="结婚证", held=True)
    assert [(a.name, a.standing) for a in w.walk.materials] == [
        ("身份证明", "in_guide"), ("身份证明（原件）", "in_guide"), ("户口本复印件", "beyond"), ("结婚证", "held"),
    ]  # fmt: skip
    assert [asked.name for asked in w.walk.beyond] == ["户口本复印件"]
    unlisted = guide_of(CATALOG, "SX0803")
    assert (unlisted.materials, unlisted.materials_count, len(lacks(unlisted))) == (None, 2, 1)
    assert standing(unlisted, "身份证") == "unknown"
    assert standing(Guide(materials=[GuideMaterial(name="营业执照", source="shared")]), "营业执照") == "held"
    assert lacks(guide_of(CATALOG, "SX9999"))[0].zh == "承诺时限不在本机"


def test_a_note_taken_back_no_longer_counts_but_is_remembered() -> None:
    w = Walker()
    wrong = w.note("copy")
    w.note("copy")
    w.note("window", window_code="H01-001")
    w.note("visit")
    w.note("retract", of=wrong.id)
    walk = w.walk
    assert (walk.copies, walk.windows, walk.window_trips, walk.visits) == (1, 1, 1, 2)
    assert walk.retracted == [wrong.id]


def test_templates_follow_the_matter_and_a_bundle_goes_from_counter_to_counter() -> None:
    assert [s.stage for s in plan(CATALOG, "T", ["SX0401"], "371600")] == [
        "find", "guide", "queue", "accept", "pay", "result", "rate",
    ]  # fmt: skip
    online = plan(CATALOG, "W", ["SX0103"], "371681", {"login": 3})
    assert ("login", 3) in [(s.stage, s.limit_minutes) for s in online]
    assert "承诺1个工作日办结" in [s.expected for s in online]
    codes = [m.code for m in bundle_of(CATALOG, "SX0101")]
    assert codes[0] == "SX0101"
    bundle = plan(CATALOG, "T", codes, "371681")
    assert len([s for s in bundle if s.stage == "queue"]) == len(codes)
    assert len({s.dept for s in bundle if s.stage == "accept"}) > 3, "across departments"


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"mode": "counter_proxy"}, {"authorisation_kind", "authorisation_ref", "principal_kind"}),
        ({"mode": "counter_accompany", "applicant_consent": False}, {"applicant_consent", "applicant_profile"}),
        ({"mode": "counter_self"}, set()),
        ({"mode": "callback"}, {"mode"}),
        ({"dimension": "W", "mode": "online_self"}, {"platform"}),
        ({"target_no": "", "reason": ""}, {"reason"}),
    ],
)
def test_each_way_of_trying_asks_for_what_it_needs(changes: dict[str, Any], missing: set[str]) -> None:
    fields: dict[str, Any] = {"hall_code": "H03", "covert": False, "target_no": "TJ202602-003"}
    start = Walker(**{**fields, **changes}).walk.start
    assert {name for name, _ in missing_at_start(start)} == missing


def test_a_score_is_the_weighted_mean_of_what_was_seen() -> None:
    form = questionnaire.load(read("questionnaires.json"))["QN-T-STD"]
    answers = {"T01": "self", "T04": "no", "T05": "no", "T06": 19, "T10": 2, "T21": ["glasses"], "T26": "2"}
    outcome = questionnaire.evaluate(form, answers, {"matter.onsite_visits_max": 1.0})
    assert "T04" not in outcome.values, "hidden, so cleared and never scored"
    assert outcome.score == round((1 * 0 + 2 * 80 + 2 * 0 + 5 * 20) / (1 + 2 + 2 + 5), 2)
    assert [s.category for s in outcome.suggestions] == ["T0101", "T1002"]
    assert outcome.grade == "2"
    assert questionnaire.evaluate(form, {"T10": 2}, {}).score is None, "no published maximum, no score"
