"""Deciding about a walkthrough's photos: what was drawn on them and answered becomes part of the walk."""

from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.walk_facts import WalkNote
from officer_app.core.walkthrough import STATUSES
from officer_app.store import drafts, walks
from officer_app.usecases import manifest
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_faults import DOES_NOT_FIT, NO_WALK, NOT_YOURS
from officer_app.usecases.walk_record import Walked, append

if TYPE_CHECKING:
    from sqlite_utils import Database


def redraw(desk: Desk, walk_id: str) -> Changes:
    """Take back each note whose photo was drawn on or answered about, and note the photo anew at the same step.

    Photos that waited for this decision, and only for it, are let go.
    Raises OfficerError(NO_WALK | NOT_YOURS | DOES_NOT_FIT | NOT_BURNT).
    """

    def verb(db: "Database") -> Changes:
        tray = {photo.sha256: photo for photo in drafts.photos(db, walk_id)}
        walk = walks.get(db, walk_id)
        if walk is None:
            raise OfficerError(NO_WALK)
        if walk.user != desk.user:
            raise OfficerError(NOT_YOURS)
        changes = Changes(photos=frozenset(tray))
        for taken in walk.photos:
            ref = taken.ref
            if ref.sha256 not in tray:
                continue
            (line,) = manifest.redrawn(desk, db, [ref], [tray[ref.sha256]])
            if line == ref:
                continue
            for note in (
                WalkNote(what="retract", of=taken.event_id, uptime=desk.uptime()),
                WalkNote(what="photo", step=taken.step, photos=[line], uptime=desk.uptime()),
            ):
                done: Walked = append(desk, db, walk_id, "walk.noted", [walk.head], note)
                walk = done.walk
                if done.event_id in walk.strays:
                    raise OfficerError(DOES_NOT_FIT, status=STATUSES[walk.status])
                changes |= done.changes
            manifest.queue(db, [line], {"mode": walk.start.mode})
        drafts.forget_photos(db, walk_id)
        return changes

    return desk.write(verb)
