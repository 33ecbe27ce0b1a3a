"""What keeping things safe costs: a finished finding, a photo of 3 MB."""

import hashlib
import os
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from officer_app.store import projections
from officer_app.usecases import drafts, findings, photos, setup
from officer_app.usecases.desk import Desk
from tests.bench import fill
from tests.bench.harness import Figure, in_turn, timed
from tests.fixtures.ledger import VALUES

Rows = list[tuple[str, list[tuple[object, ...]]]]


def save() -> list[Figure]:
    """Finish a draft with two photos, the store holding 2,000 findings.

    Floor: the very rows that `finish` leaves (event, finding, search words, numbers, photo links, outbox), inserted by
    nothing but their statements in one transaction of the same SQLCipher file at synchronous=FULL. Told beside it: the
    same number of bytes as one blob.
    """
    with TemporaryDirectory() as folder:
        desk = setup.create_trial(Path(folder) / "profile")
        fill.fill(desk, 2000)
        kept = [photos.Kept(desk.media.put(bytes([n])), 1, "image/jpeg", 1, 1, "", b"thumb") for n in range(2)]
        ready = []
        for _ in range(200):
            draft, _changes = drafts.open_draft(desk, "counter", VALUES)
            for photo in kept:
                photos.attach_photo(desk, draft.id, photo)
            ready.append(draft.id)
        findings.finish(desk, ready.pop())  # its rows are the floor's
        ours, floor = in_turn(
            [lambda id=id: findings.finish(desk, id) for id in ready],
            [lambda rows=rows: _write_bare(desk, rows) for rows in _bare_rows(desk, len(ready))],
        )
        blob = sorted(timed(lambda: _one_blob(desk, 5000)) for _ in range(100))[50]
        setup.close(desk)
    return [Figure("save a finding with 2 photos", ours, floor, 2, more={"one blob instead": f"{ours / blob:.1f}×"})]


def photo() -> list[Figure]:
    """Seal 3 MB that have just come into memory. Floor: hash, write, fsync, rename, fsync of the folder, of as many
    bare bytes, just come as well."""
    ours, floor = [], []
    with TemporaryDirectory() as folder:
        desk = setup.create_trial(Path(folder) / "profile")
        desk.media.put(b"the first one makes the folders")
        for _ in range(60):
            data = os.urandom(3_000_000)
            ours.append(timed(lambda data=data: desk.media.put(data)))
            data = os.urandom(3_000_000)
            floor.append(timed(lambda data=data: hash_write_fsync_rename(Path(folder), data)))
        setup.close(desk)
    medians = statistics.median(ours), statistics.median(floor)
    return [Figure("photo of 3 MB, hashed, sealed, durable", *medians, 1.3)]


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


def _bare_rows(desk: Desk, n: int) -> list[Rows]:
    connection = desk.db.conn
    event = list(connection.execute("SELECT * FROM event ORDER BY n DESC LIMIT 1").fetchone())
    finding = list(connection.execute("SELECT * FROM finding ORDER BY n DESC LIMIT 1").fetchone())
    words = projections.compute(desk.db, [str(event[2])])[0].leads.words
    made: list[Rows] = []
    for i in range(n):
        id, n_row = desk.new_id(), 10_000_000 + 10 * i  # a draft finished in turn takes the number after
        made.append([
            ("event", [(n_row, id, id, event[3], "BARE", i, *event[6:])]),
            ("finding", [(n_row, id, *finding[2:])]),
            ("finding_fts(rowid, words)", [(n_row, words)]),
            ("number", [(id, id)]),
            ("finding_photo(finding, pos, sha256)", [(id, 0, id), (id, 1, id)]),
            ("outbox(kind, ref, bytes)", [("event", id, 1)]),
        ])  # fmt: skip
    return made


def _write_bare(desk: Desk, rows: Rows) -> None:
    desk.db.conn.execute("BEGIN IMMEDIATE")
    for table, values in rows:
        desk.db.conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
    desk.db.conn.execute("COMMIT")


def _one_blob(desk: Desk, size: int) -> None:
    desk.db.conn.execute("BEGIN IMMEDIATE")
    desk.db.conn.execute("INSERT OR REPLACE INTO catalog_pack VALUES ('bench', '', ?)", (os.urandom(size),))
    desk.db.conn.execute("COMMIT")
