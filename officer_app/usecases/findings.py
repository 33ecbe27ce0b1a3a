"""Recording what is wrong: finish a draft, submit, amend, resubmit, withdraw, merge two versions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from officer_app.core import memo, validate
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding, FindingFacts, MemoRef, PhotoRef, Withdrawal
from officer_app.core.forms import FORMS, derived
from officer_app.core.step_fields import REASON
from officer_app.core.text import clean_text
from officer_app.core.transitions import STATES, State
from officer_app.store import drafts, findings, journal, photos, projections
from officer_app.store.drafts import DraftPhoto
from officer_app.store.memos import of_draft as said_in
from officer_app.usecases import manifest, memos
from officer_app.usecases.desk import Desk, Identity
from officer_app.usecases.faults import (
    ENDED,
    FORK_GREW,
    INCOMPLETE,
    NO_DRAFT,
    NO_FINDING,
    NO_FORK,
    NO_REASON,
    NOT_RETURNED,
    NOT_YOURS,
    TOO_LATE,
)
from officer_app.usecases.writing import next_event, next_number

if TYPE_CHECKING:
    from sqlite_utils import Database


class Finished(NamedTuple):
    """What was written down for good. It is on the disk when this is returned."""

    finding_id: str
    temp_no: str
    event_sha256: str
    changes: Changes


def finish(desk: Desk, draft_id: str, reason: str = "") -> Finished:
    """Make a draft a finding, or a new version of the one it amends, and queue it for the ledger.

    A draft of a returned finding resubmits it. Raises OfficerError with NO_DRAFT, INCOMPLETE, PHOTO_MISSING, NOT_BURNT
    (`marking.burn_all` first), ENDED, NOT_YOURS or the disk's troubles; the draft is then as it was.
    """
    memos.recover(desk, draft_id)
    return desk.write(lambda db: _finish(desk, db, draft_id, reason))


def _finish(desk: Desk, db: "Database", draft_id: str, reason: str) -> Finished:
    draft = drafts.get(db, draft_id)
    if draft is None or draft.deleted_at:
        raise OfficerError(NO_DRAFT)
    taken = drafts.photos(db, draft_id)
    refs, said = manifest.manifest(desk, db, taken), said_in(db, draft_id)
    if draft.of_finding:
        finding = own(desk, db, draft.of_finding)
        kind = "finding.resubmitted" if finding.state == State.RETURNED else "finding.amended"
        base = draft.base.split()  # what changed meanwhile was not before the officer's eyes: a fork
        done = revise(desk, db, finding, kind, draft.form, draft.values, refs, reason, base, said)
    else:
        done = _submit(desk, db, draft.form, draft.values, refs, draft.temp_no or next_temp_no(desk, db), said)
    drafts.remove(db, draft_id)
    return done._replace(changes=done.changes | Changes(drafts=frozenset({draft_id})))


Named = tuple[str, str] | DraftPhoto
"""A photo for a manifest: (sha256, caption), or with its marks, copy and answers (`marking.marked`)."""


def submit(
    desk: Desk, form: str, values: dict[str, Any], photos_of: Sequence[Named] = (), *, sample: bool = False
) -> Finished:
    """Record a finding without a draft (a callback, an import). `photos_of` were registered before."""

    def verb(db: "Database") -> Finished:
        refs = _named(desk, db, photos_of)
        return _submit(desk, db, form, values, refs, next_temp_no(desk, db), sample=sample)

    return desk.write(verb)


def amend(desk: Desk, finding_id: str, values: dict[str, Any], photos_of: Sequence[Named], reason: str) -> Finished:
    """A new version beside the old one, with a reason. `photos_of` is the whole new manifest."""

    def verb(db: "Database") -> Finished:
        finding = own(desk, db, finding_id)
        form = finding.facts.form
        refs = _named(desk, db, photos_of, finding)
        return revise(desk, db, finding, "finding.amended", form, values, refs, reason)

    return desk.write(verb)


def resubmit(desk: Desk, finding_id: str, values: dict[str, Any], photos_of: Sequence[Named], reason: str) -> Finished:
    """Answer the ledger's return with a new version (T08). Raises OfficerError(NOT_RETURNED)."""

    def verb(db: "Database") -> Finished:
        finding = own(desk, db, finding_id)
        if finding.state != State.RETURNED:
            raise OfficerError(NOT_RETURNED)
        form = finding.facts.form
        refs = _named(desk, db, photos_of, finding)
        return revise(desk, db, finding, "finding.resubmitted", form, values, refs, reason)

    return desk.write(verb)


def merge_fork(
    desk: Desk,
    finding_id: str,
    heads: Sequence[str],
    values: dict[str, Any],
    lines: Sequence[PhotoRef],
    reason: str,
) -> Finished:
    """Join the versions two devices made: what a person chose becomes their common successor; all of them stay.

    `heads` are the versions that were looked at, `lines` those of their photos that were chosen, as they stand there.
    All their voice memos come along.
    Raises OfficerError: NO_FORK, FORK_GREW where there are other versions by now, and as `amend`.
    """

    def verb(db: "Database") -> Finished:
        finding = own(desk, db, finding_id)
        if not finding.forked:
            raise OfficerError(NO_FORK)
        if set(finding.heads) != set(heads):
            raise OfficerError(FORK_GREW)
        photos.mention(db, lines)
        heads_of = [version for version in finding.versions if version.event_id in heads]
        said = list({memo.sha256: memo for version in heads_of for memo in version.facts.memos}.values())
        return revise(desk, db, finding, "finding.merged", finding.facts.form, values, list(lines), reason, said=said)

    return desk.write(verb)


