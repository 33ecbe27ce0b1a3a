"""Under the photos: speak instead of typing. One key begins and ends it; what it is for stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.memo import MOST_SECONDS
from officer_app.ui.theme import px
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.memo_chips import MemoChips, clock
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import paint_box

KEY = "F10"


class Level(QWidget):
    """How loud it is now, in percent of what can be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.percent = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Loudness"))

    def show_level(self, percent: int) -> None:
        self.percent = percent
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint_box(painter, box, 4, "sunken")
            shown = min(1.0, (self.percent / 100) ** 0.5)  # as an ear hears it, about
            if shown > 0.04:
                box.setWidth(box.width() * shown)
                paint_box(painter, box, 4, "accent" if self.percent < 95 else "badSolid")


class MemoBar(QWidget):
    """`toggled()` to begin or to end a recording."""

    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.chips = MemoChips(removable=True)
        column.addWidget(self.chips)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.speak = Button("", "outline", "mic", KEY, "small")
        self.speak.clicked.connect(self.toggled)
        self._words = Elided("caption")
        self._words.setText(self.tr("Your own words only, no staff"))
        self._time = label("", "small")
        self._level = Level()
        row.addWidget(self.speak)
        row.addWidget(self._words, 1)
        row.addWidget(self._time)
        row.addWidget(self._level, 1)
        column.addLayout(row)
        self.show_recording(False)

    def show_recording(self, on: bool) -> None:
        """Whether one is under way."""
        self.speak.setText(self.tr("Stop") if on else self.tr("Voice memo"))
        self.speak.set_icon("square" if on else "mic")
        self.speak.set_kind("danger" if on else "outline")
        self.speak.setAccessibleDescription(self._words.text())
        self._words.setVisible(not on)
        self._time.setVisible(on)
        self._level.setVisible(on)
        self.show_sound(0.0, 0)

    def show_sound(self, seconds: float, loudness: int) -> None:
        """How long it is by now, and how loud."""
        self._time.setText(f"{clock(int(seconds))} / {clock(MOST_SECONDS)}")
        self._level.show_level(loudness)

    def compact(self, small: bool) -> None:
        """Less room where the window is narrow."""
        self.speak.key = "" if small else KEY
        self.speak.setToolTip(KEY)
        self._time.setMinimumWidth(px(78))
        self.speak.updateGeometry()
