"""The list as a table: which columns there is room for, a row in them, and the head that names them and sorts.

Not a QTableView: that one, too, lays every row out before the first is seen (see `RowsView`). The same view shows both.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QStyleOptionViewItem, QWidget

from officer_app.ui import icons, looks
from officer_app.ui.covers import paint_cover
from officer_app.ui.findings.delegate import FindingDelegate
from officer_app.ui.findings.line import Line, tail
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets import paint
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.rows_view import RowsView

ROW, HEAD = 48, 36
TITLE = 200
"""Least width of a title, at 100 %; other columns give way until it has that."""
GAP = 12


class Column(NamedTuple):
    """`width` at 100 %, 0 for what is left; `order` is how the store sorts by it, "" where it does not."""

    name: str
    width: int
    order: str = ""


COLUMNS = (
    Column("photo", 54),
    Column("number", 152),
    Column("title", 0),
    Column("dept", 132),
    Column("place", 150),
    Column("severity", 20),
    Column("state", 104),
    Column("found", 66, "newest"),
    Column("due", 92, "due"),
)
GIVE_WAY = ("place", "dept", "number", "found", "severity")
"""These go first, in this order, where there is too little room."""


def fitting(width: float) -> dict[str, tuple[float, float]]:
    """Left edge and width of every column that a table of this width has room for."""
    shown = list(COLUMNS)
    for name in ("", *GIVE_WAY):
        shown = [column for column in shown if column.name != name]
        left = width - 2 * 16 - sum(px(column.width) for column in shown) - GAP * (len(shown) - 1)
        if left >= px(TITLE):
            break
    places, x = {}, 16.0
    for column in shown:
        wide = px(column.width) if column.width else max(left, 0)
        places[column.name] = (x, wide)
        x += wide + GAP
    return places


class TableDelegate(FindingDelegate):
    """A row of the table; what lies under it, and a row on its way, are as in the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, px(ROW))

    def _frame(self, box: QRectF) -> QRectF:
        return QRectF(box.left() + 16, box.center().y() - px(18), px(54), px(36))

    def _paint_line(self, painter: QPainter, box: QRectF, line: Line, chosen: bool) -> None:
        paint_cover(painter, self._frame(box), self._thumbs, line.cover, line.dimension, 6, 18)
        places = fitting(box.width())

        def cell(name: str) -> QRectF:
            x, width = places[name]
            return QRectF(box.left() + x, box.top(), width, box.height() - 1)

        with paint.kept(painter):
            title = cell("title")
            known = looks.DIMENSIONS.get(line.dimension)
            if known and line.cover:  # without a photo its sign stands in the photo's place
                icons.paint(painter, QRectF(title.left(), title.center().y() - 8, 16, 16), known[1], known[2])
                title.setLeft(title.left() + 24)
            paint.paint_text(painter, title, line.title, font("body", chosen), "ink")
            if "number" in places:
                self._paint_number(painter, cell("number"), line)
            for name, text in (("dept", line.place[0]), ("place", line.place[1]), ("found", line.found)):
                if name in places:
                    paint.paint_text(painter, cell(name), text, font("small"), "ink2")
            if "severity" in places:
                at = cell("severity")
                paint.paint_severity(painter, QRectF(at.left(), at.center().y() - 7, 17, 14), line.level)
            state, due = cell("state"), cell("due")
            word, token, _, dashed = line.chip
            size = paint.chip_size(word)
            chip = QRectF(state.left(), state.center().y() - size.height() / 2, min(size.width(), state.width()), 0)
            chip.setHeight(size.height())
            paint.paint_chip(painter, chip, word, token, dashed=dashed)
            if line.light:
                paint.paint_light(painter, QRectF(due.left(), due.center().y() - 7, 14, 14), line.light)
                due.setLeft(due.left() + 21)
            face = font("small", line.light in ("yellow", "red"))
            paint.paint_text(painter, due, line.light_words, face, paint.LIGHT_INK.get(line.light, "ink2"))

    def _paint_number(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        whole = paint.text_width(line.number, font("small")) <= rect.width()
        paint.paint_text(painter, rect, line.number if whole else tail(line.number), font("small"), "ink2")


class _Sorter(QAbstractButton):
    """The name of a column that sorts."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self.text(), font("caption", True)) + 18, px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter, paint.kept(painter):
            box, on = QRectF(self.rect()), self.isChecked()
            ink = "accent" if on or (self.underMouse() and self.isEnabled()) else "ink2"
            paint.paint_text(painter, box.adjusted(0, 0, -16, 0), self.text(), font("caption", on), ink)
            if on:
                icons.paint(painter, QRectF(box.right() - 15, box.center().y() - 7, 14, 14), "chevron-down", ink)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class TableHead(QWidget):
    """The names above a table. `ordered(order)` when a person sorts by one; `show_order`, "" where the store gives the
    only order."""

    ordered = Signal(str)

    def __init__(self, view: RowsView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._names = {
            "number": self.tr("Number"),
            "title": self.tr("What was found"),
            "dept": self.tr("Department"),
            "place": self.tr("Place"),
            "state": self.tr("State"),
            "found": self.tr("Found"),
            "due": self.tr("Due"),
        }
        self._sorters: dict[str, _Sorter] = {}
        for column in COLUMNS:
            if column.order:
                made = _Sorter(self._names[column.name], self)
                made.setAccessibleName(self.tr("Sort by: {}").format(made.text()))
                made.clicked.connect(lambda _=False, order=column.order: self.ordered.emit(order))
                self._sorters[column.name] = made
        self.setFixedHeight(px(HEAD))
        view.viewport().installEventFilter(self)

    def show_order(self, order: str) -> None:
        for column in COLUMNS:
            if column.name in self._sorters:
                self._sorters[column.name].setChecked(column.order == order)
                self._sorters[column.name].setEnabled(bool(order))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            places = fitting(self._view.viewport().width())
            for name, made in self._sorters.items():
                made.setVisible(name in places)
                made.setGeometry(int(places.get(name, (0, 0))[0]), 0, made.sizeHint().width(), self.height())
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter, paint.kept(painter):
            painter.fillRect(self.rect(), colour("subtle"))
            for name, (x, width) in fitting(self._view.viewport().width()).items():
                if name in self._names and name not in self._sorters:
                    box = QRectF(x, 0, width, self.height())
                    paint.paint_text(painter, box, self._names[name], font("caption"), "ink2")
