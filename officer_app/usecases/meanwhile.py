"""A finding that changed elsewhere while a draft of its next version was open: said, taken over, never overwritten."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from officer_app.core import validate
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding, FindingFacts, MemoRef, PhotoRef
from officer_app.core.forms import FORMS, derived
from officer_app.store import drafts, findings, memos, photos
from officer_app.store.drafts import Draft
from officer_app.usecases import manifest
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NO_DRAFT
from officer_app.usecases.forks import PHOTOS, Item, Side, differences

if TYPE_CHECKING:
    from sqlite_utils import Database

MINE, THEIRS = 0, 1


class Meanwhile(NamedTuple):
    """`finding` as it stands now. `moved`: it has other versions than those the draft was begun from; `items` are then
    what changed elsewhere, each with `suggested` THEIRS, or None where the draft changes it too. There are none where
    the versions elsewhere are several: they have to be joined first.
    """

    finding: Finding
    moved: bool
    items: tuple[Item, ...] = ()


def read(desk: Desk, draft_id: str) -> Meanwhile:
    """Raises OfficerError(NO_DRAFT) for what is no draft of a change."""
    return _read(desk, desk.db, _draft(desk.db, draft_id))


def take_over(desk: Desk, draft_id: str) -> tuple[Meanwhile, Changes]:
    """Bring the draft up to the finding as it stands: what it does not change itself becomes what it is elsewhere, and
    photos and voice memos that came there come in. What both changed stays as the draft has it. Returns what was there
    to be taken.

    Raises OfficerError(NO_DRAFT).
    """

    def verb(db: "Database") -> Meanwhile:
        draft = _draft(db, draft_id)
        found = _read(desk, db, draft)
        if found.finding.forked:
            return found
        theirs, values = found.finding.facts, dict(draft.values)
        for item in found.items:
            if item.name == PHOTOS:
                _take_photos(desk, db, draft, theirs.photos, whole=item.suggested == THEIRS)
            elif item.suggested == THEIRS:
                item.give(values, theirs)
        for memo in _said_since(found.finding, draft):
            memos.add(db, draft_id, memo)
        drafts.save(db, draft_id, None, values, desk.moment())
        drafts.rebase(db, draft_id, " ".join(found.finding.heads))
        return found

    return desk.write(verb), Changes(drafts=frozenset({draft_id}))


def _draft(db: "Database", draft_id: str) -> Draft:
    draft = drafts.get(db, draft_id)
    if draft is None or not draft.of_finding:
        raise OfficerError(NO_DRAFT)
    return draft


def _read(desk: Desk, db: "Database", draft: Draft) -> Meanwhile:
    finding = findings.get(db, draft.of_finding)
    assert finding is not None  # a draft of a change outlives no finding: findings stay
    base = draft.base.split()
    moved = bool(base) and set(base) != set(finding.heads)
    if not moved or finding.forked:
        return Meanwhile(finding, moved)
    before = next((version.facts for version in finding.versions if [version.event_id] == base), None)
    known = [*(before.photos if before else ()), *finding.facts.photos]
    sides = (
        Side("", desk.device_code, True, draft.updated_at, _facts(desk, db, draft, known)),
        Side(finding.heads[0], "", False, "", finding.facts),
    )
    items = differences(sides, before, desk.catalog)
    return Meanwhile(finding, moved, tuple(item for item in items if item.suggested != MINE))


def _facts(desk: Desk, db: "Database", draft: Draft, known: Sequence[PhotoRef]) -> FindingFacts:
    """The draft as the version it would be. A photo nothing was done to is the very line of `known` it came from."""
    came = {manifest.taken_again(line): line for line in reversed(known)}
    taken = drafts.photos(db, draft.id)
    made = {line.sha256: line for line in manifest.known(desk, db, [one for one in taken if one not in came])}
    lines = [came.get(one) or made.get(one.sha256) for one in taken]
    tidied, _ = validate.tidy(draft.values)
    values = derived(FORMS[draft.form], tidied, desk.catalog)
    return FindingFacts(temp_no=draft.temp_no, form=draft.form, values=values, photos=[p for p in lines if p], alias="")


def _said_since(finding: Finding, draft: Draft) -> list[MemoRef]:
    """The voice memos that came elsewhere after the draft was begun."""
    known = {
        memo.sha256
        for version in finding.versions
        if version.event_id in draft.base.split()
        for memo in version.facts.memos
    }
    return [memo for memo in finding.facts.memos if memo.sha256 not in known]


def _take_photos(desk: Desk, db: "Database", draft: Draft, theirs: Sequence[PhotoRef], *, whole: bool) -> None:
    """`whole`: their photos in their order, the draft's others go to the bin. Else those come in that it has not."""
    photos.mention(db, theirs)
    mine = [photo.sha256 for photo in drafts.photos(db, draft.id)]
    there = [line.sha256 for line in theirs]
    if whole:
        for sha in mine:
            if sha not in there:
                drafts.mark_photo_deleted(db, draft.id, sha, desk.moment())
    for line in theirs:
        if line.sha256 not in mine and (whole or len(mine) < validate.MAX_PHOTOS):
            drafts.add_photo(db, draft.id, manifest.taken_again(line))
            mine.append(line.sha256)
    if whole:
        drafts.order_photos(db, draft.id, there)
