"""The page the window opens on, over a real profile: the first day, what waits, what runs, whether the work is safe."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from officer_app.core import clock
from officer_app.core.assignment_facts import GIVEN, Given
from officer_app.core.changes import Changes
from officer_app.core.clock import SHANGHAI
from officer_app.core.events import Envelope, compose
from officer_app.core.facts import Due
from officer_app.photos.ingest import Decoder
from officer_app.seal.sign import Signer
from officer_app.store import delivery, folding
from officer_app.store.delivery import Settled
from officer_app.ui.today.entries import Entry
from officer_app.ui.today.walk_card import WalkCard
from officer_app.ui.widgets.buttons import Button, IconButton
from officer_app.usecases import drafts, findings, lists, photos, walk_start, walks
from officer_app.usecases.desk import Desk
from officer_app.usecases.today import Few
from tests.fixtures.window import Hands, sample_photo
from tests.ui.test_findings_page import do, write
from tests.usecases.conftest import VALUES
from tests.usecases.test_walks import SETTING


@pytest.fixture
def page(hands: Hands) -> Any:
    made = hands.window.page("today")
    hands.wait(lambda: made.shown is not None)
    hands.settle()
    return made


def rows(card: Any) -> list[Entry]:
    return list(card.list.rows.rows) if card.isVisible() else []


def test_the_first_day_shows_the_way_and_the_guide_leaves_with_the_first_finding(hands: Hands, page: Any) -> None:
    window = hands.window
    assert window.here == "today"
    assert window.room.rail.order[0] == "today"
    assert page.nothing.isVisible()
    assert page.board.supplies.isVisible()
    assert page.steps.isVisible()
    assert not page.hero.isVisible()
    assert hands.focus() is page.nothing.record, "one key begins"
    assert window.room.header._subtitle.text() == "第一天，欢迎您"
    assert window.room.pill.text() == "离线资料已备好"

    write(hands, lambda desk: drafts.open_draft(desk, "counter", {"text": "自助机故障，无人引导"}))
    hands.wait(page.hero.isVisible)
    hands.settle()
    assert not page.nothing.isVisible()
    assert page.steps.isVisible(), "until something is recorded"
    assert hands.focus() is page.hero.record, "the keyboard stays on the same deed"

    write(hands, lambda desk: findings.submit(desk, "counter", VALUES))
    hands.wait(lambda: not page.steps.isVisible())
    hands.settle()
    assert [row.title for row in rows(page.recent)] == [do(hands, title)]
    assert page.safety._title.text() == "离线可用，1 项已存本机"
    assert page.safety._enrol.isVisible(), "no ledger yet"


def title(desk: Desk) -> str:
    return lists.rows(desk, lists.ids(desk, lists.Filter()))[0].title


def test_every_start_is_one_key_or_one_click(hands: Hands, page: Any) -> None:
    write(hands, lambda desk: findings.submit(desk, "counter", VALUES))
    hands.wait(page.hero.isVisible)
    hands.settle()
    for dimension, form in (("W", "online"), ("T", "counter"), ("H", "callback")):
        page.hero.starts[dimension].click()
        hands.settle()
        assert hands.window.here == "editor"
        assert hands.editor.form.form.code == form
        hands.press("Escape")
        hands.settle()
        assert hands.window.here == "today"
    assert hands.focus() is page.hero.record
    hands.press("Return")
    hands.settle()
    assert hands.window.here == "editor"


def tick(desk: Desk) -> None:
    """On to the next millisecond: what is made within one has no order."""
    now = desk.moment()
    while desk.moment() == now:
        pass


def test_a_draft_says_what_it_lacks_and_one_key_goes_on_with_it(hands: Hands, page: Any) -> None:
    def three(desk: Desk) -> Any:
        with Decoder() as decoder:
            done, _ = drafts.open_draft(desk, "counter", {"text": "窗口清单与网上不一致"})
            tick(desk)
            drafts.open_draft(desk, "online", {"text": "异地就医备案一直转圈"})
            tick(desk)
            opened, changes = drafts.open_draft(desk, "counter", {"text": "自助机故障，无人引导"})
            added = photos.add_photo(desk, opened.id, sample_photo("kiosk"), decoder)
        return opened, done, changes | added.changes

    opened, done, _ = write(hands, three)
    hands.wait(lambda: len(rows(page.lacking)) == 3)
    hands.settle()
    first = rows(page.lacking)[0]
    assert (first.id, first.title) == (opened.id, "自助机故障，无人引导")
    assert first.note.startswith("缺：")
    assert first.cover, "photo first"
    assert page.thumbs.pixmap(first.cover) is not None, "it came with the rows"
    assert 0 <= first.percent < 100
    told = QAccessible.queryAccessibleInterface(page.lacking.list)
    assert (told.role(), told.childCount()) == (QAccessible.Role.List, 3)

    page.lacking.list.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Down")
    hands.press("Down")
    hands.press("Return")
    hands.wait(lambda: hands.window.here == "editor" and hands.editor.keeper.draft_id == done.id)
    hands.press("Escape")
    hands.settle()
    assert hands.window.here == "today"


def test_what_is_due_shows_its_light_and_leads_to_the_finding(hands: Hands, page: Any) -> None:
    """Rows as the store gives them, with a clock that ran out and one that ends today."""
    done = write(hands, lambda desk: findings.submit(desk, "counter", VALUES))
    hands.settle()
    now = hands.window.session.desk.now()
    row = page.shown.recent[0]

    def at(days_from_now: str, state: str) -> Any:
        return msgspec.structs.replace(row, state=state, due_on=days_from_now, warn_days=3, delivered=1, bar_step=7)

    today = Due(clock="lookback", limit=10, on=clock.iso(now)).on
    late, last = at("2026-01-05T23:59:59+08:00", "lookback"), at(today, "lookback")
    back = at(today, "returned")
    page._show(page.shown._replace(lookbacks=Few((late, last), 9), returned=Few((back,), 1)), {})
    assert [entry.light for entry in rows(page.lookbacks)] == ["red", "yellow"]
    assert rows(page.lookbacks)[1].light_words == "今天"
    assert page.lookbacks._count.text() == "9"
    assert rows(page.lacking)[0].kind == "returned", "what the ledger asks for comes first"
    assert "回头看 9 项" in hands.window.room.header._subtitle.text()
    page.lookbacks.list.chosen.emit(rows(page.lookbacks)[0])
    hands.wait(lambda: hands.window.here == "findings")
    hands.wait(lambda: hands.window.page("findings").side.finding_id == done.finding_id)


def test_the_running_walk_shows_its_step_and_its_clock_goes_on(hands: Hands, page: Any) -> None:
    walked = write(hands, lambda desk: walk_start.start(desk, SETTING))
    write(hands, lambda desk: walks.next_step(desk, walked.walk.id))
    hands.wait(lambda: page.shown.walk is not None and page.shown.walk.current == 2)
    hands.settle()
    card = WalkCard(hands.window.session, page.thumbs, page)
    card.show_walk(page.shown.walk)
    assert "第 2 步" in card._where.text()
    assert card._matter.text() == hands.window.session.desk.catalog.name("matter", "SX0401").zh
    at_first = card._time.text()
    hands.wait(lambda: card.tick() is None and card._time.text() != at_first)
    heard: list[str] = []
    card.continued.connect(heard.append)
    card._go_on()
    assert heard == [walked.walk.id]


@pytest.mark.parametrize("hands", [("zh", "dark"), ("en", "light")], indirect=True)
@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_it_paints_in_both_themes_languages_and_sizes(hands: Hands, page: Any, size: tuple[int, int]) -> None:
    write(hands, lambda desk: findings.submit(desk, "counter", VALUES))
    hands.window.resize(*size)
    hands.wait(page.hero.isVisible)
    hands.settle()
    assert not hands.window.grab().isNull()
    assert page.hero.width() > 0
    inner = page.board.widget()
    assert inner.minimumSizeHint().width() <= page.board.viewport().width(), "nothing is cut at the right"


@pytest.fixture
def given(hands: Hands) -> Any:
    """`given(**fields)`: an assignment for this officer arrives, signed by a ledger."""
    ledger, made = Signer.generate(), []

    def arrive(**fields: Any) -> str:
        def take(desk: Desk) -> Changes:
            body = Given(**{"what": "target", "officer": desk.user, "title": "二手房转移登记", **fields})
            event = compose(
                Envelope(
                    id=desk.new_id(), kind=GIVEN, device="ledger-1", seq=len(made) + 1,
                    prev=made[-1].sha256 if made else "", user="clerk", claimed_at=desk.moment(),
                    subject=desk.new_id(), body=msgspec.Raw(msgspec.json.encode(body)), app="test",
                ),
                ledger.sign,
            )  # fmt: skip
            made.append(event)

            def keep(db: Any) -> Changes:
                delivery.take(db, [event], [Settled(event.id, len(made), 1, None, None, "accepted")])
                return folding.project(db, [event.envelope.subject])

            return desk.write(keep)

        write(hands, take)
        return str(made[-1].envelope.subject)

    return arrive


def test_what_was_given_is_begun_and_marked_from_its_row(hands: Hands, page: Any, given: Any) -> None:
    now = hands.window.session.desk.now().astimezone(SHANGHAI)
    target = given(
        on=f"{now:%Y-%m-%d}", at="09:35", dimension="T", mode="counter_self", matter_code="SX0401", hall_code="H01",
        window_code="H01-006",
    )  # fmt: skip
    given(on="2026-01-05", title="早该走的", dimension="W", platform="“爱山东”APP", matter_code="SX0109")
    hands.wait(lambda: len(page.schedule.rows) == 2)
    hands.settle()
    assert not page.nothing.isVisible(), "there is something to do"
    assert [row.one.state for row in page.schedule.rows] == ["over", "open"]
    assert "走流程 2 场" in hands.window.room.header._subtitle.text()

    calls = given(
        on=f"{now + timedelta(days=14):%Y-%m-%d}",
        what="callback",
        title="上月办件回访",
        centre_code="CB01",
        matter_code="SX0401",
        count=12,
    )
    hands.press("Alt+3")
    hands.settle()
    form = hands.editor.form.view
    assert not form.values().get("centre_code")
    form.inputs["source_ref"].setFocus()
    hands.type("回访")
    hands.press("Return")
    hands.settle()
    linked = {name: form.values()[name] for name in ("source_ref", "centre_code", "matter_code", "source_kind")}
    assert linked == {"source_ref": calls, "centre_code": "CB01", "matter_code": "SX0401", "source_kind": "callback"}
    assert form.inputs["source_ref"].text() == "上月办件回访"
    hands.window.back()
    hands.settle()

    (begin,) = [one for one in page.schedule.rows[1].findChildren(Button) if one.text() == "开始"]
    begin.click()
    walk = hands.window.page("walk")
    hands.wait(lambda: hands.window.here == "walk" and walk.home.isVisible())
    hands.settle()
    values = walk.home.start.form.values()
    place = {name: values.get(name) for name in ("hall_code", "window_code", "matter_code", "target_no")}
    assert place == {"hall_code": "H01", "window_code": "H01-006", "matter_code": "SX0401", "target_no": target}
    walk.home.start.form.show_values({"visibility": "covert"})
    hands.press("Ctrl+Return")
    hands.wait(walk.run.isVisible)
    hands.settle()
    hands.window.go("today")
    hands.wait(lambda: page.schedule.rows[1].one.state == "running")
    hands.settle()
    assert page.walk.isVisible()

    (mark,) = page.schedule.rows[1].findChildren(IconButton)
    assert "二手房转移登记" in mark.accessibleName()
    mark.click()
    hands.wait(lambda: page.schedule.rows[1].one.row.status == "done")
    hands.settle()
    hands.window.toast._button.click()
    hands.wait(lambda: page.schedule.rows[1].one.row.status == "open")
    hands.settle()
