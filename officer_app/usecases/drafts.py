"""Filling in: open, keep what is typed, throw away for 30 days, take back."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from officer_app.core import clock
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.forms import FORMS
from officer_app.core.text import whole
from officer_app.store import drafts, memos, photos
from officer_app.store.drafts import Draft
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NO_DRAFT
from officer_app.usecases.findings import changeable, next_temp_no
from officer_app.usecases.manifest import taken_again

if TYPE_CHECKING:
    from sqlite_utils import Database

BIN_DAYS = 30


def open_draft(desk: Desk, form: str, prefill: dict[str, Any] | None = None) -> tuple[Draft, Changes]:
    """A new draft with its provisional number (T01); before the first enrolment it gets that when it is finished."""
    if form not in FORMS:
        raise KeyError(form)

    def verb(db: "Database") -> Draft:
        now = desk.moment()
        number = next_temp_no(desk, db) if desk.device_code else ""
        draft = Draft(desk.new_id(), form, _whole(prefill or {}), now, now, number, "")
        drafts.create(db, draft)
        return draft

    draft = desk.write(verb)
    return draft, _changed(draft.id)


def open_amendment(desk: Desk, finding_id: str) -> tuple[Draft, Changes]:
    """A draft that starts from a finding as it stands; finishing it makes a new version (or resubmits).

    Raises OfficerError with NO_FINDING, NOT_YOURS or ENDED before anything is made.
    """

    def verb(db: "Database") -> Draft:
        finding = changeable(desk, db, finding_id)
        facts, now = finding.facts, desk.moment()
        base = " ".join(finding.heads)
        draft = Draft(desk.new_id(), facts.form, dict(facts.values), now, now, facts.temp_no, finding_id, base=base)
        drafts.create(db, draft)
        photos.mention(db, facts.photos)
        for photo in facts.photos:
            drafts.add_photo(db, draft.id, taken_again(photo))
        for memo in facts.memos:
            memos.add(db, draft.id, memo)
        return draft

    draft = desk.write(verb)
    return draft, _changed(draft.id)


def autosave(desk: Desk, draft_id: str, values: dict[str, Any], form: str | None = None) -> Changes:
    """Keep what was typed, as typed: nothing is checked or tidied before `finish`. Raises OfficerError(NO_DRAFT).

    Only halves of characters, which nothing can keep, become U+FFFD.
    """

    def verb(db: "Database") -> None:
        if not drafts.save(db, draft_id, form, _whole(values), desk.moment()):
            raise OfficerError(NO_DRAFT)

    desk.write(verb)
    return _changed(draft_id)


def discard(desk: Desk, draft_id: str) -> Changes:
    """Move a draft to the bin, where it stays 30 days."""
    return _mark(desk, draft_id, desk.moment())


def restore(desk: Desk, draft_id: str) -> Changes:
    """Take a draft out of the bin."""
    return _mark(desk, draft_id, None)


def empty_bin(desk: Desk) -> Changes:
    """Remove what has lain in the bin for 30 days. Called once a start."""
    before = clock.iso(desk.now() - timedelta(days=BIN_DAYS))
    removed = desk.write(lambda db: drafts.empty_bin(db, before))
    return Changes(status=bool(removed))


def _whole(values: dict[str, Any]) -> dict[str, Any]:
    return {whole(name): whole(value) if isinstance(value, str) else value for name, value in values.items()}


def _mark(desk: Desk, draft_id: str, deleted_at: str | None) -> Changes:
    def verb(db: "Database") -> None:
        if not drafts.mark_deleted(db, draft_id, deleted_at):
            raise OfficerError(NO_DRAFT)

    desk.write(verb)
    return _changed(draft_id)


def _changed(draft_id: str) -> Changes:
    return Changes(drafts=frozenset({draft_id}), status=True)
