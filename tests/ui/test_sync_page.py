"""The sync page and its loop: what waits, what is told, and that there is only ever one exchange."""

import socket
from dataclasses import replace

import pytest

from officer_app.core.changes import Changes
from officer_app.core.clock import parse
from officer_app.core.text import Text
from officer_app.photos.ingest import Decoder
from officer_app.store import meta, outbox
from officer_app.store.database import write
from officer_app.store.remote import Logged
from officer_app.store.waiting import PhotoOnItsWay, Waiting
from officer_app.sync import faults
from officer_app.sync.run import Outcome, Progress
from officer_app.ui.sync import words
from officer_app.ui.sync.runner import SHORTEST_MS
from officer_app.usecases import drafts, findings, photos
from officer_app.usecases.sync import SyncStatus
from tests.fixtures.window import Hands, sample_photo

NOW = parse("2026-09-17T10:00:00+08:00")
NOTHING = SyncStatus(0, 0, 0, 0, 0, "2026-09-17T08:12:00+08:00", None, "", Text("", ""), True, False)


def do(hands: Hands, fn):
    """Run `fn(desk)` on the database lane and wait."""
    done = []
    hands.window.session.read(lambda desk: [fn(desk)], done.extend, hands.window)
    hands.wait(lambda: bool(done))
    return done[0]


def record(desk) -> Changes:
    """A finding with two photos."""
    draft, _ = drafts.open_draft(desk, "counter", {"category_code": "T0401", "text": "墙上清单没有这两项，窗口另要。"})
    with Decoder() as decoder:
        for name in ("notice", "hall"):
            photos.add_photo(desk, draft.id, sample_photo(name), decoder)
    return findings.finish(desk, draft.id).changes


