"""Lists, counts and pages against the plainest reading of the same rows."""

import itertools
from datetime import timedelta

import pytest

from officer_app.core.workdays import light
from officer_app.store import findings, indexes, projections
from officer_app.store.counts import count_findings
from officer_app.store.findings import Filter, FindingRow
from officer_app.store.search import fold
from officer_app.usecases import lists, verify
from officer_app.usecases.desk import Desk
from officer_app.usecases.lists import VIEWS, View


def colour(desk: Desk, row: FindingRow) -> str:
    found = findings.get(desk.db, row.id)
    assert found is not None
    told = light(found.due, desk.now(), desk.calendar, found.state).colour
    return "" if told == "none" else told


def everything(desk: Desk) -> list[FindingRow]:
    return lists.rows(desk, lists.ids(desk, Filter()))


FILTERS = [
    Filter(states=states, dimension=dimension, light=colour, undelivered=undelivered, text=text, order=order)
    for states, dimension, colour, undelivered, text, order in itertools.product(
        (frozenset(), VIEWS[View.CHECKING], VIEWS[View.LOOKBACK] | VIEWS[View.RECTIFYING]),
        ("", "T"),
        ("", "red", "yellow", "green", "grey"),
        (False, True),
        ("", "证"),
        ("due", "newest"),
    )
]


def test_every_filter_says_what_a_plain_reading_says(filled: Desk) -> None:
    rows = everything(filled)
    colours = {row.n: colour(filled, row) for row in rows}
    texts = {row.n: fold(findings.get(filled.db, row.id).facts.values["text"]) for row in rows}  # type: ignore[union-attr]
    for filter in FILTERS:
        wanted = [
            row
            for row in rows
            if (not filter.states or row.state in filter.states)
            and filter.dimension in ("", row.dimension)
            and filter.light in ("", colours[row.n])
            and (not filter.undelivered or not row.delivered)
        ]
        if filter.text:
            wanted = [row for row in wanted if filter.text in texts[row.n]]
        key = (
            (lambda r: -r.n)
            if filter.text
            else ((lambda r: (r.due_key, r.n)) if filter.order == "due" else (lambda r: (r.occurred_at, r.n)))
        )
        wanted.sort(key=key, reverse=filter.order == "newest" and not filter.text)
        found = list(findings.ids(filled.db, filter, lists.horizon(filled)))
        assert found == [row.n for row in wanted], filter


@pytest.mark.parametrize("few", [0, 20_000])
def test_pages_joined_are_the_whole_list(filled: Desk, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "FEW", few)
    for filter in FILTERS[::7]:
        pages, after = [], None
        while True:
            page = lists.page(filled, filter, after, limit=17)
            pages += page.ns
            after = page.after
            if after is None:
                break
        assert pages == list(lists.ids(filled, filter))


def test_counts_are_those_of_the_rows(filled: Desk) -> None:
    rows, counts = everything(filled), lists.counts(filled)
    assert counts.total == len(rows)
    assert counts.undelivered == sum(not row.delivered for row in rows) > 0
    for colour_name in ("red", "yellow", "green", "grey"):
        assert counts.lights.get(colour_name, 0) == sum(colour(filled, row) == colour_name for row in rows)
    for view in View:
        if view is not View.ALL:
            assert counts.of(VIEWS[view]) == sum(row.state in VIEWS[view] for row in rows)
    assert set().union(*VIEWS.values()) >= {row.state for row in rows}


def test_lights_move_with_the_day_without_any_write(filled: Desk) -> None:
    horizon = findings.horizon(filled.now() + timedelta(days=60), filled.calendar)
    counts = count_findings(filled.db, horizon)
    assert counts.lights.get("green", 0) == 0
    assert counts.lights["red"] > lists.counts(filled).lights["red"]


def test_undated_findings_come_last_and_newest_first(filled: Desk) -> None:
    rows = everything(filled)
    undated = [row for row in rows if not row.warn_days]
    assert rows[-len(undated) :] == undated
    assert [row.occurred_at for row in undated] == sorted((row.occurred_at for row in undated), reverse=True)


TABLES = ("finding", "tally", "number", "finding_photo")


def snapshot(desk: Desk) -> dict[str, list[object]]:
    rows = {table: desk.db.conn.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    for index in (indexes.WORDS, indexes.RECEIPTS):
        terms = f"temp.{index}_terms"
        desk.db.conn.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {terms} USING fts5vocab(main, {index}, instance)")
        rows[index] = desk.db.conn.execute(f"SELECT term, doc, offset FROM {terms}").fetchall()
    return rows


def test_a_rebuild_gives_identical_rows(filled: Desk) -> None:
    before = snapshot(filled)
    assert verify.rebuild(filled)[0] == lists.counts(filled).total
    assert snapshot(filled) == before


def test_projecting_again_changes_nothing(filled: Desk) -> None:
    before = snapshot(filled)
    for batch in projections.subjects(filled.db):
        filled.write(lambda db, batch=batch: projections.project_many(db, batch))
    assert snapshot(filled) == before
