"""Several devices of one officer, the real ledger, and everything that can go wrong between and beneath them."""

import itertools
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from officer_app.core.errors import OfficerError
from officer_app.core.ids import uuid7
from officer_app.ledger import clock as clocks
from officer_app.ledger import db as ledger_db
from officer_app.ledger.aftermath import CLASS, RECEIPT
from officer_app.ledger.app import create_app
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.service import Ledger
from officer_app.ledger.wire import HandleRequest
from officer_app.store import meta, remote
from officer_app.sync import pull
from officer_app.usecases import enrol
from tests.faults.device import Device
from tests.faults.transport import InProcess
from tests.fixtures.ledger import Moment, add_account, caller, new_database

STEPS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "submitted": ("clerk", "accept", {"duplicates_checked": True, "verifier": ""}),
    "verifying": (
        "verifier",
        "substantiate",
        {
            "methods": ["onsite"],
            "facts": "现场看到窗口要求重复提交复印件。",
            "result": "substantiated",
            "conclusion": "经现场核查，情况属实，窗口确有重复要求材料的做法。",
            "conflict_declared": False,
            "verifiers": [],
        },
    ),
    "substantiated": ("clerk", "register", {"matter_code": "SX0101"}),
}
"""How the office moves a finding on: by its state."""
URL = "http://127.0.0.1"
GENERATIONS = 3
ROUNDS = 12
"""Exchanges of everybody within which the world must have become quiet."""

T = TypeVar("T")
_scopes = itertools.count(1)


@cache
def _pool() -> ledger_db.Db:
    import atexit

    pool = ledger_db.Db(new_database(), size=4)
    pool.open()
    atexit.register(pool.close)
    with pool.write() as tx:
        # The histories test the protocol; what survives a power cut is tested elsewhere.
        tx.execute("SET synchronous_commit = off")
        name = tx.execute("SELECT current_database()").fetchone()
        assert name is not None
        tx.execute(f'ALTER DATABASE "{name[0]}" SET synchronous_commit = off')
    return pool


@dataclass
class Backup:
    """One generation: every row of the scope, and which photos lay there."""

    tables: dict[str, bytes]
    seq: int
    events: frozenset[str]
    photos: frozenset[str]
    numbers: frozenset[tuple[str, str]]


