"""The fold: forks, strays, numbers, rounds; the same events give the same finding however they arrive."""

import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.core.errors import OfficerError
from officer_app.core.events import Event
from officer_app.core.facts import Due, Finding
from officer_app.core.fold import NO_FACTS, fold, fold_all, in_order
from tests.core.journal_maker import CLERK, ORDINARY, Entry, Maker, due_day, facts, lead_to


def test_a_submitted_finding() -> None:
    maker = Maker()
    finding = fold([maker.submitted()])
    assert (finding.id, finding.state, finding.heads) == ("finding-1", "submitted", ["finding-1/1"])
    assert (finding.class_no, finding.forked, finding.round_no, finding.due) == ("", False, 0, None)
    assert [(m.action, m.who, m.state) for m in finding.timeline] == [("finding.submitted", "TY-Q-007", "submitted")]


def test_the_intake_clock_starts_on_arrival_which_only_the_receipt_knows() -> None:
    def intake(event_id: str, severity: str) -> Due:
        return Due(clock="intake", limit=2, on=f"{event_id} {severity}")

    maker = Maker()
    submitted = maker.submitted()
    returned = maker.moved("submitted", "returned", "return_supplement")
    again = maker.amended(submitted.id, kind="finding.resubmitted", severity="S4")
    assert fold([submitted], intake).due == intake("finding-1/1", "S3")
    assert fold([submitted, returned], intake).due is None
    assert fold([submitted, returned, again], intake).due == intake("finding-1/3", "S4")


def test_an_amendment_replaces_its_parent_and_leaves_the_state() -> None:
    maker = Maker()
    first = maker.submitted()
    accepted = maker.moved("submitted", "verifying", "accept")
    second = maker.amended(first.id, text="补充：共三人被要求")
    finding = fold([first, accepted, second])
    assert (finding.state, finding.heads) == ("verifying", [second.id])
    assert finding.facts.values["text"] == "补充：共三人被要求"
    assert [v.event_id for v in finding.versions] == [first.id, second.id]


def test_two_children_of_one_parent_are_a_fork_until_somebody_joins_them() -> None:
    maker = Maker()
    first = maker.submitted()
    left, right = maker.amended(first.id, text="左"), maker.amended(first.id, text="右")
    forked = fold([first, left, right])
    assert forked.forked
    assert forked.heads == [left.id, right.id]
    assert forked.facts.values["text"] == "左"
    assert fold([first, right, left]).facts.values["text"] == "右", "the first one accepted leads"
    joined = fold([first, left, right, maker.amended(left.id, right.id, kind="finding.merged", text="合")])
    assert (joined.forked, joined.facts.values["text"], len(joined.versions)) == (False, "合", 4)


def test_a_version_that_arrives_before_its_parent_is_no_fork() -> None:
    maker = Maker()
    first = maker.submitted()
    second = maker.amended(first.id, text="新")
    finding = fold([second, first])
    assert (finding.heads, finding.state) == ([second.id], "submitted")


def test_versions_that_name_each_other_or_themselves_still_leave_a_head() -> None:
    maker = Maker()
    ring = [maker.amended("b", id="a", text="一"), maker.amended("a", id="b", text="二")]
    assert fold(ring).heads == ["b"]
    assert fold([maker.amended("own", id="own")]).heads == ["own"]


def test_supplement_after_a_return() -> None:
    entry = Entry()
    entry.take("2026-09-18 09:00", "return_supplement", CLERK, reason_code="facts_unclear")
    finding = entry.resubmit()
    assert (finding.state, finding.forked, len(finding.versions)) == ("submitted", False, 2)


def test_resubmitting_what_was_not_returned_is_only_a_version() -> None:
    entry = Entry()
    lead_to(entry, "verifying")
    assert entry.resubmit().state == "verifying"


