"""Two days in the field, played offline from the officer's side, then handed in to a real ledger (DOMAIN 9.1, 9.2)."""

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import msgspec
import pypdf
import pytest

from officer_app.core.clock import SHANGHAI
from officer_app.core.errors import OfficerError
from officer_app.core.marks import Drawing
from officer_app.core.walk_facts import PlannedStep, Uptime, WalkNote
from officer_app.store import verify, walks
from officer_app.usecases import (
    drafts,
    findings,
    marking,
    walk_faults,
    walk_findings,
    walk_notes,
    walk_sheets,
    walk_start,
)
from officer_app.usecases import walks as verbs
from officer_app.usecases.desk import Desk
from officer_app.usecases.photos import Kept
from officer_app.usecases.verify import rebuild
from officer_app.usecases.walk_start import Setting
from tests.faults.device import Device
from tests.faults.judge import judge
from tests.faults.world import World
from tests.fixtures.ledger import add_device


class Day:
    """An officer with one device, on a day of which only the clock is ours."""

    def __init__(self, world: World, day: str) -> None:
        self.world, self.day, self.device = world, day, world.devices[0]
        begun = datetime.fromisoformat(f"{day}T00:00:00+08:00")
        self.device.desk = replace(
            self.device.desk,
            uptime=lambda: Uptime("boot", int((world.now() - begun).total_seconds() * 1000)),
        )

    @property
    def desk(self) -> Desk:
        return self.device.desk

    def at(self, time: str) -> None:
        self.world.now.at = datetime.fromisoformat(f"{self.day}T{time}:00").replace(tzinfo=SHANGHAI)

    def shoot(self, words: bytes) -> Kept:
        data = words * 40
        return Kept(self.desk.media.put(data), len(data), "image/jpeg", 4, 3, "", b"thumb")


def printed(desk: Desk, walk_id: str) -> tuple[str, int]:
    sheet = walk_sheets.print_walk(desk, walk_id)
    assert sheet.missing == ()
    pages = pypdf.PdfReader(BytesIO(sheet.pdf)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages)), sheet.pages


def answered(desk: Desk, walk_id: str, **more: Any) -> dict[str, Any]:
    """Everything the walk knows, the officer's own answers, and a harmless answer to the rest that is required."""
    walk = verbs.get(desk, walk_id)
    form, known = walk_notes.questions(desk, walk)
    answers = {**known, **more}
    missing = walk_notes.evaluate(form, walk, answers).missing
    while missing:
        for question in (q for q in form.questions() if q.id in missing):
            best = max(question.options, key=lambda option: option.score or 0).v if question.options else None
            answers[question.id] = {"multi": [best], "grade5": "4", "text": "无", "number": 1, "duration": 1}.get(
                question.type, best
            )
        missing = walk_notes.evaluate(form, walk, answers).missing
    return answers


def held_back(day: Day) -> int:
    return len(day.device.rows("SELECT 1 FROM outbox WHERE kind = 'photo' AND state = 'held_back'"))


def hand_in(day: Day) -> None:
    """Everything is received and counted once; the other device and a second look get the same."""
    one, two = day.world.devices
    sent = {row[0] for row in one.rows("SELECT id FROM event")}
    outcome = one.exchange()
    assert (outcome.trouble, outcome.aside) == (None, 0)
    assert one.rows("SELECT count(*) FROM outbox WHERE kind = 'event'") == [(0,)]
    assert one.rows("SELECT DISTINCT status FROM delivery") == [("accepted",)]
    with day.world.ledger.db.write() as tx:
        held = tx.execute("SELECT count(*) FROM held WHERE scope = %s", [day.world.ledger.scope]).fetchone()
        rows = tx.execute("SELECT id FROM event WHERE scope = %s", [day.world.ledger.scope]).fetchall()
    assert held == (0,)
    assert sorted(row[0] for row in rows) == sorted(sent)
    assert two.exchange().trouble is None
    assert walks.newest(two.desk.db) == [
        row._replace(n=there.n) for row, there in zip(walks.newest(one.desk.db), walks.newest(two.desk.db), strict=True)
    ]
    assert all(row.delivered for row in walks.newest(one.desk.db))
    assert one.exchange().pushed == 0
    for device in (one, two):
        proof(device)
    judge(day.world)


def proof(device: Device) -> None:
    before = (walks.newest(device.desk.db), device.rows("SELECT * FROM finding_photo ORDER BY finding, pos"))
    rebuild(device.desk)
    assert (walks.newest(device.desk.db), device.rows("SELECT * FROM finding_photo ORDER BY finding, pos")) == before
    report = verify.verify(device.desk.db, device.desk.media)
    assert report.faults == []


