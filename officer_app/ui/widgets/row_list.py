"""Short lists of painted rows of one height, for cards. A million rows are `rows_view`'s business."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from officer_app.ui.theme import colour
from officer_app.ui.widgets.tips import plain

RowRole = Qt.ItemDataRole.UserRole


class RowModel(QAbstractListModel):
    """Rows of a list; `said` gives the words a screen reader says of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Any] = []
        self.said: list[str] = []

    def show_rows(self, rows: Sequence[Any], said: list[str]) -> None:
        self.beginResetModel()
        self.rows, self.said = list(rows), said
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == RowRole:
            return self.rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.said[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(self.said[index.row()])
        return None


class RowList(QListView):
    """`chosen(row)` on Enter and on a click: a row of what the model was given."""

    chosen = Signal(object)

    def __init__(self, name: str, delegate: QStyledItemDelegate) -> None:
        super().__init__()
        self.rows = RowModel(self)
        self.setModel(self.rows)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(RowRole))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.chosen.emit(index.data(RowRole))


def paint_ground(
    painter: QPainter, box: QRectF, option: QStyleOptionViewItem, inset: float = 0, line: bool = True
) -> None:
    """What lies under a row: where the keyboard or the mouse is, and the line below, `inset` from either side."""
    state = option.state
    if state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(box, colour("accentSoft"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, colour("subtle"))
    if line:
        painter.fillRect(QRectF(box.left() + inset, box.bottom() - 1, box.width() - 2 * inset, 1), colour("line"))
