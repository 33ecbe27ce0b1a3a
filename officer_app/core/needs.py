"""What each step must be given, as data: the fields of DOMAIN 4.17-4.26 by transition. The console builds its forms
from it, `guards` refuses by it, and nothing that is not listed here can get into an entry with a step."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from officer_app.core.clock import parse
from officer_app.core.text import Text


class Holds(StrEnum):
    """What a field of a step holds, as JSON: text, true/false, a code of `choices`, a list, a day, a whole number."""

    TEXT = "text"
    FLAG = "flag"
    CHOICE = "choice"
    LIST = "list"
    DAY = "day"
    NUMBER = "number"
    CODE = "code"
    """An account, department, region, matter or finding: its code."""


@dataclass(frozen=True)
class Need:
    """One field of a step. `low` and `high` count code points, list items, or bound the number."""

    name: str
    label: Text
    holds: Holds = Holds.TEXT
    low: int = 2
    high: int = 1000
    choices: Mapping[str, Text] | None = None
    pattern: str = ""
    expects: bool = True
    """The answer a FLAG must have."""
    required: bool = True

    @property
    def optional(self) -> "Need":
        return replace(self, required=False)

    def complaint(self, value: Any) -> Text | None:
        """What is wrong with a value, or None. An absent value is a complaint only where it is required."""
        if is_absent(value):
            return Text(f"请填写“{self.label.zh}”", f"Please give: {self.label.en}") if self.required else None
        return _CHECKS[self.holds](self, value)


def is_absent(value: Any) -> bool:
    """Not given: nothing, blank text, an empty list. Such a field is not written into a step."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def _text(need: Need, value: Any) -> Text | None:
    if not isinstance(value, str):
        return Text(f"“{need.label.zh}”应当是文字", f"{need.label.en} must be text")
    length = len(value.strip())
    if length < need.low:
        return Text(
            f"“{need.label.zh}”至少 {need.low} 字，现在 {length} 字",
            f"{need.label.en}: at least {need.low} characters, now {length}",
        )
    if length > need.high:
        return Text(
            f"“{need.label.zh}”最多 {need.high} 字，现在 {length} 字",
            f"{need.label.en}: at most {need.high} characters, now {length}",
        )
    return None


def _flag(need: Need, value: Any) -> Text | None:
    if value is need.expects:
        return None
    if need.expects:
        return Text(f"请先确认“{need.label.zh}”", f"Please confirm first: {need.label.en}")
    return Text(f"“{need.label.zh}”：有则不能办理这一步", f"{need.label.en}: this step cannot be taken with one")


def _choice(need: Need, value: Any) -> Text | None:
    if isinstance(value, str) and value in (need.choices or {}):
        return None
    return Text(f"“{need.label.zh}”没有“{str(value)[:20]}”这一项", f"{need.label.en} has no choice {str(value)[:20]!r}")


def _list(need: Need, value: Any) -> Text | None:
    if not isinstance(value, list):
        return Text(f"“{need.label.zh}”应当是清单", f"{need.label.en} must be a list")
    count = len({str(item) for item in value if item})
    if count < need.low:
        return Text(
            f"“{need.label.zh}”至少 {need.low} 项，现在 {count} 项",
            f"{need.label.en}: at least {need.low}, now {count}",
        )
    if len(value) > need.high:
        return Text(f"“{need.label.zh}”最多 {need.high} 项", f"{need.label.en}: at most {need.high}")
    if need.choices and (unknown := [i for i in value if not isinstance(i, str) or i not in need.choices]):
        return _choice(need, unknown[0])
    return None


def day_of(value: Any) -> date | None:
    """A day given as `2026-10-12` or as a whole ISO moment; None when it is neither."""
    try:
        return parse(value).date() if "T" in value else date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _day(need: Need, value: Any) -> Text | None:
    if day_of(value):
        return None
    return Text(f"“{need.label.zh}”应当是日期，如 2026-10-12", f"{need.label.en} must be a date such as 2026-10-12")


def _number(need: Need, value: Any) -> Text | None:
    if isinstance(value, int) and not isinstance(value, bool) and need.low <= value <= need.high:
        return None
    return Text(
        f"“{need.label.zh}”应当是 {need.low}–{need.high} 的整数",
        f"{need.label.en} must be a whole number from {need.low} to {need.high}",
    )


def _code(need: Need, value: Any) -> Text | None:
    if isinstance(value, str) and len(value) <= 64 and re.fullmatch(need.pattern or r"\S+", value):
        return None
    return Text(f"“{need.label.zh}”的代码不对", f"{need.label.en}: not a valid code")


_CHECKS: Mapping[Holds, Callable[[Need, Any], Text | None]] = {
    Holds.TEXT: _text,
    Holds.FLAG: _flag,
    Holds.CHOICE: _choice,
    Holds.LIST: _list,
    Holds.DAY: _day,
    Holds.NUMBER: _number,
    Holds.CODE: _code,
}
