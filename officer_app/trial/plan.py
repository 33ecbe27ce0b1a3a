"""What the sample city's clerk gives its officer to do on the day the trial begins."""

from datetime import date, datetime
from typing import Any

from officer_app.core.workdays import Calendar, local_day
from officer_app.trial.city import CLERK

_GIVEN: tuple[dict[str, Any], ...] = (
    {
        "what": "target",
        "at": "08:40",
        "title": "企业开办“一件事”",
        "number": "TJ202602-001",
        "dimension": "W",
        "mode": "online_self",
        "matter_code": "SX0109",
        "platform": "“爱山东”APP",
    },
    {
        "what": "target",
        "at": "09:35",
        "title": "二手房转移登记",
        "number": "TJ202602-003",
        "dimension": "T",
        "mode": "counter_accompany",
        "matter_code": "SX0401",
        "hall_code": "H01",
        "window_code": "H01-006",
    },
    {"what": "callback", "at": "10:40", "title": "上月办件回访", "centre_code": "CB01", "count": 12},
    {
        "what": "target",
        "at": "14:00",
        "title": "社保登记窗口",
        "number": "TJ202602-005",
        "dimension": "T",
        "mode": "counter_self",
        "matter_code": "SX0107",
        "hall_code": "H02",
        "window_code": "H02-005",
    },
)
_LOOKBACK = {"what": "lookback", "at": "16:30"}
_LAST_DAY, _LATER = 3, 1
"""Working days that each has after the planned one; what is planned for a later day is for the next working day."""


def assignments(to: str, lookbacks: list[dict[str, str]], now: datetime, calendar: Calendar) -> list[dict[str, Any]]:
    """For a file of steps: all for today but the last, which is for the next working day.

    `lookbacks` have title, finding and hall_code.
    """
    today = local_day(now)
    given = [_planned(fields, today, calendar) for fields in _GIVEN[:-1]]
    for one in lookbacks[:1]:
        title = f"回头看：{one['title']}"[:80]
        given.append(_planned({**_LOOKBACK, **one, "title": title}, today, calendar))
    given.append(_planned(_GIVEN[-1], calendar.add(today, _LATER), calendar))
    return [{"as": CLERK, "to": to, "fields": fields} for fields in given]


def _planned(fields: dict[str, Any], day: date, calendar: Calendar) -> dict[str, Any]:
    return {**fields, "on": day.isoformat(), "due_on": calendar.add(day, _LAST_DAY).isoformat()}
