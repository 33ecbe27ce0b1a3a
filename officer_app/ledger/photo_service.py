"""The verbs of photos: how much is here, one piece more, the whole, and back again."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from officer_app.core.errors import OfficerError
from officer_app.ledger import aftermath, photos
from officer_app.ledger.blobs import Upload
from officer_app.ledger.refusals import NOT_FOUND, PHOTO_TOO_LARGE, PHOTO_UNKNOWN, QUOTA
from officer_app.ledger.service import Ledger
from officer_app.ledger.sessions import Caller
from officer_app.ledger.wire import Progress

_SHA = re.compile(r"[0-9a-f]{64}")
MAX_ASKED = 500


def missing(ledger: Ledger, caller: Caller, shas: list[str]) -> list[Progress]:
    """Which of these photos are still wanted from this officer, and from which byte on. Looks at 500 at most."""
    with ledger.db.read() as tx:
        wanted = photos.missing(tx, ledger.scope, caller, shas[:MAX_ASKED])
    return [Progress(sha, ledger.blobs.offset(sha)) for sha in wanted]


def progress(ledger: Ledger, caller: Caller, sha: str) -> tuple[int, int, bool]:
    """(bytes here, bytes in all, whole) of a photo the caller may send. Raises OfficerError(PHOTO_UNKNOWN)."""
    with ledger.db.glance() as tx:
        size, whole, _ = photos.named(tx, ledger.scope, caller, _checked(sha), ledger.now())
    return (whole, whole, True) if whole is not None else (ledger.blobs.offset(sha), size, False)


@contextmanager
def receive(
    ledger: Ledger, caller: Caller, sha: str, offset: int, length: int | None = None
) -> Iterator[Upload | None]:
    """Take one piece; None when the photo is whole already. `length` is the whole photo's, by default as promised.

    Raises OfficerError for every reason not to.
    """
    limits = ledger.config.limits
    with ledger.db.glance() as tx:
        promised, whole, lately = photos.named(tx, ledger.scope, caller, _checked(sha), ledger.now())
    if whole is not None:
        yield None
        return
    length = promised if length is None else length
    if not 0 < length <= limits.max_photo:
        raise OfficerError(PHOTO_TOO_LARGE, limit=limits.max_photo)
    if offset == 0 and lately + length > limits.photos_per_day:
        raise OfficerError(QUOTA)
    with ledger.blobs.receive(sha, offset, length) as upload:
        yield upload


def finish(ledger: Ledger, caller: Caller, sha: str, upload: Upload) -> bool:
    """The piece is over: make it durable; with the last one prove, move and record the photo, and answer True.

    Called inside `receive`. Raises OfficerError(PHOTO_DIFFERS).
    """
    upload.close()
    if upload.offset < upload.length:
        return False
    state = ledger.blobs.complete(sha, upload.written)
    ledger.record_photo(photos.Whole(sha, upload.length, caller.account, state))
    return True


def read(ledger: Ledger, caller: Caller, sha: str) -> bytes:
    """The original bytes, proved by their hash. Raises OfficerError(NOT_FOUND), also for what is out of scope.

    A photo that no longer fits its hash is never served: it raises an alarm and counts as missing.
    """
    with ledger.db.read() as tx:
        if not photos.may_read(tx, ledger.scope, caller, _checked(sha)):
            raise OfficerError(NOT_FOUND)
        there = tx.execute("SELECT 1 FROM blob WHERE scope = %s AND sha256 = %s", [ledger.scope, sha]).fetchone()
    data = ledger.blobs.read(sha) if there else None
    if data is None and there:
        with ledger.db.write() as tx:
            aftermath.raise_alarm(tx, ledger.scope, "photo_damaged", sha, "", ledger.now())
    if data is None:
        raise OfficerError(NOT_FOUND)
    return data


def ship_spooled(ledger: Ledger) -> int:
    """Bring spooled photos to the bucket; returns how many went. What fails stays and is tried again."""
    with ledger.db.read() as tx:
        waiting = [
            row[0]
            for row in tx.execute(
                "SELECT sha256 FROM blob WHERE scope = %s AND state = 'spooled' LIMIT 100", [ledger.scope]
            )
        ]
    for sha in waiting:
        ledger.blobs.ship(sha)
        with ledger.db.write() as tx:
            tx.execute("UPDATE blob SET state = 'stored' WHERE scope = %s AND sha256 = %s", [ledger.scope, sha])
        ledger.blobs.let_go(sha)
    return len(waiting)


def _checked(sha: str) -> str:
    if not _SHA.fullmatch(sha):
        raise OfficerError(PHOTO_UNKNOWN)
    return sha
