"""One side's say in one thing, to be chosen: words with what differs marked, severity bars, or photos."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy

from officer_app.ui import icons
from officer_app.ui.conflict.differences import Span
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.paint import (
    CENTRE,
    SEVERITY_SIZE,
    kept,
    paint_box,
    paint_photo,
    paint_severity,
    paint_text,
    text_width,
)
from officer_app.ui.widgets.pressable import Pressable

SIDE, TICK, LEAST = 13, 30, 46
TILE, GAP = QSize(72, 48), 10
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 0, Qt.Key.Key_Down: 0}


class Choice(Pressable):
    """A card with a tick when it is on. `stepped(across, down)` when an arrow leads away from it."""

    stepped = Signal(int, int)

    def __init__(self, name: str, text: str, spans: Sequence[Span] = (), mark: str = "okSoft", level: int = 0) -> None:
        """`name` is said to a screen reader. `mark` is the token behind what differs; `level` draws severity bars."""
        super().__init__(name)
        self._words, self._spans, self._mark, self._level = text, spans, mark, level
        self._photos: list[tuple[QPixmap | None, str]] = []
        self.setCheckable(True)
        self.setToolTip("")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_photos(self, photos: Sequence[tuple[QPixmap | None, str]]) -> None:
        """Thumbnails in the words' place, each with a word on it or ""."""
        self._photos = list(photos)
        self.updateGeometry()
        self.update()

    # size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._photos:
            across = max(1, (width - SIDE - TICK + GAP) // (TILE.width() + GAP))
            rows = -(-len(self._photos) // across)
            return rows * (TILE.height() + GAP) - GAP + 2 * SIDE
        return max(px(LEAST), round(self._laid_out(width).boundingRect().height()) + 2 * SIDE - 4)

    def sizeHint(self) -> QSize:
        return QSize(px(240), self.heightForWidth(px(240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _indent(self) -> int:
        return SEVERITY_SIZE.width() + 9 if self._level else 0

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._words, font("body"))
        marked = []
        for first, after in self._spans:
            span = QTextLayout.FormatRange()
            span.start, span.length = first, after - first
            style = QTextCharFormat()
            style.setBackground(colour(self._mark))
            span.format = style
            marked.append(span)
        layout.setFormats(marked)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40, width - SIDE - TICK - self._indent()))
            line.setPosition(QPointF(0, y))
            y += px(22)
        layout.endLayout()
        return layout

    # looks

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, on = QRectF(self.rect()), self.isChecked()
            paint_box(
                painter, box, 8, "accentSoft" if on else "surface",
                "accent" if on else "field" if self.underMouse() else "line2", 2 if on else 1,
            )  # fmt: skip
            if self._photos:
                self._paint_photos(painter)
            else:
                self._paint_words(painter)
            if on:
                icons.paint(painter, QRectF(box.right() - 28, SIDE, 18, 18), "circle-check", "accent")
            if self.ring:
                paint_box(painter, box.adjusted(3, 3, -3, -3), 6, "", "focus", 2)

    def _paint_words(self, painter: QPainter) -> None:
        layout = self._laid_out(self.width())
        top = max(SIDE - 2.0, (px(LEAST) - layout.boundingRect().height()) / 2)
        if self._level:
            paint_severity(painter, QRectF(SIDE, px(LEAST) / 2 - 7, 17, 14), self._level)
        painter.setPen(colour("ink"))
        layout.draw(painter, QPointF(SIDE + self._indent(), top))

    def _paint_photos(self, painter: QPainter) -> None:
        x, y = float(SIDE), float(SIDE)
        for photo, word in self._photos:
            if x + TILE.width() > self.width() - TICK and x > SIDE:
                x, y = float(SIDE), y + TILE.height() + GAP
            frame = QRectF(x, y, TILE.width(), TILE.height())
            paint_photo(painter, frame, photo, 6)
            if word:
                face = font("tag", True)
                tag = QRectF(x + 4, y + 4, text_width(word, face) + 10, 18)
                paint_box(painter, tag, 4, "accent")
                with kept(painter):
                    paint_text(painter, tag, word, face, "onAccent", CENTRE)
            x += TILE.width() + GAP

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS and not event.modifiers():
            down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
            self.stepped.emit(ARROWS[key], down)
        else:
            super().keyPressEvent(event)
