"""What the gate's forms share: the steps above, the strength of a passphrase, a field that can show what it hides."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.paint import CENTRE, LEFT, kept, paint_box, paint_text, text_width

WIDTH = 480


class Steps(QWidget):
    """1 —— 2 —— 3, with what is done ticked and where we are in bold."""

    def __init__(self, words: tuple[str, ...], at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._at = words, at
        self.setFixedHeight(px(28))
        self.setAccessibleName(" · ".join(words))
        self.setAccessibleDescription(f"{at + 1} / {len(words)}: {words[at]}")

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            middle = self.height() / 2
            widths = [32 + text_width(word, font("small", True)) for word in self._words]
            gap = (self.width() - sum(widths)) / max(1, len(self._words) - 1)
            x = 0.0
            for place, (word, width) in enumerate(zip(self._words, widths, strict=True)):
                disc = QRectF(x, middle - 12, 24, 24)
                if place < self._at:
                    paint_box(painter, disc, 12, "accent")
                    icons.paint(painter, disc.adjusted(5, 5, -5, -5), "check", "onAccent")
                else:
                    here = place == self._at
                    paint_box(painter, disc, 12, "surface" if here else "", "accent" if here else "line2", 2)
                    with kept(painter):
                        number = font("caption", here)
                        paint_text(painter, disc, str(place + 1), number, "accent" if here else "ink3", CENTRE)
                ink = "accent" if place == self._at else "ink2"
                with kept(painter):
                    rect = QRectF(x + 32, 0, width, self.height())
                    paint_text(painter, rect, word, font("small", place == self._at), ink, LEFT)
                if place + 1 < len(self._words):
                    painter.fillRect(QRectF(x + width + 12, middle - 1, gap - 24, 2), colour("line2"))
                x += width + gap


class Strength(QWidget):
    """Four bars and a word. `show_strength(0–4, word)`; below 3 it is not enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level, self._word = 0, ""
        self.setFixedHeight(px(20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strength(self, level: int, word: str) -> None:
        self._level, self._word = level, word
        self.setAccessibleName(word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            room = max(56, text_width(self._word, font("small", True)) + 12)
            width = (self.width() - room - 3 * 6) / 4
            for place in range(4):
                lit = place < self._level
                token = ("okSolid" if self._level >= 3 else "warnSolid") if lit else "line"
                paint_box(painter, QRectF(place * (width + 6), self.height() / 2 - 3, width, 6), 3, token)
            with kept(painter):
                rect = QRectF(self.width() - room + 8, 0, room - 8, self.height())
                paint_text(painter, rect, self._word, font("small", True), "ok" if self._level >= 3 else "warn", LEFT)


class SecretEntry(QLineEdit):
    """A passphrase, hidden until the eye is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(512)
        self._eye = QAction(icons.icon("eye"), self.tr("Show what is typed"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._toggled)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def _toggled(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icons.icon("eye-off" if shown else "eye"))
