"""The ledger's verbs. Every transaction of the service begins here; everything else is handed one."""

import logging
import secrets
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import msgspec
import psycopg

from officer_app.core.assignments import Assignment
from officer_app.core.catalog import Catalog
from officer_app.core.clock import iso
from officer_app.core.errors import Fault, OfficerError
from officer_app.core.events import Event
from officer_app.core.ids import uuid7
from officer_app.core.workdays import Calendar
from officer_app.ledger import accounts, assignments, entries, feed, handling, intake, photos, sessions
from officer_app.ledger import clock as clocks
from officer_app.ledger.blobs import Blobs
from officer_app.ledger.clock import Clock
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.db import Db, migrate
from officer_app.ledger.entries import Summary
from officer_app.ledger.keys import ledger_signer
from officer_app.ledger.known_keys import KnownKeys
from officer_app.ledger.projection import Rules
from officer_app.ledger.reading import Reading, parse_item, read_item
from officer_app.ledger.refusals import NOT_FOUND, PROTOCOL, REVOKED, REWOUND, TOO_LARGE
from officer_app.ledger.sessions import Caller
from officer_app.ledger.together import Together
from officer_app.ledger.wire import (
    PROTOCOL as VERSION,
)
from officer_app.ledger.wire import (
    Assigned,
    AssignRequest,
    Enrolled,
    EnrolRequest,
    Handled,
    HandleRequest,
    Health,
    Hello,
    Item,
    LoginRequest,
    Pulled,
    Pushed,
    PushRequest,
    Result,
    Session,
    SessionRequest,
    Sizes,
)
from officer_app.paths import resource

log = logging.getLogger("officer_app.ledger")

Now = Callable[[], datetime]

MIN_FREE = 256 * 1024 * 1024
"""Bytes of free disk below which the service calls itself unwell."""


