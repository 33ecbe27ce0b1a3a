"""Where the list's rows come from: findings by a filter, or the drafts. Runs on the database lane."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from officer_app.ui.findings.line import Line, Words

if TYPE_CHECKING:
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.lists import DraftRow

DRAFTS, BIN = "drafts", "bin"
"""The questions that are answered with drafts, those thrown away in the bin; every other one is a `Filter`."""


class Ids(NamedTuple):
    """One page of ids and the key to go on with."""

    ns: array[int]
    after: Any


class Source:
    """Drafts have negative ids: -1 is the one last touched."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._drafts: list[DraftRow] = []

    def page_ids(self, desk: Desk, question: Any, after: Any, limit: int) -> Any:
        from officer_app.usecases import lists

        if question not in (DRAFTS, BIN):
            return lists.page(desk, question, after, limit)
        self._drafts = lists.draft_rows(desk, deleted=question == BIN)
        return Ids(array("q", range(-1, -len(self._drafts) - 1, -1)), None)

    def rows(self, desk: Desk, ns: Sequence[int]) -> list[Line]:
        from officer_app.usecases import lists

        now = desk.now()
        found = {row.n: self._words.line(row, now) for row in lists.rows(desk, [n for n in ns if n > 0])}
        for n in ns:
            if n < 0 and -n <= len(self._drafts):
                found[n] = self._words.draft(n, self._drafts[-n - 1])
        return [found[n] for n in ns if n in found]
