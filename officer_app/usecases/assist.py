"""Reads that spare the officer keys: what was used last, what was found before at the same place."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from officer_app.core import clock
from officer_app.core.fields import code_of
from officer_app.core.forms import FORMS
from officer_app.core.phrases import Learned, learn
from officer_app.store import drafts, findings, habits, photos
from officer_app.store.findings import FindingRow
from officer_app.store.habits import Habit
from officer_app.usecases.desk import Desk

SIMILAR_DAYS = 90
"""DOMAIN 6.5 `duplicate_window_days`."""
SIMILAR_SHOWN = 2
CHOSEN = ("matter_code", "hall_code", "window_code")


class Habits(NamedTuple):
    """`lately`: newest first, drafts before what was finished; `learned`: sentences written again and again."""

    lately: tuple[Habit, ...] = ()
    learned: Learned = MappingProxyType({})

    def recent(self, dimension: str, matter: str) -> dict[str, tuple[str, ...]]:
        """Codes by field name, those to offer first in front.

        Places and matters by last use; classes by how often, those met with this matter counting five times.
        """
        found = {
            name: tuple(dict.fromkeys(code for habit in self.lately if (code := getattr(habit, name))))
            for name in CHOSEN
        }
        often = Counter[str]()
        for habit in self.lately:
            if habit.dimension == dimension and habit.category_code:
                often[habit.category_code] += 5 if matter and habit.matter_code == matter else 1
        found["category_code"] = tuple(code for code, _ in often.most_common(5))
        return found

    def last(self, dimension: str) -> Habit | None:
        """The last record of this dimension: the next one is probably at the same place."""
        return next((habit for habit in self.lately if habit.dimension == dimension), None)


class Earlier(NamedTuple):
    """A similar finding and its first photo's thumbnail (JPEG), b"" for none."""

    row: FindingRow
    thumb: bytes


def read_habits(desk: Desk) -> Habits:
    """Drafts count as used, so that two records in a row need no place twice."""
    drafted = [
        Habit(FORMS[draft.form].dimension, *(code_of(draft.values, name) for name in Habit._fields[1:]))
        for draft in drafts.all_of(desk.db)
        if draft.form in FORMS
    ]
    finished, written = habits.lately(desk.db)
    return Habits((*drafted, *finished), learn(written))


def read_similar(desk: Desk, values: Mapping[str, Any], but: str = "") -> list[Earlier]:
    """Findings of the same class at the same matter, hall or window within 90 days, newest first, at most two."""
    since = clock.iso(desk.now() - timedelta(days=SIMILAR_DAYS))
    places = [(name, code_of(values, name)) for name in CHOSEN]
    ns = habits.similar(desk.db, code_of(values, "category_code"), places, since, but, SIMILAR_SHOWN)
    rows = findings.rows(desk.db, ns) if ns else []
    thumbs = photos.thumbs(desk.db, [row.cover for row in rows if row.cover]) if rows else {}
    return [Earlier(row, thumbs.get(row.cover, b"")) for row in rows]
