"""Begin and open a profile: trial, enrolled, forgotten passphrase, another device code."""

import hashlib
import os
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from officer_app import __version__, paths
from officer_app.core import clock
from officer_app.core.changes import Changes
from officer_app.core.clock import Now
from officer_app.core.errors import OfficerError
from officer_app.core.ids import DEVICE_ALPHABET, uuid7
from officer_app.core.text import Text
from officer_app.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlite_utils import Database

TRIAL_ALIAS = "TY-Q-000"
Kind = Literal["trial", "enrolled"]


def create_trial(folder: Path, now: Now | None = None) -> Desk:
    """A profile to try the program with: it opens without asking, and its key lies beside it. Returns it open."""
    from officer_app.store import profile

    passphrase = secrets.token_urlsafe(24)
    key = profile.create(folder, passphrase, None, "trial")
    desk = open_unlocked(folder, key, now)
    code = "".join(secrets.choice(DEVICE_ALPHABET) for _ in range(4))
    take_device_code(desk, code, user="trial", alias=TRIAL_ALIAS)
    return desk


def create_profile(folder: Path, passphrase: str, recovery_public: bytes | None = None, now: Now | None = None) -> Desk:
    """An empty profile under the officer's own passphrase, to be enrolled next. Returns it open.

    Raises OfficerError(WEAK | ALREADY) or the disk's troubles.
    """
    from officer_app.store import profile

    return open_unlocked(folder, profile.create(folder, passphrase, recovery_public, "enrolled"), now)


def open_profile(folder: Path, passphrase: str | None = None, now: Now | None = None) -> Desk:
    """Unlock a profile; a trial needs no passphrase.

    Raises OfficerError: NO_PROFILE, KEY_GONE, KEY_UNREADABLE, DAMAGED_WRAP, WRONG_PASSPHRASE, STORE_GONE, DAMAGED,
    NEWER, BUSY, READ_ONLY, DISK_FULL or UNUSABLE.
    """
    from officer_app.store import profile

    if passphrase is None and (beside := profile.trial_passphrase(folder)) is not None:
        return open_unlocked(folder, profile.unlock_trial(folder, beside), now)
    key = profile.unlock(folder, passphrase or "")
    desk = open_unlocked(folder, key, now)
    lock_for_recovery(desk, folder, passphrase or "")
    return desk


def open_with_recovery(folder: Path, recovery_private: bytes, new_passphrase: str, now: Now | None = None) -> Desk:
    """A forgotten passphrase loses no evidence: the office's recovery key sets a new one."""
    from officer_app.store import profile

    key = profile.unlock_with_recovery(folder, recovery_private)
    profile.rewrap(folder, key, new_passphrase, None)
    return open_unlocked(folder, key, now)


def change_passphrase(folder: Path, old: str, new: str, recovery_public: bytes | None = None) -> None:
    """Lock the same key under another passphrase. Raises OfficerError(WRONG_PASSPHRASE | WEAK)."""
    from officer_app.store import profile

    profile.rewrap(folder, profile.unlock(folder, old), new, recovery_public)


def lock_for_recovery(desk: Desk, folder: Path, passphrase: str) -> None:
    """Lock the key for the office's recovery key too, once enrolment has brought it.

    From then on a forgotten passphrase loses nothing. A full or read-only disk leaves it to the next opening.
    """
    from contextlib import suppress

    from officer_app.store import meta, profile

    public = meta.get(desk.db, "recovery_public")
    if public and not profile.has_recovery(folder):
        with suppress(OfficerError, ValueError):
            profile.rewrap(folder, profile.unlock(folder, passphrase), passphrase, bytes.fromhex(public))


def take_device_code(
    desk: Desk, code: str, *, user: str, alias: str, counter_floor: int = 0, extra: dict[str, str] | None = None
) -> Changes:
    """Write from now on as device `code`: at enrolment, and when a restored or copied profile gets a new code.

    The new code's chain begins at 1; what was written under older codes stays theirs. `counter_floor` is the highest
    provisional number of today that the ledger has seen for `code`.
    """
    from officer_app.store import journal, meta

    def verb(db: "Database") -> None:
        meta.put(db, {"device_code": code, "user": user, "alias": alias, **(extra or {})})
        day = desk.now().astimezone(clock.SHANGHAI).date()
        if counter_floor:
            meta.raise_counter(db, f"counter:{day.isoformat()}", counter_floor)
        journal.know_key(db, code, desk.signer.public)

    desk.write(verb)
    return Changes(status=True)


