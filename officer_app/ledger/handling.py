"""Handling: one step of the life cycle, decided by the common rules, signed by the ledger, shown to whom it matters."""

import secrets
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from officer_app.core import lifecycle, numbering
from officer_app.core.clock import iso
from officer_app.core.course import text_of
from officer_app.core.errors import OfficerError
from officer_app.core.events import Envelope, Event, compose
from officer_app.core.facts import Finding
from officer_app.core.ids import uuid7
from officer_app.core.lifecycle import Actor
from officer_app.core.workdays import local_day
from officer_app.ledger import aftermath, entries, projection
from officer_app.ledger import clock as clocks
from officer_app.ledger.clock import Clock
from officer_app.ledger.db import Tx, random_tag
from officer_app.ledger.projection import Entry, Rules
from officer_app.ledger.refusals import NOT_FOUND, STALE
from officer_app.ledger.sessions import Caller
from officer_app.ledger.wire import HandleRequest
from officer_app.seal.sign import Signer

APP = "ledger"


@dataclass(frozen=True)
class Stepped:
    """A step taken: its event, its place in the feed, the finding after it."""

    event: Event
    seq: int
    tag: int
    entry: Entry


def actor_of(caller: Caller) -> Actor:
    return Actor(caller.account, caller.roles, caller.dept, frozenset({caller.region} if caller.region else ()))


def handle(
    tx: Tx, scope: int, caller: Caller, request: HandleRequest, now: datetime, rules: Rules, signer: Signer
) -> Stepped:
    """Carry out one action. The clock is held throughout: the state looked at is the state acted on.

    Raises OfficerError(NOT_FOUND | STALE) and what `lifecycle.step` raises.
    """
    clock = clocks.lock(tx, scope)
    found = entries.find(tx, scope, caller, request.finding)
    entry = projection.rebuild(tx, scope, found, rules)
    if entry is None:
        raise OfficerError(NOT_FOUND)
    if request.expected_state not in (None, entry.finding.state):
        raise OfficerError(STALE, state=entry.finding.state)
    stepped = take(tx, clock, entry, request.action, actor_of(caller), request.fields, now, rules, signer)
    clocks.release(tx, clock)
    return stepped


def take(
    tx: Tx,
    clock: Clock,
    entry: Entry,
    action: str,
    actor: Actor,
    fields: Mapping[str, Any],
    now: datetime,
    rules: Rules,
    signer: Signer,
) -> Stepped:
    """Decide a step and write it down. The clock is locked; a refused step rolls everything back, its number too."""
    scope, finding = clock.scope, entry.finding
    given = dict(fields)
    if action == "register":
        given.pop("class_no", None)
        if number := _class_no(tx, scope, finding, given, now):
            given["class_no"] = number
    step = lifecycle.step(
        finding,
        action,
        actor,
        given,
        now,
        rules.calendar,
        rules.limits,
        leaders=_leaders(tx, scope),
        other=_other(tx, scope, given, rules),
    )
    event = sign(clock, "entry.stepped", step, finding.id, step.actor, now, signer)
    seq, tag = append(tx, clock, event, entry.author, now)
    after = projection.rebuild(tx, scope, finding.id, rules)
    assert after is not None
    projection.write_again(tx, scope, after)
    if action == "register":
        aftermath.adopt_class_no(tx, scope, finding.id, given["class_no"])
    show(tx, clock, after, now)
    return Stepped(event, seq, tag, after)


def settle_withdrawal(tx: Tx, clock: Clock, entry: Entry, now: datetime, rules: Rules, signer: Signer) -> None:
    """The officer took a finding back before anybody acted on it: the ledger agrees at once (T05, T09)."""
    finding = entry.finding
    action = {"submitted": "withdraw", "returned": "expire_or_withdraw"}.get(finding.state)
    if finding.withdraw_asked and action:
        actor = Actor(entry.author, frozenset({"author"}), is_author=True)
        try:
            take(tx, clock, entry, action, actor, {"reason": finding.withdraw_asked}, now, rules, signer)
        except OfficerError as error:
            if error.fault is not lifecycle.NOT_ALLOWED:
                raise


