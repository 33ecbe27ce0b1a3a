"""What was chosen and written lately, so that the next record needs fewer keys."""

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

if TYPE_CHECKING:
    from sqlite_utils import Database

LOOKED_AT = 300
"""So many of the newest findings make the habits."""


class Habit(NamedTuple):
    """The codes of one finding, newest first in a list of them; "" where nothing was chosen."""

    dimension: str
    category_code: str
    matter_code: str
    hall_code: str
    window_code: str
    mode: str


class Written(msgspec.Struct):
    """What is read of an event here: the description."""

    class Body(msgspec.Struct):
        class Values(msgspec.Struct):
            text: Any = ""

        values: Values

    body: Body

    @property
    def text(self) -> str:
        found = self.body.values.text
        return found if isinstance(found, str) else ""


read_written = msgspec.json.Decoder(Written).decode


def lately(db: "Database") -> tuple[list[Habit], list[tuple[str, str]]]:
    """Habits, and (class, description) of the same findings; the invented sample city makes nobody's habits."""
    rows = db.conn.execute(
        "SELECT f.dimension, f.category_code, f.matter_code, f.hall_code, f.window_code, f.mode, e.raw FROM"
        " (SELECT * FROM finding ORDER BY n DESC LIMIT ?) f CROSS JOIN event e ON e.id = f.head WHERE NOT f.sample",
        (LOOKED_AT,),
    ).fetchall()
    return [Habit(*row[:-1]) for row in rows], [(row[1], read_written(row[-1]).text) for row in rows]
