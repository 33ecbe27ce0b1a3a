"""A list as long as you like: all ids in order (eight bytes each), rows only where somebody looks.

`data()` never touches the store. A row that is not here yet is a placeholder; asking for it starts one job for its
block, and `dataChanged` follows. Answers to an older question are dropped.
"""

import sys
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

FIRST, CHUNK, BLOCK = 100, 20_000, 50
KEPT = 3_000

Ask = Callable[[Callable[[Any], Any], Callable[[Any], None]], None]
"""`ask(fn, then)`: call `fn(desk)` on the database lane, then `then(answer)` here."""


class PageOfIds(Protocol):
    @property
    def ns(self) -> "array[int]": ...
    @property
    def after(self) -> Any: ...


class PagedModel(QAbstractListModel):
    """`show(question)` starts anew; `renew(ids)` looks again after a change.

    `page_ids(desk, question, after, limit)` gives ids in order and the key to go on with, None at the end;
    `rows(desk, ns)` the rows of some ids, each with `n` and `id`. `loaded(count, complete)` as ids come in.
    """

    loaded = Signal(int, bool)

    def __init__(
        self,
        ask: Ask,
        ask_patiently: Ask,
        page_ids: Callable[[Any, Any, Any, int], PageOfIds],
        rows: Callable[[Any, Sequence[int]], Sequence[Any]],
        say: Callable[[Any, int], Any],
        parent: Any = None,
    ) -> None:
        """`ask_patiently` asks for what fills the list in the background: it may come later, after any other answer."""
        super().__init__(parent)
        self._ask_patiently = ask_patiently
        self._ask, self._page_ids, self._rows, self._say = ask, page_ids, rows, say
        self._ns: array[int] = array("q")
        self._cache: OrderedDict[int, Any] = OrderedDict()
        self._question: Any = None
        self._generation = 0
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._gone: set[int] = set()
        self._asking = False
        self._filling = False
        self._stale = False
        self.complete = False

    # what views ask

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._ns):
            return None
        row = self.row(index.row())
        return None if row is None else self._say(row, role)

    def row(self, place: int) -> Any:
        """The row at a place as its object, None while it is on its way (it is then asked for)."""
        if not 0 <= place < len(self._ns):
            return None
        found = self._cache.get(self._ns[place])
        if found is None:
            self._want(place)
        return found

    def number(self, place: int) -> int:
        """The id at a place: known for every row, here or not."""
        return self._ns[place]

    def position(self, n: int, first: int = 0) -> int:
        """The place of an id from `first` on, -1 when the list does not hold it there.

        Looked for in the bytes of the ids: among a million, `array.index` would hold the window for a frame.
        """
        width = self._ns.itemsize
        ids, wanted = memoryview(self._ns)[first:].tobytes(), n.to_bytes(width, sys.byteorder, signed=True)
        at = ids.find(wanted)
        while at >= 0 and at % width:
            at = ids.find(wanted, at + 1)
        return first + at // width if at >= 0 else -1

    # asking

    def show(self, question: Any) -> None:
        """Answer another question: its first rows at once, the other ids in the background."""
        self._generation += 1
        self._question = question
        self._filling, self._stale, self._asking = True, False, False
        self.complete = False
        self._gone.clear()
        generation = self._generation

        def first(desk: Any) -> tuple[PageOfIds, Sequence[Any]]:
            page = self._page_ids(desk, question, None, FIRST)
            return page, self._rows(desk, page.ns[:BLOCK])

        def arrived(answer: tuple[PageOfIds, Sequence[Any]]) -> None:
            if generation != self._generation:
                return
            page, rows = answer
            self.beginResetModel()
            self._ns = page.ns
            self._wanted.clear()
            self._cache.clear()  # what was read for another question may have changed unnoticed
            self._keep(rows)
            self.endResetModel()
            self._continue(generation, page.after, None)

        self._ask(first, arrived)

    def renew(self, changed: frozenset[str] = frozenset()) -> None:
        """Something changed: forget the rows of these ids (all when empty) and read the ids again, quietly."""
        if self._question is None:
            return
        self._gone.clear()  # what was missing may be back: a draft whose deletion was undone
        for n in [n for n, row in self._cache.items() if not changed or row.id in changed]:
            del self._cache[n]
        if self._ns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ns) - 1, 0))
        if self._filling:
            self._stale = True
            return
        self._generation += 1
        self._filling = True
        self._continue(self._generation, None, array("q"))

    def _continue(self, generation: int, after: Any, aside: "array[int] | None") -> None:
        """Fetch ids after a key: appended as they come, or gathered `aside` and taken when complete."""
        if after is None and aside is None:
            self._filled()
            return
        question = self._question

        def read(desk: Any) -> PageOfIds | None:
            return self._page_ids(desk, question, after, CHUNK) if generation == self._generation else None

        def arrived(page: PageOfIds) -> None:
            if generation != self._generation:
                return
            if aside is not None:
                aside.extend(page.ns)
                if page.after is None:
                    self._take(aside)
                    self._filled()
                else:
                    self._continue(generation, page.after, aside)
                return
            if page.ns:
                self.beginInsertRows(QModelIndex(), len(self._ns), len(self._ns) + len(page.ns) - 1)
                self._ns.extend(page.ns)
                self.endInsertRows()
            self._continue(generation, page.after, None)
            if page.after is not None:
                self.loaded.emit(len(self._ns), False)

        self._ask_patiently(read, arrived)

    def _take(self, ns: "array[int]") -> None:
        if ns == self._ns:
            return
        self.beginResetModel()
        self._ns = ns
        self._wanted.clear()
        self.endResetModel()

    def _filled(self) -> None:
        self._filling = False
        self.complete = True
        self.loaded.emit(len(self._ns), True)
        if self._stale:
            self._stale = False
            self.renew()

    # rows

    def _want(self, row: int) -> None:
        block = row // BLOCK
        self._wanted[block] = None
        self._wanted.move_to_end(block)
        while len(self._wanted) > 3:  # scrolled past: nobody looks there any more
            self._wanted.popitem(last=False)
        if not self._asking:
            self._asking = True
            QTimer.singleShot(0, self, self._fetch)

    def _fetch(self) -> None:
        blocks = list(self._wanted)
        asked = (n for block in blocks for n in self._ns[block * BLOCK : (block + 1) * BLOCK])
        ns = [n for n in asked if n not in self._cache and n not in self._gone]
        self._wanted.clear()
        if not ns:
            self._asking = False
            return

        def arrived(rows: Sequence[Any]) -> None:
            self._asking = False
            self._gone.update(set(ns).difference(row.n for row in rows))
            self._keep(rows)
            for block in blocks:
                last = min((block + 1) * BLOCK, len(self._ns)) - 1
                if block * BLOCK <= last:
                    self.dataChanged.emit(self.index(block * BLOCK, 0), self.index(last, 0))
            if self._wanted:
                self._asking = True
                self._fetch()

        self._ask(lambda desk: self._rows(desk, ns), arrived)

    def _keep(self, rows: Sequence[Any]) -> None:
        for row in rows:
            self._cache[row.n] = row
            self._cache.move_to_end(row.n)
        while len(self._cache) > KEPT:
            self._cache.popitem(last=False)
