"""In place of the tools: a photo over an earlier one, and which earlier one that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.marks import PLATE
from officer_app.ui.viewer.divider import Divider
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import paint_box
from officer_app.ui.widgets.photo import PhotoTile
from officer_app.ui.widgets.tips import plain

TILE = QSize(76, 54)


class Candidate(NamedTuple):
    """An earlier photo to choose; `tag` stands on it, `words` are said aloud."""

    sha256: str
    picture: QPixmap
    tag: str
    words: str


class _Bar(QWidget):
    """The rounded plate under the photo."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), 10, "surface", "line2")


class PairBoard(QWidget):
    """`chosen(sha256)` of the earlier photo's original, "" when they are a pair no more."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.divider = Divider()
        self.tiles: list[PhotoTile] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addWidget(self.divider, 1)
        self._bar = _Bar()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(10)
        self._words = label("", "small")
        self._strip = QHBoxLayout()
        self._strip.setSpacing(2)
        self._strip.addStretch(1)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(self._strip)
        self._strip.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFixedHeight(TILE.height() + 4)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll = scroll
        self.apart = Button(self.tr("Not a pair"), "text", "x", size="small")
        self.apart.clicked.connect(lambda: self.chosen.emit(""))
        row.addWidget(self._words)
        row.addWidget(scroll, 1)
        row.addWidget(self.apart)
        under = QHBoxLayout()
        under.setContentsMargins(12, 0, 12, 0)
        under.addWidget(self._bar)
        column.addLayout(under)

    def show_candidates(self, candidates: Sequence[Candidate], chosen: str, words: str, locked: bool) -> None:
        """The earlier photos, with `words` before them; `locked` when the choice may not change."""
        while len(self.tiles) > len(candidates):
            tile = self.tiles.pop()
            self._group.removeButton(tile)
            tile.deleteLater()
        while len(self.tiles) < len(candidates):
            tile = PhotoTile(size=TILE)
            self._strip.insertWidget(len(self.tiles), tile)
            self._group.addButton(tile)
            self.tiles.append(tile)
            tile.clicked.connect(lambda _=False, t=tile: self.chosen.emit(t.property("sha256")))
        for tile, one in zip(self.tiles, candidates, strict=True):
            tile.show_photo(one.picture, caption=one.tag)
            tile.setProperty("sha256", one.sha256)
            tile.setAccessibleName(one.words)
            tile.setToolTip(plain(one.words))
            tile.setChecked(one.sha256 == chosen)
            tile.setEnabled(not locked)
            if one.sha256 == chosen:
                self._scroll.ensureWidgetVisible(tile)
        self._scroll.setVisible(bool(candidates))
        self._words.setText(words)
        self._words.setWordWrap(not candidates)
        self.apart.setVisible(bool(chosen) and not locked)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(*PLATE))
