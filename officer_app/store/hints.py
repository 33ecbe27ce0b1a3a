"""What was seen on photos that came in here: kept on this device beside the photo, never sent (`core.hints`).

A photo that nobody has looked at yet has a row without an answer, from the transaction on that made it known.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from officer_app.core.hints import Hint

if TYPE_CHECKING:
    from sqlite_utils import Database


def want(db: "Database", sha256: str) -> None:
    """Somebody is to look at this original. Nothing changes where that was done or asked before."""
    db.conn.execute("INSERT INTO photo_hint(sha256) VALUES (?) ON CONFLICT DO NOTHING", (sha256,))


def wanted(db: "Database", limit: int) -> list[str]:
    """Originals nobody has looked at yet, those that came last in front: somebody is at work on them."""
    rows = db.conn.execute("SELECT sha256 FROM photo_hint WHERE found IS NULL ORDER BY n DESC LIMIT ?", (limit,))
    return [sha for (sha,) in rows.fetchall()]


def unseen(db: "Database", shas: Sequence[str]) -> set[str]:
    """Those of `shas` that are to be looked at before they leave."""
    marks = ",".join("?" * len(shas))
    rows = db.conn.execute(
        f"SELECT sha256 FROM photo_hint WHERE sha256 IN ({marks}) AND found IS NULL",  # noqa: S608
        list(shas),
    )
    return {sha for (sha,) in rows.fetchall()}


def put(db: "Database", sha256: str, found: Sequence[Hint]) -> None:
    """What was seen, be it nothing."""
    db.conn.execute(
        "INSERT INTO photo_hint(sha256, found) VALUES (?1, ?2) ON CONFLICT(sha256) DO UPDATE SET found = ?2",
        (sha256, msgspec.json.encode(found).decode()),
    )


def several(db: "Database", shas: Sequence[str]) -> dict[str, tuple[Hint, ...]]:
    """What was seen on those of `shas` where it was something."""
    if not shas:
        return {}
    marks = ",".join("?" * len(shas))
    rows = db.conn.execute(
        f"SELECT sha256, found FROM photo_hint WHERE sha256 IN ({marks}) AND found <> '[]'",  # noqa: S608
        list(shas),
    )
    return {sha: msgspec.json.decode(found, type=tuple[Hint, ...]) for sha, found in rows.fetchall()}


def naming(db: "Database", sha256: str) -> list[str]:
    """The findings and walks that show this original, or a copy of it, as their own."""
    rows = db.conn.execute(
        "SELECT finding FROM finding_photo WHERE sha256 = ?1 AND pos < 1000"
        " UNION SELECT finding FROM finding_photo WHERE original = ?1 AND original <> '' AND pos < 1000",
        (sha256,),
    )
    return [record for (record,) in rows.fetchall()]
