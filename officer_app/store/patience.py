"""Long reading that gives way. There is one connection and one thread for it (see `database`): who reads a million ids
in the background must not keep a person waiting who opens one finding meanwhile.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from officer_app.store.database import DBError

if TYPE_CHECKING:
    from sqlite_utils import Database

STEPS = 4_000
"""Of SQLite's virtual machine between two looks: well under a millisecond, and a hundredth of what reading costs."""


class GaveWay(Exception):
    """Somebody else wanted the database. What was asked for has to be asked again."""


@contextmanager
def giving_way(db: "Database", wanted: Callable[[], bool]) -> Iterator[None]:
    """Inside, a statement is stopped as soon as `wanted()`. For reading only, on the database's own thread.

    Raises GaveWay.
    """
    stopped = False

    def look() -> int:
        nonlocal stopped
        stopped = wanted()
        return int(stopped)

    db.conn.set_progress_handler(look, STEPS)
    try:
        yield
    except DBError as error:
        if stopped:
            raise GaveWay from error
        raise
    finally:
        db.conn.set_progress_handler(None, 0)