def withdraw(desk: Desk, finding_id: str, reason: str) -> Finished:
    """Ask to take a finding back (T05, T09). The ledger decides; nothing is deleted anywhere."""

    def verb(db: "Database") -> Finished:
        finding = own(desk, db, finding_id)
        if finding.state not in (State.SUBMITTED, State.RETURNED):
            raise OfficerError(TOO_LATE)
        why = clean_text(reason, REASON.high).text.strip()
        if not why:
            raise OfficerError(NO_REASON)
        who = desk.identity()
        event = next_event(desk, db, who, "finding.withdrawn", finding_id, finding.heads, Withdrawal(reason=why))
        journal.append(db, event)
        projections.project(db, finding_id)
        return Finished(finding_id, finding.facts.temp_no, event.sha256, _changes(finding_id))

    return desk.write(verb)


def next_temp_no(desk: Desk, db: "Database") -> str:
    """The next provisional number of this device's day. Raises OfficerError(NO_DEVICE_CODE)."""
    return next_number(desk, db, "F01")


def _submit(
    desk: Desk,
    db: "Database",
    form: str,
    values: dict[str, Any],
    refs: list[PhotoRef],
    temp_no: str,
    said: Sequence[MemoRef] = (),
    *,
    sample: bool = False,
) -> Finished:
    who = desk.identity()
    facts = _facts(desk, who, form, values, refs, said, temp_no, "", sample)
    finding_id = desk.new_id()
    event = next_event(desk, db, who, "finding.submitted", finding_id, [], facts)
    projections.project_first(db, journal.append(db, event), event)
    manifest.queue(db, refs, facts.values, said)
    return Finished(finding_id, temp_no, event.sha256, _changes(finding_id))


def revise(
    desk: Desk,
    db: "Database",
    finding: Finding,
    kind: str,
    form: str,
    values: dict[str, Any],
    refs: list[PhotoRef],
    reason: str,
    base: Sequence[str] = (),
    said: Sequence[MemoRef] | None = None,
) -> Finished:
    """A new version in the journal, made from the versions `base`, or from what stands. `said` None: its memos stay."""
    _not_ended(finding)
    who = desk.identity()
    said = finding.facts.memos if said is None else said
    facts = _facts(desk, who, form, values, refs, said, finding.facts.temp_no, reason, finding.facts.sample)
    event = next_event(desk, db, who, kind, finding.id, list(base) or finding.heads, facts)
    journal.append(db, event)
    projections.project(db, finding.id)
    manifest.queue(db, refs, facts.values, said)
    return Finished(finding.id, finding.facts.temp_no, event.sha256, _changes(finding.id))


def _facts(
    desk: Desk,
    who: Identity,
    form_code: str,
    values: dict[str, Any],
    refs: list[PhotoRef],
    said: Sequence[MemoRef],
    temp_no: str,
    reason: str,
    sample: bool,
) -> FindingFacts:
    form = FORMS[form_code]
    tidied, _ = validate.tidy(values)
    full = derived(form, tidied, desk.catalog)
    refused = validate.refusals(form, full, refs, desk.now(), desk.catalog) + memo.problems(said)
    if refused:
        raise OfficerError(INCOMPLETE, why=refused[0].message)
    return FindingFacts(
        temp_no=temp_no,
        form=form_code,
        form_version=form.version,
        values=full,
        photos=refs,
        memos=list(said),
        alias=who.alias,
        reason=reason,
        sample=sample,
    )


def _named(desk: Desk, db: "Database", chosen: Sequence[Named], finding: Finding | None = None) -> list[PhotoRef]:
    """The manifest of these photos; one given by its name that `finding` has already keeps its marks."""
    before = {photo.sha256: photo for photo in finding.facts.photos} if finding else {}
    photos.mention(db, list(before.values()))
    taken = []
    for one in chosen:
        if not isinstance(one, DraftPhoto):
            sha, caption = one
            one = manifest.taken_again(before[sha], caption) if sha in before else DraftPhoto(sha, caption)
        taken.append(one)
    return manifest.manifest(desk, db, taken)


def changeable(desk: Desk, db: "Database", finding_id: str) -> Finding:
    """The finding, when this officer may change it. Raises OfficerError with NO_FINDING, NOT_YOURS or ENDED."""
    finding = own(desk, db, finding_id)
    _not_ended(finding)
    return finding


def _not_ended(finding: Finding) -> None:
    if STATES[State(finding.state)].terminal:
        name = STATES[State(finding.state)].name
        raise OfficerError(ENDED, state_zh=name.zh, state_en=name.en)


def own(desk: Desk, db: "Database", finding_id: str) -> Finding:
    """The finding, when this officer recorded it. Raises OfficerError with NO_FINDING or NOT_YOURS."""
    finding = findings.get(db, finding_id)
    if finding is None:
        raise OfficerError(NO_FINDING)
    if finding.versions[0].user != desk.user:
        raise OfficerError(NOT_YOURS)
    return finding


def _changes(finding_id: str) -> Changes:
    return Changes(findings=frozenset({finding_id}), outbox=True, status=True)
