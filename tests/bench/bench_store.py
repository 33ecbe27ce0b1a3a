"""What keeping things safe costs over its floor, measured in the same run: a finding, a photo; lists at any size.

python -m tests.bench.bench_store [findings]
"""

import hashlib
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from officer_app.store.findings import Filter
from officer_app.usecases import drafts, findings, lists, photos, setup
from officer_app.usecases.desk import Desk
from tests.bench.fill import fill
from tests.usecases.conftest import VALUES


def median_ms(calls: list[Callable[[], object]]) -> float:
    times = []
    for call in calls:
        began = time.perf_counter()
        call()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def finish_a_finding(folder: Path) -> None:
    desk = setup.create_trial(folder / "profile")
    fill(desk, 2000)
    kept = [photos.Kept(desk.media.put(bytes([n])), 1, "image/jpeg", 1, 1, "", b"thumb") for n in range(2)]
    ready = []
    for _ in range(200):
        draft, _changes = drafts.open_draft(desk, "counter", VALUES)
        for photo in kept:
            photos.attach_photo(desk, draft.id, photo)
        ready.append(draft.id)
    finish = median_ms([lambda id=id: findings.finish(desk, id) for id in ready])
    floor = median_ms([lambda rows=rows: write_bare(desk, rows) for rows in bare_rows(desk, 200)])
    blob = median_ms([lambda: one_blob(desk, 5000)] * 200)
    print(
        f"finish {finish:.2f} ms; same rows bare {floor:.2f} ms ({finish / floor:.2f}x);"
        f" same bytes as one blob {blob:.2f} ms ({finish / blob:.2f}x)"
    )
    setup.close(desk)


def bare_rows(desk: Desk, n: int) -> list[list[tuple[str, list[tuple[object, ...]]]]]:
    """Rows like those of a finding with two photos, ready to be inserted by nothing but their statements."""
    connection = desk.db.conn
    event = list(connection.execute("SELECT * FROM event ORDER BY n DESC LIMIT 1").fetchone())
    finding = list(connection.execute("SELECT * FROM finding ORDER BY n DESC LIMIT 1").fetchone())
    words = " ".join(VALUES["text"])
    made = []
    for i in range(n):
        id, n_row = desk.new_id(), 10_000_000 + i
        rows = [
            ("event", [(n_row, id, id, event[3], "BARE", i, *event[6:])]),
            ("finding", [(n_row, id, *finding[2:])]),
            ("finding_fts(rowid, words)", [(n_row, words)]),
            ("number", [(id, id)]),
            ("finding_photo", [(id, 0, id), (id, 1, id)]),
            ("outbox(kind, ref, bytes)", [("event", id, 1)]),
        ]
        made.append(rows)
    return made


def write_bare(desk: Desk, rows: list[tuple[str, list[tuple[object, ...]]]]) -> None:
    desk.db.conn.execute("BEGIN IMMEDIATE")
    for table, values in rows:
        desk.db.conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
    desk.db.conn.execute("COMMIT")


def one_blob(desk: Desk, size: int) -> None:
    desk.db.conn.execute("BEGIN IMMEDIATE")
    desk.db.conn.execute("INSERT OR REPLACE INTO catalog_pack VALUES ('bench', '', ?)", (os.urandom(size),))
    desk.db.conn.execute("COMMIT")


def keep_a_photo(folder: Path) -> None:
    desk = setup.create_trial(folder / "profile")
    pairs = [(os.urandom(3_000_000), os.urandom(3_000_000)) for _ in range(12)]
    ours, bare = [], []
    for mine, plain in pairs:
        ours.append(median_ms([lambda mine=mine: desk.media.put(mine)]))
        bare.append(median_ms([lambda plain=plain: hash_write_fsync_rename(folder, plain)]))
    setup.close(desk)
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"photo of 3 MB {statistics.median(ours):.2f} ms, bare {statistics.median(bare):.2f} ms: {ratio:.2f}x")


def hash_write_fsync_rename(folder: Path, data: bytes) -> None:
    name = hashlib.sha256(data).hexdigest()
    handle = os.open(folder / "bare.tmp", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    os.replace(folder / "bare.tmp", folder / name)
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def read_lists(folder: Path, n: int) -> None:
    desk = setup.create_trial(folder / "profile")
    fill(desk, n)
    for name, call in {
        "counts": lambda: lists.counts(desk),
        "first page by due date": lambda: lists.page(desk, Filter(), None, 50),
        "red, one dimension": lambda: lists.page(desk, Filter(light="red", dimension="H"), None, 50),
        "search 1 character": lambda: lists.page(desk, Filter(text="证"), None, 50),
        "search 2 characters": lambda: lists.page(desk, Filter(text="单身"), None, 50),
        "search 6 characters": lambda: lists.page(desk, Filter(text="营业执照副本"), None, 50),
        "all ids": lambda: lists.ids(desk, Filter()),
    }.items():
        print(f"{name}: {median_ms([call] * 5):.2f} ms at {n} findings")
    setup.close(desk)


def main(n: int = 20_000) -> None:
    for measure in (finish_a_finding, keep_a_photo, lambda folder: read_lists(folder, n)):
        with TemporaryDirectory() as folder:
            measure(Path(folder))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
