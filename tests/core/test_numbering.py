"""Numbers: the published examples, and every single slip of a finger is noticed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.core.numbering import (
    check_character,
    class_no,
    form_no,
    is_class_no,
    is_temp_no,
    round_no,
    short_no,
    temp_no,
)

EXAMPLES = [
    "371600-W0401-2026-00001-K",
    "371602-W0301-2026-00002-Y",
    "371602-T0401-2026-00003-G",
    "371625-T0103-2026-00004-0",
    "3716K2-T0804-2026-00005-3",
    "371681-H0503-2026-00006-U",
    "371600-P0301-2026-00007-M",
    "371622-Q0201-2026-00008-Q",
]


@pytest.mark.parametrize("number", EXAMPLES)
def test_examples_of_the_scheme(number: str) -> None:
    region, category, year, seq, _ = number.split("-")
    assert class_no(region, category, int(year), int(seq)) == number
    assert is_class_no(number)


def test_published_grid_example() -> None:
    assert check_character("A12425GABC1234002") == "M"


@given(st.sampled_from(EXAMPLES), st.integers(0, 24), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_one_wrong_character_is_noticed(number: str, place: int, other: str) -> None:
    wrong = number[:place] + other + number[place + 1 :]
    assert is_class_no(wrong) == (wrong == number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "371602-W0301-2026-00002",
        "371602-W0301-2026-00002-y",
        "371602-X0301-2026-00002-Y",
        "371602-W0301-2026-00002-Y\n",
        " 371602-W0301-2026-00002-Y",
        "３71602-W0301-2026-00002-Y",
        "371602W0301202600002Y",
    ],
)
def test_what_is_no_classification_number(text: str) -> None:
    assert not is_class_no(text)


@pytest.mark.parametrize(
    "parts",
    [
        ("371602001", "W0301", 2026, 1),
        ("371602", "W03", 2026, 1),
        ("371602", "W0301", 2026, 100_000),
        ("371602", "W0301", 2026, -1),
        ("37160Z", "W0301", 2026, 1),
    ],
)
def test_parts_that_do_not_fit_are_refused(parts: tuple[str, str, int, int]) -> None:
    with pytest.raises(ValueError, match="classification"):
        class_no(*parts)


def test_temporary_numbers() -> None:
    assert temp_no("A7K2", date(2026, 9, 17), 3) == "LA7K2-20260917-003"
    assert len(temp_no("A7K2", date(2026, 9, 17), 99_999)) == 20
    assert is_temp_no("LA7K2-20260917-1000")
    for device, counter in [("A7K", 1), ("A7K0", 1), ("a7k2", 1), ("A7K2", 0), ("A7K2", 100_000)]:
        with pytest.raises(ValueError, match="temporary"):
            temp_no(device, date(2026, 9, 17), counter)


@pytest.mark.parametrize(
    "text",
    [
        "LA7K2-20260230-003",
        "LA7K2-20260917-000",
        "LA7K2-20260917-03",
        "XA7K2-20260917-003",
        "LO7K2-20260917-003",
        "",
    ],
)
def test_what_is_no_temporary_number(text: str) -> None:
    assert not is_temp_no(text)


def test_other_forms_of_numbers() -> None:
    assert form_no("F01", "LA7K2-20260917-003") == "LA7K2-20260917-003"
    assert form_no("F02", "LA7K2-20260917-003") == "XA7K2-20260917-003"
    with pytest.raises(ValueError, match="ledger"):
        form_no("F03", "LA7K2-20260917-003")
    assert short_no("LA7K2-20260917-003") == "0917-003"
    assert short_no("371602-W0301-2026-00002-Y") == "2026-00002"
    assert short_no("S2026-000123") == "S2026-000123"
    assert round_no("371602-W0301-2026-00002-Y", 2) == "371602-W0301-2026-00002-Y/R2"
    assert round_no("371602-W0301-2026-00002-Y", 1) == "371602-W0301-2026-00002-Y"
