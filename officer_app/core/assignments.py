"""Work that the supervision centre gives to an officer: a target to walk, callbacks to make, something to look back at
(DOMAIN 4.9, 4.16, 4.26): what its events add up to, and what one must say. Pure.

Not to be taken for 交办, by which a ledger entry is given to a department: that is a step of the life cycle.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

import msgspec

from officer_app.core.assignment_facts import BY_LEDGER, WITHDRAWN, Given, Marked
from officer_app.core.catalog import Catalog
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.events import Event
from officer_app.core.facts import Withdrawal
from officer_app.core.text import Text
from officer_app.core.upcast import read_body

WHAT = {
    "target": Text("走流程", "Walkthrough"),
    "callback": Text("回访", "Callback"),
    "lookback": Text("回头看", "Look-back"),
}
MAX_TITLE, MAX_WORDS, MAX_CALLS = 80, 500, 999

WRONG = Fault(
    "assignment.wrong",
    Text("这项安排不成立：{field}，{why}", "This assignment does not hold: {field}, {why}"),
    Text("什么都没有派出", "Nothing was given out"),
    Text("改好后再派", "Put it right and give it again"),
    Exit.INVALID,
)
NOT_GIVEN = Fault(
    "assignment.not_given",
    Text("这项安排还没有收到", "This assignment has not arrived"),
    Text("收到的记录原样留着", "What has arrived is kept as it is"),
    Text("等下一次同步", "Wait for the next sync"),
    Exit.NOT_FOUND,
)


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """The fold. `status`: open, done or withdrawn; `since` is the moment of it, or of the giving (ISO 8601)."""

    id: str
    given: Given
    given_at: str
    status: str
    since: str
    head: str


def fold(events: Iterable[Event]) -> Assignment:
    """One assignment from its events, in the ledger's order as far as it is known. Raises OfficerError(NOT_GIVEN).

    A mark by anybody but the officer, or a giving by anybody but a ledger, has no effect; nothing follows a withdrawal.
    """
    found: Assignment | None = None
    later: list[tuple[Event, Any]] = []
    for event in events:
        body = _read(event)
        if isinstance(body, Given) and found is None:
            at = event.envelope.claimed_at
            subject = event.envelope.subject
            found = Assignment(id=subject, given=body, given_at=at, status="open", since=at, head=event.id)
        else:
            later.append((event, body))
    if found is None:
        raise OfficerError(NOT_GIVEN)
    for event, body in later:
        found = _next(found, event, body)
    return found


def _next(before: Assignment, event: Event, body: Any) -> Assignment:
    if before.status == "withdrawn":
        return before
    if isinstance(body, Withdrawal) and event.envelope.kind == WITHDRAWN:
        status = "withdrawn"
    elif isinstance(body, Marked) and event.envelope.user == before.given.officer:
        status = "done" if body.done else "open"
    else:
        return before
    return msgspec.structs.replace(before, status=status, since=event.envelope.claimed_at, head=event.id)


def _read(event: Event) -> Any:
    if event.envelope.kind in BY_LEDGER and not event.envelope.device.startswith("ledger-"):
        return None
    try:
        return read_body(event)
    except OfficerError:
        return None


def problems(given: Given, catalog: Catalog) -> list[tuple[str, Text]]:
    """What is wrong with it, by field; the ledger gives nothing out while there is any."""
    found: list[tuple[str, Text]] = []

    def wrong(field: str, zh: str, en: str) -> None:
        found.append((field, Text(zh, en)))

    if given.what not in WHAT:
        wrong("what", "只有 target、callback、lookback", "must be target, callback or lookback")
    if not given.title.strip() or len(given.title) > MAX_TITLE:
        wrong("title", f"要有标题，最多 {MAX_TITLE} 字", f"a title of at most {MAX_TITLE} characters is needed")
    for field in ("standard", "note"):
        if len(getattr(given, field)) > MAX_WORDS:
            wrong(field, f"最多 {MAX_WORDS} 字", f"at most {MAX_WORDS} characters")
    if not _day(given.on):
        wrong("on", "日期写成 2026-09-18", "write the day as 2026-09-18")
    elif given.due_on and (not _day(given.due_on) or given.due_on < given.on):
        wrong("due_on", "不早于安排的日子", "may not lie before the planned day")
    if given.at and not _time(given.at):
        wrong("at", "时间写成 09:35", "write the time as 09:35")
    if not 0 <= given.count <= MAX_CALLS:
        wrong("count", f"0 到 {MAX_CALLS}", f"0 to {MAX_CALLS}")
    for field, kind in _CODES.items():
        if (code := getattr(given, field)) and not catalog.has(kind, code):
            wrong(field, f"没有这个代码：{code}", f"there is no such code: {code}")
    for field, zh, en in _needed(given):
        if not getattr(given, field):
            wrong(field, zh, en)
    return found


_CODES: Mapping[str, str] = {
    "dimension": "dimension",
    "mode": "walk_mode",
    "matter_code": "matter",
    "hall_code": "hall",
    "window_code": "window",
    "centre_code": "centre",
}


def _needed(given: Given) -> list[tuple[str, str, str]]:
    """DOMAIN 4.9: a matter, and a hall for the counter, a platform for online; 4.16: a centre; 4.26: an entry."""
    if given.what == "lookback":
        return [("finding", "要说明回头看哪一条", "name what is to be looked at")]
    if given.what == "callback":
        return [("centre_code", "要有回访中心", "a callback centre is needed")]
    place = ("hall_code", "要有大厅", "a hall is needed") if given.dimension == "T" else (
        "platform", "要有平台入口", "a platform is needed"
    )  # fmt: skip
    return [
        ("dimension", "要有维度 W 或 T", "a dimension, W or T, is needed"),
        ("matter_code", "要有事项", "a matter is needed"),
        place,
    ]


def _day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _time(text: str) -> bool:
    try:
        return time.fromisoformat(text).strftime("%H:%M") == text
    except ValueError:
        return False
