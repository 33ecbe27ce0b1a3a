"""At the right of the editor's header: two keys to know, and the button of the drawer where the window is narrow."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.signs import KeyLabel


class EditorTools(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._hints = QWidget()
        hints = QHBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(7)
        for sign, word in (("Tab", self.tr("next field")), ("F1", self.tr("all keys"))):
            hints.addWidget(KeyLabel(sign))
            hints.addWidget(label(word, "small"))
            hints.addSpacing(7)
        self.advice = Button(self.tr("Advice"), "soft", "lightbulb")
        row.addWidget(self._hints)
        row.addWidget(self.advice)

    def set_narrow(self, narrow: bool) -> None:
        self.advice.setVisible(narrow)
        self._hints.setVisible(not narrow)
