"""The list of findings over a real profile: rows, filters, search, the one looked at, drafts, and news by the bus."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from officer_app import paths
from officer_app.core import clock
from officer_app.core.facts import Due, FindingFacts, Step
from officer_app.core.facts import Finding as Fold
from officer_app.core.sample import read_samples
from officer_app.photos.ingest import Decoder
from officer_app.ui.findings.table import COLUMNS, fitting
from officer_app.ui.findings.timeline import marks
from officer_app.ui.preferences import Preferences
from officer_app.usecases import drafts, findings, lists, photos
from officer_app.usecases.desk import Desk
from tests.fixtures.window import Hands, sample_photo

COUNT = 12


def record(desk: Desk) -> list[str]:
    """Findings of every dimension, each second one with a photo. Returns their ids, the oldest first."""
    samples = read_samples(paths.resource("sample/findings.json").read_bytes(), desk.now())
    by_form = {form: [one for one in samples if one.form == form] for form in ("online", "counter", "callback")}
    made = []
    with Decoder() as decoder:
        for place in range(COUNT):
            one = by_form[("online", "counter", "callback")[place % 3]][place // 3]
            draft, _ = drafts.open_draft(desk, one.form, one.values)
            if place % 2:
                photos.add_photo(desk, draft.id, sample_photo("notice"), decoder)
            made.append(findings.finish(desk, draft.id).finding_id)
    return made


def do(hands: Hands, fn: Any) -> Any:
    """`fn(desk)` on the database lane, waited for."""
    done: list[Any] = []
    hands.window.session.read(lambda desk: [fn(desk)], done.extend, hands.window)
    hands.wait(lambda: bool(done))
    return done[0]


def write(hands: Hands, fn: Any) -> Any:
    done: list[Any] = []
    hands.window.session.write(fn, done.append)
    hands.wait(lambda: bool(done))
    hands.settle()
    return done[0]


@pytest.fixture
def page(hands: Hands) -> Any:
    made = hands.window.page("findings")
    ids = do(hands, record)
    hands.window.go("settings")
    hands.settle()
    made._stale = True
    hands.window.go("findings")
    hands.wait(lambda: made.model.complete and made.model.rowCount() == COUNT)
    hands.settle()
    made.ids = ids
    return made


def titles(page: Any) -> list[str]:
    return [page.model.row(place).title for place in range(page.model.rowCount())]


def count_of(page: Any, value: str) -> str:
    (found,) = [made for made in page.filters._buttons if made.choice.value == value]
    return found.accessibleName().rsplit(" ", 1)[-1]


def pick(hands: Hands, page: Any, value: str) -> None:
    (found,) = [made for made in page.filters._buttons if made.choice.value == value]
    found.click()
    hands.wait(lambda: page.model.complete)
    hands.settle()


def test_an_empty_list_says_so_and_shows_the_way(hands: Hands) -> None:
    hands.window.go("findings")
    page = hands.window.page("findings")
    hands.wait(page.empty.isVisible)
    assert page.empty._title.text() == "还没有发现"
    page.empty.button.click()
    hands.settle()
    assert hands.window.room.header._title.text() == "记录发现"


@pytest.mark.parametrize("hands", [("zh", "light"), ("en", "dark")], indirect=True)
def test_a_row_says_everything_aloud(hands: Hands, page: Any) -> None:
    line = page.model.row(0)
    told = QAccessible.queryAccessibleInterface(page.list)
    assert told.role() == QAccessible.Role.List
    assert told.childCount() == COUNT
    aloud = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert line.number in aloud
    assert line.title in aloud
    assert line.chip[0] in aloud
    assert page.model.index(0, 0).data() == line.title
    assert not page.list.viewport().grab().isNull()


def test_views_dimensions_and_search_narrow_the_list(hands: Hands, page: Any) -> None:
    assert (count_of(page, "all"), count_of(page, "undelivered")) == (str(COUNT), str(COUNT))
    assert [count_of(page, code) for code in "WTH"] == ["4", "4", "4"]
    pick(hands, page, "T")
    assert page.model.rowCount() == 4
    pick(hands, page, "T")  # pressed again: let go
    assert page.model.rowCount() == COUNT
    pick(hands, page, "closed")
    hands.wait(page.empty.isVisible)
    page.empty.button.click()
    hands.wait(lambda: page.model.rowCount() == COUNT)

    page.head.latest.click()
    hands.wait(lambda: page.model.complete)
    hands.settle()
    month = do(hands, lambda desk: lists.ids(desk, lists.Filter(since=page._since())))
    assert list(page.model._ns) == list(month)
    assert page.head.latest.isChecked()
    pick(hands, page, "drafts")
    assert not page.head.latest.isVisible()
    pick(hands, page, "all")
    hands.wait(lambda: page.model.rowCount() == COUNT)

    wanted = page.model.row(3)
    hands.press("Ctrl+F")
    assert page.search.hasFocus()
    hands.type(wanted.number)
    hands.press("Return")
    hands.wait(lambda: page.model.complete and page.model.rowCount() == 1)
    hands.settle()
    assert page.model.row(0).id == wanted.id
    hands.press("Down")
    assert page.list.hasFocus()


def test_the_one_looked_at_shows_its_facts_and_leads_on(hands: Hands, page: Any) -> None:
    hands.wait(lambda: page.side.finding_id == page.model.row(0).id)
    page.list.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Down")
    hands.press("Down")
    wanted = page.model.row(2)
    hands.wait(lambda: page.side.finding_id == wanted.id)
    assert page.detail._title.text() == wanted.title
    hands.press("Ctrl+P")
    hands.settle()
    assert hands.window.here == "sheet"
    hands.press("Escape")
    hands.settle()
    assert page.list.currentIndex().row() == 2, "back to where one was"
    hands.press("Return")
    hands.settle()
    assert hands.editor.keeper.finding is not None
    assert hands.editor.keeper.finding.id == wanted.id


def test_a_new_finding_comes_by_the_bus_and_the_place_is_kept(hands: Hands, page: Any) -> None:
    page.list.setCurrentIndex(page.model.index(5, 0))
    looked = page.model.row(5).id
    one = read_samples(paths.resource("sample/findings.json").read_bytes(), clock.parse("2026-09-17T10:00:00+08:00"))[
        -1
    ]
    done = write(hands, lambda desk: findings.submit(desk, one.form, one.values))
    hands.wait(lambda: page.model.rowCount() == COUNT + 1)
    hands.settle()
    assert page.model.row(page.list.currentIndex().row()).id == looked
    hands.wait(lambda: count_of(page, "all") == str(COUNT + 1))
    hands.window.go("settings")
    hands.window.go("findings", finding=done.finding_id)
    hands.wait(lambda: page.side.finding_id == done.finding_id)
    assert page.list.currentIndex().row() in page.list.in_view()


def test_a_draft_is_listed_with_what_it_lacks_and_its_deletion_can_be_undone(hands: Hands, page: Any) -> None:
    text = "自助机故障，无人引导"
    draft, _ = write(hands, lambda desk: drafts.open_draft(desk, "counter", {"text": text}))
    hands.wait(lambda: count_of(page, "drafts") == "1")
    pick(hands, page, "drafts")
    line = page.model.row(0)
    assert (line.id, line.title) == (draft.id, text)
    assert line.place, "it says what is missing"
    hands.wait(lambda: page.side.currentWidget() is page.side.draft)
    page.side.draft.deleted.emit(draft.id)
    hands.wait(page.empty.isVisible)
    hands.wait(lambda: hands.window.toast.text() == "草稿已删除")

    def back() -> bool:
        return page.model.rowCount() == 1 and page.model.row(0) is not None

    for keys, then in (("Ctrl+Z", back), ("Ctrl+Y", page.empty.isVisible)):
        hands.press(keys)
        hands.wait(then)
        hands.settle()
    page.search.setFocus()
    hands.press("Ctrl+Z")
    hands.settle()
    assert page.empty.isVisible(), "in a text field it takes back what was typed"
    hands.window.toast._button.click()
    hands.wait(back)
    hands.press("Ctrl+Z")
    hands.settle()
    assert back(), "there is nothing before it"
    page.list.activated.emit(page.model.index(0, 0))
    hands.wait(lambda: "editor" in hands.window._pages and hands.editor.keeper.draft_id == draft.id)


def test_newest_first_turns_the_list_round(hands: Hands, page: Any) -> None:
    page.head.sort.menu().actions()[1].trigger()
    hands.wait(lambda: page.model.complete)
    hands.settle()
    times = do(hands, lambda desk: [row.occurred_at for row in lists.rows(desk, list(page.model._ns))])
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("hands", [("zh", "light"), ("en", "dark")], indirect=True)
def test_the_same_rows_stand_in_a_table_that_is_remembered(hands: Hands, page: Any) -> None:
    page.list.setCurrentIndex(page.model.index(7, 0))
    page._tools.ways._buttons["table"].click()
    assert page.list.currentIndex().row() in page.list.in_view(), "where one was"
    assert not page.list.viewport().grab().isNull()
    assert not page.side.isVisible()
    assert Preferences.load(hands.window.profile).table
    newest = page.card.table_head._sorters["found"]
    hands.wait(newest.isVisible)
    newest.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Space")
    hands.wait(lambda: newest.isChecked() and page.model.complete)
    hands.settle()
    rows = do(hands, lambda desk: lists.rows(desk, list(page.model._ns)))
    assert [row.occurred_at for row in rows] == sorted((row.occurred_at for row in rows), reverse=True)
    page.list.setFocus(Qt.FocusReason.TabFocusReason)
    page.list.setCurrentIndex(page.model.index(0, 0))
    hands.press("Down")
    hands.press("Ctrl+P")
    hands.settle()
    assert hands.window.here == "sheet", "the keys of the list"
    hands.press("Escape")
    hands.window.choose(text_size=100)
    hands.window.rebuild()
    hands.settle()
    hands.window.go("findings")
    hands.settle()
    again = hands.window.page("findings")
    assert again.card.is_table
    again._tools.ways._buttons["list"].click()
    assert again.side.isVisible()
    assert set(fitting(500)) == {"photo", "title", "state", "due"}, "what gives way goes in its order"
    assert set(fitting(1200)) == {column.name for column in COLUMNS}


def test_rows_do_without_a_working_calendar_or_a_known_code(hands: Hands, page: Any) -> None:
    words, now = page._words, hands.window.session.desk.now()
    assert words.light("rectifying", "2099-01-05T17:00:00+08:00", 3, 4, now)[0] == "none", "past the calendar"
    assert words.light("closed", "", 0, 6, now)[0] == "met"
    assert words.light("withdrawn", "", 0, -1, now) == ("", "")
    assert words.department("X-9") == "X-9"
    assert words.dimension("Z") == "Z"


def test_the_eight_steps_tell_what_was_done_and_what_is_late(hands: Hands, page: Any) -> None:
    words = page._words

    def step(at: str, before: str, after: str, action: str, **fields: Any) -> Step:
        return Step(transition="T00", action=action, from_state=before, to_state=after, at=at, actor="x", role="x",
                    fields=fields)  # fmt: skip

    facts = FindingFacts(
        temp_no="LA7K2-20260917-003", form="counter", values={"mode": "counter_self"}, alias="TY-Q-007"
    )
    finding = Fold(
        id="f", facts=facts, state="rectifying", versions=[], heads=[], numbers=["371602-W0301-2026-00002-Y"],
        history=[
            step("2026-09-17T11:00:00+08:00", "submitted", "verifying", "accept"),
            step("2026-09-18T11:00:00+08:00", "verifying", "substantiated", "substantiate"),
            step("2026-09-18T12:00:00+08:00", "substantiated", "registered", "register"),
            step("2026-09-18T13:00:00+08:00", "registered", "assigned", "assign"),
            step("2026-09-19T13:00:00+08:00", "accepted", "rectifying", "submit_plan"),
        ],
        fields={"responsible_dept": "371600-025"},
        due=Due(clock="rectification", limit=10, on="2026-09-30T17:30:00+08:00"),
    )  # fmt: skip
    shown = marks(finding, words, late=False)
    assert [mark.kind for mark in shown] == ["done"] * 4 + ["now"] + ["ahead"] * 3
    assert shown[2].text
    assert finding.class_no.endswith(shown[2].text), "the short tail"
    assert shown[3].text == words.department("371600-025")
    assert "9月30日" in shown[4].when
    assert marks(finding, words, late=True)[4].kind == "late"
    page.detail._timeline.show_marks(shown)
    assert "9月17日 11:00" in page.detail._timeline.accessibleDescription()


def test_a_thrown_away_draft_lies_in_the_bin_and_comes_back_whole(hands: Hands, page: Any) -> None:
    assert not next(made for made in page.filters._buttons if made.choice.value == "bin").isVisible(), "empty"
    values = {"category_code": "T0401", "text": "窗口要求另交单身证明，清单里没有这一项。"}
    draft = write(hands, lambda desk: drafts.open_draft(desk, "counter", values))[0].id
    pick(hands, page, "drafts")
    hands.wait(lambda: page.side.currentWidget() is page.side.draft)
    page.side.draft.delete.click()
    hands.wait(lambda: count_of(page, "bin") == "1")
    pick(hands, page, "bin")
    hands.wait(lambda: page.side.draft.restore.isVisible())
    assert titles(page) == [values["text"]]
    assert page.side.draft._when.text() == "还留 30 天"
    assert not page.side.draft.go_on.isVisible()
    page.side.draft.restore.click()
    hands.wait(lambda: count_of(page, "bin") == "0")
    hands.settle()
    kept = do(hands, lambda desk: lists.draft(desk, draft)).draft
    assert (kept.values, kept.deleted_at) == (values, None)
    pick(hands, page, "drafts")
    assert titles(page) == [values["text"]]
