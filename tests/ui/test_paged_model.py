"""The list model: asks off the window's thread, shows what it has, drops answers to older questions."""

import random
from array import array
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from officer_app.ui.paged_model import BLOCK, CHUNK, FIRST, PagedModel
from officer_app.ui.widgets.rows_view import RowsView

MANY = 2 * CHUNK + FIRST + 7


class Row(NamedTuple):
    n: int
    id: str
    text: str


class Page(NamedTuple):
    ns: "array[int]"
    after: int | None


class Lane:
    """A database lane that runs when told: answers come in the order they were asked."""

    def __init__(self) -> None:
        self.rows = {n: Row(n, f"id{n}", f"row {n}") for n in range(1, MANY + 1)}
        self.waiting: list[tuple[Callable[[Any], Any], Callable[[Any], None]]] = []
        self.fetched: list[int] = []

    def ask(self, fn: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self.waiting.append((fn, then))

    def run(self, most: int = 1_000) -> None:
        while self.waiting and most:
            most -= 1
            fn, then = self.waiting.pop(0)
            then(fn(None))

    def page_ids(self, desk: Any, question: int, after: int | None, limit: int) -> Page:
        """Every `question`-th id, in order."""
        ns = [n for n in self.rows if n % question == 0 and n > (after or 0)][:limit]
        return Page(array("q", ns), ns[-1] if len(ns) == limit else None)

    def some(self, desk: Any, ns: Any) -> list[Row]:
        self.fetched.extend(ns)
        return [self.rows[n] for n in ns if n in self.rows]


@pytest.fixture
def lane() -> Lane:
    return Lane()


@pytest.fixture
def model(lane: Lane, qapp: Any) -> PagedModel:
    def say(row: Row, role: int) -> Any:
        return row.text if role == Qt.ItemDataRole.DisplayRole else None

    return PagedModel(lane.ask, lane.ask, lane.page_ids, lane.some, say)


def test_it_is_a_model_as_qt_demands(model: PagedModel, lane: Lane, qtmodeltester: Any) -> None:
    qtmodeltester.check(model)
    model.show(1)
    lane.run()
    model.renew(frozenset({"id3"}))
    lane.run()
    assert model.rowCount() == MANY
    assert model.rowCount(model.index(0, 0)) == 0


def test_the_first_rows_come_with_the_first_answer_and_the_rest_of_the_ids_in_the_background(
    model: PagedModel, lane: Lane
) -> None:
    told: list[tuple[int, bool]] = []
    model.loaded.connect(lambda count, complete: told.append((count, complete)))
    model.show(1)
    lane.run(1)
    assert model.rowCount() == FIRST
    assert model.index(0, 0).data() == "row 1"
    assert not model.complete
    lane.run()
    assert model.rowCount() == MANY
    assert model.complete
    assert told[-1] == (MANY, True)
    assert all(not complete for _, complete in told[:-1])


def test_data_never_asks_twice_for_what_is_on_its_way(model: PagedModel, lane: Lane, qtbot: Any) -> None:
    model.show(1)
    lane.run()
    lane.fetched.clear()
    far = MANY - 3
    assert model.index(far, 0).data() is None
    assert model.index(far + 1, 0).data() is None
    with qtbot.waitSignal(model.dataChanged, check_params_cb=lambda top, bottom, roles: top.row() <= far):
        qtbot.waitUntil(lambda: bool(lane.waiting))
        lane.run()
    assert model.index(far, 0).data() == f"row {far + 1}"
    assert len(lane.fetched) == len(set(lane.fetched)) <= BLOCK


def test_an_answer_to_an_older_question_is_dropped(model: PagedModel, lane: Lane) -> None:
    model.show(1)
    model.show(5)
    lane.run()
    assert model.rowCount() == MANY // 5
    assert model.number(0) == 5
    model.show(1)
    lane.run(2)
    model.show(7)
    lane.run()
    assert [model.number(place) for place in range(3)] == [7, 14, 21]
    assert model.rowCount() == MANY // 7


def test_a_new_question_is_incomplete_until_it_is_answered(model: PagedModel, lane: Lane) -> None:
    model.show(5)
    lane.run()
    assert model.complete
    model.show(1)
    assert not model.complete
    lane.run()
    assert model.complete


def test_a_changed_row_is_read_again_and_only_that(model: PagedModel, lane: Lane, qtbot: Any) -> None:
    model.show(1)
    lane.run()
    lane.rows[2] = Row(2, "id2", "two")
    lane.fetched.clear()
    model.renew(frozenset({"id2"}))
    assert model.index(0, 0).data() == "row 1", "others stay while it is read"
    assert model.index(1, 0).data() is None
    qtbot.waitUntil(lambda: len(lane.waiting) == 2)
    lane.run()
    assert model.index(1, 0).data() == "two"
    assert lane.fetched == [2]


def test_nothing_old_is_shown_after_changes_nobody_told_of(model: PagedModel, lane: Lane, qtbot: Any) -> None:
    """A hidden list asks anew when it comes up; rows it had read before may have changed."""
    model.show(1)
    lane.run()
    place = FIRST + BLOCK
    assert model.index(place, 0).data() is None
    qtbot.waitUntil(lambda: bool(lane.waiting))
    lane.run()
    assert model.index(place, 0).data() == f"row {place + 1}"
    lane.rows[place + 1] = Row(place + 1, f"id{place + 1}", "changed meanwhile")
    model.show(1)
    lane.run()
    assert model.index(place, 0).data() != f"row {place + 1}"
    qtbot.waitUntil(lambda: bool(lane.waiting))
    lane.run()
    assert model.index(place, 0).data() == "changed meanwhile"


def test_rows_that_come_and_go_are_followed(model: PagedModel, lane: Lane) -> None:
    model.show(1)
    lane.run()
    del lane.rows[1]
    lane.rows[MANY + 1] = Row(MANY + 1, "new", "new")
    model.renew(frozenset({"new"}))
    model.renew(frozenset({"id1"}))  # while the first renewal is under way
    lane.run()
    assert model.number(0) == 2
    assert model.position(MANY + 1) == MANY - 1
    assert model.position(1) == -1


def test_a_row_that_is_gone_is_asked_for_once(model: PagedModel, lane: Lane, qtbot: Any) -> None:
    model.show(1)
    lane.run()
    far = MANY - 1
    del lane.rows[far + 1]
    for _ in range(3):
        assert model.index(far, 0).data() is None
        qtbot.wait_until(lambda: not model._asking or bool(lane.waiting))
        lane.run()
    assert lane.fetched.count(far + 1) == 1
    lane.rows[far + 1] = Row(far + 1, "id", "back again")
    model.renew()
    lane.run()
    assert model.index(far, 0).data() is None
    qtbot.wait_until(lambda: bool(lane.waiting))
    lane.run()
    assert model.index(far, 0).data() == "back again"


def test_a_view_of_very_many_rows_goes_anywhere_at_once(model: PagedModel, lane: Lane, qtbot: Any) -> None:
    model.show(1)
    lane.run()
    view = RowsView(40)
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(300, 400)
    view.show()
    bar = view.verticalScrollBar()
    assert bar.maximum() == MANY * 40 - view.viewport().height()
    dice = random.Random(1)
    for _ in range(20):
        place = dice.randrange(MANY)
        view.setCurrentIndex(model.index(place, 0))
        assert place in view.in_view()
        assert view.indexAt(view.visualRect(view.currentIndex()).center()).row() == place
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.currentIndex().row() == view.viewport().height() // 40 - 1
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == MANY - 1
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == MANY - 2
    assert view.visualRect(QModelIndex()).isNull()


def test_a_screen_reader_finds_the_rows(model: PagedModel, lane: Lane, qtbot: Any) -> None:
    model.show(1)
    lane.run()
    view = RowsView(40)
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(300, 400)
    view.show()
    told = QAccessible.queryAccessibleInterface(view)
    assert told.role() == QAccessible.Role.List
    assert told.childCount() == MANY
    assert told.child(2).text(QAccessible.Text.Name) == "row 3"
    assert told.child(2).rect().height() == 40
