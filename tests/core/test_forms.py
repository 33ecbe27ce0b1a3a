"""The three forms: complete, in both languages, and filled in from what follows."""

import importlib
from typing import Any

import pytest

from officer_app.core.catalog import Catalog
from officer_app.core.fields import Kind
from officer_app.core.forms import FORMS, derived, form_of, options, title_of
from tests.core.test_catalog import read

CATALOG = Catalog.load(read)

REGISTRIES = [
    ("officer_app.core.validate", "CHECKS"),
    ("officer_app.ui.editor.editors", "MAKERS"),
]
"""Every table that must know every kind of field. A room that handles fields adds its own line here."""


@pytest.mark.parametrize(("module", "name"), REGISTRIES)
def test_every_kind_of_field_is_known_everywhere(module: str, name: str) -> None:
    used = {field.kind for form in FORMS.values() for field in form.fields}
    table = getattr(importlib.import_module(module), name)
    assert used <= set(table)
    assert set(Kind) == set(table)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_fields_are_named_once_and_speak_both_languages(form: Any) -> None:
    assert len(form.by_name) == len(form.fields)
    assert form_of(form.dimension) is form
    for field in form.fields:
        assert field.label.zh
        assert field.label.en
        assert field.help is None or (field.help.zh and field.help.en)
        if field.kind in (Kind.CHOICE, Kind.CHIPS):
            codes = [choice.code for choice in options(form, field, {}, CATALOG)]
            assert codes
            assert len(set(codes)) == len(codes)
            assert field.default is None or field.default in codes


def test_domain_fields_are_all_there() -> None:
    everywhere = {
        "title",
        "text",
        "expected",
        "actual",
        "suggestion",
        "suggested_dept",
        "category_code",
        "severity",
        "severity_reason",
        "fix_type",
        "matter_code",
        "region_code",
        "occurred_at",
        "mode",
        "occurrence_count",
        "clue_flag",
        "source_kind",
        "source_ref",
        "no_evidence_reason",
        "repeat_of",
        "campaign",
    }
    own = {
        "online": {
            "platform",
            "url",
            "reproducible",
            "terminal",
            "environment",
            "step",
            "walk_step",
            "authenticity",
            "handle_minutes",
        },
        "counter": {
            "hall_code",
            "window_code",
            "covert",
            "wait_minutes",
            "handle_minutes",
            "trips",
            "step",
            "walk_step",
            "ticket_no",
            "authorisation_kind",
            "authorisation_ref",
            "principal_kind",
            "applicant_consent",
            "applicant_profile",
            "windows_count",
            "authenticity",
        },
        "callback": {
            "centre_code",
            "grade",
            "quote",
            "hall_code",
            "window_code",
            "trips",
            "step",
            "wants_feedback",
            "recording_consent",
        },
    }
    for code, form in FORMS.items():
        assert set(form.by_name) == everywhere | own[code]


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        ("counter_self", set()),
        ("counter_proxy", {"authorisation_kind", "authorisation_ref", "principal_kind"}),
        ("counter_accompany", {"applicant_consent", "applicant_profile"}),
        (None, set()),
    ],
)
def test_each_way_of_trying_shows_its_own_lines(mode: str | None, shown: set[str]) -> None:
    form = FORMS["counter"]
    visible = {field.name for field in form.visible({"mode": mode}, CATALOG)}
    special = {"authorisation_kind", "authorisation_ref", "principal_kind", "applicant_consent", "applicant_profile"}
    assert visible & special == shown
    assert visible | special | {"severity_reason", "walk_step"} == set(form.by_name)


def test_a_changed_severity_asks_for_its_reason() -> None:
    form = FORMS["counter"]
    default = CATALOG.category("T0103").severity
    other = next(c.code for c in CATALOG.enum("severity") if c.code != default)
    for severity, asked in ((default, False), (other, True), (None, False)):
        values = {"category_code": "T0103", "severity": severity}
        assert (form.field("severity_reason") in form.visible(values, CATALOG)) is asked


def test_what_follows_is_filled_and_nothing_is_changed() -> None:
    form = FORMS["counter"]
    values = {
        "category_code": "T0203",
        "hall_code": "H02",
        "matter_code": "SX0201",
        "fix_type": "systemic",
        "text": "窗口无人值守。排队群众6人。",
        "occurrence_count": 0,
    }
    full = derived(form, values, CATALOG)
    assert {name: full[name] for name in values} == values
    assert (full["severity"], full["clue_flag"]) == (CATALOG.category("T0203").severity, CATALOG.category("T0203").clue)
    assert (full["region_code"], full["suggested_dept"]) == ("371602", "371602-025")
    assert (full["title"], full["covert"], full["source_kind"]) == ("窗口无人值守", False, "walkthrough")
    assert derived(form, full, CATALOG) == full


def test_the_callback_form_takes_its_region_from_the_centre() -> None:
    assert derived(FORMS["callback"], {"centre_code": "CB08"}, CATALOG)["region_code"] == "371681"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("等候47分钟。其间只开2个窗口。", "等候47分钟"),
        ("  第一行\n第二行", "第一行"),
        ("。只有句号开头", "。只有句号开头"),
        ("长" * 60, "长" * 39 + "…"),
        ("", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert title_of(text) == title


def test_windows_follow_the_hall() -> None:
    form = FORMS["counter"]
    window = form.field("window_code")
    assert options(form, window, {}, CATALOG) == ()
    assert {c.code[:3] for c in options(form, window, {"hall_code": "H07"}, CATALOG)} == {"H07"}
