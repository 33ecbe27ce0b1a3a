"""Words and numbers that lead to a finding: written when it is projected, asked by lists.

Receipt numbers come after everything else, and alone: they have an index of their own. Among the words, each receipt
would have all words of its finding written again, the old ones marked as gone, and the index merged around both.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from officer_app.store import search

if TYPE_CHECKING:
    from sqlite_utils import Database

WORDS, RECEIPTS = "finding_fts", "receipt_fts"
_RECEIPT = frozenset("s0123456789-")
"""All that a receipt number is written with, folded."""


class Leads(NamedTuple):
    """What leads to the finding `n`: its words, the numbers its events say, and those its receipts do."""

    n: int
    id: str
    words: str
    numbers: tuple[str, ...]
    receipts: tuple[str, ...]


def write(db: "Database", batch: Sequence[Leads], *, fresh: bool) -> None:
    """`fresh`: none of these findings was there before."""
    insert = "INSERT" if fresh else "INSERT OR REPLACE"
    db.conn.executemany(
        f"{insert} INTO {WORDS}(rowid, words) VALUES (?, ?)",
        [(one.n, one.words) for one in batch],
    )
    _number(db, [(number, one.id) for one in batch for number in one.numbers])
    receipted(db, [(one.n, one.id, one.receipts) for one in batch if one.receipts])


def receipted(db: "Database", batch: Sequence[tuple[int, str, Sequence[str]]]) -> None:
    """All receipt numbers of findings: (n, id, numbers)."""
    if not batch:
        return
    db.conn.executemany(
        f"INSERT OR REPLACE INTO {RECEIPTS}(rowid, words) VALUES (?, ?)",  # noqa: S608
        [(n, search.words(numbers)) for n, _, numbers in batch],
    )
    _number(db, [(number, finding) for _, finding, numbers in batch for number in numbers])


def _number(db: "Database", rows: list[tuple[str, str]]) -> None:
    db.conn.executemany("INSERT OR IGNORE INTO number(number, finding) VALUES (?, ?)", rows)


def holding(text: str) -> Sequence[str]:
    """The indexes in which a text may stand."""
    return (WORDS, RECEIPTS) if _RECEIPT.issuperset(search.fold(text)) else (WORDS,)


def clear(db: "Database") -> None:
    for index in (WORDS, RECEIPTS):
        db.conn.execute(f"INSERT INTO {index}({index}) VALUES ('delete-all')")  # noqa: S608
    db.conn.execute("DELETE FROM number")


def check(db: "Database") -> None:
    """Raises the driver's error for an index that is damaged."""
    for index in (WORDS, RECEIPTS):
        db.conn.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")  # noqa: S608
