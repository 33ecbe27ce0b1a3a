"""Eight boxes for the enrolment code, in one field: pasting, screen readers and input methods work as in any other."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from officer_app.core.ids import DEVICE_ALPHABET
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_text

LENGTH = 8
BOX, GAP, DASH = 48, 8, 28


class CodeEntry(QLineEdit):
    """Characters outside the code's alphabet are dropped, small letters become capitals. `code()` is `XXXX-XXXX`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setFixedSize(8 * BOX + 6 * GAP + DASH, px(60))
        self.textEdited.connect(self._tidy)

    def code(self) -> str:
        """The code as the centre wrote it, "" until it is whole."""
        text = self.text()
        return f"{text[:4]}-{text[4:]}" if len(text) == LENGTH else ""

    def _tidy(self, typed: str) -> None:
        kept_only = "".join(c for c in typed.upper() if c in DEVICE_ALPHABET)[:LENGTH]
        if kept_only != typed:
            place = min(self.cursorPosition(), len(kept_only))
            self.setText(kept_only)
            self.setCursorPosition(place)

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            text, here = self.text(), min(self.cursorPosition(), LENGTH - 1)
            for place in range(LENGTH):
                x = place * (BOX + GAP) + (DASH - GAP if place >= 4 else 0)
                box = QRectF(x, 0, BOX, self.height())
                on = self.hasFocus() and place == here
                wrong = bool(self.property("wrong"))
                line = "focus" if on else "badSolid" if wrong else "field"
                paint_box(painter, box, 8, "surface", line, 2 if on or wrong else 1)
                with kept(painter):
                    if place < len(text):
                        paint_text(painter, box, text[place], font("hero"), "ink", CENTRE)
                if on and place >= len(text):
                    painter.fillRect(QRectF(box.center().x() - 1, box.center().y() - 13, 2, 26), colour("accent"))
            painter.fillRect(QRectF(4 * (BOX + GAP) - GAP + 8, self.height() / 2 - 1, 12, 2), colour("field"))
