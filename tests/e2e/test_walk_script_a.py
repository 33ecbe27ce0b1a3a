"""Walkthrough script A (DOMAIN 9.1), played through the window: accompanied, no signal, paper on the spot."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from officer_app.ui.editor.intake import Intake
from officer_app.ui.widgets.buttons import Button
from officer_app.usecases import lists, sync, verify, walk_findings
from tests.fixtures.walking import Walking
from tests.fixtures.window import sample_photo

LEFT = Qt.MouseButton.LeftButton
START = {
    "matter_code": "SX0803",
    "hall_code": "H03",
    "mode": "counter_accompany",
    "visibility": "overt",
    "authenticity": "real",
    "target_no": "TJ202602-003",
    "campaign": "TJ202602 适老化办事专项体检",
    "applicant_profile": "elderly",
}
ANSWERS = {
    "T04": "yes", "T05": "no", "T08": "no", "T09": "written", "T11": "no", "T13": "no", "T14": "yes", "T15": 1,
    "T16": "none", "T17": "5", "T18": "4", "T19": "yes", "T20": "yes", "T21": ["glasses"], "T22": "yes", "T23": "no",
    "T26": "3",
}  # fmt: skip
TEXT = "陪同82岁老人申领高龄津贴，大厅无老花镜、无低位服务台，自助取号机字体小，无人主动引导。"
EXPECTED = "无障碍环境建设法；大厅服务规范：配备老花镜、低位服务台。"


def cover(walking: Walking, start: tuple[int, int], end: tuple[int, int], kind: str) -> None:
    """In the viewer: a mask drawn by hand, the hinted places covered, the other question answered, Ctrl+Enter."""
    page = walking.window.page("viewer")
    walking.hands.wait(lambda: page.sketch is not None)
    walking.hands.settle()
    page.side.checklist.rows[kind].answer.chosen.emit("shows")
    page.take("mask")
    canvas = page.easel.canvas
    a, b = (canvas.mapFromScene(QPoint(*point)) for point in (start, end))
    QTest.mousePress(canvas.viewport(), LEFT, pos=a)
    QTest.mouseMove(canvas.viewport(), (a + b) / 2)
    QTest.mouseMove(canvas.viewport(), b)
    QTest.mouseRelease(canvas.viewport(), LEFT, pos=b)
    page.easel.cover(page.easel.canvas.hints)
    for other in {"id_no", "face"} - {kind}:
        page.side.checklist.rows[other].answer.chosen.emit("clear")
    walking.press("Ctrl+Return")


def test_script_a(walking: Walking) -> None:
    page, clock, hands = walking.page, walking.clock, walking.hands

    # 09:05 nothing begins before the applicant has said yes; no name is asked for anywhere
    form = walking.form("T", START)
    walking.press("Ctrl+Return")
    assert "先问办事人是否同意陪同" in page.home.start.banner.text()
    assert not any("姓名" in box._title.text() for box in form.boxes.values())
    walking.begin("T", {"applicant_consent": True})
    assert walking.walk.walk_no == "XA7K2-20260325-001"

    # 09:08 nobody at the guide desk; a finding is begun here and thought better of
    clock.at("09:08")
    walking.note("进门后6分钟无人导办，导办台空位。", ok="no")
    walking.press("Ctrl+N")
    hands.type("进门后6分钟无人导办，导办台空位。")
    walking.press("Escape")
    assert walking.window.here == "walk"

    # 09:14 ticket A017, the machine's letters are too small
    walking.press("F7")
    clock.at("09:14")
    walking.press("F7")
    page.run.clock.ticket.setFocus()
    hands.type("A017")
    walking.press("Return")
    page.pictures.intake.take_in(Intake((sample_photo("kiosk"),)))
    walking.note("取号机字号过小，老人看不清，由体验官代取。", ok="no")

    # 09:33 called after 19 minutes
    clock.at("09:33")
    page.ticker.follow(walking.walk)
    assert page.run.clock.time() == "19:00"
    walking.press("F7")
    clock.at("09:51")
    page.pictures.intake.take_in(Intake((sample_photo("idform"),)))
    walking.note("无低位服务台、无老花镜，老人站立填表18分钟。")
    QTest.mouseClick(page.run.feeling.faces[3], LEFT)
    hands.settle()
    clock.at("09:55")
    walking.note("窗口人员态度和蔼，一次性书面告知，材料齐全。", ok="yes")
    clock.at("10:02")
    walking.press("F7")
    walking.note("已受理，出具受理凭证，凭证号 ZH20260325-0117。")
    page.heads.end.click()
    page.closing.end.result.chips["accepted"].click()
    page.closing.end.summary.setFocus()
    hands.type("体验官陪同一位82岁老人办理高龄津贴申领，老人口头同意陪同并同意不拍面部。已受理，出具受理凭证。")
    walking.press("Ctrl+Return")
    hands.wait(lambda: not walking.walk.running)

    # 10:05 the questionnaire: what was measured is known, one suggestion taken, one declined
    clock.at("10:05")
    answers, score = page.closing.answers, page.closing.score
    hands.settle()
    assert answers.answers()["T01"] == "accompany"
    assert answers.answers()["T06"] == 19
    walking.answer(ANSWERS)
    assert sorted(score._rows) == ["T0101", "T1002"]
    walking.decide("T0101", False, "导办员临时处理突发情况，5分钟后返岗")
    walking.decide("T1002", True)
    walking.choose_photos(0, 1)
    walking.press("Ctrl+Return")
    assert not page.closing.banner.isVisible(), page.closing.banner.text()
    assert walking.walk.answers.score == float(score.score())

    # what was thought better of goes to the bin; its number is never given again
    walking.window.go("findings", view="drafts")
    hands.settle()
    listed = walking.window.page("findings")
    row = next(n for n in range(2) if listed.model.row(n).number.endswith("-001"))
    listed.list.setCurrentIndex(listed.model.index(row, 0))
    hands.settle()
    next(found for found in listed.side.draft.findChildren(Button) if found.text() == "删除").click()
    hands.settle()

    # 10:12 the finding, from the accepted suggestion: class, place, step and photos are there
    clock.at("10:12")
    walking.window.go("walk", walk=page.keeper.walk_id)
    hands.settle()
    assert page.closing.findings.titles() == ["适老服务缺失"]
    page.closing.findings._list.itemAt(0).widget().click()
    hands.wait(lambda: hands.editor.keeper.draft_id != "")
    hands.settle()
    editor = hands.editor
    assert [tile.badge for tile in editor.photos.strip.tiles.tiles] == ["mask", "mask"]
    hands.type(TEXT)
    editor.form.view.put("expected", EXPECTED)
    editor.form.view.put("fix_type", "immediate")
    walking.press("Ctrl+M")
    cover(walking, (400, 300), (520, 420), "face")
    cover(walking, (300, 200), (560, 330), "id_no")
    hands.wait(lambda: walking.window.here == "editor")
    hands.settle()
    assert [tile.badge for tile in editor.photos.strip.tiles.tiles] == ["masked", "masked"]
    walking.press("Ctrl+Return")
    hands.wait(lambda: walking.window.here == "walk")
    hands.settle()
    walk_id = page.keeper.walk_id
    (finding,) = walking.asked(lambda desk: walk_findings.findings_of(desk, walk_id))
    values = finding.facts.values
    assert finding.facts.temp_no == "LA7K2-20260325-002"
    wanted = {
        "category_code": "T1002", "severity": "S2", "fix_type": "immediate", "mode": "counter_accompany",
        "hall_code": "H03", "region_code": "371603", "matter_code": "SX0803", "step": "queue", "walk_step": 3,
        "applicant_consent": True, "applicant_profile": "elderly", "wait_minutes": 19, "covert": False,
        "source_kind": "walkthrough", "source_ref": walk_id, "text": TEXT, "expected": EXPECTED,
    }  # fmt: skip
    assert {name: values.get(name) for name in wanted} == wanted
    assert all(photo.masked_sha256 for photo in finding.facts.photos), "what leaves the device is covered"

    # 10:20 the sheet on the spot, and the walk's record
    clock.at("10:20")
    walking.window.open_sheet(finding.id)
    sheet, text = walking.printed("sheet")
    for words in (
        "问题发现单",
        "LA7K2-20260325-002",
        "T1002",
        "高龄津贴申领",
        TEXT,
        EXPECTED,
        "TY-X-004",
    ):
        assert "".join(words.split()) in text, words
    assert sheet.printed.unmasked == sheet.printed.absent == 0
    assert "离线打印，未入账" in " ".join(sheet.side.notices()), "drawn across the page"
    walking.press("Escape")
    walking.window.go("walk", walk=walk_id)
    hands.settle()
    walking.press("Ctrl+P")
    record, text = walking.printed("record")
    for words in (
        "走流程体验记录表", "XA7K2-20260325-001", "高龄津贴申领", "SX0803", "TJ202602-003", "适老化办事专项体检",
        "沾化区政务服务中心", "2026年3月25日9时05分", "等候19分钟", "票号A017", "进门后6分钟无人导办",
        "老人站立填表18分钟", "一次性书面告知", "ZH20260325-0117", "办事人特征老年人", "LA7K2-20260325-002",
        "材料清单不在本机", f"{walking.walk.answers.score:g}", "基本满意",
    ):  # fmt: skip
        assert "".join(words.split()) in text, words

    assert "离线打印，未入账" in " ".join(record.side.notices())

    # no signal the whole time: everything waits, nothing is lost
    status = walking.asked(lambda desk: sync.status(desk.db))
    assert status.findings
    assert walking.asked(verify.verify).faults == []
    assert walking.asked(lambda desk: [lists.draft_rows(desk)]) == [[]]
