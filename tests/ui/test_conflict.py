"""One finding, two devices of one officer, a real ledger between them: both changed it, one person joins it."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtWidgets import QLabel

from officer_app.core.facts import Finding
from officer_app.photos.ingest import Decoder
from officer_app.ui.conflict.differences import spans
from officer_app.ui.widgets.buttons import Button
from officer_app.usecases import drafts, enrol, findings, forks, lists, photos, setup, sync
from officer_app.usecases.desk import Desk
from officer_app.usecases.faults import FORK_GREW
from tests.fixtures.ledger import add_account, open_test_ledger, serving
from tests.fixtures.window import Hands, sample_photo
from tests.ui.test_every_page import cut, nameless, tab_stops

BEFORE = "代理人到场后，窗口要求委托人到场。"
MINE = "代理人到场后，又要求委托人本人二次到场签字。"
THEIRS = "代理人到场后，要求补充公证书。"
VALUES = {
    "hall_code": "H02", "window_code": "H02-006", "mode": "counter_self", "category_code": "T0401", "severity": "S2",
    "fix_type": "timed", "text": BEFORE,
}  # fmt: skip


class Both(NamedTuple):
    """Where this device lies, the other one, open, and the finding both changed."""

    folder: Path
    other: Desk
    other_folder: Path
    finding: str


def exchange(desk: Desk, folder: Path) -> None:
    engine = sync.open_engine(lambda fn: fn(desk.db), desk.media, folder, desk.now, random.random)
    outcome = sync.sync_now(engine, by_hand=True)
    assert outcome.trouble is None, outcome.trouble
    engine.close()


def join(folder: Path, url: str, code: str) -> Desk:
    """A device of the officer's own, enrolled with the ledger."""
    desk = setup.create_trial(folder)
    enrol.enrol(lambda fn: fn(desk.db), folder, url, code, desk.now, "test")
    return desk


def named(finding: Finding) -> list[tuple[str, str]]:
    return [(photo.sha256, photo.caption) for photo in finding.facts.photos]


def add(desk: Desk, name: str) -> str:
    """A photo kept on this device. Returns its sha256."""
    draft, _ = drafts.open_draft(desk, "counter")
    with Decoder() as decoder:
        return photos.add_photo(desk, draft.id, sample_photo(name), decoder).sha256


@pytest.fixture
def forked(tmp_path: Path) -> Iterator[Both]:
    ledger = open_test_ledger(tmp_path / "ledger", setup._present)
    account = add_account(ledger, "officer", region="371602")
    with serving(ledger) as address:
        here, there = tmp_path / "profile", tmp_path / "other"
        mine = join(here, address.url, ledger.make_code(account))
        theirs = join(there, address.url, ledger.make_code(account))
        first = findings.submit(mine, "counter", VALUES, [(add(mine, "notice"), "")]).finding_id
        exchange(mine, here)
        exchange(theirs, there)
        known = lists.finding(mine, first).finding
        findings.amend(
            theirs, first, {**known.facts.values, "text": THEIRS, "severity": "S4", "hall_code": "H01",
                            "window_code": "H01-006", "severity_reason": "影响面大"},
            named(known), "在大厅又看了一次",
        )  # fmt: skip
        findings.amend(
            mine, first, {**known.facts.values, "text": MINE}, [*named(known), (add(mine, "hall"), "")], "补一张照片"
        )
        exchange(theirs, there)
        exchange(mine, here)
        setup.close(mine)
        yield Both(here, theirs, there, first)
        setup.close(theirs)
    ledger.db.close()


@pytest.fixture
def profile(forked: Both) -> Path:
    """What the window opens."""
    return forked.folder


@pytest.fixture
def page(forked: Both, hands: Hands) -> Any:
    """The conflict, come to from the sync page."""
    hands.window.go("sync")
    asked = hands.window.page("sync").asked
    hands.wait(asked.isVisible)
    next(button for button in asked.findChildren(Button) if button.text() == "去合并").click()
    made = hands.window.page("conflict")
    hands.wait(lambda: bool(made.rows))
    hands.settle()
    return made


def known_here(hands: Hands, finding: str) -> Finding:
    found: list[Finding] = []
    hands.window.session.read(lambda desk: lists.finding(desk, finding).finding, found.append, hands.window)
    hands.wait(lambda: bool(found))
    return found[0]


