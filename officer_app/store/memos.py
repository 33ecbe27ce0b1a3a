"""Voice memos of drafts, and the pieces of one while it is recorded. Their files lie with the photos."""

from typing import TYPE_CHECKING, NamedTuple

from officer_app.core.facts import MemoRef

if TYPE_CHECKING:
    from sqlite_utils import Database


class Begun(NamedTuple):
    """A recording some pieces of which are here."""

    memo: str
    draft: str
    began_at: str


def keep_piece(db: "Database", begun: Begun, n: int, samples: bytes) -> None:
    """The `n`-th piece of a recording."""
    db.conn.execute(
        "INSERT INTO memo_piece(memo, n, draft, began_at, samples) VALUES (?, ?, ?, ?, ?)",
        (begun.memo, n, begun.draft, begun.began_at, samples),
    )


def pieces(db: "Database", memo: str) -> bytes:
    """All that is here of a recording, in its order."""
    rows = db.conn.execute("SELECT samples FROM memo_piece WHERE memo = ? ORDER BY n", (memo,)).fetchall()
    return b"".join(samples for (samples,) in rows)


def unfinished(db: "Database") -> list[Begun]:
    """Recordings that nobody ended."""
    rows = db.conn.execute("SELECT DISTINCT memo, draft, began_at FROM memo_piece ORDER BY memo").fetchall()
    return [Begun(*row) for row in rows]


def drop_pieces(db: "Database", memo: str) -> None:
    db.conn.execute("DELETE FROM memo_piece WHERE memo = ?", (memo,))


def add(db: "Database", draft_id: str, memo: MemoRef) -> None:
    """Name a memo in a draft; one that is there already is only taken out of the bin."""
    db.conn.execute(
        "INSERT INTO draft_memo(draft, sha256, size, duration_s, recorded_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT(draft, sha256) DO UPDATE SET deleted_at = NULL",
        (draft_id, memo.sha256, memo.size, memo.duration_s, memo.recorded_at),
    )


def of_draft(db: "Database", draft_id: str) -> list[MemoRef]:
    """A draft's memos, the first recorded first."""
    return [
        MemoRef(sha256=sha, size=size, duration_s=seconds, recorded_at=at)
        for sha, size, seconds, at in db.conn.execute(
            "SELECT sha256, size, duration_s, recorded_at FROM draft_memo"
            " WHERE draft = ? AND deleted_at IS NULL ORDER BY recorded_at, sha256",
            (draft_id,),
        ).fetchall()
    ]


def mark_deleted(db: "Database", draft_id: str, sha256: str, deleted_at: str | None) -> None:
    """Move a memo to the bin, or back with None."""
    db.conn.execute(
        "UPDATE draft_memo SET deleted_at = ? WHERE draft = ? AND sha256 = ?", (deleted_at, draft_id, sha256)
    )
