"""The steps a walkthrough is expected to take, by dimension and matter (DOMAIN 4.10, 2.1.13).

A template is only a beginning: steps are inserted and passed over as the day goes. Minutes are set where a rule sets
them; what a hall promises besides is typed in, never guessed.
"""

from collections.abc import Mapping, Sequence

from officer_app.core.catalog import Catalog
from officer_app.core.entries import Matter
from officer_app.core.form_fields import STEPS
from officer_app.core.walk_facts import PlannedStep

QUEUE_MINUTES = 30
"""From ticket to call; longer is T0103 等候时间过长 (its default threshold)."""
ONLINE = ("find", "guide", "login", "fill", "upload", "accept", "pay", "review", "result", "rate")
COUNTER = ("find", "guide", "queue", "accept", "pay", "result", "rate")
_TITLES = {choice.code: choice.name.zh for choice in STEPS}


def bundle_of(catalog: Catalog, matter_code: str) -> tuple[Matter, ...]:
    """All matters of the bundle (一件事) a matter belongs to, itself first; only itself when it belongs to none."""
    matter = catalog.matters[matter_code]
    rest = (m for m in catalog.matters.values() if matter.one_thing and m.one_thing == matter.one_thing)
    return (matter, *(m for m in rest if m.code != matter_code))


def plan(
    catalog: Catalog,
    dimension: str,
    matters: Sequence[str],
    region_code: str,
    limits: Mapping[str, int] | None = None,
) -> list[PlannedStep]:
    """The template's steps. With several matters the counter is gone to once for each: they lie with other departments.

    `limits`: minutes a hall or platform promises, by stage; they go before those of the rules.
    """
    promised = {"queue": QUEUE_MINUTES, **(limits or {})}
    known = [catalog.matters[code] for code in matters if code in catalog.matters]
    stages = ONLINE if dimension == "W" else COUNTER
    steps: list[PlannedStep] = []
    for stage in stages:
        repeated = stage in ("queue", "accept") and dimension == "T" and len(known) > 1
        if repeated and stage == "accept":
            continue  # each stands beside its own queue
        one: list[Matter | None] = [*known[:1]] or [None]
        for matter in known if repeated else one:
            if _needed(stage, known):
                steps.append(_step(catalog, stage, matter, region_code, promised, repeated))
            if repeated and stage == "queue":
                steps.append(_step(catalog, "accept", matter, region_code, promised, repeated))
    return steps


def _needed(stage: str, matters: Sequence[Matter]) -> bool:
    """Paying only where something is charged, waiting for a decision only where none is made at once."""
    if stage == "pay":
        return any(m.fee for m in matters)
    return stage != "review" or not matters or any(not m.instant for m in matters)


def _step(
    catalog: Catalog, stage: str, matter: Matter | None, region: str, promised: Mapping[str, int], several: bool
) -> PlannedStep:
    dept = catalog.responsible(matter.code, region) if matter else ""
    return PlannedStep(
        stage=stage,
        title=f"{_TITLES[stage]}（{matter.name.zh}）" if several and matter else _TITLES[stage],
        expected=_expected(stage, matter, promised),
        limit_minutes=promised.get(stage),
        matter_code=matter.code if matter and several else "",
        dept=dept if several else "",
    )


def _expected(stage: str, matter: Matter | None, promised: Mapping[str, int]) -> str:
    """What the rules and the matter's own promise say of a stage, "" for nothing."""
    words: list[str] = []
    if stage == "queue":
        words.append(f"等候不超过{promised[stage]}分钟")
    if matter is not None:
        match stage:
            case "guide":
                words.append(f"材料{matter.materials}份，{'收费' if matter.fee else '不收费'}")
            case "accept" if matter.visits_max:
                words.append(f"到现场不超过{matter.visits_max}次")
            case "accept":
                words.append("可全程网办，不要求到现场")
            case "review":
                words.append(f"承诺{matter.promised_limit}个工作日办结")
            case "result" if matter.instant:
                words.append("即办件，当场办结")
            case "result":
                words.append(f"承诺{matter.promised_limit}个工作日办结")
    if stage != "queue" and stage in promised:
        words.append(f"承诺{promised[stage]}分钟")
    return "；".join(words)
