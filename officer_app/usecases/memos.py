"""Voice memos of a draft: on the disk second by second while one speaks, then a sealed file as photos are."""

from typing import TYPE_CHECKING

from officer_app.core import memo
from officer_app.core.changes import Changes
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.facts import MemoRef
from officer_app.core.text import Text
from officer_app.store import drafts, memos, photos
from officer_app.store.memos import Begun
from officer_app.store.photos import PhotoRow
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import NO_DRAFT

if TYPE_CHECKING:
    from sqlite_utils import Database

TOO_MANY = Fault(
    "memo.too_many",
    Text("一条发现最多 {limit} 段口述", "A finding takes at most {limit} voice memos"),
    Text("录好的和已填的内容都在", "Everything recorded and filled in is still there"),
    Text("删掉一段再录", "Remove one first"),
)
NOTHING_HEARD = Fault(
    "memo.nothing",
    Text("一秒都没录到，没有留下口述", "Not a second was recorded, so there is no memo"),
    Text("已写的字和照片都在", "Everything written and every photo is kept"),
    Text("再录一次", "Record again"),
)
NOT_HERE = Fault(
    "memo.not_here",
    Text("这段口述还在台账，本机没有", "This voice memo is on the ledger and not on this device yet"),
    Text("发现本身都在", "The finding itself is all here"),
    Text("同步一次再听", "Sync, then listen"),
    Exit.NOT_FOUND,
)
LEAST = memo.RATE // 2
"""Samples: a shorter recording is a slip of the hand."""


def keep_piece(desk: Desk, begun: Begun, n: int, pcm: bytes) -> Changes:
    """The next second or so of a recording, as PCM. When this returns, a power cut cannot take it.

    Raises OfficerError(NO_DRAFT), TOO_MANY with the first piece of one memo too many, or the disk's troubles.
    """
    samples = memo.squeezed(pcm)

    def verb(db: "Database") -> None:
        if drafts.get(db, begun.draft) is None:
            raise OfficerError(NO_DRAFT)
        if n == 0 and len(memos.of_draft(db, begun.draft)) >= memo.MOST_MEMOS:
            raise OfficerError(TOO_MANY, limit=memo.MOST_MEMOS)
        memos.keep_piece(db, begun, n, samples)

    desk.write(verb)
    return Changes()


def complete(desk: Desk, begun: Begun) -> tuple[MemoRef, Changes]:
    """The recording is over: what is here of it becomes a memo of its draft.

    Raises OfficerError(NOTHING_HEARD), or the disk's troubles: its pieces then stay, and the next start tries again.
    """
    samples = memos.pieces(desk.db, begun.memo)[: memo.MOST_SECONDS * memo.RATE]
    if len(samples) < LEAST:
        desk.write(lambda db: memos.drop_pieces(db, begun.memo))
        raise OfficerError(NOTHING_HEARD)
    data = memo.wav(samples)
    sha256 = desk.media.put(data)
    seconds = memo.seconds(len(samples))
    ref = MemoRef(sha256=sha256, size=len(data), duration_s=seconds, recorded_at=begun.began_at)

    def verb(db: "Database") -> None:
        photos.add(db, PhotoRow(sha256, len(data), memo.MIME, 0, 0, begun.began_at, desk.moment(), 1), None)
        memos.add(db, begun.draft, ref)
        memos.drop_pieces(db, begun.memo)

    desk.write(verb)
    return ref, _changed(begun.draft)


def recover(desk: Desk, draft_id: str = "") -> Changes:
    """Recordings that something cut off, of all drafts or of one, become memos as far as they go. Called once a start,
    when none is under way, and before a draft is finished. Those of a draft that is gone for good go with it.
    """
    changes = Changes()
    for begun in memos.unfinished(desk.db):
        if draft_id not in ("", begun.draft):
            continue
        if drafts.get(desk.db, begun.draft) is None:
            desk.write(lambda db: memos.drop_pieces(db, begun.memo))  # noqa: B023 - called at once
            continue
        try:
            changes |= complete(desk, begun)[1]
        except OfficerError as error:
            if error.fault is not NOTHING_HEARD:
                raise
    return changes


def remove(desk: Desk, draft_id: str, sha256: str) -> Changes:
    """Take a memo out of a draft; it stays in the bin for 30 days."""
    desk.write(lambda db: memos.mark_deleted(db, draft_id, sha256, desk.moment()))
    return _changed(draft_id)


def restore(desk: Desk, draft_id: str, sha256: str) -> Changes:
    """Take a memo out of the bin."""
    desk.write(lambda db: memos.mark_deleted(db, draft_id, sha256, None))
    return _changed(draft_id)


def sound(desk: Desk, sha256: str) -> bytes:
    """A memo as PCM, from any thread. Raises OfficerError(NOT_HERE | NOT_A_MEMO)."""
    if not desk.media.has(sha256):
        raise OfficerError(NOT_HERE)
    try:
        data = desk.media.get(sha256)
    except OfficerError as error:
        raise OfficerError(memo.NOT_A_MEMO) from error
    return memo.spread(memo.samples_of(data))


def _changed(draft_id: str) -> Changes:
    return Changes(drafts=frozenset({draft_id}), status=True)
