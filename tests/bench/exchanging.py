"""Handing in over loopback HTTP to a real ledger process with a real PostgreSQL, fsync on."""

import os
import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg

from officer_app import __version__
from officer_app.ledger import embedded
from officer_app.seal.sign import verify
from officer_app.store import meta
from officer_app.store.database import write
from officer_app.store.photos import PhotoRow
from officer_app.sync.run import Progress
from officer_app.trial.service import LedgerService
from officer_app.usecases import findings, setup, sync
from officer_app.usecases.desk import Desk
from officer_app.usecases.enrol import enrol
from tests.bench.harness import Figure, timed
from tests.bench.saving import hash_write_fsync_rename
from tests.fixtures.ledger import VALUES

FINDINGS, PHOTOS, PHOTO_BYTES, BATCH, ROUNDS = 5_000, 200, 300_000, 1_000, 3


@dataclass
class Rig:
    """A ledger in its own process and one device enrolled in it."""

    folder: Path
    service: LedgerService
    desk: Desk

    def exchange(
        self, progress: Callable[[Progress], None] = lambda _: None, desk: Desk | None = None, name: str = "profile"
    ) -> None:
        desk = desk or self.desk
        with ThreadPoolExecutor(4) as pool:

            def lanes(fn: Callable[[Any], Any], things: Iterable[Any]) -> Iterable[Any]:
                return pool.map(fn, things)

            engine = sync.open_engine(
                lambda fn: fn(desk.db),
                desk.media,
                self.folder / name,
                desk.now,
                random.random,
                lanes,
            )
            outcome = sync.sync_now(engine, progress, by_hand=True)
        assert outcome.trouble is None, outcome.trouble


@contextmanager
def rig() -> Iterator[Rig]:
    folder = Path(mkdtemp(prefix="bench-"))
    service = LedgerService(folder / "ledger")
    service.start()
    desk = setup.create_trial(folder / "profile")
    try:
        _join(service, desk, folder / "profile")
        yield Rig(folder, service, desk)
    finally:
        setup.close(desk)
        service.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _join(service: LedgerService, desk: Desk, folder: Path) -> None:
    """One more device of the same officer."""
    code = service.command("enrol-code", "--user", "bench", "--name", "bench", "--alias", "TY-Q-001")["code"]
    enrol(lambda fn: fn(desk.db), folder, service.url, code, desk.now, __version__)


def push() -> list[Figure]:
    """5,000 findings handed in and their receipts settled, three times over; told beside it: with the pull that
    follows.

    Floor, in process: verify the same signatures and COPY the same bytes into a bare table, one COPY a batch of 1,000,
    each its own durable transaction.
    """
    ours: list[float] = []
    wholes: list[float] = []
    floors: list[float] = []
    with rig() as made:
        pg, last = made.folder / "ledger" / "pg", 0
        for _ in range(ROUNDS):
            recorded = VALUES | {"occurred_at": datetime.now(UTC).isoformat(timespec="seconds")}
            for _ in range(FINDINGS):
                findings.submit(made.desk, "counter", recorded)
            rows = made.desk.db.conn.execute(
                "SELECT id, raw, signature, n FROM event WHERE n > ? ORDER BY n", (last,)
            ).fetchall()
            last = rows[-1][3]
            floors.append(timed(lambda rows=rows: _floor(rows, made.desk.signer.public, pg)))
            pushed: list[float] = []

            def note(progress: Progress, pushed: list[float] = pushed) -> None:
                if progress.step == "push" and progress.done == progress.total:
                    pushed.append(time.perf_counter())

            began = time.perf_counter()
            made.exchange(note)
            wholes.append((time.perf_counter() - began) * 1000)
            ours.append((pushed[0] - began) * 1000)
    return [
        Figure(
            f"push {FINDINGS:,} findings",
            statistics.median(ours),
            statistics.median(floors),
            2,
            more={"with the pull": f"{statistics.median(wholes):.0f} ms"},
        )
    ]


def _floor(rows: list[tuple[str, bytes, bytes, int]], public: bytes, pg: Path) -> None:
    for _, raw, signature, _n in rows:
        assert verify(public, bytes(signature), bytes(raw))
    with psycopg.connect(embedded.url(pg, "ledger")) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS bench_floor (id text, raw bytea, signature bytea)")
        for start in range(0, len(rows), BATCH):
            with connection.cursor().copy("COPY bench_floor FROM STDIN") as copy:
                for row in rows[start : start + BATCH]:
                    copy.write_row(row[:3])
            connection.commit()
        connection.execute("DROP TABLE bench_floor")


