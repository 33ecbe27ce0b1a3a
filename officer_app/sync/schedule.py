"""When to try again: full jitter, so that a thousand devices coming back do not come back together."""

from collections.abc import Callable
from datetime import datetime, timedelta

BASE_S = 2.0
CAP_S = 300.0
LONGEST_WAIT = timedelta(hours=2)
"""No wait is longer than this; a time noted beyond it is that of a clock which was set back since."""
RECONNECT_SPREAD_S = 60.0

Rand = Callable[[], float]
"""A function that gives a number in [0, 1)."""


def backoff(failures: int, rand: Rand) -> float:
    """Seconds to wait after `failures` failures in a row: uniform(0, min(300, 2·2^n))."""
    return rand() * min(CAP_S, BASE_S * 2.0 ** min(max(failures, 0), 16))


def next_try(now: datetime, failures: int, rand: Rand, retry_after: float | None = None) -> datetime:
    """The next automatic attempt. A time the ledger named is a floor that jitter is added to, never taken from."""
    return now + timedelta(seconds=(retry_after or 0.0) + backoff(failures, rand))


def reconnect_delay(rand: Rand) -> float:
    """Seconds an automatic run waits when the network has just come back; the button never waits."""
    return rand() * RECONNECT_SPREAD_S


def retry_after(header: str | None, cap: float = 3600.0) -> float | None:
    """A Retry-After header in whole seconds. Dates are not used by the ledger and are read as nothing."""
    if header is None or not header.strip().isdigit():
        return None
    return min(float(header.strip()), cap)