def keep_house(desk: Desk) -> Changes:
    """Once a start, when nobody waits: empty the bin of what is older than 30 days, sweep photos that nothing names,
    keep what a recording that was cut off left, take the disk reserve. A full or read-only disk leaves things as they
    are."""
    from officer_app.store.database import DISK_FULL, READ_ONLY
    from officer_app.usecases import drafts, memos, photos

    try:
        changes = drafts.empty_bin(desk)
        photos.sweep(desk)
        changes |= memos.recover(desk)
    except OfficerError as error:
        if error.fault not in (DISK_FULL, READ_ONLY):
            raise
        return Changes(status=True)
    if desk.ballast is not None:
        desk.ballast.hold()
    return changes


def close(desk: Desk) -> None:
    """Close the store. Everything saved is on the disk already."""
    desk.db.close()


def open_unlocked(folder: Path, key: bytes, now: Now | None = None) -> Desk:
    """Open a profile whose database key is at hand. Raises as `open_profile` does, but for the passphrase."""
    from officer_app.core.catalog import Catalog
    from officer_app.core.workdays import Calendar
    from officer_app.seal.files import MediaCipher
    from officer_app.store import profile
    from officer_app.store.ballast import Ballast
    from officer_app.store.database import DAMAGED, WRONG_KEY, open_database
    from officer_app.store.media import Media

    now = now or _present
    profile.expect_store(folder)
    try:
        db = open_database(profile.database(folder), key)
    except OfficerError as error:
        if error.fault is WRONG_KEY:  # the key has proved itself when it was unwrapped: the file is what is wrong
            raise OfficerError(DAMAGED, why=Text("文件开头读不懂", "its beginning cannot be read")) from error
        raise
    try:
        _settle_device(db, folder, now)
        profile.begun(folder)
        read = _reader(db)
        return Desk(
            db=db,
            media=Media(profile.media(folder), MediaCipher(key)),
            now=now,
            new_id=_ids(now),
            catalog=Catalog.load(read),
            calendar=Calendar.from_json(read("workcalendar_cn.json")),
            version=__version__,
            ballast=Ballast(folder),
        )
    except BaseException:
        db.close()
        raise


def _settle_device(db: "Database", folder: Path, now: Now) -> None:
    """The device's key, made at the first opening. A profile that woke up elsewhere gets a new install id, by which
    the ledger knows a copy or a restored backup and answers with another device code (SYNC 3.9)."""
    from officer_app.seal.sign import Signer
    from officer_app.store import meta
    from officer_app.store.database import write

    known = meta.several(db, ("device_private", "place", "last_seen"))
    moment = clock.iso(now())
    fresh: dict[str, str] = {}
    if not known.get("device_private"):
        fresh |= {"device_private": Signer.generate().private.hex(), "data_id": _ids(now)()}
    place = _place(folder)
    if known.get("place") != place:
        fresh |= {"place": place, "install_id": _ids(now)()}
    if known.get("last_seen", "") < moment:
        fresh["last_seen"] = moment
    try:
        with write(db):
            meta.put(db, fresh)
    except OfficerError:
        if "device_private" not in known:
            raise  # an older profile can be read on a full or read-only disk, a new one cannot begin there


def _place(folder: Path) -> str:
    import platform

    return hashlib.sha256(f"{platform.node()}\n{folder.resolve()}\n{folder.stat().st_ino}".encode()).hexdigest()[:32]


def _reader(db: "Database") -> Callable[[str], bytes]:
    """Reference lists: the newer one the ledger sent, else the one the program came with."""
    from officer_app.store import catalog

    packs = catalog.packs(db)

    def read(name: str) -> bytes:
        return packs.get(name) or paths.resource(f"catalog/{name}").read_bytes()

    return read


def _ids(now: Now) -> Callable[[], str]:
    def new_id() -> str:
        return uuid7(int(now().timestamp() * 1000), os.urandom(10))

    return new_id


def _present() -> datetime:
    return datetime.now(UTC)
