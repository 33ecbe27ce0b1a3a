"""The sample city is brought to its states by the rules themselves, whatever moment a trial begins at."""

from datetime import datetime, timedelta

import pytest

from officer_app.core.clock import SHANGHAI, parse
from officer_app.core.lifecycle import Actor
from officer_app.core.numbering import class_no
from officer_app.core.sample import read_samples
from officer_app.paths import resource
from officer_app.trial import city
from tests.core.journal_maker import CALENDAR, CITY, LIMITS, Entry

CENTRE = {one["user"]: Actor(one["user"], frozenset(one["roles"]), "371600-001", CITY) for one in city.STAFF}
HOURS = ("00:00:20", "00:07", "09:12", "17:00", "23:59:59")


FIRST = datetime(2026, 1, 1, tzinfo=SHANGHAI)
MOMENTS = [
    datetime.fromisoformat(f"{FIRST + timedelta(days=days):%Y-%m-%d}T{hour}+08:00")
    for days, hour in zip(range(0, 365, 11), HOURS * 7, strict=False)
]


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_every_finding_reaches_its_state(now: datetime) -> None:
    for sample in read_samples(resource("sample/findings.json").read_bytes(), now):
        one = city.dated(sample, now, CALENDAR, LIMITS)
        assert parse(one.values["occurred_at"]) < now
        entry = Entry(**one.values)
        before = parse(one.values["occurred_at"])
        for step in city.steps_to(one, "finding-1", "photo", now, CALENDAR, LIMITS):
            actor = CENTRE.get(step["as"]) or Actor(step["as"], frozenset({"dept_handler"}), one.responsible_dept)
            fields = dict(step["fields"])
            if step["action"] == "register":
                values = entry.finding.facts.values
                fields["class_no"] = class_no(values["region_code"], values["category_code"], int(step["at"][:4]), 1)
            assert before < parse(step["at"]) < now
            before = parse(step["at"])
            entry.take(step["at"], step["action"], actor, **fields)
        assert entry.finding.state == one.state
