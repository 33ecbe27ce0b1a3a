"""An empty place: a line drawing, one true sentence, one way out."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import colour
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label


class _Drawing(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self.icon = icon
        self.setFixedSize(88, 76)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint(painter, QRectF(12, 8, 60, 60), self.icon, "accent")
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("gold"))
            painter.drawEllipse(QRectF(68, 10, 10, 10))


class EmptyState(QWidget):
    """`say(icon, sentence, action, act)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._drawing = _Drawing("inbox")
        self._sentence = label("", "lead", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = Button(kind="soft")
        self._button.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, icon: str, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        self._drawing.icon = icon
        self._drawing.update()
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._act = act

    def _clicked(self) -> None:
        if self._act is not None:
            self._act()