def pull() -> list[Figure]:
    """5,000 findings taken in by a device that has none, three devices in turn.

    Floor, in process: verify the same signatures (each event's and its receipt's) and write the same bytes into a bare
    table of the same encrypted store, one transaction a page of 1,000.
    """
    ours: list[float] = []
    floors: list[float] = []
    with rig() as made:
        recorded = VALUES | {"occurred_at": datetime.now(UTC).isoformat(timespec="seconds")}
        for _ in range(FINDINGS):
            findings.submit(made.desk, "counter", recorded)
        made.exchange()
        ledger_public = bytes.fromhex(meta.get(made.desk.db, "ledger_public"))
        rows = made.desk.db.conn.execute(
            "SELECT e.id, e.raw, e.signature, d.receipt, d.receipt_signature FROM event e"
            " JOIN delivery d ON d.event_id = e.id ORDER BY e.n"
        ).fetchall()
        for turn in range(ROUNDS):
            desk = setup.create_trial(made.folder / f"device-{turn}")
            try:
                _join(made.service, desk, made.folder / f"device-{turn}")
                floors.append(timed(lambda db=desk.db: _take_floor(db, rows, made.desk.signer.public, ledger_public)))
                ours.append(timed(lambda desk=desk, turn=turn: made.exchange(desk=desk, name=f"device-{turn}")))
                (count,) = desk.db.conn.execute("SELECT count(*) FROM finding").fetchone()
                assert count == FINDINGS, count
            finally:
                setup.close(desk)
    return [Figure(f"pull {FINDINGS:,} findings", statistics.median(ours), statistics.median(floors), 2)]


def _take_floor(db: Any, rows: list[tuple[Any, ...]], public: bytes, ledger_public: bytes) -> None:
    db.conn.execute("CREATE TABLE bench_floor (id TEXT, raw BLOB, signature BLOB, receipt BLOB, signed BLOB)")
    for start in range(0, len(rows), BATCH):
        page = rows[start : start + BATCH]
        for _, raw, signature, receipt, signed in page:
            assert verify(public, signature, raw)
            assert verify(ledger_public, signed, receipt)
        with write(db):
            db.conn.executemany("INSERT INTO bench_floor VALUES (?, ?, ?, ?, ?)", page)
    db.conn.execute("DROP TABLE bench_floor")


def photos_up() -> list[Figure]:
    """200 photos of 300 KB, four lanes, each fsynced and hash-checked by the ledger, three times over. Floor, in
    process: hash, write, fsync, rename, fsync of the folder, of the same bytes."""
    ours: list[float] = []
    floors: list[float] = []
    with rig() as made:
        for turn in range(ROUNDS):
            data = [os.urandom(PHOTO_BYTES) for _ in range(PHOTOS)]
            shas = [made.desk.media.put(piece) for piece in data]
            for sha in shas:
                _register(made.desk, PhotoRow(sha, PHOTO_BYTES, "image/jpeg", 4, 3, "", made.desk.moment(), 1))
            recorded = VALUES | {"occurred_at": datetime.now(UTC).isoformat(timespec="seconds")}
            for start in range(0, PHOTOS, 10):
                findings.submit(made.desk, "counter", recorded, [(sha, "") for sha in shas[start : start + 10]])
            floors.append(timed(lambda data=data, turn=turn: _write_all(made.folder / f"floor-{turn}", data)))
            ours.append(timed(made.exchange))
            waiting = sync.status(made.desk.db).photos
            assert not waiting, f"{waiting} photos were not handed in"
    return [Figure(f"{PHOTOS} photos of 300 KB handed in", statistics.median(ours), statistics.median(floors), 3)]


def _register(desk: Desk, row: PhotoRow) -> None:
    from officer_app.store import photos

    desk.write(lambda db: photos.add(db, row, b"thumb"))


def _write_all(folder: Path, data: list[bytes]) -> None:
    folder.mkdir()
    for piece in data:
        hash_write_fsync_rename(folder, piece)
