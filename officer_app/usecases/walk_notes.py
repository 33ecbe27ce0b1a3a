"""Noting what is seen on a walkthrough: words, papers asked for, windows, copies, feelings, photos, answers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from officer_app import paths
from officer_app.core import questionnaire
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.facts import PhotoRef
from officer_app.core.questionnaire import Outcome, Questionnaire
from officer_app.core.upcast import read_body
from officer_app.core.validate import MAX_CAPTION
from officer_app.core.walk_answers import context_of, known_answers
from officer_app.core.walk_facts import Answers, WalkNote
from officer_app.core.walkthrough import Walk
from officer_app.store import catalog, journal, walks
from officer_app.usecases import manifest, photos, walk_kept
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_faults import NO_WALK, UNANSWERED, UNDECIDED
from officer_app.usecases.walk_record import Walked, record, tidy

if TYPE_CHECKING:
    from sqlite_utils import Database

    from officer_app.usecases.photos import Kept

FORMS = {"W": "QN-W-STD", "T": "QN-T-STD"}
"""The standard questionnaire of each dimension (DOMAIN 2.1.26, 2.1.28)."""


def note(desk: Desk, walk_id: str, text: str, *, step: int = 0, ok: str = "") -> Walked:
    """Words about a step, the present one by default; `ok`: yes, no, na or "" for no judgement."""
    body = WalkNote(what="text", text=tidy(text, 1000), step=step, ok=ok, uptime=desk.uptime())
    return record(desk, walk_id, lambda walk: body, walk_kept.handed_over(walk_kept.WORDS))


def ask_material(desk: Desk, walk_id: str, name: str, *, held: bool = False, step: int = 0) -> Walked:
    """Somebody asked for a paper. Whether it is in the guide is told by itself; `held`: government has it already."""
    return _note(desk, walk_id, what="material", text=tidy(name), held=held, step=step)


def visit(desk: Desk, walk_id: str) -> Walked:
    """Came to the hall once more."""
    return _note(desk, walk_id, what="visit")


def window(desk: Desk, walk_id: str, window_code: str = "", dept: str = "") -> Walked:
    """Was sent to a window: one more trip, and another window when it is another."""
    return _note(desk, walk_id, what="window", window_code=window_code, dept=dept)


def copied(desk: Desk, walk_id: str, text: str = "") -> Walked:
    """Had to have something copied."""
    return _note(desk, walk_id, what="copy", text=tidy(text))


def ticket(desk: Desk, walk_id: str, number: str, *, step: int = 0) -> Walked:
    """The number drawn for a queue."""
    return _note(desk, walk_id, what="ticket", text=tidy(number, 20), step=step)


def feel(desk: Desk, walk_id: str, grade: str) -> Walked:
    """How it feels at this moment: "5" (very satisfied) to "1", of the accompanied person or the officer."""
    return _note(desk, walk_id, what="feeling", grade=grade)


def add_photo(desk: Desk, walk_id: str, kept: "Kept", *, step: int = 0, caption: str = "") -> Walked:
    """A photo that `photos.keep_photo` made durable, tagged with the step it was taken at.

    It is sent, unless it may show a person (one is accompanied): then it waits until a finding names it and decides.
    """
    ref = PhotoRef(
        sha256=kept.sha256,
        size=kept.size,
        mime=kept.mime,
        width=kept.width,
        height=kept.height,
        taken_at=kept.taken_at,
        caption=tidy(caption, MAX_CAPTION),
    )

    def before(db: "Database", walk: Walk) -> None:
        photos.know(desk, db, kept)
        manifest.queue(db, [ref], {"mode": walk.start.mode})

    done = record(
        desk, walk_id, lambda walk: WalkNote(what="photo", step=step, photos=[ref], uptime=desk.uptime()), before
    )
    return done._replace(changes=done.changes | Changes(photos=frozenset({kept.sha256})))


def retract(desk: Desk, walk_id: str, event_id: str) -> Walked:
    """Take a note back; it stays in the journal and no longer counts."""
    return _note(desk, walk_id, what="retract", of=event_id)


def again(desk: Desk, walk_id: str, event_id: str) -> Walked:
    """Note once more what was taken back, at the step it named. Raises OfficerError(NO_WALK | DOES_NOT_FIT)."""
    event = journal.by_id(desk.db, event_id)
    before = read_body(event) if event is not None and event.envelope.subject == walk_id else None
    if not isinstance(before, WalkNote):
        raise OfficerError(NO_WALK)
    return record(desk, walk_id, lambda walk: msgspec.structs.replace(before, uptime=desk.uptime()))


def questions(desk: Desk, walk: Walk) -> tuple[Questionnaire, dict[str, Any]]:
    """The walk's questionnaire and the answers that the walk itself knows."""
    data = catalog.pack(desk.db, "questionnaires.json")
    form = questionnaire.load(data or paths.resource("catalog/questionnaires.json").read_bytes())
    return form[FORMS[walk.start.dimension]], known_answers(walk)


def evaluate(asked: Questionnaire, walk: Walk, answers: Mapping[str, Any]) -> Outcome:
    """What the answers amount to so far: visible questions, score, suggested findings. Any thread."""
    return questionnaire.evaluate(asked, answers, context_of(walk))


def answer(
    desk: Desk, walk_id: str, answers: Mapping[str, Any], accepted: Sequence[str] = (), declined: Mapping[str, str] = {}
) -> Walked:
    """Hand the questionnaire in; its score becomes the walk's. A later one replaces it.

    Every suggested category is accepted, or declined with a reason. Raises OfficerError(UNANSWERED | UNDECIDED).
    """
    walk = walks.get(desk.db, walk_id)
    if walk is None:
        raise OfficerError(NO_WALK)
    asked, _ = questions(desk, walk)
    outcome = evaluate(asked, walk, answers)
    if outcome.missing:
        words = {question.id: question.zh for question in asked.questions()}
        raise OfficerError(UNANSWERED, count=len(outcome.missing), first=words[outcome.missing[0]])
    for suggestion in outcome.suggestions:
        if suggestion.category not in accepted and not declined.get(suggestion.category, "").strip():
            raise OfficerError(UNDECIDED, category=desk.catalog.name("category", suggestion.category))
    body = Answers(
        questionnaire=asked.code,
        version=asked.version,
        values={name: tidy(value, 1000) for name, value in outcome.values.items()},
        hidden=outcome.hidden,
        score=outcome.score,
        sections=outcome.sections,
        grade=outcome.grade,
        accepted=list(accepted),
        declined={category: tidy(why) for category, why in declined.items()},
    )
    handed_in = WalkNote(what="answers", answers=body, uptime=desk.uptime())
    return record(desk, walk_id, lambda walk: handed_in, walk_kept.handed_over(walk_kept.ANSWERS))


def _note(desk: Desk, walk_id: str, **fields: Any) -> Walked:
    return record(desk, walk_id, lambda walk: WalkNote(uptime=desk.uptime(), **fields))
