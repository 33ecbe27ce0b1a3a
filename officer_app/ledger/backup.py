"""Backups that count only once opened and checked; which of them are kept decides what devices may let go."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec
import psycopg

from officer_app.core.clock import iso
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text
from officer_app.ledger import clock as clocks
from officer_app.ledger import db, embedded, recovery
from officer_app.ledger.blobs import key_of
from officer_app.ledger.keys import sync_folder
from officer_app.ledger.service import Ledger
from officer_app.ledger.verify import Report, verify
from officer_app.seal.wrap import wrap_for_recovery

BACKUP_FAILED = Fault(
    "backup.failed",
    Text("备份没有做成（{why}）", "The backup failed ({why})"),
    Text("台账和原有备份都没有改动", "The ledger and the earlier backups are unchanged"),
    Text("看磁盘空间和日志后再做一次", "Look at disk space and log, then try again"),
    Exit.DAMAGED,
)
BACKUP_UNSOUND = Fault(
    "backup.unsound",
    Text(
        "备份打开检查时有 {count} 处不对，第一处：{first}",
        "The backup was opened and {count} things are wrong, first: {first}",
    ),
    Text("这份备份没有计入，台账没有改动", "It does not count; the ledger is unchanged"),
    Text("先运行 ledger verify 查台账", "Run `ledger verify` on the ledger first"),
    Exit.DAMAGED,
)

DUMP, MANIFEST, SIGNATURE = "ledger.dump", "manifest.json", "manifest.sig"
KEYS = {"bare": "ledger.key", "sealed": "ledger.key.sealed"}
"""The ledger's own key in a generation, by the manifest's word for it."""


class Generation(msgspec.Struct, frozen=True, kw_only=True):
    """A backup's manifest: signed, so that nobody restores a made-up one.

    `key`: the ledger's private key lies in it `sealed` for the recovery key, or `bare` (mode 0400) while there is none.
    """

    name: str
    ledger_id: str
    ledger_public: str
    scope: int
    epoch: int
    seq: int
    tag: int
    made_at: str
    dump_sha256: str
    counted: dict[str, int]
    key: str = "bare"


def back_up(ledger: Ledger, keep: int = 3) -> Generation:
    """Write a generation, open it in a scratch database, check all of it; then let it count, and keep the last `keep`.

    May run while the service serves. Raises OfficerError(BACKUP_FAILED | BACKUP_UNSOUND).
    """
    now = ledger.now()
    folder = ledger.config.backups
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / "new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    pg_tool("pg_dump", ledger.db.url, "--format=custom", "--compress=gzip:3", "--no-owner", f"--file={fresh / DUMP}")
    scratch = f"check_{now:%Y%m%d%H%M%S}_{os.getpid()}"
    generation = _checked(ledger, fresh, scratch, now)
    _add_key(ledger, fresh / KEYS[generation.key])
    manifest = msgspec.json.encode(generation)
    (fresh / MANIFEST).write_bytes(manifest)
    (fresh / SIGNATURE).write_bytes(ledger.signer.sign(manifest))
    for path in fresh.iterdir():
        _sync(path)
    sync_folder(fresh)
    fresh.rename(folder / generation.name)
    sync_folder(folder)
    _count(ledger, generation, keep, now)
    return generation


def _checked(ledger: Ledger, fresh: Path, scratch: str, now: datetime) -> Generation:
    """Bring the dump into a scratch database, copy the photos it names, verify both as if they were the ledger."""
    load(ledger.db.url, fresh / DUMP, scratch)
    opened = db.Db(db.with_database(ledger.db.url, scratch), size=1)
    try:
        opened.open()
        with opened.read() as tx:
            clock = clocks.peek(tx, ledger.scope)
            sealed = recovery.public_of(tx, ledger.scope) is not None
            for (sha,) in tx.execute("SELECT sha256 FROM blob WHERE scope = %s", [ledger.scope]).fetchall():
                _copy_photo(ledger, sha)
            report = verify(tx, ledger.scope, ledger.signer.public, ledger.rules, photos_in(ledger.config.backups))
    finally:
        opened.close()
        db.drop_database(ledger.db.url, scratch)
    refuse_unsound(report)
    return Generation(
        name=f"{now:%Y%m%dT%H%M%SZ}-{clock.seq}",
        ledger_id=clock.ledger_id,
        ledger_public=ledger.signer.public.hex(),
        scope=ledger.scope,
        epoch=clock.epoch,
        seq=clock.seq,
        tag=clock.tag,
        made_at=iso(now),
        dump_sha256=dump_fingerprint(fresh / DUMP),
        counted=report.counted,
        key="sealed" if sealed else "bare",
    )


def _add_key(ledger: Ledger, target: Path) -> None:
    """Who finds a backup must not be able to sign as this ledger, unless the office made no recovery key."""
    key = ledger.config.key_file.read_bytes()
    with ledger.db.glance() as tx:
        recovery_public = recovery.public_of(tx, ledger.scope)
    sealed = target.name == KEYS["sealed"]
    assert not sealed or recovery_public is not None
    target.write_bytes(wrap_for_recovery(key, recovery_public) if sealed and recovery_public else key)
    os.chmod(target, 0o400)


def refuse_unsound(report: Report) -> None:
    if not report.sound:
        raise OfficerError(BACKUP_UNSOUND, count=len(report.faults), first=report.faults[0])


def _copy_photo(ledger: Ledger, sha: str) -> None:
    """A second copy of its own, never a link: rot in one must not be rot in both. All generations share photos."""
    target = ledger.config.backups / "photos" / key_of(sha)
    if target.exists():
        return
    data = ledger.blobs.read(sha)
    if data is None:
        raise OfficerError(BACKUP_UNSOUND, count=1, first=f"photos: {sha}")
    target.parent.mkdir(parents=True, exist_ok=True)
    write_durably(target, data)


def write_durably(target: Path, data: bytes) -> None:
    fresh = target.with_suffix(".new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, target)
    sync_folder(target.parent)


class photos_in:
    """Reads a backup's photos."""

    def __init__(self, backups: Path) -> None:
        self._folder = backups / "photos"

    def __call__(self, sha: str) -> bytes | None:
        try:
            return (self._folder / key_of(sha)).read_bytes()
        except FileNotFoundError:
            return None


