"""A list of a million rows of one height: nothing here costs more with more rows.

QListView lays every row out before the first is seen (and so do the other views of Qt). This one is a QListView to
screen readers and style only: geometry is arithmetic.
"""

import sys

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QListView, QStyle, QStyleOptionViewItem, QWidget

from officer_app.ui.widgets.focus_frame import KEYBOARD
from officer_app.ui.widgets.paint import kept

Index = QModelIndex | QPersistentModelIndex


class RowsView(QListView):
    """`row_height` in pixels. `by_key` is true while the focus came by keyboard: the delegate then draws its ring.
    `peeked(index)` when Space is pressed on a row."""

    peeked = Signal(QModelIndex)

    def __init__(self, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_height = row_height
        self.by_key = False
        self._told: set[type[Exception]] = set()
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def set_row_height(self, height: int) -> None:
        """The row one is at stays in view."""
        self.row_height = height
        self.updateGeometries()
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def rows(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def in_view(self) -> range:
        """Rows that can be seen now."""
        first = self.verticalOffset() // self.row_height
        last = (self.verticalOffset() + self.viewport().height()) // self.row_height
        return range(first, min(last + 1, self.rows()))

    # geometry

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(max(height - self.row_height, self.row_height))
        bar.setSingleStep(self.row_height // 2)
        bar.setRange(0, max(0, self.rows() * self.row_height - height))
        QAbstractItemView.updateGeometries(self)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        top = index.row() * self.row_height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self.row_height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = (point.y() + self.verticalOffset()) // self.row_height
        model = self.model()
        return model.index(row, 0) if model is not None and 0 <= row < self.rows() else QModelIndex()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = index.row() * self.row_height
        hints = QAbstractItemView.ScrollHint
        if hint == hints.PositionAtTop:
            bar.setValue(top)
        elif hint == hints.PositionAtCenter:
            rows_above = (height - self.row_height) // 2 // self.row_height
            bar.setValue(top - rows_above * self.row_height)  # no row is cut at the top
        elif top < bar.value():
            bar.setValue(top)
        elif top + self.row_height > bar.value() + height:
            bar.setValue(top + self.row_height - height)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractScrollArea.resizeEvent(self, event)
        self.updateGeometries()

    # moving

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        rows = self.rows()
        if not rows:
            return QModelIndex()
        page = max(1, self.viewport().height() // self.row_height - 1)
        actions = QAbstractItemView.CursorAction
        by = {
            actions.MoveUp: -1, actions.MovePrevious: -1, actions.MoveDown: 1, actions.MoveNext: 1,
            actions.MovePageUp: -page, actions.MovePageDown: page, actions.MoveHome: -rows, actions.MoveEnd: rows,
        }.get(action, 0)  # fmt: skip
        current = self.currentIndex()
        row = current.row() + by if current.isValid() else 0
        return self.model().index(min(max(row, 0), rows - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        first, last = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomLeft())
        if first.isValid() and last.isValid():
            self.selectionModel().select(QItemSelection(first, last), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        seen = self.in_view()
        for chosen in selection:
            for row in range(max(chosen.top(), seen.start), min(chosen.bottom() + 1, seen.stop)):
                region += QRegion(self.visualRect(self.model().index(row, 0)))
        return region

    # the model's news: none of it is worth a layout of everything

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        QAbstractItemView.rowsInserted(self, parent, start, end)
        self.updateGeometries()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: list[int] | None = None) -> None:
        seen = self.in_view()
        if top_left.row() < seen.stop and bottom_right.row() >= seen.start:
            self.viewport().update()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        model = self.model()
        if model is None:
            return
        mouse = self.viewport().mapFromGlobal(self.cursor().pos())
        pointed = self.indexAt(mouse) if self.underMouse() else QModelIndex()
        with QPainter(self.viewport()) as painter:
            for row in self.in_view():
                index = model.index(row, 0)
                rect = self.visualRect(index)
                if event.rect().intersects(rect):
                    self._paint_row(painter, index, rect, index == pointed)

    def _paint_row(self, painter: QPainter, index: QModelIndex, rect: QRect, pointed: bool) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = rect
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if pointed:
            state |= QStyle.StateFlag.State_MouseOver
        if index == self.currentIndex() and self.hasFocus() and self.by_key:
            state |= QStyle.StateFlag.State_HasFocus
        option.state = state
        with kept(painter, smooth=False):
            try:
                self.itemDelegate().paint(painter, option, index)
            except Exception as error:  # one row that cannot be drawn takes no other with it, and is told once
                if type(error) not in self._told:
                    self._told.add(type(error))
                    sys.excepthook(type(error), error, error.__traceback__)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.peeked.emit(self.currentIndex())
        else:
            QListView.keyPressEvent(self, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_key = event.reason() in KEYBOARD
        QAbstractItemView.focusInEvent(self, event)
        if self.by_key and not self.currentIndex().isValid() and self.rows():
            self.setCurrentIndex(self.model().index(0, 0))

    def mouseMoveEvent(self, event: object) -> None:
        QAbstractItemView.mouseMoveEvent(self, event)
        self.viewport().update()

    def leaveEvent(self, event: object) -> None:
        QAbstractItemView.leaveEvent(self, event)
        self.viewport().update()
