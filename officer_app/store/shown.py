"""Photos as findings and walks show them: by place, the masked copy in place of the original it covers."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from officer_app.core.facts import Finding, MemoRef, PhotoRef

FORMER = 1000
"""Photos that only an older version named, and originals sent beside their copies, come after this position: kept and
sent, not shown as the finding's own."""

MEMOS = 2000
"""Voice memos come after this position, those of every version: they travel as photos do and are shown apart."""

MENTION = """INSERT INTO photo(sha256, size, mime, width, height, taken_at, added_at, local)
             VALUES (?, ?, ?, ?, ?, ?, '', 0) ON CONFLICT(sha256) DO UPDATE
             SET mime = excluded.mime, width = excluded.width, height = excluded.height, taken_at = excluded.taken_at
             WHERE photo.mime = '' AND excluded.mime <> ''"""
"""Know of a photo that a record names. The ledger's news that it holds one may have come first, and says only how long
it is: a line made from that would lose when the photo was taken."""


class Shown(NamedTuple):
    """A photo, or a memo, by its place: what is shown and sent, its bytes, its line. `original` is the one under this
    copy that stays on its device, "" for none."""

    pos: int
    sha256: str
    size: int
    ref: PhotoRef | MemoRef
    original: str


def of(finding: Finding) -> tuple[Shown, ...]:
    """The finding's own in order, then what else was promised. An original that is masked by now is not promised any
    more, whatever an earlier version said."""
    own = {photo.shown: photo for photo in finding.facts.photos}
    covered = {photo.sha256 for photo in own.values() if photo.masked_sha256 and not photo.upload_original}
    former = {
        sha: (size, photo)
        for version in finding.versions
        for photo in version.facts.photos
        for sha, size in photo.promised
        if sha not in own and sha not in covered
    }
    memos = {memo.sha256: memo for version in finding.versions for memo in version.facts.memos}
    return (
        *of_lines(list(own.values())),
        *(
            Shown(pos, sha, size, photo, "" if photo.sha256 in own else _under(sha, photo))
            for pos, (sha, (size, photo)) in enumerate(former.items(), FORMER)
        ),
        *(Shown(pos, memo.sha256, memo.size, memo, "") for pos, memo in enumerate(memos.values(), MEMOS)),
    )


def of_lines(photos: Sequence[PhotoRef]) -> tuple[Shown, ...]:
    """What lines of a manifest show, in order."""
    return tuple(
        Shown(pos, photo.shown, photo.promised[0][1], photo, _under(photo.shown, photo))
        for pos, photo in enumerate(photos)
    )


def _under(sha: str, photo: PhotoRef) -> str:
    return photo.sha256 if sha != photo.sha256 and not photo.upload_original else ""


def write(connection: Any, photos: Sequence[tuple[str, Shown]]) -> None:
    """Photos by the id of what shows them, none of them there yet."""
    if not photos:
        return
    connection.executemany(
        "INSERT INTO finding_photo(finding, pos, sha256, original) VALUES (?, ?, ?, ?)",
        [(finding_id, photo.pos, photo.sha256, photo.original) for finding_id, photo in photos],
    )
    connection.executemany(MENTION, [(p.sha256, p.size, *_looks(p)) for _, p in photos])


def _looks(photo: Shown) -> tuple[str, int, int, str]:
    """Kind, width, height and time. A masked copy's size in pixels is told by the copy alone: it may be cropped."""
    ref = photo.ref
    if isinstance(ref, MemoRef):
        return ref.mime, 0, 0, ref.recorded_at
    if photo.sha256 != ref.sha256:
        return "image/jpeg", 0, 0, ref.taken_at
    return ref.mime, ref.width, ref.height, ref.taken_at
