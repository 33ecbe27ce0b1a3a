"""Several devices of one officer, their real stores, the real ledger, and everything that can go wrong between them.

The checker is at the end (`World.judge`): when the faults stop and everybody has exchanged, nothing acknowledged may be
missing, nothing may be there twice, every number ever shown leads to its finding, and every photo is served as taken.
"""

import itertools
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import requests

from officer_app import paths
from officer_app.core.catalog import Catalog
from officer_app.core.clock import iso
from officer_app.core.events import fingerprint
from officer_app.core.workdays import Calendar
from officer_app.ledger import clock as clocks
from officer_app.ledger import db as ledger_db
from officer_app.ledger.app import create_app
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.service import Ledger
from officer_app.seal.files import MediaCipher
from officer_app.seal.sign import Signer
from officer_app.store import meta, outbox, photos, remote
from officer_app.store.database import open_database, write
from officer_app.store.media import Media
from officer_app.store.photos import PhotoRow
from officer_app.sync import pull, push
from officer_app.sync.run import Outcome
from officer_app.usecases import enrol, findings, sync
from officer_app.usecases.desk import Desk
from tests.faults.transport import Faulty, Lost
from tests.fixtures.ledger import VALUES, Moment, add_account, new_database

KEY = bytes(range(32))
URL = "http://127.0.0.1"
GENERATIONS = 3
ROUNDS = 12
"""Exchanges of everybody within which the world must have become quiet."""

_scopes = itertools.count(1)
_minted = itertools.count(1)


class Crash(BaseException):
    """The process is gone. Nothing of the product may catch it."""


class Fuse:
    """Counts statements; the one it was set for does not return."""

    def __init__(self) -> None:
        self.left: int | None = None

    def burn(self) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.left = None
            raise Crash

class Wire:
    """A connection whose process may die before or after any statement."""

    def __init__(self, connection: Any, fuse: Fuse) -> None:
        self._connection = connection
        self._fuse = fuse

    def execute(self, *args: Any) -> Any:
        return self._run(self._connection.execute, args)

    def executemany(self, *args: Any) -> Any:
        return self._run(self._connection.executemany, args)

    def _run(self, call: Callable[..., Any], args: Any) -> Any:
        self._fuse.burn()
        answer = call(*args)
        self._fuse.burn()
        return answer

    @property
    def in_transaction(self) -> bool:
        return bool(self._connection.in_transaction)

    def close(self) -> None:
        self._connection.close()


class Fused:
    """What the product sees as its database."""

    def __init__(self, database: Any, fuse: Fuse) -> None:
        self.conn = Wire(database.conn, fuse)

    def close(self) -> None:
        self.conn.close()


@cache
def _lists() -> tuple[Catalog, Calendar]:
    def read(name: str) -> bytes:
        return paths.resource(f"catalog/{name}").read_bytes()

    return Catalog.load(read), Calendar.from_json(read("workcalendar_cn.json"))


@cache
def _empty_store() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        open_database(path, KEY).close()
        return path.read_bytes()


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
class Device:
    """One laptop: its folder is all there is of it."""

    folder: Path
    world: "World"
    signer: Signer = field(default_factory=Signer.generate)
    fuse: Fuse = field(default_factory=Fuse)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        (self.folder / "ledger.db").write_bytes(_empty_store())
        self.open()
        with write(self.desk.db):
            meta.put(self.desk.db, {"device_private": self.signer.private.hex(), "install_id": self.folder.name})

    def open(self) -> None:
        catalog, calendar = _lists()
        database: Any = Fused(open_database(self.folder / "ledger.db", KEY), self.fuse)
        self.desk = Desk(
            db=database, media=Media(self.folder / "media", MediaCipher(KEY)), now=self.world.now,
            new_id=self.world.new_id, catalog=catalog, calendar=calendar, version="test",
        )

    def on_db(self, fn: Callable[[Any], Any]) -> Any:
        return fn(self.desk.db)

    @contextmanager
    def dying(self, after: int | None) -> Iterator[None]:
        """Die after so many statements, if there are so many, and start again."""
        self.fuse.left = after
        try:
            yield
        except Crash:
            self.desk.db.close()
            self.open()
        finally:
            self.fuse.left = None

    def take_photo(self, data: bytes) -> str:
        sha = self.desk.media.put(data)
        row = PhotoRow(sha, len(data), "image/jpeg", 4, 3, "", iso(self.world.now()), 1)
        with write(self.desk.db):
            photos.add(self.desk.db, row, b"thumb")
        return sha

    def record(self, shots: int = 0) -> None:
        shas = [self.take_photo(b"photo %d " % next(_minted) * 40) for _ in range(shots)]
        findings.submit(self.desk, "counter", dict(VALUES), shas)

    def amend(self, nth: int) -> None:
        rows = self.desk.db.conn.execute("SELECT id FROM finding ORDER BY id").fetchall()
        if rows:
            findings.amend(self.desk, rows[nth % len(rows)][0], dict(VALUES) | {"text": f"{next(_minted)}"}, [], "补充")

    def make_room(self) -> None:
        """Let go of photos every backup has, as if all were old."""
        sync.free_space(self.desk.db, self.desk.media, self.world.now() + timedelta(days=1), keep_days=0)
        for (sha,) in self.rows("SELECT sha256 FROM photo WHERE local = -1"):
            self.world.let_go.add(sha)
            assert sha in self.world.photos_everywhere(), "a photo was let go that a restored ledger may lack"

    def exchange(self, plan: dict[int, Lost] | None = None, unplugged: str = "") -> Outcome:
        """One exchange; `plan` says what happens to its n-th request, `unplugged` which path is never reached."""
        numbers = itertools.count()

        def fate(request: requests.PreparedRequest) -> Lost | None:
            planned = (plan or {}).get(next(numbers))
            return Lost.REQUEST if unplugged and unplugged in (request.url or "") else planned

        adapter = Faulty(self.world.app, fate)
        engine = sync.open_engine(
            self.on_db, self.desk.media, self.folder, self.world.now, self.world.rand, adapter=lambda: adapter
        )
        engine._pace.items = self.world.batch
        try:
            return sync.sync_now(engine, by_hand=True)
        finally:
            if self.fuse.left is None:
                adapter.release()
            self.world.remember(self)

    def rows(self, sql: str, *args: Any) -> list[Any]:
        return list(self.desk.db.conn.execute(sql, args).fetchall())

    def events(self) -> dict[str, str]:
        return dict(self.rows("SELECT id, sha256 FROM event"))


