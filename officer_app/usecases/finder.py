"""Find what lies in the store, as one types: findings by number or words, drafts by what is written in them."""

from typing import NamedTuple

from officer_app.core.fields import code_of
from officer_app.store import findings, search
from officer_app.store.findings import Filter, FindingRow
from officer_app.usecases import lists
from officer_app.usecases.desk import Desk
from officer_app.usecases.lists import DraftRow

FINDINGS, DRAFTS = 6, 3
"""So many of each are offered."""
_NAMED = {
    "category_code": "category",
    "matter_code": "matter",
    "hall_code": "hall",
    "window_code": "window",
    "centre_code": "centre",
}
"""Fields of a draft whose names, not codes, people know."""


class Found(NamedTuple):
    """What fits, best first: findings whose number it is, then those that hold the words, the last come first."""

    drafts: tuple[DraftRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()


def find(desk: Desk, text: str) -> Found:
    """What fits `text`; the last touched drafts and the last findings for none."""
    if not text.strip():
        last = lists.page(desk, Filter(order="newest"), limit=FINDINGS)
        return Found(tuple(lists.draft_rows(desk, limit=DRAFTS)), tuple(lists.rows(desk, last.ns)))
    exact = [row for id in findings.by_number(desk.db, text.upper()) if (row := findings.row_of(desk.db, id))]
    holding = lists.rows(desk, lists.page(desk, Filter(text=text), limit=FINDINGS).ns)
    known = {row.n for row in exact}
    rows = (*exact, *(row for row in holding if row.n not in known))
    words = search.fold(text).split()
    drafts = [row for row in lists.draft_rows(desk) if all(word in _said(desk, row) for word in words)]
    return Found(tuple(drafts[:DRAFTS]), rows[:FINDINGS])


def _said(desk: Desk, row: DraftRow) -> str:
    """Everything a draft may be looked for by, as searches compare it."""
    values = row.draft.values
    names = [name for field, kind in _NAMED.items() for name in desk.catalog.name(kind, code_of(values, field))]
    written = [value for value in values.values() if isinstance(value, str)]
    return search.fold("\n".join((row.draft.temp_no, *written, *names)))
