"""Giving officers something to do: signed events of the ledger's own, in the feed of whom they are for."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from officer_app.core.assignment_facts import GIVEN, WITHDRAWN, Given
from officer_app.core.assignments import WRONG, Assignment, fold, problems
from officer_app.core.catalog import Catalog
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.events import Event, body_of, read
from officer_app.core.facts import Withdrawal
from officer_app.core.ids import uuid7
from officer_app.core.text import Text, clean_text
from officer_app.ledger import accounts, entries, handling, projection
from officer_app.ledger import clock as clocks
from officer_app.ledger.clock import Clock
from officer_app.ledger.db import Tx
from officer_app.ledger.projection import Rules
from officer_app.ledger.reading import is_ledgers
from officer_app.ledger.refusals import NOT_FOUND
from officer_app.ledger.sessions import Caller
from officer_app.ledger.wire import Assigned, AssignRequest
from officer_app.seal.sign import Signer

GIVERS = frozenset({"ledger_clerk", "supervision_leader"})
"""Rule 3.2: campaigns and targets are theirs."""
TAKERS = frozenset({"officer", "team_leader", "expert", "verifier", "callback_agent"})
"""Roles that work on a device (rule 3.1)."""

MAY_NOT_GIVE = Fault(
    "assignment.may_not_give",
    Text("只有督查中心台账员和负责人能派安排", "Only clerks and leaders of the centre give assignments"),
    Text("什么都没有派出", "Nothing was given out"),
    Text("请台账员来派", "Ask a ledger clerk"),
    Exit.REFUSED,
)
MAY_NOT_TAKE = Fault(
    "assignment.may_not_take",
    Text("{who} 不在设备上办事，不能接安排", "{who} does not work on a device and takes no assignments"),
    Text("什么都没有派出", "Nothing was given out"),
    Text("派给体验官、核查员或回访员", "Give it to an officer, a verifier or a callback agent"),
    Exit.REFUSED,
)


def give(
    tx: Tx,
    scope: int,
    caller: Caller,
    request: AssignRequest,
    now: datetime,
    catalog: Catalog,
    rules: Rules,
    signer: Signer,
) -> Assigned:
    """Give one assignment. A look-back also shows its officer the finding, with all that happened to it so far.

    Raises OfficerError(MAY_NOT_GIVE | MAY_NOT_TAKE | NOT_FOUND | assignments.WRONG).
    """
    if not caller.roles & GIVERS:
        raise OfficerError(MAY_NOT_GIVE)
    officer = accounts.account_of(tx, scope, request.officer)
    if not _roles(tx, scope, officer) & TAKERS:
        raise OfficerError(MAY_NOT_TAKE, who=request.officer)
    fields = {name: _tidy(value) for name, value in request.fields.items()}
    finding = str(fields.get("finding") or "")
    if finding:
        fields["finding"] = entries.find(tx, scope, caller, finding)
    try:
        given = msgspec.convert({"title": "", "on": "", **fields, "officer": officer}, Given)
    except msgspec.ValidationError as error:
        raise OfficerError(WRONG, field="-", why=str(error)[:120]) from error
    for field, why in problems(given, catalog)[:1]:
        raise OfficerError(WRONG, field=field, why=why)
    clock = clocks.lock(tx, scope)
    assignment = uuid7(int(now.timestamp() * 1000), secrets.token_bytes(10))
    event, seq = _write(tx, clock, GIVEN, assignment, caller, given, officer, now, signer)
    if given.finding:
        entry = projection.rebuild(tx, scope, given.finding, rules)
        if entry is not None:
            handling.show_to(tx, clock, given.finding, {officer} - {entry.author}, now)
    clocks.release(tx, clock)
    return Assigned(id=assignment, officer=officer, event_id=event.id, seq=seq)


def withdraw(
    tx: Tx, scope: int, caller: Caller, assignment: str, reason: str, now: datetime, signer: Signer
) -> Assigned:
    """Take one back, with a reason. Raises OfficerError(MAY_NOT_GIVE | NOT_FOUND)."""
    if not caller.roles & GIVERS:
        raise OfficerError(MAY_NOT_GIVE)
    clock = clocks.lock(tx, scope)
    found = next(iter(_folded(tx, scope, [assignment])), None)
    if found is None or found.status == "withdrawn":
        raise OfficerError(NOT_FOUND)
    officer = found.given.officer
    body = Withdrawal(reason=_tidy(reason))
    event, seq = _write(tx, clock, WITHDRAWN, assignment, caller, body, officer, now, signer)
    clocks.release(tx, clock)
    return Assigned(id=assignment, officer=officer, event_id=event.id, seq=seq)


def listed(tx: Tx, scope: int, caller: Caller, limit: int = 200) -> list[Assignment]:
    """The assignments given last; an officer's own only, unless the caller gives them out."""
    rows = tx.execute(
        "SELECT e.subject FROM event e WHERE e.scope = %s AND e.kind = %s AND e.folds ORDER BY e.id DESC LIMIT %s",
        [scope, GIVEN, limit],
    )
    found = _folded(tx, scope, [row[0] for row in rows.fetchall()])
    return [one for one in found if caller.roles & GIVERS or one.given.officer == caller.account]


