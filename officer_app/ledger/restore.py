"""Putting a backup in place of the present ledger: new epoch, numbers moved on, the old database kept aside."""

import math
import os
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

import psycopg

from officer_app.core.clock import parse
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text
from officer_app.ledger import aftermath, backup, db
from officer_app.ledger import clock as clocks
from officer_app.ledger.backup import DUMP, KEYS, MANIFEST, SIGNATURE, Generation
from officer_app.ledger.blobs import Blobs
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.db import Tx
from officer_app.ledger.keys import ledger_signer
from officer_app.ledger.opening import database_url
from officer_app.ledger.service import Now, wall_clock
from officer_app.seal.sign import verify
from officer_app.seal.wrap import unwrap_with_recovery

OTHER_LEDGER = Fault(
    "restore.other_ledger",
    Text("这份备份不是这个台账的，或被改过", "This backup is of another ledger, or was altered"),
    Text("没有改动任何数据", "No data was touched"),
    Text("核对备份文件夹", "Check the backup's folder"),
    Exit.REFUSED,
)
KEY_SEALED = Fault(
    "restore.key_sealed",
    Text("这台机器上没有台账的签名钥匙，备份里的是封好的", "The ledger's key is not here, and the backup's is sealed"),
    Text("没有改动任何数据", "No data was touched"),
    Text("用 --recovery-key 给出恢复钥匙文件", "Give the office's recovery key file with --recovery-key"),
    Exit.LOCKED,
)
OTHER_RECOVERY = Fault(
    "restore.other_recovery_key",
    Text("这把恢复钥匙打不开这份备份里的签名钥匙", "This recovery key does not open the key in this backup"),
    Text("没有改动任何数据", "No data was touched"),
    Text("换做这份备份时的恢复钥匙", "Use the recovery key of the time of this backup"),
    Exit.LOCKED,
)
IN_USE = Fault(
    "restore.in_use",
    Text("台账服务还在运行", "The ledger's service is still running"),
    Text("没有改动任何数据", "No data was touched"),
    Text("先停下服务再恢复", "Stop the service, then restore"),
    Exit.BUSY,
)

RECEIPTS_PER_SECOND = 1.0
CLASSES_PER_HOUR = 20.0
LEAST_GAP = {aftermath.RECEIPT: 1000, aftermath.CLASS: 20}


def restore(config: LedgerConfig, folder: Path, now: Now = wall_clock, recovery: bytes | None = None) -> Generation:
    """Make the ledger what this backup was, ready to take back from the devices what it lacks (R6, R7).

    The database of before stays on the server as `<name>_before_<time>`. Generations newer than this one belong to a
    history that ends here: they are set aside, or a photo could count as safe that no backup holds.
    `recovery`: the office's private recovery key, wanted where the ledger's own key is gone and the backup's is sealed.
    Raises OfficerError(OTHER_LEDGER | IN_USE | BACKUP_FAILED | KEY_SEALED | OTHER_RECOVERY).
    """
    moment = now()
    generation = backup.read_manifest(folder)
    _authentic(config, folder, generation, recovery)
    url = database_url(config)
    name = db.database_name(url)
    if db.in_use(url, name):
        raise OfficerError(IN_USE)
    past = _past(url, name, config.scope)
    fresh, aside = (_unused(url, f"{name}_{what}_{moment:%Y%m%d%H%M%S}") for what in ("restored", "before"))
    backup.load(url, folder / DUMP, fresh)
    _abandon_newer(config.backups, generation)
    opened = db.Db(db.with_database(url, fresh), size=1)
    opened.open()
    try:
        with opened.write() as tx:
            _remember(tx, config.scope, past)
            _move_on(tx, config, generation, moment)
            photos = [row[0] for row in tx.execute("SELECT sha256 FROM blob WHERE scope = %s", [config.scope])]
    finally:
        opened.close()
    _bring_photos(config, folder.parent, photos)
    db.put_in_place(url, fresh, name, aside)
    return generation


class Past(NamedTuple):
    """What the histories that end here have given out: counters (name, year, value), epochs, keys by epoch."""

    counters: list[tuple[str, int, int]]
    epochs: list[int]
    keys: list[tuple[str, bytes]]


