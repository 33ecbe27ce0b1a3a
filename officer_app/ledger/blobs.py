"""Photos: parts on a durable spool, whole ones in an object store, each under its own hash and never changed again.

What has arrived is fsynced before it is counted; the hash of the whole decides; a failed piece never deletes anything.
"""

import errno
import hashlib
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import obstore
from obstore.store import LocalStore, ObjectStore, from_url

from officer_app.core.errors import OfficerError
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.keys import sync_folder
from officer_app.ledger.refusals import NO_SPACE, PHOTO_BUSY, PHOTO_DIFFERS, PHOTO_OFFSET, PHOTO_TOO_LARGE

PART_LIFE_S = 24 * 3600
"""A part nobody went on with for this long is swept; its sender starts over."""


def key_of(sha: str) -> str:
    return f"{sha[:2]}/{sha}"


class Blobs:
    """The spool and the store of one ledger. Knows files and hashes, nothing of findings or accounts."""

    def __init__(self, config: LedgerConfig) -> None:
        self.folder = None if config.bucket else config.blobs
        self._parts = config.spool / "part"
        self._done = config.spool / "done"
        for folder in (self._parts, self._done):
            folder.mkdir(parents=True, exist_ok=True)
        self._store: ObjectStore = (
            from_url(config.bucket) if config.bucket else LocalStore(prefix=config.blobs, mkdir=True)
        )
        self._locks = os.open(config.spool / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        self._open: set[str] = set()
        self._durable: set[Path] = set()
        """Folders that are sure to survive a power cut themselves."""
        self._guard = threading.Lock()

    def offset(self, sha: str) -> int:
        """How many bytes of an unfinished photo are here for good."""
        try:
            return (self._parts / sha).stat().st_size
        except FileNotFoundError:
            return 0

    @contextmanager
    def receive(self, sha: str, offset: int, length: int) -> Iterator["Upload"]:
        """One piece of a photo. On leaving, however, what came is fsynced and counts.

        Raises OfficerError(PHOTO_BUSY | PHOTO_OFFSET | NO_SPACE).
        """
        with self._alone(sha):
            upload = Upload(self._parts / sha, offset, length)
            try:
                yield upload
            finally:
                upload.close()

    def complete(self, sha: str, written: str = "") -> str:
        """Prove a whole part by its hash and move it to where it stays. Called inside `receive`.

        `written`: the hash of all that was written to it, where one hand wrote it; else it is read.
        Returns the row's state: `stored`, or `spooled` until `ship` has brought it to the bucket.
        Raises OfficerError(PHOTO_DIFFERS) after throwing the part away.
        """
        part = self._parts / sha
        if (written or _sha256(part)) != sha:
            part.unlink()
            raise OfficerError(PHOTO_DIFFERS)
        target = self.folder / key_of(sha) if self.folder else self._done / sha
        if target.parent not in self._durable:
            target.parent.mkdir(parents=True, exist_ok=True)
            sync_folder(target.parent.parent)
            self._durable.add(target.parent)
        os.replace(part, target)
        sync_folder(target.parent)
        return "stored" if self.folder else "spooled"

    def ship(self, sha: str) -> None:
        """Bring a spooled photo to the bucket; only when it is proved to lie there does the spool let go of it."""
        data = (self._done / sha).read_bytes()
        obstore.put(self._store, key_of(sha), data)
        if hashlib.sha256(self._fetch(sha)).hexdigest() != sha:
            raise OfficerError(PHOTO_DIFFERS)

    def put(self, sha: str, data: bytes) -> None:
        """A whole photo from a backup, proved before it replaces anything."""
        if hashlib.sha256(data).hexdigest() != sha:
            raise OfficerError(PHOTO_DIFFERS)
        part = self._parts / sha
        part.write_bytes(data)
        self.complete(sha)

    def let_go(self, sha: str) -> None:
        (self._done / sha).unlink(missing_ok=True)

    def read(self, sha: str) -> bytes | None:
        """The photo's bytes, proved by their hash; None when they are not here or not intact."""
        try:
            data = self._fetch(sha)
        except (FileNotFoundError, obstore.exceptions.NotFoundError):
            return None
        return data if hashlib.sha256(data).hexdigest() == sha else None

    def _fetch(self, sha: str) -> bytes:
        spooled = self._done / sha
        if not self.folder and spooled.exists():
            return spooled.read_bytes()
        return bytes(obstore.get(self._store, key_of(sha)).bytes())

    def sweep(self) -> int:
        """Throw away parts nobody goes on with. Returns how many."""
        old = time.time() - PART_LIFE_S
        stale = [part for part in self._parts.iterdir() if part.stat().st_mtime < old]
        for part in stale:
            part.unlink(missing_ok=True)
        return len(stale)

    @contextmanager
    def _alone(self, sha: str) -> Iterator[None]:
        """One writer a photo, among the threads of this process and among processes on one spool."""
        with self._guard:
            if sha in self._open:
                raise OfficerError(PHOTO_BUSY)
            self._open.add(sha)
        try:
            with _range_lock(self._locks, int(sha[:15], 16)):
                yield
        finally:
            with self._guard:
                self._open.discard(sha)


class Upload:
    """The open part. Takes bytes up to the photo's length and not one more."""

    def __init__(self, path: Path, offset: int, length: int) -> None:
        self._file = open(path, "ab")  # noqa: SIM115
        self._path = path
        self.length = length
        self.offset = self._file.tell()
        self._hash = hashlib.sha256() if offset == 0 else None
        if self.offset != offset:
            self._file.close()
            if self.offset == 0:
                path.unlink()
            raise OfficerError(PHOTO_OFFSET, offset=self.offset)

    def write(self, data: bytes) -> None:
        """Raises OfficerError(PHOTO_TOO_LARGE | NO_SPACE)."""
        if self.offset + len(data) > self.length:
            raise OfficerError(PHOTO_TOO_LARGE, limit=self.length)
        try:
            self._file.write(data)
        except OSError as error:
            raise _disk(error) from error
        self.offset += len(data)
        if self._hash is not None:
            self._hash.update(data)

    @property
    def written(self) -> str:
        """sha256 of the part when all of it came with this piece; else ""."""
        return self._hash.hexdigest() if self._hash is not None else ""

    def sync(self) -> None:
        """Make what came durable: only then may it be counted. Raises OfficerError(NO_SPACE)."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise _disk(error) from error

    def close(self) -> None:
        if self._file.closed:
            return
        try:
            self.sync()
        finally:
            self._file.close()


def _disk(error: OSError) -> Exception:
    return OfficerError(NO_SPACE) if error.errno in (errno.ENOSPC, errno.EDQUOT) else error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _range_lock(descriptor: int, place: int) -> Iterator[None]:
    """One byte of a file no bytes of which exist, locked against other processes; a killed one loses it by itself.

    Windows runs one service process and needs none.
    """
    if os.name == "nt":
        yield
        return
    import fcntl

    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
    except (BlockingIOError, PermissionError) as error:
        raise OfficerError(PHOTO_BUSY) from error
    try:
        yield
    finally:
        fcntl.lockf(descriptor, fcntl.LOCK_UN, 1, place)
