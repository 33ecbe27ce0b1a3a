"""How a row of the list is drawn: photo, number, title, place; state, eight steps, light."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from officer_app.ui import icons, looks
from officer_app.ui.covers import paint_cover
from officer_app.ui.findings.line import Line, Words, tail
from officer_app.ui.paged_model import PagedModel
from officer_app.ui.theme import colour, font, px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets import paint

ROW = 97
PHOTO = QSize(108, 72)
STEPS = paint.STEPS_SIZE.width()
DEPT_SHARE = 0.56
"""Of the line that names department and place, when both are long."""
LINE, LEAST = 150, 60
"""Lines narrower than this, at the present text size, name the place only, or nothing."""
SIGNS = 60
"""Pixels of the dimension's icon and the bars."""
NARROW = 540
"""Rows narrower than this leave the eight steps to the panel."""
TIGHT = 300
"""Rows narrower than this, at the present text size, have a small photo and no number."""
STATE = QStyle.StateFlag


class FindingDelegate(QStyledItemDelegate):
    """Asks the model for the row itself, never for roles one by one."""

    def __init__(self, model: PagedModel, thumbs: Thumbs, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._thumbs = model, thumbs
        self._sample, self._joint = words.sample, words.joint

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
        share = 1 if box.width() >= NARROW else 0.8 if box.width() >= px(TIGHT) else 0.5
        height = px(PHOTO.height()) * share
        return QRectF(box.left() + 16, box.center().y() - height / 2, height * 1.5, height)

    def _paint_waiting(self, painter: QPainter, box: QRectF) -> None:
        frame = self._frame(box)
        paint.paint_box(painter, frame, 8, "sunken")
        for place, width in ((-18, 0.2), (6, 0.4)):
            bar = QRectF(frame.right() + 16, box.center().y() + px(place), box.width() * width, px(12))
            paint.paint_box(painter, bar, 4, "sunken")

    def _paint_line(self, painter: QPainter, box: QRectF, line: Line, chosen: bool) -> None:
        """In a narrow list the steps give way, so that the title has the whole width."""
        frame = self._frame(box)
        paint_cover(painter, frame, self._thumbs, line.cover, line.dimension)
        narrow = box.width() < NARROW
        left, right = frame.right() + (12 if narrow else 16), box.right() - 16
        y = box.center().y() - px(36)
        with paint.kept(painter):
            most = (right - left) * (0.5 if narrow else 0.4)
            if box.width() < px(TIGHT):  # there is no number: only the signs stand beside
                most = right - left - SIGNS
            chip = self._paint_chip(painter, right, y, line, most)
            light = self._paint_light(painter, right, y + px(50), line)
            if not narrow and line.step >= 0:
                steps = QRectF(right - STEPS, y + px(35) - 4, STEPS, 8)
                paint.paint_steps(painter, steps, line.step, line.overdue, line.closed)
            wide = right - left - (0 if narrow else max(chip, light, STEPS) + 20)
            self._paint_head(painter, QRectF(left, y, right - left - chip - 12, px(20)), line)
            title = font("lead", chosen)
            paint.paint_text(painter, QRectF(left, y + px(22), wide, px(26)), line.title, title, "ink")
            self._paint_place(painter, QRectF(left, y + px(50), right - left - light - 12, px(20)), line.place)

    def _paint_head(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        x, middle = rect.left(), rect.center().y()
        known = looks.DIMENSIONS.get(line.dimension)
        if known:
            icons.paint(painter, QRectF(x, middle - 8, 16, 16), known[1], known[2])
            x += 23
        aside = 26 + (paint.chip_size(self._sample).width() + 10 if line.sample else 0)
        room = rect.right() - x - aside
        told = (text for text in (line.number, tail(line.number)) if paint.text_width(text, font("small")) + 2 <= room)
        if text := next(told, ""):  # a part of a number is none
            width = paint.text_width(text, font("small")) + 2
            number = QRectF(x, rect.top(), width, rect.height())
            paint.paint_text(painter, number, text, font("small"), "ink2")
            x += width + 8
        paint.paint_severity(painter, QRectF(x, middle - 7, 17, 14), line.level)
        size = paint.chip_size(self._sample)
        if line.sample and x + 27 + size.width() <= rect.right():
            chip = QRectF(x + 27, middle - size.height() / 2, size.width(), size.height())
            paint.paint_chip(painter, chip, self._sample, "gold")

    def _paint_place(self, painter: QPainter, rect: QRectF, place: tuple[str, str]) -> None:
        """Who and where, each with a part of the line: a long name leaves room for the other."""
        dept, spot = place
        face = font("small")
        if rect.width() < px(LEAST):
            return
        if not (dept and spot) or rect.width() < px(LINE):
            paint.paint_text(painter, rect, spot or dept, face, "ink2")
            return
        room = rect.width() - paint.text_width(self._joint, face)
        least = max(room * DEPT_SHARE, room - paint.text_width(spot, face))
        words = paint.elided(dept, face, least) + self._joint + spot
        paint.paint_text(painter, rect, words, face, "ink2")

    def _paint_chip(self, painter: QPainter, right: float, y: float, line: Line, most: float) -> float:
        word, token, _, dashed = line.chip
        size = paint.chip_size(word)
        width = min(size.width(), most)
        paint.paint_chip(painter, QRectF(right - width, y - 1, width, size.height()), word, token, dashed=dashed)
        return width

    def _paint_light(self, painter: QPainter, right: float, y: float, line: Line) -> float:
        if not line.light_words:
            return 0
        face = font("small", line.light in ("yellow", "red"))
        width = paint.text_width(line.light_words, face) + 2
        ink = paint.LIGHT_INK.get(line.light, "ink2")
        paint.paint_text(painter, QRectF(right - width, y, width, px(20)), line.light_words, face, ink, paint.RIGHT)
        if line.light:
            paint.paint_light(painter, QRectF(right - width - 21, y + px(10) - 7, 14, 14), line.light)
        return width + 21
