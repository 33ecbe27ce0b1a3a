"""The middle of the page: how many, the rows as a list or as a table, or that there are none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScroller, QStackedWidget, QVBoxLayout, QWidget

from officer_app.ui.findings import delegate, table
from officer_app.ui.findings.delegate import FindingDelegate
from officer_app.ui.findings.line import Words
from officer_app.ui.findings.list_head import ListHead
from officer_app.ui.findings.table import TableDelegate, TableHead
from officer_app.ui.paged_model import PagedModel
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets.empty import EmptyState
from officer_app.ui.widgets.page import rule
from officer_app.ui.widgets.rows_view import RowsView


class ListCard(QFrame):
    """`ordered(order)` from either head. `show_table` turns the rows round; where one is stays in view."""

    ordered = Signal(str)

    def __init__(self, model: PagedModel, thumbs: Thumbs, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.is_table = False
        self._order = "due"
        self.head = ListHead()
        self.list = RowsView(px(delegate.ROW))
        self.list.setAccessibleName(self.tr("Findings"))
        self.list.setModel(model)
        QScroller.grabGesture(self.list.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        thumbs.arrived.connect(self.list.viewport().update)
        self._delegates = (
            FindingDelegate(model, thumbs, words, self.list),
            TableDelegate(model, thumbs, words, self.list),
        )
        self.list.setItemDelegate(self._delegates[0])
        self.table_head = TableHead(self.list)
        self.empty = EmptyState()
        rows = QWidget()
        down = QVBoxLayout(rows)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.table_head)
        down.addWidget(self.list, 1)
        self._middle = QStackedWidget()
        self._middle.addWidget(rows)
        self._middle.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self._middle, 1)
        self.head.ordered.connect(self.ordered)
        self.table_head.ordered.connect(self.ordered)
        self.show_table(False)

    def show_table(self, is_table: bool) -> None:
        self.is_table = is_table
        self.table_head.setVisible(is_table)
        self.list.setItemDelegate(self._delegates[is_table])
        self.list.set_row_height(px(table.ROW if is_table else delegate.ROW))
        self.show_order(self._order)

    def show_order(self, order: str) -> None:
        """How the rows stand, "" where there is no other order to choose."""
        self._order = order
        self.head.sort.setVisible(bool(order) and not self.is_table)
        self.head.show_order(order)
        self.table_head.show_order(order)

    def show_count(self, words: str, some: bool) -> None:
        """Rows, or what `empty` says."""
        self.head.count.setText(words)
        self.head.setVisible(some)
        self._middle.setCurrentIndex(0 if some else 1)
