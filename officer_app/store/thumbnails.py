"""Photos that came from the ledger have no thumbnail until one is made here; an empty one is never asked again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database


class Looked(NamedTuple):
    """What a look at an original told. `thumb` is a JPEG, b"" for an original that is no readable picture."""

    sha256: str
    mime: str = ""
    width: int = 0
    height: int = 0
    taken_at: str = ""
    thumb: bytes = b""


def lacking(db: "Database", shas: Sequence[str]) -> list[str]:
    """Those whose original is on this device and that nobody has looked at here."""
    marks = ",".join("?" * len(shas))
    rows = db.conn.execute(
        f"SELECT sha256 FROM photo WHERE sha256 IN ({marks}) AND local = 1 AND thumb IS NULL",  # noqa: S608
        list(shas),
    )
    return [sha for (sha,) in rows.fetchall()]


def put(db: "Database", looked: Sequence[Looked]) -> None:
    """Note what was seen, unless somebody else did meanwhile."""
    db.conn.executemany(
        "UPDATE photo SET mime = ?, width = ?, height = ?, taken_at = ?, thumb = ? WHERE sha256 = ? AND thumb IS NULL",
        [(*one[1:], one.sha256) for one in looked],
    )
