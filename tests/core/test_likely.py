"""Departments suggested by rules a person can read and by the words of the description, over the real lists."""

import json

import pytest

from officer_app.core.catalog import Catalog
from officer_app.core.likely import Duties, Earlier, likely
from officer_app.core.relevance import Relevance
from officer_app.paths import resource


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())


@pytest.fixture(scope="module")
def duties(catalog: Catalog) -> Duties:
    return Duties(catalog)


def test_relevance_finds_by_pairs_and_shows_what_it_found() -> None:
    index = Relevance({"a": "户口;身份证", "b": "公积金;公积金提取;租房提取", "c": "不动产登记;app"}, {"租房"})
    (hit,) = index.best("窗口要求另交户口本复印件和身份证")
    assert (hit.key, hit.pieces) == ("a", ("身份证", "户口"))
    assert 0 < hit.share < 0.5
    first, second = index.best("ＡＰＰ里租房提取公积金一直失败")
    assert (first.key, first.pieces) == ("b", ("房提取", "公积金"))
    assert (second.key, second.pieces) == ("c", ("app",))
    assert index.best("") == index.best("。，") == index.best("无") == Relevance({}).best("户口") == []


def test_window_and_matter_agree_and_say_so(catalog: Catalog) -> None:
    values = {"matter_code": "SX0401", "hall_code": "H01", "window_code": "H01-006", "region_code": "371600"}
    first = likely(catalog, values, earlier=Earlier(90, {"371600-604": 6}))[0]
    assert first.department == "371600-604"
    assert first.why.zh == "因为：这个事项由它办理，006号 不动产综合受理归它，近 90 天同窗口 6 项"
    assert first.why.en.startswith("Because it handles this matter; it runs No. 006")


def test_words_alone_lead_to_a_department_of_the_place(catalog: Catalog, duties: Duties) -> None:
    said = duties.mentioned("在自助机上查不到公积金提取记录，晚间租房提取人脸识别连续失败")
    first = likely(catalog, {"hall_code": "H04"}, said)[0]
    assert first.department == "371621-601"
    assert "描述提到“公积金提取”“租房提取”" in first.why.zh
    assert likely(catalog, {}, duties.mentioned("窗口工作人员要求提供其他材料，业务办理系统使用不熟")) == []


def test_words_never_outweigh_who_handles_the_matter(catalog: Catalog, duties: Duties) -> None:
    said = duties.mentioned("户口本、身份证、居住证、驾驶证、护照都要复印")
    found = likely(catalog, {"matter_code": "SX0401"}, said)
    assert [one.department for one in found][:2] == ["371600-604", "371600-007"]


def test_the_halls_own_business_goes_to_the_hall(catalog: Catalog) -> None:
    values = {"matter_code": "SX0401", "hall_code": "H01", "category_code": "T0905", "region_code": "371600"}
    first = likely(catalog, values)[0]
    assert first.department == catalog.hall("H01").department
    assert first.why.zh == "因为：大厅由它管理"


def test_the_platform_goes_to_its_keeper(catalog: Catalog) -> None:
    assert likely(catalog, {"matter_code": "SX0110", "category_code": "W0102"})[0].department == "371600-031"


def test_a_county_has_its_own_department(catalog: Catalog) -> None:
    first = likely(catalog, {"matter_code": "SX0404", "hall_code": "H04", "region_code": "371621"})[0]
    assert first.department == "371621-604"


def test_nothing_chosen_suggests_nothing_and_foreign_codes_do_no_harm(catalog: Catalog) -> None:
    assert likely(catalog, {}) == []
    strange = {"matter_code": "SX9999", "window_code": 7, "hall_code": None, "category_code": "?"}
    assert likely(catalog, strange, earlier=Earlier(90, {"999999-001": 3})) == []


@pytest.mark.parametrize("hidden", [(), ("matter_code",), ("matter_code", "window_code")])
def test_nearly_all_of_the_seed_findings_are_guessed(catalog: Catalog, duties: Duties, hidden: tuple[str, ...]) -> None:
    seed = json.loads(resource("sample/findings.json").read_bytes())["findings"]
    hits = 0
    for row in seed:
        values = {name: value for name, value in row["values"].items() if name not in (*hidden, "suggested_dept")}
        found = likely(catalog, values, duties.mentioned(values["text"]))
        hits += row["responsible_dept"] in [one.department for one in found]
    assert hits >= 0.9 * len(seed), f"{hits} of {len(seed)}"
