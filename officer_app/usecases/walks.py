"""Walking a service process: on to the next step, pause, correct, end. Each tap is one signed event, durable when the
verb returns, and the state is nothing but those events: a killed or rebooted machine goes on where it was.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from officer_app.core import clock
from officer_app.core.errors import OfficerError
from officer_app.core.facts import Withdrawal
from officer_app.core.walk_facts import PlannedStep, WalkEnd, WalkTap
from officer_app.core.walk_time import advance, milliseconds
from officer_app.core.walkthrough import LONG_HOURS, Walk
from officer_app.store import walks
from officer_app.store.walks import WalkRow
from officer_app.usecases import walk_kept
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_faults import DOES_NOT_FIT, LONG_WALK, NO_REASON, NO_WALK, OUT_OF_ORDER, PENDING
from officer_app.usecases.walk_record import Walked, record, record_all, tidy


def next_step(desk: Desk, walk_id: str, step: int = 0) -> Walked:
    """End the present step and begin `step`, or the one that comes; a paused walk goes on with it.

    Raises OfficerError(DOES_NOT_FIT) after the last step or after the end; so do the other taps.
    """
    return record(desk, walk_id, lambda walk: WalkTap(action="next", step=step, uptime=desk.uptime()))


def insert_step(desk: Desk, walk_id: str, planned: PlannedStep, after: int = 0, go: bool = True) -> Walked:
    """A step the template did not foresee, after `after` or the present one; with `go` it begins at once."""
    body = PlannedStep(**{name: tidy(getattr(planned, name)) for name in planned.__struct_fields__})
    return record(
        desk, walk_id, lambda walk: WalkTap(action="insert", step=after, planned=body, go=go, uptime=desk.uptime())
    )


def pause(desk: Desk, walk_id: str) -> Walked:
    """Stop counting, for a break that is the officer's and not the office's."""
    return record(desk, walk_id, lambda walk: WalkTap(action="pause", uptime=desk.uptime()))


def resume(desk: Desk, walk_id: str) -> Walked:
    """Go on with the interrupted step."""
    return record(desk, walk_id, lambda walk: WalkTap(action="resume", uptime=desk.uptime()))


def rest_since(desk: Desk, walk_id: str, at: datetime, reason: str) -> Walked:
    """The open step has rested from `at` until now, and goes on: a pause nobody tapped, put in with its trace.

    Raises OfficerError(NO_REASON), and OUT_OF_ORDER for a time before the last tap.
    """
    if not reason.strip():
        raise OfficerError(NO_REASON)
    since, why = clock.iso(at), tidy(reason)
    makes = (
        lambda walk: WalkTap(action="pause", uptime=desk.uptime()),
        lambda walk: WalkTap(action="correct", corrects=walk.head, at=since, reason=why, uptime=desk.uptime()),
        lambda walk: WalkTap(action="resume", uptime=desk.uptime()),
    )
    return _in_order(lambda: record_all(desk, walk_id, makes))


def correct_time(desk: Desk, walk_id: str, step: int, edge: str, at: datetime, reason: str) -> Walked:
    """Put right when a step began or ended (`edge`: begin, end): the tap was forgotten or came late. It leaves a trace.

    The neighbour's edge moves along, because it is the same tap. Raises OfficerError(NO_REASON | OUT_OF_ORDER).
    """
    if not reason.strip():
        raise OfficerError(NO_REASON)

    def make(walk: Walk) -> WalkTap:
        walked = walk.step(step)
        tap = (walked.begin_tap if edge == "begin" else walked.end_tap) if walked else ""
        why = tidy(reason)
        return WalkTap(action="correct", corrects=tap, at=clock.iso(at), reason=why, uptime=desk.uptime())

    return _in_order(lambda: record(desk, walk_id, make))


def _in_order(verb: Callable[[], Walked]) -> Walked:
    """A time that does not fit is told as such."""
    try:
        return verb()
    except OfficerError as error:
        if error.fault is DOES_NOT_FIT:
            raise OfficerError(OUT_OF_ORDER) from error
        raise


def end(
    desk: Desk,
    walk_id: str,
    result: str,
    summary: str = "",
    *,
    nothing_pending: bool | None = None,
    reason: str = "",
) -> Walked:
    """End the walk. `result` is a code of `core.walkthrough.RESULTS`; answers, photos and findings may still follow.

    Raises OfficerError(PENDING) until a simulated one is confirmed to have left no application, and LONG_WALK when one
    of more than 12 hours has no reason.
    """

    def make(walk: Walk) -> WalkEnd:
        if walk.start.authenticity == "simulated" and nothing_pending is not True:
            raise OfficerError(PENDING)
        hours = timing(desk, walk).elapsed_ms / 3_600_000
        if hours > LONG_HOURS and not reason.strip():
            raise OfficerError(LONG_WALK, hours=f"{hours:.1f}", limit=LONG_HOURS)
        return WalkEnd(
            result=result,
            summary=tidy(summary, 1000),
            nothing_pending=nothing_pending,
            reason=tidy(reason),
            uptime=desk.uptime(),
        )

    return record(desk, walk_id, make, walk_kept.handed_over(walk_kept.ENDING))


def withdraw(desk: Desk, walk_id: str, reason: str) -> Walked:
    """The walk does not count (begun by mistake, a drill). Nothing is deleted. Raises OfficerError(NO_REASON)."""
    if not reason.strip():
        raise OfficerError(NO_REASON)
    body = Withdrawal(reason=tidy(reason))
    return record(desk, walk_id, lambda walk: body, walk_kept.handed_over(walk_kept.ENDING))


class Timing(NamedTuple):
    """The running clocks, in milliseconds: the open step's, the whole without and with pauses. `over_ms`: the open
    step beyond what was promised; `quiet_ms`: since the last event, on a walk that is not paused."""

    step_ms: int
    active_ms: int
    elapsed_ms: int
    over_ms: int
    quiet_ms: int


def timing(desk: Desk, walk: Walk) -> Timing:
    """How long it is now, on the walk's own time line. Asks no database: any thread, every second."""
    now = advance(walk.timepiece, milliseconds(desk.moment()), desk.uptime())[0].at
    since = now - walk.timepiece.at if walk.running else 0
    counted = since if walk.open_since else 0
    current = walk.step(walk.current)
    step_ms = current.ms + counted if current else 0
    limit = current.limit_minutes if current else None
    over = max(0, step_ms - limit * 60_000) if limit is not None else 0
    return Timing(step_ms, walk.active_ms + counted, walk.elapsed_ms + since, over, counted)


def get(desk: Desk, walk_id: str) -> Walk:
    """One walk, from its events. Raises OfficerError(NO_WALK)."""
    walk = walks.get(desk.db, walk_id)
    if walk is None:
        raise OfficerError(NO_WALK)
    return walk


def running(desk: Desk) -> list[WalkRow]:
    """This officer's walks that run or pause, the last begun first: what a start of the program goes on with."""
    return walks.open_ones(desk.db, desk.user)


def page(desk: Desk, before: tuple[str, int] | None = None, limit: int = 100) -> list[WalkRow]:
    """Walks, the last begun first. `before`: `(began_at, n)` of the last row already seen."""
    return walks.newest(desk.db, before, limit)


def last_time(desk: Desk, walk: Walk) -> WalkRow | None:
    """The last walk of the same matter at the same place, to compare with; None for the first."""
    return walks.last_of(desk.db, walk.matter_code, walk.start.hall_code, walk.start.platform, walk.begin)
