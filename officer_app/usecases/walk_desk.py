"""What the window shows of a walkthrough in one look."""

from typing import Any, NamedTuple

from officer_app.core.facts import Finding
from officer_app.core.hints import Seen
from officer_app.core.walkthrough import Walk
from officer_app.store import hints, walks
from officer_app.store.drafts import Draft
from officer_app.store.walks import WalkRow
from officer_app.usecases import walk_kept
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_findings import drafts_of, findings_of
from officer_app.usecases.walks import get, last_time


class WalkView(NamedTuple):
    """A walk with what came of it. `before` is the last walk of the same matter at the same place; `mine` says whether
    it may be written to; `delivered` whether the ledger has all of it; `kept` what was typed last, by part; `seen`
    where its photos may show people.
    """

    walk: Walk
    findings: list[Finding]
    drafts: list[Draft]
    before: WalkRow | None
    mine: bool
    delivered: bool
    kept: dict[str, Any]
    seen: Seen


def look(desk: Desk, walk_id: str) -> WalkView:
    """Raises OfficerError(NO_WALK)."""
    walk, row = get(desk, walk_id), walks.row(desk.db, walk_id)
    return WalkView(
        walk,
        findings_of(desk, walk_id),
        drafts_of(desk, walk_id),
        last_time(desk, walk),
        walk.user == desk.user,
        bool(row is not None and row.delivered),
        walk_kept.kept(desk, walk_id),
        hints.several(desk.db, [photo.ref.sha256 for photo in walk.photos]),
    )
