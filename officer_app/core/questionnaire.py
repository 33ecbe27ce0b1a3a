"""Questionnaires: which questions show, what they score, which findings they suggest (DOMAIN 4.13, 9.5).

The questions themselves are `questionnaires.json`; published versions never change.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from officer_app.core.fields import is_empty

Answered = Mapping[str, Any]
"""Answers by question id: a code, a list of codes (multi), a number or text."""
GRADE_SCORES = {"5": 100.0, "4": 80.0, "3": 60.0, "2": 20.0, "1": 0.0}

Condition = dict[str, Any]


class Option(msgspec.Struct, frozen=True):
    """One answer to choose; `score` None is never scored."""

    v: str
    zh: str
    en: str
    score: float | None = None


class Suggestion(msgspec.Struct, frozen=True):
    """A finding the answers suggest: a draft to accept or decline, never made by itself."""

    when: Condition
    category: str
    severity: str = ""


class Question(msgspec.Struct, frozen=True):
    """`type`: single, multi, number, duration, datetime, text, grade5 or slider."""

    id: str
    type: str
    zh: str
    en: str
    required: bool = False
    weight: float = 0
    options: list[Option] = []
    visible_if: Condition | None = None
    score_rule: dict[str, Any] | None = None
    findings: list[Suggestion] = []
    min: float | None = None
    max: float | None = None
    max_length: int | None = None
    unit: str = ""
    evidence_required: bool = False
    evidence_required_if: Condition | None = None


class Section(msgspec.Struct, frozen=True):
    """Questions under one heading."""

    code: str
    title_zh: str
    title_en: str
    questions: list[Question]
    visible_if: Condition | None = None


class Questionnaire(msgspec.Struct, frozen=True):
    """One published version. `dimension` W gives the smoothness (顺畅度), T the comfort (舒适度) score."""

    code: str
    version: int
    dimension: str
    title_zh: str
    title_en: str
    sections: list[Section]

    def questions(self) -> list[Question]:
        return [question for section in self.sections for question in section.questions]


class Outcome(msgspec.Struct, frozen=True):
    """What answers amount to. `values` are those that count: answers to hidden questions are cleared.

    `score` and `sections` are 0-100 with two decimals, None when nothing was scored; `grade` the overall grade5 answer.
    """

    values: dict[str, Any]
    visible: list[str]
    hidden: list[str]
    missing: list[str]
    score: float | None
    sections: dict[str, float | None]
    grade: str
    suggestions: list[Suggestion]


class _File(msgspec.Struct):
    questionnaires: list[Questionnaire]


def load(data: bytes) -> dict[str, Questionnaire]:
    """Every questionnaire of `questionnaires.json`, by code."""
    return {one.code: one for one in msgspec.json.decode(data, type=_File).questionnaires}


def evaluate(questionnaire: Questionnaire, answers: Answered, context: Mapping[str, float]) -> Outcome:
    """Score answers in one pass over the questions in order. `context`: reference values such as
    `matter.promised_limit_wd`; a reference that is missing leaves its question unscored.
    """
    kept: dict[str, Any] = {}
    visible: list[str] = []
    hidden: list[str] = []
    missing: list[str] = []
    points: dict[str, list[tuple[float, float]]] = {}
    for section in questionnaire.sections:
        shown = _holds(section.visible_if, kept, context)
        scored = points.setdefault(section.code, [])
        for question in section.questions:
            if not (shown and _holds(question.visible_if, kept, context)):
                hidden.append(question.id)
                continue
            visible.append(question.id)
            answer = answers.get(question.id)
            if is_empty(answer):
                missing += [question.id] if question.required else []
                continue
            kept[question.id] = answer
            score = _score(question, answer, context)
            if score is not None and question.weight:
                scored.append((question.weight, score))
    return Outcome(
        values=kept,
        visible=visible,
        hidden=hidden,
        missing=missing,
        score=_mean([pair for scored in points.values() for pair in scored]),
        sections={code: _mean(scored) for code, scored in points.items()},
        grade=_overall(questionnaire, kept),
        suggestions=[s for q in questionnaire.questions() for s in q.findings if _holds(s.when, kept, context)],
    )


def _overall(questionnaire: Questionnaire, kept: Answered) -> str:
    """The last grade5 question asks for the whole."""
    asked = [question.id for question in questionnaire.questions() if question.type == "grade5"]
    return str(kept.get(asked[-1], "")) if asked else ""


def _mean(points: list[tuple[float, float]]) -> float | None:
    total = sum(weight for weight, _ in points)
    return round(sum(weight * score for weight, score in points) / total, 2) if total else None


def _score(question: Question, answer: Any, context: Mapping[str, float]) -> float | None:
    match question.type:
        case "grade5":
            return GRADE_SCORES.get(str(answer))
        case "slider":
            return _number(answer)
        case "single":
            return next((option.score for option in question.options if option.v == answer), None)
    rule, value = question.score_rule, _number(answer)
    if rule is None or value is None:
        return None
    if "bands" in rule:
        return next((float(b["score"]) for b in rule["bands"] if _in_band(b, value)), None)
    reference = context.get(rule["compare_to"])
    if reference is None:
        return None
    return float(rule["lte_score"] if value <= reference else rule["gt_score"])


def _in_band(band: Mapping[str, Any], value: float) -> bool:
    return all(_COMPARE[op](value, float(band[op])) for op in band if op in _COMPARE)


def _number(answer: Any) -> float | None:
    return float(answer) if isinstance(answer, int | float) and not isinstance(answer, bool) else None


_COMPARE = {
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
}


def _holds(condition: Condition | None, answers: Answered, context: Mapping[str, float]) -> bool:
    """Whether a condition is met. A comparison with an unanswered (or hidden) question is false."""
    if condition is None:
        return True
    for word, join in (("all", all), ("any", any)):
        if word in condition:
            return join(_holds(part, answers, context) for part in condition[word])
    if "not" in condition:
        return not _holds(condition["not"], answers, context)
    return _compared(condition, answers.get(condition["q"]), context)


def _compared(condition: Condition, answer: Any, context: Mapping[str, float]) -> bool:
    if is_empty(answer):
        return False
    wanted, chosen = condition.get("v"), answer if isinstance(answer, list) else [answer]
    match condition["op"]:
        case "answered":
            return True
        case "eq":
            return bool(answer == wanted)
        case "ne":
            return bool(answer != wanted)
        case "in":
            return answer in _listed(wanted)
        case "not_in":
            return answer not in _listed(wanted)
        case "contains":
            return wanted in chosen
        case "contains_any":
            return any(one in chosen for one in _listed(wanted))
        case "gt_ref":
            value, reference = _number(answer), context.get(condition["ref"])
            return value is not None and reference is not None and value > reference
        case op if op in _COMPARE:
            value = _number(answer)
            return value is not None and _COMPARE[op](value, float(condition["v"]))
    return False


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
