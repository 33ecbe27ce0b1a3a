"""The one big action: record what is wrong, in whichever dimension it is."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QWidget

from officer_app.ui import icons, looks
from officer_app.ui.keys import DIMENSIONS
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.paint import kept, key_width, paint_box, paint_key, paint_text, text_width
from officer_app.ui.widgets.pressable import Pressable

TALL, LOW = 206, 128
DISC = 60
TITLES = ("hero", "title", "card")
"""Faces of the big words, the largest that fits."""


def _veiled(share: float) -> QColor:
    made = QColor(colour("onAccent"))
    made.setAlphaF(share)
    return made


def _paint_key(painter: QPainter, right: float, top: float, key: str) -> None:
    width = key_width(key)
    paint_key(painter, QRectF(right - width, top, width, 20), key, "onAccent", "onAccent", "accent")


class _Record(Pressable):
    """Camera, the words, the key."""

    def __init__(self) -> None:
        super().__init__("", "Ctrl N")
        self.setText(self.tr("Record a finding"))
        self.setAccessibleName(self.text())
        self._line = self.tr("Shoot first, words can follow")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(300, px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            if self.underMouse() or self.isDown():
                paint_box(painter, box, 10, "accentPress" if self.isDown() else "accentHover")
            disc = QRectF(box.left() + 8, box.center().y() - DISC / 2, DISC, DISC)
            paint_box(painter, disc, DISC / 2, "onAccent")
            icons.paint(painter, disc.adjusted(16, 16, -16, -16), "camera", "accent")
            x, middle = disc.right() + 16, box.center().y()
            keyed = self.width() > 340
            with kept(painter):
                room = box.right() - x - 8
                beside = room - (key_width(self.key) if keyed else 0)
                face = next((f for f in TITLES if text_width(self.text(), font(f)) <= beside), TITLES[-1])
                paint_text(painter, QRectF(x, middle - px(32), room, px(36)), self.text(), font(face), "onAccent")
                line = "body" if text_width(self._line, font("body")) <= room else "caption"
                paint_text(painter, QRectF(x, middle + px(6), room, px(24)), self._line, font(line), "onAccent")
            if keyed:
                _paint_key(painter, box.right() - 6, box.top() + 4, self.key)
            if self.ring:
                paint_box(painter, box.adjusted(2, 2, -2, -2), 9, "", "onAccent", 2)


class _Start(Pressable):
    """One dimension, with its key."""

    def __init__(self, dimension: str, word: str, line: str, key: str) -> None:
        super().__init__(word, key)
        self._line = line
        self._icon = looks.DIMENSIONS[dimension][1]
        self.setAccessibleDescription(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(112, px(82))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(84), px(82))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            if self.underMouse() or self.isDown():
                paint_box(painter, box, 8, "accentPress" if self.isDown() else "accentHover")
            with kept(painter):
                painter.setPen(QPen(_veiled(0.45), 1))
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            icons.paint(painter, QRectF(box.left() + 11, box.top() + 10, 20, 20), self._icon, "onAccent")
            if key_width(self.key) <= box.width() - 46:  # the icon comes first
                _paint_key(painter, box.right() - 9, box.top() + 10, self.key)
            with kept(painter):
                inner, base = box.adjusted(11, 0, -8, 0), box.bottom()
                word = QRectF(inner.left(), base - px(50), inner.width(), px(22))
                paint_text(painter, word, self.text(), font("card"), "onAccent")
                paint_text(painter, word.translated(0, px(22)), self._line, font("small"), "onAccent")
            if self.ring:
                paint_box(painter, box.adjusted(2, 2, -2, -2), 7, "", "onAccent", 2)


class Hero(QFrame):
    """`recording(dimension)`, "" for the one recorded in last. Low and wide when it stands alone."""

    recording = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = _Record()
        self.record.clicked.connect(lambda: self.recording.emit(""))
        starts = QHBoxLayout()
        starts.setSpacing(10)
        lines = (self.tr("On screen"), self.tr("In halls"), self.tr("By phone"))
        self.starts: dict[str, Pressable] = {}
        for place, (dimension, line) in enumerate(zip(DIMENSIONS, lines, strict=True), 1):
            word = looks.DIMENSIONS[dimension][0].say("zh" if language == "zh" else "en")
            made = _Start(dimension, word, line, f"Alt {place}")
            made.clicked.connect(lambda _=False, d=dimension: self.recording.emit(d))
            starts.addWidget(made)
            self.starts[dimension] = made
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(16, 14, 16, 16)
        self._box.setSpacing(10)
        self._box.addWidget(self.record, 1)
        self._box.addLayout(starts, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_alone(True)

    def set_alone(self, alone: bool) -> None:
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if alone else direction.TopToBottom)
        self.setFixedHeight(px(LOW if alone else TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
