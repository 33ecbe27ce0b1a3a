"""From taps to times: how long each step took, how long was waited, how long it rested."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from officer_app.core.walk_time import written
from officer_app.core.walkthrough import WalkedStep

WAITING = frozenset({"queue"})
HANDLING = frozenset({"accept", "pay", "review", "result"})


class Tap(NamedTuple):
    """A moment at which time began to count elsewhere. `action`: open (step `no`), pause or end."""

    event_id: str
    at: int
    action: str
    no: int = 0


class Totals(NamedTuple):
    """The times of a whole walk, under the names of `Walk`."""

    begin: str
    end: str
    open_since: int
    elapsed_ms: int
    active_ms: int
    paused_ms: int
    waiting_ms: int
    handling_ms: int


def measure(taps: Sequence[Tap], steps: Sequence[WalkedStep], now: int, shaken: Collection[int]) -> Totals:
    """Fill in the steps' times and add them up. Taps are in order of time and the first opens the walk.

    `now` is the last event's place, `shaken` the steps during which the clock jumped.
    """
    by_no = {step.no: step for step in steps}
    paused = 0
    for tap, following in zip(taps, [*taps[1:], None], strict=True):
        until = following.at if following else now
        if tap.action == "pause":
            paused += until - tap.at
        step = by_no.get(tap.no) if tap.action == "open" else None
        if step is None:
            continue
        if not step.begin:
            step.begin, step.begin_tap = written(tap.at), tap.event_id
        step.ms += until - tap.at
        step.uncertain = step.no in shaken
        step.end, step.end_tap = (written(until), following.event_id) if following else ("", "")
    begin, last = taps[0].at, taps[-1]
    elapsed = (last.at if last.action == "end" else now) - begin
    if last.action == "pause":  # interrupted, not over
        of = next((tap.no for tap in reversed(taps) if tap.action == "open"), 0)
        if (step := by_no.get(of)) is not None:
            step.end = step.end_tap = ""
    return Totals(
        begin=written(begin),
        end=written(last.at) if last.action == "end" else "",
        open_since=last.at if last.action == "open" else 0,
        elapsed_ms=elapsed,
        active_ms=elapsed - paused,
        paused_ms=paused,
        waiting_ms=sum(step.ms for step in steps if step.stage in WAITING),
        handling_ms=sum(step.ms for step in steps if step.stage in HANDLING),
    )
