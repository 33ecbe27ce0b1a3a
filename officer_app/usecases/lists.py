"""What the window reads: lists, one finding, photos, counts. Nothing here writes."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding
from officer_app.core.forms import FORMS
from officer_app.core.hints import NOTHING, Seen
from officer_app.core.transitions import STATES, State
from officer_app.core.validate import Completeness, ready
from officer_app.store import drafts, findings, hints, photos, search
from officer_app.store.counts import Counts, count_findings
from officer_app.store.drafts import Draft, DraftPhoto
from officer_app.store.findings import Filter, FindingRow, Horizon, Key, Page
from officer_app.store.photos import PhotoRow
from officer_app.usecases import manifest
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NO_DRAFT, NO_FINDING

MOST_CODES = 60
"""Places and matters a search looks for by name; more would say that the words are too general."""


class View(StrEnum):
    """The list's left side, by the eight-step bar (UI 3)."""

    ALL = "all"
    CHECKING = "checking"
    ASSIGNING = "assigning"
    RECTIFYING = "rectifying"
    ANSWERED = "answered"
    CLOSED = "closed"
    LOOKBACK = "lookback"
    ENDED = "ended"


def _steps(*steps: int) -> frozenset[str]:
    return frozenset(str(state) for state, info in STATES.items() if info.bar_step in steps)


VIEWS: dict[View, frozenset[str]] = {
    View.ALL: frozenset(),
    View.CHECKING: _steps(0, 1),
    View.ASSIGNING: _steps(2, 3),
    View.RECTIFYING: _steps(4),
    View.ANSWERED: _steps(5),
    View.CLOSED: _steps(6),
    View.LOOKBACK: _steps(7),
    View.ENDED: _steps(-1),
}


class DraftRow(NamedTuple):
    """A draft as the list shows it, with what it still lacks and its first photo."""

    draft: Draft
    photos: list[DraftPhoto]
    completeness: Completeness


class FindingView(NamedTuple):
    """One finding with its row and photos. `own`: recorded by whoever sits here, who may change it or take it back.
    `seen` is where its photos may show people."""

    finding: Finding
    row: FindingRow
    photos: list[PhotoRow]
    own: bool = True
    seen: Seen = NOTHING

    @property
    def changeable(self) -> bool:
        return self.own and not STATES[State(self.finding.state)].terminal

    @property
    def retractable(self) -> bool:
        """Until the ledger has accepted it (T05, T09), and once."""
        waiting = self.finding.state in (State.SUBMITTED, State.RETURNED)
        return self.own and waiting and not self.finding.withdraw_asked


def horizon(desk: Desk) -> Horizon:
    """Today as the lights see it. Make it anew after midnight."""
    return findings.horizon(desk.now(), desk.calendar)


def page(desk: Desk, filter: Filter, after: Key | None = None, limit: int = 200) -> Page:
    """One page of list ids in order; ask the next with the page's `after`."""
    return findings.page_ids(desk.db, with_names(desk, filter), horizon(desk), after, limit)


def ids(desk: Desk, filter: Filter) -> "array[int]":
    """All list ids in order, for the scroll bar and for "select all"."""
    return findings.ids(desk.db, with_names(desk, filter), horizon(desk))


def rows(desk: Desk, ns: Sequence[int]) -> list[FindingRow]:
    """Rows in the order of `ns`."""
    return findings.rows(desk.db, ns)


def counts(desk: Desk) -> Counts:
    """What the list's left side counts, as of today."""
    return count_findings(desk.db, horizon(desk))


def finding(desk: Desk, finding_id: str) -> FindingView:
    """Raises OfficerError(NO_FINDING)."""
    found, row = findings.get(desk.db, finding_id), findings.row_of(desk.db, finding_id)
    if found is None or row is None:
        raise OfficerError(NO_FINDING)
    own = found.versions[0].user == desk.user
    seen = hints.several(desk.db, [photo.sha256 for photo in found.facts.photos])
    return FindingView(found, row, photos.of_finding(desk.db, finding_id), own, seen)


def by_number(desk: Desk, number: str) -> list[str]:
    """Ids of the findings a printed number leads to."""
    return findings.by_number(desk.db, number)


def draft_rows(desk: Desk, deleted: bool = False, limit: int = -1) -> list[DraftRow]:
    """Drafts, last touched first, at most `limit` unless that is negative; with `deleted` those in the bin."""
    return [_draft_row(desk, draft) for draft in drafts.all_of(desk.db, deleted, limit)]


def draft(desk: Desk, draft_id: str) -> DraftRow:
    """Raises OfficerError(NO_DRAFT)."""
    found = drafts.get(desk.db, draft_id)
    if found is None:
        raise OfficerError(NO_DRAFT)
    return _draft_row(desk, found)


def deleted_photos(desk: Desk, draft_id: str) -> list[DraftPhoto]:
    """Photos of a draft that lie in the bin."""
    return drafts.photos(desk.db, draft_id, deleted=True)


def thumbs(desk: Desk, shas: Sequence[str]) -> dict[str, bytes]:
    """JPEG thumbnails of those photos that have one."""
    return photos.thumbs(desk.db, shas)


def original(desk: Desk, sha256: str) -> bytes:
    """A photo's original bytes, from any thread. Raises OfficerError(DAMAGED_PHOTO)."""
    return desk.media.get(sha256)


def with_names(desk: Desk, filter: Filter) -> Filter:
    """The same filter, so that it also finds places, matters, classes and departments by their names."""
    if not filter.text.strip() or filter.codes:
        return filter
    words = search.fold(filter.text)
    catalog = desk.catalog
    codes = [
        entry.code
        for entries in (
            catalog.halls,
            catalog.windows,
            catalog.matters,
            catalog.categories,
            catalog.departments,
            catalog.centres,
        )
        for entry in entries.values()
        if any(words in search.fold(name) for name in entry.name)
    ]
    return replace(filter, codes=tuple(codes)) if len(codes) <= MOST_CODES else filter


def _draft_row(desk: Desk, draft: Draft) -> DraftRow:
    taken = drafts.photos(desk.db, draft.id)
    refs = manifest.known(desk, desk.db, taken)
    seen = hints.several(desk.db, [ref.sha256 for ref in refs])
    return DraftRow(draft, taken, ready(FORMS[draft.form], draft.values, refs, desk.now(), desk.catalog, seen))
