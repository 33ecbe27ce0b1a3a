"""A small journal for tests: real events, a finding folded from them, people of every role."""

from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from officer_app.core.clock import SHANGHAI
from officer_app.core.deed import Deed
from officer_app.core.events import Envelope, Event, compose
from officer_app.core.facts import Finding, FindingFacts, Step, Withdrawal
from officer_app.core.fold import Intake, fold
from officer_app.core.guards import refusal
from officer_app.core.lifecycle import Actor, State, allowed, check, step, transition_for
from officer_app.core.limits import Limits
from officer_app.core.workdays import Calendar

CATALOG = Path(__file__).parents[2] / "resources" / "catalog"
CALENDAR = Calendar.from_json((CATALOG / "workcalendar_cn.json").read_bytes())
LIMITS = Limits.of(msgspec.json.decode((CATALOG / "enums.json").read_bytes())["limits"])

CITY = frozenset({"371600"})
FINDER = Actor("finder", frozenset({"officer"}))
OTHER_OFFICER = Actor("officer2", frozenset({"officer"}))
CLERK = Actor("clerk", frozenset({"ledger_clerk"}), "371600-001", CITY)
CLERK_2 = Actor("clerk2", frozenset({"ledger_clerk"}), "371600-001", CITY)
VERIFIER = Actor("verifier", frozenset({"verifier"}), "371600-001", CITY)
VERIFIER_2 = Actor("verifier2", frozenset({"verifier"}), "371600-001", CITY)
LEADER = Actor("leader", frozenset({"supervision_leader"}), "371600-001", CITY)
HANDLER = Actor("handler", frozenset({"dept_handler"}), "371625-025")

VALUES: dict[str, Any] = {
    "matter_code": "SX0201",
    "hall_code": "H371625",
    "region_code": "371625",
    "category_code": "T0301",
    "severity": "S3",
    "fix_type": "timed",
    "text": "窗口要求提交指南以外的材料两份",
    "occurred_at": "2026-09-17T16:00:00+08:00",
}


