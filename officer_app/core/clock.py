"""Time as the record keeps it: Asia/Shanghai, ISO 8601 with +08:00. The clock itself is passed in."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")

Now = Callable[[], datetime]
"""A function that tells the present time, aware."""


def iso(moment: datetime) -> str:
    """`2026-09-17T16:40:00+08:00`; whole seconds unless there are milliseconds to keep."""
    local = moment.astimezone(SHANGHAI)
    return local.isoformat(timespec="milliseconds" if local.microsecond else "seconds")


def parse(text: str) -> datetime:
    """Read what `iso` wrote. Raises ValueError for anything without an offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"time without an offset: {text!r}")
    return moment.astimezone(SHANGHAI)
