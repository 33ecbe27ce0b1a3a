"""An empty place: a line drawing, one true sentence, one way out."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.ui.theme import colour
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import kept

STROKE = 2.2
SHEET = QRectF(18, 4, 86, 94)
LINES = (QLineF(36, 30, 88, 30), QLineF(36, 48, 88, 48), QLineF(36, 66, 66, 66))


def _paint_sheet(painter: QPainter) -> None:
    """A form under a lens."""
    painter.drawRoundedRect(SHEET, 8, 8)
    painter.drawLines(LINES)
    painter.setBrush(colour("surface"))
    painter.drawEllipse(QPointF(97, 82), 20, 20)
    painter.drawLine(QPointF(111.5, 96.5), QPointF(126, 109))
    _paint_dot(painter, QPointF(97, 82), 4)


def _paint_lens(painter: QPainter) -> None:
    """A lens with nothing in it."""
    painter.drawEllipse(QPointF(60, 48), 34, 34)
    painter.drawLine(QPointF(46, 48), QPointF(74, 48))
    painter.drawLine(QPointF(85, 73), QPointF(113, 101))
    _paint_dot(painter, QPointF(120, 22), 6)


def _paint_dot(painter: QPainter, at: QPointF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("gold"))
    painter.drawEllipse(at, radius, radius)


DRAWINGS = {"sheet": _paint_sheet, "lens": _paint_lens}


class _Drawing(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = "sheet"
        self.setFixedSize(134, 116)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter, kept(painter):
            painter.setPen(QPen(colour("accent"), STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(colour("accentSoft"))
            DRAWINGS[self.name](painter)


class EmptyState(QWidget):
    """`say(drawing, title, sentence, action, act)`; `button` is the way out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self._drawing = _Drawing()
        self._title, self._sentence = label("", "heading", wrap=True), label("", "small", wrap=True)
        for line in (self._title, self._sentence):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button()
        self.button.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(
        self, drawing: str, title: str, sentence: str, action: str, act: Callable[[], object], icon: str = "",
        key: str = "", kind: str = "outline",
    ) -> None:  # fmt: skip
        """`drawing` is sheet or lens; the rest is the button's."""
        self._drawing.name = drawing
        self._drawing.update()
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._act = act
        self.button.key = key
        self.button.setText(action)
        self.button.set_icon(icon)
        self.button.set_kind(kind)

    def _clicked(self) -> None:
        if self._act is not None:
            self._act()
