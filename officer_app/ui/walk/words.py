"""How a walkthrough is said: lengths, places, ways, and its steps as lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from officer_app.core.clock import parse
from officer_app.core.form_fields import STEPS, TERMINALS
from officer_app.core.walkthrough import UNCERTAIN

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.core.walk_facts import Guide, PlannedStep, WalkStart
    from officer_app.core.walkthrough import Walk, WalkedStep

MODES = {"online_self": "globe", "counter_self": "user", "counter_proxy": "user-check", "counter_accompany": "users"}
"""The icon of each way of trying."""


def length(ms: int) -> str:
    """`12:46`, from an hour on `1:02:05`."""
    minutes, seconds = divmod(max(0, ms) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def time_of(moment: str) -> str:
    """`10:09:26` of an ISO 8601 moment."""
    return f"{parse(moment):%H:%M:%S}"


def promised(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return QCoreApplication.translate("Walk", "promised {} min").format(minutes)


def joined(parts: Sequence[str], language: Language) -> str:
    return ("·" if language == "zh" else " · ").join(part for part in parts if part)


def listed(parts: Sequence[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(parts)


def matter_of(start: WalkStart, catalog: Catalog, language: Language) -> str:
    """The matter; of a bundle the first and how many go with it."""
    name = catalog.name("matter", start.matters[0]).say(language) if start.matters else ""
    more = len(start.matters) - 1
    return name + QCoreApplication.translate("Walk", " and %n more", "", more) if more > 0 else name


def way_of(mode: str, catalog: Catalog, language: Language) -> str:
    return catalog.name("walk_mode", mode).say(language)


def place_of(start: WalkStart, catalog: Catalog, language: Language) -> str:
    """Hall and window, or platform and terminal."""
    if start.dimension == "W":
        terminal = next((c.name.say(language) for c in TERMINALS if c.code == start.terminal), start.terminal)
        return joined([start.platform, terminal], language)
    window = catalog.name("window", start.window_code).say(language) if start.window_code else ""
    return joined([catalog.name("hall", start.hall_code).say(language), window], language)


def title_of(step: WalkedStep | PlannedStep, language: Language) -> str:
    """A step's title; what the template named is said in the window's language."""
    name = next((choice.name for choice in STEPS if choice.code == step.stage), None)
    if name is None or not step.title.startswith(name.zh):
        return step.title
    return name.say(language) + step.title.removeprefix(name.zh)


class StepLine(NamedTuple):
    """A step as the list shows it. `kind`: done, now, rest (interrupted) or ahead; `late`: longer than promised.

    `place` counts from 1, `mark` is a third line (late, found, corrected) with the icon and token of it.
    """

    no: int
    place: int
    title: str
    note: str
    time: str
    promise: str
    kind: str
    late: bool = False
    mark: str = ""
    icon: str = "flag"
    token: str = "bad"

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.time, self.promise, self.note, self.mark) if part)


def lines(walk: Walk, found: Sequence[int], language: Language, catalog: Catalog) -> list[StepLine]:
    """Every step of a walk; `found` names a step for each finding made there."""
    return [_line(walk, step, place, found, language, catalog) for place, step in enumerate(walk.steps, 1)]


def planned_lines(steps: Sequence[PlannedStep], language: Language) -> list[StepLine]:
    """Steps that are still to be walked."""
    return [
        StepLine(n, n, title_of(step, language), expected_of(step), "", promised(step.limit_minutes), "ahead")
        for n, step in enumerate(steps, 1)
    ]


def _line(
    walk: Walk, step: WalkedStep, place: int, found: Sequence[int], language: Language, catalog: Catalog
) -> StepLine:
    kind = "done" if step.begin else "ahead"
    if step.no == walk.current:
        kind = "now" if walk.status == "running" else "rest"
    mark, icon, token = _mark(walk, step, found.count(step.no), language)
    return StepLine(
        step.no,
        place,
        title_of(step, language),
        _note(step, language, catalog),
        length(step.ms) if step.begin else "",
        promised(step.limit_minutes),
        kind,
        bool(step.over_ms),
        mark,
        icon,
        token,
    )


def expected_of(step: WalkedStep | PlannedStep) -> str:
    """What should be, without the minutes that stand beside it as the promise."""
    parts = step.expected.split("；")
    return "；".join(part for part in parts if step.limit_minutes is None or "分钟" not in part)


def _note(step: WalkedStep, language: Language, catalog: Catalog) -> str:
    window = catalog.name("window", step.window_code).say(language) if step.window_code else ""
    judged = {
        "yes": QCoreApplication.translate("Walk", "as it should be"),
        "no": QCoreApplication.translate("Walk", "not as it should be"),
    }.get(step.ok, "")
    said = step.texts[-1] if step.texts else ""
    return joined([step.ticket_no, window, judged, said], language) or expected_of(step)


def _mark(walk: Walk, step: WalkedStep, found: int, language: Language) -> tuple[str, str, str]:
    """What is most worth knowing of a step that is not in its numbers."""
    parts = []
    if step.over_ms and step.no != walk.current:
        parts.append(QCoreApplication.translate("Walk", "over by {}").format(length(step.over_ms)))
    if found:
        parts.append(QCoreApplication.translate("Walk", "%n recorded", "", found))
    if parts:
        return joined(parts, language), "flag", "bad" if step.over_ms else "accent"
    edges = {step.begin_tap, step.end_tap} - {""}
    traces = [one for one in walk.corrections if one.of in edges]
    if traces:
        words = QCoreApplication.translate("Walk", "{was} → {becomes}, {reason}")
        one = traces[-1]
        said = words.format(was=time_of(one.was), becomes=time_of(one.becomes), reason=one.reason)
        return said, "pencil", "ink3"
    if step.uncertain:
        return UNCERTAIN.say(language), "clock-3", "warn"
    return "", "flag", "bad"


def facts_of(guide: Guide) -> list[str]:
    """What the guide promises, as far as this device knows it."""
    said = []
    if guide.promised_wd is not None:
        said.append(QCoreApplication.translate("Walk", "promised %n working day(s)", "", guide.promised_wd))
    if guide.visits_max is not None:
        said.append(QCoreApplication.translate("Walk", "%n visit(s)", "", guide.visits_max))
    if guide.materials_count is not None:
        said.append(QCoreApplication.translate("Walk", "%n paper(s)", "", guide.materials_count))
    if guide.fee is not None:
        free = QCoreApplication.translate("Walk", "free of charge")
        said.append(QCoreApplication.translate("Walk", "with a charge") if guide.fee else free)
    return said
