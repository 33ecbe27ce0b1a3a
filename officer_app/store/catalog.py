"""Newer reference lists than those the program came with, as the ledger sent them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def put(db: "Database", name: str, version: str, body: bytes) -> None:
    """Take a newer list in place of the one that is here."""
    db.conn.execute(
        "INSERT INTO catalog_pack(name, version, body) VALUES (?, ?, ?)"
        " ON CONFLICT(name) DO UPDATE SET version = excluded.version, body = excluded.body",
        (name, version, body),
    )


def pack(db: "Database", name: str) -> bytes | None:
    """One list the ledger sent; None when it sent none of that name."""
    row = db.conn.execute("SELECT body FROM catalog_pack WHERE name = ?", (name,)).fetchone()
    return bytes(row[0]) if row else None


def packs(db: "Database") -> dict[str, bytes]:
    """Bodies by file name (`regions.csv`)."""
    return dict(db.conn.execute("SELECT name, body FROM catalog_pack").fetchall())


def versions(db: "Database") -> dict[str, str]:
    """Versions by file name, to ask the ledger for newer ones."""
    return dict(db.conn.execute("SELECT name, version FROM catalog_pack").fetchall())
