"""What a walkthrough amounts to: the fold's result, and what a start must say for its way of trying (DOMAIN 4.10)."""

from typing import Any

import msgspec

from officer_app.core.facts import PhotoRef
from officer_app.core.text import Text
from officer_app.core.walk_facts import Answers, Guide, Uptime, WalkEnd, WalkStart

MODES = {"W": ("online_self",), "T": ("counter_self", "counter_proxy", "counter_accompany")}
"""Ways of trying, by dimension. Callbacks (H) are no walkthroughs."""
RESULTS = {
    "done": Text("办成", "Done"),
    "accepted": Text("已受理", "Accepted"),
    "rejected": Text("未受理", "Rejected"),
    "abandoned": Text("中途放弃", "Abandoned"),
    "simulated_end": Text("模拟结束", "Simulation ended"),
}
STATUSES = {
    "running": Text("进行中", "Running"),
    "paused": Text("已暂停", "Paused"),
    "ended": Text("已结束", "Ended"),
    "withdrawn": Text("已撤回", "Withdrawn"),
}
STANDINGS = {
    "in_guide": Text("指南内", "In the guide"),
    "beyond": Text("指南外", "Beyond the guide"),
    "held": Text("政府已有", "Government has it"),
    "unknown": Text("指南清单不在本机，未比对", "The guide's list is not on this device; not compared"),
}
UNCERTAIN = Text(
    "走流程中电脑时钟被改动过，用时按开机计时推算",
    "The computer's clock was changed meanwhile; the times are worked out from how long the machine has been up",
)
LONG_HOURS = 12
"""A walk longer than this needs a reason (DOMAIN 4.10)."""
QUIET_HOURS = 1
"""So long without a sign of life, a laptop that was shut for one, may have been a break: asked about, never decided."""
RESTED = Text("电脑合着，没有在办", "The computer was shut; nothing went on")
"""Why such a break was put in afterwards."""


class Span(msgspec.Struct, frozen=True):
    """A stretch of time on one step, in milliseconds of the walk's own time line."""

    begin: int
    end: int


class WalkedStep(msgspec.Struct, kw_only=True):
    """One step. `no` is its name for ever; where it stands is its place in `Walk.steps`.

    `begin` and `end` are ISO 8601, "" while not reached; the time on it is `ms`, pauses and detours left out. The step
    that is open has no `end`, and its `ms` counts up to the last tap. `uncertain`: the clock was changed meanwhile.
    `texts` are what was written down here, `ok` the last judgement (yes, no, na or "").
    """

    no: int
    stage: str
    title: str
    expected: str = ""
    limit_minutes: int | None = None
    matter_code: str = ""
    dept: str = ""
    window_code: str = ""
    ticket_no: str = ""
    inserted: bool = False
    begin: str = ""
    end: str = ""
    begin_tap: str = ""
    end_tap: str = ""
    ms: int = 0
    uncertain: bool = False
    texts: list[str] = []
    ok: str = ""
    photos: int = 0

    @property
    def minutes(self) -> int:
        return self.ms // 60_000

    @property
    def over_ms(self) -> int:
        """How far over what was promised; 0 within it or when nothing was promised."""
        return max(0, self.ms - self.limit_minutes * 60_000) if self.limit_minutes is not None else 0


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A paper somebody asked for. `standing`: in_guide, beyond, held or unknown."""

    event_id: str
    name: str
    standing: str
    step: int
    at: str


class Feeling(msgspec.Struct, frozen=True, kw_only=True):
    """How it felt at a moment: grade "5" (very satisfied) to "1"."""

    event_id: str
    grade: str
    step: int
    at: str


class WalkPhoto(msgspec.Struct, frozen=True, kw_only=True):
    """A photo and the step it was taken at."""

    event_id: str
    ref: PhotoRef
    step: int
    at: str


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A time put right: which tap's, from what to what, when and why. What the tap said stays in the journal."""

    event_id: str
    of: str
    was: str
    becomes: str
    reason: str
    at: str


class Timepiece(msgspec.Struct, frozen=True, kw_only=True):
    """Where the walk's own time line stands: `at` ms since 1970 at the last event, `shift` from people's clock."""

    at: int
    shift: int
    uptime: Uptime | None