def test_a_wish_to_withdraw_is_shown_and_the_ledger_decides() -> None:
    entry = Entry()
    entry.events.append(entry.maker.withdrawn("重复提交"))
    assert (entry.finding.state, entry.finding.withdraw_asked) == ("submitted", "重复提交")
    entry.events.append(entry.maker.amended(entry.finding.heads[0], kind="finding.resubmitted"))
    assert entry.finding.withdraw_asked == ""


def test_steps_that_do_not_fit_are_kept_and_their_number_still_finds_the_finding() -> None:
    maker = Maker()
    first = maker.submitted()
    misfit = maker.moved("substantiated", "registered", "register", class_no="371625-T0301-2026-00042-M")
    finding = fold([first, misfit])
    assert (finding.state, finding.history, finding.strays) == ("submitted", [], [misfit.id])
    assert finding.numbers == ["371625-T0301-2026-00042-M"]


def test_after_a_restore_the_new_number_leads_and_the_old_one_still_finds() -> None:
    entry = Entry()
    lead_to(entry, "registered")
    old = entry.events[-1]
    renewed = Entry()
    renewed.maker.count = 100
    for when, action, actor, fields in ORDINARY[:3]:
        number = {"class_no": "371625-T0301-2026-00043-K"} if action == "register" else {}
        renewed.take(when, action, actor, **(fields | number))
    finding = fold([*renewed.events, old])
    assert finding.numbers == ["371625-T0301-2026-00043-K", "371625-T0301-2026-00042-M"]
    assert (finding.class_no, finding.strays) == ("371625-T0301-2026-00043-K", [old.id])


def test_a_device_cannot_move_a_finding_through_the_office() -> None:
    entry = Entry()
    lead_to(entry, "verifying")
    body = entry.finding.history[0]
    forged = entry.maker.stepped(
        msgspec.structs.replace(
            body, from_state="verifying", to_state="closed", fields={"class_no": "371625-T0301-2026-00042-M"}
        ),
        device="A7K2",
    )
    finding = fold([*entry.events, forged])
    assert (finding.state, finding.strays, finding.numbers) == ("verifying", [forged.id], [])


def test_a_step_of_newer_rules_is_followed_but_not_into_an_unknown_state() -> None:
    maker = Maker()
    first = maker.submitted()
    assert fold([first, maker.moved("submitted", "substantiated", "fast_track")]).state == "substantiated"
    unknown = maker.moved("submitted", "celebrated", "celebrate")
    assert fold([first, unknown]).strays == [unknown.id]


def test_unknown_kinds_are_ignored_and_broken_bodies_are_strays() -> None:
    maker = Maker()
    first = maker.submitted()
    newer = [maker.event("finding.recoloured", {}), maker.event("finding.amended", facts(), kv=9)]
    broken = maker.event("entry.stepped", {"transition": 7})
    assert fold([first, *newer]) == fold([first])
    assert fold([broken, first, broken]).strays == [broken.id]


def test_nothing_readable_is_said_plainly() -> None:
    for events in ([], [Maker().moved("submitted", "verifying")], [Maker().withdrawn("早到")]):
        with pytest.raises(OfficerError) as caught:
            fold(events)
        assert caught.value.fault is NO_FACTS


def test_rounds_and_the_running_clock() -> None:
    entry = Entry()
    assert (lead_to(entry, "assigned").round_no, due_day(entry.finding)) == (1, "2026-09-28")
    lead_to(entry, "lookback")
    entry.take("2026-11-17 09:00", "reopen", CLERK, facts="暗访复查，同样问题再次出现")
    assert (entry.finding.round_no, entry.finding.fields["rectify_due"][:10]) == (2, "2026-11-23")
    assert [m.state for m in entry.finding.timeline][-2:] == ["lookback", "assigned"]
    assert len(entry.finding.timeline) == len(entry.events)


JOURNAL: list[Event] = []


