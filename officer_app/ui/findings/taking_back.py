"""Taking a finding back: why, in one line, and then it is asked for. It stands in the panel's foot, in no dialog."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from officer_app.core.step_fields import REASON
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.field import Field


class TakingBack(QWidget):
    """`ask()` opens it empty. `asked(reason)` when the reason was given; Esc or "Keep it" closes it. `opened(bool)`."""

    asked = Signal(str)
    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = QLineEdit()
        self._why.setMaxLength(REASON.high)
        self._field = Field(self.tr("Why is it taken back?"), self._why, mark=self.tr("required"))
        go = Button(self.tr("Take back"), "danger", "undo-2")
        keep = Button(self.tr("Keep it"), "outline")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(go, 1)
        row.addWidget(keep, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 12)
        column.setSpacing(10)
        column.addWidget(self._field)
        column.addLayout(row)
        self._why.returnPressed.connect(self._go)
        go.clicked.connect(self._go)
        keep.clicked.connect(self.close_up)
        self.hide()

    def ask(self) -> None:
        self._why.clear()
        self._field.set_wrong("")
        self.show()
        self.opened.emit(True)
        self._why.setFocus()

    def close_up(self) -> None:
        self.hide()
        self.opened.emit(False)

    def refuse(self, sentence: str) -> None:
        """Say why it was not taken; what was written stays."""
        self._field.set_wrong(sentence)

    def _go(self) -> None:
        reason = self._why.text().strip()
        if reason:
            self.asked.emit(reason)
        else:
            self.refuse(self.tr("Say in a few words why"))

    def event(self, event: QEvent) -> bool:
        # Esc closes this first: without it the window's own Esc would leave the page
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)
