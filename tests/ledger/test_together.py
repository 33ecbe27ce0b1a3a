"""Group commit: who waits goes in together, each gets its own answer or its own trouble, nobody waits for ever."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from officer_app.ledger.together import Together


def test_whoever_waits_while_one_commits_goes_in_with_the_next() -> None:
    groups: list[list[int]] = []
    first_in, go = threading.Event(), threading.Event()

    def work(items: list[int]) -> tuple[str, list[int]]:
        groups.append(items)
        if len(groups) == 1:
            first_in.set()
            assert go.wait(20)
        return "given", [item * 10 for item in items]

    together: Together[int, str, int] = Together(work, 100)
    with ThreadPoolExecutor(21) as pool:
        first = pool.submit(together.run, [0])
        assert first_in.wait(20)
        others = [pool.submit(together.run, [n, -n]) for n in range(1, 21)]
        _until(lambda: len(together._waiting) == 20)
        go.set()
        assert first.result() == ("given", [0])
        assert [other.result()[1] for other in others] == [[n * 10, -n * 10] for n in range(1, 21)]
    assert [len(group) for group in groups] == [1, 40]


def test_a_group_is_bounded_and_one_item_s_trouble_is_nobody_else_s() -> None:
    def work(items: list[int]) -> tuple[None, list[int]]:
        assert len(items) <= 3
        if 13 in items:
            raise ValueError("13")
        return None, items

    together: Together[int, None, int] = Together(work, 3)

    def one(n: int) -> list[int]:
        if n == 13:
            with pytest.raises(ValueError, match="13"):
                together.run([n])
            return [n]
        return together.run([n])[1]

    for _ in range(20):
        with ThreadPoolExecutor(16) as pool:
            assert list(pool.map(one, range(40))) == [[n] for n in range(40)]
    assert together.run([1]) == (None, [1])


def _until(true: Callable[[], bool]) -> None:
    while not true():
        threading.Event().wait(0.002)
