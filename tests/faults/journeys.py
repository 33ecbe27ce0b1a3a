"""An officer hands in over a bad line to a ledger that stands still for a while: everything arrives exactly once.

Also the programs at the two ends: `python -m tests.faults.journeys ledger|officer {json}`.
"""

import asyncio
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import requests
import trustme
import uvicorn
from requests.adapters import HTTPAdapter

from officer_app.core.events import fingerprint
from officer_app.ledger import cli
from officer_app.ledger import db as ledger_db
from officer_app.ledger.app import create_app
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.opening import open_ledger
from officer_app.ledger.serve import HTTP
from officer_app.ledger.service import Ledger
from officer_app.seal.sign import Signer
from officer_app.store import meta, outbox, photos
from officer_app.store.database import write
from officer_app.store.photos import PhotoRow
from officer_app.usecases import enrol, findings, sync
from tests.faults.nursery import now, open_desk
from tests.faults.wan import ADDRESSES, Wan
from tests.fixtures.ledger import VALUES, add_account, new_database

PORT = 8443
PATIENCE_S = 180.0


@dataclass(frozen=True)
class Plan:
    """What the line and the ledger do. Spans in seconds, `loss` a share, `photo_bytes` of one photo."""

    rtt_s: float = 0.08
    loss: float = 0.01
    parted_s: float = 3.0
    stopped_s: float = 1.5
    findings: int = 30
    photos: int = 10
    photo_bytes: int = 300_000
    seed: int = 1


@dataclass(frozen=True)
class Came:
    """What it came to. `sent` are bytes of photos the officer's end gave to HTTP, repeated ones each time, and
    `carried` bytes of packets the line took from it; `exchanges` how often it had to begin."""

    seconds: float
    exchanges: int
    photo_bytes: int
    sent: int
    carried: int

    @property
    def again(self) -> int:
        """Bytes of photos that had to be sent again."""
        return self.sent - self.photo_bytes


def plans(seed: int) -> Iterator[Plan]:
    """Ever other bad days: from a short break to one that outlasts every patience at both ends (30 s of silence)."""
    chance = random.Random(seed)
    while True:
        yield Plan(
            rtt_s=chance.uniform(0.01, 0.4),
            loss=chance.choice([0.0, 0.01, 0.03]),
            parted_s=chance.choice([0.5, 4.0, 33.0, 50.0]),
            stopped_s=chance.choice([0.5, 4.0, 40.0]),
            photo_bytes=chance.choice([100_000, 400_000, 1_500_000]),
            seed=chance.randrange(1 << 30),
        )


def travel(plan: Plan) -> Came:
    """Raises AssertionError for anything lost, doubled or changed."""
    folder = Path(tempfile.mkdtemp(prefix="wan-"))
    wan = Wan(plan.rtt_s, plan.loss, plan.seed)
    children: list[subprocess.Popen[str]] = []
    try:
        return _travel(plan, folder, wan, children)
    except BaseException:
        sys.stderr.write((folder / "log").read_text()[-3000:] if (folder / "log").exists() else "")
        raise
    finally:
        for child in children:
            if child.poll() is None:
                with suppress(ProcessLookupError):
                    os.kill(child.pid, signal.SIGKILL)
            child.wait()
            if child.stdout is not None:
                child.stdout.close()
        wan.close()
        assert not wan.left, "namespaces left behind"
        shutil.rmtree(folder, ignore_errors=True)


