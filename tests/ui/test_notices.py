"""Told outside of the window: what happened while nobody looked, by day, once, and in numbers only."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from officer_app.core.clock import parse
from officer_app.ledger.wire import HandleRequest
from officer_app.store import meta
from officer_app.store.database import write
from officer_app.ui.notices import Notices, is_night
from officer_app.usecases import findings, lists, news, setup, sync
from tests.fixtures.ledger import Address, add_account, caller, open_test_ledger, serving
from tests.fixtures.window import Hands
from tests.ui.test_conflict import VALUES, exchange, join


class Overheard(QObject):
    """Stands in the desktop's place."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, words: str) -> None:
        self.said.append(words)


class Office(NamedTuple):
    """The ledger that answers, and the officer's findings it has."""

    address: Address
    findings: list[str]

    def give_back(self, finding: str) -> None:
        clerk = caller(self.address.ledger, add_account(self.address.ledger, "ledger_clerk"))
        fields = {"reason_code": "facts_unclear", "reason": "没有写清是哪一天", "return_fields": ["occurred_at"]}
        self.address.ledger.handle(clerk, HandleRequest(finding=finding, action="return_supplement", fields=fields))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    ledger = open_test_ledger(tmp_path / "ledger", setup._present)
    with serving(ledger) as address:
        code = ledger.make_code(add_account(ledger, "officer", region="371602"))
        desk = join(tmp_path / "profile", address.url, code)
        made = [findings.submit(desk, "counter", VALUES).finding_id for _ in range(3)]
        exchange(desk, tmp_path / "profile")
        setup.close(desk)
        yield Office(address, made)
    ledger.db.close()


@pytest.fixture
def profile(office: Office, tmp_path: Path) -> Path:
    """What the window opens."""
    return tmp_path / "profile"


@pytest.fixture
def tray(hands: Hands, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Overheard:
    """Notifications are on, it is day, and another window has the keyboard."""
    made = Overheard()
    morning = parse("2026-09-17T09:30:00+08:00")
    monkeypatch.setattr("officer_app.ui.notices.is_night", lambda now: is_night(morning))
    hands.window._telling._notices = notices = Notices(hands.window, made)  # type: ignore[arg-type]
    notices.begin()
    hands.settle()
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    hands.wait(lambda: not hands.window.isActiveWindow())
    return made


def sync_now(hands: Hands) -> None:
    hands.window.runner.sync_now()
    hands.wait(lambda: not hands.window.runner.running)
    hands.window._telling._notices.look()
    hands.settle()


def number_of(hands: Hands, finding: str) -> str:
    found: list[str] = []
    hands.window.session.read(lambda desk: [lists.finding(desk, finding).row.temp_no], found.extend, hands.window)
    hands.settle()
    return found[0]


def test_what_is_given_back_is_told_once_by_its_number_and_leads_there(
    office: Office, hands: Hands, tray: Overheard
) -> None:
    first, second, _ = office.findings
    office.give_back(first)
    sync_now(hands)
    assert tray.said == [f"台账退回 1 条发现 {number_of(hands, first)}"]
    sync_now(hands)
    assert len(tray.said) == 1, "the same news is no news"
    tray.pressed.emit()
    hands.wait(hands.window.isActiveWindow)
    hands.settle()
    assert hands.window.here == "findings"
    assert hands.window.page("findings").detail.finding_id == first
    office.give_back(second)
    sync_now(hands)
    assert len(tray.said) == 1, "who looks at the window is not told beside it"


def test_at_night_it_waits_for_the_morning(
    office: Office, hands: Hands, tray: Overheard, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("officer_app.ui.notices.is_night", lambda now: True)
        for finding in office.findings[:2]:
            office.give_back(finding)
        sync_now(hands)
        assert tray.said == []
    hands.window._telling._notices.look()
    hands.settle()
    assert tray.said == ["台账退回 2 条发现"]


@pytest.mark.parametrize(("at", "night"), [("07:59", True), ("08:00", False), ("19:59", False), ("20:00", True)])
def test_night_is_the_officers_night(at: str, night: bool) -> None:
    assert is_night(parse(f"2026-09-17T{at}:00+08:00")) is night


def test_quiet_until_somebody_wants_it(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not hands.window.preferences.notices
    assert hands.window._telling._notices is None
    monkeypatch.setattr("officer_app.ui.tray.shutil.which", lambda name: f"/usr/bin/{name}")
    hands.window.go("settings")
    hands.settle()
    page = hands.window.page("settings")
    assert page.notices.value() == "off"
    page.notices.chosen.emit("on")
    hands.settle()
    assert hands.window._telling._notices is not None
    page.notices.chosen.emit("off")
    hands.settle()
    assert hands.window._telling._notices is None


def test_a_deadline_that_draws_near_and_passes_is_news(office: Office, tmp_path: Path) -> None:
    office.give_back(office.findings[0])
    desk = setup.open_profile(tmp_path / "profile")
    exchange(desk, tmp_path / "profile")
    due = parse(lists.finding(desk, office.findings[0]).row.due_on)
    setup.close(desk)
    kinds = []
    for moment in (due - timedelta(days=12), due, due + timedelta(days=1)):
        later = setup.open_profile(tmp_path / "profile", now=lambda at=moment: at)
        kinds.append({item.kind for item in news.read(later)})
        setup.close(later)
    assert kinds == [{"returned"}, {"returned", "due"}, {"returned", "late"}]


def test_what_stops_the_exchange_is_news_and_a_missing_network_is_not(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    desk = setup.open_profile(folder)
    office.address.ledger.revoke(desk.device_code, "换了电脑")
    url, kinds = meta.get(desk.db, "ledger_url"), []
    for address in ("http://127.0.0.1:9", url):
        with write(desk.db) as db:
            meta.put(db, {"ledger_url": address})
        engine = sync.open_engine(lambda fn: fn(desk.db), desk.media, folder, desk.now, lambda: 0.0)
        assert sync.sync_now(engine, by_hand=True).trouble is not None
        engine.close()
        kinds.append([item.kind for item in news.read(desk)])
    assert kinds == [[], ["stopped"]]
    setup.close(desk)
