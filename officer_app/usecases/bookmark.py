"""Where the window stood while something was being filled in: a lock, a kill or a power cut leads back there."""

from typing import TYPE_CHECKING, Any

import msgspec

from officer_app.core.changes import Changes
from officer_app.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlite_utils import Database

_KEY = "window:bookmark"


class Bookmark(msgspec.Struct, frozen=True):
    """A page, what it showed (its own `bookmark`), and the pages that Esc leads back through."""

    page: str
    what: dict[str, Any]
    trail: list[str] = []


def put(desk: Desk, bookmark: Bookmark | None) -> Changes:
    """Lay it in; None takes it out."""
    from officer_app.store import meta

    def verb(db: "Database") -> None:
        if bookmark is None:
            meta.drop(db, _KEY)
        else:
            meta.put(db, {_KEY: msgspec.json.encode(bookmark).decode()})

    desk.write(verb)
    return Changes()


def find(desk: Desk) -> Bookmark | None:
    """Where to open, None for the first page. A draft that was finished or thrown away since leads to the walk it was
    made on, if it was."""
    from officer_app.store import drafts, meta

    stored = meta.get(desk.db, _KEY)
    if not stored:
        return None
    bookmark = msgspec.json.decode(stored, type=Bookmark)
    if draft_id := bookmark.what.get("draft"):
        draft = drafts.get(desk.db, draft_id)
        if draft is None or draft.deleted_at is not None:
            return Bookmark("walk", {}, bookmark.trail[:-1]) if bookmark.trail[-1:] == ["walk"] else None
    return bookmark
