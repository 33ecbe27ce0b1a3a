"""Nobody waits behind a list that fills itself in the background."""

from typing import Any

from tests.fixtures.window import Hands

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT count(*) FROM n"
MANY = 3_000_000


def count(desk: Any, n: int = MANY) -> int:
    return int(desk.db.conn.execute(COUNTING.format(n)).fetchone()[0])


def test_patient_reading_gives_way_and_is_asked_again(hands: Hands) -> None:
    session = hands.window.session
    assert session is not None
    order: list[str] = []
    begun: list[int] = []

    def long(desk: Any) -> int:
        begun.append(1)
        return count(desk)

    for name in ("first", "second"):  # two of them do not keep each other from ending
        session.read_patiently(long, lambda n, name=name: order.append(f"{name} {n}"), hands.window)
    hands.wait(lambda: bool(begun))
    session.read(lambda desk: count(desk, 10), lambda n: order.append(f"asked meanwhile {n}"), hands.window)
    hands.wait(lambda: len(order) == 3)
    assert order[0] == "asked meanwhile 10"
    assert sorted(order[1:]) == [f"first {MANY}", f"second {MANY}"]
    assert len(begun) > 2, "what was under way began anew"
    assert hands.desktop.jobs.wanted is False


def test_a_fault_of_patient_reading_is_told(hands: Hands) -> None:
    session = hands.window.session
    assert session is not None
    told: list[Exception] = []
    session.read_patiently(lambda desk: 1 // 0, None, hands.window, told.append)
    hands.wait(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)
