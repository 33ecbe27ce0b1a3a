"""States and transitions of a finding as typed tables (DOMAIN 5.2, 5.3). What they demand is in `guards`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from officer_app.core.facts import Finding, Step
from officer_app.core.lifecycle_data import ACTIONS_EN, BAR_STEPS, STATE_ROWS, TRANSITION_ROWS
from officer_app.core.text import Text


class State(StrEnum):
    """The 21 states of a finding, by the codes of DOMAIN 5.2."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    VERIFYING = "verifying"
    NOT_SUBSTANTIATED = "not_substantiated"
    MERGED = "merged"
    OUT_OF_SCOPE = "out_of_scope"
    SUBSTANTIATED = "substantiated"
    REGISTERED = "registered"
    ASSIGNED = "assigned"
    REASSIGN_REQUESTED = "reassign_requested"
    OBJECTED = "objected"
    ACCEPTED = "accepted"
    RECTIFYING = "rectifying"
    SUSPENDED = "suspended"
    FEEDBACK_SUBMITTED = "feedback_submitted"
    ACCEPTANCE_CHECK = "acceptance_check"
    CLOSED = "closed"
    LOOKBACK = "lookback"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class StateInfo:
    """A state and its words. `bar_step` is its place 0..7 in `BAR`, -1 for ends that have a chip of their own."""

    code: State
    name: Text
    seed_step: str
    terminal: bool
    master: str
    clock: str
    department_sees: bool
    bar_step: int


@dataclass(frozen=True)
class Transition:
    """A row of the table. `from_state` is None for creation, `to_state` None for a discarded draft.

    `offline`: Y on the device, R facts may be recorded offline, N only on the ledger.
    """

    id: str
    from_state: State | None
    to_state: State | None
    action: str
    action_name: Text
    roles: frozenset[str]
    guard: str
    effects: str
    deadline: str
    offline: str
    document: str


def _state(code: str) -> State | None:
    return None if code == "-" else State(code)


STATES: Mapping[State, StateInfo] = {
    State(code): StateInfo(State(code), Text(zh, en), seed, terminal == "Y", master, clock, department == "Y", bar)
    for code, zh, en, seed, terminal, master, clock, department, bar in STATE_ROWS
}

TRANSITIONS: tuple[Transition, ...] = tuple(
    Transition(
        id_,
        _state(before),
        _state(after),
        action,
        Text(zh, ACTIONS_EN[action]),
        frozenset(roles.split(";")),
        guard,
        effects,
        deadline,
        offline,
        document,
    )
    for id_, before, after, action, zh, roles, guard, effects, deadline, offline, document in TRANSITION_ROWS
)

BAR: tuple[Text, ...] = tuple(Text(*step) for step in BAR_STEPS)
"""The eight steps every state is shown on: 发现 … 回头看."""

_KNOWN_STATES = frozenset(State)


def leaving(state: str) -> tuple[Transition, ...]:
    """Every transition out of a state, whoever may take it."""
    return tuple(t for t in TRANSITIONS if t.from_state == state)


def fits(step: Step, finding: Finding) -> bool:
    """Whether a ledger's step meets the state it was made for, and leads to one this program knows.

    The transition's id may be newer than this table: what the ledger decided is followed, not judged again.
    """
    return step.from_state == finding.state and step.to_state in _KNOWN_STATES
