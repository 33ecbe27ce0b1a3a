"""Earlier findings that share codes or words with the one being written, through the search index alone.

Every look-up is an intersection in the index, so it costs the same among a thousand findings and a hundred thousand.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from officer_app.core.alike import Known
from officer_app.store import search
from officer_app.store.habits import read_written

if TYPE_CHECKING:
    from sqlite_utils import Database

EACH = 12
"""So many of the newest are taken of every look-up."""
ENOUGH = 36
"""No wider look-up is made when so many are found."""
COUNTED = 200
"""So many of a window's newest findings are counted."""


def sharing(db: "Database", wanted: Iterable[tuple[Sequence[str], Sequence[str]]]) -> list[int]:
    """List ids of findings that hold all codes and all pieces of text of one of `wanted`, newest first in each."""
    found: dict[int, None] = {}
    for codes, pieces in wanted:
        words = [*map(search.code_word, codes), *map(search.phrase, pieces)]
        rows = db.conn.execute(
            "SELECT rowid FROM finding_fts WHERE finding_fts MATCH ? ORDER BY rowid DESC LIMIT ?",
            (" AND ".join(words), EACH),
        )
        found.update((n, None) for (n,) in rows.fetchall())
        if len(found) >= ENOUGH:
            break
    return list(found)


def known(db: "Database", ns: Sequence[int], but: str) -> dict[int, Known]:
    """What findings are compared by, without the finding `but`."""
    marks = ",".join("?" * len(ns))
    rows = db.conn.execute(
        "SELECT f.n, f.category_code, f.matter_code, f.hall_code, f.window_code, e.raw FROM finding f"  # noqa: S608
        f" CROSS JOIN event e ON e.id = f.head WHERE f.n IN ({marks}) AND f.id <> ?",
        (*ns, but),
    ).fetchall()
    return {row[0]: Known(row[1], row[2], row[3], row[4], read_written(row[5]).text) for row in rows}


def departments(db: "Database", window: str, since: str) -> dict[str, int]:
    """How many of a window's findings since a moment went to each department, most first."""
    return dict(
        db.conn.execute(
            "SELECT dept, count(*) FROM finding WHERE n IN"
            " (SELECT rowid FROM finding_fts WHERE finding_fts MATCH ? ORDER BY rowid DESC LIMIT ?)"
            " AND occurred_at >= ? AND dept <> '' GROUP BY dept ORDER BY 2 DESC",
            (search.code_word(window), COUNTED, since),
        ).fetchall()
    )
