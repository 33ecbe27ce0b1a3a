"""Moments as people read them: `12月4日 10:22`, `4 Dec 10:22`. The record itself keeps ISO 8601."""

from datetime import datetime

from officer_app.core.clock import SHANGHAI, parse
from officer_app.core.text import Language

_WEEKDAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(moment: datetime, language: Language) -> str:
    local = moment.astimezone(SHANGHAI)
    return f"{local.month}月{local.day}日" if language == "zh" else f"{local.day} {_MONTHS[local.month - 1]}"


def weekday(moment: datetime, language: Language) -> str:
    """`周四`, `Thu`."""
    name = _WEEKDAYS[language][moment.astimezone(SHANGHAI).weekday()]
    return f"周{name}" if language == "zh" else name


def day_time(iso: str, language: Language) -> str:
    """From an ISO 8601 text; "" for none."""
    if not iso:
        return ""
    moment = parse(iso)
    return f"{day(moment, language)} {moment:%H:%M}"
