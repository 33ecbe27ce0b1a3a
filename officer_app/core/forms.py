"""The three forms of a finding, one for each dimension, and what follows from the values in them (DOMAIN 4.10, 4.11).

网上 W is the Internet platform, 台上 T the service counter, 线上 H the telephone callback (never "online").
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from officer_app.core.catalog import Catalog
from officer_app.core.entries import Choice
from officer_app.core.fields import Field, Kind, Values, code_of, is_empty
from officer_app.core.form_fields import (
    CALLBACK_FIELDS,
    COUNTER_FIELDS,
    ONLINE_FIELDS,
)
from officer_app.core.text import Text

TITLE_POINTS = 40
"""Longest title (DOMAIN 4.11)."""


@dataclass(frozen=True)
class Form:
    """A tuple of fields with a code and a version; a change to the fields raises the version, old records stay."""

    code: str
    version: int
    dimension: str
    title: Text
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    def field(self, name: str) -> Field:
        return self.by_name[name]

    def visible(self, values: Values, catalog: Catalog) -> tuple[Field, ...]:
        """The fields that make sense beside these values, in order."""
        return tuple(field for field in self.fields if field.shown(values, catalog))


FORMS: dict[str, Form] = {
    "online": Form("online", 1, "W", Text("网上发现", "Online finding"), ONLINE_FIELDS),
    "counter": Form("counter", 1, "T", Text("台上发现", "Counter finding"), COUNTER_FIELDS),
    "callback": Form("callback", 1, "H", Text("线上（回访）发现", "Callback finding"), CALLBACK_FIELDS),
}


def form_of(dimension: str) -> Form:
    """The form for W, T or H."""
    return next(form for form in FORMS.values() if form.dimension == dimension)


def options(form: Form, field: Field, values: Values, catalog: Catalog) -> tuple[Choice, ...]:
    """Everything a field offers beside these values; empty for a field that is typed."""
    match field.kind:
        case Kind.REGION:
            return tuple(Choice(r.code, r.name) for r in catalog.regions.values() if r.selectable)
        case Kind.HALL:
            return tuple(Choice(h.code, h.name) for h in catalog.halls.values())
        case Kind.WINDOW:
            windows = catalog.windows_of(code_of(values, "hall_code"))
            return tuple(Choice(w.code, w.name) for w in windows if w.active)
        case Kind.MATTER:
            return tuple(Choice(m.code, m.name) for m in catalog.matters.values())
        case Kind.CATEGORY:
            return tuple(Choice(c.code, c.name) for c in catalog.categories_of(form.dimension))
        case Kind.DEPT:
            return tuple(Choice(d.code, d.name) for d in catalog.departments.values())
        case Kind.SEVERITY:
            return catalog.enum("severity")
        case Kind.GRADE:
            return catalog.enum("grade5")
    if field.choices == "centres":
        return tuple(Choice(c.code, c.name) for c in catalog.centres.values())
    return catalog.enum(field.choices) if isinstance(field.choices, str) else field.choices or ()


EMPTY = Text("（空）", "(empty)")


def words_of(form: Form, field: Field, values: Values, catalog: Catalog) -> Text:
    """What people read for a field's value: the name behind a code, yes or no, the text itself, `EMPTY` for none."""
    value = values.get(field.name)
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if is_empty(value):
        return EMPTY
    offered = options(form, field, values, catalog)
    named = next((choice.name for choice in offered if choice.code == value), None)
    return named or Text(str(value), str(value))


def derived(form: Form, values: Values, catalog: Catalog) -> dict[str, Any]:
    """The same values with empty ones filled from what follows: nothing filled in is ever changed.

    Class → severity, fix type, clue flag; hall or centre → region; matter and region → department; text → title;
    and each field's own default. The use case stores the result, so every reader sees the same.
    """
    full = dict(values)

    def fill(name: str, value: Any) -> None:
        if name in form.by_name and is_empty(full.get(name)) and not is_empty(value):
            full[name] = value

    category = catalog.categories.get(code_of(values, "category_code"))
    if category is not None and category.level == 2:
        fill("severity", category.severity)
        fill("fix_type", category.fix_type)
        fill("clue_flag", category.clue)
    hall = catalog.halls.get(code_of(values, "hall_code"))
    centre = catalog.centres.get(code_of(values, "centre_code"))
    fill("region_code", centre.region if centre else hall.region if hall else None)
    if code_of(full, "matter_code") in catalog.matters:
        fill("suggested_dept", catalog.responsible(code_of(full, "matter_code"), code_of(full, "region_code")))
    fill("title", title_of(code_of(values, "text")))
    for field in form.visible(full, catalog):
        fill(field.name, field.default)
    return full


def title_of(text: str) -> str:
    """A title from a description: its first sentence, at most 40 code points."""
    line = text.strip().partition("\n")[0]
    ends = [at for mark in "。！？!?；" if (at := line.find(mark)) > 0]
    sentence = line[: min(ends)] if ends else line
    return sentence if len(sentence) <= TITLE_POINTS else sentence[: TITLE_POINTS - 1] + "…"
