"""From a walkthrough's events to what everybody sees. Pure: the same events give the same walk, however they arrive."""

from collections.abc import Iterable
from typing import Any

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.events import Event
from officer_app.core.facts import Withdrawal
from officer_app.core.text import Text
from officer_app.core.upcast import read_body
from officer_app.core.walk_facts import PlannedStep, WalkEnd, WalkNote, WalkStart, WalkTap
from officer_app.core.walk_spans import Tap, Totals, measure
from officer_app.core.walk_time import advance, first, milliseconds, written
from officer_app.core.walk_tray import Tray
from officer_app.core.walkthrough import Correction, Timepiece, Walk, WalkedStep

STARTED = "walk.started"
NO_START = Fault(
    "walk.no_start",
    Text("这次走流程的开头还没有收到", "The beginning of this walkthrough has not arrived"),
    Text("收到的记录原样留着", "What has arrived is kept as it is"),
    Text("升级程序，或等下一次同步", "Update the program, or wait for the next sync"),
    Exit.NOT_FOUND,
)


def fold(events: Iterable[Event]) -> Walk:
    """One walk from all its events, in any order. Raises OfficerError(NO_START) when its start is not among them.

    What does not fit the state it meets (a pause while paused, a tap after the end) or comes from somebody else
    becomes a stray: kept, shown, without effect.
    """
    folding: _Folding | None = None
    early: list[str] = []
    for event in in_order(events):
        if folding is not None:
            folding.take(event)
            continue
        body = _read(event)
        if isinstance(body, WalkStart):
            folding = _Folding(event, body)
        else:
            early.append(event.id)
    if folding is None:
        raise OfficerError(NO_START)
    return folding.result(early)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Each event once, after every event its maker had seen of this walk (`parents`); among equals the older id first.

    An event whose parents have not arrived counts as following nothing.
    """
    once: dict[str, Event] = {}
    for event in events:
        once.setdefault(event.id, event)
    depth: dict[str, int] = {}
    for event in once.values():
        path = {event.id: None}  # in order; a circle, which only a forger makes, ends where it closes
        while path:
            here = next(reversed(path))
            parents = [p for p in once[here].envelope.parents if p in once]
            waiting = next((p for p in parents if p not in depth and p not in path), None)
            if waiting is not None:
                path[waiting] = None
                continue
            depth[here] = 1 + max((depth.get(p, 0) for p in parents), default=0)
            del path[here]
    return sorted(once.values(), key=lambda event: (event.envelope.kind != STARTED, depth[event.id], event.id))


def _read(event: Event) -> Any:
    try:
        return read_body(event)
    except OfficerError:
        return None


class _Folding:
    """The fold's running state, from the start on."""

    def __init__(self, event: Event, start: WalkStart) -> None:
        self._start, self._event = start, event
        self._time: Timepiece = first(milliseconds(event.envelope.claimed_at), start.uptime)
        self._steps = [_step(no, planned) for no, planned in enumerate(start.steps, 1)]
        self._taps: list[Tap] = []
        self._tray = Tray(start)
        self._current, self._status = 0, "running"
        self._corrections: list[Correction] = []
        self._strays: list[str] = []
        self._shaken: set[int] = set()
        self._uncertain = event.envelope.clock != "ok" or milliseconds(event.envelope.claimed_at) is None
        self._ended: WalkEnd | None = None
        self._withdrawn = ""
        self._head, self._count, self._claimed = event.id, 1, event.envelope.claimed_at
        self._go(event, self._steps[0].no if self._steps else 0)

    def take(self, event: Event) -> None:
        body = _read(event)
        if body is None or event.envelope.user != self._event.envelope.user:
            self._strays.append(event.id)
            return
        self._head, self._claimed = event.id, max(self._claimed, event.envelope.claimed_at)
        self._count += 1
        self._move_on(event, body)
        if not self._fits(event, body):
            self._strays.append(event.id)

    def _move_on(self, event: Event, body: Any) -> None:
        """Time passes, also over what will not fit."""
        claimed = milliseconds(event.envelope.claimed_at)
        self._time, jumped = advance(self._time, claimed, getattr(body, "uptime", None))
        if jumped or event.envelope.clock != "ok":
            self._uncertain = True
            if self._status == "running":
                self._shaken.add(self._current)

    def _fits(self, event: Event, body: Any) -> bool:
        if self._status == "withdrawn":
            return False
        match body:
            case WalkTap(action="correct"):
                return self._correct(event, body)
            case WalkTap() | WalkEnd() if self._status == "ended":
                return False
            case WalkTap():
                return self._tap(event, body)
            case WalkNote():
                return self._tray.take(event.id, self._time.at, body, self._current, self._steps)
            case WalkEnd():
                self._taps.append(Tap(event.id, self._time.at, "end"))
                self._status, self._current, self._ended = "ended", 0, body
                return True
            case Withdrawal():
                if self._status != "ended":
                    self._taps.append(Tap(event.id, self._time.at, "end"))
                self._status, self._current, self._withdrawn = "withdrawn", 0, body.reason or "-"
                return True
        return False

    def _tap(self, event: Event, tap: WalkTap) -> bool:
        match tap.action:
            case "pause" if self._status == "running":
                self._taps.append(Tap(event.id, self._time.at, "pause"))
                self._status = "paused"
            case "resume" if self._status == "paused":
                self._taps.append(Tap(event.id, self._time.at, "open", self._current))
                self._status = "running"
            case "next":
                target = tap.step or self._following()
                if target == self._current or not any(step.no == target for step in self._steps):
                    return False
                self._go(event, target)
            case "insert" if tap.planned is not None:
                no = len(self._steps) + 1
                after = tap.step or self._current
                place = next((n for n, step in enumerate(self._steps, 1) if step.no == after), len(self._steps))
                self._steps.insert(place, _step(no, tap.planned, inserted=True))
                if tap.go:
                    self._go(event, no)
            case _:
                return False
        return True

    def _go(self, event: Event, no: int) -> None:
        self._taps.append(Tap(event.id, self._time.at, "open", no))
        self._current, self._status = no, "running"

    def _following(self) -> int:
        """The step that comes: the first after the present one that was never begun."""
        begun = {tap.no for tap in self._taps}
        place = next((n for n, step in enumerate(self._steps, 1) if step.no == self._current), 0)
        return next((step.no for step in self._steps[place:] if step.no not in begun), 0)

    def _correct(self, event: Event, tap: WalkTap) -> bool:
        """A tap's time is put right between its neighbours, so that no step ever takes less than nothing."""
        at = milliseconds(tap.at)
        place = next((n for n, one in enumerate(self._taps) if one.event_id == tap.corrects), None)
        if at is None or place is None:
            return False
        lower = self._taps[place - 1].at if place else 0
        upper = self._taps[place + 1].at if place + 1 < len(self._taps) else self._time.at
        if not lower <= at <= upper:
            return False
        old = self._taps[place]
        self._corrections.append(
            Correction(
                event_id=event.id,
                of=old.event_id,
                was=written(old.at),
                becomes=written(at),
                reason=tap.reason,
                at=written(self._time.at),
            )
        )
        self._taps[place] = old._replace(at=at)
        return True

    def result(self, early: list[str]) -> Walk:
        totals: Totals = measure(self._taps, self._steps, self._time.at, self._shaken)
        noted = self._tray.result(self._steps)
        return Walk(
            id=self._event.envelope.subject,
            user=self._event.envelope.user,
            start=self._start,
            status=self._status,
            steps=self._steps,
            current=self._current,
            ended=self._ended,
            withdrawn=self._withdrawn,
            corrections=self._corrections,
            strays=early + self._strays,
            uncertain=self._uncertain,
            updated_at=self._claimed,
            head=self._head,
            events=self._count,
            timepiece=self._time,
            **totals._asdict(),
            **noted,
        )


def _step(no: int, planned: PlannedStep, inserted: bool = False) -> WalkedStep:
    return WalkedStep(
        no=no,
        stage=planned.stage,
        title=planned.title,
        expected=planned.expected,
        limit_minutes=planned.limit_minutes,
        matter_code=planned.matter_code,
        dept=planned.dept,
        window_code=planned.window_code,
        inserted=inserted,
    )
