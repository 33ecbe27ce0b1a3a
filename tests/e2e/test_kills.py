"""kill -9 of the window in the middle of an officer's day; `python -m tests.soak` does it two hundred times."""

from tests.desk import kills


def test_a_desk_killed_at_any_moment_keeps_what_was_seen() -> None:
    toll = kills.run(3, seed=5, most_s=1.2)
    assert toll.kills == 3
    assert toll.events > 20
