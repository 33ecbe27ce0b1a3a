"""At the right of the header: search, and whether the rows are a list or a table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.ui.theme import px
from officer_app.ui.widgets.search import SearchEntry
from officer_app.ui.widgets.segmented import Segment, Segmented

WIDE, NARROW = 300, 200


class ListTools(QWidget):
    """`search`, and `turned(is_table)` when a person chose the other way of showing."""

    turned = Signal(bool)

    def __init__(self, is_table: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchEntry(self.tr("Text, number, window, department"), "Ctrl F")
        ways = (
            Segment("list", "", "layout-list", tip=self.tr("As a list")),
            Segment("table", "", "table-2", tip=self.tr("As a table")),
        )
        self.ways = Segmented(ways, self.tr("Shown"))
        self.ways.set_value("table" if is_table else "list")
        self.ways.chosen.connect(lambda way: self.turned.emit(way == "table"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.search)
        row.addWidget(self.ways)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        self.search.setFixedWidth(px(NARROW if narrow else WIDE))
