"""What was drawn on the photos of a finding that stands, answered about them, or paired: its next version."""

from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.store import drafts
from officer_app.usecases import manifest
from officer_app.usecases.desk import Desk
from officer_app.usecases.findings import own, revise

if TYPE_CHECKING:
    from sqlite_utils import Database

REDRAWN = "照片遮挡与隐私自查"
"""The reason an amendment gives that changes nothing but what is drawn on the photos and said of people on them."""
PAIRED = "照片前后对比"
"""The reason of one that only pairs photos with earlier ones."""


def redraw(desk: Desk, finding_id: str) -> Changes:
    """Make what was drawn on a finding's photos, answered about people on them, or paired, its new version (rule 4.12).

    Photos that waited for this decision, and only for it, are let go. There is no new version where nothing was drawn
    or answered. Raises as `amend`, and NOT_BURNT.
    """

    def verb(db: "Database") -> Changes:
        finding, tray = own(desk, db, finding_id), drafts.photos(db, finding_id)
        form, values = finding.facts.form, finding.facts.values
        refs = manifest.redrawn(desk, db, finding.facts.photos, tray)
        changes = Changes(photos=frozenset(photo.sha256 for photo in tray), outbox=True, status=True)
        if refs != finding.facts.photos:
            reason = PAIRED if manifest.only_paired(finding.facts.photos, refs) else REDRAWN
            changes |= revise(desk, db, finding, "finding.amended", form, values, refs, reason).changes
            drafts.follow_version(db, finding_id, finding.heads, own(desk, db, finding_id).heads)
        else:
            manifest.queue(db, refs, values)
        for photo in tray:
            drafts.follow_marks(db, finding_id, photo)
        drafts.forget_photos(db, finding_id)
        return changes

    return desk.write(verb)
