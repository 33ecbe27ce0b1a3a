"""Looking at photos for what may show a person, after they are durable and shown; nothing of a photo depends on it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from officer_app.core import privacy
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.hints import Hint
from officer_app.store import drafts, findings, hints, photos, walks
from officer_app.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlite_utils import Database

    from officer_app.core.facts import PhotoRef
    from officer_app.photos.lookout import Lookout


def wanted(desk: Desk, limit: int = 500) -> list[str]:
    """Photos that somebody is to look at, those that came last in front."""
    return hints.wanted(desk.db, limit)


def look(desk: Desk, sha256: str, lookout: "Lookout") -> tuple[Hint, ...]:
    """What may show a person on this original. Touches no database: any thread may run it.

    A picture or a machine that fails is told as nothing seen: a hint that is lacking holds no evidence back.
    """
    try:
        return lookout.look(desk.media.get(sha256))
    except OfficerError:
        return ()


def note(desk: Desk, sha256: str, found: Sequence[Hint]) -> Changes:
    """Keep what was seen. Records that wait to be handed in with this photo let it go, or hold it back until the
    officer has decided (rule 4.12)."""

    def verb(db: "Database") -> Changes:
        hints.put(db, sha256, found)
        records = hints.naming(db, sha256)
        lines = [(line, values) for record in records for line, values in _lines(db, record) if line.sha256 == sha256]
        waits = any(privacy.open_hints(line, values, found) for line, values in lines)
        for line, _ in lines:
            photos.hold(db, [sha for sha, _ in line.promised], waits)
        return Changes(
            findings=frozenset(records),
            walks=frozenset(records),
            drafts=frozenset(drafts.naming(db, sha256)),
            hints=frozenset({sha256}),
            outbox=bool(records),
            status=bool(records),
        )

    return desk.write(verb)


def settle(desk: Desk, lookout: "Lookout") -> Changes:
    """Look at everything that is wanted, now: where no window does it in the background."""
    changes = Changes()
    while shas := wanted(desk):
        for sha in shas:
            changes |= note(desk, sha, look(desk, sha, lookout))
    return changes


def _lines(db: "Database", record_id: str) -> "list[tuple[PhotoRef, dict[str, str]]]":
    """The photos of a finding or a walk, each with the values that say what may be on it."""
    finding = findings.get(db, record_id)
    if finding is not None:
        return [(line, finding.facts.values) for line in finding.facts.photos]
    walk = walks.get(db, record_id)
    return [(photo.ref, {"mode": walk.start.mode}) for photo in walk.photos] if walk is not None else []
