"""Phrases: every class has one to start from, and what is written time and again becomes one's own."""

from pathlib import Path

import pytest

from officer_app.core.catalog import Catalog
from officer_app.core.forms import FORMS
from officer_app.core.phrases import BLANK, learn, phrases

FILES = Path(__file__).parents[2] / "resources" / "catalog"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load(lambda name: (FILES / name).read_bytes())


def test_every_class_has_a_phrase_that_is_long_enough_to_be_finished(catalog: Catalog) -> None:
    for form in FORMS.values():
        for category in catalog.categories_of(form.dimension):
            first = catalog.phrases[category.code][0]
            assert len(first.zh) >= form.field("text").min_points, first.zh
    for said in (one for group in catalog.phrases.values() for one in group):
        assert said.zh.count(BLANK) == said.en.count(BLANK), said
    assert catalog.phrases.keys() <= catalog.categories.keys()


def test_what_is_written_again_is_learned_with_its_numbers_left_open() -> None:
    learned = learn(
        [
            ("T0103", "10:05取号，等候 43 分钟才叫到。导办台没有人。"),
            ("T0103", "9:30取号，等候 61 分钟才叫到！只此一次的话。"),
            ("T0103", "9：31取号，等候 ＿＿ 分钟才叫到。"),
            ("T0401", "导办台没有人。"),
        ]
    )
    assert learned["T0103"] == [f"{BLANK}取号，等候 {BLANK} 分钟才叫到。"]
    assert learned["T0401"] == [], "elsewhere it was written once only"


def test_a_sentence_said_twice_in_one_text_is_not_a_habit_and_a_phone_number_never_is() -> None:
    assert learn([("T0301", "没有一次说清楚材料。没有一次说清楚材料。")]) == {"T0301": []}
    told = "请打 13812345678 找王科长问一问。"
    assert learn([("T0301", told), ("T0301", told)]) == {"T0301": []}


def test_ones_own_come_first_and_none_comes_twice(catalog: Catalog) -> None:
    listed = phrases(catalog, "zh", "T", "T0401", {})
    assert listed[0].startswith(f"窗口要求另交{BLANK}")
    assert listed[-1] == catalog.phrases["T"][-1].zh
    own = {"T0401": ["自己常写的一句话。", listed[0]], "W0101": ["网上的话也是话。"]}
    assert phrases(catalog, "zh", "T", "T0401", own)[:2] == own["T0401"]
    assert len(phrases(catalog, "zh", "T", "T0401", own)) == len(listed) + 1
    assert "网上的话也是话。" not in phrases(catalog, "zh", "T", "", own)
