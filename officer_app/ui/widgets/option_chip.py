"""A choice in a box with its digit key, as categories and phrases are shown. Chips stand in a `Flow`."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import LEFT, RIGHT, kept, paint_box, paint_lines, paint_text, text_width


class OptionChip(QCheckBox):
    """A checkable chip; put several into an exclusive QButtonGroup for one choice. `key` is a digit, shown small."""

    def __init__(self, label: str, key: str = "", value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.key = key
        self.value = value or label
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{label}  Ctrl+{key}" if key else label)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), font("body", True)) + 28 + (22 if self.key else 0), px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 96), px(40))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, on = QRectF(self.rect()), self.isChecked()
            if not self.isEnabled():
                paint_box(painter, box, 8, "sunken", "line")
            elif on:
                paint_box(painter, box, 8, "accentSoft", "accent", 2)
            else:
                paint_box(painter, box, 8, "surface", "field" if self.underMouse() else "line2")
            ink = "ink3" if not self.isEnabled() else "accent" if on else "ink"
            inner = box.adjusted(13, 0, -13, 0)
            with kept(painter):
                if self.key:
                    paint_text(painter, inner, self.key, font("caption"), "accent" if on else "ink3", RIGHT)
                    inner.setRight(inner.right() - 16)
                if text_width(self.text(), font("body", on)) <= inner.width() + 1:
                    paint_text(painter, inner, self.text(), font("body", on), ink, LEFT)
                else:
                    room, faces = inner.adjusted(0, 2, 0, -2), [font(role, on) for role in ("caption", "tag")]
                    paint_lines(painter, room, self.text(), faces, ink)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)
