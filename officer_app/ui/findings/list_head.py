"""Above the list: how many there are, and in which order they stand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label


class ListHead(QWidget):
    """`ordered(order)` when a person chose "due" or "newest"."""

    ordered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = label("", "small")
        self._words = {"due": self.tr("By due date"), "newest": self.tr("Newest first")}
        self.sort = Button(self._words["due"], "text", "chevrons-up-down", size="small")
        menu = QMenu(self.sort)
        for order, words in self._words.items():
            action = QAction(words, menu)
            action.triggered.connect(lambda _=False, order=order: self.ordered.emit(order))
            menu.addAction(action)
        self.sort.setMenu(menu)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(16, 9, 8, 9)
        bar.addWidget(self.count)
        bar.addStretch(1)
        bar.addWidget(self.sort)

    def show_order(self, order: str) -> None:
        if order:
            self.sort.setText(self._words[order])
            self.sort.updateGeometry()
