"""How a row of the list is drawn: photo, number, title, place; state, eight steps, light."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from officer_app.ui import icons, looks
from officer_app.ui.findings.line import Line
from officer_app.ui.paged_model import PagedModel
from officer_app.ui.theme import colour, font, px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets import paint

ROW = 97
PHOTO = QSize(108, 72)
STATE = QStyle.StateFlag


class FindingDelegate(QStyledItemDelegate):
    """Asks the model for the row itself, never for roles one by one."""

    def __init__(self, model: PagedModel, thumbs: Thumbs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._thumbs = model, thumbs

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box, state = QRectF(option.rect), option.state
        chosen = bool(state & STATE.State_Selected)
        if chosen:
            painter.fillRect(box, colour("accentSoft"))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), colour("accent"))
        elif state & STATE.State_MouseOver:
            painter.fillRect(box, colour("subtle"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colour("line"))
        line = self._model.row(index.row())
        if line is None:
            self._paint_waiting(painter, box)
        else:
            self._paint_line(painter, box, line, chosen)
        if state & STATE.State_HasFocus:
            paint.paint_box(painter, box.adjusted(1, 1, -1, -2), 4, "", "focus", 2)

    def _frame(self, box: QRectF) -> QRectF:
        height = px(PHOTO.height())
        return QRectF(box.left() + 16, box.center().y() - height / 2, height * 1.5, height)

    def _paint_waiting(self, painter: QPainter, box: QRectF) -> None:
        frame = self._frame(box)
        paint.paint_box(painter, frame, 8, "sunken")
        for place, width in ((-18, 0.3), (6, 0.6)):
            bar = QRectF(frame.right() + 16, box.center().y() + px(place), box.width() * width * 0.6, px(12))
            paint.paint_box(painter, bar, 4, "sunken")

    def _paint_line(self, painter: QPainter, box: QRectF, line: Line, chosen: bool) -> None:
        frame = self._frame(box)
        paint.paint_photo(painter, frame, self._thumbs.pixmap(line.cover))
        right = box.right() - 16
        aside = self._paint_state(painter, box, right, line)
        left = frame.right() + 16
        room = right - aside - 20 - left
        y = box.center().y() - px(36)
        with paint.kept(painter):
            x = left
            known = looks.DIMENSIONS.get(line.dimension)
            if known:
                icons.paint(painter, QRectF(x, y + px(10) - 8, 16, 16), known[1], known[2])
                x += 23
            width = min(paint.text_width(line.number, font("small")) + 2, room - 48)
            paint.paint_text(painter, QRectF(x, y, width, px(20)), line.number, font("small"), "ink2")
            paint.paint_severity(painter, QRectF(x + width + 8, y + px(10) - 7, 17, 14), line.level)
            title = font("lead", chosen)
            paint.paint_text(painter, QRectF(left, y + px(22), room, px(26)), line.title, title, "ink")
            paint.paint_text(painter, QRectF(left, y + px(50), room, px(20)), line.place, font("small"), "ink2")

    def _paint_state(self, painter: QPainter, box: QRectF, right: float, line: Line) -> float:
        """The three signs at the right; returns the width they took."""
        word, token, _, dashed = line.chip
        y = box.center().y() - px(36)
        chip = paint.chip_size(word)
        wide = max(chip.width(), paint.STEPS_SIZE.width())
        with paint.kept(painter):
            rect = QRectF(right - chip.width(), y - 1, chip.width(), chip.height())
            paint.paint_chip(painter, rect, word, token, dashed=dashed)
            if line.step >= 0:
                steps = QRectF(right - 110, y + px(35) - 4, 110, 8)
                paint.paint_steps(painter, steps, line.step, line.overdue, line.closed)
            if line.light_words:
                loud = line.light in ("yellow", "red")
                face = font("small", loud)
                width = paint.text_width(line.light_words, face) + 2
                rect = QRectF(right - width, y + px(50), width, px(20))
                ink = paint.LIGHT_INK.get(line.light, "ink2")
                paint.paint_text(painter, rect, line.light_words, face, ink, paint.RIGHT)
                if line.light:
                    paint.paint_light(painter, QRectF(right - width - 21, y + px(60) - 7, 14, 14), line.light)
        return wide
