"""Beside the list: the finding or the draft that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from officer_app.ui import dates
from officer_app.ui.findings.detail import Detail
from officer_app.ui.findings.draft_card import DraftCard
from officer_app.ui.findings.line import Words
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs, Views
from officer_app.usecases import lists
from officer_app.usecases.lists import DraftRow, FindingView

if TYPE_CHECKING:
    from officer_app.ui.session import Session

WIDE, NARROW = 390, 304


class Side(QStackedWidget):
    """`look(n)` shows the row `n` of the list, a draft where it is negative; only the last one asked for appears."""

    def __init__(self, session: Session, words: Words, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._thumbs = session, thumbs
        self._views = Views(session, self)
        self._looked_at = 0
        self.detail, self.draft = Detail(words), DraftCard(words)
        for card in (self.detail, self.draft):
            card.photo_wanted.connect(lambda sha, gallery=card.gallery: self._picture(sha, gallery.show_picture))
            self.addWidget(card)

    @property
    def finding_id(self) -> str:
        """The finding in view, "" for none or a draft."""
        return self.detail.finding_id if self.currentWidget() is self.detail else ""

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(px(NARROW if narrow else WIDE))
        self.detail.set_narrow(narrow)

    def show_nothing(self) -> None:
        self._looked_at = 0
        self.detail.show_nothing()
        self.setCurrentWidget(self.detail)

    def look(self, n: int) -> None:
        self._looked_at = n

        def read(desk: Any) -> FindingView | DraftRow | None:
            if n < 0:
                rows = lists.draft_rows(desk)
                return rows[-n - 1] if -n <= len(rows) else None
            rows = lists.rows(desk, [n])
            return lists.finding(desk, rows[0].id) if rows else None

        def arrived(view: FindingView | DraftRow | None) -> None:
            if view is None or n != self._looked_at:
                return  # somebody has moved on
            if isinstance(view, DraftRow):
                self.draft.show_draft(view, dates.day_time(view.draft.updated_at, self._session.language))
                self.setCurrentWidget(self.draft)
            else:
                self.detail.show_finding(view, self._session.desk.now())
                self.setCurrentWidget(self.detail)

        self._session.read(read, arrived, self)

    def _picture(self, sha256: str, show: Any) -> None:
        small = self._thumbs.pixmap(sha256)
        if small is not None:
            show(sha256, small)
        self._views.ask(sha256, lambda sha, picture: show(sha, picture), self)