def _travel(plan: Plan, folder: Path, wan: Wan, children: list[subprocess.Popen[str]]) -> Came:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    own = authority.issue_cert(ADDRESSES[1])
    own.private_key_and_cert_chain_pem.write_to_path(folder / "own.pem")
    config = LedgerConfig(data=folder / "ledger", database=new_database())
    pool = ledger_db.Db(config.database, size=2)
    pool.open()
    try:
        office = Ledger(config, pool)
        office.begin()
        code = office.make_code(add_account(office, "officer", region="371602"))
        ledger = _start(wan, 1, folder, children, "ledger", data=str(config.data), database=config.database)
        officer = _start(wan, 0, folder, children, "officer", code=code, **vars(plan))
        began, ready = time.monotonic(), wan.carried[0]
        whole = plan.photos * plan.photo_bytes
        _until(lambda: wan.carried[0] - ready > whole // 4, officer)
        wan.parted = True
        _pause(plan.parted_s)
        wan.parted = False
        _until(lambda: wan.carried[0] - ready > whole // 2, officer)
        os.kill(ledger.pid, signal.SIGSTOP)
        _pause(plan.stopped_s)
        os.kill(ledger.pid, signal.SIGCONT)
        _until(lambda: officer.poll() is not None, officer)
        seconds = time.monotonic() - began
        assert officer.returncode == 0
        assert officer.stdout is not None
        told = json.loads(officer.stdout.readline())
        ledger.send_signal(signal.SIGTERM)
        ledger.wait(30)
        _judge(config, pool, plan)
        return Came(seconds, told["exchanges"], whole, told["sent"], wan.carried[0] - ready)
    finally:
        pool.close()


def _start(
    wan: Wan, end: int, folder: Path, children: list[subprocess.Popen[str]], who: str, **asked: Any
) -> subprocess.Popen[str]:
    """A program at one end; returns when it has said that it is ready."""
    command = wan.inside(end, sys.executable, "-m", __name__, who, json.dumps({"folder": str(folder), **asked}))
    with (folder / "log").open("ab") as log:
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
    children.append(child)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n", who
    return child


def _until(true: Any, officer: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline, f"not within {PATIENCE_S:.0f} s"
        assert officer.poll() in (None, 0), "the officer's end died"
        if officer.poll() == 0:
            return
        _pause(0.02)


def _pause(seconds: float) -> None:
    threading.Event().wait(seconds)


def _judge(config: LedgerConfig, pool: ledger_db.Db, plan: Plan) -> None:
    with pool.read() as tx:
        events = tx.execute("SELECT count(*), count(DISTINCT id), count(DISTINCT subject) FROM event").fetchone()
        numbers = tx.execute("SELECT count(*), count(DISTINCT number) FROM number").fetchone()
        blobs = {row[0] for row in tx.execute("SELECT sha256 FROM blob").fetchall()}
        aside = tx.execute("SELECT count(*) FROM quarantine").fetchone()
    assert events == (plan.findings,) * 3, events
    assert numbers == (plan.findings,) * 2, numbers
    assert aside == (0,)
    assert blobs == {fingerprint(_photo(n, plan.photo_bytes)) for n in range(plan.photos)}
    report = cli.verify(config)
    assert report.sound, report.faults[:3]
    assert not [path for path in (config.spool / "part").rglob("*") if path.is_file()], "left-over parts"


def _photo(n: int, size: int) -> bytes:
    return random.Random(n).randbytes(size)


# -- the two ends --------------------------------------------------------------------------------


class _Counting(HTTPAdapter):
    """Counts the bytes of photos as the line takes them, each time it does: a piece cut short counts as far as it
    went."""

    taken: ClassVar[list[int]] = []

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        if request.method == "PATCH":
            request.body = _Read(request.body, self.taken)  # type: ignore[assignment]
        return super().send(request, *args, **kwargs)


class _Read:
    """A body that notes how much of it was read."""

    def __init__(self, body: Any, taken: list[int]) -> None:
        self._body = body
        self._taken = taken

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self._body.read(size)
        self._taken.append(len(piece))
        return piece


def _officer(asked: dict[str, Any]) -> None:
    folder = Path(asked["folder"])
    home = folder / "officer"
    home.mkdir()
    desk = open_desk(home)
    with write(desk.db) as db:
        meta.put(db, {"device_private": Signer.generate().private.hex(), "install_id": "wan"})
    url = f"https://{ADDRESSES[1]}:{PORT}"
    _patiently(lambda: enrol.enrol(lambda fn: fn(desk.db), home, url, asked["code"], now, "test", folder / "ca.pem"))
    for n in range(asked["findings"]):
        shots = []
        if n < asked["photos"]:
            data = _photo(n, asked["photo_bytes"])
            sha = desk.media.put(data)
            row = PhotoRow(sha, len(data), "image/jpeg", 4, 3, "", desk.moment(), 1)
            desk.write(lambda db, row=row: photos.add(db, row, b"thumb"))
            shots = [(sha, "")]
        findings.submit(desk, "counter", dict(VALUES), shots)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    exchanges = 0
    with ThreadPoolExecutor(4) as lanes:

        def side_by_side(fn: Any, things: Iterable[Any]) -> Iterable[Any]:
            return lanes.map(fn, things)

        engine = sync.open_engine(lambda fn: fn(desk.db), desk.media, home, now, random.random, side_by_side, _Counting)
        while exchanges == 0 or any(outbox.waiting(desk.db)[:2]):
            exchanges += 1
            if sync.sync_now(engine, by_hand=True).trouble is not None:
                _pause(0.2)
        engine.close()
    assert outbox.waiting(desk.db).attention == 0
    desk.db.close()
    sys.stdout.write(json.dumps({"exchanges": exchanges, "sent": sum(_Counting.taken)}) + "\n")


def _patiently(do: Any) -> None:
    """Over a line that loses packets a first question may get none back."""
    from officer_app.sync.faults import OFFLINE, SyncTrouble

    for left in range(9, -1, -1):
        try:
            do()
            return
        except SyncTrouble as trouble:
            if trouble.code not in OFFLINE or not left:
                raise


class _Server(uvicorn.Server):
    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        sys.stdout.write("ready\n")
        sys.stdout.flush()


def _ledger(asked: dict[str, Any]) -> None:
    ledger = open_ledger(LedgerConfig(data=Path(asked["data"]), database=asked["database"]))
    own = f"{asked['folder']}/own.pem"
    config = uvicorn.Config(
        create_app(ledger), host=ADDRESSES[1], port=PORT, ws="none", ssl_certfile=own, ssl_keyfile=own, **HTTP
    )
    asyncio.run(_Server(config).serve())
    ledger.db.close()


if __name__ == "__main__":
    {"ledger": _ledger, "officer": _officer}[sys.argv[1]](json.loads(sys.argv[2]))
