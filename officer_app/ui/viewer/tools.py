"""The tools at the left of a photo: icon, word and key, one under the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_text

WIDTH = 76
TALL = 58
"""A button lower than this shows no key, one lower still no word; its tool tip has both."""


class ToolButton(QToolButton):
    def __init__(self, tool: str, icon: str, word: str, key: str) -> None:
        super().__init__()
        self.tool, self.key = tool, key
        self._icon_name = icon
        self.setText(word)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(word)
        self.setToolTip(f"{word}  {key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(40)
        self.setMaximumHeight(px(68))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(60, px(68))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, on = QRectF(self.rect()).adjusted(0, 1, 0, -1), self.isChecked()
            if on or self.underMouse():
                paint_box(painter, box, 8, "accentSoft" if on else "sunken")
            ink = "accent" if on else "ink2" if self.isEnabled() else "ink3"
            middle = box.center()
            line = px(16)
            lines = 2 if self.height() >= px(TALL) else 1 if self.height() >= px(46) else 0
            top = middle.y() - (20 + lines * line) / 2
            icons.paint(painter, QRectF(middle.x() - 9, top, 18, 18), self._icon_name, ink)
            with kept(painter):
                if lines:
                    word = QRectF(box.left(), top + 20, box.width(), line)
                    paint_text(painter, word, self.text(), font("caption", on), ink, CENTRE)
                if lines > 1:
                    key = QRectF(box.left(), top + 20 + line, box.width(), line)
                    paint_text(painter, key, self.key, font("tag"), "accent" if on else "ink3", CENTRE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class ToolColumn(QWidget):
    """`taken(tool)` when a person picks one; `take` does the same for a key."""

    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        self.buttons: dict[str, ToolButton] = {}
        for tool, icon, word, key in (
            ("select", "mouse-pointer-2", self.tr("Select"), "V"),
            ("arrow", "arrow-up-right", self.tr("Arrow"), "A"),
            ("box", "square", self.tr("Box"), "R"),
            ("circle", "circle", self.tr("Circle"), "O"),
            ("number", "hash", self.tr("Number"), "N"),
            ("text", "type", self.tr("Words"), "T"),
            ("freehand", "pencil-line", self.tr("Freehand"), "F"),
            ("mask", "grid-2x2", self.tr("Mask"), "M"),
            ("crop", "crop", self.tr("Crop"), "C"),
        ):
            made = ToolButton(tool, icon, word, key)
            made.clicked.connect(lambda _=False, t=tool: self.taken.emit(t))
            self.buttons[tool] = made
            column.addWidget(made, 1)
        column.addStretch(0)

    def mark(self, tool: str) -> None:
        """Show which tool is in hand."""
        self.buttons[tool].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            painter.fillRect(self.width() - 1, 0, 1, self.height(), colour("line"))
