"""Wrong guesses, counted where every service process sees them."""

from datetime import datetime, timedelta

from officer_app.core.errors import OfficerError
from officer_app.ledger.db import Tx
from officer_app.ledger.refusals import THROTTLED

WINDOW = timedelta(minutes=15)
MAX_GUESSES = 10
"""Of one address or one account in a window. An enrolment code has 40 bits: at this pace it outlives its 24 hours."""


def check(tx: Tx, scope: int, what: str, now: datetime) -> None:
    """Raises OfficerError(THROTTLED, seconds=) while too many guesses of this kind are recent."""
    row = tx.execute(
        "SELECT count(*), min(at) FROM guess WHERE scope = %s AND what = %s AND at > %s", [scope, what, now - WINDOW]
    ).fetchone()
    assert row is not None
    if row[0] >= MAX_GUESSES:
        raise OfficerError(THROTTLED, seconds=max(1, int((row[1] + WINDOW - now).total_seconds())))


def count(tx: Tx, scope: int, what: str, now: datetime) -> None:
    """Remember a wrong guess, and forget old ones."""
    tx.execute("DELETE FROM guess WHERE scope = %s AND what = %s AND at < %s", [scope, what, now - WINDOW])
    tx.execute("INSERT INTO guess VALUES (%s, %s, %s)", [scope, what, now])
