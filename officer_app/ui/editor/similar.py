"""An earlier finding in the words and colours of the assist column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from officer_app.core.clock import parse
from officer_app.core.text import Language
from officer_app.core.transitions import STATES, State
from officer_app.ui.editor.assist import Similar

if TYPE_CHECKING:
    from officer_app.usecases.assist import Earlier

STEP_TOKENS = {0: "mute", 1: "mute", 2: "accent", 3: "accent", 4: "warn", 5: "web", 6: "ok", 7: "call", -1: "mute"}
"""Colour of a state's chip by its place on the eight-step bar."""


def as_similar(earlier: Earlier, language: Language) -> Similar:
    row = earlier.row
    state = STATES[State(row.state)]
    number = row.class_no or row.temp_no
    day = parse(row.occurred_at)
    when = f"{day.month}月{day.day}日" if language == "zh" else f"{day:%Y-%m-%d}"
    return Similar(
        row.id,
        row.title,
        f"{number[-12:]}，{when}" if language == "zh" else f"{number[-12:]}, {when}",
        state.name.say(language),
        STEP_TOKENS[row.bar_step],
        row.bar_step,
        earlier.thumb,
    )
