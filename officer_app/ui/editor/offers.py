"""What each picker offers, made from the reference lists. Knows no Qt. Lists are shared: never change one."""

from collections.abc import Iterable
from functools import lru_cache

from officer_app.core.catalog import Catalog
from officer_app.core.fields import Values, code_of
from officer_app.core.text import Text
from officer_app.ui.editor.options import Option, last_used_first
from officer_app.usecases.assist import Callbacks

CHANNELS = {"W": "online", "T": "counter"}
"""A matter's channels by dimension; a callback may be about any matter."""

COMMONEST = {
    "W": ("W0502", "W0802", "W0801", "W0301", "W0402"),
    "T": ("T0401", "T0301", "T0103", "T0601", "T0901"),
    "H": ("H0202", "H0201", "H0301", "H0401", "H0102"),
}
"""The classes a new device shows first."""


@lru_cache(32)
def regions(catalog: Catalog) -> list[Option]:
    return [Option(r.code, r.name) for r in catalog.regions.values() if r.selectable]


@lru_cache(32)
def halls(catalog: Catalog) -> list[Option]:
    return [Option(h.code, h.name, catalog.name("region", h.region)) for h in catalog.halls.values()]


@lru_cache(32)
def windows(catalog: Catalog, hall: str) -> list[Option]:
    """The windows of a hall; of all halls, each with its hall's name, while none is chosen."""
    if hall:
        return [Option(w.code, w.name, catalog.term(w.zone)) for w in catalog.windows_of(hall) if w.active]
    return [Option(w.code, w.name, catalog.name("hall", w.hall)) for w in catalog.windows.values() if w.active]


@lru_cache(32)
def matters(catalog: Catalog, dimension: str) -> list[Option]:
    """Matters that can be done this way first, the others after them; the handling department as a note."""
    channel = CHANNELS.get(dimension, "")
    fitting = sorted(catalog.matters.values(), key=lambda m: bool(channel) and channel not in m.channels)
    return [Option(m.code, m.name, m.theme_name) for m in fitting]


@lru_cache(32)
def categories(catalog: Catalog, dimension: str) -> list[Option]:
    """All level-2 classes, the commonest in front until this device has habits of its own."""
    found = [Option(c.code, c.name, catalog.name("category", c.parent)) for c in catalog.categories_of(dimension)]
    return last_used_first(found, COMMONEST.get(dimension, ()))


@lru_cache(32)
def departments(catalog: Catalog, region: str) -> list[Option]:
    """Departments of the region first, then the city's, then the rest."""
    county = catalog.county_of(region) if region in catalog.regions else ""
    order = sorted(catalog.departments.values(), key=lambda d: (d.region != county, d.region != "371600"))
    return [Option(d.code, d.name, Text(d.code, d.code)) for d in order]


def callbacks(given: Iterable[Callbacks]) -> list[Option]:
    """Those given to the officer, each with how far it has come."""

    def same(words: str) -> Text:
        return Text(words, words)

    return [Option(one.id, same(one.title), same(f"{one.recorded} / {one.calls}")) for one in given]


def last_window(catalog: Catalog, values: Values, recent: Iterable[str]) -> str:
    """The window used last, in the hall that is chosen if one is; "" when a window is chosen or none was used."""
    hall, windows = code_of(values, "hall_code"), catalog.windows
    if code_of(values, "window_code"):
        return ""
    return next((code for code in recent if code in windows and windows[code].hall == (hall or windows[code].hall)), "")


def places_of_window(catalog: Catalog, window: str) -> tuple[str, str]:
    """Hall and region of a window, "" and "" for an unknown one."""
    entry = catalog.windows.get(window)
    hall = catalog.halls.get(entry.hall) if entry else None
    return (hall.code, hall.region) if hall else ("", "")
