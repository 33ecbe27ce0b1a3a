"""Reading how a finding has run so far: its present values, its round, who did what. Pure questions to the fold."""

from datetime import datetime
from typing import Any

from officer_app.core.clock import parse
from officer_app.core.facts import Finding, Step
from officer_app.core.limits import DEFAULT_FIX_TYPE, DEFAULT_SEVERITY

_OPENING = ("reopen", "reopen_direct")
VERDICTS = ("substantiate", "reject")
SEVERITIES = ("S1", "S2", "S3", "S4")


def value(finding: Finding, name: str) -> Any:
    """What a field is now: the office's word where it has spoken, else the officer's, else None."""
    if finding.fields.get(name) not in (None, ""):
        return finding.fields[name]
    return finding.facts.values.get(name)


def text_of(finding: Finding, name: str) -> str:
    return str(value(finding, name) or "")


def severity(finding: Finding) -> str:
    """`S1`..`S4`; ordinary until somebody says."""
    stated = text_of(finding, "severity")
    return stated if stated in SEVERITIES else DEFAULT_SEVERITY


def fix_type(finding: Finding) -> str:
    return text_of(finding, "fix_type") or DEFAULT_FIX_TYPE


def this_round(finding: Finding) -> list[Step]:
    """Steps since the last reopening, with it; all of them in the first round."""
    start = max((i for i, s in enumerate(finding.history) if s.action in _OPENING), default=0)
    return finding.history[start:]


def times(finding: Finding, *actions: str, ever: bool = False) -> int:
    """How often one of the actions was taken in this round, or ever."""
    return sum(s.action in actions for s in (finding.history if ever else this_round(finding)))


def last(finding: Finding, *actions: str) -> Step | None:
    """The latest step of one of the actions, in any round."""
    return next((s for s in reversed(finding.history) if s.action in actions), None)


def last_at(finding: Finding, *actions: str) -> datetime | None:
    step = last(finding, *actions)
    return parse(step.at) if step else None


def assigned_at(finding: Finding) -> datetime | None:
    """When the present assignment began: assigned, reopened, or given to another department."""
    for step in reversed(finding.history):
        moved = step.action == "decide_reassign" and step.fields.get("decision") == "approve"
        if moved or step.action in ("assign", *_OPENING):
            return parse(step.at)
    return None


def authors(finding: Finding) -> frozenset[str]:
    """Accounts that wrote a version of the facts: the finders."""
    return frozenset(v.user for v in finding.versions if v.user)


def verifiers(finding: Finding, *, ever: bool = False) -> frozenset[str]:
    """Accounts that signed a verdict of this round's verification, or of any."""
    steps = finding.history if ever else this_round(finding)
    return frozenset(who for s in steps if s.action in VERDICTS for who in _signed(s))


def checkers(finding: Finding) -> frozenset[str]:
    """Accounts that checked, or were named to check, the result in this round."""
    found = {s.actor for s in this_round(finding) if s.action == "check_fail"}
    found |= {str(s.fields["checker"]) for s in this_round(finding) if s.fields.get("checker")}
    return frozenset(found)


def assessed_department(finding: Finding) -> str:
    """The department the finding speaks of: the responsible one, before that the one the officer suggests."""
    return text_of(finding, "responsible_dept") or text_of(finding, "suggested_dept")


def _signed(step: Step) -> set[str]:
    named = step.fields.get("verifiers") or ()
    return {step.actor, *map(str, named), str(step.fields.get("reviewed_by") or "")} - {""}