class World:
    """Everything of one history. `close` ends it; the database is shared, the scope is this history's own."""

    batch = 2
    page = 3

    def __init__(self, folder: Path, devices: int = 2, seed: int = 0) -> None:
        self.folder = folder
        self.now = Moment()
        self.rand = random.Random(seed).random
        self._ids = itertools.count(1)
        config = LedgerConfig(data=folder / "ledger", database=_pool().url, scope=next(_scopes))
        self.ledger = Ledger(config, _pool(), self.now)
        self.ledger.begin()
        self.app = create_app(self.ledger)
        account = add_account(self.ledger, "officer", region="371602")
        self.office = {
            "clerk": add_account(self.ledger, "ledger_clerk", region="371600"),
            "verifier": add_account(self.ledger, "verifier", region="371600"),
        }
        self._page, pull.PAGE = pull.PAGE, self.page
        self.generations: list[Backup] = []
        self.copies: dict[int, Path] = {}
        self.acked: dict[str, str] = {}
        self.shown: set[tuple[str, str]] = set()
        self.exposed: set[str] = set()
        self.exposed_numbers: set[tuple[str, str]] = set()
        self.exposed_photos: set[str] = set()
        self.let_go: set[str] = set()
        self.restores = 0
        self.devices: list[Device] = []
        for n in range(devices):
            device = Device(folder / f"device{n}", self)
            code = self.ledger.make_code(account)
            enrol.enrol(device.on_db, device.folder, URL, code, self.now, "test", adapter=lambda: InProcess(self.app))
            self.devices.append(device)

    def close(self) -> None:
        pull.PAGE = self._page
        for device in self.devices:
            device.desk.db.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_id(self) -> str:
        n = next(self._ids)
        return uuid7(int(self.now().timestamp() * 1000) + n, n.to_bytes(10, "big"))

    # -- what the ledger suffers ------------------------------------------------------------------

    def back_up(self) -> None:
        """A new generation; the oldest of those kept decides what is safe (R5)."""
        with self.ledger.db.write() as tx:
            seq = clocks.peek(tx, self.ledger.scope).seq
            tables = {
                name: b"".join(bytes(part) for part in _copied(tx, name, self.ledger.scope)) for name in _tables(tx)
            }
        made = Backup(
            tables,
            seq,
            frozenset(self.ledger_events()),
            frozenset(self.ledger_photos()),
            frozenset((number, finding) for number, finding, _ in self.ledger_numbers()),
        )
        self.generations = [*self.generations, made][-GENERATIONS:]
        self._tell_safe()

    def restore(self, nth: int, told: bool, photos_too: bool = False) -> None:
        """Back to a generation. `told`: the operator says so; the numbers jump either way (R6).

        `photos_too`: the photo store goes back with it; else it keeps what came later.
        """
        if not self.generations:
            return
        keep = nth % len(self.generations)
        backup = self.generations[keep]
        self.generations = self.generations[: keep + 1]
        scope = self.ledger.scope
        with self.ledger.db.write() as tx:
            tx.execute("SET LOCAL session_replication_role = replica")
            for name, rows in backup.tables.items():
                tx.execute(f"DELETE FROM {name} WHERE scope = %s", [scope])
                with tx.cursor().copy(f"COPY {name} FROM STDIN") as copy:
                    copy.write(rows)
            self.restores += 1
            for counter in (RECEIPT, CLASS):
                # beyond anything given in any history that ever was, not only in the one this backup begins
                clocks.bump_numbers(tx, scope, counter, self.now().year, 1000 * self.restores)
            if told:
                clocks.new_epoch(tx, scope, self.now(), self.ledger.signer.public)
        if photos_too:
            for path in (self.ledger.config.blobs).rglob("*"):
                if path.is_file() and path.name not in backup.photos:
                    path.unlink()
        self._tell_safe()

    def act(self, nth: int) -> None:
        """The office takes one finding one step further, as far as its state allows."""
        with self.ledger.db.read() as tx:
            rows = tx.execute(
                "SELECT id, state FROM entry WHERE scope = %s ORDER BY id", [self.ledger.scope]
            ).fetchall()
        if not rows:
            return
        finding, state = rows[nth % len(rows)]
        who, action, fields = STEPS.get(state, ("clerk", "accept", {}))
        fields = dict(fields)
        for name, value in (("verifier", self.office["verifier"]), ("verifiers", [self.office["verifier"]])):
            fields |= {name: value} if name in fields else {}
        try:
            self.ledger.handle(
                caller(self.ledger, self.office[who]), HandleRequest(finding=finding, action=action, fields=fields)
            )
        except OfficerError:
            return  # a returned or ended one: the office leaves it

    def _tell_safe(self) -> None:
        safe = self.generations[0].seq if self.generations else 0
        with self.ledger.db.write() as tx:
            tx.execute("UPDATE clock SET safe_seq = %s WHERE scope = %s", [safe, self.ledger.scope])

    def photos_everywhere(self) -> frozenset[str]:
        """Photos every generation holds."""
        return _common([generation.photos for generation in self.generations])

    # -- what a device suffers --------------------------------------------------------------------

    def copy_device(self, n: int) -> None:
        device = self.devices[n]
        device.desk.db.close()
        target = self.folder / f"copy{n}"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(device.folder, target)
        self.copies[n] = target
        device.open()

    def restore_device(self, n: int) -> None:
        """An old copy of the folder is put back. What was nowhere else is then lost, and nothing can help."""
        if n not in self.copies:
            return
        device = self.devices[n]
        self.exposed |= set(device.events()) - _common([generation.events for generation in self.generations])
        self.exposed_numbers |= device.numbers() - _common([generation.numbers for generation in self.generations])
        self.exposed_photos |= set(device.desk.media.names()) - self.photos_everywhere()
        device.desk.db.close()
        shutil.rmtree(device.folder)
        shutil.copytree(self.copies[n], device.folder)
        device.open()

    # -- what was promised ------------------------------------------------------------------------

    def remember(self, device: Device) -> None:
        """After an exchange, however it ended: what this device believes the ledger has, and the numbers it shows."""
        if device.fuse.left is not None:
            return
        self.acked |= dict(
            device.rows(
                "SELECT e.id, e.sha256 FROM event e JOIN delivery d ON d.event_id = e.id WHERE d.ledger_seq IS NOT NULL"
            )
        )
        self.shown |= device.numbers()

    def settle(self) -> None:
        """No more faults: everybody exchanges until there is nothing left to do, within a bound."""
        for _ in range(ROUNDS):
            self.now.pass_(hours=1)
            outcomes = [device.exchange() for device in self.devices]
            for outcome in outcomes:
                assert outcome.trouble is None, outcome.trouble
            if not any(outcome.moved or outcome.offered_again for outcome in outcomes):
                return
        raise AssertionError(f"not quiet after {ROUNDS} rounds: {outcomes}")

    def standing(self, n: int) -> remote.Remote:
        db = self.devices[n].desk.db
        return remote.get(db, meta.get(db, "ledger_id"))

    def ledger_numbers(self) -> list[Any]:
        with self.ledger.db.read() as tx:
            return tx.execute(
                "SELECT number, finding, kind FROM number WHERE scope = %s", [self.ledger.scope]
            ).fetchall()

    def ledger_findings(self) -> set[str]:
        with self.ledger.db.read() as tx:
            rows = tx.execute("SELECT DISTINCT subject FROM event WHERE scope = %s", [self.ledger.scope]).fetchall()
        return {row[0] for row in rows}

    def ledger_events(self) -> dict[str, str]:
        with self.ledger.db.read() as tx:
            return dict(tx.execute("SELECT id, sha256 FROM event WHERE scope = %s", [self.ledger.scope]).fetchall())

    def ledger_photos(self) -> set[str]:
        with self.ledger.db.read() as tx:
            return {
                row[0] for row in tx.execute("SELECT sha256 FROM blob WHERE scope = %s", [self.ledger.scope]).fetchall()
            }


def _common(sets: list[frozenset[T]]) -> frozenset[T]:
    return frozenset.intersection(*sets) if sets else frozenset()


def _tables(tx: ledger_db.Tx) -> list[str]:
    return [
        row[0]
        for row in tx.execute(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'scope' AND table_schema = 'public'"
            " ORDER BY 1"
        ).fetchall()
    ]


def _copied(tx: ledger_db.Tx, name: str, scope: int) -> Iterator[Any]:
    with tx.cursor().copy(f"COPY (SELECT * FROM {name} WHERE scope = {scope:d}) TO STDOUT") as copy:
        yield from copy
