"""Walkthrough script B (DOMAIN 9.2), played through the window: as agent, after a simulated attempt online."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from officer_app.core import privacy
from officer_app.core.clock import SHANGHAI
from officer_app.ui.editor.intake import Intake
from officer_app.usecases import verify, walk_findings
from tests.fixtures.walking import Walking, copy_photo, profile_of
from tests.fixtures.window import sample_photo

CAMPAIGN = "TJ202603 企业开办注销全链条体检"
ONLINE = {
    "matter_code": "SX0103",
    "platform": "山东政务服务网",
    "terminal": "pc",
    "authenticity": "simulated",
    "target_no": "TJ202603-001",
    "campaign": CAMPAIGN,
}
COUNTER = {
    "matter_code": "SX0103",
    "hall_code": "H08",
    "window_code": "H08-003",
    "mode": "counter_proxy",
    "visibility": "covert",
    "authenticity": "real",
    "target_no": "TJ202603-002",
    "campaign": CAMPAIGN,
}
FOUND_ONLINE = "网上办理公司注销，到“清税证明”一步跳到税务系统，要求再次登录，未能沿用已登录的身份。"
FOUND = "代理企业办理注销，先后到登记、税务、社保、公积金4个窗口，各窗口分别取号，合计等候71分钟。"
ANSWERS = {
    "T03": ["poa"], "T05": "yes", "T08": "no", "T09": "no", "T11": "no", "T13": "no", "T14": "yes", "T16": "none",
    "T17": "3", "T18": "3", "T19": "yes", "T20": "yes", "T22": "na", "T23": "no", "T26": "2",
    "T27": "一件事没有一窗办",
}  # fmt: skip


@pytest.fixture
def walking(tmp_path: Path, qtbot: Any) -> Iterator[Walking]:
    """An accountant's device, in the morning of the script."""
    clock = profile_of(tmp_path / "profile", "7PQ3", "TY-Z-012", datetime(2026, 5, 20, 8, 40, tzinfo=SHANGHAI))
    made = Walking(tmp_path / "profile", clock, qtbot, "zh", "light")
    yield made
    made.shut()


def queue_at(walking: Walking, at: str, title: str, window: str) -> None:
    """Another ticket at another window: a step nobody planned."""
    walking.clock.at(at)
    walking.page.run.insert_button.click()
    panel = walking.page.run.insert
    panel.stage.set_value("queue")
    walking.hands.type(title)
    panel.window_code.setFocus()
    walking.hands.type(window)
    walking.press("Return")
    panel.limit.setFocus()
    walking.press("Return")


def accept_at(walking: Walking, at: str, title: str, said: str) -> None:
    """Called; what the clerk says is noted."""
    walking.clock.at(at)
    walking.page.run.insert_button.click()
    walking.page.run.insert.stage.set_value("accept")
    walking.hands.type(title)
    walking.press("Return")
    walking.note(said)


