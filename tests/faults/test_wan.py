"""80 ms away, one packet in a hundred lost, cut off for three seconds, and the ledger frozen meanwhile.

Worse days, with breaks longer than every patience, are `python -m tests.soak --wan N`.
"""

import pytest

pytest.importorskip("fcntl")
from tests.faults import wan
from tests.faults.journeys import Plan, travel


def test_everything_arrives_exactly_once_over_a_bad_line() -> None:
    if why := wan.lacking():
        pytest.skip(why)
    plan = Plan()
    came = travel(plan)
    assert came.again <= 2 * plan.photo_bytes, f"sent again: {came.again} bytes of {came.photo_bytes}"
