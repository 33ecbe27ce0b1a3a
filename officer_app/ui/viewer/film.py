"""Along the bottom: the record's photos in their order, and how large this one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QWidget

from officer_app.ui.theme import colour
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.photo import PhotoTile
from officer_app.ui.widgets.tips import plain

TILE = QSize(104, 72)
HEIGHT = 92


class Frame(NamedTuple):
    """A photo of the strip; `badge` is of `core.privacy.standing`, `words` are said aloud."""

    picture: QPixmap
    badge: str
    words: str


class Film(QWidget):
    """`chosen(row)`; `larger`, `smaller` and `fitting` of the photo above."""

    chosen = Signal(int)
    larger = Signal()
    smaller = Signal()
    fitting = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(14)
        self._tiles: list[PhotoTile] = []
        self._group = QButtonGroup(self)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._strip = QHBoxLayout(inner)
        self._strip.setContentsMargins(0, 0, 0, 0)
        self._strip.setSpacing(2)
        self._strip.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self._scroll, 1)
        self.hint = label(self.tr("← → photo   Space original pixels"), "hint")
        self._percent = label("", "small")
        self._percent.setMinimumWidth(44)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        smaller = IconButton("zoom-out", self.tr("Smaller"), "Ctrl+-")
        larger = IconButton("zoom-in", self.tr("Larger"), "Ctrl++")
        whole = IconButton("maximize", self.tr("Whole photo"), "Ctrl+0")
        smaller.clicked.connect(self.smaller)
        larger.clicked.connect(self.larger)
        whole.clicked.connect(self.fitting)
        self._zooming = QWidget()
        zoom = QHBoxLayout(self._zooming)
        zoom.setContentsMargins(0, 0, 0, 0)
        zoom.setSpacing(2)
        zoom.addWidget(self.hint)
        zoom.addSpacing(12)
        for part in (smaller, self._percent, larger, whole):
            zoom.addWidget(part)
        row.addWidget(self._zooming)

    def show_frames(self, frames: Sequence[Frame], row: int) -> None:
        """These photos, `row` chosen."""
        while len(self._tiles) > len(frames):
            tile = self._tiles.pop()
            self._group.removeButton(tile)
            tile.deleteLater()
        while len(self._tiles) < len(frames):
            tile, place = PhotoTile(size=TILE), len(self._tiles)
            tile.clicked.connect(lambda _=False, n=place: self.chosen.emit(n))
            self._group.addButton(tile)
            self._strip.insertWidget(place, tile)
            self._tiles.append(tile)
        for n, (tile, frame) in enumerate(zip(self._tiles, frames, strict=True)):
            tile.show_photo(frame.picture, badge=frame.badge, caption=str(n + 1))
            tile.setAccessibleName(frame.words)
            tile.setToolTip(plain(frame.words))
            tile.setChecked(n == row)
        if 0 <= row < len(self._tiles):
            self._scroll.ensureWidgetVisible(self._tiles[row])

    def show_zooming(self, shown: bool) -> None:
        """Whether the photo above can be zoomed at all."""
        self._zooming.setVisible(shown)

    def show_zoom(self, percent: int) -> None:
        self._percent.setText(f"{percent}%")

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            painter.fillRect(0, 0, self.width(), 1, colour("line"))
