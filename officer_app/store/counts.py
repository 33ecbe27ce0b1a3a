"""How many findings there are of every kind, from a tally kept with them: the same cost at any size."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from officer_app.core.workdays import WAITING_FOR_US
from officer_app.store.findings import GREEN_FROM, Horizon

if TYPE_CHECKING:
    from sqlite_utils import Database


Key = tuple[str, str, str, int, int]
KEY = ("state", "dimension", "due_key", "warn_days", "delivered")
"""The columns of a finding that it is counted by."""


class Counts(msgspec.Struct, frozen=True):
    """How many findings there are, by everything the list's side counts; `binned` are drafts in the bin."""

    total: int
    states: dict[str, int]
    dimensions: dict[str, int]
    lights: dict[str, int]
    undelivered: int
    drafts: int
    binned: int

    def of(self, states: frozenset[str]) -> int:
        return sum(n for state, n in self.states.items() if state in states)


def count(db: "Database", now: Sequence[Key], before: Sequence[Key]) -> None:
    """Findings are there that were not, or not alike, `before`: in the transaction that writes them."""
    tally = Counter(map(_group, now))
    tally.subtract(map(_group, before))
    db.conn.executemany(
        "INSERT INTO tally(state, dimension, due_day, warn_days, delivered, findings) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET findings = findings + excluded.findings",
        [(*group, n) for group, n in tally.items() if n],
    )
    if before:
        db.conn.execute("DELETE FROM tally WHERE findings = 0")


def _group(key: Key) -> Key:
    state, dimension, due_key, warn, delivered = key
    return state, dimension, due_key[:10] if warn else "", warn, delivered


def count_findings(db: "Database", horizon: Horizon) -> Counts:
    """From the maintained tally: a few thousand groups at most, whatever the number of findings."""
    total = undelivered = 0
    states: dict[str, int] = {}
    dimensions: dict[str, int] = {}
    lights: dict[str, int] = {}
    for state, dimension, delivered, light, n in db.conn.execute(*_tally(horizon)).fetchall():
        total += n
        undelivered += 0 if delivered else n
        states[state] = states.get(state, 0) + n
        dimensions[dimension] = dimensions.get(dimension, 0) + n
        if light:
            lights[light] = lights.get(light, 0) + n
    drafts, binned = db.conn.execute("SELECT count(*) - count(deleted_at), count(deleted_at) FROM draft").fetchone()
    return Counts(total, states, dimensions, lights, undelivered, drafts, binned)


def _tally(horizon: Horizon) -> tuple[str, list[Any]]:
    waiting = sorted(WAITING_FOR_US)
    return (
        "SELECT state, dimension, delivered,"  # noqa: S608
        f" CASE WHEN state IN ({','.join('?' * len(waiting))}) THEN 'grey' WHEN warn_days = 0 THEN ''"
        f" WHEN due_day < ? THEN 'red' WHEN due_day < {GREEN_FROM} THEN 'yellow' ELSE 'green' END AS light,"
        " sum(findings) FROM tally GROUP BY state, dimension, delivered, light",
        [*waiting, horizon.today, *horizon.green_from[1:]],
    )
