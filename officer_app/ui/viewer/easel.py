"""The photo with its tools: what is drawn on it changes only here, step by step, and each step can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core import hints, marks
from officer_app.core.hints import ROWS_OF_A_FACE, Hint
from officer_app.core.marks import MAX_MARKS, PLATE, Drawing
from officer_app.core.text import Language
from officer_app.ui.viewer.canvas import NO_DRAWING, Canvas
from officer_app.ui.viewer.gesture import Style
from officer_app.ui.viewer.history import Redraw
from officer_app.ui.viewer.options import OptionBar
from officer_app.ui.viewer.sketch import Sketch
from officer_app.ui.viewer.tools import ToolColumn


class Easel(QWidget):
    """`changed()` after each step, `picked()` when another mark is chosen, `full()` where no more marks go."""

    changed = Signal()
    picked = Signal()
    full = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sketch: Sketch | None = None
        self.locked = True
        self.tools = ToolColumn()
        self.canvas = Canvas(language)
        self.options = OptionBar(language)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.tools)
        down = QVBoxLayout()
        down.setContentsMargins(0, 0, 0, 12)
        down.setSpacing(0)
        down.addWidget(self.canvas, 1)
        under = QHBoxLayout()
        under.setContentsMargins(12, 0, 12, 0)
        under.addStretch(1)
        under.addWidget(self.options, 100)
        under.addStretch(1)
        down.addLayout(under)
        across.addLayout(down, 1)
        self.tools.taken.connect(self.take)
        self.options.styled.connect(self._styled)
        self.canvas.drawn.connect(self.draw)
        self.canvas.nudged.connect(lambda drawing, chosen: self.draw(drawing, chosen, nudge=True))
        self.canvas.picked.connect(self._picked)
        self.canvas.pointed.connect(lambda hint: self.cover([hint]))

    def show_sketch(self, sketch: Sketch, picture: QPixmap, locked: bool) -> None:
        """Another photo, with what is drawn on it; `locked` when that may not change."""
        self.sketch, self.locked = sketch, locked
        self.canvas.show_photo(picture, sketch.drawing, locked)
        self.tools.setEnabled(not locked)
        self.options.setVisible(not locked)
        self.take(self.canvas.tool)

    def show_copy(self, picture: QPixmap) -> None:
        """All there is of a photo whose original is elsewhere: the marks are burnt in."""
        size = picture.size()
        self.sketch, self.locked = None, True
        self.canvas.show_photo(picture, Drawing(width=max(1, size.width()), height=max(1, size.height())), True)
        self.tools.setEnabled(False)
        self.options.hide()

    def show_nothing(self) -> None:
        self.sketch, self.locked = None, True
        self.canvas.show_photo(QPixmap(), NO_DRAWING, True)

    # tools

    def take(self, tool: str) -> None:
        """A tool in hand."""
        tool = "select" if self.locked else tool
        self.canvas.take(tool)
        self.tools.mark(tool)
        self._show_options()

    def mask(self, kind: str) -> None:
        """The mask in hand, for this kind: a face in blocks, everything else whole."""
        self.canvas.style_of_masks = Style(kind, ROWS_OF_A_FACE if kind in marks.MAY_BE_MOSAIC else 0)
        self.canvas.choose(-1)
        self.take("mask")
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _styled(self, style: Style) -> None:
        """Of the chosen mask, and of the next."""
        self.canvas.style_of_masks = style
        mark = self.chosen_mark
        if self.sketch is not None and mark is not None and mark.tool == "mask":
            changed = marks.restyled(mark, style.kind, style.blocks)
            self.draw(self.sketch.drawing.replacing(self.canvas.chosen, changed), self.canvas.chosen)

    def _picked(self) -> None:
        self._show_options()
        self.picked.emit()

    def _show_options(self) -> None:
        mark = self.chosen_mark
        chosen = mark is not None and mark.tool == "mask"
        self.options.show_tool(self.canvas.tool, chosen or self.canvas.tool == "mask")
        style = Style(mark.kind, marks.rows_of(mark)) if chosen and mark else self.canvas.style_of_masks
        self.options.show_style(style)

    @property
    def chosen_mark(self) -> marks.Mark | None:
        drawing, chosen = self.canvas.drawing, self.canvas.chosen
        return drawing.marks[chosen] if 0 <= chosen < len(drawing.marks) else None

    # steps

    def draw(self, drawing: Drawing, chosen: int, nudge: bool = False) -> None:
        """One more step."""
        sketch = self.sketch
        if sketch is None or self.locked or drawing == sketch.drawing:
            self.canvas.show_drawing(self.canvas.drawing, self.canvas.chosen)
        elif len(drawing.marks) > MAX_MARKS:
            self.canvas.show_drawing(self.canvas.drawing, self.canvas.chosen)
            self.full.emit()
        else:
            sketch.stack.push(Redraw((sketch.drawing, self.canvas.chosen), (drawing, chosen), self._put, nudge))

    def _put(self, drawing: Drawing, chosen: int) -> None:
        assert self.sketch is not None
        self.sketch.drawing, self.sketch.drawn = drawing, True
        self.canvas.show_drawing(drawing, chosen)
        self._show_options()
        self.changed.emit()

    def cover(self, seen: Sequence[Hint]) -> None:
        """A mask over each of these, as their kinds want it: one step."""
        if self.sketch is not None and seen:
            drawing = self.sketch.drawing
            for hint in seen:
                drawing = drawing.adding(hints.mask_of(hint, drawing))
            self.draw(drawing, len(drawing.marks) - 1)

    def cover_kind(self, kind: str) -> None:
        self.cover([hint for hint in self.canvas.hints if hint.kind == kind])

    def remove(self) -> None:
        """Take the chosen mark away."""
        if self.sketch is not None and self.chosen_mark is not None:
            self.draw(self.sketch.drawing.without(self.canvas.chosen), -1)

    def toggle(self, index: int) -> None:
        """Hide a mark, or show it again."""
        if self.sketch is not None and 0 <= index < len(self.sketch.drawing.marks):
            mark = marks.toggled(self.sketch.drawing.marks[index])
            self.draw(self.sketch.drawing.replacing(index, mark), self.canvas.chosen)

    def clear(self) -> None:
        """Every mark goes."""
        if self.sketch is not None:
            drawing = self.sketch.drawing
            self.draw(Drawing(width=drawing.width, height=drawing.height), -1)

    def undo(self) -> None:
        if self.sketch is not None and not self.locked:
            self.sketch.stack.undo()

    def redo(self) -> None:
        if self.sketch is not None and not self.locked:
            self.sketch.stack.redo()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(*PLATE))
