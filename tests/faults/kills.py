"""kill -9, again and again, on the officer's process and on the ledger's, then look at what was promised."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from officer_app.core.events import fingerprint
from officer_app.ledger import cli
from officer_app.ledger import db as ledger_db
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.service import Ledger
from officer_app.seal.sign import Signer
from officer_app.store import meta, outbox
from officer_app.store.database import write
from officer_app.store.verify import verify
from officer_app.sync import faults
from officer_app.sync.client import LedgerClient
from officer_app.sync.faults import SyncTrouble
from officer_app.usecases import enrol, sync
from officer_app.usecases.desk import Desk
from tests.faults.nursery import now, open_desk, photo_bytes
from tests.fixtures.ledger import add_account, new_database

PATIENCE_S = 60.0


@dataclass
class Toll:
    """What a run came to."""

    kills: int
    officer_kills: int
    ledger_kills: int
    findings: int
    photos: int
    seconds: float


class Nursery:
    """The parent of every life."""

    def __init__(self, log: Path) -> None:
        self._log = log.open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self._log, text=True,
        )  # fmt: skip
        self._lives: set[int] = set()

    def start(self, **asked: object) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        life = int(self._process.stdout.readline())
        self._lives.add(life)
        return life

    def kill(self, life: int) -> None:
        """kill -9, and wait until the process is gone with its locks."""
        if life in self._lives:
            self._lives.remove(life)
            os.kill(life, signal.SIGKILL)
            until(lambda: not _alive(life), "a killed process is gone")

    def alive(self, life: int) -> bool:
        return _alive(life)

    def close(self) -> None:
        for life in list(self._lives):
            if _alive(life):
                self.kill(life)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE_S)
        self._process.stdout.close()
        self._log.close()


def run(kills: int, seed: int = 1, told: Callable[[int], None] = lambda _: None) -> Toll:
    """So many kills, at random moments of either process. Raises AssertionError for any broken promise."""
    began = time.monotonic()
    chance = random.Random(seed)
    with _rig() as rig:
        counted = {"officer": 0, "ledger": 0}
        for n in range(kills):
            time.sleep(chance.uniform(0.02, 0.6))  # the moment is what is random here, not a wait
            who = "officer" if chance.random() < 0.6 else "ledger"
            rig.strike(who)
            counted[who] += 1
            told(n + 1)
        rig.stop_officer()
        findings, photos = rig.judge()
    return Toll(kills, counted["officer"], counted["ledger"], findings, photos, round(time.monotonic() - began, 1))


class Rig:
    """One officer's folder, one ledger's data, and the processes that come and go over them."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self.folder = folder
        self.nursery = nursery
        self.diary = folder / "diary"
        self.diary.touch()
        self.config = LedgerConfig(data=folder / "ledger", database=new_database(), port=_free_port())
        self.url = f"http://127.0.0.1:{self.config.port}"
        pool = ledger_db.Db(self.config.database, size=1)
        pool.open()
        office = Ledger(self.config, pool)
        office.begin()
        self.account = add_account(office, "officer", region="371602")
        self._codes = [office.make_code(self.account) for _ in range(2)]
        pool.close()
        self.ledger = self._start_ledger()
        self._join(folder / "officer")
        self.officer = self._start_officer()

    def strike(self, who: str) -> None:
        if who == "officer":
            assert self.nursery.alive(self.officer), "the officer's process died by itself"
            self.nursery.kill(self.officer)
            self.officer = self._start_officer()
        else:
            assert self.nursery.alive(self.ledger), "the ledger's process died by itself"
            self.nursery.kill(self.ledger)
            self.ledger = self._start_ledger()

    def stop_officer(self) -> None:
        self.nursery.kill(self.officer)

    def judge(self) -> tuple[int, int]:
        """Everybody is quiet; then a second device of the same officer sees what the ledger serves."""
        first = open_desk(self.folder / "officer")
        _exchange_until_quiet(first, self.folder / "officer")
        second = self._join(self.folder / "second")
        _exchange_until_quiet(second, self.folder / "second")
        diary = [json.loads(line) for line in self.diary.read_text().splitlines()]
        for desk in (first, second):
            _journal_is_whole(desk, diary)
            _photos_are_as_taken(desk, diary)
        assert _events(first) == _events(second), "the ledger serves what was recorded, once"
        _numbers_are_unique(first, [temp for _, _, temp, _ in diary])
        self._ledger_is_clean(len(_events(first)))
        count = len(_events(second)), len(list(second.media.names()))
        for desk in (first, second):
            desk.db.close()
        return count

    def _join(self, folder: Path) -> Desk:
        folder.mkdir(exist_ok=True)
        desk = open_desk(folder)
        with write(desk.db) as db:
            meta.put(db, {"device_private": Signer.generate().private.hex(), "install_id": folder.name})
        enrol.enrol(lambda fn: fn(desk.db), folder, self.url, self._codes.pop(), now, "test")
        if folder.name == "officer":
            desk.db.close()
        return desk

    def _start_officer(self) -> int:
        return self.nursery.start(kind="officer", folder=str(self.folder / "officer"), diary=str(self.diary))

    def _start_ledger(self) -> int:
        life = self.nursery.start(
            kind="ledger", data=str(self.config.data), database=self.config.database, port=self.config.port
        )
        until(lambda: _answers(self.url), "the ledger answers")
        return life

    def _ledger_is_clean(self, events: int) -> None:
        report = cli.verify(self.config)
        assert report.sound, report.faults[:3]
        pool = ledger_db.Db(self.config.database, size=1)
        pool.open()
        with pool.read() as tx:
            rows = tx.execute(
                "SELECT count(*), count(DISTINCT id), count(DISTINCT (device, seq)) FROM event"
            ).fetchone()
            blobs = {row[0] for row in tx.execute("SELECT sha256 FROM blob").fetchall()}
            aside = tx.execute("SELECT count(*) FROM quarantine").fetchone()
        pool.close()
        assert rows == (events, events, events), "every event exactly once"
        assert aside == (0,)
        files = {path.name for path in self.config.blobs.rglob("*") if path.is_file()}
        assert files == blobs, "a photo without its row, or a row without its photo"
        assert not [path for path in (self.config.spool / "part").rglob("*") if path.is_file()], "left-over parts"


