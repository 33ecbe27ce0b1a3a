"""Walkthroughs at the ledger: journal only, no entry. Whose they are and whether they still fold is told here."""

from collections.abc import Iterable

from officer_app.core.errors import OfficerError
from officer_app.core.events import Event, read
from officer_app.core.walk_fold import STARTED, fold
from officer_app.ledger.db import Tx

KINDS = "walk."
"""How the kinds of a walkthrough's events begin."""


def authors(tx: Tx, scope: int, events: Iterable[Event]) -> dict[str, str]:
    """Account that each walk met again belongs to: that of the device which started it."""
    met = {event.envelope.subject for event in events if event.envelope.kind.startswith(KINDS)}
    if not met:
        return {}
    rows = tx.execute(
        "SELECT e.subject, d.account FROM event e JOIN device d ON d.scope = e.scope AND d.code = e.device"
        " WHERE e.scope = %s AND e.subject = ANY(%s) AND e.kind = %s AND e.folds ORDER BY e.id DESC",
        [scope, list(met), STARTED],
    )
    return dict(rows.fetchall())


def unfolded(tx: Tx, scope: int) -> tuple[int, list[str]]:
    """How many walks there are, and the ids of those whose events no longer add up to one."""
    started = tx.execute(
        "SELECT DISTINCT subject FROM event WHERE scope = %s AND kind = %s AND folds", [scope, STARTED]
    ).fetchall()
    wrong: list[str] = []
    for (walk,) in started:
        rows = tx.execute("SELECT raw, signature FROM event WHERE scope = %s AND subject = %s AND folds", [scope, walk])
        try:
            fold(read(bytes(raw), bytes(signature)) for raw, signature in rows.fetchall())
        except OfficerError:
            wrong.append(walk)
    return len(started), wrong
