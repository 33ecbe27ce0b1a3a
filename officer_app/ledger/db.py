"""The one place that opens PostgreSQL: pool, transactions, migrations."""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, TypeVar

import psycopg
from psycopg import Connection
from psycopg.errors import DeadlockDetected, SerializationFailure, UniqueViolation
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text

Tx = Connection[TupleRow]
"""A connection inside its transaction."""

T = TypeVar("T")

NEWER_SCHEMA = Fault(
    "ledger.newer_schema",
    Text(
        "台账数据库是更新版本建的（{found}），本程序只认到 {known}",
        "The ledger's database was made by a newer version ({found}); this program knows up to {known}",
    ),
    Text("没有改动任何数据", "No data was touched"),
    Text("装上更新的版本再启动", "Install the newer version and start again"),
    Exit.REFUSED,
)
CHANGED_MIGRATION = Fault(
    "ledger.changed_migration",
    Text("建表脚本 {name} 与建库时的不同", "The schema script {name} differs from the one this database was made with"),
    Text("没有改动任何数据", "No data was touched"),
    Text("换回原来的程序版本", "Go back to the program version in use before"),
    Exit.REFUSED,
)
BUSY = Fault(
    "ledger.busy",
    Text("台账正忙", "The ledger is busy"),
    Text("没有丢任何东西", "Nothing is lost"),
    Text("稍后自动再试", "It is tried again by itself"),
    Exit.BUSY,
)
LINGERS_S = 2.0
_MIGRATION_LOCK = 3716_0001


class Db:
    """Connections to one PostgreSQL database."""

    def __init__(self, url: str, size: int = 12) -> None:
        self.url = url
        self._pool = ConnectionPool(
            url,
            min_size=1,
            max_size=size,
            open=False,
            timeout=20,
            kwargs={"autocommit": True, "application_name": "officer-ledger"},
        )

    def open(self) -> None:
        self._pool.open(wait=True)

    def close(self) -> None:
        self._pool.close()

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """One transaction, READ COMMITTED: what it reads after taking the clock's lock is the newest."""
        with self._connection() as connection, connection.transaction():
            yield connection

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """One snapshot, nothing written."""
        with self._connection() as connection, connection.transaction():
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection

    @contextmanager
    def glance(self) -> Iterator[Tx]:
        """For look-ups of one statement: each sees what is committed by then, and costs one round trip."""
        with self._connection() as connection:
            yield connection

    def again(self, work: Callable[[Tx], T], tries: int = 8) -> T:
        """Run `work` in its own transaction, once more from the start when another one came first.

        Unique keys decide who was first; nobody checks and then inserts.
        """
        for left in range(tries - 1, -1, -1):
            try:
                with self.write() as tx:
                    return work(tx)
            except (UniqueViolation, DeadlockDetected, SerializationFailure):
                if not left:
                    raise
        raise AssertionError

    @contextmanager
    def _connection(self) -> Iterator[Tx]:
        try:
            with self._pool.connection() as connection:
                yield connection
        except PoolTimeout as error:
            raise OfficerError(BUSY) from error


def migrations() -> dict[str, str]:
    """The schema's scripts by name, in order."""
    folder = files("officer_app.ledger") / "migrations"
    found = {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".sql")}
    return dict(sorted(found.items()))


def migrate(tx: Tx) -> list[str]:
    """Bring the schema up to date, in the transaction given. Returns the scripts that were run.

    Raises OfficerError(NEWER_SCHEMA | CHANGED_MIGRATION).
    """
    tx.execute("SELECT pg_advisory_xact_lock(%s)", [_MIGRATION_LOCK])
    tx.execute(
        "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, sha256 text NOT NULL, at timestamptz NOT NULL)"
    )
    done: dict[str, str] = dict(tx.execute("SELECT name, sha256 FROM migration ORDER BY name").fetchall())
    known = migrations()
    newer = [name for name in done if name not in known]
    if newer:
        raise OfficerError(NEWER_SCHEMA, found=newer[-1], known=list(known)[-1])
    ran = []
    for name, script in known.items():
        digest = hashlib.sha256(script.encode()).hexdigest()
        if name in done:
            if done[name] != digest:
                raise OfficerError(CHANGED_MIGRATION, name=name)
            continue
        tx.execute(script.encode())
        tx.execute("INSERT INTO migration VALUES (%s, %s, now())", [name, digest])
        ran.append(name)
    return ran


def create_database(server_url: str, name: str, template: str = "template0") -> None:
    """A fresh database on this server."""
    with psycopg.connect(with_database(server_url, "postgres"), autocommit=True) as connection:
        connection.execute(
            psycopg.sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                psycopg.sql.Identifier(name), psycopg.sql.Identifier(template)
            )
        )


def drop_database(server_url: str, name: str) -> None:
    with psycopg.connect(with_database(server_url, "postgres"), autocommit=True) as connection:
        connection.execute(
            psycopg.sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(psycopg.sql.Identifier(name))
        )


def databases(server_url: str) -> list[str]:
    with psycopg.connect(with_database(server_url, "postgres"), autocommit=True) as connection:
        return [row[0] for row in connection.execute("SELECT datname FROM pg_database").fetchall()]


def database_name(url: str) -> str:
    return str(psycopg.conninfo.conninfo_to_dict(url)["dbname"])


def in_use(server_url: str, name: str) -> bool:
    """Whether anybody stays connected to this database. One who has just gone is on the list a moment longer."""
    deadline = time.monotonic() + LINGERS_S
    with psycopg.connect(with_database(server_url, "postgres"), autocommit=True) as connection:
        while True:
            row = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [name]).fetchone()
            if row is None or not row[0]:
                return False
            if time.monotonic() > deadline:
                return True
            time.sleep(0.02)


def put_in_place(server_url: str, fresh: str, name: str, aside: str) -> None:
    """Give a database this name; the one that had it, if any, goes aside under another."""
    rename = psycopg.sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with psycopg.connect(with_database(server_url, "postgres"), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(rename.format(psycopg.sql.Identifier(name), psycopg.sql.Identifier(aside)))
        connection.execute(rename.format(psycopg.sql.Identifier(fresh), psycopg.sql.Identifier(name)))


def with_database(server_url: str, name: str) -> str:
    """The same server's URL with another database."""
    return psycopg.conninfo.make_conninfo(server_url, dbname=name)


def copy_in(tx: Tx, statement: str, types: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Rows by COPY, binary: several times faster than any INSERT.

    Rows may be made as they are asked for: the database works on the first while the next are made. Whatever makes
    them must not use `tx`.
    """
    coming = iter(rows)
    first = next(coming, None)
    if first is None:
        return
    with tx.cursor() as cursor, cursor.copy(statement + " FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(types)
        copy.write_row(first)
        for row in coming:
            copy.write_row(row)


def random_tag() -> int:
    """48 random bits, never 0: exact in every JSON reader."""
    return int.from_bytes(os.urandom(6), "big") or 1
