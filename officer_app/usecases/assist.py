"""Reads that spare the officer keys: what was used last, what was found before at the same place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from officer_app.core import clock
from officer_app.core.alike import Known, pieces, rank
from officer_app.core.fields import code_of
from officer_app.core.forms import FORMS
from officer_app.core.likely import Earlier
from officer_app.core.phrases import Learned, learn
from officer_app.store import alike, assignments, drafts, findings, habits, photos
from officer_app.store.findings import FindingRow
from officer_app.store.habits import Habit
from officer_app.usecases.assignments import prefill
from officer_app.usecases.desk import Desk

SIMILAR_DAYS = 90
"""DOMAIN 6.5 `duplicate_window_days`."""
SIMILAR_SHOWN = 2
CHOSEN = ("matter_code", "hall_code", "window_code")
MOST_CALLBACKS = 30
"""Given to an officer, so many are offered, the latest ones."""


class Callbacks(NamedTuple):
    """Callbacks the officer was given: `recorded` findings came from `calls` calls so far, one more starts from
    `values`."""

    id: str
    title: str
    calls: int
    recorded: int
    values: Mapping[str, str]


class Habits(NamedTuple):
    """`lately`: newest first, drafts before what was finished; `learned`: sentences written again and again;
    `callbacks`: what a callback finding may come from."""

    lately: tuple[Habit, ...] = ()
    learned: Learned = MappingProxyType({})
    callbacks: tuple[Callbacks, ...] = ()

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


class Alike(NamedTuple):
    """A finding like the one being written, and its first photo's thumbnail (JPEG), b"" for none."""

    row: FindingRow
    thumb: bytes


class Past(NamedTuple):
    """What the store knows of earlier findings: those alike, and where those of the same window went."""

    alike: tuple[Alike, ...] = ()
    window: Earlier = Earlier()


def read_habits(desk: Desk) -> Habits:
    """Drafts count as used, so that two records in a row need no place twice."""
    drafted = [
        Habit(FORMS[draft.form].dimension, *(code_of(draft.values, name) for name in Habit._fields[1:]))
        for draft in drafts.all_of(desk.db)
        if draft.form in FORMS
    ]
    finished, written = habits.lately(desk.db)
    return Habits((*drafted, *finished), learn(written), _callbacks(desk))


def _callbacks(desk: Desk) -> tuple[Callbacks, ...]:
    rows = assignments.callbacks(desk.db, desk.user, MOST_CALLBACKS)
    recorded = assignments.named_by_findings(desk.db, [row.id for row in rows]) if rows else {}
    return tuple(Callbacks(row.id, row.title, row.calls, recorded.get(row.id, 0), prefill(row)) for row in rows)


def read_past(desk: Desk, values: Mapping[str, Any], but: str = "") -> Past:
    """The two earlier findings most like the one being written, `but` itself left out: same matter, window and class
    first, then the same words. And where findings of its window went within 90 days.
    """
    new = Known(
        *(code_of(values, name) for name in ("category_code", "matter_code", "hall_code", "window_code", "text"))
    )
    found = alike.known(desk.db, alike.sharing(desk.db, _look_ups(new)), but)
    ns = rank(new, found)[:SIMILAR_SHOWN]
    rows = findings.rows(desk.db, ns) if ns else []
    thumbs = photos.thumbs(desk.db, [row.cover for row in rows if row.cover])
    since = clock.iso(desk.now() - timedelta(days=SIMILAR_DAYS))
    went = alike.departments(desk.db, new.window, since) if new.window else {}
    shown = tuple(Alike(row, thumbs.get(row.cover, b"")) for row in rows)
    return Past(shown, Earlier(SIMILAR_DAYS, went))


def _look_ups(new: Known) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """From what few share to what many share: (codes, pieces of text) that must all be there."""
    first, second, *_ = (*pieces(new.text), "", "")
    wanted = (
        ((new.category, new.matter, new.window), ()),
        ((new.category, new.matter), ()),
        ((new.category, new.window), ()),
        ((new.category,), (first,)),
        ((new.matter,), (first,)),
        ((), (first, second)),
        ((new.category, new.hall), ()),
        ((), (first,)),
    )
    return ((codes, said) for codes, said in wanted if all(codes) and all(said))
