"""kill -9 over real processes: the officer's program and the ledger's service."""

from tests.faults import kills


def test_twenty_kills_lose_nothing_and_double_nothing() -> None:
    toll = kills.run(20)
    assert toll.officer_kills + toll.ledger_kills == 20
    assert toll.findings == toll.photos > 6
