"""From events to what everybody sees. Pure: the same events give the same finding, however often they arrive."""

from collections.abc import Callable, Iterable, Sequence

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.events import Event
from officer_app.core.facts import Due, Finding, FindingFacts, Moment, Step, Version, Withdrawal
from officer_app.core.text import Text
from officer_app.core.transitions import State, fits
from officer_app.core.upcast import read_body

NO_FACTS = Fault(
    "finding.no_facts",
    Text("这条发现还没有可读的内容", "This finding has nothing readable yet"),
    Text("收到的记录原样留着", "What has arrived is kept as it is"),
    Text("升级程序，或等下一次同步", "Update the program, or wait for the next sync"),
    Exit.NOT_FOUND,
)

Intake = Callable[[str, str], Due | None]
"""(id of the submitting event, severity) → the intake clock. It starts when the ledger receives, which only
the receipt knows; whoever has receipts passes this in."""

LEDGER_DEVICE = "ledger-"
"""Prefix of the ledger's own device names. Only the ledger steps."""

FIRST_KIND = "finding.submitted"
_REOPENED = ("reopen", "reopen_direct")


def fold(events: Iterable[Event], intake: Intake | None = None) -> Finding:
    """One finding from all its events: those the ledger has in the ledger's order, then local ones as written.

    A restored ledger may have taken them back in any order: `in_order` sets it right, the same on every side.
    An event met again by id is skipped; kinds and versions only a newer program knows are ignored.
    Steps that do not fit the state they meet, or that no ledger made, become `strays`: shown, never applied, though
    their number still finds the finding. Raises OfficerError(NO_FACTS) when no officer's version is among the events.
    """
    folding = _Folding(intake)
    for event in in_order(events):
        folding.take(event)
    return folding.result()


def in_order(events: Iterable[Event]) -> list[Event]:
    """Each event of one finding once: the first version before everything, the ledger's deeds by their chains."""
    once: dict[str, Event] = {}
    for event in events:
        once.setdefault(event.envelope.id, event)
    ordered = list(once.values())
    if len(ordered) > 1:
        ordered = in_chain_order(ordered)
        ordered.sort(key=lambda event: event.envelope.kind != FIRST_KIND)
    return ordered


def in_chain_order(events: Sequence[Event]) -> list[Event]:
    """The same events with the ledger's own ones, wherever they stand, in the order in which they were made.

    After a restore devices hand the ledger's deeds back in any order; the chains of its epochs know the true one.
    """
    places = [place for place, event in enumerate(events) if event.envelope.device.startswith(LEDGER_DEVICE)]
    ordered = list(events)
    made = sorted((events[place] for place in places), key=lambda event: (_epoch(event), event.envelope.seq))
    for place, event in zip(places, made, strict=True):
        ordered[place] = event
    return ordered


def _epoch(event: Event) -> int:
    number = event.envelope.device.removeprefix(LEDGER_DEVICE)
    return int(number) if number.isdecimal() else 0


def fold_all(events: Iterable[Event], intake: Intake | None = None) -> dict[str, Finding]:
    """Findings by id, from a journal of many. Those without readable facts are left out."""
    by_subject: dict[str, list[Event]] = {}
    for event in events:
        by_subject.setdefault(event.envelope.subject, []).append(event)
    findings: dict[str, Finding] = {}
    for subject, own in by_subject.items():
        try:
            findings[subject] = fold(own, intake)
        except OfficerError as error:
            if error.fault is not NO_FACTS:
                raise
    return findings


class _Folding:
    """The fold's running state. `finding` is None until the first version."""

    def __init__(self, intake: Intake | None) -> None:
        self._intake = intake
        self._replaced: set[str] = set()
        self._finding: Finding | None = None
        self._early: list[str] = []

    def take(self, event: Event) -> None:
        try:
            body = read_body(event)
        except OfficerError:
            self._stray(event)
            return
        match body:
            case FindingFacts():
                self._version(event, body)
            case Step():
                self._step(event, body)
            case Withdrawal():
                self._withdrawal(event, body)

    def result(self) -> Finding:
        finding = self._finding
        if finding is None:
            raise OfficerError(NO_FACTS)
        heads = [v for v in finding.versions if v.event_id not in self._replaced] or finding.versions[-1:]
        finding.heads = [v.event_id for v in heads]
        finding.facts = heads[0].facts
        return finding

    def _version(self, event: Event, facts: FindingFacts) -> None:
        envelope = event.envelope
        version = Version(
            event_id=envelope.id,
            kind=envelope.kind,
            parents=envelope.parents,
            device=envelope.device,
            user=envelope.user,
            claimed_at=envelope.claimed_at,
            facts=facts,
        )
        self._replaced.update(p for p in envelope.parents if p != envelope.id)
        finding = self._finding
        if finding is None:
            finding = self._finding = Finding(
                id=envelope.subject, facts=facts, state=State.SUBMITTED, versions=[], heads=[], strays=self._early
            )
            finding.due = self._received(envelope.id, facts)
        elif envelope.kind == "finding.resubmitted":
            finding.withdraw_asked = ""
            if finding.state == State.RETURNED:
                finding.state = State.SUBMITTED
                finding.due = self._received(envelope.id, facts)
        finding.versions.append(version)
        self._moment(event, envelope.kind, facts.alias, facts.reason)

    def _received(self, event_id: str, facts: FindingFacts) -> Due | None:
        return self._intake(event_id, str(facts.values.get("severity", ""))) if self._intake else None

    def _withdrawal(self, event: Event, body: Withdrawal) -> None:
        if self._finding is None:
            self._stray(event)
            return
        self._finding.withdraw_asked = body.reason
        self._moment(event, event.envelope.kind, self._finding.facts.alias, body.reason)

    def _step(self, event: Event, step: Step) -> None:
        finding = self._finding
        number = str(step.fields.get("class_no") or "")
        by_ledger = event.envelope.device.startswith(LEDGER_DEVICE)
        if finding is None or not by_ledger or not fits(step, finding):
            if finding is not None and by_ledger and number and number not in finding.numbers:
                finding.numbers.append(number)
            self._stray(event)
            return
        finding.state = step.to_state
        finding.history.append(step)
        finding.fields.update(step.fields)
        finding.due = step.due
        if number:
            finding.numbers = [number, *(n for n in finding.numbers if n != number)]
        if step.action == "assign":
            finding.round_no = max(finding.round_no, 1)
        elif step.action in _REOPENED:
            finding.round_no += 1
        self._moment(event, step.action, step.actor, str(step.fields.get("reason") or ""), step.at)

    def _stray(self, event: Event) -> None:
        (self._early if self._finding is None else self._finding.strays).append(event.id)

    def _moment(self, event: Event, action: str, who: str, reason: str, at: str = "") -> None:
        assert self._finding is not None
        self._finding.timeline.append(
            Moment(
                event_id=event.id,
                at=at or event.envelope.claimed_at,
                action=action,
                who=who,
                state=self._finding.state,
                reason=reason,
                clock=event.envelope.clock,
            )
        )
