"""Small facts about this store and this device, by name."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def get(db: "Database", key: str, default: str = "") -> str:
    """One fact, `default` when it is not set."""
    row = db.conn.execute("SELECT v FROM meta WHERE k = ?", (key,)).fetchone()
    return str(row[0]) if row else default


def several(db: "Database", keys: Iterable[str]) -> dict[str, str]:
    """Those of `keys` that are set."""
    wanted = list(keys)
    marks = ",".join("?" * len(wanted))
    return dict(db.conn.execute(f"SELECT k, v FROM meta WHERE k IN ({marks})", wanted).fetchall())  # noqa: S608


def put(db: "Database", values: Mapping[str, str]) -> None:
    """Set several facts at once."""
    db.conn.executemany(
        "INSERT INTO meta(k, v) VALUES (?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v", values.items()
    )


def drop(db: "Database", key: str) -> None:
    """Forget a fact."""
    db.conn.execute("DELETE FROM meta WHERE k = ?", (key,))


def bump(db: "Database", key: str) -> int:
    """The next number of a counter that starts at 1."""
    row = db.conn.execute(
        "INSERT INTO meta(k, v) VALUES (?, '1') ON CONFLICT(k) DO UPDATE SET v = CAST(v AS INTEGER) + 1"
        " RETURNING CAST(v AS INTEGER)",
        (key,),
    ).fetchone()
    return int(row[0])


def raise_counter(db: "Database", key: str, floor: int) -> None:
    """Make sure that `bump` gives more than `floor`: numbers up to it were printed by a copy of this store."""
    db.conn.execute(
        "INSERT INTO meta(k, v) VALUES (?1, ?2) ON CONFLICT(k) DO UPDATE"
        " SET v = max(CAST(v AS INTEGER), CAST(excluded.v AS INTEGER))",
        (key, str(floor)),
    )
