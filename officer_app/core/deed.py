"""A step about to be taken: who, on what, with which fields, when. What guards and clocks look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from officer_app.core import course
from officer_app.core.facts import Finding
from officer_app.core.limits import Limits
from officer_app.core.transitions import Transition
from officer_app.core.workdays import Calendar

LEADER = "supervision_leader"
STAFF = frozenset({"verifier", "ledger_clerk", LEADER})
"""Roles that reach as far as their regions."""

_PREFERRED = (LEADER, "ledger_clerk", "verifier", "dept_handler", "officer", "author", "system")


@dataclass(frozen=True)
class Actor:
    """A person (or `system`) as the rules see them: account, roles of DOMAIN 3.1, department, regions of their office.

    A region covers what lies in it: `371600` the whole city, `371602` one district. `is_author` says that the person
    wrote the finding, for those who know it only by alias; accounts that wrote a version are known anyway.
    """

    user: str
    roles: frozenset[str]
    dept: str = ""
    regions: frozenset[str] = frozenset()
    is_author: bool = False

    def wrote(self, finding: Finding) -> bool:
        return self.is_author or self.user in course.authors(finding)

    def covers(self, region: str) -> bool:
        """Whether a region lies in one of theirs. What names no region yet is everybody's."""
        return not region or any(region.startswith(_stem(own)) for own in self.regions)


SYSTEM = Actor("system", frozenset({"system"}))
"""The nightly job."""


def _stem(region: str) -> str:
    while len(region) > 2 and region.endswith("00"):
        region = region[:-2]
    return region


@dataclass(frozen=True)
class Deed:
    """`leaders`: accounts whose approval counts. `other`: the finding the fields name (master, new finding)."""

    transition: Transition
    finding: Finding
    actor: Actor
    now: datetime
    calendar: Calendar
    limits: Limits
    fields: Mapping[str, Any] = field(default_factory=dict)
    leaders: frozenset[str] = frozenset()
    other: Finding | None = None

    @property
    def role(self) -> str:
        """The role in which the actor may take this step, "" for none."""
        held = self.actor.roles | ({"author"} if self.actor.wrote(self.finding) else set())
        return next((r for r in _PREFERRED if r in held and r in self.transition.roles), "")

    def after(self, name: str) -> str:
        """What a field will be after the step."""
        return str(self.fields.get(name) or "") or course.text_of(self.finding, name)

    @property
    def approved(self) -> bool:
        """A supervision leader takes the step, or is named as having approved it."""
        return self.role == LEADER or self.fields.get("approved_by") in self.leaders

    @property
    def reopens(self) -> bool:
        return self.transition.action in ("reopen", "reopen_direct")

    @property
    def severity(self) -> str:
        """The severity after the step: as given, one level up at the second rebound (rule 5.7), else as it is."""
        given = self.fields.get("severity")
        if isinstance(given, str) and given in course.SEVERITIES:
            return given
        now = course.severity(self.finding)
        return raised(now) if self.reopens and self.finding.round_no >= 2 else now


def raised(severity: str) -> str:
    """One level up, S4 at most."""
    return course.SEVERITIES[min(course.SEVERITIES.index(severity) + 1, 3)]
