"""The walkthrough's record on paper: what is on it is the record, however long and hostile."""

import re
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.core.text import clean_text
from officer_app.core.walk_facts import PlannedStep, WalkEnd
from officer_app.core.walk_sheet import StepLine, WalkSheet, walk_sheet
from officer_app.sheets.rows import Sheet
from officer_app.sheets.walk import render_walk
from tests.core.test_forms import CATALOG
from tests.core.test_walkthrough import Walker
from tests.sheets.conftest import PRINTED
from tests.sheets.test_finding import NASTY

HEADS = ("序号", "环节", "标准要求", "实际情况", "起止时间", "问题编号")


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def pages(sheet: Sheet) -> list[str]:
    return [bare(page.extract_text()) for page in pypdf.PdfReader(BytesIO(sheet.pdf)).pages]


def make(delivered: bool = True) -> WalkSheet:
    w = Walker(hall_code="H01", covert=True, target_no="TJ202602-003", companions="TY-X-005")
    w.tap("next", 540)
    w.note("text", 60, text="叫号屏不亮", ok="no")
    w.note("material", text="户口本")
    late = w.tap("next", 1200)
    w.tap("pause", 60)
    w.tap("resume", 600)
    w.tap("correct", corrects=late.id, at=late.envelope.claimed_at.replace("09:35", "09:34"), reason="点晚了")
    w.put("walk.ended", WalkEnd(result="done", summary="办成了", uptime=w.uptime))
    return walk_sheet(w.walk, [], CATALOG, PRINTED, event_sha256="3f9a1c22" * 8, delivered=delivered)


def test_the_record_is_on_the_paper() -> None:
    sheet = make()
    (text,) = pages(render_walk(sheet))
    for line in sheet.steps:
        for words in (line.title, line.expected, line.actual, line.times):
            assert bare(words) in text
    for words in (
        sheet.walk_no, "走流程体验记录表", sheet.matter, sheet.place, sheet.time, sheet.total, sheet.waiting,
        sheet.guide, sheet.counts, sheet.summary, sheet.companions, sheet.filled_on, "户口本", "表号：F02",
        *sheet.trace, *HEADS, sheet.note, "第1页共1页", sheet.event_sha256[:12],
    ):  # fmt: skip
        assert bare(words) in text, words
    assert "09:35改为09:34，点晚了" in bare(sheet.trace[0])
    assert sheet.total.endswith("（另暂停10分钟）")
    assert sheet.qr == f"BZ4C|F02|{sheet.walk_no}|{sheet.version_no}|3f9a1c223f9a"
    assert render_walk(sheet).pdf == render_walk(make()).pdf
    assert render_walk(make(delivered=False)).pdf != render_walk(sheet).pdf


@pytest.mark.parametrize("steps", [12, 40])
def test_many_steps_flow_under_a_repeated_head_and_the_signatures_have_company(steps: int) -> None:
    line = StepLine(
        "1", "受理告知", "等候不超过30分钟", "窗口要求再交一份复印件，" * 6, "09:00-09:10", "LA7K2-20260917-003"
    )
    sheet = replace(make(), steps=(line,) * steps, summary="共走了很多窗口。" * 40)
    drawn = pages(render_walk(sheet))
    assert len(drawn) > 1
    assert all(text.count("".join(HEADS)) == ("受理告知" in text) for text in drawn)
    assert "".join(drawn).count(line.findings) == steps
    assert "体验官签名" in drawn[-1]
    assert "发现问题" in drawn[-1]


def test_a_step_with_more_to_say_than_a_page_goes_on() -> None:
    words = "".join(f"第{n}句话写得很长。" for n in range(400))
    sheet = replace(make(), steps=(StepLine("1", "受理告知", "", words, "09:00-09:10", "—"),))
    drawn = "".join(pages(render_walk(sheet)))
    assert "受理告知（续）" in drawn
    assert all(f"第{n}句话" in drawn for n in range(400))


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=300), st.sampled_from(("matter", "summary", "place", "companions", "target_no")))
def test_any_storable_text_is_printed_as_it_is(text: str, field: str) -> None:
    clean = clean_text(text + NASTY, 600).text
    sheet = replace(make(), **{field: clean})
    made = render_walk(sheet)
    assert made.pages >= 1
    assert "<b>x</b>" in "".join(pages(made))


def test_what_the_guide_does_not_say_is_said() -> None:
    w = Walker(matters=["SX9999"], steps=[PlannedStep(stage="queue", title="排队", limit_minutes=1)])
    w.end(150)
    sheet = walk_sheet(w.walk, [], CATALOG, PRINTED, event_sha256="a" * 64, delivered=True)
    assert sheet.guide.count("（本机无数据）") == 4
    assert "材料清单不在本机，未比对" in sheet.guide
    assert sheet.steps[0].actual == "用时2分钟，超出2分钟"
    assert (sheet.score, sheet.grade, sheet.findings) == ("", "", "0个")