def _exchange_until_quiet(desk: Desk, folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        engine = sync.open_engine(lambda fn: fn(desk.db), desk.media, folder, now, random.random, pool.map)
        for _ in range(200):
            outcome = sync.sync_now(engine, by_hand=True)
            assert outcome.trouble is None, outcome.trouble
            if not outcome.moved:
                break
        else:
            raise AssertionError("not quiet")
        engine.close()
    waiting = outbox.waiting(desk.db)
    assert (waiting.findings, waiting.photos, waiting.attention) == (0, 0, 0)


def _events(desk: Desk) -> dict[str, str]:
    return dict(desk.db.conn.execute("SELECT id, sha256 FROM event").fetchall())


def _journal_is_whole(desk: Desk, diary: list[list[str]]) -> None:
    """The store proves all it holds, and holds everything the officer was told is saved."""
    report = verify(desk.db, desk.media)
    assert report.sound, report.faults[:3]
    there = set(desk.db.conn.execute("SELECT subject, sha256 FROM event").fetchall())
    assert {(finding, sha) for finding, sha, _, _ in diary} <= there, "told it is saved, and lost"


def _photos_are_as_taken(desk: Desk, diary: list[list[str]]) -> None:
    for _, _, _, seed in diary:
        data = photo_bytes(int(seed))
        assert desk.media.get(fingerprint(data)) == data


def _numbers_are_unique(desk: Desk, temps: list[str]) -> None:
    assert len(temps) == len(set(temps))
    numbers = desk.db.conn.execute("SELECT number, count(*) FROM number GROUP BY number HAVING count(*) > 1").fetchall()
    assert numbers == []
    (receipts,) = desk.db.conn.execute("SELECT count(*) FROM number WHERE number LIKE 'S%'").fetchone()
    (findings,) = desk.db.conn.execute("SELECT count(*) FROM finding").fetchone()
    assert receipts == findings


@contextmanager
def _rig() -> Iterator[Rig]:
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    nursery = Nursery(folder / "log")
    try:
        yield Rig(folder, nursery)
    except BaseException:
        sys.stderr.write((folder / "log").read_text()[-3000:])
        raise
    finally:
        nursery.close()
        shutil.rmtree(folder, ignore_errors=True)


def _answers(url: str) -> bool:
    client = LedgerClient(url, None, now=now)
    try:
        client.hello()
    except SyncTrouble as trouble:
        if trouble.code in (faults.UNREACHABLE.code, faults.CUT.code):
            return False
        raise
    finally:
        client.close()
    return True


def _alive(life: int) -> bool:
    try:
        os.kill(life, 0)
    except ProcessLookupError:
        return False
    return True


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(true: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline, f"not within {PATIENCE_S} s: {what}"
        time.sleep(0.005)