def _count(ledger: Ledger, generation: Generation, keep: int, now: datetime) -> None:
    """Let the generation count. What devices may let go is what the oldest generation kept contains (R5)."""
    kept = generations(ledger.config.backups)
    for old in kept[:-keep] if keep > 0 else []:
        shutil.rmtree(ledger.config.backups / old.name)
    kept = kept[-keep:] if keep > 0 else kept
    with ledger.db.write() as tx:
        tx.execute(
            "INSERT INTO backup VALUES (%s, %s, %s, %s, %s, true) ON CONFLICT DO NOTHING",
            [ledger.scope, generation.name, generation.seq, now, now],
        )
        mark_kept(tx, ledger.scope, kept)


def mark_kept(tx: db.Tx, scope: int, kept: list[Generation]) -> None:
    tx.execute("UPDATE backup SET retained = (name = ANY(%s)) WHERE scope = %s", [[g.name for g in kept], scope])
    tx.execute("UPDATE clock SET safe_seq = %s WHERE scope = %s", [min((g.seq for g in kept), default=0), scope])


def generations(backups: Path) -> list[Generation]:
    """The generations in a folder, oldest first. Unfinished and abandoned ones have no place in it."""
    found = [read_manifest(path.parent) for path in sorted(backups.glob(f"*/{MANIFEST}"))]
    return sorted((g for g in found if (backups / g.name).is_dir()), key=lambda g: g.made_at)


def read_manifest(folder: Path) -> Generation:
    """A generation's manifest. Raises OfficerError(BACKUP_FAILED) when it cannot be read."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Generation)
    except (OSError, msgspec.MsgspecError) as error:
        raise OfficerError(BACKUP_FAILED, why=f"{folder.name}: {type(error).__name__}") from error


def load(url: str, dump: Path, database: str) -> None:
    """A dump into a new database of the same server. Raises OfficerError(BACKUP_FAILED)."""
    db.drop_database(url, database)
    db.create_database(url, database)
    pg_tool(
        "pg_restore",
        db.with_database(url, database),
        "--exit-on-error",
        "--no-owner",
        "--single-transaction",
        str(dump),
    )


def pg_tool(name: str, url: str, *arguments: str) -> None:
    """Run pg_dump or pg_restore. The password goes by the environment, where no list of processes shows it."""
    parts: Mapping[str, object] = psycopg.conninfo.conninfo_to_dict(url)
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    environment = os.environ | {names[key]: str(value) for key, value in parts.items() if key in names}
    words = [f"--dbname={parts['dbname']}"] if name == "pg_restore" else []
    done = subprocess.run(
        [str(embedded.binary(name)), *words, *arguments], env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise OfficerError(BACKUP_FAILED, why=f"{name}: {(done.stderr.strip().splitlines() or ['?'])[-1][:200]}")


def dump_fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