def test_script_b(walking: Walking) -> None:
    page, clock, hands = walking.page, walking.clock, walking.hands

    # 1 online, simulated
    walking.begin("W", ONLINE)
    assert walking.walk.walk_no == "X7PQ3-20260520-001"
    assert walking.walk.start.mode == "online_self"
    clock.at("08:46")
    walking.note("从首页点 5 次到公司注销登记。", ok="yes")
    walking.press("F7")
    walking.note("指南写明一窗受理。", ok="yes")
    clock.at("08:52")
    walking.press("F7")
    walking.press("Ctrl+5")
    walking.press("Ctrl+Return")
    walking.press("F7")
    clock.at("09:01")
    walking.press("Ctrl+5")
    walking.press("Ctrl+Return")
    walking.press("F7")
    clock.at("09:10")
    copy_photo("web", "phone")
    walking.press("Ctrl+N")
    walking.press("Ctrl+V")
    hands.wait(lambda: len(hands.editor.keeper.shots) == 2)
    walking.press("Ctrl+0")
    hands.type("重复登录")
    walking.press("Return")
    hands.editor.form.go_to("text")
    hands.type(FOUND_ONLINE)
    walking.press("Ctrl+Return")
    hands.wait(lambda: walking.window.here == "walk")
    hands.settle()
    online = page.keeper.walk_id
    (first,) = walking.asked(lambda desk: walk_findings.findings_of(desk, online))
    values = first.facts.values
    assert (first.facts.temp_no, values["category_code"], values["severity"]) == ("L7PQ3-20260520-001", "W0104", "S2")
    assert (values["step"], values["platform"], values["authenticity"]) == ("upload", "山东政务服务网", "simulated")
    clock.at("09:25")
    page.heads.end.click()
    end = page.closing.end
    assert end.result.value() == "simulated_end"
    walking.press("Ctrl+Return")
    assert "模拟体验不能留下待办申请" in end.banner.text()
    end.pending.click()
    walking.press("Ctrl+Return")
    hands.wait(lambda: not walking.walk.running)
    assert walking.walk.ended.nothing_pending is True
    walking.press("Ctrl+P")
    _, text = walking.printed("record")
    for words in (
        "X7PQ3-20260520-001", "公司注销登记", "☑网上自办", "☑模拟", "山东政务服务网", "电脑网页",
        "2026年5月20日8时40分", "总用时45分钟", "从首页点5次到公司注销登记", "表单自动带出", "网上顺畅度",
        first.facts.temp_no,
    ):  # fmt: skip
        assert "".join(words.split()) in text, words
    walking.press("Escape")
    walking.press("Escape")

    # 2 at the counter, as agent: authority and its number, never who gave it
    clock.at("10:05")
    walking.form("T", COUNTER)
    walking.press("Ctrl+Return")
    form = page.home.start.form
    assert form.boxes["authorisation_kind"]._wrong.text()
    given = {"authorisation_kind": "letter", "authorisation_ref": "SQ-2026-017", "principal_kind": "enterprise"}
    walking.begin("T", given)
    assert walking.walk.walk_no == "X7PQ3-20260520-002"
    page.pictures.intake.take_in(Intake((sample_photo("idform"),)))
    hands.wait(lambda: len(walking.walk.photos) == 1)
    assert page.run.photos.strip.photos.taken[0].badge == "mask", "the letter waits for its mask"
    walking.press("F7")
    walking.press("F7")
    clock.at("10:18")
    walking.press("F7")
    walking.note("企业开办专区：先去税务。", ok="no")
    queue_at(walking, "10:31", "税务区取号", "010")
    accept_at(walking, "10:52", "税务受理", "再去社保确认。")
    queue_at(walking, "10:58", "社保区取号", "008")
    accept_at(walking, "11:20", "社保受理", "公积金也要销户。")
    queue_at(walking, "11:24", "公积金取号", "001")
    accept_at(walking, "11:39", "公积金受理", "已受理销户。")
    assert page.run.facts.waiting.value.text() == "1:11:00", "the waiting adds up over four tickets"
    assert page.run.facts.trips.value.text() == "4"
    walking.press("Ctrl+N")
    walking.press("Ctrl+0")
    hands.type("多窗口往返")
    walking.press("Return")
    hands.editor.form.go_to("text")
    hands.type(FOUND)
    walking.press("Ctrl+Return")
    hands.wait(lambda: walking.window.here == "walk")
    hands.settle()
    counter = page.keeper.walk_id
    (second,) = walking.asked(lambda desk: walk_findings.findings_of(desk, counter))
    values = second.facts.values
    wanted = {
        "category_code": "T0201", "severity": "S3", "fix_type": "systemic", "wait_minutes": 71, "windows_count": 4,
        "mode": "counter_proxy", "authorisation_ref": "SQ-2026-017", "principal_kind": "enterprise", "covert": True,
        "region_code": "371681", "matter_code": "SX0103", "source_ref": counter,
    }  # fmt: skip
    assert second.facts.temp_no == "L7PQ3-20260520-002"
    assert {name: values.get(name) for name in wanted} == wanted
    clock.at("12:10")
    page.heads.end.click()
    end.result.chips["done"].click()
    walking.press("Ctrl+Return")
    hands.wait(lambda: not walking.walk.running)
    hands.settle()
    assert page.closing.answers.answers()["T01"] == "proxy"
    assert (page.closing.answers.answers()["T06"], page.closing.answers.answers()["T15"]) == (71, 4)
    walking.answer(ANSWERS)
    for category in list(page.closing.score._rows):
        walking.decide(category, False, "已记在多窗口往返一项里")
    walking.press("Ctrl+Return")
    assert walking.walk.answers is not None, page.closing.banner.text()
    assert walking.walk.answers.grade == "2"
    walking.press("Ctrl+P")
    _, text = walking.printed("record")
    for words in (
        "X7PQ3-20260520-002", "☑代理办", "☑真办", "☑暗访", "邹平市政务服务中心", "2026年5月20日10时05分—12时10分",
        "总用时125分钟", "等候71分钟", "窗口4个", "授权书编号SQ-2026-017", "委托人类型企业", "先去税务", "再去社保确认",
        "公积金也要销户", "不满意", second.facts.temp_no,
    ):  # fmt: skip
        assert "".join(words.split()) in text, words
    walking.press("Escape")
    walking.window.open_sheet(second.id)
    _, text = walking.printed("sheet")
    for words in ("L7PQ3-20260520-002", "T0201", "☑代理办", FOUND, "等候71分钟"):
        assert "".join(words.split()) in text, words

    # 3 offline so far: the letter's photo waits for the officer, everything else for a network
    letter = walking.walk.photos[0].ref
    assert privacy.standing(letter, {"mode": "counter_proxy"}) == "mask"

    def queued() -> dict[str, str]:
        return walking.asked(lambda desk: dict(desk.db.conn.execute("SELECT ref, state FROM outbox").fetchall()))

    # they were looked at meanwhile, and show nobody
    hands.wait(lambda: {queued()[photo.sha256] for photo in first.facts.photos} == {"ready"})
    assert queued()[letter.sha256] == "held_back"
    assert walking.asked(verify.verify).faults == []
