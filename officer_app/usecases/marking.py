"""Drawing on photos: every finished stroke is kept at once; the copy with the marks burnt in follows.

What is drawn on a draft's photo is kept with the draft, and which earlier photo it is paired with. Of a photo of a
finding or a walk that stands it is kept under that record's own id, like a draft's, until `records.decide` makes it
part of the record.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from officer_app.core import marks
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.facts import PhotoRef
from officer_app.core.marks import Drawing
from officer_app.store import drafts, findings, photos, walks
from officer_app.store.drafts import DraftPhoto
from officer_app.store.photos import PhotoRow
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NEWER_MARKS, NO_DRAFT
from officer_app.usecases.manifest import taken_again

if TYPE_CHECKING:
    from sqlite_utils import Database

    from officer_app.photos.ingest import Decoder

OnDesk = Callable[[Callable[[Desk], Any]], Any]
"""Runs a function of the desk on the database thread and waits for it."""


class Copy(NamedTuple):
    """A photo with its marks burnt in, durable on this device. `thumb` is a JPEG."""

    sha256: str
    size: int
    width: int
    height: int
    thumb: bytes


def mark(desk: Desk, record_id: str, sha256: str, drawing: Drawing, privacy: Mapping[str, str]) -> Changes:
    """Keep what was drawn and what was answered about people. On the disk when it returns.

    Raises OfficerError(NO_DRAFT) when no draft, finding or walk of this id has the photo.
    """
    answers = _answers(privacy)

    def keep(db: "Database") -> bool:
        return drafts.mark_photo(db, record_id, sha256, marks.written(drawing), answers)

    desk.write(lambda db: _in_tray(db, record_id, sha256, keep))
    return _changed(record_id, sha256)


def pair(desk: Desk, record_id: str, sha256: str, before: str) -> Changes:
    """Keep that a photo shows again, later, what the photo of the original `before` shows; "" for no pair.

    Raises as `mark`.
    """

    def keep(db: "Database") -> bool:
        return drafts.pair_photo(db, record_id, sha256, before)

    desk.write(lambda db: _in_tray(db, record_id, sha256, keep))
    return _changed(record_id, sha256)


def _in_tray(db: "Database", record_id: str, sha256: str, keep: Callable[["Database"], bool]) -> None:
    """`keep` something about a photo under its record's id; one of a record that stands is laid there first."""
    if keep(db):
        return
    line = next((line for line in _standing(db, record_id) if line.sha256 == sha256), None)
    if line is None:
        raise OfficerError(NO_DRAFT)
    drafts.add_photo(db, record_id, taken_again(line))
    keep(db)


def _standing(db: "Database", record_id: str) -> list[PhotoRef]:
    """The photos of the finding or walk of this id."""
    finding = findings.get(db, record_id)
    if finding is not None:
        return list(finding.facts.photos)
    walk = walks.get(db, record_id)
    return [photo.ref for photo in walk.photos] if walk is not None else []


def burn(desk: Desk, sha256: str, written: str, decoder: "Decoder") -> Copy:
    """Make the copy of a photo with `written` marks in it and keep it as a photo of its own. Touches no database.

    Raises OfficerError with a fault of `photos.faults` or of the disk.
    """
    from officer_app.paths import resource
    from officer_app.photos.flatten import flatten

    drawing = marks.read(msgspec.json.decode(written, type=dict[str, Any]))
    if drawing is None:
        raise OfficerError(NEWER_MARKS)
    made = flatten(decoder, desk.media.get(sha256), drawing, resource("fonts/NotoSansSC-Bold.ttf"))
    return Copy(desk.media.put(made.jpeg), len(made.jpeg), made.width, made.height, made.thumb)


def name_copy(desk: Desk, draft_id: str, sha256: str, written: str, copy: Copy) -> Changes:
    """Put the copy in the original's place, unless other marks have been drawn meanwhile: then it is nobody's."""

    def verb(db: "Database") -> None:
        if drafts.name_copy(db, draft_id, sha256, written, copy.sha256):
            _know(desk, db, copy)

    desk.write(verb)
    return _changed(draft_id, sha256, copy.sha256)


def marked(
    desk: Desk, sha256: str, caption: str, drawing: Drawing | None, privacy: Mapping[str, str], decoder: "Decoder"
) -> DraftPhoto:
    """A photo with its marks, copy and answers, for a finding that is recorded without a draft (`findings.submit`).

    Raises as `burn`.
    """
    written, copied = marks.written(drawing) if drawing else "", ""
    if written:
        copy = burn(desk, sha256, written, decoder)
        desk.write(lambda db: _know(desk, db, copy))
        copied = copy.sha256
    return DraftPhoto(sha256, caption, None, written, copied, _answers(privacy))


def _know(desk: Desk, db: "Database", copy: Copy) -> None:
    row = PhotoRow(copy.sha256, copy.size, "image/jpeg", copy.width, copy.height, "", desk.moment(), 1)
    photos.add(db, row, copy.thumb)


def _answers(privacy: Mapping[str, str]) -> str:
    return msgspec.json.encode(dict(sorted(privacy.items()))).decode() if privacy else ""


def burn_all(on_desk: OnDesk, draft_id: str, decoder: "Decoder") -> Changes:
    """Make every copy of a draft that is not made yet. For a pool thread: pictures are decoded on it, rows are read and
    written through `on_desk`. Raises as `burn`; what was made before stays.
    """
    desk, waiting = on_desk(lambda desk: (desk, [p for p in drafts.photos(desk.db, draft_id) if p.unburnt]))
    changes = Changes()
    for photo in waiting:
        copy = burn(desk, photo.sha256, photo.marks, decoder)
        changes |= on_desk(lambda desk: name_copy(desk, draft_id, photo.sha256, photo.marks, copy))  # noqa: B023
    return changes


def _changed(draft_id: str, *shas: str) -> Changes:
    return Changes(drafts=frozenset({draft_id}), photos=frozenset(shas))