class Walk(msgspec.Struct, kw_only=True):
    """The fold of one walk's events: everything anybody sees. Times are milliseconds unless they are ISO 8601.

    `current` is the open (or, when paused, interrupted) step, 0 once ended; `open_since` where its present stretch
    began, 0 when none runs. `elapsed_ms` reaches from start to end or last event, `active_ms` leaves pauses out.
    `waiting_ms` adds up all queues, `handling_ms` acceptance, paying, review and result.
    `visits` counts comings to the hall, `windows` different ones, `window_trips` goes to one, `copies` sheets copied.
    """

    id: str
    user: str
    start: WalkStart
    status: str
    steps: list[WalkedStep]
    current: int = 0
    begin: str = ""
    end: str = ""
    open_since: int = 0
    elapsed_ms: int = 0
    active_ms: int = 0
    paused_ms: int = 0
    waiting_ms: int = 0
    handling_ms: int = 0
    visits: int = 0
    windows: int = 0
    window_trips: int = 0
    copies: int = 0
    materials: list[Asked] = []
    feelings: list[Feeling] = []
    photos: list[WalkPhoto] = []
    answers: Answers | None = None
    ended: WalkEnd | None = None
    withdrawn: str = ""
    corrections: list[Correction] = []
    retracted: list[str] = []
    strays: list[str] = []
    """Ids of events that did not fit what they met: kept, shown, without effect."""
    uncertain: bool = False
    updated_at: str = ""
    head: str = ""
    events: int = 0
    timepiece: Timepiece

    @property
    def walk_no(self) -> str:
        return self.start.walk_no

    @property
    def matter_code(self) -> str:
        return self.start.matters[0] if self.start.matters else ""

    @property
    def guide(self) -> Guide:
        return self.start.guide

    @property
    def running(self) -> bool:
        """Whether it goes on: running or paused."""
        return self.status in ("running", "paused")

    @property
    def summary(self) -> str:
        return self.ended.summary if self.ended else ""

    @property
    def beyond(self) -> list[Asked]:
        """What was asked for and is not on the guide's list."""
        return [asked for asked in self.materials if asked.standing == "beyond"]

    def step(self, no: int) -> WalkedStep | None:
        return next((step for step in self.steps if step.no == no), None)

    def next_step(self) -> WalkedStep | None:
        """The first unwalked step after the current one."""
        places = [n for n, step in enumerate(self.steps) if step.no == self.current]
        rest = self.steps[places[0] + 1 :] if places else []
        return next((step for step in rest if not step.begin), None)


def missing_at_start(start: WalkStart) -> list[tuple[str, Text]]:
    """What a start lacks or may not have, by field (DOMAIN 4.10, 2.1.30): (field, what to do)."""
    found: list[tuple[str, Text]] = []

    def need(name: str, zh: str, en: str, empty: Any = "") -> None:
        if getattr(start, name) == empty:
            found.append((name, Text(zh, en)))

    if start.mode not in MODES.get(start.dimension, ()):
        found.append(("mode", Text("选亲自办、代理办、陪同办或网上自办", "Choose how it is tried")))
    need("matters", "选体验的事项", "Choose the matter", [])
    if start.dimension == "T":
        need("hall_code", "选办事大厅", "Choose the hall")
        need("covert", "选明访或暗访", "Say whether the staff know", None)
    else:
        need("platform", "写平台入口", "Name the platform")
    if not start.target_no:
        need("reason", "不在靶点里的体验，写一句为什么走", "A walk without a target needs a reason")
    if start.mode == "counter_proxy":
        need("authorisation_kind", "选授权方式", "Choose the kind of authority")
        need("authorisation_ref", "写授权书编号，不写委托人身份", "Give the authority's number, never who gave it")
        need("principal_kind", "选委托人类型", "Choose the kind of principal")
    if start.mode == "counter_accompany":
        if start.applicant_consent is not True:
            found.append(("applicant_consent", Text("先问办事人是否同意陪同", "Ask the applicant's consent first")))
        need("applicant_profile", "选办事人特征，不写姓名", "Choose the kind of applicant, never a name")
    return found
