"""What a new record starts from: what the officer does usually, what is carried over, the moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from officer_app.core.clock import SHANGHAI, iso

if TYPE_CHECKING:
    from officer_app.core.forms import Form
    from officer_app.usecases.assist import Habits

CARRIED = ("hall_code", "window_code", "mode", "matter_code", "platform", "centre_code", "terminal", "campaign")
"""What the next record of a row takes over from the one just finished."""


def values(form: Form, habits: Habits, known: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """`known` is a chosen place or matter, or what is carried over; what the form does not have is left out."""
    given = {name: value for name, value in known.items() if name in form.by_name}
    return {**usual(form, habits), **given, "occurred_at": iso(now.astimezone(SHANGHAI).replace(microsecond=0))}


def usual(form: Form, habits: Habits) -> dict[str, str]:
    """The last hall and way of a visit."""
    if form.dimension != "T":
        return {}
    before = habits.last(form.dimension)
    usual = {"mode": before.mode if before and before.mode else "counter_self"}
    return usual | ({"hall_code": before.hall_code} if before and before.hall_code else {})


def carried(finished: Mapping[str, Any]) -> dict[str, Any]:
    """What of a finished record the next one begins with."""
    return {name: finished[name] for name in CARRIED if name in finished}