def officers(tx: Tx, scope: int, events: Iterable[Event]) -> dict[str, str]:
    """Account that each assignment met here is for, also of those that a restored ledger is only now given back."""
    met = [event for event in events if event.envelope.kind.startswith("assignment.")]
    found = {one.id: one.given.officer for one in _folded(tx, scope, list({e.envelope.subject for e in met}))}
    for event in met:
        if event.envelope.kind == GIVEN and is_ledgers(event.envelope.device):
            found.setdefault(event.envelope.subject, body_of(event, Given).officer)
    return found


def unfolded(tx: Tx, scope: int) -> tuple[int, list[str]]:
    """How many assignments there are, and the ids of those whose events no longer add up to one."""
    rows = tx.execute(
        "SELECT DISTINCT subject FROM event WHERE scope = %s AND kind = %s AND folds", [scope, GIVEN]
    ).fetchall()
    given = [row[0] for row in rows]
    folded = {one.id for one in _folded(tx, scope, given)}
    return len(given), [one for one in given if one not in folded]


def _roles(tx: Tx, scope: int, account: str) -> frozenset[str]:
    row = tx.execute("SELECT roles FROM account WHERE scope = %s AND id = %s AND active", [scope, account]).fetchone()
    return frozenset(row[0]) if row is not None else frozenset()


def _folded(tx: Tx, scope: int, ids: Sequence[str]) -> list[Assignment]:
    """In the order of `ids`; those that cannot be read are left out."""
    rows = tx.execute(
        "SELECT e.subject, e.raw, e.signature FROM event e JOIN change c ON c.scope = e.scope AND c.ref = e.id"
        " AND c.entity = 'event' AND c.first WHERE e.scope = %s AND e.subject = ANY(%s) AND e.folds ORDER BY c.seq",
        [scope, list(ids)],
    ).fetchall()
    by_id: dict[str, list[Event]] = {}
    for subject, raw, signature in rows:
        by_id.setdefault(subject, []).append(read(bytes(raw), bytes(signature)))
    found = []
    for subject in ids:
        try:
            found.append(fold(by_id.get(subject, [])))
        except OfficerError:
            continue
    return found


def _write(
    tx: Tx,
    clock: Clock,
    kind: str,
    assignment: str,
    caller: Caller,
    body: msgspec.Struct,
    officer: str,
    now: datetime,
    signer: Signer,
) -> tuple[Event, int]:
    event = handling.sign(clock, kind, body, assignment, caller.account, now, signer)
    seq, _ = handling.append(tx, clock, event, officer, now)
    return event, seq


def _tidy(value: Any) -> Any:
    return clean_text(value, 1000).text.strip() if isinstance(value, str) else value
