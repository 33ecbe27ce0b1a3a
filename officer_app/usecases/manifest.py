"""The lines a record's photo manifest is made of, and what of them goes to the ledger, now or when somebody decided."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from officer_app.core import privacy
from officer_app.core.errors import OfficerError
from officer_app.core.facts import MemoRef, PhotoRef
from officer_app.store import hints, photos
from officer_app.store.drafts import DraftPhoto
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NOT_BURNT, PHOTO_MISSING

if TYPE_CHECKING:
    from sqlite_utils import Database


def manifest(desk: Desk, db: "Database", taken: Sequence[DraftPhoto]) -> list[PhotoRef]:
    """A line for every photo a record is to name.

    Raises OfficerError(PHOTO_MISSING) for one that was never kept here, OfficerError(NOT_BURNT) for one whose marks are
    in no copy yet: an original never stands in for its masked copy.
    """
    lines = known(desk, db, taken)
    there = {line.sha256 for line in lines}
    for photo in taken:
        if photo.sha256 not in there:
            raise OfficerError(PHOTO_MISSING, sha=photo.sha256[:12])
        if photo.unburnt:
            raise OfficerError(NOT_BURNT)
    return lines


def known(desk: Desk, db: "Database", taken: Sequence[DraftPhoto]) -> list[PhotoRef]:
    """As `manifest`, for showing: photos that are not known are left out, copies not yet made are not named."""
    rows = photos.several(db, [sha for photo in taken for sha in (photo.sha256, photo.masked) if sha]) if taken else {}
    lines = []
    for photo in taken:
        at, copy = rows.get(photo.sha256), rows.get(photo.masked)
        if at is None:
            continue
        lines.append(
            PhotoRef(
                sha256=photo.sha256,
                size=at.size,
                mime=at.mime,
                width=at.width,
                height=at.height,
                taken_at=at.taken_at,
                caption=photo.caption,
                marks=msgspec.json.decode(photo.marks, type=dict[str, Any]) if photo.marks else {},
                masked_sha256=copy.sha256 if copy else "",
                masked_size=copy.size if copy else 0,
                privacy=msgspec.json.decode(photo.privacy, type=dict[str, str]) if photo.privacy else {},
                upload_original=bool(copy) and desk.limits.upload_original,
                before=photo.before,
            )
        )
    return lines


def redrawn(desk: Desk, db: "Database", lines: Sequence[PhotoRef], tray: Sequence[DraftPhoto]) -> list[PhotoRef]:
    """The lines of a record that stands, with what has been drawn and answered since (`marking.mark`) in place.

    Raises as `manifest`.
    """
    drawn = {line.sha256: line for line in manifest(desk, db, tray)}
    return [drawn.get(line.sha256, line) for line in lines]


def only_paired(lines: Sequence[PhotoRef], now: Sequence[PhotoRef]) -> bool:
    """Whether nothing but the pairs with earlier photos differs."""
    return [msgspec.structs.replace(line, before="") for line in lines] == [
        msgspec.structs.replace(line, before="") for line in now
    ]


def taken_again(photo: PhotoRef, caption: str | None = None) -> DraftPhoto:
    """A line of an earlier manifest as a draft holds it, marks, copy and answers included. `caption` None keeps it."""
    return DraftPhoto(
        photo.sha256,
        photo.caption if caption is None else caption,
        None,
        msgspec.json.encode(photo.marks).decode() if photo.marks else "",
        photo.masked_sha256,
        msgspec.json.encode(photo.privacy).decode() if photo.privacy else "",
        photo.before,
    )


def queue(db: "Database", lines: Sequence[PhotoRef], values: Mapping[str, Any], said: Sequence[MemoRef] = ()) -> None:
    """Queue what was promised, voice memos too. A photo with an open hint is held back until the officer decides, one
    that nobody has looked at until that is done; the record is not."""
    photos.queue(db, [(memo.sha256, memo.size) for memo in said])
    photos.unqueue(db, [line.sha256 for line in lines if line.masked_sha256 and not line.upload_original])
    originals = [line.sha256 for line in lines]
    seen, unseen = hints.several(db, originals), hints.unseen(db, originals)
    for line in lines:
        waits = bool(privacy.open_hints(line, values, seen.get(line.sha256, ())))
        photos.queue(db, line.promised, held_back=waits, unseen=not waits and line.sha256 in unseen)
