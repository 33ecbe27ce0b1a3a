"""What an officer sees first: what runs, what is unfinished, what is due, whether the work is safe. Reads only.

Everything the page shows is one question to the database, and costs the same with ten findings and with 100,000.
"""

from typing import Generic, NamedTuple, TypeVar

from officer_app.core.transitions import State
from officer_app.core.walkthrough import Walk
from officer_app.store import findings, outbox, photos
from officer_app.store.findings import Filter, FindingRow
from officer_app.usecases import assignments, lists, sync, walks
from officer_app.usecases.assignments import Scheduled
from officer_app.usecases.desk import Desk
from officer_app.usecases.lists import DraftRow
from officer_app.usecases.sync import SyncStatus

T = TypeVar("T")

DRAFTS, RETURNED, LOOKBACKS, RECENT, COVERS = 4, 2, 3, 12, 5
"""So many of each are shown; the rest are counted."""


class Few(NamedTuple, Generic[T]):
    """The first of many, and how many there are."""

    first: tuple[T, ...]
    total: int


class Safety(NamedTuple):
    """Where the work lies: `kept` findings on this device, what of them waits, first photos of what waits."""

    status: SyncStatus
    kept: int
    covers: tuple[str, ...]


class Today(NamedTuple):
    """`walk` is the last begun of `walks` that run or pause. `begun` is false until something was recorded here that is
    no sample; `recent` are the findings that happened last. `thumbs` are JPEG copies of all the photos named."""

    walk: Walk | None
    walks: int
    schedule: tuple[Scheduled, ...]
    drafts: Few[DraftRow]
    returned: Few[FindingRow]
    lookbacks: Few[FindingRow]
    recent: tuple[FindingRow, ...]
    safety: Safety
    begun: bool
    thumbs: dict[str, bytes]

    @property
    def empty(self) -> bool:
        """Nothing was ever recorded and nothing is under way."""
        return not (self.recent or self.drafts.total or self.walks or self.schedule)


def read(desk: Desk) -> Today:
    """What there is today."""
    counts = lists.counts(desk)
    running = walks.running(desk)
    walk = walks.get(desk, running[0].id) if running else None
    drafts = Few(tuple(lists.draft_rows(desk, limit=DRAFTS)), counts.drafts)
    returned, lookbacks = (
        Few(_first(desk, state, shown), counts.states.get(state, 0))
        for state, shown in ((State.RETURNED, RETURNED), (State.LOOKBACK, LOOKBACKS))
    )
    recent = tuple(lists.rows(desk, lists.page(desk, Filter(order="newest"), limit=RECENT).ns))
    safety = Safety(sync.status(desk.db), counts.total, tuple(outbox.photos_waiting(desk.db, COVERS)))
    covers = [row.cover for row in (*returned.first, *lookbacks.first, *recent)]
    covers += [row.photos[0].shown for row in drafts.first if row.photos]
    covers += [*safety.covers, walk.photos[-1].ref.shown if walk and walk.photos else ""]
    thumbs = photos.thumbs(desk.db, list(dict.fromkeys(filter(None, covers))))
    begun = bool(recent) and findings.any_real(desk.db)
    given = tuple(assignments.schedule(desk))
    return Today(walk, len(running), given, drafts, returned, lookbacks, recent, safety, begun, thumbs)


def _first(desk: Desk, state: State, shown: int) -> tuple[FindingRow, ...]:
    """Those of a state that are due first."""
    page = lists.page(desk, Filter(states=frozenset({state})), limit=shown)
    return tuple(lists.rows(desk, page.ns))
