"""What the command line calls: each a verb over one ledger's configuration, usable while its service runs or not."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from officer_app.core import clock
from officer_app.core.assignments import Assignment
from officer_app.core.errors import OfficerError
from officer_app.ledger import embedded, recovery
from officer_app.ledger import serve as service_process
from officer_app.ledger.accounts import NewAccount
from officer_app.ledger.backup import Generation, back_up
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.entries import Summary
from officer_app.ledger.opening import open_ledger
from officer_app.ledger.refusals import NO_LEDGER
from officer_app.ledger.restore import restore as put_back
from officer_app.ledger.service import Ledger
from officer_app.ledger.sessions import Caller
from officer_app.ledger.verify import Report
from officer_app.ledger.verify import verify as prove
from officer_app.ledger.wire import Assigned, AssignRequest, Handled, HandleRequest

OPERATOR = Caller(
    account="operator", name="", alias="", roles=frozenset({"ledger_clerk"}), dept="", region="371600", device=""
)
"""Whoever may read the ledger's own files may also list them."""

PEOPLE = ("verifier", "verifiers", "checker", "reviewed_by", "approved_by")
"""Fields that name accounts; on the command line they may be logins."""


class StepAsked(msgspec.Struct, frozen=True, rename={"actor": "as"}):
    """One line of a file of steps: `as` is a login, `finding` an id or any number.

    `at` (ISO 8601) dates a step that was taken earlier elsewhere, "" for now.
    """

    actor: str
    finding: str
    action: str
    fields: dict[str, Any] = {}
    at: str = ""


class AccountAsked(msgspec.Struct, frozen=True):
    """An account that must be there before the steps, by login."""

    user: str
    name: str
    roles: list[str]
    region: str = "371600"
    dept: str = ""


class AssignmentAsked(msgspec.Struct, frozen=True, rename={"actor": "as"}):
    """One line of a file of assignments: who gives it (`as`), to whom (`to`), and its fields."""

    actor: str
    to: str
    fields: dict[str, Any] = {}


class StepFile(msgspec.Struct, frozen=True):
    """A file of steps, with the accounts that take them, and of assignments given after them."""

    steps: list[StepAsked]
    accounts: list[AccountAsked] = []
    assignments: list[AssignmentAsked] = []


@contextmanager
def opened(config: LedgerConfig, new: bool = False) -> Iterator[Ledger]:
    """The ledger for the length of one command, begun when it is `new` and not there yet. An embedded server that ran
    before goes on running. Raises OfficerError(NO_LEDGER): a mistyped folder is not an empty ledger that is sound.
    """
    if not new and not config.key_file.exists():
        raise OfficerError(NO_LEDGER, folder=str(config.data))
    ran = bool(config.database) or embedded.running(config.cluster)
    try:
        ledger = open_ledger(config)
        try:
            yield ledger
        finally:
            ledger.db.close()
    finally:
        if not ran:
            embedded.stop(config.cluster)


def serve(config: LedgerConfig, as_json: bool = False, attached: bool = False) -> None:
    """Run the service until told to stop; says where it listens in one line on standard output."""
    service_process.log_to_stderr()

    def ready(facts: dict[str, str]) -> None:
        line = json.dumps(facts) if as_json else f"{facts['url']}  {facts['ledger_public']}"
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    service_process.serve(config, ready, attached)


def enrol_code(config: LedgerConfig, user: str, name: str = "", alias: str = "", region: str = "371600") -> str:
    """A one-time code for this account's next device. Given a name or an alias, a missing account is made."""
    with opened(config, new=True) as ledger:
        if (name or alias) and not ledger.has_account(user):
            ledger.add_account(
                NewAccount(name=name or alias, roles=frozenset({"officer"}), region=region, alias=alias, login=user)
            )
        return ledger.make_code(user)


def account(
    config: LedgerConfig, user: str, name: str, roles: frozenset[str], region: str, dept: str = "", password: str = ""
) -> str:
    """Add an account, or give the one of this login new roles, place and (when given) password. Returns its id."""
    new = NewAccount(name=name or user, roles=roles, region=region, dept=dept, login=user, password=password)
    with opened(config, new=True) as ledger:
        return ledger.put_account(new)