@dataclass
class Backup:
    """One generation: every row of the scope, and which photos lay there."""

    tables: dict[str, bytes]
    seq: int
    events: frozenset[str]
    photos: frozenset[str]


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
        self._page, pull.PAGE = pull.PAGE, self.page
        self.generations: list[Backup] = []
        self.copies: dict[int, Path] = {}
        self.acked: dict[str, str] = {}
        self.shown: set[tuple[str, str]] = set()
        self.exposed: set[str] = set()
        self.exposed_photos: set[str] = set()
        self.let_go: set[str] = set()
        self.restores = 0
        self.devices: list[Device] = []
        for n in range(devices):
            device = Device(folder / f"device{n}", self)
            code = self.ledger.make_code(account)
            enrol.enrol(device.on_db, device.folder, URL, code, self.now, "test", adapter=lambda: Faulty(self.app, _fine))
            self.devices.append(device)

    def close(self) -> None:
        pull.PAGE = self._page
        for device in self.devices:
            device.desk.db.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_id(self) -> str:
        from officer_app.core.ids import uuid7

        n = next(self._ids)
        return uuid7(int(self.now().timestamp() * 1000) + n, n.to_bytes(10, "big"))

    # -- what the ledger suffers ------------------------------------------------------------------

    def back_up(self) -> None:
        """A new generation; the oldest of those kept decides what is safe (R5)."""
        with self.ledger.db.write() as tx:
            seq = clocks.peek(tx, self.ledger.scope).seq
            tables = {name: b"".join(bytes(part) for part in _copied(tx, name, self.ledger.scope)) for name in _tables(tx)}
        made = Backup(tables, seq, frozenset(self._ledger_events()), frozenset(self._ledger_photos()))
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
            tx.execute(
                "INSERT INTO counter VALUES (%s, 'receipt', %s, %s) ON CONFLICT (scope, name, year)"
                " DO UPDATE SET value = counter.value + excluded.value", [scope, self.now().year, 1000 * self.restores])
            if told:
                clocks.new_epoch(tx, scope, self.now(), self.ledger.signer.public)
        if photos_too:
            for path in (self.ledger.config.blobs).rglob("*"):
                if path.is_file() and path.name not in backup.photos:
                    path.unlink()
        self._tell_safe()

    def _tell_safe(self) -> None:
        safe = self.generations[0].seq if len(self.generations) == GENERATIONS else 0
        with self.ledger.db.write() as tx:
            tx.execute("UPDATE clock SET safe_seq = %s WHERE scope = %s", [safe, self.ledger.scope])

    def photos_everywhere(self) -> frozenset[str]:
        """Photos every generation holds."""
        if not self.generations:
            return frozenset()
        return frozenset.intersection(*(generation.photos for generation in self.generations))

    def _everywhere(self) -> frozenset[str]:
        """Events every generation holds."""
        if not self.generations:
            return frozenset()
        return frozenset.intersection(*(generation.events for generation in self.generations))

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
        self.exposed |= set(device.events()) - self._everywhere()
        self.exposed_photos |= {name for name in device.desk.media.names()} - self.photos_everywhere()
        device.desk.db.close()
        shutil.rmtree(device.folder)
        shutil.copytree(self.copies[n], device.folder)
        device.open()

    # -- what was promised ------------------------------------------------------------------------

    def remember(self, device: Device) -> None:
        """After an exchange, however it ended: what this device now believes the ledger has, and the numbers it shows."""
        if device.fuse.left is not None:
            return
        self.acked |= dict(device.rows(
            "SELECT e.id, e.sha256 FROM event e JOIN delivery d ON d.event_id = e.id WHERE d.ledger_seq IS NOT NULL"))
        self.shown |= {(number, finding) for number, finding in device.rows("SELECT number, finding FROM number")
                       if number.startswith("S")}

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

    def judge(self) -> None:
        self.settle()
        held = self._ledger_events()
        for device in self.devices:
            waiting = outbox.waiting(device.desk.db)
            assert (waiting.findings, waiting.photos, waiting.attention) == (0, 0, 0), waiting
            assert device.events() == held, "a device and the ledger do not hold the same events"
            assert not device.rows("SELECT 1 FROM finding WHERE delivered = 0"), "delivered, and shown as waiting"
        gone = {event for event in self.acked if event not in held and event not in self.exposed}
        assert not gone, f"acknowledged and lost: {sorted(gone)[:3]}"
        assert all(held[event] == sha for event, sha in self.acked.items() if event in held), "an event changed"
        self._judge_numbers(set(held))
        self._judge_photos()

    def _judge_numbers(self, held: set[str]) -> None:
        with self.ledger.db.read() as tx:
            rows = tx.execute("SELECT number, finding, kind FROM number WHERE scope = %s", [self.ledger.scope]).fetchall()
            there = {row[0] for row in tx.execute(
                "SELECT DISTINCT subject FROM event WHERE scope = %s", [self.ledger.scope]).fetchall()}
        leads: dict[str, set[str]] = {}
        for number, finding, _ in rows:
            leads.setdefault(number, set()).add(finding)
        assert all(len(found) == 1 for found in leads.values()), "one number on two findings"
        receipts = [finding for _, finding, kind in rows if kind == "receipt"]
        assert sorted(receipts) == sorted(there), "not one receipt number a finding"
        for number, finding in self.shown:
            if finding in there:
                assert finding in leads.get(number, set()), f"{number} was shown and leads nowhere"

    def _judge_photos(self) -> None:
        wanted = {sha for device in self.devices for (sha,) in device.rows("SELECT sha256 FROM finding_photo")}
        stored = self._ledger_photos()
        for sha in wanted:
            if sha in self.exposed_photos and sha not in stored:
                continue
            assert sha in stored, "a photo of a finding is not on the ledger"
            assert fingerprint(self.read_photo(sha)) == sha
            for device in self.devices:
                (local,) = device.rows("SELECT local FROM photo WHERE sha256 = ?", sha)[0]
                assert (local == 1) == device.desk.media.has(sha), "the row and the folder disagree"
                assert local != 0, "a wanted photo was not fetched"

    def read_photo(self, sha: str) -> bytes:
        """As the ledger serves it."""
        from officer_app.sync.client import Credentials, LedgerClient

        device = self.devices[0]
        client = LedgerClient(
            URL, self.ledger.signer.public, now=self.now, credentials=Credentials(device.desk.device_code, device.signer),
            token=meta.get(device.desk.db, "token"), adapter=lambda: Faulty(self.app, _fine))
        return client.download(sha, 25 << 20)

    def standing(self, n: int) -> remote.Remote:
        db = self.devices[n].desk.db
        return remote.get(db, meta.get(db, "ledger_id"))

    def _ledger_events(self) -> dict[str, str]:
        with self.ledger.db.read() as tx:
            return dict(tx.execute("SELECT id, sha256 FROM event WHERE scope = %s", [self.ledger.scope]).fetchall())

    def _ledger_photos(self) -> set[str]:
        with self.ledger.db.read() as tx:
            return {row[0] for row in tx.execute("SELECT sha256 FROM blob WHERE scope = %s", [self.ledger.scope]).fetchall()}


def _fine(_: requests.PreparedRequest) -> None:
    return None


def _tables(tx: ledger_db.Tx) -> list[str]:
    return [row[0] for row in tx.execute(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'scope' AND table_schema = 'public'"
        " ORDER BY 1").fetchall()]


def _copied(tx: ledger_db.Tx, name: str, scope: int) -> Iterator[Any]:
    with tx.cursor().copy(f"COPY (SELECT * FROM {name} WHERE scope = {scope:d}) TO STDOUT") as copy:
        yield from copy
