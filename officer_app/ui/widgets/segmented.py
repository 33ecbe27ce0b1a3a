"""One choice of a few, side by side. Real radio buttons underneath: arrows, screen readers and groups just work."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.faces import paint_face
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import (
    CENTRE,
    SEVERITY_SIZE,
    kept,
    key_width,
    paint_box,
    paint_key,
    paint_severity,
    paint_text,
    text_width,
)

_POLICY = Qt.FocusPolicy.StrongFocus


class Segment(NamedTuple):
    """A choice: its stored value, its word, and what stands beside it (`severity` 1–4 draws the bars, `face`
    5–1 a face).

    One with an icon only says in `tip` what it is.
    """

    value: str
    label: str
    icon: str = ""
    token: str = "ink"
    key: str = ""
    severity: int = 0
    tip: str = ""
    face: int = 0


class _SegmentButton(QRadioButton):
    def __init__(self, segment: Segment, height: int, parent: QWidget) -> None:
        super().__init__(segment.label, parent)
        self.segment = segment
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if segment.key or segment.tip:
            self.setToolTip(segment.tip or segment.key)

    def _width(self) -> int:
        segment = self.segment
        width = text_width(segment.label, font("body", True))
        width += (26 if segment.label else 18) if segment.icon else 0
        width += SEVERITY_SIZE.width() + 8 if segment.severity else 0
        width += 26 if segment.face else 0
        return width + (key_width(segment.key) + 8 if segment.key else 0)

    def sizeHint(self) -> QSize:
        return QSize(self._width() + 20, px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width() + 8, px(self._height))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            segment, box, on = self.segment, QRectF(self.rect()), self.isChecked()
            if on:
                paint_box(painter, box, 7, "surface", "line2")
            ink = segment.token if on else "ink2"
            if not self.isEnabled():
                ink = "ink3"
            face = font("body", on)
            x = box.center().x() - (self._width() - text_width(segment.label, font("body", True))) / 2
            x -= text_width(segment.label, face) / 2
            if segment.icon:
                icons.paint(painter, QRectF(x, box.center().y() - 9, 18, 18), segment.icon, ink)
                x += 26
            if segment.severity:
                paint_severity(painter, QRectF(x, box.center().y() - 7, 17, 14), segment.severity)
                x += SEVERITY_SIZE.width() + 8
            if segment.face:
                paint_face(painter, QRectF(x, box.center().y() - 9, 18, 18), segment.face, ink)
                x += 26
            width = text_width(segment.label, face)
            with kept(painter):
                paint_text(painter, QRectF(x, 0, width + 2, box.height()), segment.label, face, ink, CENTRE)
            if segment.key:
                paint_key(
                    painter, QRectF(x + width + 8, box.center().y() - 10, key_width(segment.key), 20), segment.key
                )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class Segmented(QWidget):
    """`value()` and `set_value()`; `chosen(str)` when a person picks another, never on `set_value`."""

    chosen = Signal(str)

    def __init__(
        self, segments: Sequence[Segment], name: str = "", height: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _SegmentButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        for segment in segments:
            made = _SegmentButton(segment, height - 6, self)
            made.setAccessibleName(f"{name} {segment.label or segment.tip}".strip())
            self._buttons[segment.value] = made
            self._group.addButton(made)
            row.addWidget(made)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self._clicked)

    def value(self) -> str:
        """The chosen value, "" for none."""
        for value, made in self._buttons.items():
            if made.isChecked():
                return value
        return ""

    def set_value(self, value: str) -> None:
        """Choose without `chosen`; "" or an unknown value chooses none."""
        self._group.setExclusive(False)
        for mine, made in self._buttons.items():
            made.setChecked(mine == value)
        self._group.setExclusive(True)
        chosen = self._buttons.get(value)
        for made in self._buttons.values():  # Tab comes to the chosen one, as after a choice by hand
            made.setFocusPolicy(_POLICY if chosen in (None, made) else Qt.FocusPolicy.ClickFocus)

    def _clicked(self, made: QRadioButton) -> None:
        if isinstance(made, _SegmentButton):
            self.chosen.emit(made.segment.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), 9, "sunken")
