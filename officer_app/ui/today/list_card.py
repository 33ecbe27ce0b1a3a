"""A card with a few rows of something, how many there are, and the way to all of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.today.entries import ROW, Entry, EntryDelegate
from officer_app.ui.widgets.buttons import button
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.row_list import RowList


class ListCard(QFrame):
    """`chosen(Entry)`. Hidden while it has no rows."""

    chosen = Signal(object)
    HEAD = 58
    """Pixels that are no rows, at the usual text size."""

    def __init__(
        self, title: str, thumbs: Thumbs, all_: str = "", go: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 11, 0)
        head.setSpacing(9)
        self._count = label("", "hint")
        head.addWidget(label(title, "card"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addSpacing(1)
        self._all = button(all_, go, "text", size="small") if go is not None else None
        if self._all is not None:
            head.addWidget(self._all)
        column.addLayout(head)
        self.list = RowList(title, EntryDelegate(thumbs))
        self.list.chosen.connect(self.chosen)
        thumbs.arrived.connect(self.list.viewport().update)
        column.addWidget(self.list)
        column.addStretch(1)
        self.hide()

    def show_entries(self, entries: Sequence[Entry], total: int) -> None:
        place = self.list.currentIndex().row()
        self.list.rows.show_rows(entries, [entry.spoken for entry in entries])
        if 0 <= place < len(entries):  # where the keyboard was, whatever came or went
            self.list.setCurrentIndex(self.list.rows.index(place, 0))
        self.list.setFixedHeight(len(entries) * px(ROW))
        self._count.setText(str(total))
        self.setVisible(bool(entries))
