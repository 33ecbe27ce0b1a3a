"""Above the list: how many there are, only the latest if one likes, and in which order they stand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label

LATEST_DAYS = 30


class ListHead(QWidget):
    """`ordered(order)` when a person chose "due" or "newest"; `narrowed()` when `latest` was turned on or off."""

    ordered = Signal(str)
    narrowed = Signal()

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
        self.latest = Button(self.tr("Last {} days").format(LATEST_DAYS), "text", size="small")
        self.latest.setCheckable(True)
        self.latest.toggled.connect(lambda on: self.latest.set_icon("x" if on else ""))
        self.latest.clicked.connect(self.narrowed)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(16, 9, 8, 9)
        bar.addWidget(self.count)
        bar.addWidget(self.latest)
        bar.addStretch(1)
        bar.addWidget(self.sort)

    def show_latest(self, apt: bool, roomy: bool) -> None:
        """Where it is not `apt` it is off: drafts are all of these days. Where there is no room it is not offered."""
        if not apt:
            self.latest.setChecked(False)
        self.latest.setVisible(apt and (roomy or self.latest.isChecked()))

    def show_order(self, order: str) -> None:
        if order:
            self.sort.setText(self._words[order])
            self.sort.updateGeometry()
