"""The finding sheet as data, and the sample city it is tried with."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from officer_app.core import clock, masking
from officer_app.core.catalog import Catalog
from officer_app.core.facts import Finding, FindingFacts, MemoRef, PhotoRef, Step, Version
from officer_app.core.forms import FORMS, derived
from officer_app.core.sample import read_samples
from officer_app.core.sheet_data import FindingSheet, chinese_date, chinese_time, finding_sheet
from officer_app.core.validate import problems, ready
from tests.core.test_catalog import read

CATALOG = Catalog.load(read)
SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
PRINTED = clock.parse("2026-09-17T16:52:00+08:00")
SHA = "3f9a1c" + "0" * 58
VALUES: dict[str, Any] = {
    "hall_code": "H07",
    "window_code": "H07-005",
    "mode": "counter_proxy",
    "covert": True,
    "matter_code": "SX0402",
    "category_code": "T0103",
    "severity": "S3",
    "fix_type": "timed",
    "occurred_at": "2026-09-17T01:05:00+00:00",
    "text": "等候四十七分钟，窗口让我打13800000000。",
    "expected": "不超过三十分钟",
    "actual": "四十七分钟",
    "wait_minutes": 47,
    "trips": 2,
    "suggestion": "增开窗口",
    "suggested_dept": "371625-604",
    "step": "queue",
    "campaign": "年中体检",
}


def sheet(values: dict[str, Any] = VALUES, form: str = "counter", **options: Any) -> FindingSheet:
    photo = PhotoRef(sha256=SHA, size=9, mime="image/jpeg", taken_at="2026-09-17T09:05:00+08:00", caption="取号票")
    other = PhotoRef(sha256="ab" * 32, size=9, mime="image/png", kind="screenshot")
    facts = FindingFacts(
        temp_no="LA7K2-20260917-003",
        form=form,
        values=values,
        photos=[photo, other],
        memos=options.pop("memos", []),
        alias="TY-X-004",
        sample=options.pop("sample", False),
    )
    versions = [
        Version(
            event_id=str(n),
            kind="finding.submitted",
            parents=[],
            device="A7K2",
            facts=facts,
            claimed_at="2026-09-17T16:40:00+08:00",
        )
        for n in range(2)
    ]
    finding = Finding(
        id="f",
        facts=facts,
        state="submitted",
        versions=versions,
        heads=["1"],
        numbers=options.pop("numbers", []),
        history=options.pop("history", []),
    )
    return finding_sheet(
        finding,
        CATALOG,
        {SHA: (b"jpeg", 960, 640)},
        PRINTED,
        **({"event_sha256": "c0ffee123456" + "0" * 52, "delivered": False} | options),
    )


def test_a_sheet_printed_offline() -> None:
    page = sheet()
    assert (page.temp_no, page.class_no, page.version_no) == ("LA7K2-20260917-003", "待建账后编号", 2)
    assert page.qr == "BZ4C|F01|LA7K2-20260917-003|2|c0ffee123456"
    assert page.dimension == (("网上", False), ("台上", True), ("线上", False))
    assert page.mode == (("亲自办", False), ("代理办", True), ("陪同办", False), ("网办", False), ("回访", False))
    assert page.visit == (("明访", False), ("暗访", True))
    assert page.severity == (("轻微", False), ("一般", False), ("较重", True), ("严重", False))
    assert [ticked for _, ticked in page.fix_type] == [False, True, False]
    assert (page.place, page.spot, page.step) == ("博兴县政务服务中心", "005号 不动产综合受理", "取号等候")
    assert (page.occurred_at, page.filled_on) == ("2026年9月17日9时05分", "2026年9月17日")
    assert page.printed_at == "2026-09-17 16:52"
    assert page.category == f"T0103 {CATALOG.name('category', 'T01').zh}—等候时间过长"
    assert page.measures == "等候47分钟 往返2次"
    assert page.dept == "博兴县不动产登记中心"
    assert page.evidence == ("1. 照片 取号票 2026年9月17日9时05分 指纹3f9a1c00", "2. 截图 指纹abababab")
    assert [(p.number, p.caption, p.width) for p in page.photos] == [("图1", "取号票", 960)]
    assert (page.offline, page.watermarks, page.alias) == (True, ("内部资料", "离线打印，未入账"), "TY-X-004")


def test_a_masked_sheet_tells_nothing_of_people() -> None:
    said = MemoRef(sha256="cd" * 32, size=99, duration_s=72, recorded_at="2026-09-17T09:06:00+08:00")
    line = "3. 体验官口述 1分12秒 2026年9月17日9时06分 指纹cdcdcdcd"
    assert sheet(memos=[said]).evidence[2:] == (line,)
    page = sheet(masked=True, signature=b"png", memos=[said])
    assert len(page.evidence) == 2, "a voice tells who speaks"
    assert (page.alias, page.signature, page.watermarks) == ("", None, ("脱敏版", "离线打印，未入账"))
    assert "138****0000" in page.text
    assert masking.scan(page.text) == []
    assert sheet(signature=b"png").signature == b"png"


def test_a_registered_sheet_shows_its_number_and_who_took_it() -> None:
    step = Step(
        transition="T06",
        action="accept",
        from_state="submitted",
        to_state="verifying",
        actor="受理员1",
        at="2026-09-18T09:00:00+08:00",
        role="ledger_clerk",
    )
    page = sheet(numbers=["371625-T0103-2026-00004-0"], history=[step], delivered=True)
    assert (page.class_no, page.accepted) == ("371625-T0103-2026-00004-0", "受理员1 2026年9月18日")
    assert page.watermarks == ("内部资料",)


def test_an_accounts_id_is_no_name() -> None:
    step = Step(
        transition="T06",
        action="accept",
        from_state="submitted",
        to_state="verifying",
        actor="01a20ce1-ed9c-7c5b-bac0-663666667189",
        at="2026-09-18T09:00:00+08:00",
        role="ledger_clerk",
    )
    assert sheet(history=[step], delivered=True).accepted == "2026年9月18日"


def test_a_sheet_of_the_sample_city_says_so_and_nothing_else() -> None:
    assert sheet(sample=True, delivered=True).watermarks == ("样例",)
    assert sheet(sample=True, masked=True).watermarks == ("样例", "离线打印，未入账")


@pytest.mark.parametrize("form", FORMS)
def test_an_almost_empty_or_foreign_record_still_prints(form: str) -> None:
    for values in ({}, {"category_code": "T9999", "severity": "S9", "occurred_at": "?", "hall_code": 7, "step": "x"}):
        page = sheet(values, form)
        assert sum(ticked for _, ticked in page.dimension) == 1
        assert not any(ticked for _, ticked in (*page.severity, *page.mode))


def test_dates_are_written_the_official_way() -> None:
    late = clock.parse("2026-09-17T17:30:00+00:00")
    assert (chinese_date(late), chinese_time(late)) == ("2026年9月18日", "2026年9月18日1时30分")


@pytest.mark.parametrize("now", ["2026-11-24T08:00:00+08:00", "2025-01-01T00:00:00+08:00", "2031-06-01T12:00:00+08:00"])
def test_the_sample_city_is_whole_and_recent(now: str) -> None:
    today = clock.parse(now)
    samples = read_samples((SAMPLE / "findings.json").read_bytes(), today)
    assert len(samples) == 30
    newest = clock.parse(samples[-1].values["occurred_at"])
    assert timedelta(0) <= today - newest < timedelta(weeks=1)
    for sample in samples:
        form = FORMS[sample.form]
        photos = [
            PhotoRef(
                sha256=SHA,
                size=(SAMPLE / "photos" / photo.file).stat().st_size,
                mime="image/jpeg",
                kind=photo.kind,
                caption=photo.caption,
            )
            for photo in sample.photos
        ]
        assert problems(form, sample.values, photos, today, CATALOG) == [], sample.number
        assert ready(form, sample.values, photos, today, CATALOG).can_finish
        assert derived(form, sample.values, CATALOG)["suggested_dept"] == sample.responsible_dept
        assert len(sample.values["title"]) <= 20
