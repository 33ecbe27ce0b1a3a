"""The sample city: thirty invented findings to try the program with, moved to the weeks before today (DOMAIN 9.4)."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from officer_app.core import clock


class SamplePhoto(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One picture, by its file name in `resources/sample/photos`, with what its officer drew on it (`core.marks`) and
    answered about people on it (`core.privacy`)."""

    file: str
    kind: str
    caption: str
    marks: dict[str, Any] = {}
    privacy: dict[str, str] = {}


class SampleFinding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One finding as an officer made it, and how far its handling has come: `state`, the department it went to and one
    that helps ("" for none), and the `target` set for it.
    """

    number: int
    form: str
    alias: str
    state: str
    responsible_dept: str
    co_dept: str
    target: str
    values: dict[str, Any]
    photos: list[SamplePhoto]


class _File(msgspec.Struct):
    note: str
    findings: list[SampleFinding]


def read_samples(data: bytes, now: datetime) -> list[SampleFinding]:
    """The samples of `findings.json` in order of their time, all moved by the same whole number of weeks, so
    that weekdays stay and the newest lies within the week before `now`.
    """
    findings = sorted(msgspec.json.decode(data, type=_File).findings, key=_found_at)
    weeks = (now - _found_at(findings[-1])) // timedelta(weeks=1)
    return [_moved(finding, timedelta(weeks=weeks)) for finding in findings]


def _found_at(finding: SampleFinding) -> datetime:
    return clock.parse(finding.values["occurred_at"])


def _moved(finding: SampleFinding, by: timedelta) -> SampleFinding:
    values = finding.values | {"occurred_at": clock.iso(_found_at(finding) + by)}
    return msgspec.structs.replace(finding, values=values)
