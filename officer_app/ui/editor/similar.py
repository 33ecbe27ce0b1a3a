"""An earlier finding in the words and colours of the assist column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from officer_app.core.clock import parse
from officer_app.core.text import Language, Text
from officer_app.core.transitions import STATES, State
from officer_app.ui.editor.cards import Similar

if TYPE_CHECKING:
    from officer_app.usecases.assist import Alike

STEP_TOKENS = {0: "mute", 1: "mute", 2: "accent", 3: "accent", 4: "warn", 5: "web", 6: "ok", 7: "call", -1: "mute"}
"""Colour of a state's chip by its place on the eight-step bar."""
CLOSED = frozenset({6, 7})
"""Found again from these steps on, a problem has come back (rule 5.7); before them it is met once more."""
AGAIN = Text("标为同一问题", "Mark as the same problem")
REBOUND = Text("标为同一问题反弹", "Mark as this problem come back")
MARKED = Text("已标为同一问题，点一下取消", "Marked as the same problem; press to undo")
REBOUNDED = Text("已标为反弹，点一下取消", "Marked as come back; press to undo")


def as_similar(earlier: Alike, language: Language) -> Similar:
    row = earlier.row
    state = STATES[State(row.state)]
    number = row.class_no or row.temp_no
    day = parse(row.occurred_at)
    when = f"{day.month}月{day.day}日" if language == "zh" else f"{day:%Y-%m-%d}"
    closed = row.bar_step in CLOSED
    return Similar(
        row.id,
        row.title,
        number,
        f"{number[-12:]}，{when}" if language == "zh" else f"{number[-12:]}, {when}",
        (REBOUND if closed else AGAIN).say(language),
        (REBOUNDED if closed else MARKED).say(language),
        state.name.say(language),
        STEP_TOKENS[row.bar_step],
        row.bar_step,
        earlier.thumb,
    )
