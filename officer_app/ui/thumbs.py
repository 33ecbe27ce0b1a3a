"""Thumbnails, kept while they are looked at. Each comes once from the database lane, decoded there, painted here."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from officer_app.ui.session import Session

if TYPE_CHECKING:
    from officer_app.store.thumbnails import Looked
    from officer_app.usecases.desk import Desk

KEPT = 400
AT_ONCE = 24
WHOLE = 4096
"""Pixels of the longer side of a photo that is looked at closely; a 12-megapixel photo has no more."""


class Thumbs(QObject):
    """`pixmap(sha)` gives what is here or None, and then asks for it; `arrived` when some have come.

    Only JPEG that our own guarded decoder wrote is ever decoded here. A photo that was fetched from the ledger gets its
    thumbnail when it is first wanted: looked at on a pool thread, told by the bus.
    """

    arrived = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._asking = False

    def pixmap(self, sha256: str) -> QPixmap | None:
        if not sha256:
            return None
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            return self._kept[sha256]
        self._wanted[sha256] = None
        self._wanted.move_to_end(sha256)
        while len(self._wanted) > AT_ONCE:  # scrolled past
            self._wanted.popitem(last=False)
        if not self._asking:
            self._asking = True
            QTimer.singleShot(0, self, self._fetch)
        return None

    def take(self, images: dict[str, QImage]) -> None:
        """Keep what was read together with the rows that show it, so that nobody has to ask for it."""
        for sha, image in images.items():
            if sha not in self._kept and not image.isNull():
                self._kept[sha] = QPixmap.fromImage(image)

    def forget(self, shas: frozenset[str]) -> None:
        """A photo changed (its thumbnail came later): ask again when it is next painted."""
        if [sha for sha in shas if self._kept.pop(sha, self) is not self]:
            self.arrived.emit()

    def _fetch(self) -> None:
        asked = list(self._wanted)
        self._wanted.clear()

        def read(desk: Desk) -> tuple[dict[str, QImage], list[str]]:
            from officer_app.usecases import lists, thumbnails

            found = lists.thumbs(desk, asked)
            bare = thumbnails.lacking(desk, [sha for sha in asked if sha not in found])
            return {sha: QImage.fromData(data) for sha, data in found.items()}, bare

        self._session.read(read, lambda answer: self._arrive(asked, *answer), self)

    def _arrive(self, asked: list[str], images: dict[str, QImage], bare: list[str]) -> None:
        if bare:
            self._make(bare)
        for sha in asked:
            image = images.get(sha)
            self._kept[sha] = QPixmap.fromImage(image) if image is not None and not image.isNull() else None
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self._asking = bool(self._wanted)
        if self._asking:
            self._fetch()
        self.arrived.emit()

    def _make(self, bare: list[str]) -> None:
        from officer_app.usecases import thumbnails

        session = self._session

        def look() -> list[Looked]:
            return thumbnails.look(session.desk, bare, session.decoder())

        def keep(looked: list[Looked]) -> None:
            if looked:
                session.write(lambda desk: thumbnails.keep(desk, looked))

        session.net(look, keep, self)


class Views(QObject):
    """A photo large enough for a panel: decoded under guard from the original, the newest few kept."""

    KEPT = 12

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()

    def ask(self, sha256: str, then: Callable[[str, QPixmap], object], owner: QObject) -> None:
        """`then(sha256, pixmap)` at once or later; never, when the original is not here or cannot be read."""
        found = self._kept.get(sha256)
        if found is not None:
            then(sha256, found)
            return

        def arrived(image: QImage) -> None:
            self._kept[sha256] = QPixmap.fromImage(image)
            while len(self._kept) > self.KEPT:
                self._kept.popitem(last=False)
            then(sha256, self._kept[sha256])

        self._read(sha256, 0, arrived, owner)

    def ask_whole(self, sha256: str, then: Callable[[str, QPixmap], object], owner: QObject) -> None:
        """As `ask`, with as many of the original's pixels as may be, and not kept: it is large."""
        self._read(sha256, WHOLE, lambda image: then(sha256, QPixmap.fromImage(image)), owner)

    def _read(self, sha256: str, edge: int, then: Callable[[QImage], None], owner: QObject) -> None:
        session = self._session

        def read() -> QImage:
            from officer_app.usecases import lists

            return QImage.fromData(session.decoder().read(lists.original(session.desk, sha256), edge=edge).view)

        session.net(read, then, owner, lambda _: None)  # what is shown stays in its place
