"""The painted signs as widgets: for forms and panels; rows paint them directly."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import font, px
from officer_app.ui.widgets import paint


class _Sign(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _renew(self, name: str) -> None:
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Chip(_Sign):
    """A state, a dimension or a mode in a soft box. `token` needs a `…Soft` partner in tokens.json."""

    def __init__(self, text: str = "", token: str = "mute", icon: str = "", dashed: bool = False) -> None:
        super().__init__()
        self.show_chip(text, token, icon, dashed)

    def show_chip(self, text: str, token: str = "mute", icon: str = "", dashed: bool = False) -> None:
        self._parts = (text, token, icon, dashed)
        self._renew(text)

    def sizeHint(self) -> QSize:
        return paint.chip_size(self._parts[0], self._parts[2])

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint.paint_chip(painter, QRectF(self.rect()), *self._parts)


class SeverityBars(_Sign):
    """S1–S4 as bars with the word beside them."""

    def __init__(self, level: int = 0, word: str = "") -> None:
        super().__init__()
        self.show_severity(level, word)

    def show_severity(self, level: int, word: str = "") -> None:
        self._level, self._word = level, word
        self._renew(word)

    def sizeHint(self) -> QSize:
        word = paint.text_width(self._word, font("small")) + 8 if self._word else 0
        return QSize(18 + word, px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint.paint_severity(painter, QRectF(0, box.center().y() - 7, 17, 14), self._level)
            paint.paint_text(painter, box.adjusted(25, 0, 0, 0), self._word, font("small"), "ink")


class DueLight(_Sign):
    """The light and its word: `green`, `yellow`, `red`, `grey`, `none` or `met`."""

    def __init__(self, kind: str = "none", word: str = "") -> None:
        super().__init__()
        self.show_light(kind, word)

    def show_light(self, kind: str, word: str) -> None:
        self._kind, self._word = kind, word
        self._renew(word)

    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self._word, self._face()) + 22, px(20))

    def _face(self):
        return font("small", self._kind in ("yellow", "red"))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint.paint_light(painter, QRectF(0, box.center().y() - 7, 14, 14), self._kind)
            paint.paint_text(painter, box.adjusted(20, 0, 0, 0), self._word, self._face(), paint.LIGHT_INK[self._kind])


class StepBar(_Sign):
    """Where a finding stands on its eight steps (0–7, −1 before or beside them); `name` is said aloud."""

    def __init__(self, step: int = -1, name: str = "", overdue: bool = False, closed: bool = False) -> None:
        super().__init__()
        self.show_step(step, name, overdue, closed)

    def show_step(self, step: int, name: str = "", overdue: bool = False, closed: bool = False) -> None:
        self._parts = (step, overdue, closed)
        self._renew(name)

    def sizeHint(self) -> QSize:
        return paint.STEPS_SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint.paint_steps(painter, QRectF(self.rect()), *self._parts)


class Ring(_Sign):
    """How complete a record is: percent in a ring."""

    def __init__(self, percent: int = 0, size: int = 44, width: float = 4, sign: str = "") -> None:
        super().__init__()
        self._size, self._width, self._suffix = size, width, sign
        self.set_percent(percent)

    def set_percent(self, percent: int) -> None:
        self._percent = percent
        self._renew(f"{percent} %")

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = self._percent >= 100
        text = "" if whole else f"{self._percent}{self._suffix}"
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint.paint_ring(painter, box, self._percent, text, self._width, "okSolid" if whole else "accent")
            if whole:
                tick = self._size * 0.27
                icons.paint(painter, box.adjusted(tick, tick, -tick, -tick), "check", "ok")


class KeyLabel(_Sign):
    """A key, drawn as a key."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self._renew(key)

    def sizeHint(self) -> QSize:
        return QSize(paint.key_width(self._key), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint.paint_key(painter, QRectF(self.rect()), self._key)


class Icon(_Sign):
    """An icon standing alone, in a token's colour."""

    def __init__(self, name: str, token: str = "ink2", size: int = 20) -> None:
        super().__init__()
        self._size = size
        self.show_icon(name, token)

    def show_icon(self, name: str, token: str = "ink2") -> None:
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            icons.paint(painter, QRectF(self.rect()), self._name, self._token)
