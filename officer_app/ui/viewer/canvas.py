"""The photo with what is drawn on it: fitted or zoomed, under the tools' presses and drags and the keys of a hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
)
from PySide6.QtWidgets import QGraphicsItem, QWidget

from officer_app.core import hints, marks
from officer_app.core.hints import Hint
from officer_app.core.marks import Drawing, Mark
from officer_app.core.privacy import MAYBE
from officer_app.core.text import Language
from officer_app.ui.viewer.gesture import Gesture, Making, Moving, Reshaping, Style, finished, handle_at, within
from officer_app.ui.viewer.hinted import HintItem
from officer_app.ui.viewer.ink import blocks_of
from officer_app.ui.viewer.items import HANDLE_SIZE, Chosen, MarkItem, Picture, Shade
from officer_app.ui.viewer.words import WordEntry
from officer_app.ui.viewer.zoom import ZoomView

CLICK = 5
"""Pixels of the screen a drag must go to be one."""
FAR = 10
"""With Shift an arrow key moves so many times as far."""
NO_DRAWING = Drawing(width=1, height=1)
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class Canvas(ZoomView):
    """`drawn(Drawing, chosen)` after each finished stroke, `nudged(Drawing, chosen)` after an arrow key,
    `picked(index)` when another mark is chosen (−1 for none), `leafed(±1)`, `pointed(Hint)` to cover one,
    `writing(Drawing)` while words are typed.

    The page answers by `show_drawing`; nothing is drawn here that it has not taken.
    """

    drawn = Signal(object, int)
    nudged = Signal(object, int)
    picked = Signal(int)
    leafed = Signal(int)
    pointed = Signal(object)
    writing = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        self.drawing, self.chosen = NO_DRAWING, -1
        self._language: Language = language
        self.hints: Sequence[Hint] = ()
        self._gesture: Gesture | None = None
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.tool, self.style_of_masks = "select", Style()
        self.locked = False
        self._compared = False
        self._picture, self._small = Picture(), QImage()
        self.scene().addItem(self._picture)
        self._items: list[QGraphicsItem] = []
        self._blocks: dict[Mark, QImage] = {}
        self._pressed, self._grabbed = QPoint(), QPoint()
        self._panning = False
        self.words = WordEntry(self.viewport())
        self.words.written.connect(self._written)
        self.words.typed.connect(
            lambda *words: self.writing.emit(self._with_words(*words) if words[0] else self.drawing)
        )
        self.words.dropped.connect(lambda: self.writing.emit(self.drawing))

    # showing

    def show_photo(self, pixmap: QPixmap, drawing: Drawing, locked: bool) -> None:
        """Another photo, whole; `locked` when nothing may be drawn on it."""
        self.words.hide()
        self._gesture, self.locked, self._compared = None, locked, False
        self.drawing, self.chosen, self.hints = drawing, -1, ()
        self.begin(drawing.width, drawing.height)
        self.show_pixmap(pixmap)
        self.fit()

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """The same photo, sharper."""
        if pixmap.width() < self.have:
            return  # a sharper one came first
        self.have = pixmap.width()
        self._picture.show_pixmap(pixmap, self.drawing.width, self.drawing.height)
        self._small = pixmap.toImage()
        self._blocks.clear()
        self._lay_marks()

    def show_drawing(self, drawing: Drawing, chosen: int = -1) -> None:
        self.drawing = drawing
        self.chosen = chosen if chosen < len(drawing.marks) else -1
        self._lay_marks()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Where there might be somebody, as far as nobody has decided about it."""
        if hints != self.hints:
            self.hints = hints
            self._lay_marks()

    def choose(self, index: int) -> None:
        """Put the handles on another mark."""
        if index != self.chosen:
            self.chosen = index
            self._lay_marks()
            self.picked.emit(index)

    def compare(self, on: bool) -> None:
        """Show the original as it is."""
        self._compared = on
        self._lay_marks()

    def take(self, tool: str) -> None:
        """Another tool: see `core.marks.TOOLS`, or select."""
        self.tool = tool
        self.words.finish()
        self.viewport().setCursor(
            Qt.CursorShape.ArrowCursor if tool == "select" or self.locked else Qt.CursorShape.CrossCursor
        )

    def _lay_marks(self, drawing: Drawing | None = None, chosen: int | None = None) -> None:
        shown = self.drawing if drawing is None else drawing
        chosen = self.chosen if chosen is None else chosen
        for item in self._items:
            self.scene().removeItem(item)
        self._items = []
        if self._compared:
            return
        for place, mark in enumerate(shown.marks):
            if not mark.hidden and mark.tool != "crop":
                self._items.append(MarkItem(mark, place, shown, self._mosaic(mark, shown)))
        crop = marks.crop_of(shown)
        if (crop.width, crop.height) != (shown.width, shown.height):
            self._items.append(Shade(crop, shown))
        for n, hint in enumerate(self.hints):
            self._items.append(HintItem(hint, shown, self.zoom, MAYBE[hint.kind].say(self._language), n == 0))
        if 0 <= chosen < len(shown.marks) and not self.locked:
            self._items.append(Chosen(shown.marks[chosen], shown.unit, self.zoom))
        for item in self._items:
            self.scene().addItem(item)

    def _mosaic(self, mark: Mark, drawing: Drawing) -> QImage | None:
        """What a mosaic shows, made once: all marks are laid anew for every move of the hand."""
        if mark.tool != "mask" or not marks.rows_of(mark) or self._small.isNull():
            return None
        if mark not in self._blocks:
            self._blocks[mark] = blocks_of(mark, self._small, drawing)
        return self._blocks[mark]

    def rescaled(self) -> None:
        self._lay_marks()

    # the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.words.finish()
        self._pressed = self._grabbed = event.position().toPoint()
        if event.button() == Qt.MouseButton.MiddleButton or self.locked or self._compared:
            self._panning = True
        elif event.button() == Qt.MouseButton.LeftButton:
            self._begin(self.mapToScene(self._pressed))

    def _begin(self, at: QPointF) -> None:
        x, y, slack = round(at.x()), round(at.y()), HANDLE_SIZE / self.zoom
        if 0 <= self.chosen < len(self.drawing.marks):
            mark = self.drawing.marks[self.chosen]
            handle = handle_at(mark, at.x(), at.y(), slack)
            if handle >= 0:
                self._gesture = Reshaping(self.drawing, self.chosen, handle)
                return
        if self.tool == "select":
            index = marks.hit(self.drawing, at.x(), at.y(), slack)
            self.choose(index)
            self._gesture = Moving(self.drawing, index, (x, y)) if index >= 0 else None
            self._panning = index < 0 and self._hint_at(at) is None
        elif self.tool not in ("text", "number"):
            base = marks.uncropped(self.drawing) if self.tool == "crop" else self.drawing
            self._gesture = Making(base, self.tool, self.style_of_masks, within(x, y, base))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._panning:
            self.pan(here - self._grabbed)
            self._grabbed = here
        elif self._gesture is not None:
            at = self.mapToScene(here)
            self._lay_marks(self._gesture.to(round(at.x()), round(at.y())), self._gesture.index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        panning, self._panning = self._panning, False
        if panning or event.button() != Qt.MouseButton.LeftButton:
            return
        here = event.position().toPoint()
        at = self.mapToScene(here)
        x, y = round(at.x()), round(at.y())
        if (here - self._pressed).manhattanLength() < CLICK and not isinstance(gesture, Reshaping):
            self._clicked(x, y, at)
        elif gesture is not None:
            made = finished(gesture.to(x, y), gesture.index, 1.5 / self.zoom)
            self.drawn.emit(made, gesture.index)

    def _clicked(self, x: int, y: int, at: QPointF) -> None:
        x, y = within(x, y, self.drawing)
        if self.tool == "number":
            mark = Mark(tool="number", at=((x, y),), number=marks.next_number(self.drawing))
            self.drawn.emit(self.drawing.adding(mark), len(self.drawing.marks))
        elif self.tool == "text":
            self.words.ask(self.mapFromScene(at), (x, y))
        else:
            index = marks.hit(self.drawing, at.x(), at.y(), HANDLE_SIZE / self.zoom)
            hint = self._hint_at(at) if index < 0 and self.tool in ("select", "mask") else None
            if hint is not None:
                self.pointed.emit(hint)
                return
            self.choose(index)
        self._lay_marks()

    def _hint_at(self, at: QPointF) -> Hint | None:
        return hints.at(self.hints, self.drawing, at.x(), at.y())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._reword():
            super().mouseDoubleClickEvent(event)

    def _reword(self) -> bool:
        """Change the words of the chosen text."""
        mark = self.drawing.marks[self.chosen] if 0 <= self.chosen < len(self.drawing.marks) else None
        if mark is None or mark.tool != "text" or self.locked:
            return False
        x, y = mark.at[0]
        self.words.ask(self.mapFromScene(QPointF(x, y)), (x, y), mark.text, self.chosen)
        return True

    def _with_words(self, text: str, at: marks.Point, index: int) -> Drawing:
        mark = Mark(tool="text", at=(at,), text=text)
        return self.drawing.adding(mark) if index < 0 else self.drawing.replacing(index, mark)

    def _written(self, text: str, at: marks.Point, index: int) -> None:
        self.drawn.emit(self._with_words(text, at, index), len(self.drawing.marks) if index < 0 else index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # keys

    def event(self, event: QEvent) -> bool:
        # Esc first lets go of what is chosen or being drawn; only then does it lead back
        held, kind = self.chosen >= 0 or self._gesture is not None, QEvent.Type.ShortcutOverride
        if held and isinstance(event, QKeyEvent) and event.type() == kind and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._gesture = None
            self.choose(-1)
            self._lay_marks()
        elif key == Qt.Key.Key_Space:
            self.whole_pixels()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._reword()
        elif key in _STEPS and 0 <= self.chosen < len(self.drawing.marks) and not self.locked:
            self._nudge(*_STEPS[key], FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.leafed.emit(_STEPS[key][0])
        else:
            super().keyPressEvent(event)

    def _nudge(self, dx: int, dy: int, times: int) -> None:
        """A pixel of the screen, which may be several of the photo."""
        by = max(1, round(1 / self.zoom)) * times
        moved = marks.moved(self.drawing.marks[self.chosen], dx * by, dy * by, self.drawing)
        self.nudged.emit(self.drawing.replacing(self.chosen, moved), self.chosen)
