"""The schema, and the only way it changes. Every table is STRICT; `PRAGMA user_version` counts the migrations applied.

How to add one: append a function to `STEPS` (never edit one that was released), add its table's module, and extend the
upgrade test with a profile of the version before.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from officer_app.core.errors import OfficerError
from officer_app.store.database import NEWER, sync_file, sync_folder

if TYPE_CHECKING:
    from sqlite_utils import Database

_JOURNAL = """
CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE event(
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, device TEXT NOT NULL,
    seq INTEGER NOT NULL, sha256 TEXT NOT NULL, raw BLOB NOT NULL, signature BLOB NOT NULL) STRICT;
CREATE INDEX event_subject ON event(subject, n);
CREATE INDEX event_device ON event(device, seq);
CREATE TRIGGER event_written_once BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event never changes'); END;
CREATE TRIGGER event_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;

CREATE TABLE delivery(
    event_id TEXT PRIMARY KEY, ledger_seq INTEGER, tag INTEGER, receipt BLOB, receipt_signature BLOB, status TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_seq ON delivery(ledger_seq);
-- numbers an event was given before the one it has now (the ledger was restored): shown once, they lead to it for ever
CREATE TABLE earlier_receipt(
    event_id TEXT NOT NULL, number TEXT NOT NULL, receipt BLOB NOT NULL, receipt_signature BLOB NOT NULL,
    PRIMARY KEY(event_id, number)) STRICT, WITHOUT ROWID;
CREATE TABLE public_key(device TEXT PRIMARY KEY, public BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""

_PROJECTIONS = """
CREATE TABLE finding(
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, temp_no TEXT NOT NULL, class_no TEXT NOT NULL,
    dimension TEXT NOT NULL, category_code TEXT NOT NULL, severity TEXT NOT NULL, mode TEXT NOT NULL,
    matter_code TEXT NOT NULL, hall_code TEXT NOT NULL, window_code TEXT NOT NULL, place TEXT NOT NULL,
    dept TEXT NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL, bar_step INTEGER NOT NULL, due_on TEXT NOT NULL,
    due_key TEXT NOT NULL, warn_days INTEGER NOT NULL, occurred_at TEXT NOT NULL,
    updated_at TEXT NOT NULL, cover TEXT NOT NULL, photo_count INTEGER NOT NULL,
    head TEXT NOT NULL, forked INTEGER NOT NULL, sample INTEGER NOT NULL,
    delivered INTEGER NOT NULL) STRICT;
-- what a list filters on rides in the index, so that ids come without touching the wide rows
CREATE INDEX finding_due ON finding(due_key, n, state, dimension, warn_days, delivered);
CREATE INDEX finding_newest ON finding(occurred_at, n, state, dimension, due_key, warn_days, delivered);
CREATE INDEX finding_state ON finding(state, dimension, due_key, n, occurred_at, warn_days, delivered);
CREATE INDEX finding_undelivered ON finding(due_key, n, state, dimension, warn_days, occurred_at) WHERE delivered = 0;

-- how many findings share all that a list counts by; lights are told from the day when it is read
CREATE TABLE tally(
    state TEXT NOT NULL, dimension TEXT NOT NULL, due_day TEXT NOT NULL, warn_days INTEGER NOT NULL,
    delivered INTEGER NOT NULL, findings INTEGER NOT NULL,
    PRIMARY KEY(state, dimension, due_day, warn_days, delivered)) STRICT, WITHOUT ROWID;
CREATE TABLE number(number TEXT NOT NULL, finding TEXT NOT NULL, PRIMARY KEY(number, finding)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE finding_fts USING fts5(
    words, content='', contentless_delete=1, tokenize='ascii', detail=full);
INSERT INTO finding_fts(finding_fts, rank) VALUES('automerge', 8);
INSERT INTO finding_fts(finding_fts, rank) VALUES('crisismerge', 64);

CREATE TABLE photo(
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, mime TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    taken_at TEXT NOT NULL, added_at TEXT NOT NULL, thumb BLOB, local INTEGER NOT NULL, stored_seq INTEGER) STRICT;
CREATE INDEX photo_unconfirmed ON photo(sha256, size) WHERE stored_seq IS NULL AND local = 1;
CREATE TABLE finding_photo(
    finding TEXT NOT NULL, pos INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY(finding, pos)) STRICT, WITHOUT ROWID;
CREATE INDEX finding_photo_sha ON finding_photo(sha256);
"""

_DESK = """
CREATE TABLE draft(
    id TEXT PRIMARY KEY, form TEXT NOT NULL, data BLOB NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    temp_no TEXT NOT NULL, of_finding TEXT NOT NULL, deleted_at TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE draft_photo(
    draft TEXT NOT NULL, pos INTEGER NOT NULL, sha256 TEXT NOT NULL, caption TEXT NOT NULL, deleted_at TEXT,
    PRIMARY KEY(draft, sha256)) STRICT, WITHOUT ROWID;

CREATE TABLE outbox(
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK(kind IN ('event', 'photo')), ref TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'ready' CHECK(state IN ('ready', 'attention', 'held_back')),
    attempts INTEGER NOT NULL DEFAULT 0, next_at TEXT, code TEXT, message TEXT,
    sent_bytes INTEGER NOT NULL DEFAULT 0, UNIQUE(kind, ref)) STRICT;
CREATE TABLE remote(
    ledger_id TEXT PRIMARY KEY, cursor INTEGER NOT NULL DEFAULT 0, cursor_tag INTEGER,
    witness INTEGER NOT NULL DEFAULT 0, witness_tag INTEGER, safe_seq INTEGER NOT NULL DEFAULT 0,
    epoch INTEGER NOT NULL DEFAULT 0, last_exchange_at TEXT, last_error TEXT, next_try_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE sync_log(
    n INTEGER PRIMARY KEY, at TEXT NOT NULL, pushed INTEGER NOT NULL, pulled INTEGER NOT NULL, photos INTEGER NOT NULL,
    outcome TEXT NOT NULL, message TEXT NOT NULL) STRICT;
CREATE TABLE catalog_pack(
    name TEXT PRIMARY KEY, version TEXT NOT NULL, body BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""

_WALKS = """
CREATE TABLE walk(
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, walk_no TEXT NOT NULL, dimension TEXT NOT NULL, mode TEXT NOT NULL,
    matter_code TEXT NOT NULL, region_code TEXT NOT NULL, hall_code TEXT NOT NULL, platform TEXT NOT NULL,
    status TEXT NOT NULL, step_title TEXT NOT NULL, steps_done INTEGER NOT NULL, steps INTEGER NOT NULL,
    began_at TEXT NOT NULL, ended_at TEXT NOT NULL, active_ms INTEGER NOT NULL, result TEXT NOT NULL, score REAL,
    beyond INTEGER NOT NULL, cover TEXT NOT NULL, photo_count INTEGER NOT NULL, updated_at TEXT NOT NULL,
    user TEXT NOT NULL, head TEXT NOT NULL, sample INTEGER NOT NULL, delivered INTEGER NOT NULL) STRICT;
CREATE INDEX walk_newest ON walk(began_at, n);
CREATE INDEX walk_open ON walk(began_at) WHERE status IN ('running', 'paused');
"""

_MARKS = """
-- what was drawn on a draft's photo, the copy with it burnt in ("" until made), what the officer said of people on it
ALTER TABLE draft_photo ADD COLUMN marks TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_photo ADD COLUMN masked TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_photo ADD COLUMN privacy TEXT NOT NULL DEFAULT '';
-- the original that `sha256` is a masked copy of: kept on its device, never sent
ALTER TABLE finding_photo ADD COLUMN original TEXT NOT NULL DEFAULT '';
CREATE INDEX finding_photo_original ON finding_photo(original) WHERE original <> '';
"""

_PAIRS = """
-- the earlier photo (sha256 of its original) that a draft's photo shows again later
ALTER TABLE draft_photo ADD COLUMN before TEXT NOT NULL DEFAULT '';
"""

_MEMOS = """
CREATE TABLE draft_memo(
    draft TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, duration_s INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, deleted_at TEXT, PRIMARY KEY(draft, sha256)) STRICT, WITHOUT ROWID;
-- a memo while it is recorded: a second a row, so that whatever ends the recording takes no more than that
CREATE TABLE memo_piece(
    memo TEXT NOT NULL, n INTEGER NOT NULL, draft TEXT NOT NULL, began_at TEXT NOT NULL, samples BLOB NOT NULL) STRICT;
CREATE INDEX memo_piece_order ON memo_piece(memo, n);
"""

_ASSIGNMENTS = """
CREATE TABLE assignment(
    n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, officer TEXT NOT NULL, what TEXT NOT NULL, number TEXT NOT NULL,
    title TEXT NOT NULL, dimension TEXT NOT NULL, mode TEXT NOT NULL, campaign TEXT NOT NULL,
    matter_code TEXT NOT NULL, hall_code TEXT NOT NULL, window_code TEXT NOT NULL, centre_code TEXT NOT NULL,
    platform TEXT NOT NULL, finding TEXT NOT NULL, calls INTEGER NOT NULL, planned_on TEXT NOT NULL,
    planned_at TEXT NOT NULL, due_on TEXT NOT NULL, status TEXT NOT NULL, since TEXT NOT NULL,
    given_at TEXT NOT NULL, head TEXT NOT NULL) STRICT;
CREATE INDEX assignment_open ON assignment(officer, planned_on) WHERE status = 'open';
CREATE INDEX assignment_done ON assignment(officer, since) WHERE status = 'done';
"""

_RECEIPTS = """
CREATE VIRTUAL TABLE receipt_fts USING fts5(words, content='', contentless_delete=1, tokenize='ascii', detail=full);
"""

_BASES = """
ALTER TABLE draft ADD COLUMN base TEXT NOT NULL DEFAULT '';
"""

_HINTS = """
-- what was seen on an original, as JSON; NULL until somebody has looked. It stays on this device
CREATE TABLE photo_hint(n INTEGER PRIMARY KEY, sha256 TEXT UNIQUE NOT NULL, found TEXT) STRICT;
CREATE INDEX photo_hint_wanted ON photo_hint(n) WHERE found IS NULL;
"""


def _run(db: "Database", script: str) -> None:
    # executescript would commit the migration's transaction under it
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if _complete(statement):
            db.conn.execute(statement)
            statement = ""


def _complete(statement: str) -> bool:
    from sqlcipher3 import dbapi2

    return bool(statement.strip()) and bool(dbapi2.complete_statement(statement))


def journal_projections_desk(db: "Database") -> None:
    """The first schema, whole."""
    for script in (_JOURNAL, _PROJECTIONS, _DESK):
        _run(db, script)


def walks(db: "Database") -> None:
    """Walkthroughs: their rows, folded from whatever the journal already holds of them (pulled by an older version)."""
    from officer_app.store.walks import rebuild

    _run(db, _WALKS)
    rebuild(db)


def marks(db: "Database") -> None:
    """Marks and masked copies of photos. No finding named one before, so the projections stay as they are."""
    _run(db, _MARKS)


def assignments(db: "Database") -> None:
    """What the ledger gave officers to do, folded from whatever of it an older version pulled and could not read."""
    from officer_app.store.assignments import rebuild

    _run(db, _ASSIGNMENTS)
    rebuild(db)


def receipts(db: "Database") -> None:
    """Receipt numbers in an index of their own. Those already among the words stay there and lead to the same place."""
    from officer_app.store.indexes import receipted

    _run(db, _RECEIPTS)
    known = db.conn.execute(
        "SELECT f.n, f.id, r.number FROM number r JOIN finding f ON f.id = r.finding WHERE r.number GLOB 'S????-*'"
    )
    by_finding: dict[tuple[int, str], list[str]] = {}
    for n, finding, number in known:
        by_finding.setdefault((n, finding), []).append(number)
    receipted(db, [(*key, numbers) for key, numbers in by_finding.items()])


def bases(db: "Database") -> None:
    """Drafts know the versions they were begun from; those of before go on from what stands when they are finished."""
    _run(db, _BASES)


def pairs(db: "Database") -> None:
    """Photos paired with earlier ones. A record names its pairs in its events; only drafts need a place for them."""
    _run(db, _PAIRS)


def memos(db: "Database") -> None:
    """Voice memos of drafts. No finding had one before, so the projections stay as they are."""
    _run(db, _MEMOS)


def hints(db: "Database") -> None:
    """What was seen on photos. Those still at work on, or not handed in yet, are to be looked at."""
    _run(db, _HINTS)
    db.conn.execute(
        """INSERT INTO photo_hint(sha256) SELECT p.sha256 FROM photo p WHERE p.local = 1 AND (
               p.sha256 IN (SELECT sha256 FROM draft_photo)
               OR p.sha256 IN (SELECT ref FROM outbox WHERE kind = 'photo' AND state = 'ready'))
           AND p.sha256 NOT IN (SELECT sha256 FROM finding_photo WHERE original <> '')"""
    )
    db.conn.execute(
        """UPDATE outbox SET state = 'held_back', code = 'unseen' WHERE kind = 'photo' AND state = 'ready'
           AND ref IN (SELECT sha256 FROM photo_hint)"""
    )


STEPS = (journal_projections_desk, walks, marks, assignments, receipts, bases, pairs, memos, hints)
KNOWN = len(STEPS)


def refuse_newer(connection: Any) -> None:
    """Raises OfficerError(NEWER) before anything of the file was changed."""
    found = _version(connection)
    if found > KNOWN:
        raise OfficerError(NEWER, found=found, known=KNOWN)


def apply(db: "Database", path: Path) -> None:
    """Bring the schema up, one transaction a step, after a complete copy of an older store is on disk beside it."""
    before = _version(db.conn)
    if before == KNOWN:
        return
    if before:
        _back_up(db, path.with_name(f"{path.name}.before-{before + 1}"))
    from sqlite_utils import Migrations

    migrations = Migrations("officer_app")
    for number, step in enumerate(STEPS, 1):
        migrations(name=f"{number:03d}_{step.__name__}")(_counting(number, step))
    migrations.apply(db)


def _counting(number: int, step: Any) -> Any:
    def migrate(db: "Database") -> None:
        step(db)
        db.conn.execute(f"PRAGMA user_version={number}")

    return migrate


def _version(connection: Any) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _back_up(db: "Database", target: Path) -> None:
    import os

    target.unlink(missing_ok=True)
    db.conn.execute("VACUUM INTO ?", (str(target),))  # encrypted under the same key, taken inside our lock
    handle = os.open(target, os.O_RDWR)
    try:
        sync_file(handle)
    finally:
        os.close(handle)
    sync_folder(target.parent)