def at(text: str) -> datetime:
    """`2026-09-17 16:40` in Shanghai, unless it says where."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=SHANGHAI)


def facts(**values: Any) -> FindingFacts:
    return FindingFacts(temp_no="LA7K2-20260917-003", form="counter", values=VALUES | values, alias="TY-Q-007")


class Maker:
    """Writes events of one finding; every one gets its own id unless it is given."""

    def __init__(self, subject: str = "finding-1") -> None:
        self.subject = subject
        self.count = 0

    def event(
        self,
        kind: str,
        body: msgspec.Struct | dict[str, Any],
        *,
        device: str = "A7K2",
        parents: tuple[str, ...] = (),
        id: str = "",
        kv: int = 1,
        claimed_at: str = "2026-09-17T16:40:00+08:00",
        user: str = "finder",
    ) -> Event:
        self.count += 1
        return compose(
            Envelope(
                id=id or f"{self.subject}/{self.count}",
                kind=kind,
                kv=kv,
                device=device,
                seq=self.count,
                prev="",
                user=user,
                claimed_at=claimed_at,
                subject=self.subject,
                parents=list(parents),
                body=msgspec.Raw(msgspec.json.encode(body)),
                app="test",
            ),
            lambda raw: b"s" * 64,
        )

    def submitted(self, **values: Any) -> Event:
        return self.event("finding.submitted", facts(**values))

    def amended(self, *parents: str, kind: str = "finding.amended", id: str = "", **values: Any) -> Event:
        return self.event(kind, facts(**values), parents=parents, id=id)

    def withdrawn(self, reason: str) -> Event:
        return self.event("finding.withdrawn", Withdrawal(reason=reason))

    def stepped(self, body: Step, device: str = "ledger-1") -> Event:
        return self.event("entry.stepped", body, device=device, user=body.actor, claimed_at=body.at)

    def moved(self, before: str, after: str, action: str = "moved", **fields: Any) -> Event:
        return self.stepped(
            Step(
                transition="T",
                action=action,
                from_state=before,
                to_state=after,
                at="2026-09-18T09:00:00+08:00",
                actor="clerk",
                role="ledger_clerk",
                fields=fields,
            )
        )


class Entry:
    """A finding that is led through the life cycle: each step goes through the rules, the journal and the fold."""

    def __init__(self, intake: Intake | None = None, **values: Any) -> None:
        self.maker = Maker()
        self.intake = intake
        self.events = [self.maker.submitted(**values)]

    @property
    def finding(self) -> Finding:
        return fold(self.events, self.intake)

    def take(self, when: str, action: str, actor: Actor, other: Finding | None = None, **fields: Any) -> Finding:
        made = step(self.finding, action, actor, fields, at(when), CALENDAR, LIMITS, leaders={"leader"}, other=other)
        self.events.append(self.maker.stepped(made))
        return self.finding

    def resubmit(self) -> Finding:
        head = self.finding.heads[0]
        self.events.append(self.maker.amended(head, kind="finding.resubmitted"))
        return self.finding


PLAN: dict[str, Any] = {"owner_name": "王某", "measures": ["清理"], "milestones": ["三日内"]}
REFUSED: dict[str, Any] = {
    "methods": ["onsite"],
    "facts": "现场未见该情况",
    "conflict_declared": False,
    "reviewed_by": "leader",
    "conclusion": "现场核查三次，均未发现所述情况，不能认定。",
    "result": "not_substantiated",
}
FOUR_FIELDS: dict[str, Any] = {
    "responsible_dept": "371625-025",
    "target_text": "窗口收件与指南一致，10 月 12 日前完成",
    "measures_text": "清理多收的材料",
}
VERIFIED: dict[str, Any] = {
    "methods": ["onsite"],
    "facts": "现场核查，确有两份材料不在指南内",
    "conclusion": "经现场核查和资料比对，问题属实，应当整改到位。",
    "result": "substantiated",
    "verifiers": ["verifier", "verifier2"],
    "conflict_declared": False,
}
FEEDBACK: dict[str, Any] = {
    "measures_done": "已修改窗口收件清单，并对窗口人员作了培训，多收的两份材料已取消。",
    "result_text": "与指南一致",
    "evidence_ids": ["e1"],
    "dept_leader_name": "王某",
    "dept_leader_signed_at": "2026-10-12",
}
CLOSED: dict[str, Any] = {
    "target_met": "yes",
    "root_cause": "process",
    "close_kind": "done",
    "method": "onsite",
    "facts": "现场复核三件，均与指南一致",
    "conclusion": "整改目标已经达到，现场复核无误，同意销号。",
}


def lead_to(entry: Entry, state: str) -> Finding:
    """The ordinary way of an S3 of the worked example, stopped at a state on it."""
    for when, action, actor, fields in ORDINARY[PATH.index(entry.finding.state) : PATH.index(state)]:
        entry.take(when, action, actor, **fields)
    assert entry.finding.state == state
    return entry.finding


ORDINARY: tuple[tuple[str, str, Actor, dict[str, Any]], ...] = (
    ("2026-09-18 09:00", "accept", CLERK, {"duplicates_checked": True, "verifier": "verifier"}),
    ("2026-09-23 15:00", "substantiate", VERIFIER, VERIFIED),
    ("2026-09-24 09:00", "register", CLERK, {"class_no": "371625-T0301-2026-00042-M"}),
    ("2026-09-24 10:00", "assign", CLERK, FOUR_FIELDS | {"rectify_due": "2026-10-12"}),
    ("2026-09-28 11:00", "sign_in", HANDLER, {}),
    (
        "2026-09-29 09:00",
        "submit_plan",
        HANDLER,
        {"owner_name": "王某", "measures": ["清理材料"], "milestones": ["10 月 9 日前完成清理"]},
    ),
    ("2026-10-12 17:20", "submit_feedback", HANDLER, FEEDBACK),
    ("2026-10-13 10:00", "pass_review", CLERK, {"checker": "officer2"}),
    ("2026-10-15 10:00", "close", LEADER, CLOSED),
    ("2026-11-16 09:00", "start_lookback", CLERK, {"selection": "rule"}),
)
PATH: tuple[str, ...] = (
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
"""The states the ordinary way passes, in order: `ORDINARY[i]` leads from the i-th to the next."""


def due_day(finding: Finding) -> str:
    return finding.due.on[:10] if finding.due else ""


def may(finding: Finding, action: str, actor: Actor, when: str) -> bool:
    transition = transition_for(finding, action)
    said = refusal(Deed(transition, finding, actor, at(when), CALENDAR, LIMITS))
    assert (transition in allowed(finding, actor, at(when), CALENDAR, LIMITS)) == (said is None)
    assert said is None or (said.zh and said.en)
    return said is None


def faults(
    finding: Finding, action: str, actor: Actor, when: str, other: Finding | None = None, **fields: Any
) -> set[str]:
    transition = transition_for(finding, action)
    problems = check(transition, finding, actor, fields, at(when), CALENDAR, LIMITS, leaders={"leader"}, other=other)
    return {p.field for p in problems}


def entry_in(state: str, **values: Any) -> Entry:
    entry = Entry(**values)
    lead_to(entry, state)
    return entry
