"""What one thing on a form is. The editor, the check, the sheet's row, the export and the ledger all read this."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from officer_app.core.catalog import Catalog
from officer_app.core.entries import Choice
from officer_app.core.text import Text

Values = Mapping[str, Any]
"""A form's values by field name. Absent, None, "" and [] all mean: not filled in."""


class Kind(StrEnum):
    """How a value is entered, checked and printed. The stored type stands beside each."""

    TEXT = "text"
    """str, one line. `choices`, if any, are offered but not enforced."""
    LONG_TEXT = "long_text"
    """str, several lines."""
    CHOICE = "choice"
    """str, a code from a drop-down list."""
    CHIPS = "chips"
    """str, a code from a few, all in view."""
    REGION = "region"
    HALL = "hall"
    WINDOW = "window"
    MATTER = "matter"
    CATEGORY = "category"
    DEPT = "dept"
    SEVERITY = "severity"
    """str, a code of the catalogue's list of that name; `window` follows `hall_code`, `category` the dimension."""
    GRADE = "grade"
    """str, "1" to "5" of the list `grade5`."""
    DATETIME = "datetime"
    """str, ISO 8601 with offset."""
    INTEGER = "integer"
    """int between `minimum` and `maximum`."""
    BOOLEAN = "boolean"
    """bool; False is an answer, None is none."""
    URL = "url"
    """str, http or https; a bare host and path will do."""
    QUOTE = "quote"
    """str, somebody's own words, shown in quotation marks."""


@dataclass(frozen=True)
class Field:
    """One line of a form. `required` lowers the meter while empty and never forbids saving.

    `choices` are entries, or the name of a list in `enums.json`, or `centres`. `shown_if` says whether
    the line makes sense beside the other values. Points are Unicode code points (DOMAIN 4.0).
    """

    name: str
    kind: Kind
    label: Text
    required: bool = False
    choices: tuple[Choice, ...] | str | None = None
    shown_if: Callable[[Values, Catalog], bool] | None = None
    help: Text | None = None
    max_points: int = 100
    min_points: int = 0
    minimum: int = 0
    maximum: int = 9999
    default: Any = None

    def shown(self, values: Values, catalog: Catalog) -> bool:
        return self.shown_if is None or self.shown_if(values, catalog)


def is_empty(value: object) -> bool:
    """Whether nothing was filled in. False and 0 are answers."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def code_of(values: Values, name: str) -> str:
    """The text under `name`, or "" when there is none or it is not text."""
    value = values.get(name)
    return value if isinstance(value, str) else ""
