"""The card above the phone button: a code to scan, what is arriving, and how to end it."""

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.text import Language
from officer_app.ui import errors
from officer_app.ui.capture.phone_line import PhoneLine
from officer_app.ui.capture.qr_view import QrView
from officer_app.ui.theme import colour
from officer_app.ui.widgets.buttons import button
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.paint import LEFT, kept, paint_box
from officer_app.ui.widgets.signs import Icon
from officer_app.ui.widgets.tips import plain

CODE_WIDE, CODE_NARROW = 164, 123
ARROW = 9
LONG_MS = 45_000
"""So long without a phone, and it probably cannot reach us."""


class PhoneCard(QWidget):
    """Shows a `PhoneLine` and steers it. It takes its place among the others and covers nothing. `shut()` when the
    person has closed it."""

    shut = Signal()

    def __init__(self, line: PhoneLine, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._language = line, language
        self._arrow_at = 0
        self._told = 0
        self._waiting_for = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.code = QrView(CODE_WIDE)
        self.title = label(self.tr("Scan with the phone"), "card", wrap=True)
        self.how = label("", "small", wrap=True)
        self.check_word = label(self.tr("Check"), "small")
        self.check = label("", "heading")
        self._tick = Icon("check", "ok", 16)
        self.news = label("", "small", wrap=True)
        self.other_way = button("", self._turn, "text", size="small")
        self.hint = label(self.tr("Closes by itself after 10 minutes"), "caption", wrap=True)
        self.again = button("", self._again, "outline", size="small")
        self.done = button(self.tr("Done"), self._done, "primary", size="small")
        self._lay_out()
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG_MS)
        self._long.timeout.connect(lambda: self.news.setText(self._news()))
        line.changed.connect(self._show)
        self.hide()

    def _lay_out(self) -> None:
        self._check_row, self._news_row = _row(self.check_word, self.check), _row(self._tick, self.news)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1)
        foot.addStretch(0)
        foot.addWidget(self.again)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12 + ARROW)
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addWidget(rule())
        column.addLayout(foot)
        self.compact(False)

    def compact(self, small: bool) -> None:
        """In a narrow column the sentence goes below the code instead of beside it."""
        self.code.set_side(CODE_NARROW if small else CODE_WIDE)
        self._small = small
        self._show_hint()
        top = Qt.AlignmentFlag.AlignTop
        places = {
            self.code: (0, 0, 3 if small else 5, 1, top),
            self.title: (0, 1, 1, 1, top),
            self._check_row: (1, 1, 1, 1, top) if small else (2, 1, 1, 1, top),
            self._news_row: (2, 1, 1, 1, top) if small else (3, 1, 1, 1, top),
            self.how: (3, 0, 1, 2, top) if small else (1, 1, 1, 1, top),
            self.other_way: (4, 0, 1, 2, LEFT) if small else (4, 1, 1, 1, LEFT),
        }
        for widget, place in places.items():
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, *place)
        self._grid.setRowStretch(2 if small else 4, 1)

    def point_at(self, x: int) -> None:
        """Where the arrow below points, in this widget's own pixels."""
        self._arrow_at = x
        self.update()

    def _show_hint(self) -> None:
        self.hint.setVisible(self._line.open and not self._small)

    def _show(self) -> None:
        line = self._line
        self._show_hint()
        self._grid.setHorizontalSpacing(14 if line.open else 0)
        self.code.setVisible(line.open)
        self.code.show_code(line.line.code if line.line else [])
        address = line.line.url if line.line else ""
        self.code.setAccessibleName(address)
        self.code.setToolTip(plain(address))
        if line.state != "waiting":
            self._long.stop()
        elif self._waiting_for != address:
            self._long.start()
        self._waiting_for = address
        self.check.setText(line.line.check if line.line else "")
        for widget in (self._check_row, self.other_way):
            widget.setVisible(line.open)
        self.how.setText(self._how())
        self.how.setVisible(bool(self.how.text()))
        self.news.setText(self._news())
        good = bool(line.kept) and not line.coming and not line.dropped
        self._tick.setVisible(good)
        self.news.setProperty("role", "good" if good else "small")
        self.news.style().polish(self.news)
        self.other_way.setText(
            self.tr("Phone cannot open it?") if line.encrypted else self.tr("Back to encrypted sending")
        )
        self.again.setText(self.tr("Other network") if line.choices > 1 and line.open else self._again_word())
        self._announce()

    def _again_word(self) -> str:
        return self.tr("New code") if self._line.open else self.tr("Try again")

    def _how(self) -> str:
        line = self._line
        if line.state == "stuck":
            return errors.spoken(line.trouble, self._language) if line.trouble else ""
        if line.state == "ended":
            return self.tr("Closed by itself: nothing had come for 10 minutes")
        if not line.encrypted:
            return self.tr("Same hotspot for both. Not encrypted: others on it could see the photos.")
        return self.tr(
            "Same hotspot for both; photos stay off the internet. If the phone warns of a certificate, continue."
        )

    def _news(self) -> str:
        line = self._line
        if line.coming:
            last = list(line.coming.values())[-1]
            return self.tr("Receiving photo {}: {} %").format(
                line.kept + len(line.coming), 100 * last.received // max(1, last.size)
            )
        if line.dropped:
            return self.tr("Dropped in the middle. The photo is still on the phone and comes again")
        if line.kept:
            return self.tr("%n photo(s) received", "", line.kept)
        return {
            "opening": self.tr("Opening…"),
            "waiting": self.tr("Waiting for the phone")
            if self._long.isActive()
            else self.tr("No phone yet. Same hotspot? Does the firewall let it in?"),
            "joined": self.tr("The phone is here; choose photos on it"),
        }.get(line.state, "")

    def _announce(self) -> None:
        if self._line.kept != self._told:
            self._told = self._line.kept
            if self.isVisible() and self._told:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.news.text()))

    def _turn(self) -> None:
        self._line.renew(encrypted=not self._line.encrypted)

    def _again(self) -> None:
        self._line.renew()

    def _done(self) -> None:
        self._line.shut()
        self.shut.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect()).adjusted(0, 0, 0, -ARROW)
        x, y = float(self._arrow_at or self.width() // 2), box.bottom() - 0.5
        with QPainter(self) as painter:
            paint_box(painter, box, 12, "surface", "field")
            with kept(painter):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("surface"))
                painter.drawPolygon(QPolygonF([QPointF(x - 9, y - 1), QPointF(x + 9, y - 1), QPointF(x, y + 8)]))
                painter.setPen(colour("field"))
                painter.drawPolyline(QPolygonF([QPointF(x - 9, y), QPointF(x, y + 8), QPointF(x + 9, y)]))


def _row(sign: QWidget, words: QWidget) -> QWidget:
    """A sign or a word, and what belongs to it, side by side."""
    made = QWidget()
    box = QHBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(7)
    box.addWidget(sign)
    box.addWidget(words, 1)
    return made
