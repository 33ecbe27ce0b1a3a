"""Full jitter, bounded; a named time is a floor."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.sync.schedule import backoff, next_try, reconnect_delay, retry_after

NOW = datetime(2026, 9, 17, 8, tzinfo=UTC)


@given(failures=st.integers(0, 10_000), r=st.floats(0, 1, exclude_max=True))
def test_backoff_is_uniform_below_a_growing_bound(failures: int, r: float) -> None:
    bound = 300.0 if failures >= 8 else min(300.0, 2.0 * 2**failures)
    assert backoff(failures, lambda: r) == r * bound
    assert 0 <= backoff(failures, lambda: r) < 300


@given(failures=st.integers(0, 20), r=st.floats(0, 1, exclude_max=True), wait=st.floats(0, 3600))
def test_the_time_the_ledger_named_is_never_undercut(failures: int, r: float, wait: float) -> None:
    assert (next_try(NOW, failures, lambda: r, wait) - NOW).total_seconds() >= wait - 1e-6


def test_coming_back_spreads_over_a_minute() -> None:
    assert reconnect_delay(lambda: 0.5) == 30.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [(None, None), ("7", 7.0), (" 12 ", 12.0), ("999999", 3600.0), ("-1", None), ("Wed, 21 Oct", None), ("1.5", None)],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert retry_after(header) == seconds
