"""A draft as the editor opens it, with its photos' thumbnails and the finding it changes."""

from typing import Any, NamedTuple

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding, MemoRef, PhotoRef
from officer_app.core.forms import FORMS
from officer_app.core.hints import Hint
from officer_app.store import drafts as draft_rows
from officer_app.store import hints
from officer_app.store import memos as memo_rows
from officer_app.usecases import drafts, findings, lists, manifest
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NO_REASON
from officer_app.usecases.findings import Finished


class Shot(NamedTuple):
    """A photo of a draft; `thumb` is a JPEG of at most 320 pixels, with the marks once they are burnt in;
    `seen` is where it may show a person."""

    ref: PhotoRef
    thumb: bytes
    unburnt: bool = False
    seen: tuple[Hint, ...] = ()

    @property
    def sha256(self) -> str:
        return self.ref.sha256


class Opened(NamedTuple):
    """A draft ready to be shown; `draft_id` is "" while nothing was entered. `finding` is the one it changes.
    `joins`: finished, it becomes the common successor of the versions of that one, which are several."""

    draft_id: str
    form: str
    values: dict[str, Any]
    shots: tuple[Shot, ...] = ()
    updated_at: str = ""
    finding: Finding | None = None
    memos: tuple[MemoRef, ...] = ()
    joins: bool = False


def read_draft(desk: Desk, draft_id: str) -> Opened:
    """Raises OfficerError(NO_DRAFT)."""
    row = lists.draft(desk, draft_id)
    lines = manifest.known(desk, desk.db, row.photos)
    thumbs = lists.thumbs(desk, [line.shown for line in lines]) if lines else {}
    unburnt = {photo.sha256 for photo in row.photos if photo.unburnt}
    seen = hints.several(desk.db, [line.sha256 for line in lines])
    shots = tuple(
        Shot(line, thumbs.get(line.shown, b""), line.sha256 in unburnt, seen.get(line.sha256, ())) for line in lines
    )
    draft = row.draft
    finding = lists.finding(desk, draft.of_finding).finding if draft.of_finding else None
    memos = tuple(memo_rows.of_draft(desk.db, draft.id))
    joins = finding is not None and finding.forked and set(draft.base.split() or finding.heads) == set(finding.heads)
    return Opened(draft.id, draft.form, draft.values, shots, draft.updated_at, finding, memos, joins)


def open_revision(desk: Desk, finding_id: str) -> tuple[Opened, Changes]:
    """The draft that already changes this finding, else a new one. Raises OfficerError(NO_FINDING)."""
    begun = next((draft.id for draft in draft_rows.all_of(desk.db) if draft.of_finding == finding_id), "")
    if begun:
        return read_draft(desk, begun), Changes()
    draft, changes = drafts.open_amendment(desk, finding_id)
    return read_draft(desk, draft.id), changes


REASON = "revision_reason"
"""Where a draft keeps why a finding is changed: typed like everything else, handed over apart when it is finished."""


def finish_draft(desk: Desk, draft_id: str) -> Finished:
    """`findings.finish`, without the values that a switch of dimension left behind.

    Raises OfficerError(NO_REASON) when a finding is changed without a word why.
    """
    opened = read_draft(desk, draft_id)
    values = own_values(opened.form, opened.values)
    reason = str(values.pop(REASON, "")).strip()
    if opened.finding is not None and not reason:
        raise OfficerError(NO_REASON)
    drafts.autosave(desk, draft_id, values, opened.form)
    try:
        return findings.finish(desk, draft_id, reason)
    except OfficerError:
        drafts.autosave(desk, draft_id, opened.values, opened.form)
        raise


def own_values(form: str, values: dict[str, Any]) -> dict[str, Any]:
    """The values without those that only other forms have; names that no form knows are kept."""
    mine = FORMS[form].by_name
    others = {name for other in FORMS.values() for name in other.by_name} - mine.keys()
    return {name: value for name, value in values.items() if name not in others}
