"""Reading a reference list: bytes of a CSV file become entries by code, or a fault that names the file."""

import csv
import io
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text

CATALOG_DAMAGED = Fault(
    "catalog.damaged",
    Text("目录文件 {name} 读不懂（{why}）", "The reference list {name} cannot be read ({why})"),
    Text("已记的发现都在，没有改动", "Recorded findings are untouched"),
    Text("重新安装程序，或让督查中心重发目录", "Install the program again, or ask the centre to resend the lists"),
    Exit.DAMAGED,
)


T = TypeVar("T")
Row = dict[str, str]


class Coded(Protocol):
    """An entry with a code."""

    @property
    def code(self) -> str: ...


C = TypeVar("C", bound=Coded)


def both(row: Row) -> Text:
    return Text(row["name_zh"], row["name_en"])


def listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def rows(read: Callable[[str], bytes], name: str) -> list[Row]:
    try:
        return list(csv.DictReader(io.StringIO(read(name).decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise OfficerError(CATALOG_DAMAGED, name=name, why=str(error)[:120]) from error


def keyed(read: Callable[[str], bytes], name: str, make: Callable[[Row], C]) -> dict[str, C]:
    """Entries by code (the first field of each), in file order."""
    return {entry.code: entry for entry in made(read, name, make)}


def made(read: Callable[[str], bytes], name: str, make: Callable[[Row], T]) -> list[T]:
    try:
        return list(map(make, rows(read, name)))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise OfficerError(CATALOG_DAMAGED, name=name, why=repr(error)[:120]) from error


def grouped(entries: Iterable[T], key: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return {group: tuple(members) for group, members in groups.items()}
