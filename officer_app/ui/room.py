"""What stands around the pages: the rail, the header with its pill, the strip of the sample city, the banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from officer_app.ui import keys
from officer_app.ui.header import Header
from officer_app.ui.rail import Rail
from officer_app.ui.status import Standing, StatusPill, short_of, words_of
from officer_app.ui.theme import colour, px
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import MARGIN, Page, label
from officer_app.ui.widgets.signs import Icon
from officer_app.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow

NARROW_BELOW, LOW_BELOW = 1100, 760


class SampleStrip(QWidget):
    """Says that this is the sample city; `left()` when a person wants out of it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN - 10, 0)
        row.setSpacing(10)
        row.addWidget(Icon("graduation-cap", "goldInk", 18))
        row.addWidget(label(self.tr("Sample city · everything in it is invented"), "sample"))
        row.addStretch(1)
        self.leave = Button(self.tr("Leave the sample city"), "text", size="small")
        self.leave.setToolTip(
            self.tr("Nothing is deleted: the folder, with what you recorded here, is moved aside and its place named.")
        )
        self.leave.clicked.connect(self.left)
        row.addWidget(self.leave)
        self.setFixedHeight(px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("goldSoft"))
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))


class Room(QWidget):
    """`show_page(page, name)` puts a page of the stack up; `show_standing` tells how the device stands."""

    def __init__(self, window: MainWindow, sample: bool) -> None:
        """`sample` shows the strip of the sample city."""
        super().__init__()
        self.rail = Rail()
        self.pill = StatusPill()
        self.header = Header(self.pill)
        self.sample = SampleStrip()
        self.banner = Banner()
        self.toast = Toast(window)
        self.stack = QStackedWidget()
        self._page: Page | None = None
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addWidget(self.sample)
        down.addWidget(self.header)
        inset = QVBoxLayout()
        inset.setContentsMargins(MARGIN, 0, MARGIN, 0)
        inset.addWidget(self.banner)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addLayout(inset)
        content.addWidget(self.stack, 1)
        down.addLayout(content, 1)
        across.addWidget(self.rail)
        across.addLayout(down, 1)
        self.sample.setVisible(sample)  # in its place by now: before, it would be a window of its own
        self.rail.chosen.connect(window.go)
        self.rail.recording.connect(lambda: keys.record(window))
        self.pill.clicked.connect(lambda: window.go("sync"))
        self.sample.left.connect(window.leave_trial)
        self.destroyed.connect(self.toast.deleteLater)

    def fit(self, width: int, height: int) -> None:
        """Narrow and low windows get a narrower rail and a lower header."""
        self.rail.set_narrow(width < NARROW_BELOW)
        self.header.set_low(height < LOW_BELOW)

    def show_page(self, page: Page, name: str) -> None:
        before, self._page = self._page, page
        typing = before is not None and before is not page and _holds(before, self.focusWidget())
        if typing:  # else Qt hands the keyboard on as if by Tab, and a ring lights up on whatever comes next
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stack.setCurrentWidget(page)
        if typing:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.header.take(page)
        self.rail.setVisible(not page.alone)
        self.rail.mark(name)

    def show_standing(self, standing: Standing, busy: bool) -> None:
        self.rail.avatar.set_name(standing.alias)
        self.rail.buttons["walk"].set_badge(standing.walking)
        sync = self.rail.buttons["sync"]
        sync.set_badge(standing.waiting)
        sync.set_icon_name("cloud-check" if standing.kind == "synced" else "cloud-off")
        if busy:
            self.pill.show_status("busy", self.tr("Exchanging with the ledger"))
        else:
            self.pill.show_status(standing.kind, words_of(standing), short_of(standing))
        self.pill.setVisible(self._page is not None and self._page.status_shown)


def _holds(page: Page, at: QWidget | None) -> bool:
    """Whether the keyboard is in the page, or in what it puts into the header."""
    parts = [part for part in (page, page.lead, page.tools) if part is not None]
    return at is not None and any(part is at or part.isAncestorOf(at) for part in parts)
