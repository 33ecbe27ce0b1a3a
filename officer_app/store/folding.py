"""Whatever an event speaks of: brought up to its events, each by the projection of its kind."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.store import projections, walks

if TYPE_CHECKING:
    from sqlite_utils import Database


def project(db: "Database", subjects: Iterable[str]) -> Changes:
    """Bring findings and walks up to their events and deliveries, and say which of either were touched."""
    given = frozenset(subjects)
    walked = frozenset(walks.project_those(db, given))
    projections.project_many(db, given - walked)
    return Changes(findings=given - walked, walks=walked)


def rebuild(db: "Database") -> int:
    """Fold the whole journal again. Returns the number of findings and walks."""
    return projections.rebuild(db) + walks.rebuild(db)
