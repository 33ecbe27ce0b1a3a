"""Drafts: what is being filled in, its photos, and the 30-day bin that deleting moves them to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from sqlite_utils import Database


class Draft(msgspec.Struct, frozen=True):
    """`of_finding` is set when the draft amends a finding; its `temp_no` is then that finding's, and `base` names the
    versions it was begun from: their event ids with spaces between ("" where an older version of the program began it).
    """

    id: str
    form: str
    values: dict[str, Any]
    created_at: str
    updated_at: str
    temp_no: str
    of_finding: str
    deleted_at: str | None = None
    base: str = ""


class DraftPhoto(msgspec.Struct, frozen=True):
    """A photo named by a draft. `deleted_at` is set while it lies in the bin.

    `marks` is the drawing on it as JSON, `masked` the sha256 of the copy with just these marks burnt in, "" until it
    was made; `privacy` the officer's answers as JSON; `before` the sha256 of the earlier photo it is paired with.
    All "" where nothing was done to it.
    """

    sha256: str
    caption: str = ""
    deleted_at: str | None = None
    marks: str = ""
    masked: str = ""
    privacy: str = ""
    before: str = ""

    @property
    def shown(self) -> str:
        """The sha256 of what is shown of it."""
        return self.masked or self.sha256

    @property
    def unburnt(self) -> bool:
        """Marked, and the copy is not made yet."""
        return bool(self.marks) and not self.masked


_PHOTO = ", ".join(DraftPhoto.__struct_fields__)
_COLUMNS = "id, form, data, created_at, updated_at, temp_no, of_finding, deleted_at, base"


def create(db: "Database", draft: Draft) -> None:
    """Keep a new draft."""
    db.conn.execute(
        f"INSERT INTO draft({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (
            draft.id,
            draft.form,
            msgspec.json.encode(draft.values),
            draft.created_at,
            draft.updated_at,
            draft.temp_no,
            draft.of_finding,
            draft.deleted_at,
            draft.base,
        ),
    )


def save(db: "Database", draft_id: str, form: str | None, values: dict[str, Any], updated_at: str) -> bool:
    """Keep what was typed; the form too when it was changed. False when the draft is gone (finished meanwhile)."""
    return (
        db.conn.execute(
            "UPDATE draft SET form = ifnull(?, form), data = ?, updated_at = ? WHERE id = ?",
            (form, msgspec.json.encode(values), updated_at, draft_id),
        ).rowcount
        == 1
    )


def rebase(db: "Database", draft_id: str, base: str) -> None:
    """It goes on from these versions now."""
    db.conn.execute("UPDATE draft SET base = ? WHERE id = ?", (base, draft_id))


def follow_version(db: "Database", finding_id: str, before: Sequence[str], now: Sequence[str]) -> None:
    """Drafts that change this finding and hold already what its new version says go on from that one."""
    db.conn.execute(
        "UPDATE draft SET base = ? WHERE of_finding = ? AND base = ?", (" ".join(now), finding_id, " ".join(before))
    )


def get(db: "Database", draft_id: str) -> Draft | None:
    """One draft, also from the bin; None when it is gone."""
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM draft WHERE id = ?", (draft_id,)).fetchone()  # noqa: S608
    return _draft(row) if row else None


def all_of(db: "Database", deleted: bool = False, limit: int = -1) -> list[Draft]:
    """Drafts, last touched first, at most `limit` unless that is negative; with `deleted` those in the bin."""
    return [
        _draft(row)
        for row in db.conn.execute(
            f"SELECT {_COLUMNS} FROM draft WHERE (deleted_at IS NOT NULL) = ?"  # noqa: S608
            " ORDER BY updated_at DESC, id DESC LIMIT ?",
            (deleted, limit),
        ).fetchall()
    ]


def _draft(row: Sequence[Any]) -> Draft:
    return Draft(row[0], row[1], msgspec.json.decode(row[2]), *row[3:])


def mark_deleted(db: "Database", draft_id: str, deleted_at: str | None) -> bool:
    """Move a draft to the bin, or back with None."""
    return db.conn.execute("UPDATE draft SET deleted_at = ? WHERE id = ?", (deleted_at, draft_id)).rowcount == 1


def remove(db: "Database", draft_id: str) -> None:
    """A finished draft goes, with its photos and memos; those deleted from it stay in the bin for their 30 days."""
    db.conn.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
    for table in ("draft_photo", "draft_memo"):
        db.conn.execute(f"DELETE FROM {table} WHERE draft = ? AND deleted_at IS NULL", (draft_id,))  # noqa: S608


def empty_bin(db: "Database", before: str) -> int:
    """Remove drafts, photos and memos deleted before a moment (ISO 8601). Their files go with the next sweep."""
    gone = [
        row[0]
        for row in db.conn.execute(
            "SELECT id FROM draft WHERE deleted_at IS NOT NULL AND deleted_at < ?", (before,)
        ).fetchall()
    ]
    for draft_id in gone:
        remove(db, draft_id)
    deleted = 0
    for table in ("draft_photo", "draft_memo"):
        deleted += db.conn.execute(
            f"DELETE FROM {table} WHERE deleted_at IS NOT NULL AND deleted_at < ?",  # noqa: S608
            (before,),
        ).rowcount
    return len(gone) + deleted


def photos(db: "Database", draft_id: str, deleted: bool = False) -> list[DraftPhoto]:
    """Photos of a draft in their order; with `deleted` those in the bin."""
    return [
        DraftPhoto(*row)
        for row in db.conn.execute(
            f"SELECT {_PHOTO} FROM draft_photo WHERE draft = ? AND (deleted_at IS NOT NULL) = ?"  # noqa: S608
            " ORDER BY pos, sha256",
            (draft_id, deleted),
        ).fetchall()
    ]


def add_photo(db: "Database", draft_id: str, photo: DraftPhoto) -> None:
    """At the end; a photo that is there already is only taken out of the bin."""
    db.conn.execute(
        "INSERT INTO draft_photo(draft, pos, sha256, caption, marks, masked, privacy, before)"
        " SELECT ?1, ifnull(max(pos) + 1, 0), ?2, ?3, ?4, ?5, ?6, ?7 FROM draft_photo WHERE draft = ?1"
        " ON CONFLICT(draft, sha256) DO UPDATE SET deleted_at = NULL",
        (draft_id, photo.sha256, photo.caption, photo.marks, photo.masked, photo.privacy, photo.before),
    )


def naming(db: "Database", sha256: str) -> list[str]:
    """The drafts that have this photo, not counting their bins."""
    rows = db.conn.execute("SELECT draft FROM draft_photo WHERE sha256 = ? AND deleted_at IS NULL", (sha256,))
    return [draft for (draft,) in rows.fetchall()]


def order_photos(db: "Database", draft_id: str, shas: Sequence[str]) -> None:
    """Put the photos in this order."""
    db.conn.executemany(
        "UPDATE draft_photo SET pos = ? WHERE draft = ? AND sha256 = ?",
        [(pos, draft_id, sha) for pos, sha in enumerate(shas)],
    )


def mark_photo(db: "Database", draft_id: str, sha256: str, marks: str, privacy: str) -> bool:
    """Keep what was drawn and answered; a copy with other marks counts no longer. False when the photo is not there."""
    return (
        db.conn.execute(
            "UPDATE draft_photo SET masked = iif(marks = ?1, masked, ''), marks = ?1, privacy = ?2"
            " WHERE draft = ?3 AND sha256 = ?4",
            (marks, privacy, draft_id, sha256),
        ).rowcount
        == 1
    )


def pair_photo(db: "Database", draft_id: str, sha256: str, before: str) -> bool:
    """Keep which earlier photo it is paired with, "" for none. False when the photo is not there."""
    return (
        db.conn.execute(
            "UPDATE draft_photo SET before = ? WHERE draft = ? AND sha256 = ?", (before, draft_id, sha256)
        ).rowcount
        == 1
    )


def name_copy(db: "Database", draft_id: str, sha256: str, marks: str, masked: str) -> bool:
    """The copy with these marks was made. False when others have been drawn meanwhile."""
    return (
        db.conn.execute(
            "UPDATE draft_photo SET masked = ? WHERE draft = ? AND sha256 = ? AND marks = ?",
            (masked, draft_id, sha256, marks),
        ).rowcount
        == 1
    )


def follow_marks(db: "Database", finding_id: str, photo: DraftPhoto) -> None:
    """What was drawn on a finding's photo, and its pair, go into the drafts that change this finding, too: the last
    word counts."""
    db.conn.execute(
        "UPDATE draft_photo SET marks = ?, masked = ?, privacy = ?, before = ?"
        " WHERE sha256 = ? AND draft IN (SELECT id FROM draft WHERE of_finding = ?)",
        (photo.marks, photo.masked, photo.privacy, photo.before, photo.sha256, finding_id),
    )


def forget_photos(db: "Database", record_id: str) -> None:
    """Let go of the photo list under this id: what was drawn stands in the record by now."""
    db.conn.execute("DELETE FROM draft_photo WHERE draft = ?", (record_id,))


def caption_photo(db: "Database", draft_id: str, sha256: str, caption: str) -> None:
    """Write a photo's caption."""
    db.conn.execute("UPDATE draft_photo SET caption = ? WHERE draft = ? AND sha256 = ?", (caption, draft_id, sha256))


def mark_photo_deleted(db: "Database", draft_id: str, sha256: str, deleted_at: str | None) -> None:
    """Move a photo to the bin, or back with None."""
    db.conn.execute(
        "UPDATE draft_photo SET deleted_at = ? WHERE draft = ? AND sha256 = ?", (deleted_at, draft_id, sha256)
    )
