"""Which icon and colour stand for a state, a dimension, a severity: one table for every page."""

from PySide6.QtCore import QCoreApplication

from officer_app.core.text import Text

DIMENSIONS: dict[str, tuple[Text, str, str]] = {
    "W": (Text("网上", "Online"), "globe", "web"),
    "T": (Text("台上", "Counter"), "store", "counter"),
    "H": (Text("线上", "Callback"), "phone", "call"),
}
"""Word, icon, token. `线上` is the telephone callback, never the Internet."""

SAMPLE = Text("样例", "Sample")
"""Stands beside everything that belongs to the invented city."""

_STEPS = {
    0: ("mute", "send"),
    1: ("mute", "shield-question-mark"),
    2: ("accent", "hash"),
    3: ("accent", "building-2"),
    4: ("warn", "hammer"),
    5: ("web", "message-square-reply"),
    6: ("ok", "circle-check-big"),
    7: ("call", "rotate-ccw"),
    -1: ("mute", "minus"),
}

_STATES = {
    "returned": ("bad", "undo-2"),
    "suspended": ("mute", "pause"),
    "objected": ("web", "message-square-text"),
    "not_substantiated": ("mute", "x"),
}


def of_state(state: str, bar_step: int) -> tuple[str, str]:
    """Token and icon of a state's chip."""
    return _STATES.get(state) or _STEPS[bar_step]


def level_of(severity: str) -> int:
    """S1–S4 as the number of lit bars."""
    return int(severity[1]) if len(severity) == 2 and severity[0] == "S" and severity[1].isdigit() else 2


def light_words(colour: str, left: int | None) -> str:
    """The word beside a due light."""
    if colour == "red":
        return QCoreApplication.translate("Light", "%n day(s) over", "", -(left or 0))
    if colour in ("yellow", "green"):
        if left == 0:
            return QCoreApplication.translate("Light", "Today")
        return QCoreApplication.translate("Light", "%n day(s) left", "", left or 0)
    if colour == "grey":
        return QCoreApplication.translate("Light", "Clock stopped")
    if colour == "met":
        return QCoreApplication.translate("Light", "Done")
    return QCoreApplication.translate("Light", "No limit yet")
