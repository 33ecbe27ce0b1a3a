"""Writing a walkthrough's events: one at a time, each checked by the very fold that will read it for ever."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.facts import Withdrawal
from officer_app.core.text import clean_text
from officer_app.core.walk_facts import WalkEnd, WalkNote, WalkTap
from officer_app.core.walkthrough import STATUSES, Walk
from officer_app.store import journal, walks
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_faults import DOES_NOT_FIT, NO_WALK, NOT_YOURS
from officer_app.usecases.writing import next_event

if TYPE_CHECKING:
    from sqlite_utils import Database

MAX_WORDS = 200
_KINDS: dict[type[msgspec.Struct], str] = {
    WalkTap: "walk.stepped",
    WalkNote: "walk.noted",
    WalkEnd: "walk.ended",
    Withdrawal: "walk.withdrawn",
}


class Walked(NamedTuple):
    """The walk as it stands now; what was just done is on the disk. `event_id` names it, to take it back by."""

    walk: Walk
    event_id: str
    changes: Changes


def record(
    desk: Desk,
    walk_id: str,
    make: Callable[[Walk], msgspec.Struct],
    before: "Callable[[Database, Walk], None] | None" = None,
) -> Walked:
    """Append one event to one's own walk, unless the fold finds that it does not fit: then nothing is kept.

    `before` runs first in the same transaction. Raises OfficerError(NO_WALK | NOT_YOURS | DOES_NOT_FIT).
    """
    return record_all(desk, walk_id, (make,), before)


def record_all(
    desk: Desk,
    walk_id: str,
    makes: Sequence[Callable[[Walk], msgspec.Struct]],
    before: "Callable[[Database, Walk], None] | None" = None,
) -> Walked:
    """As `record`, for events that belong together: all of them or none. Each is made from the walk before it."""

    def verb(db: "Database") -> Walked:
        walk = walks.get(db, walk_id)
        if walk is None:
            raise OfficerError(NO_WALK)
        if walk.user != desk.user:
            raise OfficerError(NOT_YOURS)
        if before is not None:
            before(db, walk)
        changes = Changes()
        for make in makes:
            body = make(walk)
            done = append(desk, db, walk_id, _KINDS[type(body)], [walk.head], body)
            if done.event_id in done.walk.strays:
                raise OfficerError(DOES_NOT_FIT, status=STATUSES[walk.status])
            walk, changes = done.walk, changes | done.changes
        return done._replace(changes=changes)

    return desk.write(verb)


def append(desk: Desk, db: "Database", walk_id: str, kind: str, parents: list[str], body: msgspec.Struct) -> Walked:
    """Sign, append and fold one event. Inside the caller's write."""
    event = next_event(desk, db, desk.identity(), kind, walk_id, parents, body)
    journal.append(db, event)
    walk = walks.project(db, walk_id)
    assert walk is not None
    return Walked(walk, event.id, Changes(walks=frozenset({walk_id}), outbox=True, status=True))


def tidy(value: Any, most: int = MAX_WORDS) -> Any:
    """Text as it is kept, cut to `most` code points; anything else as it is."""
    return clean_text(value, most).text.strip() if isinstance(value, str) else value
