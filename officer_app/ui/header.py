"""The line above a page: its title, what it adds at either end, and the status pill."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from officer_app.ui.status import StatusPill
from officer_app.ui.theme import px
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import MARGIN, Page
from officer_app.ui.widgets.signs import Chip, Icon


class Header(QWidget):
    """`take(page)` shows the page's title, `lead` and `tools`, and gives the last page's back to it."""

    def __init__(self, pill: StatusPill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._pill = pill
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._row.setSpacing(12)
        self._title = Elided("title", "ink", least=220)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._subtitle = Elided("small")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._sample = Chip("", "gold")
        self._tick = Icon("check", "ok", 16)
        self._row.addWidget(self._title)
        self._row.addWidget(self._sample)
        self._row.addWidget(self._tick)
        self._row.addWidget(self._subtitle)
        self._row.addStretch(1)
        self._row.addWidget(pill)
        self.set_low(False)

    def set_low(self, low: bool) -> None:
        """64 instead of 76 px, for low windows."""
        self.setFixedHeight(px(64 if low else 76))

    def take(self, page: Page) -> None:
        if self._page is not None:
            self._page.titled.disconnect(self._named)
            for extra in (self._page.lead, self._page.tools):
                if extra is not None:
                    extra.hide()  # first: the ring around what has the keyboard there lets go of it
                    self._row.removeWidget(extra)
                    extra.setParent(self._page)
        self._page = page
        page.titled.connect(self._named)
        self._named(page.title, page.subtitle)
        if page.lead is not None:
            self._row.insertWidget(0, page.lead)
            page.lead.show()
        if page.tools is not None:
            self._row.insertWidget(self._row.count() - 1, page.tools, 0, Qt.AlignmentFlag.AlignVCenter)
            page.tools.show()
        self._pill.setVisible(page.status_shown and bool(self._pill.text()))
        self._order(page)

    def _order(self, page: Page) -> None:
        """Tab goes along the line as it is read: what stands before the title, the page's tools, the pill."""
        stops = [stop for part in (page.lead, page.tools) if part is not None for stop in _stops(part)]
        before = self._pill.previousInFocusChain()
        while before in stops or not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = before.previousInFocusChain()
        for first, second in pairwise([before, *stops, self._pill]):
            QWidget.setTabOrder(first, second)

    def _named(self, title: str, subtitle: str) -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._tick.setVisible(bool(subtitle) and self._page is not None and self._page.ticked)
        sample = self._page.sample if self._page is not None else ""
        self._sample.show_chip(sample, "gold")
        self._sample.setVisible(bool(sample))


def _stops(part: QWidget) -> list[QWidget]:
    return [at for at in (part, *part.findChildren(QWidget)) if at.focusPolicy() & Qt.FocusPolicy.TabFocus]