def _journal() -> list[Event]:
    """One finding with everything: a way through the office, a fork, strays, unknown kinds."""
    if not JOURNAL:
        entry = Entry()
        lead_to(entry, "rectifying")
        maker, first = entry.maker, entry.events[0]
        JOURNAL.extend(
            [
                *entry.events[:3],
                maker.amended(first.id, text="左"),
                maker.event("finding.recoloured", {}),
                *entry.events[3:],
                maker.amended(first.id, text="右"),
                maker.moved("closed", "archived"),
                maker.withdrawn("不必了"),
                maker.event("finding.withdrawn", {"reason": 1}),
            ]
        )
    return JOURNAL


def _seen(finding: Finding) -> bytes:
    return msgspec.json.encode(finding)


@given(st.lists(st.integers(0, 13), max_size=30))
def test_delivering_again_changes_nothing(repeats: list[int]) -> None:
    journal = _journal()
    delivered = list(journal)
    for place in repeats:
        again = journal[place % len(journal)]
        first = next(i for i, e in enumerate(delivered) if e.id == again.id)
        delivered.insert(random.Random(place).randint(first + 1, len(delivered)), again)
    assert _seen(fold(delivered)) == _seen(fold(journal))


def test_folding_leaves_the_events_and_earlier_results_alone() -> None:
    journal = _journal()
    before = fold(journal)
    kept = _seen(before)
    after = fold([*journal, Maker().event("finding.withdrawn", {"reason": "后来"}, id="late")])
    after.fields["reason"] = "changed"
    after.numbers.append("changed")
    assert _seen(before) == kept == _seen(fold(journal))


@settings(max_examples=50)
@given(st.randoms(use_true_random=False), st.integers(2, 5))
def test_findings_do_not_disturb_each_other(chance: random.Random, count: int) -> None:
    own: dict[str, list[Event]] = {}
    for n in range(count):
        maker = Maker(f"f{n}")
        first = maker.submitted(text=str(n))
        own[f"f{n}"] = [first, maker.moved("submitted", "verifying", "accept"), maker.amended(first.id, text=f"{n}+")]
    queues = {subject: list(events) for subject, events in own.items()}
    mixed: list[Event] = []
    while queues:
        subject = chance.choice(sorted(queues))
        mixed.append(queues[subject].pop(0))
        if not queues[subject]:
            del queues[subject]
    assert fold_all(mixed) == {subject: fold(events) for subject, events in own.items()}


@given(st.permutations(range(6)))
def test_any_order_whatever_ends_in_a_finding_with_every_event_accounted_for(order: list[int]) -> None:
    maker = Maker()
    first = maker.submitted()
    events = [
        first,
        maker.amended(first.id, text="左"),
        maker.amended(first.id, text="右"),
        maker.moved("submitted", "verifying", "accept"),
        maker.moved("verifying", "substantiated", "substantiate"),
        maker.moved("submitted", "returned", "return_supplement"),
    ]
    finding = fold([events[i] for i in order])
    told = [v.event_id for v in finding.versions] + finding.strays
    assert len(told) + len(finding.history) == 6
    assert len(finding.heads) == 2


@given(st.randoms(use_true_random=False))
def test_deeds_handed_back_in_any_order_fold_as_they_were_done(chance: random.Random) -> None:
    """After a restore devices return what they have: the deeds before the facts, the last before the first."""
    entry = Entry()
    lead_to(entry, "rectifying")
    first, *deeds = entry.events
    shuffled = chance.sample(deeds, len(deeds))
    shuffled.insert(chance.randint(0, len(deeds)), first)
    assert _seen(fold(shuffled)) == _seen(fold(entry.events))


def test_epochs_follow_each_other_by_number_not_by_name() -> None:
    maker = Maker()
    first = maker.submitted()
    early, late = (maker.event("entry.stepped", {}, device=name) for name in ("ledger-9", "ledger-10"))
    assert in_order([late, early, first, late]) == [first, early, late]


def test_a_journal_without_readable_facts_is_left_out_of_many() -> None:
    maker: Any = Maker("other")
    assert set(fold_all([Maker().submitted(), maker.moved("submitted", "verifying")])) == {"finding-1"}
