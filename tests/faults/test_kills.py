"""kill -9 over real processes: the officer's program and the ledger's service."""

from tests.faults import kills


def test_fifteen_kills_lose_nothing_and_double_nothing() -> None:
    toll = kills.run(15)
    assert toll.officer_kills + toll.ledger_kills == 15
    assert toll.findings == toll.photos > 4
