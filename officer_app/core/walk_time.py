"""A walk's own time line. The clock people see may be set in the middle of a step; the distance between two taps of one
start of the machine is then taken from the clock that nobody can set, and the place is marked as uncertain.
"""

from datetime import UTC, datetime, timedelta

from officer_app.core.clock import iso, parse
from officer_app.core.walk_facts import Uptime
from officer_app.core.walkthrough import Timepiece

JUMP_MS = 5_000
"""Two clocks that differ by no more tell the same time: the one people see is believed."""
_LAST = int(datetime(9000, 1, 1, tzinfo=UTC).timestamp() * 1000)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def written(ms: int) -> str:
    """A place on the time line as ISO 8601."""
    return iso(_EPOCH + timedelta(milliseconds=ms))


def milliseconds(moment: str) -> int | None:
    """An ISO 8601 moment as a place on the time line; None for anything else, or a time nobody lives in."""
    try:
        ms = round((parse(moment) - _EPOCH).total_seconds() * 1000)
    except (ValueError, OverflowError):
        return None
    return ms if 0 <= ms <= _LAST else None


def first(claimed: int | None, uptime: Uptime | None) -> Timepiece:
    """The time line begins where the first event says it does."""
    return Timepiece(at=claimed or 0, shift=0, uptime=uptime)


def advance(piece: Timepiece, claimed: int | None, uptime: Uptime | None) -> tuple[Timepiece, bool]:
    """The next event's place, never before the last one's, and whether the clock jumped on the way there."""
    passed = _passed(piece.uptime, uptime)
    at = piece.at if claimed is None else claimed + piece.shift
    jumped = claimed is None or at < piece.at
    if passed is not None:
        expected = min(piece.at + passed, _LAST)
        jumped = claimed is None or abs(at - expected) > JUMP_MS
        at = expected if jumped else max(at, piece.at)
    at = min(max(at, piece.at), _LAST)
    shift = piece.shift if claimed is None else (at - claimed if jumped else piece.shift)
    return Timepiece(at=at, shift=shift, uptime=uptime), jumped


def _passed(before: Uptime | None, now: Uptime | None) -> int | None:
    """Milliseconds between two readings of one start of the machine, None when they do not belong together."""
    if before is None or now is None or not now.boot or before.boot != now.boot or now.ms < before.ms:
        return None
    return now.ms - before.ms
