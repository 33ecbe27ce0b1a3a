"""Voice memos in a row: each is played by a press, and taken away where that is allowed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from officer_app.core.facts import MemoRef
from officer_app.ui import icons
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.flow import Flow
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import paint_box


class _MemoChip(QWidget):
    """One memo: play, how long it is, delete."""

    def __init__(self, number: int, memo: MemoRef, removable: bool) -> None:
        super().__init__()
        self.memo = memo
        self._words = self.tr("Voice memo {}, {}").format(number, clock(memo.duration_s))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 6 if not removable else 2, 1)
        row.setSpacing(2)
        self.play = IconButton("play", "", token="accent", size=32)
        self._time = label("", "small")
        row.addWidget(self.play)
        row.addWidget(self._time)
        self.delete = IconButton("x", self.tr("Delete voice memo {}").format(number), size=32)
        row.addWidget(self.delete)
        self.delete.setVisible(removable)
        self.show_playing(False, 0.0)

    def show_playing(self, on: bool, seconds: float) -> None:
        """Whether it plays just now, and how far it is."""
        self.play.setIcon(icons.icon("pause" if on else "play", "accent", "accent"))
        name = (self.tr("Stop: {}") if on else self.tr("Play: {}")).format(self._words)
        self.play.setAccessibleName(name)
        self.play.setToolTip(name)
        length = clock(self.memo.duration_s)
        self._time.setText(f"{clock(int(seconds))} / {length}" if on else length)
        self.adjustSize()
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), 8, "accentSoft")


class MemoChips(QWidget):
    """`played(sha256)` when one is to play or to stop, `deleted(sha256)`."""

    played = Signal(str)
    deleted = Signal(str)

    def __init__(self, removable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._removable = removable
        self._flow = Flow(self, 6)
        self.chips: list[_MemoChip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_memos(self, memos: Sequence[MemoRef]) -> None:
        if [chip.memo for chip in self.chips] != list(memos):
            for chip in self.chips:
                self._flow.removeWidget(chip)
                chip.deleteLater()
            self.chips = [_MemoChip(n, memo, self._removable) for n, memo in enumerate(memos, 1)]
            for chip in self.chips:
                self._flow.addWidget(chip)
                chip.play.clicked.connect(lambda _=False, sha=chip.memo.sha256: self.played.emit(sha))
                chip.delete.clicked.connect(lambda _=False, sha=chip.memo.sha256: self.deleted.emit(sha))
        self.setVisible(bool(memos))
        self.updateGeometry()

    def show_playing(self, sha256: str, seconds: float) -> None:
        """Which one plays, "" for none."""
        for chip in self.chips:
            chip.show_playing(chip.memo.sha256 == sha256, seconds)
        self._flow.invalidate()

    def sizeHint(self) -> QSize:
        width = self.width() or 200
        return QSize(width, self._flow.heightForWidth(width))


def clock(seconds: int) -> str:
    """`1:07`."""
    return f"{seconds // 60}:{seconds % 60:02d}"
