"""Photos of a draft: taken in safely, durable before their tile appears, ordered, deleted for 30 days, taken back."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from officer_app.core.changes import Changes
from officer_app.core.errors import Fault, OfficerError
from officer_app.core.text import Text
from officer_app.core.validate import MAX_CAPTION, MAX_PHOTOS
from officer_app.store import drafts, hints, photos
from officer_app.store.drafts import DraftPhoto
from officer_app.store.photos import PhotoRow
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NO_DRAFT

if TYPE_CHECKING:
    from sqlite_utils import Database

    from officer_app.photos.ingest import Decoder

_SAFE = Text("其他照片和已填的内容都在", "All other photos and everything filled in are still there")

TOO_MANY = Fault(
    "photo.too_many",
    Text("一条发现最多 {limit} 张照片", "A finding takes at most {limit} photos"),
    _SAFE,
    Text("删掉一张再加，或另记一条", "Remove one first, or record another finding"),
)

ORPHAN_DAYS = 7


class Kept(NamedTuple):
    """A photo whose original is durable on this device, not yet named by any draft."""

    sha256: str
    size: int
    mime: str
    width: int
    height: int
    taken_at: str
    thumb: bytes


class AddedPhoto(NamedTuple):
    """A photo of a draft, durable on this device. `thumb` is a JPEG."""

    sha256: str
    thumb: bytes
    width: int
    height: int
    taken_at: str
    mime: str
    changes: Changes


def add_photo(desk: Desk, draft_id: str, source: bytes | Path, decoder: "Decoder") -> AddedPhoto:
    """`keep_photo`, then `attach_photo`. When it returns, a power cut cannot take the photo."""
    return attach_photo(desk, draft_id, keep_photo(desk, source, decoder))


def keep_photo(desk: Desk, source: bytes | Path, decoder: "Decoder") -> Kept:
    """Read, hash, decode under guard, seal to disk. Touches no database: any thread may run it.

    Raises OfficerError with a fault of `photos.faults` or of the disk.
    """
    from officer_app.photos.ingest import read_file

    data = source if isinstance(source, bytes) else read_file(source)
    seen = decoder.read(data, view=False)
    sha256 = desk.media.put(data)
    return Kept(sha256, len(data), seen.mime, seen.width, seen.height, seen.taken_at, seen.thumb)


def register_photo(desk: Desk, kept: Kept) -> Changes:
    """Note a kept photo for a finding that is recorded without a draft (`findings.submit`)."""
    desk.write(lambda db: know(desk, db, kept))
    return Changes(photos=frozenset({kept.sha256}))


def know(desk: Desk, db: "Database", kept: Kept) -> None:
    """Know a kept photo, inside a transaction. Where somebody looks at what comes in, it is to be looked at."""
    photos.add(db, PhotoRow(*kept[:6], desk.moment(), 1), kept.thumb)
    if desk.looks:
        hints.want(db, kept.sha256)


def attach_photo(desk: Desk, draft_id: str, kept: Kept) -> AddedPhoto:
    """Name a kept photo in a draft. Raises OfficerError(NO_DRAFT | TOO_MANY)."""

    def verb(db: "Database") -> None:
        if drafts.get(db, draft_id) is None:
            raise OfficerError(NO_DRAFT)
        there = {photo.sha256 for photo in drafts.photos(db, draft_id)}
        if kept.sha256 not in there and len(there) >= MAX_PHOTOS:
            raise OfficerError(TOO_MANY, limit=MAX_PHOTOS)
        know(desk, db, kept)
        drafts.add_photo(db, draft_id, DraftPhoto(kept.sha256))

    desk.write(verb)
    return AddedPhoto(
        kept.sha256, kept.thumb, kept.width, kept.height, kept.taken_at, kept.mime, _changed(draft_id, kept.sha256)
    )


def reorder(desk: Desk, draft_id: str, shas: Sequence[str]) -> Changes:
    """Put the photos of a draft in this order; those not named keep their place after them."""

    def verb(db: "Database") -> None:
        rest = [photo.sha256 for photo in drafts.photos(db, draft_id) if photo.sha256 not in shas]
        drafts.order_photos(db, draft_id, [*shas, *rest])

    desk.write(verb)
    return _changed(draft_id, *shas)


def caption(desk: Desk, draft_id: str, sha256: str, text: str) -> Changes:
    """Write a photo's caption, at most 80 characters of it."""
    desk.write(lambda db: drafts.caption_photo(db, draft_id, sha256, text[:MAX_CAPTION]))
    return _changed(draft_id, sha256)


def remove_photo(desk: Desk, draft_id: str, sha256: str) -> Changes:
    """Take a photo out of a draft; it stays in the bin for 30 days."""
    desk.write(lambda db: drafts.mark_photo_deleted(db, draft_id, sha256, desk.moment()))
    return _changed(draft_id, sha256)


def restore_photo(desk: Desk, draft_id: str, sha256: str) -> Changes:
    """Take a photo out of the bin."""
    desk.write(lambda db: drafts.mark_photo_deleted(db, draft_id, sha256, None))
    return _changed(draft_id, sha256)


def sweep(desk: Desk) -> list[str]:
    """Remove originals that no finding, draft or bin names and that are older than a week. Called once a start."""
    keep = photos.named(desk.db)
    removed = desk.media.sweep(keep, (desk.now() - timedelta(days=ORPHAN_DAYS)).timestamp())
    if removed:
        desk.write(lambda db: photos.forget(db, removed))
    return removed


def _changed(draft_id: str, *shas: str) -> Changes:
    return Changes(drafts=frozenset({draft_id}), photos=frozenset(shas))
