"""A record's photos as they are looked at and drawn on, be it a draft, a finding or a walk; and the decision."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.core.facts import PhotoRef
from officer_app.core.fields import code_of
from officer_app.core.text import Text
from officer_app.core.transitions import STATES, State
from officer_app.store import drafts, hints, outbox, walks
from officer_app.usecases import editing, lists, manifest, redrawing, walk_photos
from officer_app.usecases.desk import Desk
from officer_app.usecases.editing import Shot
from officer_app.usecases.walk_faults import NO_WALK

if TYPE_CHECKING:
    from officer_app.store.drafts import DraftPhoto

Kind = Literal["draft", "finding", "walk"]

FREE = Text("", "")
ENDED = Text("这条发现已经了结，照片只能看", "This finding has ended; its photos can only be looked at")
NOT_YOURS = Text("别人记的，照片只能看", "Somebody else's record; its photos can only be looked at")
WITHDRAWN = Text("这次走流程已经撤回，照片只能看", "This walkthrough was withdrawn; its photos can only be looked at")


class Earlier(NamedTuple):
    """A photo that another one may show again later: its finding's number there, and its place in it from 1."""

    shot: Shot
    number: str
    place: int


class Record(NamedTuple):
    """`number` is what people call it by, `values` what hints are read from (`core.privacy`).

    `locked` says why nothing can be drawn, FREE where something can. `here` are the originals on this device, `held`
    the photos that wait for a decision, by the sha256 of what is shown. `repeated` are the photos of the finding that
    this one repeats: its own may be paired with them as with each other.
    """

    kind: Kind
    id: str
    number: str
    values: dict[str, Any]
    shots: tuple[Shot, ...]
    locked: Text
    here: frozenset[str]
    held: frozenset[str]
    repeated: tuple[Earlier, ...] = ()

    def earlier_than(self, ref: PhotoRef) -> list[Earlier]:
        """What a photo of this record may be paired with: nothing later, nothing that is paired with it itself."""
        if self.kind == "walk":
            return []
        own = [Earlier(shot, self.number, place) for place, shot in enumerate(self.shots, 1)]
        mine = {shot.sha256 for shot in self.shots}
        theirs = [one for one in self.repeated if one.shot.sha256 not in mine]
        return [one for one in (*own, *theirs) if _may_precede(one.shot.ref, ref)]


def _may_precede(one: PhotoRef, ref: PhotoRef) -> bool:
    later = bool(ref.taken_at) and one.taken_at > ref.taken_at  # both in one zone, as `core.clock.iso` writes them
    return ref.sha256 not in (one.sha256, one.before) and not later


def read(desk: Desk, kind: Kind, record_id: str) -> Record:
    """Raises OfficerError(NO_DRAFT | NO_FINDING | NO_WALK)."""
    return {"draft": _draft, "finding": _finding, "walk": _walk}[kind](desk, record_id)


def decide(desk: Desk, kind: Kind, record_id: str) -> Changes:
    """What was drawn and answered becomes part of the record; photos that waited only for that may go.

    A draft takes it along when it is finished. Raises as `redrawing.redraw` and `walk_photos.redraw`.
    """
    if kind == "finding":
        return redrawing.redraw(desk, record_id)
    return walk_photos.redraw(desk, record_id) if kind == "walk" else Changes()


def _draft(desk: Desk, draft_id: str) -> Record:
    opened = editing.read_draft(desk, draft_id)
    number = opened.finding.facts.temp_no if opened.finding else lists.draft(desk, draft_id).draft.temp_no
    record = _record(desk, "draft", draft_id, number, opened.values, opened.shots, FREE)
    return record._replace(repeated=_repeated(desk, opened.values, opened.finding.id if opened.finding else ""))


def _finding(desk: Desk, finding_id: str) -> Record:
    finding = lists.finding(desk, finding_id).finding
    locked = FREE
    if finding.versions[0].user != desk.user:
        locked = NOT_YOURS
    elif STATES[State(finding.state)].terminal:
        locked = ENDED
    number = finding.class_no or finding.facts.temp_no
    shots = _shots(desk, finding_id, finding.facts.photos)
    record = _record(desk, "finding", finding_id, number, finding.facts.values, shots, locked)
    return record._replace(repeated=_repeated(desk, finding.facts.values, finding_id))


def _repeated(desk: Desk, values: dict[str, Any], own: str) -> tuple[Earlier, ...]:
    """The photos of the finding that `repeat_of` names by its number, as it stands."""
    ids = [id for id in lists.by_number(desk, code_of(values, "repeat_of")) if id != own]
    if not ids:
        return ()
    finding = lists.finding(desk, ids[0]).finding
    number = finding.class_no or finding.facts.temp_no
    shots = _shots(desk, finding.id, finding.facts.photos)
    return tuple(Earlier(shot, number, place) for place, shot in enumerate(shots, 1))


def _walk(desk: Desk, walk_id: str) -> Record:
    walk = walks.get(desk.db, walk_id)
    if walk is None:
        raise OfficerError(NO_WALK)
    locked = NOT_YOURS if walk.user != desk.user else WITHDRAWN if walk.status == "withdrawn" else FREE
    shots = _shots(desk, walk_id, [photo.ref for photo in walk.photos])
    return _record(desk, "walk", walk_id, walk.walk_no, {"mode": walk.start.mode}, shots, locked)


def _shots(desk: Desk, record_id: str, lines: Sequence[PhotoRef]) -> tuple[Shot, ...]:
    """The record's photos, with what has been drawn since it was made."""
    tray: dict[str, DraftPhoto] = {photo.sha256: photo for photo in drafts.photos(desk.db, record_id)}
    drawn = {line.sha256: line for line in manifest.known(desk, desk.db, list(tray.values()))}
    shown = [drawn.get(line.sha256, line) for line in lines]
    thumbs = lists.thumbs(desk, [line.shown for line in shown]) if shown else {}
    unburnt = {sha for sha, photo in tray.items() if photo.unburnt}
    seen = hints.several(desk.db, [line.sha256 for line in shown])
    return tuple(
        Shot(line, thumbs.get(line.shown, b""), line.sha256 in unburnt, seen.get(line.sha256, ())) for line in shown
    )


def _record(
    desk: Desk, kind: Kind, record_id: str, number: str, values: dict[str, Any], shots: tuple[Shot, ...], locked: Text
) -> Record:
    here = frozenset(shot.sha256 for shot in shots if _is_here(desk, shot.sha256))
    held = frozenset(outbox.held_back(desk.db)) & {sha for shot in shots for sha, _ in shot.ref.promised}
    return Record(kind, record_id, number, values, shots, locked, here, held)


def _is_here(desk: Desk, sha256: str) -> bool:
    try:
        return desk.media.has(sha256)
    except ValueError:  # a name that is none, from somebody else's record
        return False