def handle(config: LedgerConfig, asked: StepFile) -> list[Handled]:
    """Carry out steps in order, then give the assignments, each its own transaction; the first that is refused stops
    the rest."""
    with opened(config) as ledger:
        for one in asked.accounts:
            if not ledger.has_account(one.user):
                ledger.add_account(
                    NewAccount(
                        name=one.name, roles=frozenset(one.roles), region=one.region, dept=one.dept, login=one.user
                    )
                )
        done = [step(ledger, one) for one in asked.steps]
        for given in asked.assignments:
            _give(ledger, given)
        return done


def step(ledger: Ledger, asked: StepAsked) -> Handled:
    """One step as this person. Raises OfficerError(NOT_FOUND | NOT_ALLOWED …)."""
    fields = {name: _account_ids(ledger, value) if name in PEOPLE else value for name, value in asked.fields.items()}
    request = HandleRequest(finding=asked.finding, action=asked.action, fields=fields)
    present = ledger.now
    if asked.at:
        moment = clock.parse(asked.at)
        ledger.now = lambda: moment
    try:
        return ledger.handle(ledger.caller_for(asked.actor), request)
    finally:
        ledger.now = present


def _account_ids(ledger: Ledger, named: Any) -> Any:
    if isinstance(named, list):
        return [_account_ids(ledger, one) for one in named]
    return ledger.caller_for(named).account if isinstance(named, str) and ledger.has_account(named) else named


def read_steps(data: bytes) -> StepFile:
    """A JSON object `{accounts, steps}`. Raises msgspec.ValidationError."""
    return msgspec.json.decode(data, type=StepFile)


def assign(config: LedgerConfig, asked: Sequence[AssignmentAsked]) -> list[Assigned]:
    """Give assignments in order, each its own transaction; the first that is refused stops the rest."""
    with opened(config) as ledger:
        return [_give(ledger, one) for one in asked]


def _give(ledger: Ledger, asked: AssignmentAsked) -> Assigned:
    return ledger.assign(ledger.caller_for(asked.actor), AssignRequest(officer=asked.to, fields=asked.fields))


def withdraw(config: LedgerConfig, actor: str, assignment: str, reason: str) -> Assigned:
    """Take an assignment back. Raises OfficerError(NOT_FOUND)."""
    with opened(config) as ledger:
        return ledger.withdraw_assignment(ledger.caller_for(actor), assignment, reason)


def assignments(config: LedgerConfig, limit: int = 200) -> list[Assignment]:
    """The assignments given last, for whoever runs the ledger."""
    with opened(config) as ledger:
        return ledger.assignments(OPERATOR, limit)


def entries(config: LedgerConfig, limit: int = 200) -> list[Summary]:
    """The newest entries, for whoever runs the ledger."""
    with opened(config) as ledger:
        return ledger.entries(OPERATOR, limit=limit)


def revoke(config: LedgerConfig, device: str, reason: str) -> None:
    """Stop a device. Raises OfficerError(NOT_FOUND)."""
    with opened(config) as ledger:
        ledger.revoke(device, reason)


def verify(config: LedgerConfig) -> Report:
    """Prove everything. The report's `sound` says whether all held."""
    with opened(config) as ledger, ledger.db.read() as tx:
        return prove(tx, ledger.scope, ledger.signer.public, ledger.rules, ledger.blobs.read)


def backup(config: LedgerConfig, keep: int = 3) -> Generation:
    """Raises OfficerError(BACKUP_FAILED | BACKUP_UNSOUND)."""
    with opened(config) as ledger:
        return back_up(ledger, keep)


def recovery_key(config: LedgerConfig, file: Path, replace: bool = False) -> str:
    """Make the organisation's recovery pair; the private key goes into `file`. Returns the public key, hex."""
    with opened(config, new=True) as ledger:
        return recovery.make(ledger, file, replace=replace).hex()


def restore(config: LedgerConfig, folder: Path, recovery_file: Path | None = None) -> Generation:
    """The service must be stopped. Raises OfficerError(IN_USE | OTHER_LEDGER | BACKUP_FAILED | KEY_SEALED …)."""
    ran = bool(config.database) or embedded.running(config.cluster)
    try:
        return put_back(config, folder, recovery=recovery.read(recovery_file) if recovery_file else None)
    finally:
        if not ran:
            embedded.stop(config.cluster)