def test_every_difference_is_chosen_by_keys_and_reaches_both_devices(forked: Both, page: Any, hands: Hands) -> None:
    assert [row.item.name for row in page.rows] == ["hall_code", "text", "severity", "photos"]
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert f"台账·设备 {forked.other.device_code}" in " ".join(words)
    assert [row.pick for row in page.rows] == [1, None, 1, 0], "what only one side changed is offered"
    assert page.rows[0].item.said[1].zh.startswith("滨州市"), page.rows[0].item.said[1].zh
    lines = [version.facts.photos[0] for version in page._fork.finding.versions]
    assert lines == [lines[0]] * 3, "a device that only heard of a photo changes nothing that is known of it"
    assert not page.join.isEnabled()
    hands.press("Ctrl+Return")
    assert hands.focus() is page.rows[1].choices[0], "what is not chosen yet gets the keyboard"
    hands.press("Right")
    assert page.rows[1].pick == 1
    hands.press("Left")
    assert page.rows[1].pick == 0
    hands.press("1")
    assert [row.pick for row in page.rows] == [0, 0, 0, 0]
    hands.press("2")
    assert [row.pick for row in page.rows] == [1, 1, 1, 1]
    hands.press("Left")
    hands.press("Down")
    hands.press("Down")
    hands.press("Left")
    assert [row.pick for row in page.rows] == [1, 0, 1, 0]

    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    hands.wait(lambda: "已合并" in hands.window.toast.text())
    joined = known_here(hands, forked.finding)
    assert not joined.forked
    facts = joined.facts
    assert (facts.values["text"], facts.values["severity"], facts.values["window_code"]) == (MINE, "S4", "H01-006")
    assert (facts.values["severity_reason"], len(facts.photos)) == ("影响面大", 2)
    told = {version.facts.values["text"] for version in joined.versions}
    assert told == {BEFORE, MINE, THEIRS}, "what was not chosen stays in the history"

    hands.window.runner.sync_now()
    hands.wait(lambda: not hands.window.runner.running and hands.desktop.jobs.idle)
    exchange(forked.other, forked.other_folder)
    there = lists.finding(forked.other, forked.finding).finding
    assert (there.forked, there.facts) == (False, facts)


def test_it_holds_in_the_smallest_window_and_is_told(
    forked: Both, page: Any, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.window.resize(1024, 700)
    hands.wait(lambda: hands.window.width() == 1024)
    hands.settle()
    assert cut(hands.window, monkeypatch) == []
    assert [nameless(stop) for stop in tab_stops(hands.window) if nameless(stop)] == []
    assert page.rows[1].choices[0].accessibleName() == f"问题描述, 这台设备: {MINE}"


def test_all_photos_may_stay_and_a_late_version_is_looked_at_first(forked: Both, page: Any, hands: Hands) -> None:
    photos_row = page.rows[3]
    photos_row.both.click()
    assert (photos_row.pick, [choice.isChecked() for choice in photos_row.choices]) == (forks.BOTH, [True, True])
    page.rows[1].choices[0].click()
    before = lists.finding(forked.other, forked.finding).finding
    findings.amend(forked.other, forked.finding, {**before.facts.values, "trips": 3}, named(before), "又跑了一趟")
    exchange(forked.other, forked.other_folder)
    hands.window.runner.sync_now()
    hands.wait(lambda: "trips" in [row.item.name for row in page.rows])
    assert page.banner.text().startswith(FORK_GREW.what.zh)
    assert next(row.pick for row in page.rows if row.item.name == "photos") == forks.BOTH, "choices made stay made"
    (trips,) = [row for row in page.rows if row.item.name == "trips"]
    trips.choices[1].click()
    for row in page.rows:
        if row.pick is None:
            row.choices[0].click()
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    joined = known_here(hands, forked.finding)
    assert (joined.forked, joined.facts.values["trips"], len(joined.facts.photos)) == (False, 3, 2)


def test_joined_on_the_other_device_there_is_nothing_left_to_choose(forked: Both, page: Any, hands: Hands) -> None:
    exchange(forked.other, forked.other_folder)
    fork = forks.read_fork(forked.other, forked.finding)
    assert [side.mine for side in fork.sides] == [True, False]
    forks.merge(forked.other, fork, [0] * len(fork.items), "用这边的")
    exchange(forked.other, forked.other_folder)
    hands.window.runner.sync_now()
    hands.wait(lambda: page.banner.isVisible() and not page.rows)
    assert not page.join.isEnabled()
    assert known_here(hands, forked.finding).facts.values["text"] == THEIRS


@pytest.mark.parametrize(
    ("mine", "theirs", "marked", "marked_there"),
    [
        (MINE, THEIRS, ["又", "委托人本人二次到场签字。"], ["补充公证书。"]),
        ("等了 30 分钟", "等了 45 分钟", ["30"], ["45"]),
        ("Social insurance, desk 6", "Real estate, desk 6", ["Social insurance"], ["Real estate"]),
        ("一样的话", "一样的话", [], []),
        ("完全不同", "毫无相干", [], []),
        ("", "从空到有", [], []),
    ],
)
def test_what_differs_is_marked(mine: str, theirs: str, marked: list[str], marked_there: list[str]) -> None:
    here, there = spans(mine, theirs)
    assert [mine[a:b] for a, b in here] == marked
    assert [theirs[a:b] for a, b in there] == marked_there
