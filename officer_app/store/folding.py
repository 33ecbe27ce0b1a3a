"""Whatever an event speaks of: brought up to its events, each by the projection of its kind."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.store import assignments, projections, walks

if TYPE_CHECKING:
    from sqlite_utils import Database


def project(db: "Database", subjects: Iterable[str]) -> Changes:
    """Bring findings, walks and assignments up to their events and deliveries, and say which were touched."""
    given = frozenset(subjects)
    walked = frozenset(walks.project_those(db, given))
    assigned = frozenset(assignments.project_those(db, given - walked))
    found = given - walked - assigned
    projections.project_many(db, found)
    return Changes(findings=found, walks=walked, assignments=assigned)


def rebuild(db: "Database") -> int:
    """Fold the whole journal again. Returns the number of findings and walks."""
    assignments.rebuild(db)
    return projections.rebuild(db) + walks.rebuild(db)
