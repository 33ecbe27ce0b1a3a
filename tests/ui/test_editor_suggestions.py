"""Departments suggested by rules a person can read, over the real reference lists."""

import json

import pytest

from officer_app.core.catalog import Catalog
from officer_app.paths import resource
from officer_app.ui.editor import offers
from officer_app.ui.editor.options import narrow
from officer_app.ui.editor.suggestions import suggest


@pytest.fixture(scope="module")
def catalog():
    return Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())


def test_window_and_matter_agree_and_say_so(catalog):
    first = suggest(
        catalog, {"matter_code": "SX0401", "hall_code": "H01", "window_code": "H01-006", "region_code": "371600"}
    )[0]
    assert first.department == "371600-604"
    assert first.why.zh == "这个事项由它办理，006号 不动产综合受理归它"
    assert first.why.en.startswith("Handles this matter; Runs No. 006")


def test_the_halls_own_business_goes_to_the_hall(catalog):
    values = {"matter_code": "SX0401", "hall_code": "H01", "category_code": "T0905", "region_code": "371600"}
    assert suggest(catalog, values)[0].department == catalog.hall("H01").department


def test_the_platform_goes_to_its_keeper(catalog):
    assert suggest(catalog, {"matter_code": "SX0110", "category_code": "W0102"})[0].department == "371600-031"


def test_a_county_has_its_own_department(catalog):
    first = suggest(catalog, {"matter_code": "SX0404", "hall_code": "H04", "region_code": "371621"})[0]
    assert first.department == "371621-604"


def test_nothing_chosen_suggests_nothing_and_foreign_codes_do_no_harm(catalog):
    assert suggest(catalog, {}) == []
    assert suggest(catalog, {"matter_code": "SX9999", "window_code": 7, "hall_code": None, "category_code": "?"}) == []


def test_most_of_the_seed_findings_are_guessed(catalog):
    seed = json.loads(resource("sample/findings_sample.json").read_bytes())["findings"]
    hits = sum(row["responsible_dept_code"] in [s.department for s in suggest(catalog, row)] for row in seed)
    assert hits >= 0.7 * len(seed), f"{hits} of {len(seed)}"


def test_every_offer_is_found_by_its_initials(catalog):
    assert [o.code for o in narrow(offers.matters(catalog, "T"), "esfgh")] == ["SX0401"]
    assert {o.code[:3] for o in offers.windows(catalog, "H02")} == {"H02"}
    assert len(offers.windows(catalog, "")) == 130
    assert offers.places_of_window(catalog, "H02-001") == ("H02", "371602")
    assert all(o.code.startswith("T") for o in offers.categories(catalog, "T"))
