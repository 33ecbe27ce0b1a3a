"""The reference lists: complete, consistent with each other, and told apart from damaged ones."""

from pathlib import Path

import pytest

from officer_app.core.catalog import CATALOG_DAMAGED, Catalog
from officer_app.core.errors import OfficerError
from officer_app.core.forms import FORMS, options

FILES = Path(__file__).parents[2] / "resources" / "catalog"


def read(name: str) -> bytes:
    return (FILES / name).read_bytes()


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load(read)


def test_every_row_is_there(catalog: Catalog) -> None:
    sizes = [
        len(entries)
        for entries in (
            catalog.regions,
            catalog.departments,
            catalog.matters,
            catalog.halls,
            catalog.windows,
            catalog.centres,
            catalog.categories,
            catalog.enums,
        )
    ]
    assert sizes == [125, 74 + 399, 98, 12, 130, 11, 192, 32]
    assert [len(catalog.categories_of(d)) for d in "WTHPQ"] == [
        sum(c.level == 2 and c.dimension == d for c in catalog.categories.values()) for d in "WTHPQ"
    ]


def test_every_reference_leads_somewhere(catalog: Catalog) -> None:
    regions, departments, halls = catalog.regions, catalog.departments, catalog.halls
    for region in regions.values():
        assert {region.parent, region.managed_by} - {""} <= regions.keys()
    assert {d.region for d in departments.values()} | {h.region for h in halls.values()} <= regions.keys()
    assert {h.department for h in halls.values()} <= departments.keys()
    assert {w.department for w in catalog.windows.values()} <= departments.keys()
    assert {w.hall for w in catalog.windows.values()} | {c.hall for c in catalog.centres.values()} <= halls.keys()
    for matter in catalog.matters.values():
        assert {matter.department, matter.supervising} - {""} <= departments.keys()
        assert matter.promised_limit <= matter.statutory_limit
    severities, fixes = ({c.code for c in catalog.enum(n)} for n in ("severity", "fix_type"))
    for category in catalog.categories.values():
        assert category.level == 0 or category.parent in catalog.categories
        assert category.level < 2 or (category.severity in severities and category.fix_type in fixes)


def test_everything_offered_has_words_in_both_languages(catalog: Catalog) -> None:
    for form in FORMS.values():
        for field in form.fields:
            for choice in options(form, field, {"hall_code": "H01"}, catalog):
                assert choice.code
                assert choice.name.zh
                assert choice.name.en
                if field.name not in ("matter_code", "category_code"):
                    assert choice.name.en.isascii() or "“" in choice.name.en or "’" in choice.name.en, choice


@pytest.mark.parametrize(
    ("matter", "region", "expected"),
    [
        ("SX0201", "371600", "371600-025"),
        ("SX0201", "371602", "371602-025"),
        ("SX0201", "3716K1", "3716K1-000"),
        ("SX0201", "nowhere", "371600-025"),
    ],
)
def test_responsible_department(catalog: Catalog, matter: str, region: str, expected: str) -> None:
    assert catalog.responsible(matter, region) == expected


def test_a_township_belongs_to_its_manager(catalog: Catalog) -> None:
    managed = next(r for r in catalog.regions.values() if r.managed_by)
    assert catalog.county_of(managed.code) == managed.managed_by
    assert catalog.county_of("371602") == "371602"


def test_names_and_unknown_codes(catalog: Catalog) -> None:
    assert catalog.name("window", "H01-003") == ("003号 企业开办", "No. 003 Business start-up")
    assert catalog.name("severity", "S3").zh == "较重"
    assert catalog.name("hall", "H99") == catalog.name("severity", "H99") == ("H99", "H99")
    assert not catalog.has("hall", "H99")
    assert catalog.has("grade5", "5")


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("regions.csv", lambda data: data.replace(b"parent_code", b"mother_code")),
        ("service_matters.csv", lambda data: data.replace(b",3,1,N,", b",three,1,N,")),
        ("halls.csv", lambda data: b"\xff\xfe" + data),
        ("enums.json", lambda data: data[:-40]),
        ("enums.json", lambda data: b"[" * 200_000),
        ("enums.json", lambda data: data.replace(b'"rectification_wd"', b'"x"')),
    ],
)
def test_a_damaged_list_is_named(name: str, damage: object) -> None:
    assert callable(damage)
    with pytest.raises(OfficerError) as caught:
        Catalog.load(lambda asked: damage(read(asked)) if asked == name else read(asked))
    assert caught.value.fault is CATALOG_DAMAGED
    assert name in str(caught.value)
