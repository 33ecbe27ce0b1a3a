"""Which department a finding probably belongs to, by rules a person can read. The ledger decides. Knows no Qt."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from officer_app.core.catalog import Catalog
from officer_app.core.text import Text

MOST = 3

HALL_GROUPS = frozenset({"T01", "T02", "T09", "T10", "T11"})
"""Level-1 classes that are the hall's own business: guidance, windows, surroundings, special needs, help."""

PLATFORM_GROUPS = frozenset({"W01", "W02", "W08", "W09", "W10"})
"""Level-1 classes that are the platform's: login, finding the service, performance, inquiry, information security."""

PLATFORM_KEEPER = "371600-031"
"""市大数据局 keeps the city's part of the service platform."""

HANDLES = Text("这个事项由它办理", "Handles this matter")
KEEPS_WINDOW = Text("{window}归它", "Runs {window}")
KEEPS_HALL = Text("大厅由它管理", "Manages the hall")
KEEPS_PLATFORM = Text("政务服务平台由它运维", "Runs the service platform")
SUPERVISES = Text("事项的主管部门", "Supervises this matter")


class Suggestion(NamedTuple):
    """A department and, in one line, why."""

    department: str
    name: Text
    why: Text


def suggest(catalog: Catalog, values: Mapping[str, Any]) -> list[Suggestion]:
    """At most `MOST`, likeliest first. `values` are the form's; codes unknown to the lists are passed over."""
    matter = catalog.matters.get(str(values.get("matter_code") or ""))
    hall = catalog.halls.get(str(values.get("hall_code") or ""))
    window = catalog.windows.get(str(values.get("window_code") or ""))
    category = catalog.categories.get(str(values.get("category_code") or ""))
    group = category.parent if category else ""
    region = str(values.get("region_code") or "") or (hall.region if hall else "")

    found: dict[str, list[Text]] = {}

    def add(department: str, why: Text) -> None:
        if department in catalog.departments:
            found.setdefault(department, []).append(why)

    if hall and group in HALL_GROUPS:
        add(hall.department, KEEPS_HALL)
    if group in PLATFORM_GROUPS:
        add(PLATFORM_KEEPER, KEEPS_PLATFORM)
    if matter:
        add(catalog.responsible(matter.code, region), HANDLES)
    if window:
        zh, en = KEEPS_WINDOW
        add(window.department, Text(zh.format(window=window.name.zh), en.format(window=window.name.en)))
    if matter and matter.supervising != matter.department:
        add(matter.supervising, SUPERVISES)
    if hall:
        add(hall.department, KEEPS_HALL)
    return [_suggestion(catalog, code, reasons) for code, reasons in list(found.items())[:MOST]]


def _suggestion(catalog: Catalog, code: str, reasons: list[Text]) -> Suggestion:
    reasons = list(dict.fromkeys(reasons))
    why = Text("，".join(r.zh for r in reasons), "; ".join(r.en for r in reasons))
    return Suggestion(code, catalog.department(code).short, why)