def enrolled_nowhere(desk) -> None:
    """As enrolled with a ledger that cannot be reached: a port that nobody listens on."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with write(desk.db) as db:
        meta.put(db, {"ledger_id": "L1", "ledger_public": "00" * 32, "ledger_url": f"http://127.0.0.1:{port}"})


@pytest.fixture
def page(hands: Hands):
    hands.window.go("sync")
    hands.wait(lambda: hands.window._pages["sync"]._overview is not None)
    hands.settle()
    return hands.window._pages["sync"]


def test_a_device_without_a_ledger_keeps_everything_and_says_so(hands, page):
    assert "没有注册" in page._title.text() or "还没有" in page._title.text()
    assert not page.now.isEnabled()
    assert page.enrol.isVisible()
    hands.window.runner.sync_now()
    hands.wait(lambda: not hands.window.runner.running)
    assert not hands.window.banner.isVisible(), "nothing is wrong, so nothing is red"


def test_offline_is_told_in_grey_and_tried_again_by_itself(hands, page):
    hands.window.bus.changed.emit(do(hands, record))
    do(hands, enrolled_nowhere)
    ended = []
    hands.window.runner.ended.connect(ended.append)
    hands.press("F5")
    hands.wait(lambda: bool(ended))
    hands.settle()
    assert ended[0].trouble.code == "sync.unreachable"
    hands.wait(lambda: page._title.text() == "离线可用，都已存本机")
    assert "1 条记录、2 张照片" in page._note.text()
    assert "自动再试" in page._note.text()
    assert [row.title for row in page.waiting.rows.rows] == ["墙上清单没有这两项，窗口另要"]
    assert page.history.rows.rows[0].outcome == "sync.unreachable"
    assert not hands.window.banner.isVisible()


def test_two_presses_make_two_exchanges_one_after_the_other(hands, page):
    do(hands, enrolled_nowhere)
    runner = hands.window.runner
    starts, ended = [], []
    runner.state_changed.connect(lambda: starts.append(runner.running))
    runner.ended.connect(ended.append)
    runner.sync_now()
    runner.sync_now()
    runner.sync_now()
    hands.wait(lambda: len(ended) == 2 and not runner.running)
    hands.settle()
    assert starts[:4] == [True, False, True, False]


def test_the_loop_never_looks_sooner_than_a_second(hands, page):
    runner = hands.window.runner
    runner._answered((False, 0.01))
    assert runner._timer.interval() == SHORTEST_MS
    runner._answered((False, None))
    assert runner._timer.interval() == 5 * 60 * 1000
    runner.stop()
    runner._answered((True, None))
    assert not runner.running
    assert not runner._timer.isActive()


def test_back_on_the_network_it_waits_its_share_of_a_minute_and_the_button_does_not(hands, page):
    from PySide6.QtNetwork import QNetworkInformation

    do(hands, enrolled_nowhere)
    runner = hands.window.runner
    ended = []
    runner.ended.connect(ended.append)
    runner.sync_now()
    hands.wait(lambda: len(ended) == 1 and not runner.running)
    hands.settle()
    runner._rand = lambda: 0.5
    runner.begin()
    for reach in ("Disconnected", "Online", "Online"):
        runner._network.changed(QNetworkInformation.Reachability[reach])
    assert runner._spread.isActive()
    assert runner._spread.interval() == 30_000
    runner._answered((True, None))
    assert not runner.running, "what runs by itself waits as well"
    runner._spread.stop()
    runner._back()
    hands.wait(lambda: len(ended) == 2 and not runner.running)
    hands.settle()
    runner.reconnected()
    runner.sync_now()
    hands.wait(lambda: len(ended) == 3 and not runner.running)
    assert not runner._spread.isActive()


def test_a_copied_profile_is_told_what_happened_and_what_to_do_whatever_else_there_is_to_remark(hands, page):
    do(hands, enrolled_nowhere)
    runner = hands.window.runner
    late = Text("时钟快了 5 分钟", "The clock is 5 min ahead")
    runner._done(Outcome(notices=[late]))
    hands.settle()
    assert "时钟快了 5 分钟" in hands.window.banner.text()
    for _ in range(2):
        runner._done(Outcome(renew=True, notices=[late]))
        hands.settle()
    said = hands.window.banner.text()
    for part in (faults.COPIED.what, faults.COPIED.safe, faults.COPIED.todo):
        assert part.zh in said
    assert page.enrol.isVisible(), "what to do is there to be done"
    runner.stop()
    runner.forget_engine()
    assert not runner.copied


def test_what_was_set_aside_names_itself_and_is_handed_in_again(hands, page):
    def aside(desk) -> Changes:
        changes = record(desk)
        (sha,) = desk.db.conn.execute("SELECT ref FROM outbox WHERE kind = 'photo' LIMIT 1").fetchone()
        with write(desk.db) as db:
            outbox.set_aside(db, "photo", sha, "photo.too_large", Text("总台账不收这么大的照片", "Too large"))
        return changes

    hands.window.bus.changed.emit(do(hands, aside))
    hands.wait(lambda: page.asked.isVisible())
    buttons = [b for b in page.asked.findChildren(type(page.now)) if b.isVisible()]
    assert [b.accessibleDescription() for b in buttons] == ["墙上清单没有这两项，窗口另要 总台账不收这么大的照片"]
    buttons[0].setFocus()
    hands.press("Space")
    hands.wait(lambda: not page.asked.isVisible())
    assert do(hands, lambda desk: outbox.tray(desk.db)) == []


@pytest.mark.parametrize(
    ("status", "kind", "title"),
    [
        (NOTHING, "done", "台账已全部收妥"),
        (replace(NOTHING, findings=2, photos=5), "offline", "离线可用，都已存本机"),
        (replace(NOTHING, trouble_code="sync.unreachable"), "offline", "离线可用，没有要送的"),
        (replace(NOTHING, trouble_code="sync.sign_in", trouble=Text("不认登录了", "x")),
         "trouble", "不认登录了"),
        (replace(NOTHING, enrolled=False), "alone", "这台电脑还没有绑定总台账"),
    ],
)  # fmt: skip
def test_the_state_is_said_in_its_own_words(status, kind, title):
    state = words.state_of(status, False, None, NOW)
    assert (state.kind, state.title.zh) == (kind, title)
    busy = words.state_of(status, True, Progress("photos", 5, 12, 0), NOW)
    assert (busy.kind, busy.percent, busy.note.zh) == ("busy", 42, "照片 5 / 12，可以照常工作")


def test_how_far_a_finding_is():
    photo = PhotoOnItsWay("aa", 1000, 0, False)
    row = Waiting("f", "t", "L", "T", "", False, (photo, PhotoOnItsWay("bb", 1000, 0, True)))
    assert words.standing_of(row, {})[0].zh == "50%"
    assert words.standing_of(row, {"aa": 250, "cc": 9})[0].zh == "62%"
    assert words.standing_of(row._replace(photos=(photo,)), {})[0].zh == "记录已收到"
    assert words.standing_of(row._replace(text_waits=True), {})[0].zh == "等待"


@pytest.mark.parametrize(
    ("logged", "said"),
    [
        (Logged("", 4, 0, 11, "ok", Text("", "")), ("arrow-up", "送出 4 条记录、11 张照片", "全部收妥")),
        (Logged("", 0, 3, 0, "ok", Text("", "")), ("arrow-down", "收到 3 条进展", "全部收妥")),
        (Logged("", 0, 0, 0, "ok", Text("", "")), ("check", "没有新的", "")),
        (Logged("", 1, 0, 2, "sync.cut", Text("", "")), ("wifi-off", "送出 1 条记录、2 张照片", "断开了，已保住断点")),
        (Logged("", 0, 0, 0, "sync.forged", Text("不是它签的", "x")), ("triangle-alert", "不是它签的", "")),
    ],
)
def test_an_exchange_is_told(logged, said):
    icon, what, end = words.told(logged)
    assert (icon, what.zh, end.zh) == said
    assert what.en


def test_moments_and_sizes():
    assert words.moment("2026-09-17T08:12:00+08:00", NOW).zh == "今天 08:12"
    assert words.moment("2026-09-16T17:40:00+08:00", NOW).zh == "昨天 17:40"
    assert words.moment("2026-08-01T09:00:00+08:00", NOW).zh == "8月1日 09:00"
    assert [words.size(n) for n in (0, 500, 73_000, 2_000_000, 123_456_789)] == [
        "0 KB",
        "1 KB",
        "71 KB",
        "1.9 MB",
        "118 MB",
    ]
