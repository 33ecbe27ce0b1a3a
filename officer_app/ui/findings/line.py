"""What one row of the list says, made once when the row arrives, so that painting is only painting."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from officer_app.core.clock import parse
from officer_app.core.errors import OfficerError
from officer_app.core.facts import Due
from officer_app.core.text import Language
from officer_app.core.transitions import STATES, State
from officer_app.core.workdays import WAITING_FOR_US, Calendar, days_left
from officer_app.ui import dates, looks

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.store.findings import FindingRow
    from officer_app.usecases.lists import DraftRow


class Line(NamedTuple):
    """`n` and `id` name the row; `cover` is its first photo. `light` is a kind of `paint_light`, "" for none."""

    n: int
    id: str
    number: str
    title: str
    place: tuple[str, str]
    """Department and spot."""
    dimension: str
    level: int
    chip: tuple[str, str, str, bool]
    """Word, token, icon, dashed."""
    step: int
    overdue: bool
    closed: bool
    light: str
    light_words: str
    cover: str
    spoken: str
    found: str
    """The day; of a draft, when it was touched last."""
    sample: bool = False


def tail(number: str) -> str:
    """A number where the whole has no room: without its region or its device."""
    return number.partition("-")[2] or number


class Words:
    """Rows into lines, with the lists and the day at hand."""

    def __init__(self, catalog: Catalog, calendar: Calendar, language: Language) -> None:
        self.catalog, self.calendar, self.language = catalog, calendar, language
        self.joint = "·" if language == "zh" else " · "
        """Between two names on a line: as wide as a character in Chinese faces, so without spaces there."""
        self.sample = looks.SAMPLE.say(language)

    def line(self, row: FindingRow, now: datetime) -> Line:
        """A finding's line as of `now`."""
        say = self.language
        state = STATES[State(row.state)] if row.state in STATES else None
        if row.delivered:
            token, icon = looks.of_state(row.state, row.bar_step)
            word = state.name.say(say) if state else row.state
        else:
            token, icon, word = "mute", "upload", QCoreApplication.translate("Line", "Waiting to sync")
        light, words = self.light(row.state, row.due_on, row.warn_days, row.bar_step, now)
        level = looks.level_of(row.severity)
        number = row.class_no or row.temp_no
        title = row.title or self.catalog.name("category", row.category_code).say(say)
        severity = self.catalog.name("severity", row.severity).say(say)
        marked = self.sample if row.sample else ""
        spoken = (marked, number, self.dimension(row.dimension), severity, word, words)
        return Line(
            row.n, row.id, number, title, self.place(row), row.dimension, level, (word, token, icon, False),
            row.bar_step, light == "red", row.state in ("closed", "archived"), light, words, row.cover,
            ("，" if say == "zh" else ", ").join(part for part in (title, *spoken) if part),
            dates.day(parse(row.occurred_at), say), bool(row.sample),
        )  # fmt: skip

    def draft(self, n: int, row: DraftRow) -> Line:
        """A draft's line: what it still lacks stands where a finding's place does."""
        say = self.language
        draft, values = row.draft, row.draft.values
        category = str(values.get("category_code") or "")
        text = str(values.get("text") or "").strip().splitlines()
        title = str(values.get("title") or "") or (text[0] if text else "")
        title = title or (self.catalog.name("category", category).say(say) if category else "")
        title = title or QCoreApplication.translate("Line", "Nothing written yet")
        missing = row.completeness.missing[:2]
        lacks = ("、" if say == "zh" else ", ").join(problem.message.say(say) for problem in missing)
        word = QCoreApplication.translate("Line", "Draft")
        dimension = {"online": "W", "counter": "T", "callback": "H"}[draft.form]
        return Line(
            n, draft.id, draft.temp_no, title, (lacks, ""), dimension,
            looks.level_of(str(values.get("severity") or "")),
            (word, "mute", "", True), -1, False, False, "", f"{row.completeness.percent}%",
            row.photos[0].shown if row.photos else "", f"{title}, {word}, {row.completeness.percent}%",
            dates.day(parse(draft.updated_at), say),
        )  # fmt: skip

    def light(self, state: str, due_on: str, warn_days: int, bar_step: int, now: datetime) -> tuple[str, str]:
        """Kind and words of a due light; both "" where nobody waits for anything."""
        if bar_step == 6 or state == "archived":
            return "met", looks.light_words("met", None)
        if state in WAITING_FOR_US:
            return "grey", looks.light_words("grey", None)
        if not warn_days:
            return ("", "") if bar_step < 0 else ("none", looks.light_words("none", None))
        try:
            left = days_left(Due(clock="", limit=0, on=due_on), now, self.calendar)
        except OfficerError:  # past the end of the working calendar
            return "none", looks.light_words("none", None)
        colour = "red" if left < 0 else "yellow" if left <= warn_days else "green"
        return colour, looks.light_words(colour, left)

    def dimension(self, code: str) -> str:
        known = looks.DIMENSIONS.get(code)
        return known[0].say(self.language) if known else code

    def department(self, code: str) -> str:
        entry = self.catalog.departments.get(code)
        return entry.short.say(self.language) if entry else code

    def spot(self, row: FindingRow) -> str:
        """Where: the window, else the hall or centre, else the platform."""
        if row.window_code:
            return self.catalog.name("window", row.window_code).say(self.language)
        if row.hall_code:
            kind = "centre" if self.catalog.has("centre", row.hall_code) else "hall"
            return self.catalog.name(kind, row.hall_code).say(self.language)
        return row.place

    def place(self, row: FindingRow) -> tuple[str, str]:
        return self.department(row.dept) if row.dept else "", self.spot(row)