def wall_clock() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """One scope of the ledger over one database. Safe for many threads; several processes may share a database."""

    def __init__(self, config: LedgerConfig, db: Db, now: Now = wall_clock) -> None:
        self.config = config
        self.db = db
        self.now = now
        self.scope = config.scope
        self.signer = ledger_signer(config.key_file)
        self.catalog = Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())
        self.rules = Rules(
            Calendar.from_json(resource("catalog/workcalendar_cn.json").read_bytes()),
            self.catalog.limits,
        )
        self.blobs = Blobs(config)
        self._together = Together(self._take, config.limits.max_items)
        self._photos_together = Together(self._record_photos, config.limits.blob_lane)
        self._keys = KnownKeys(db, self.scope, self.signer.public)

    def begin(self) -> None:
        """Bring the schema up to date and make sure of the clock row."""
        with self.db.write() as tx:
            migrate(tx)
            ledger_id = uuid7(int(self.now().timestamp() * 1000), secrets.token_bytes(10))
            clocks.begin(tx, self.scope, ledger_id, self.config.name, self.signer.public)

    # Who is there

    def hello(self) -> Hello:
        limits = self.config.limits
        with self.db.glance() as tx:
            clock = clocks.peek(tx, self.scope)
        return Hello(
            ledger_id=clock.ledger_id,
            ledger_public=self.signer.public.hex(),
            epoch=clock.epoch,
            server_time=iso(self.now()),
            protocol=(VERSION, VERSION),
            limits=Sizes(limits.max_items, limits.max_bytes, limits.max_photo),
            safe_seq=clock.safe_seq,
            name=self.config.name,
        )

    def health(self) -> Health:
        """Whether a finding and its photos could be taken now. Never raises."""
        try:
            with self.db.read() as tx:
                clocks.peek(tx, self.scope)
                modes = tx.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')").fetchone()
        except (OfficerError, psycopg.Error):
            return Health(ok=False, database=False, disk=False, durable=False)
        disk = shutil.disk_usage(self.config.spool).free > MIN_FREE
        durable = modes is not None and modes[0] == "on" and modes[1] != "off"
        return Health(ok=disk, database=True, disk=disk, durable=durable)

    def enrol(self, request: EnrolRequest, address: str) -> Enrolled:
        """Raises OfficerError(ENROL_… | THROTTLED | MALFORMED_REQUEST)."""
        now = self.now()
        with self.db.write() as tx:
            made = accounts.enrol(tx, self.scope, request, address, now)
            if not isinstance(made, Fault):
                session = Session(token="", token_expires="")
                if not made.again:
                    session = sessions.open_session(tx, self.scope, made.account, now, made.device)
                caller = sessions.caller_for(tx, self.scope, made.account)
                clock = clocks.peek(tx, self.scope)
                recovery = tx.execute("SELECT recovery_public FROM clock WHERE scope = %s", [self.scope]).fetchone()
        if isinstance(made, Fault):
            raise OfficerError(made)
        assert recovery is not None
        return Enrolled(
            device_code=made.device,
            user=caller.account,
            alias=caller.alias,
            name=caller.name,
            roles=sorted(caller.roles),
            region_code=caller.region,
            scope=self.scope,
            ledger_id=clock.ledger_id,
            ledger_public=self.signer.public.hex(),
            recovery_public=bytes(recovery[0]).hex() if recovery[0] else None,
            token=session.token,
            token_expires=session.token_expires,
            counter_floor=0,
        )

    def sign_in_device(self, request: SessionRequest) -> Session:
        """Raises OfficerError(BAD_PROOF)."""
        with self.db.write() as tx:
            return sessions.sign_in_device(tx, self.scope, request, self.now())

    def log_in(self, request: LoginRequest, address: str) -> Session:
        """Raises OfficerError(WRONG_LOGIN | THROTTLED)."""
        with self.db.write() as tx:
            opened = sessions.log_in(tx, self.scope, request.login, request.password, address, self.now())
        if isinstance(opened, Fault):
            raise OfficerError(opened)
        return opened

    def log_out(self, token: str) -> None:
        with self.db.write() as tx:
            sessions.log_out(tx, self.scope, token, self.now())

    def caller(self, token: str) -> Caller:
        """Who holds this token, a revoked device included. Raises OfficerError(SIGN_IN)."""
        with self.db.glance() as tx:
            return sessions.caller_of(tx, self.scope, token, self.now())

    # People and devices

    def add_account(self, new: accounts.NewAccount) -> str:
        """Make an account; returns its id."""
        with self.db.write() as tx:
            return accounts.add(tx, self.scope, new, self.now())

    def put_account(self, new: accounts.NewAccount) -> str:
        """Make an account or change the one with this login; returns its id."""
        with self.db.write() as tx:
            return accounts.put(tx, self.scope, new, self.now())

    def has_account(self, who: str) -> bool:
        """Whether an id, login or alias names an account."""
        with self.db.read() as tx:
            try:
                accounts.account_of(tx, self.scope, who)
            except OfficerError:
                return False
        return True

    def caller_for(self, who: str) -> Caller:
        """An account by id, login or alias, as whoever holds the machine acts for it. Raises (NOT_FOUND)."""
        with self.db.read() as tx:
            return sessions.caller_for(tx, self.scope, accounts.account_of(tx, self.scope, who))

    def make_code(self, who: str) -> str:
        """An enrolment code for an account, by id, login or alias. Raises OfficerError(NOT_FOUND)."""
        with self.db.write() as tx:
            return accounts.make_code(tx, self.scope, accounts.account_of(tx, self.scope, who), self.now())

    def revoke(self, device: str, reason: str) -> bytes:
        """Stop a device; returns the signed order's bytes. Raises OfficerError(NOT_FOUND)."""
        with self.db.write() as tx:
            ledger_id = clocks.peek(tx, self.scope).ledger_id
            return accounts.revoke(tx, self.scope, ledger_id, device, reason, self.signer, self.now())

    # Journal

    def push(self, caller: Caller, request: PushRequest) -> Pushed:
        """Take events. Raises OfficerError(PROTOCOL | TOO_LARGE | REWOUND | REVOKED).

        From a revoked device everything readable goes to quarantine first; then it is told.
        """
        if request.protocol != VERSION:
            raise OfficerError(PROTOCOL, version=request.protocol)
        if len(request.items) > self.config.limits.max_items:
            raise OfficerError(TOO_LARGE, limit=self.config.limits.max_items)
        if not caller.device:
            raise OfficerError(NOT_FOUND)
        if caller.revoked:
            self._hand_in(request.items)
            raise revoked(caller)
        if request.witness is not None:
            with self.db.glance() as tx:
                if not clocks.knows(tx, self.scope, request.witness):
                    raise OfficerError(REWOUND)
        clock, results = self._together.run(self._read(request.items))
        return Pushed(epoch=clock.epoch, head=(clock.seq, clock.tag), safe_seq=clock.safe_seq, results=results)

    def pull(
        self,
        caller: Caller,
        cursor: tuple[int, int],
        witness: tuple[int, int] | None,
        limit: int,
        settled: Sequence[feed.Span] = (),
    ) -> Pulled:
        """Raises OfficerError(REWOUND)."""
        with self.db.read() as tx:
            for pair in (cursor, witness):
                if pair is not None and not clocks.knows(tx, self.scope, pair):
                    raise OfficerError(REWOUND)
            return feed.page(tx, self.scope, caller.account, cursor, limit, settled)

    def _take(self, readings: list[Reading]) -> tuple[Clock, list[Result]]:
        push = intake.Push(self.scope, readings, self.now(), self.signer, self.rules)
        return self.db.again(lambda tx: intake.take(tx, push))

    def record_photo(self, photo: photos.Whole) -> None:
        """A photo that is durable enters the journal; photos that become whole together share one commit."""
        self._photos_together.run([photo])

    def _record_photos(self, whole: list[photos.Whole]) -> tuple[None, list[None]]:
        self.db.again(lambda tx: photos.record(tx, self.scope, whole, self.now()))
        return None, [None] * len(whole)

    # Handling

    def handle(self, caller: Caller, request: HandleRequest) -> Handled:
        """One step of the life cycle. Raises OfficerError(NOT_FOUND | STALE | NOT_ALLOWED | NO_CALENDAR)."""
        with self.db.write() as tx:
            done = handling.handle(tx, self.scope, caller, request, self.now(), self.rules, self.signer)
        event, finding = done.event, msgspec.json.encode(done.entry.finding)
        return Handled(
            event_id=event.id,
            seq=done.seq,
            tag=done.tag,
            raw=event.raw,
            signature=event.signature,
            finding=msgspec.Raw(entries.shown(finding, caller)),
        )

    def assign(self, caller: Caller, request: AssignRequest) -> Assigned:
        """Give an officer something to do. Raises what `assignments.give` raises."""
        with self.db.write() as tx:
            return assignments.give(tx, self.scope, caller, request, self.now(), self.catalog, self.rules, self.signer)

    def withdraw_assignment(self, caller: Caller, assignment: str, reason: str) -> Assigned:
        """Take it back. Raises what `assignments.withdraw` raises."""
        with self.db.write() as tx:
            return assignments.withdraw(tx, self.scope, caller, assignment, reason, self.now(), self.signer)

    def assignments(self, caller: Caller, limit: int = 200) -> list[Assignment]:
        """The last given: all for who gives them, an officer's own for the officer."""
        with self.db.read() as tx:
            return assignments.listed(tx, self.scope, caller, limit)

    def entries(
        self, caller: Caller, *, state: str = "", before: int = 0, limit: int = 50, text: str = ""
    ) -> list[Summary]:
        """A page of the entries in the caller's scope, the last changed first."""
        with self.db.read() as tx:
            return entries.page(tx, self.scope, caller, state=state, before=before, limit=limit, text=text)

    def document(self, caller: Caller, name: str) -> bytes:
        """A finding as JSON, by id or any of its numbers. Raises OfficerError(NOT_FOUND)."""
        with self.db.read() as tx:
            return entries.document(tx, self.scope, caller, name)

    def _hand_in(self, items: list[Item]) -> None:
        now = self.now()
        with self.db.write() as tx:
            for event in map(parse_item, items):
                if isinstance(event, Event):
                    intake.set_aside(tx, self.scope, event, REVOKED.code, now)

    def _read(self, items: list[Item]) -> list[Reading]:
        now = self.now()
        parsed = [parse_item(item) for item in items]
        keys = self._keys.of({event.envelope.device for event in parsed if isinstance(event, Event)})
        return [read_item(item, event, keys, now, self.catalog) for item, event in zip(items, parsed, strict=True)]


def revoked(caller: Caller) -> OfficerError:
    """What a stopped device is told: the ledger's signed order."""
    return OfficerError(REVOKED, order=caller.order, order_signature=caller.order_signature)
