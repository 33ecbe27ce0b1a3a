"""Findings made on a walkthrough: a draft that knows its place, and what came of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from officer_app.core.changes import Changes
from officer_app.core.facts import Finding
from officer_app.core.walk_spans import WAITING
from officer_app.core.walkthrough import Walk, WalkedStep
from officer_app.store import drafts as draft_rows
from officer_app.store import findings, walks
from officer_app.store.drafts import Draft
from officer_app.usecases import drafts
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_notes import answer, evaluate, questions
from officer_app.usecases.walk_record import Walked
from officer_app.usecases.walks import get, timing

if TYPE_CHECKING:
    from sqlite_utils import Database

_CARRIED = (
    "mode",
    "authenticity",
    "hall_code",
    "region_code",
    "platform",
    "terminal",
    "campaign",
    "authorisation_kind",
    "authorisation_ref",
    "principal_kind",
    "applicant_profile",
)


def prefill(desk: Desk, walk: Walk, step: int = 0) -> dict[str, Any]:
    """What a finding at this step starts from: place, window, mode, time, matter, department, minutes."""
    walked = walk.step(step or walk.current) or (walk.steps[-1] if walk.steps else None)
    start = walk.start
    matter = (walked.matter_code if walked else "") or walk.matter_code
    values: dict[str, Any] = {name: getattr(start, name) for name in _CARRIED}
    values |= {
        "matter_code": matter,
        "occurred_at": desk.moment(),
        "suggested_dept": _dept(desk, matter, start.region_code, walked),
        "source_kind": "walkthrough",
        "source_ref": walk.id,
    }
    if walked is not None:
        values |= {"step": walked.stage, "walk_step": walked.no, "expected": walked.expected}
    if start.dimension == "T":
        values |= {
            "window_code": (walked.window_code if walked else "") or start.window_code,
            "ticket_no": walked.ticket_no if walked else "",
            "covert": start.covert,
            "applicant_consent": start.applicant_consent,
            "wait_minutes": _waited(desk, walk) or None,
            "trips": walk.visits,
            "windows_count": walk.windows or None,
        }
    return {name: value for name, value in values.items() if value not in ("", None)}


def form_of(walk: Walk) -> str:
    """The form that a finding of this walk is written in."""
    return "online" if walk.start.dimension == "W" else "counter"


def open_finding(
    desk: Desk, walk_id: str, step: int = 0, shas: Sequence[str] = (), more: Mapping[str, Any] = {}
) -> tuple[Draft, Changes]:
    """A draft that is linked to the walk and its step; `shas` names photos of the walk to take along, `more` values
    that are known besides."""
    walk = get(desk, walk_id)
    draft, changes = drafts.open_draft(desk, form_of(walk), prefill(desk, walk, step) | dict(more))
    captions = {photo.ref.sha256: photo.ref.caption for photo in walk.photos}

    def attach(db: "Database") -> None:
        for sha in shas:
            draft_rows.add_photo(db, draft.id, draft_rows.DraftPhoto(sha, captions.get(sha, "")))

    if shas:
        desk.write(attach)
    return draft, changes


def hand_in(
    desk: Desk,
    walk_id: str,
    answers: Mapping[str, Any],
    accepted: Sequence[str],
    declined: Mapping[str, str],
    step: int = 0,
    shas: Sequence[str] = (),
) -> Walked:
    """`walk_notes.answer`, then a draft for each accepted class that has neither draft nor finding yet; with the photos
    `shas` and of the step they were taken at."""
    done = answer(desk, walk_id, answers, accepted, declined)
    outcome = evaluate(questions(desk, done.walk)[0], done.walk, answers)
    severity = {suggestion.category: suggestion.severity for suggestion in outcome.suggestions}
    there = {finding.facts.values.get("category_code") for finding in findings_of(desk, walk_id)}
    there |= {draft.values.get("category_code") for draft in drafts_of(desk, walk_id)}
    changes = done.changes
    for category in accepted:
        if category not in there:
            values = {"category_code": category} | ({"severity": graver} if (graver := severity.get(category)) else {})
            changes |= open_finding(desk, walk_id, step, shas, values)[1]
    return done._replace(changes=changes)


def findings_of(desk: Desk, walk_id: str) -> list[Finding]:
    """The findings recorded from a walk, in their order."""
    found = (findings.get(desk.db, finding_id) for finding_id in walks.findings_of(desk.db, walk_id))
    return [finding for finding in found if finding is not None]


def drafts_of(desk: Desk, walk_id: str) -> list[Draft]:
    """Findings of this walk that are still being written."""
    return [draft for draft in draft_rows.all_of(desk.db) if draft.values.get("source_ref") == walk_id]


def _waited(desk: Desk, walk: Walk) -> int:
    """Minutes in queues, the one that runs counted up to now."""
    current = walk.step(walk.current)
    live = timing(desk, walk).step_ms - current.ms if current is not None and current.stage in WAITING else 0
    return (walk.waiting_ms + live) // 60_000


def _dept(desk: Desk, matter: str, region: str, step: WalkedStep | None) -> str:
    """The department whose step it is, else the one that handles the matter there."""
    if step is not None and step.dept:
        return step.dept
    if step is not None and step.window_code in desk.catalog.windows:
        return desk.catalog.window(step.window_code).department
    return desk.catalog.responsible(matter, region) if matter in desk.catalog.matters else ""
