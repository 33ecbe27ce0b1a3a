"""The exchange as a person sees it: what waits, what needs them and why, what was exchanged. Reads only."""

from typing import NamedTuple

from officer_app.core.text import Text
from officer_app.store import photos, waiting
from officer_app.store.remote import Logged
from officer_app.store.waiting import Waiting
from officer_app.usecases import sync
from officer_app.usecases.desk import Desk
from officer_app.usecases.sync import SyncStatus

FORKED = Text("两边都改过，你的修改一个字也没丢", "Changed on both sides. None of your words are lost")


HELD = Text(
    "照片可能露出人的信息，等你看过再送：{count} 张", "May show personal data and wait for your look: {count} photo(s)"
)


class Asked(NamedTuple):
    """One thing that waits for a person: whose it is and why. `kind` is event, photo (`sync.offer_again`), fork, or
    held: the photo `ref` and maybe others of that `finding`, or of a walk where `walk` names one."""

    kind: str
    ref: str
    code: str
    why: Text
    finding: str
    title: str
    walk: str = ""


class Overview(NamedTuple):
    """`thumbs` are JPEG thumbnails by sha256 of the findings' first photos."""

    status: SyncStatus
    waiting: list[Waiting]
    asked: list[Asked]
    history: list[Logged]
    thumbs: dict[str, bytes]


def overview(desk: Desk) -> Overview:
    """Everything the sync page shows, counted from rows."""
    db = desk.db
    rows = waiting.findings(db)
    aside = sync.tray(db)[:50]
    named = waiting.subjects(db, [(one.kind, one.ref) for one in aside])
    asked = [
        Asked(one.kind, one.ref, one.code, one.message, *named.get((one.kind, one.ref), ("", ""))) for one in aside
    ]
    asked += [Asked("fork", finding, "forked", FORKED, finding, title) for finding, title in waiting.forked(db)]
    for one in waiting.held(db):
        why = HELD.fill(count=len(one.photos))
        finding, walk = ("", one.id) if one.kind == "walk" else (one.id, "")
        asked.append(Asked("held", one.photos[0], "photo.held_back", why, finding, one.title, walk))
    covers = [row.cover for row in rows if row.cover]
    return Overview(sync.status(db), rows, asked, sync.history(db), photos.thumbs(db, covers) if covers else {})
