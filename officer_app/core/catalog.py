"""Reference lists: places, departments, matters, problem classes, code lists. Bytes come in, frozen look-ups come out.

The files are those of `resources/catalog`, or newer ones of the same names sent by the ledger (DOMAIN 4.1-4.4, 6).
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from officer_app.core.csv_lists import CATALOG_DAMAGED, Row, both, grouped, keyed, listed, made, rows
from officer_app.core.entries import Category, Centre, Choice, Department, Hall, Material, Matter, Region, Window
from officer_app.core.errors import OfficerError
from officer_app.core.limits import Limits
from officer_app.core.text import Text

__all__ = ["CATALOG_DAMAGED", "Catalog", "Category"]

CITY = "371600"


class Catalog:
    """Everything to choose from. Made by `load`; never changed afterwards. Orders are those of the files."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self.terms = {row["zh"]: Text(row["zh"], row["en"]) for row in rows(read, "terms.csv")}
        self.regions = keyed(read, "regions.csv", self._region)
        self.departments = keyed(read, "departments.csv", self._department)
        self.departments |= keyed(read, "departments_county.csv", self._county_department)
        self.halls = keyed(read, "halls.csv", self._hall)
        self.windows = keyed(read, "windows.csv", self._window)
        self.matters = keyed(read, "service_matters.csv", self._matter)
        self.categories = keyed(read, "problem_categories.csv", self._category)
        self.centres = keyed(read, "callback_centres.csv", self._centre)
        self.enums, self.limits = _enums(read)
        self.materials = grouped(made(read, "matter_materials.csv", self._material), lambda m: m.matter)
        self.phrases = {
            code: tuple(Text(row["zh"], row["en"]) for row in group)
            for code, group in grouped(rows(read, "phrases.csv"), lambda row: row["category_code"]).items()
        }
        """What is often written, by class, its group (`T04`) or its dimension; `＿＿` is left to fill in."""
        self.duties = {row["dept_type_no"]: row["duties_zh"] for row in rows(read, "department_duties.csv")}
        """Key words of what a department sees to, by its type number, `;` between them."""
        self._windows_of = grouped(self.windows.values(), lambda w: w.hall)
        self._categories_of = grouped((c for c in self.categories.values() if c.level == 2), lambda c: c.dimension)
        self._names: dict[str, Mapping[str, Any]] = {
            "region": self.regions,
            "dept": self.departments,
            "hall": self.halls,
            "window": self.windows,
            "matter": self.matters,
            "category": self.categories,
            "centre": self.centres,
        }

    @classmethod
    def load(cls, read: Callable[[str], bytes]) -> "Catalog":
        """Read every list through `read("regions.csv")` and so on. Raises OfficerError(CATALOG_DAMAGED)."""
        return cls(read)

    # Look-ups. Those by code raise KeyError for a code that does not exist; ask `has` first for foreign codes.

    def region(self, code: str) -> Region:
        return self.regions[code]

    def department(self, code: str) -> Department:
        return self.departments[code]

    def hall(self, code: str) -> Hall:
        return self.halls[code]

    def window(self, code: str) -> Window:
        return self.windows[code]

    def matter(self, code: str) -> Matter:
        return self.matters[code]

    def category(self, code: str) -> Category:
        return self.categories[code]

    def centre(self, code: str) -> Centre:
        return self.centres[code]

    def has(self, kind: str, code: str) -> bool:
        """Whether `code` exists; `kind`: region, dept, hall, window, matter, category, centre or a code list."""
        if kind in self._names:
            return code in self._names[kind]
        return any(choice.code == code for choice in self.enums[kind])

    def name(self, kind: str, code: str) -> Text:
        """What people read for a code. An unknown code (a newer list elsewhere) is shown as itself."""
        if kind in self._names:
            entry = self._names[kind].get(code)
            return entry.name if entry else Text(code, code)
        return next((choice.name for choice in self.enums[kind] if choice.code == code), Text(code, code))

    def enum(self, name: str) -> tuple[Choice, ...]:
        """A code list of `enums.json`, in its order."""
        return self.enums[name]

    def term(self, zh: str) -> Text:
        """A Chinese word of the lists (a zone, a theme, a kind of matter) in both languages."""
        return self.terms.get(zh, Text(zh, zh))

    def windows_of(self, hall: str) -> tuple[Window, ...]:
        return self._windows_of.get(hall, ())

    def categories_of(self, dimension: str) -> tuple[Category, ...]:
        """Level-2 classes of W, T, H, P or Q."""
        return self._categories_of.get(dimension, ())

    def county_of(self, region: str) -> str:
        """The city, county or zone that a region belongs to: itself, or a township's manager or parent (DOMAIN 4.1)."""
        entry = self.regions[region]
        return (entry.managed_by or entry.parent) if entry.level == "township" else region

    def responsible(self, matter: str, region: str) -> str:
        """Department that handles a matter in a region: the county's copy by type number, a functional zone's
        committee, else the city's (DOMAIN 4.4). "" for a matter or department that the lists no longer have.
        """
        entry = self.matters.get(matter)
        city = self.departments.get(entry.department) if entry is not None else None
        return self.local(city.type_no, region) or city.code if city is not None else ""

    def local(self, type_no: str, region: str) -> str:
        """The department of a line of business in a region: the county's own, a functional zone's committee, else the
        city's; "" where there is none.
        """
        county = self.county_of(region) if region in self.regions else ""
        for code in (f"{county}-{type_no}", f"{county}-000", f"{CITY}-{type_no}"):
            if code in self.departments and self.departments[code].kind != "county_government":
                return code
        return ""

    # One row of a file → one entry.

    def _region(self, r: Row) -> Region:
        return Region(r["code"], both(r), r["level"], r["parent_code"], r["region_type"], r["managed_by"])

    def _department(self, r: Row) -> Department:
        return Department(
            r["dept_code"],
            both(r),
            Text(r["short_name_zh"], r["name_en"]),
            r["region_code"],
            r["dept_type_no"],
            r["dept_kind"],
            r["is_policy_owner"] == "Y",
            r["has_hall_window"] == "Y",
            "",
        )

    def _county_department(self, r: Row) -> Department:
        guiding = self.departments[r["guiding_dept_code"]].name.en
        for city_word in ("Binzhou Municipal ", "Binzhou "):
            guiding = guiding.removeprefix(city_word)
        name = Text(r["name_zh"], f"{guiding}, {self.regions[r['region_code']].name.en}")
        return Department(
            r["dept_code"],
            name,
            name,
            r["region_code"],
            r["dept_type_no"],
            r["dept_kind"],
            r["is_policy_owner"] == "Y",
            r["has_hall_window"] == "Y",
            r["guiding_dept_code"],
        )

    def _hall(self, r: Row) -> Hall:
        return Hall(
            r["hall_code"],
            both(r),
            r["region_code"],
            r["level"],
            r["managing_dept_code"],
            listed(r["zones_zh"]),
            r["opening_hours_zh"],
            r["has_callback_centre"] == "Y",
        )

    def _window(self, r: Row) -> Window:
        words = r["name_zh"].rstrip("0123456789")
        name = Text(f"{r['window_no']} {words}", f"No. {r['window_no'].removesuffix('号')} {self.term(words).en}")
        return Window(
            r["window_code"],
            r["hall_code"],
            r["zone_zh"],
            r["window_no"],
            name,
            r["dept_code"],
            r["window_kind"],
            r["active"] == "Y",
        )

    def _matter(self, r: Row) -> Matter:
        return Matter(
            r["matter_code"],
            both(r),
            r["theme_code"],
            self.term(r["theme_zh"]),
            r["audience"],
            self.term(r["matter_type_zh"]),
            r["handling_dept_code"],
            r["supervising_dept_code"],
            listed(r["levels"]),
            listed(r["channels"]),
            int(r["statutory_limit_wd"] or 0),
            int(r["promised_limit_wd"] or 0),
            r["instant"] == "Y",
            int(r["onsite_visits_max"] or 0),
            int(r["materials_count"] or 0),
            r["fee"] == "Y",
            r["hall_zone_zh"],
            r["base_code"],
            r["impl_code"],
            r["one_thing_zh"],
        )

    def _material(self, r: Row) -> Material:
        return Material(r["matter_code"], r["name_zh"], r["form"], r["source"])

    def _category(self, r: Row) -> Category:
        return Category(
            r["code"],
            int(r["level"]),
            r["parent_code"],
            r["dimension"],
            both(r),
            r["meaning_en"],
            r["default_severity"],
            r["default_fix_type"],
            r["clue_flag"] == "Y",
            listed(r["typical_evidence"]),
        )

    def _centre(self, r: Row) -> Centre:
        return Centre(r["centre_code"], both(r), r["region_code"], r["hall_code"], int(r["seats"]))


def _enums(read: Callable[[str], bytes]) -> tuple[dict[str, tuple[Choice, ...]], Limits]:
    try:
        doc = json.loads(read("enums.json"))
        lists = {
            name: tuple(Choice(row["v"], Text(row["zh"], row["en"])) for row in rows)
            for name, rows in doc["enums"].items()
        }
        return lists, Limits.of(doc["limits"])
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise OfficerError(CATALOG_DAMAGED, name="enums.json", why=repr(error)[:120]) from error