def show(tx: Tx, clock: Clock, entry: Entry, now: datetime) -> None:
    """Everybody a finding now concerns besides its author gets all of its events, each once, as new changes."""
    show_to(tx, clock, entry.finding.id, projection.concerned(entry.finding) - {entry.author}, now)


def show_to(tx: Tx, clock: Clock, finding: str, accounts: Set[str], now: datetime) -> None:
    """All events of a finding for these accounts' devices, but for those they were shown before."""
    for account in sorted(accounts):
        rows = tx.execute(
            "SELECT c.ref, c.status FROM change c"
            " WHERE c.scope = %s AND c.finding = %s AND c.entity = 'event' AND c.first AND NOT EXISTS"
            " (SELECT 1 FROM change s WHERE s.scope = c.scope AND s.finding = c.finding AND s.ref = c.ref"
            " AND s.entity = 'event' AND s.audience = %s) ORDER BY c.seq",
            [clock.scope, finding, account],
        ).fetchall()
        for ref, status in rows:
            tag = random_tag()
            tx.execute(
                "INSERT INTO change VALUES (%s, %s, %s, 'event', %s, %s, %s, false, %s, %s, NULL, NULL)",
                [clock.scope, clock.next(tag), tag, ref, finding, account, now, status],
            )


def _class_no(tx: Tx, scope: int, finding: Finding, fields: Mapping[str, Any], now: datetime) -> str:
    """The next classification number (rule 6.4), "" while its parts do not fit: the step then says what is missing."""
    region = str(fields.get("region_code") or text_of(finding, "region_code"))[:6]
    category = str(fields.get("category_code") or text_of(finding, "category_code"))
    year = local_day(now).year
    try:
        numbering.class_no(region, category, year, 1)
    except ValueError:
        return ""
    return numbering.class_no(region, category, year, clocks.take_numbers(tx, scope, aftermath.CLASS, year, 1))


def _leaders(tx: Tx, scope: int) -> list[str]:
    rows = tx.execute(
        "SELECT id FROM account WHERE scope = %s AND active AND %s = ANY(roles)", [scope, lifecycle.LEADER]
    )
    return [row[0] for row in rows]


def _other(tx: Tx, scope: int, fields: Mapping[str, Any], rules: Rules) -> Finding | None:
    """The finding that the fields name, whoever may see it: the rule asks only whether it is the same problem."""
    name = fields.get("merged_into") or fields.get("source_finding")
    if not isinstance(name, str):
        return None
    found = entries.by_name(tx, scope, name)
    entry = projection.rebuild(tx, scope, found, rules) if found else None
    return entry.finding if entry else None


def sign(
    clock: Clock, kind: str, body: msgspec.Struct, subject: str, user: str, now: datetime, signer: Signer
) -> Event:
    """The ledger's next own event, chained to the one before. `user` is the account that decided it."""
    event = compose(
        Envelope(
            id=uuid7(int(now.timestamp() * 1000), secrets.token_bytes(10)),
            kind=kind,
            device=clock.own_device,
            seq=clock.own_seq + 1,
            prev=clock.own_head,
            user=user,
            claimed_at=iso(now),
            subject=subject,
            body=msgspec.Raw(msgspec.json.encode(body)),
            app=APP,
        ),
        signer.sign,
    )
    clock.own_seq, clock.own_head = event.envelope.seq, event.sha256
    return event


def append(tx: Tx, clock: Clock, event: Event, audience: str, now: datetime) -> tuple[int, int]:
    """An own event into the journal and into the feed of an account: its (seq, tag). The clock is locked."""
    envelope = event.envelope
    tx.execute(
        "INSERT INTO event VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, true)",
        [
            clock.scope,
            event.id,
            envelope.subject,
            envelope.kind,
            envelope.device,
            envelope.seq,
            event.sha256,
            event.raw,
            event.signature,
        ],
    )
    tag = random_tag()
    seq = clock.next(tag)
    tx.execute(
        "INSERT INTO change VALUES (%s, %s, %s, 'event', %s, %s, %s, true, %s, 'accepted', NULL, NULL)",
        [clock.scope, seq, tag, event.id, envelope.subject, audience, now],
    )
    return seq, tag
