"""What is known of photos: size, kind, thumbnail, where the original lies. The originals are files (`store.media`)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from officer_app.core.facts import PhotoRef
from officer_app.store.outbox import UNCOVERED, UNSEEN
from officer_app.store.shown import MENTION

if TYPE_CHECKING:
    from sqlite_utils import Database


class PhotoRow(msgspec.Struct, frozen=True):
    """`local` tells whether the original is on this device; `stored_seq` is set once the ledger has all of it."""

    sha256: str
    size: int
    mime: str
    width: int
    height: int
    taken_at: str
    added_at: str
    local: int
    stored_seq: int | None = None


_COLUMNS = ", ".join(PhotoRow.__struct_fields__)
_UNQUEUE = f"""DELETE FROM outbox WHERE kind = 'photo' AND ref = ?
               AND EXISTS (SELECT 1 FROM photo p WHERE p.sha256 = ref AND NOT {UNCOVERED})"""  # noqa: S608


def add(db: "Database", photo: PhotoRow, thumb: bytes | None) -> None:
    """Know a photo whose original is durably on this device, also one that was known from elsewhere before. A memo is
    known the same way, and has no thumbnail."""
    db.conn.execute(
        "INSERT INTO photo(sha256, size, mime, width, height, taken_at, added_at, thumb, local)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT(sha256) DO UPDATE SET size = excluded.size,"
        " mime = excluded.mime, width = excluded.width, height = excluded.height, thumb = excluded.thumb, local = 1,"
        " added_at = iif(added_at = '', excluded.added_at, added_at)",
        (photo.sha256, photo.size, photo.mime, photo.width, photo.height, photo.taken_at, photo.added_at, thumb),
    )


def mention(db: "Database", lines: Sequence[PhotoRef]) -> None:
    """Know of originals that a record names: under a masked copy they stay on the device they were taken with."""
    db.conn.executemany(
        MENTION, [(line.sha256, line.size, line.mime, line.width, line.height, line.taken_at) for line in lines]
    )


def get(db: "Database", sha256: str) -> PhotoRow | None:
    """What is known of one photo; None when nothing is."""
    row = db.conn.execute(f"SELECT {_COLUMNS} FROM photo WHERE sha256 = ?", (sha256,)).fetchone()  # noqa: S608
    return PhotoRow(*row) if row else None


def several(db: "Database", shas: Sequence[str]) -> dict[str, PhotoRow]:
    """Those of `shas` that are known, by sha256."""
    marks = ",".join("?" * len(shas))
    found = db.conn.execute(f"SELECT {_COLUMNS} FROM photo WHERE sha256 IN ({marks})", list(shas))  # noqa: S608
    return {row[0]: PhotoRow(*row) for row in found.fetchall()}


def thumbs(db: "Database", shas: Sequence[str]) -> dict[str, bytes]:
    """JPEG thumbnails by sha256, of those that have one."""
    marks = ",".join("?" * len(shas))
    return dict(
        db.conn.execute(
            f"SELECT sha256, thumb FROM photo WHERE thumb IS NOT NULL AND sha256 IN ({marks})",  # noqa: S608
            list(shas),
        ).fetchall()
    )


def of_finding(db: "Database", finding_id: str) -> list[PhotoRow]:
    """The finding's own photos in their order, without those only an older version named."""
    columns = ", ".join(f"p.{name}" for name in PhotoRow.__struct_fields__)
    return [
        PhotoRow(*row)
        for row in db.conn.execute(
            f"SELECT {columns} FROM finding_photo l JOIN photo p ON p.sha256 = l.sha256"  # noqa: S608
            " WHERE l.finding = ? AND l.pos < 1000 ORDER BY l.pos",
            (finding_id,),
        ).fetchall()
    ]


def queue(db: "Database", photos: Sequence[tuple[str, int]], held_back: bool = False, unseen: bool = False) -> None:
    """Queue photos for the ledger by `(sha256, bytes)`; one that is stored already is left alone. One that is queued
    is held back, or let go, as said now; what waits for a person for another reason goes on waiting. `unseen`: it waits
    until the machine has looked at it, for no person yet."""
    state, code = ("held_back", UNSEEN if unseen else None) if held_back or unseen else ("ready", None)
    db.conn.executemany(
        "INSERT INTO outbox(kind, ref, bytes, state, code) SELECT 'photo', ?1, ?2, ?3, ?4"
        " WHERE NOT EXISTS (SELECT 1 FROM photo WHERE sha256 = ?1 AND stored_seq IS NOT NULL)"
        " ON CONFLICT DO UPDATE SET state = excluded.state, code = excluded.code WHERE state <> 'attention'",
        [(sha, size, state, code) for sha, size in photos],
    )


def hold(db: "Database", shas: Sequence[str], held_back: bool) -> None:
    """As `queue`, for those that wait in the queue still: none is put there anew."""
    db.conn.executemany(
        "UPDATE outbox SET state = ?1, code = NULL WHERE kind = 'photo' AND ref = ?2 AND state <> 'attention'",
        [("held_back" if held_back else "ready", sha) for sha in shas],
    )


def unqueue(db: "Database", shas: Sequence[str]) -> None:
    """These originals got masked copies: they do not leave this device any more, unless another finding shows them."""
    db.conn.executemany(_UNQUEUE, [(sha,) for sha in shas])


def named(db: "Database") -> set[str]:
    """Every photo that a finding or a draft (also a deleted one) names: what the sweep must keep. A masked copy keeps
    its original."""
    return {
        row[0]
        for row in db.conn.execute(
            "SELECT sha256 FROM finding_photo UNION SELECT original FROM finding_photo"
            " UNION SELECT sha256 FROM draft_photo UNION SELECT masked FROM draft_photo"
            " UNION SELECT sha256 FROM draft_memo"
        ).fetchall()
    }


def local(db: "Database") -> list[PhotoRow]:
    """Every photo whose original should be on this device."""
    found = db.conn.execute(f"SELECT {_COLUMNS} FROM photo WHERE local = 1 ORDER BY sha256")  # noqa: S608
    return [PhotoRow(*row) for row in found.fetchall()]


def forget(db: "Database", shas: Sequence[str]) -> None:
    """Drop rows that nothing names any more, before their files go."""
    for table in ("photo", "photo_hint"):
        db.conn.executemany(f"DELETE FROM {table} WHERE sha256 = ?", [(sha,) for sha in shas])  # noqa: S608