def test_script_a_accompanying_an_old_person_offline(world: World) -> None:
    day = Day(world, "2026-03-25")
    desk = day.desk
    day.at("09:05")
    setting = Setting(
        dimension="T",
        mode="counter_accompany",
        matter_code="SX0803",
        hall_code="H03",
        covert=False,
        target_no="TJ202602-003",
        campaign="适老化办事专项体检",
        applicant_consent=True,
        applicant_profile="elderly",
    )
    with pytest.raises(OfficerError) as caught:
        walk_start.start(desk, msgspec.structs.replace(setting, applicant_consent=None))
    assert caught.value.fault is walk_faults.INCOMPLETE
    walk = walk_start.start(desk, setting).walk
    code = desk.device_code
    assert walk.walk_no == f"X{code}-20260325-001"
    assert verbs.running(desk)[0].status == "running"

    day.at("09:11")
    walk_notes.note(desk, walk.id, "进门后6分钟无人导办，导办台空位。", ok="no")
    day.at("09:14")
    verbs.next_step(desk, walk.id, step=3)  # the guide is not read: the queue
    walk_notes.ticket(desk, walk.id, "A017")
    walk_notes.note(desk, walk.id, "取号机字号过小，老人看不清，由体验官代取。")
    first = day.shoot(b"ticket machine")
    walk_notes.add_photo(desk, walk.id, first, caption="取号机字号过小")
    day.at("09:33")
    verbs.next_step(desk, walk.id)
    walk_notes.note(desk, walk.id, "无低位服务台、无老花镜，老人站立填表18分钟。", ok="no")
    second = day.shoot(b"hands and form")
    walk_notes.add_photo(desk, walk.id, second)
    assert walk_notes.feel(desk, walk.id, "2").walk.feelings[-1].step == 4
    day.at("09:52")
    assert verbs.timing(desk, verbs.get(desk, walk.id)).step_ms == 19 * 60_000
    day.at("09:55")
    verbs.insert_step(desk, walk.id, PlannedStep(stage="accept", title="受理告知"))
    walk_notes.note(desk, walk.id, "窗口人员态度和蔼，一次性书面告知，材料齐全。", ok="yes")
    day.at("10:02")
    done = verbs.end(desk, walk.id, "accepted", "已受理，出具受理凭证。").walk
    assert [(s.title, s.minutes, s.photos) for s in done.steps if s.begin] == [
        ("查找", 9, 0), ("取号等候", 19, 1), ("受理告知", 22, 1), ("受理告知", 7, 0),
    ]  # fmt: skip
    assert (done.waiting_ms, done.elapsed_ms) == (19 * 60_000, 57 * 60_000)

    day.at("10:05")
    answers = answered(desk, walk.id, T05="no", T21=["glasses"], T26="2")
    assert (answers["T01"], answers["T06"], answers["T24"]) == ("accompany", 19, "accepted")
    with pytest.raises(OfficerError) as caught:
        walk_notes.answer(desk, walk.id, answers, ["T1002"])
    assert caught.value.fault is walk_faults.UNDECIDED
    scored = walk_notes.answer(desk, walk.id, answers, ["T1002"], {"T0101": "导办员临时去处理急事"}).walk
    assert scored.answers is not None
    assert scored.answers.score is not None
    assert 0 < scored.answers.score < 100
    day.at("10:12")
    draft, _ = walk_findings.open_finding(desk, walk.id, 4, [first.sha256, second.sha256])
    assert draft.values["source_ref"] == walk.id
    assert (draft.values["step"], draft.values["hall_code"], draft.values["wait_minutes"]) == ("accept", "H03", 19)
    assert draft.values["suggested_dept"] == desk.catalog.responsible("SX0803", "371603")
    text = "陪同82岁老人申领高龄津贴，大厅无老花镜、无低位服务台，自助取号机字体小，无人主动引导。"
    drafts.autosave(desk, draft.id, {**draft.values, "category_code": "T1002", "text": text})
    for photo in (first, second):  # masked where needed, and looked at
        marking.mark(
            desk,
            draft.id,
            photo.sha256,
            Drawing(width=4, height=3),
            {"id_no": "clear", "face": "clear", "phone": "clear"},
        )
    assert held_back(day) == 2, "nothing that may show the accompanied person leaves before somebody has looked"
    found = findings.finish(desk, draft.id)
    assert held_back(day) == 0
    assert [one.id for one in walk_findings.findings_of(desk, walk.id)] == [found.finding_id]

    paper, pages = printed(desk, walk.id)
    assert pages == 1
    for words in (
        walk.walk_no, "高龄津贴申领", "TJ202602-003", "适老化办事专项体检", "沾化区政务服务中心",
        "☑陪同办", "☐代理办", "☑真办", "☑明访", "2026年3月25日9时05分—10时02分", "57分钟", "19分钟",
        "办事人同意☑是", "办事人特征老年人", "承诺时限5个工作日", "材料清单不在本机，未比对",
        "票号A017；取号机字号过小，老人看不清，由体验官代取。", "09:14-09:33", "09:55-10:02",
        "无低位服务台、无老花镜，老人站立填表18分钟。（不符合）", f"{scored.answers.score:g}", "总体评价不满意",
        "已受理，出具受理凭证。", f"1个：{found.temp_no}",
    ):  # fmt: skip
        assert words in paper, words
    assert paper.count(found.temp_no) >= 2, "beside its step and in the list"
    day.at("10:43")
    hand_in(day)


