"""Where each line of a form stands: what the eye needs first in rows of two, everything else under "more"."""

from officer_app.core.catalog import Catalog
from officer_app.core.fields import Field
from officer_app.core.forms import Form, options

Row = tuple[str, ...]

_JUDGEMENT: tuple[Row, ...] = (("category_code",), ("text",), ("severity", "suggestion"), ("severity_reason",))

MAIN: dict[str, tuple[Row, ...]] = {
    "online": (("platform", "url"), ("reproducible", "matter_code"), *_JUDGEMENT),
    "counter": (
        ("hall_code", "window_code"),
        ("mode", "matter_code"),
        ("applicant_consent", "applicant_profile"),
        ("authorisation_kind", "authorisation_ref"),
        ("principal_kind",),
        *_JUDGEMENT,
    ),
    "callback": (
        ("source_ref", "centre_code"),
        ("matter_code", "recording_consent"),
        ("grade",),
        *_JUDGEMENT[:2],
        ("quote",),
        *_JUDGEMENT[2:],
    ),
}
"""Form code → rows of one or two field names, in reading order."""

PLACES = frozenset({"hall_code", "platform", "centre_code"})
"""Where it was, in the first row of each form."""

WIDE = frozenset({"expected", "actual", "environment", "no_evidence_reason"})
"""Lines under "more" that take a row of their own."""

UNEVEN = {"severity": 8, "suggestion": 4}
"""Columns of twelve for lines that share a row unevenly; the others take six each."""

WIDTH, GUTTER, COLUMNS = 520, 14, 12
"""Pixels of the form in the usual window, between two columns, and how many columns it has."""

STRETCHED = "text"
"""The line that takes the height that is left."""


def more(form: Form, catalog: Catalog) -> list[Row]:
    """The rows under "more": every line that is not in view and leaves something to decide, in the form's order."""
    in_view = {name for row in MAIN[form.code] for name in row}
    rest = [line for line in form.fields if line.name not in in_view and not _decided(form, line, catalog)]
    rows: list[Row] = []
    half: str | None = None
    for line in rest:
        if line.name in WIDE:
            rows.append((line.name,))
        elif half is None:
            half = line.name
        else:
            rows.append((half, line.name))
            half = None
    return [*rows, (half,)] if half else rows


def _decided(form: Form, line: Field, catalog: Catalog) -> bool:
    """A list of one leaves nothing to decide; its default follows by itself."""
    return line.choices is not None and len(options(form, line, {}, catalog)) == 1


def room(columns: int) -> int:
    """Pixels that so many columns have in the usual window."""
    return round((WIDTH + GUTTER) * columns / COLUMNS) - GUTTER
