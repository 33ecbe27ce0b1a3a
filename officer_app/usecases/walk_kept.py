"""What is typed on a walkthrough and not handed over yet, kept so that a power cut takes at most its last moment.

Nothing of it is a record. It goes in the very transaction that makes a record of it, so that neither is ever lost or
there twice.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from officer_app.core.changes import Changes
from officer_app.core.walkthrough import Walk
from officer_app.store import meta
from officer_app.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlite_utils import Database

WORDS, ENDING, ANSWERS, START = "words", "ending", "answers", "start"
"""A note, what came of the walk, answers to the questionnaire, and the form that a walk begins with."""
PARTS = (WORDS, ENDING, ANSWERS)
"""What is kept of a walk that has begun."""
NEXT = "next"
"""Stands for the walk that has not begun."""


def keep(desk: Desk, walk_id: str, part: str, value: Any) -> Changes:
    """Keep what is being typed; an empty value forgets it."""

    def verb(db: "Database") -> None:
        if value:
            meta.put(db, {_key(walk_id, part): msgspec.json.encode(value).decode()})
        else:
            forget(db, walk_id, part)

    desk.write(verb)
    return Changes()


def forget(db: "Database", walk_id: str, part: str) -> None:
    """It has become a record. Inside the caller's write."""
    meta.drop(db, _key(walk_id, part))


def handed_over(part: str) -> "Callable[[Database, Walk], None]":
    """For `walk_record.record`: this part of the walk becomes a record now."""
    return lambda db, walk: forget(db, walk.id, part)


def kept(desk: Desk, walk_id: str) -> dict[str, Any]:
    """What was typed last on a walk, by part."""
    stored = meta.several(desk.db, [_key(walk_id, part) for part in PARTS])
    return {part: msgspec.json.decode(stored[key]) for part in PARTS if (key := _key(walk_id, part)) in stored}


def kept_start(desk: Desk) -> dict[str, Any]:
    """The form of the walk that has not begun, {} when nobody was filling it in."""
    found: dict[str, Any] = msgspec.json.decode(meta.get(desk.db, _key(NEXT, START), "{}"))
    return found


def _key(walk_id: str, part: str) -> str:
    return f"walk:{walk_id}:{part}"
