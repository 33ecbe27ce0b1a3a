"""The advice where there is no room for its column: a panel over the page's right edge, opened by a button."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

WIDTH = 320


class Drawer(QFrame):
    """A child of the page; it covers, it never moves anything."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(8, 8, 8, 8)
        page.installEventFilter(self)
        self.hide()

    def hold(self, content: QWidget) -> None:
        content.setMinimumWidth(0)
        content.setMaximumWidth(WIDTH)
        self._box.addWidget(content)
        content.show()

    def release(self, content: QWidget) -> None:
        self._box.removeWidget(content)
        self.hide()

    def toggle(self) -> None:
        if self.isVisible():
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        page = self.parentWidget()
        self.setGeometry(page.width() - WIDTH - 16, 0, WIDTH, page.height() - 16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
