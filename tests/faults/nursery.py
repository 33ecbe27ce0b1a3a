"""Starts processes of the product quickly: everything is imported once, then every life is a fork of that.

Reads one JSON line a life on standard input, answers with its process id. A life ends by SIGKILL, from outside.
"""

import json
import os
import random
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from officer_app import paths
from officer_app.core.catalog import Catalog
from officer_app.core.clock import iso
from officer_app.core.ids import uuid7
from officer_app.core.workdays import Calendar
from officer_app.ledger import serve
from officer_app.ledger.config import LedgerConfig
from officer_app.seal.files import MediaCipher
from officer_app.store import outbox, photos
from officer_app.store.database import open_database, write
from officer_app.store.media import Media
from officer_app.store.photos import PhotoRow
from officer_app.usecases import findings, sync
from officer_app.usecases.desk import Desk

KEY = bytes(range(32))
MOST_WAITING = 20
VALUES: dict[str, Any] = {
    "region_code": "371602", "hall_code": "H02", "matter_code": "", "category_code": "T0401", "severity": "S2",
    "fix_type": "timed", "mode": "counter_self", "title": "窗口要求重复提交身份证复印件",
    "text": "窗口要求再交一份身份证复印件，指南没有写。", "occurred_at": "2026-09-17T08:40:00+08:00",
}  # fmt: skip


def now() -> datetime:
    return datetime.now(UTC)


def photo_bytes(seed: int) -> bytes:
    """The photo of this seed: 10 to 200 KB that nobody else has."""
    maker = random.Random(seed)
    return maker.randbytes(maker.randrange(10_000, 200_000))


def open_desk(folder: Path) -> Desk:
    def read(name: str) -> bytes:
        return paths.resource(f"catalog/{name}").read_bytes()

    return Desk(
        db=open_database(folder / "ledger.db", KEY),
        media=Media(folder / "media", MediaCipher(KEY)),
        now=now,
        new_id=lambda: uuid7(int(time.time() * 1000), os.urandom(10)),
        catalog=Catalog.load(read),
        calendar=Calendar.from_json(read("workcalendar_cn.json")),
        version="test",
    )


def officer(folder: Path, diary: Path) -> None:
    """Record and exchange, again and again. The diary is what this officer was told is safe, outside all faults."""
    desk = open_desk(folder)
    lines = os.open(diary, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with ThreadPoolExecutor(4) as pool:
        engine = sync.open_engine(lambda fn: fn(desk.db), desk.media, folder, now, random.random, pool.map)
        while True:
            if outbox.waiting(desk.db).findings < MOST_WAITING:
                seed = int.from_bytes(os.urandom(6), "big")
                data = photo_bytes(seed)
                sha = desk.media.put(data)
                with write(desk.db) as db:
                    photos.add(db, PhotoRow(sha, len(data), "image/jpeg", 4, 3, "", iso(now()), 1), b"thumb")
                done = findings.submit(desk, "counter", VALUES, [(sha, "")])
                os.write(lines, json.dumps([done.finding_id, done.event_sha256, done.temp_no, seed]).encode() + b"\n")
                os.fsync(lines)
            if sync.sync_now(engine, by_hand=True).trouble is not None:
                time.sleep(0.02)


def ledger(data: Path, database: str, port: int) -> None:
    serve.serve(LedgerConfig(data=data, database=database, port=port), lambda _: None)


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the dead
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["kind"] == "window":
            from tests.desk import day
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                if asked["kind"] == "window":
                    day.live(Path(asked["profile"]), Path(asked["diary"]), asked["n"], asked["seed"])
                elif asked["kind"] == "officer":
                    officer(Path(asked["folder"]), Path(asked["diary"]))
                else:
                    ledger(Path(asked["data"]), asked["database"], asked["port"])
            except BaseException as error:
                sys.stderr.write(f"{asked['kind']}: {error!r}\n")
                raise
            finally:
                os._exit(1)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