def test_script_b_as_an_agent_after_an_online_attempt(world: World) -> None:
    day = Day(world, "2026-05-20")
    desk = day.desk
    day.at("08:40")
    online = walk_start.start(
        desk,
        Setting(
            dimension="W",
            mode="online_self",
            matter_code="SX0103",
            authenticity="simulated",
            region_code="371681",
            platform="山东政务服务网",
            terminal="pc",
            target_no="TJ202603-001",
        ),
    ).walk
    for minutes in ("08:46", "08:55", "09:05"):
        day.at(minutes)
        verbs.next_step(desk, online.id)
    walk_notes.note(desk, online.id, "“清税证明”跳转税务系统后要求再次登录。", ok="no")
    draft, _ = walk_findings.open_finding(desk, online.id)
    assert (draft.form, draft.values["platform"], draft.values["step"]) == ("online", "山东政务服务网", "fill")
    day.at("09:25")
    with pytest.raises(OfficerError) as caught:
        verbs.end(desk, online.id, "simulated_end")
    assert caught.value.fault is walk_faults.PENDING
    assert verbs.end(desk, online.id, "simulated_end", nothing_pending=True).walk.elapsed_ms == 45 * 60_000

    day.at("10:05")
    agent = Setting(
        dimension="T",
        mode="counter_proxy",
        matter_code="SX0103",
        hall_code="H08",
        covert=True,
        target_no="TJ202603-002",
        authorisation_kind="letter",
        authorisation_ref="SQ-2026-017",
        principal_kind="enterprise",
        steps=[
            PlannedStep(stage="queue", title="登记取号", limit_minutes=10),
            PlannedStep(stage="accept", title="登记"),
        ],
    )
    with pytest.raises(OfficerError) as caught:
        walk_start.start(desk, msgspec.structs.replace(agent, authorisation_ref="372301199001011234"))
    assert caught.value.fault is walk_faults.PERSONAL
    walk = walk_start.start(desk, agent).walk
    assert walk.walk_no.endswith("-20260520-002")
    desks = (("10:31", "10:52", "税务", "201"), ("10:58", "11:20", "社保", "018"), ("11:24", "11:39", "公积金", "603"))
    day.at("10:18")
    verbs.next_step(desk, walk.id)
    walk_notes.note(desk, walk.id, "先去税务")
    for drawn, called, name, dept in desks:
        day.at(drawn)
        verbs.insert_step(desk, walk.id, PlannedStep(stage="queue", title=f"{name}取号", dept=f"371681-{dept}"))
        day.at(called)
        verbs.insert_step(desk, walk.id, PlannedStep(stage="accept", title=name, dept=f"371681-{dept}"))
    done = verbs.get(desk, walk.id)
    assert (done.waiting_ms, done.windows) == (71 * 60_000, 3)
    assert walk_findings.prefill(desk, done)["suggested_dept"] == "371681-603"
    day.at("12:10")
    done = verbs.end(desk, walk.id, "rejected", "一件事没有一窗办").walk
    paper, _ = printed(desk, walk.id)
    for words in (
        "☑代理办",
        "授权方式授权委托书授权书编号SQ-2026-017",
        "委托人类型企业",
        "71分钟",
        "10:31-10:52",
        "用时13分钟，超出3分钟",
    ):
        assert words in paper, words
    assert not walk_findings.findings_of(desk, walk.id)
    hand_in(day)


def test_another_account_changes_nothing_of_a_walk(world: World) -> None:
    day = Day(world, "2026-03-25")
    day.at("09:05")
    setting = Setting(
        dimension="T", mode="counter_self", matter_code="SX0401", hall_code="H01", covert=True, reason="抽查"
    )
    walk = walk_start.start(day.desk, setting).walk
    hand_in(day)
    stranger = add_device(world.ledger)
    note = stranger.event("walk.noted", WalkNote(what="copy", uptime=Uptime("b", 1)), walk.id)
    (result,) = stranger.push(note).results
    assert (result.status, result.code) == ("held", "event.not_yours")
    day.device.exchange()
    assert verbs.get(day.desk, walk.id).copies == 0
