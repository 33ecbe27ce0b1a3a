"""Two photos laid over each other: the earlier one left of a divider, the later one right of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from officer_app.core.marks import PLATE
from officer_app.ui import icons
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.focus_frame import KEYBOARD
from officer_app.ui.widgets.paint import CENTRE, elided, kept, text_width
from officer_app.ui.widgets.photo import SCRIM

MARGIN, GRIP = 20, 22
LINE = QColor(255, 255, 255)
WAITING = QColor(36, 44, 47)


class Divider(QAbstractSlider):
    """Its value is how many percent of the earlier photo can be seen. A mouse and a finger drag it, arrow keys,
    PgUp, PgDn, Home and End move it; screen readers know it as the slider it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setSingleStep(2)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setMinimumSize(240, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Divider between before and after"))
        self._before, self._after = QPixmap(), QPixmap()
        self._words = ("", "", "")
        self._at = 0.5
        self._ringed = False
        self.setValue(50)
        self.valueChanged.connect(self._follow)

    def show_photos(self, before: QPixmap, after: QPixmap) -> None:
        """An empty one is still on its way."""
        self._before, self._after = before, after
        self.update()

    def show_words(self, before: str, after: str, waiting: str) -> None:
        """What stands on the two photos, and in place of one that is not here."""
        self._words = (before, after, waiting)
        self.setAccessibleDescription(f"{before}; {after}")
        self.update()

    def centre(self) -> None:
        self.setValue(50)

    def _place(self) -> QRectF:
        """Where both photos lie: as large as the first of them fits."""
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        sized = self._after if not self._after.isNull() else self._before
        if sized.isNull():
            return room
        size = sized.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        return place

    # the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setSliderDown(True)
        self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def _drag(self, to: QPointF) -> None:
        place = self._place()
        self._at = min(1.0, max(0.0, (to.x() - place.left()) / place.width()))
        self.setValue(round(self._at * 100))
        self.update()

    def _follow(self, value: int) -> None:
        if round(self._at * 100) != value:  # by a key: a hand is told more finely than in percent
            self._at = value / 100
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ringed = False
        super().focusOutEvent(event)

    # the looks

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(*PLATE))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = self._place()
            x = place.left() + self._at * place.width()
            left, right = QRectF(place), QRectF(place)
            left.setRight(x)
            right.setLeft(x)
            self._paint_half(painter, left, place, self._before)
            self._paint_half(painter, right, place, self._after)
            self._paint_tags(painter, place)
            self._paint_grip(painter, QPointF(x, place.center().y()), place)

    def _paint_half(self, painter: QPainter, part: QRectF, place: QRectF, photo: QPixmap) -> None:
        with kept(painter):
            painter.setClipRect(part)
            painter.fillRect(place, WAITING)
            if photo.isNull():
                painter.setPen(Qt.GlobalColor.white)
                painter.setFont(font("small"))
                painter.drawText(part.adjusted(8, 0, -8, 0), CENTRE | Qt.TextFlag.TextWordWrap, self._words[2])
                return
            size = photo.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            whole = QRectF(0, 0, size.width(), size.height())
            whole.moveCenter(place.center())
            painter.drawPixmap(whole, photo, QRectF(photo.rect()))

    def _paint_tags(self, painter: QPainter, place: QRectF) -> None:
        """Each in its lower corner, and never wider than its half."""
        face, most = font("small", True), place.width() / 2 - 16
        for words, at_left in ((self._words[0], True), (self._words[1], False)):
            shown = elided(words, face, most - 20)
            width, height = min(text_width(shown, face) + 20, most), px(28)
            left = place.left() + 10 if at_left else place.right() - 10 - width
            plate = QRectF(left, place.bottom() - 10 - height, width, height)
            with kept(painter):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(SCRIM if at_left else QColor(28, 106, 59))
                painter.drawRoundedRect(plate, 5, 5)
                painter.setPen(Qt.GlobalColor.white)
                painter.setFont(face)
                painter.drawText(plate, CENTRE, shown)

    def _paint_grip(self, painter: QPainter, middle: QPointF, place: QRectF) -> None:
        with kept(painter):
            painter.setPen(QPen(LINE, 2))
            painter.drawLine(QPointF(middle.x(), place.top()), QPointF(middle.x(), place.bottom()))
            if self._ringed:
                painter.setPen(QPen(colour("focus"), 3))
                painter.setBrush(LINE)
                painter.drawEllipse(middle, GRIP + 4, GRIP + 4)
            painter.setPen(QPen(LINE, 2))
            painter.setBrush(SCRIM)
            painter.drawEllipse(middle, GRIP - 2, GRIP - 2)
        for icon, shift in (("chevron-left", -17), ("chevron-right", 1)):
            icons.paint_white(painter, QRectF(middle.x() + shift, middle.y() - 8, 16, 16), icon)
