"""A part of a form that opens in place, and says closed what is still missing inside."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import LEFT, RIGHT, paint_box, paint_text, text_width


class _Head(QAbstractButton):
    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.note = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint_box(painter, box, 8, "sunken" if self.underMouse() else "subtle")
            sign = "chevron-down" if self.isChecked() else "chevron-right"
            icons.paint(painter, QRectF(12, box.center().y() - 8, 16, 16), sign, "ink2")
            paint_text(painter, box.adjusted(36, 0, -12, 0), self.text(), font("small", True), "ink2", LEFT)
            taken = 48 + text_width(self.text(), font("small", True))
            paint_text(painter, box.adjusted(taken, 0, -14, 0), self.note, font("caption"), "ink3", RIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class Disclosure(QWidget):
    """Put the content into `inside`. Closed at first."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = _Head(title, self)
        self.inside = QWidget()
        self.inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addWidget(self.inside)
        self._head.toggled.connect(self.inside.setVisible)

    def is_open(self) -> bool:
        return self._head.isChecked()

    def set_open(self, wide: bool) -> None:
        self._head.setChecked(wide)

    def set_note(self, note: str) -> None:
        """What is missing inside, said while closed and open."""
        self._head.note = note
        self._head.setAccessibleDescription(note)
        self._head.update()
