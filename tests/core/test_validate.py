"""One function for the window, the use case and the ledger: what is wrong, what is missing, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.core import clock
from officer_app.core.catalog import Catalog
from officer_app.core.facts import PhotoRef
from officer_app.core.fields import Kind
from officer_app.core.forms import FORMS, derived
from officer_app.core.validate import Problem, problems, ready, refusals, tidy
from tests.core.nasty import texts
from tests.core.test_catalog import read

CATALOG = Catalog.load(read)
NOW = clock.parse("2026-09-17T16:40:00+08:00")
PHOTO = PhotoRef(sha256="3f" * 32, size=1000, mime="image/jpeg")
FULL: dict[str, dict[str, Any]] = {
    "online": {
        "platform": "山东政务服务网",
        "url": "zwfw.sd.gov.cn/bz/qykb",
        "matter_code": "SX0110",
        "reproducible": "always",
        "category_code": "W0401",
        "region_code": "371600",
    },
    "counter": {
        "hall_code": "H07",
        "window_code": "H07-005",
        "mode": "counter_self",
        "matter_code": "SX0402",
        "category_code": "T0103",
        "wait_minutes": 47,
    },
    "callback": {"centre_code": "CB08", "matter_code": "SX0401", "grade": "2", "category_code": "H0202"},
}
for values in FULL.values():
    values |= {
        "text": "取号后等候四十七分钟，其间五个窗口只开了两个。",
        "expected": "等候不超过三十分钟。",
        "actual": "等候四十七分钟。",
        "occurred_at": "2026-09-17T10:05:00+08:00",
    }

forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def found(code: str, photos: list[PhotoRef] | None = None, **changes: Any) -> list[Problem]:
    return problems(FORMS[code], FULL[code] | changes, [PHOTO] if photos is None else photos, NOW, CATALOG)


@forms
def test_a_full_record_is_complete_and_clean(form: Any) -> None:
    values = derived(form, FULL[form.code], CATALOG)
    assert problems(form, values, [PHOTO], NOW, CATALOG) == []
    assert ready(form, values, [PHOTO], NOW, CATALOG).percent == 100
    assert refusals(form, values, [PHOTO], NOW, CATALOG) == []


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("counter", "category_code", "W0101"),
        ("counter", "category_code", "T01"),
        ("counter", "category_code", "T9999"),
        ("counter", "window_code", "H01-001"),
        ("counter", "hall_code", "H99"),
        ("counter", "mode", "online_self"),
        ("counter", "mode", ["counter_self"]),
        ("counter", "region_code", "371601"),
        ("counter", "region_code", "370100"),
        ("counter", "severity", "S5"),
        ("counter", "covert", "yes"),
        ("counter", "wait_minutes", -1),
        ("counter", "wait_minutes", 1441),
        ("counter", "wait_minutes", True),
        ("counter", "wait_minutes", 3.5),
        ("counter", "wait_minutes", 10**30),
        ("counter", "occurrence_count", 0),
        ("counter", "text", "字" * 1001),
        ("counter", "text", {"a": 1}),
        ("counter", "title", "两\n行"),
        ("counter", "title", "\x00"),
        ("counter", "title", "e\u0301"),
        ("counter", "title", "\ud800"),
        ("counter", "occurred_at", "2026-09-17T16:51:00+08:00"),
        ("counter", "occurred_at", "2025-09-15T10:00:00+08:00"),
        ("counter", "occurred_at", "2026-09-17T10:00:00"),
        ("counter", "occurred_at", "0001-01-01T00:00:00+14:00"),
        ("counter", "occurred_at", 1_700_000_000),
        ("online", "url", "javascript:alert(1)"),
        ("online", "url", "file:///etc/passwd"),
        ("online", "url", "http://a b"),
        ("callback", "grade", "6"),
        ("callback", "centre_code", "CB12"),
        ("callback", "quote", "原话" * 251),
    ],
)
def test_what_is_wrong_is_said_at_its_field(code: str, name: str, value: Any) -> None:
    blocking = [problem for problem in found(code, **{name: value}) if problem.blocking]
    assert [problem.field for problem in blocking][:1] == [name]
    assert len(refusals(FORMS[code], FULL[code] | {name: value}, [PHOTO], NOW, CATALOG)) == len(blocking)


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("counter", "occurred_at", "2026-09-17T16:50:00+08:00"),
        ("counter", "occurred_at", "2025-09-17T16:50:00+08:00"),
        ("counter", "text", "𠮷" * 1000),
        ("counter", "text", "第一行\n\t第二行"),
        ("counter", "wait_minutes", 0),
        ("counter", "window_code", ""),
        ("counter", "covert", False),
        ("online", "url", "https://zwfw.sd.gov.cn:8443/a?b=c#d"),
        ("online", "platform", "别的平台"),
    ],
)
def test_what_is_unusual_is_taken(code: str, name: str, value: Any) -> None:
    assert found(code, **{name: value}) == []


def test_personal_numbers_warn_and_never_block() -> None:
    said = found(
        "counter",
        text="窗口让我打13800000000，又要身份证37160219900101123X的复印件。",
        photos=[PhotoRef(sha256="3f" * 32, size=9, mime="image/jpeg", caption="电话13800000000")],
    )
    assert [problem.field for problem in said] == ["text", "text", "photos"]
    assert not any(problem.blocking for problem in said)
    assert "手机号" in said[0].message.zh
    assert "13800000000" not in "".join(problem.message.zh + problem.message.en for problem in said)


def test_photos_are_checked_too() -> None:
    bad = [
        PhotoRef(sha256="../x", size=9, mime="image/jpeg"),
        PhotoRef(sha256="3f" * 32, size=0, mime="image/jpeg"),
        PhotoRef(sha256="3f" * 32, size=9, mime="image/jpeg", caption="长" * 81),
    ]
    assert len(found("counter", photos=bad)) == 3
    assert [p.field for p in found("counter", photos=[PHOTO] * 13)] == ["photos"]
    refused = {"mode": "counter_accompany", "applicant_consent": False}
    assert [p.field for p in found("counter", **refused)] == ["applicant_consent"]
    assert found("counter", photos=[], **refused) == []


def test_a_field_from_a_newer_program_is_kept_with_a_remark() -> None:
    assert [(p.field, p.blocking) for p in found("counter", from_the_future=1)] == [("from_the_future", False)]


@forms
def test_the_meter_counts_up_and_only_class_and_content_are_needed(form: Any) -> None:
    empty = ready(form, {}, [], NOW, CATALOG)
    assert empty.percent == 0
    assert {problem.field for problem in empty.missing if problem.blocking} == {"category_code", "text"}
    values: dict[str, Any] = {}
    last = empty.percent
    for name, value in FULL[form.code].items():
        values[name] = value
        percent = ready(form, values, [], NOW, CATALOG).percent
        assert last <= percent < 100
        last = percent
    assert ready(form, values, [PHOTO], NOW, CATALOG).percent == 100
    category = {"category_code": FULL[form.code]["category_code"]}
    assert ready(form, category, [PHOTO], NOW, CATALOG).can_finish
    assert ready(form, category | {"text": "只有三个字"}, [], NOW, CATALOG).can_finish
    assert not ready(form, category, [], NOW, CATALOG).can_finish


def test_a_reason_or_a_quote_stands_in_for_a_photo() -> None:
    for code, name in (("counter", "no_evidence_reason"), ("callback", "quote")):
        assert ready(FORMS[code], FULL[code] | {name: "窗口不让拍"}, [], NOW, CATALOG).percent == 100


@forms
@given(data=st.data())
def test_no_value_breaks_the_check(form: Any, data: st.DataObject) -> None:
    anything = st.one_of(
        texts,
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.lists(texts, max_size=2),
        st.dictionaries(texts, texts, max_size=2),
    )
    names = st.one_of(st.sampled_from(sorted(form.by_name)), texts)
    values = data.draw(st.dictionaries(names, anything, max_size=8))
    for problem in (*problems(form, values, [], NOW, CATALOG), *refusals(form, values, [], NOW, CATALOG)):
        assert problem.message.zh.encode()
        assert problem.message.en.encode()
        assert "\n" not in problem.message.en
    ready(form, derived(form, values, CATALOG), [], NOW, CATALOG)


@given(st.dictionaries(st.sampled_from(["text", "title", "quote", "expected"]), texts, max_size=4))
def test_tidied_text_is_never_refused_for_its_characters(values: dict[str, str]) -> None:
    kept, remarks = tidy(values)
    assert all(not remark.blocking for remark in remarks)
    form = FORMS["callback"]
    for problem in problems(form, kept, [], NOW, CATALOG):
        assert not problem.blocking or "字" in problem.message.zh or "一行" in problem.message.zh
        assert "不能保存" not in problem.message.zh


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LONG_TEXT, Kind.QUOTE, Kind.URL])
def test_a_megabyte_is_refused_without_reading_it(kind: Kind) -> None:
    form, field = next((form, field) for form in FORMS.values() for field in form.fields if field.kind is kind)
    said = problems(form, {field.name: "1" * 1_000_000}, [], NOW, CATALOG)
    assert [problem.field for problem in said] == [field.name]


def test_the_ledger_judges_by_the_time_the_record_was_made() -> None:
    form, values = FORMS["counter"], derived(FORMS["counter"], FULL["counter"], CATALOG)
    assert refusals(form, values, [PHOTO], NOW + timedelta(days=400), CATALOG) != []
    assert refusals(form, values, [PHOTO], NOW, CATALOG) == []
