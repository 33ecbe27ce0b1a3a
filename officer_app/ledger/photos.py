"""Photos as the journal knows them: who may send one, who may read one, and the change when one is whole."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from officer_app.core.errors import OfficerError
from officer_app.ledger import clock as clocks
from officer_app.ledger.clock import Clock
from officer_app.ledger.db import Tx
from officer_app.ledger.refusals import PHOTO_UNKNOWN
from officer_app.ledger.scope import is_department_only, visible
from officer_app.ledger.sessions import Caller

QUOTA_SPAN = timedelta(hours=24)


class Named(NamedTuple):
    """A photo named in the caller's findings: its promised size, its size here once it is whole (else None), and how
    many bytes of photos the caller sent in the last 24 hours.
    """

    size: int
    whole: int | None
    lately: int


def named(tx: Tx, scope: int, caller: Caller, sha: str, now: datetime) -> Named:
    """Only photos that this officer's own findings name may be sent. Raises OfficerError(PHOTO_UNKNOWN)."""
    row = tx.execute(
        "SELECT m.size, b.size, (SELECT coalesce(sum(l.size), 0)::int8 FROM blob l"
        " WHERE l.scope = m.scope AND l.account = m.audience AND l.stored_at > %s)"
        " FROM manifest m LEFT JOIN blob b ON b.scope = m.scope AND b.sha256 = m.sha256"
        " WHERE m.scope = %s AND m.sha256 = %s AND m.audience = %s LIMIT 1",
        [now - QUOTA_SPAN, scope, sha, caller.account],
    ).fetchone()
    if row is None:
        raise OfficerError(PHOTO_UNKNOWN)
    return Named(*row)


def missing(tx: Tx, scope: int, caller: Caller, shas: list[str]) -> list[str]:
    """Those of the photos that the caller's findings name and the ledger lacks, in the order asked."""
    wanted = {
        row[0]
        for row in tx.execute(
            "SELECT m.sha256 FROM manifest m WHERE m.scope = %s AND m.sha256 = ANY(%s) AND m.audience = %s"
            " AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.scope = m.scope AND b.sha256 = m.sha256)",
            [scope, shas, caller.account],
        )
    }
    return [sha for sha in dict.fromkeys(shas) if sha in wanted]


def may_read(tx: Tx, scope: int, caller: Caller, sha: str) -> bool:
    """Whether a finding in the caller's scope, or an own walkthrough, names the photo. Departments never see originals
    (rule 3.3.1).
    """
    if is_department_only(caller):
        return False
    where, values = visible(caller)
    row = tx.execute(
        "SELECT 1 FROM manifest m LEFT JOIN entry n ON n.scope = m.scope AND n.id = m.finding"  # noqa: S608
        f" WHERE m.scope = %(scope)s AND m.sha256 = %(sha)s AND (m.audience = %(me)s OR {where}) LIMIT 1",
        {"scope": scope, "sha": sha, **values},
    ).fetchone()
    return row is not None


def unreadable(tx: Tx, scope: int, findings: Iterable[str]) -> dict[str, int]:
    """How many of each finding's photos do not decode; findings without any are left out."""
    return dict(
        tx.execute(
            "SELECT m.finding, count(*) FROM blob b JOIN manifest m ON m.scope = b.scope AND m.sha256 = b.sha256"
            " WHERE b.scope = %s AND b.verdict <> '' AND m.finding = ANY(%s) GROUP BY m.finding",
            [scope, list(findings)],
        ).fetchall()
    )


class Whole(NamedTuple):
    """A photo all bytes of which are durable, who sent it, and where it lies: `stored` or `spooled`."""

    sha: str
    size: int
    account: str
    state: str


_TELL = (
    "INSERT INTO change (scope, seq, tag, entity, ref, finding, audience, first, received_at, status)"
    " SELECT %(scope)s, %(seq)s + row_number() OVER (), ('x' || right(gen_random_uuid()::text, 12))::bit(48)::int8,"
    " 'photo', n.sha256, n.finding, n.audience, true, %(now)s, 'accepted' FROM"
    " (SELECT DISTINCT ON (m.sha256, m.audience) m.* FROM manifest m JOIN whole w ON w.sha256 = m.sha256"
    " WHERE m.scope = %(scope)s AND NOT EXISTS (SELECT 1 FROM change c WHERE c.scope = m.scope"
    " AND c.entity = 'photo' AND c.ref = m.sha256 AND c.audience = m.audience)) n RETURNING seq, tag"
)
"""A change for each account that names one of the photos in `whole` and was not told yet. A tag is 48 random bits."""


def record(tx: Tx, scope: int, whole: list[Whole], now: datetime) -> None:
    """Whole photos enter the journal: once, with a change for everybody whose findings name them."""
    clock = clocks.lock(tx, scope)
    for photo in whole:  # one by one: a plan made once serves any photo, one for a list is made anew each time
        _tell(
            tx,
            clock,
            "WITH whole AS (INSERT INTO blob (scope, sha256, size, state, account, stored_at)"
            " VALUES (%(scope)s, %(sha)s, %(size)s, %(state)s, %(account)s, %(now)s)"
            " ON CONFLICT DO NOTHING RETURNING sha256) ",
            {**photo._asdict(), "now": now},
        )
    clocks.release(tx, clock)


def tell(tx: Tx, clock: Clock, shas: list[str], now: datetime) -> None:
    """Tell those who name one of these photos by now, if it is whole. The clock is locked."""
    whole = "WITH whole AS (SELECT sha256 FROM blob WHERE scope = %(scope)s AND sha256 = ANY(%(shas)s)) "
    _tell(tx, clock, whole, {"now": now, "shas": shas})


def _tell(tx: Tx, clock: Clock, whole: str, values: dict[str, Any]) -> None:
    told = tx.execute(whole + _TELL, {"scope": clock.scope, "seq": clock.seq, **values}).fetchall()
    if told:
        clock.seq, clock.tag = max(told)
