"""Beside the list: the finding or the draft that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget, QWidget

from officer_app.ui import errors
from officer_app.ui.capture.player import MemoPlayer
from officer_app.ui.findings.detail import Detail
from officer_app.ui.findings.draft_card import DraftCard
from officer_app.ui.findings.line import Words
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs, Views
from officer_app.usecases import lists
from officer_app.usecases.lists import DraftRow, FindingView

if TYPE_CHECKING:
    from officer_app.ui.session import Session

WIDE, NARROW, MOST = 390, 304, 364
"""`MOST` pixels where the window is narrow, however large the text is: the list needs its share."""
PAUSE_MS = 120
"""Somebody running through the list wants no large photos decoded."""


class Side(QStackedWidget):
    """`look(n)` shows the row `n` of the list, a draft where it is negative (`in_bin`: one that was thrown away); only
    the last one asked for appears.
    """

    def __init__(self, session: Session, words: Words, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._thumbs = session, thumbs
        self._views = Views(session, self)
        self._looked_at = 0
        self.in_bin = False
        self.detail, self.draft = Detail(words), DraftCard(words)
        for card in (self.detail, self.draft):
            card.photo_wanted.connect(lambda sha, gallery=card.gallery: self._picture(sha, gallery.show_picture))
            self.addWidget(card)
        self._asked: tuple[str, Callable[[str, QPixmap], object]] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._large)
        thumbs.arrived.connect(self._small)
        self.player = MemoPlayer(session, self)
        self.player.changed.connect(self.detail.memos.show_playing)
        self.player.failed.connect(self._not_played)
        self.detail.memos.played.connect(self._play)

    @property
    def finding_id(self) -> str:
        """The finding in view, "" for none or a draft."""
        return self.detail.finding_id if self.currentWidget() is self.detail else ""

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(min(px(NARROW), MOST) if narrow else px(WIDE))
        self.detail.set_narrow(narrow)
        self.draft.set_narrow(narrow)

    def show_nothing(self) -> None:
        self._looked_at = 0
        self.detail.show_nothing()
        self.setCurrentWidget(self.detail)

    def look(self, n: int) -> None:
        if n != self._looked_at:
            self.player.stop()
        self._looked_at, in_bin = n, self.in_bin

        def read(desk: Any) -> FindingView | DraftRow | None:
            if n < 0:
                rows = lists.draft_rows(desk, deleted=in_bin)
                return rows[-n - 1] if -n <= len(rows) else None
            rows = lists.rows(desk, [n])
            return lists.finding(desk, rows[0].id) if rows else None

        def arrived(view: FindingView | DraftRow | None) -> None:
            if view is None or n != self._looked_at:
                return  # somebody has moved on
            if isinstance(view, DraftRow):
                self.draft.show_draft(view, self._session.desk.now())
                self.setCurrentWidget(self.draft)
            else:
                self.detail.show_finding(view, self._session.desk.now())
                self.setCurrentWidget(self.detail)

        self._session.read(read, arrived, self)

    def _play(self, sha256: str) -> None:
        self.detail.memo_note.hide()
        self.player.toggle(sha256)

    def _not_played(self, error: Exception) -> None:
        self.detail.memo_note.say("warn", errors.spoken(error, self._session.language))

    # the photo in view: its thumbnail at once, the large one when somebody stays

    def _picture(self, sha256: str, show: Callable[[str, QPixmap], object]) -> None:
        self._asked = (sha256, show)
        self._small()
        self._pause.start()

    def _small(self) -> None:
        if self._asked is not None:
            sha256, show = self._asked
            small = self._thumbs.pixmap(sha256)
            if small is not None:
                show(sha256, small)

    def _large(self) -> None:
        if self._asked is None:
            return

        def shown(sha256: str, large: QPixmap) -> None:
            if self._asked is not None and self._asked[0] == sha256:
                show(sha256, large)
                self._asked = None  # a thumbnail that comes now is no news

        sha256, show = self._asked
        self._views.ask(sha256, shown, self)
