"""What a walk already knows of its questionnaire's answers: measured things are not asked again (DOMAIN 9.5)."""

from collections.abc import Mapping
from typing import Any

from officer_app.core.walkthrough import Walk

_WAYS = {"counter_self": "self", "counter_proxy": "proxy", "counter_accompany": "accompany"}
_ENDINGS = {"done": "done", "accepted": "accepted", "rejected": "fail", "abandoned": "fail"}


def context_of(walk: Walk) -> dict[str, float]:
    """Reference values by the names questionnaires use; what the guide does not say is left out."""
    known: Mapping[str, int | None] = {
        "matter.promised_limit_wd": walk.guide.promised_wd,
        "matter.onsite_visits_max": walk.guide.visits_max,
    }
    return {name: float(value) for name, value in known.items() if value is not None}


def known_answers(walk: Walk) -> dict[str, Any]:
    """Answers to offer, by question id; the officer may change any. Nothing stands here that was not measured."""
    start = walk.start
    if start.dimension == "W":
        return {"W18": "real" if start.authenticity == "real" else "sim", **_papers(walk, "W15", "", "")}
    known: dict[str, Any] = {"T01": _WAYS.get(start.mode)}
    if start.covert is not None:
        known["T02"] = "covert" if start.covert else "overt"
    if any(step.stage == "queue" and step.begin for step in walk.steps):
        known["T06"] = walk.waiting_ms // 60_000
    known["T10"] = walk.visits
    if walk.windows:
        known["T15"] = walk.windows
    if walk.ended and walk.ended.result in _ENDINGS:
        known["T24"] = _ENDINGS[walk.ended.result]
    return known | _papers(walk, "T11", "T12", "T13")


def _papers(walk: Walk, beyond: str, names: str, held: str) -> dict[str, Any]:
    """Whether papers beyond the guide were asked for; unknown while the guide's list is."""
    standings = {asked.standing for asked in walk.materials}
    found: dict[str, Any] = {}
    if "beyond" in standings:
        found[beyond] = "yes"
        if names:
            found[names] = "、".join(asked.name for asked in walk.beyond)
    elif walk.guide.materials is not None and standings:
        found[beyond] = "no"
    if held and "held" in standings:
        found[held] = "yes"
    return found
