"""Long reading stops for what a person asks meanwhile, and nothing else stops for it."""

import pytest

from officer_app.store.database import DBError
from officer_app.store.patience import GaveWay, giving_way
from officer_app.usecases.desk import Desk

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT count(*) FROM n"


def test_a_long_statement_stops_as_soon_as_it_is_wanted(desk: Desk) -> None:
    looks: list[int] = []

    def wanted() -> bool:
        looks.append(1)
        return len(looks) == 3

    with pytest.raises(GaveWay), giving_way(desk.db, wanted):
        desk.db.conn.execute(COUNTING.format(100_000_000)).fetchall()
    assert len(looks) == 3
    # and what comes after is not bothered
    assert desk.db.conn.execute(COUNTING.format(100_000)).fetchone() == (100_000,)


def test_whoever_is_not_wanted_ends(desk: Desk) -> None:
    with giving_way(desk.db, lambda: False):
        assert desk.db.conn.execute(COUNTING.format(50_000)).fetchone() == (50_000,)


def test_a_real_fault_stays_one(desk: Desk) -> None:
    with pytest.raises(DBError, match="no such table"), giving_way(desk.db, lambda: False):
        desk.db.conn.execute("SELECT * FROM no_such").fetchall()