def _past(url: str, name: str, scope: int) -> Past:
    """Of the database that is being replaced and of those replaced before it, where they can still be read.

    The time since the backup tells what its own history can have given; another restore may have begun another history
    seconds ago, with numbers beyond all that.
    """
    past = Past([], [], [])
    for known in db.databases(url):
        if known != name and not known.startswith(f"{name}_before_"):
            continue
        ended = db.Db(db.with_database(url, known), size=1)
        try:
            ended.open()
            with ended.read() as tx:
                counters = tx.execute("SELECT name, year, value FROM counter WHERE scope = %s", [scope]).fetchall()
                epochs = tx.execute("SELECT epoch FROM clock WHERE scope = %s", [scope]).fetchall()
                keys = tx.execute("SELECT device, public FROM epoch_key WHERE scope = %s", [scope]).fetchall()
        except psycopg.Error:
            continue  # damaged beyond reading: time since the backup is then all there is to go by
        finally:
            ended.close()
        past.counters.extend(counters)
        past.epochs.extend(epoch for (epoch,) in epochs)
        past.keys.extend(keys)
    return past


def _remember(tx: Tx, scope: int, past: Past) -> None:
    """No number a second time, no epoch a second time, and every epoch's key: what it signed comes back by devices."""
    for counter, year, value in past.counters:
        clocks.bump_numbers(tx, scope, counter, year, value)
    tx.execute("UPDATE clock SET epoch = greatest(epoch, %s) WHERE scope = %s", [max(past.epochs, default=0), scope])
    for device, public in past.keys:
        tx.execute("INSERT INTO epoch_key VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", [scope, device, public])


def _unused(url: str, name: str) -> str:
    """This name, or the first after it that no database has: two restores may come within one second."""
    taken = set(db.databases(url))
    return next(one for one in chain([name], (f"{name}_{n}" for n in count(2))) if one not in taken)


def _authentic(config: LedgerConfig, folder: Path, generation: Generation, recovery: bytes | None) -> None:
    """Signed by this ledger's key (brought along onto an empty machine), and the dump is the one that was checked."""
    public = bytes.fromhex(generation.ledger_public)
    signed = verify(public, (folder / SIGNATURE).read_bytes(), (folder / MANIFEST).read_bytes())
    if (
        not signed
        or generation.scope != config.scope
        or backup.dump_fingerprint(folder / DUMP) != generation.dump_sha256
    ):
        raise OfficerError(OTHER_LEDGER)
    if not config.key_file.exists():
        key = (folder / KEYS[generation.key]).read_bytes()
        if generation.key == "sealed":
            if recovery is None:
                raise OfficerError(KEY_SEALED)
            try:
                key = unwrap_with_recovery(key, recovery)
            except OfficerError as error:
                raise OfficerError(OTHER_RECOVERY) from error
        config.key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        backup.write_durably(config.key_file, key)
        os.chmod(config.key_file, 0o400)
    if ledger_signer(config.key_file).public != public:
        raise OfficerError(OTHER_LEDGER)


def _move_on(tx: Tx, config: LedgerConfig, generation: Generation, now: datetime) -> None:
    """A new epoch; every counter beyond anything that can have been issued since; safety as kept backups have it."""
    made_at = parse(generation.made_at)
    clocks.new_epoch(tx, config.scope, now, bytes.fromhex(generation.ledger_public))
    seconds = max(0.0, (now - made_at).total_seconds())
    gaps = {
        aftermath.RECEIPT: math.ceil(seconds * RECEIPTS_PER_SECOND) + LEAST_GAP[aftermath.RECEIPT],
        aftermath.CLASS: math.ceil(seconds / 3600 * CLASSES_PER_HOUR) + LEAST_GAP[aftermath.CLASS],
    }
    for year in range(made_at.year, now.astimezone(made_at.tzinfo).year + 1):
        for counter, gap in gaps.items():
            clocks.take_numbers(tx, config.scope, counter, year, gap)
    kept = [g for g in backup.generations(config.backups) if g.made_at <= generation.made_at]
    for g in kept:
        tx.execute(
            "INSERT INTO backup VALUES (%s, %s, %s, %s, %s, true) ON CONFLICT DO NOTHING",
            [config.scope, g.name, g.seq, parse(g.made_at), parse(g.made_at)],
        )
    backup.mark_kept(tx, config.scope, kept or [generation])


def _abandon_newer(backups: Path, generation: Generation) -> None:
    for newer in backup.generations(backups):
        if newer.made_at > generation.made_at:
            (backups / newer.name).rename(backups / f"{newer.name}.abandoned")


def _bring_photos(config: LedgerConfig, backups: Path, photos: list[str]) -> None:
    """Photos the restored ledger names and the store lacks or has damaged, from the backup."""
    blobs = Blobs(config)
    saved = backup.photos_in(backups)
    for sha in photos:
        if blobs.read(sha) is None and (data := saved(sha)) is not None:
            blobs.put(sha, data)
