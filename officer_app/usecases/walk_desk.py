"""What the window shows of a walkthrough in one look, and words on it that are typed but not yet handed over."""

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from officer_app.core.changes import Changes
from officer_app.core.facts import Finding
from officer_app.core.walkthrough import Walk
from officer_app.store import meta, walks
from officer_app.store.drafts import Draft
from officer_app.store.walks import WalkRow
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_findings import drafts_of, findings_of
from officer_app.usecases.walks import get, last_time

if TYPE_CHECKING:
    from sqlite_utils import Database

PARTS = ("words", "answers")


class WalkView(NamedTuple):
    """A walk with what came of it. `before` is the last walk of the same matter at the same place; `mine` says whether
    it may be written to; `delivered` whether the ledger has all of it; `kept` what was typed last, by part.
    """

    walk: Walk
    findings: list[Finding]
    drafts: list[Draft]
    before: WalkRow | None
    mine: bool
    delivered: bool
    kept: dict[str, Any]


def look(desk: Desk, walk_id: str) -> WalkView:
    """Raises OfficerError(NO_WALK)."""
    walk, row = get(desk, walk_id), walks.row(desk.db, walk_id)
    stored = meta.several(desk.db, [_key(walk_id, part) for part in PARTS])
    return WalkView(
        walk,
        findings_of(desk, walk_id),
        drafts_of(desk, walk_id),
        last_time(desk, walk),
        walk.user == desk.user,
        bool(row is not None and row.delivered),
        {part: msgspec.json.decode(stored[key]) for part in PARTS if (key := _key(walk_id, part)) in stored},
    )


def keep(desk: Desk, walk_id: str, part: str, value: Any) -> Changes:
    """Keep what is being typed, so that a power cut takes at most the last moment of it; an empty value forgets it.

    `part` is of `PARTS`: the words of a note, or the answers to the questionnaire. Nothing of it is a record yet.
    """

    def verb(db: "Database") -> None:
        if value:
            meta.put(db, {_key(walk_id, part): msgspec.json.encode(value).decode()})
        else:
            meta.drop(db, _key(walk_id, part))

    desk.write(verb)
    return Changes()


def _key(walk_id: str, part: str) -> str:
    return f"walk:{walk_id}:{part}"
