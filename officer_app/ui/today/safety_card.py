"""Is my work safe: how much lies on this computer, what the ledger has, when they meet again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.ui import icons
from officer_app.ui.sync import words
from officer_app.ui.theme import font, px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets.buttons import button
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_photo, paint_text
from officer_app.ui.widgets.signs import Icon

if TYPE_CHECKING:
    from datetime import datetime

    from officer_app.core.text import Language
    from officer_app.ui.sync.runner import SyncRunner
    from officer_app.usecases.today import Safety

LOOKS = {
    "busy": ("refresh-cw", "accent"),
    "done": ("cloud-check", "ok"),
    "offline": ("hard-drive", "mute"),
    "trouble": ("triangle-alert", "warn"),
    "alone": ("laptop", "mute"),
}
"""Icon and token by the kind of `words.State`. Offline is the usual state: grey, on this computer."""

TILES = 4


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._look = LOOKS["offline"]
        self.setFixedSize(48, 48)

    def show_kind(self, kind: str) -> None:
        self._look = LOOKS[kind]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, token = self._look
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), 8, f"{token}Soft")
            icons.paint(painter, QRectF(12, 12, 24, 24), icon, token)


class _Photos(QWidget):
    """The first photos that wait, and how many more."""

    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self._thumbs = thumbs
        self._covers: tuple[str, ...] = ()
        self._more = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbs.arrived.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, px(50))

    def show_photos(self, covers: tuple[str, ...], total: int) -> None:
        whole = total <= TILES + 1
        self._covers = covers[: TILES + 1] if whole else covers[:TILES]
        self._more = 0 if whole else total - len(self._covers)
        self.setVisible(bool(covers))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        gap = 7
        width = (self.width() - gap * TILES) / (TILES + 1)
        with QPainter(self) as painter:
            for place, sha in enumerate(self._covers):
                tile = QRectF(place * (width + gap), 0, width, self.height())
                paint_photo(painter, tile, self._thumbs.pixmap(sha), 6)
            if self._more:
                tile = QRectF(len(self._covers) * (width + gap), 0, width, self.height())
                paint_box(painter, tile, 6, "sunken")
                with kept(painter):
                    paint_text(painter, tile, f"+{self._more}", font("small"), "ink2", CENTRE)


class SafetyCard(QFrame):
    """`asked()` for an exchange now, `enrolling()` where there is no ledger yet. `tell` keeps its countdown true."""

    asked = Signal()
    enrolling = Signal()

    def __init__(self, language: Language, thumbs: Thumbs, runner: SyncRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language: Language = language
        self._runner = runner
        self._safety: Safety | None = None
        self._sign = _Sign()
        self._title = label("", "card", wrap=True)
        self._note = label("", "small", wrap=True)
        self._photos = _Photos(thumbs)
        self._last = QWidget()
        self._when = label("", "small")
        self._now = button(self.tr("Sync now"), self.asked.emit, "outline", "refresh-cw", "F5")
        self._enrol = button(self.tr("Enrol this computer"), self.enrolling.emit, "outline", "key-round")
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addStretch(1)
        said.addWidget(self._title)
        said.addWidget(self._note)
        said.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._sign)
        head.addLayout(said, 1)
        last = QHBoxLayout(self._last)
        last.setContentsMargins(0, 0, 0, 0)
        last.setSpacing(7)
        last.addWidget(Icon("clock-3", "ink2", 16))
        last.addWidget(self._when)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Sync"), "card"))
        column.addLayout(head)
        column.addWidget(self._photos)
        column.addWidget(self._last)
        column.addStretch(1)
        column.addWidget(self._now)
        column.addWidget(self._enrol)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)

    def show_safety(self, safety: Safety, now: datetime) -> None:
        self._safety = safety
        self._photos.show_photos(safety.covers, safety.status.photos + safety.status.held_back)
        self.tell(now)

    def tell(self, now: datetime) -> None:
        """Say it as of now."""
        if self._safety is None:
            return
        status, runner, language = self._safety.status, self._runner, self._language
        state = words.state_of(status, runner.running, runner.progress, now)
        title = state.title.say(language)
        if state.kind in ("offline", "alone") and (kept_here := status.findings + status.photos or self._safety.kept):
            title = QCoreApplication.translate("Status", "Works offline. %n item(s) kept on this device", "", kept_here)
        self._title.setText(title)
        self._note.setText(state.note.say(language))
        self._sign.show_kind(state.kind)
        last = words.moment(status.last_exchange_at, now).say(language)
        self._when.setText(self.tr("Last exchange {}").format(last))
        self._last.setVisible(bool(last) and state.kind != "done")
        self._now.setVisible(status.enrolled)
        self._now.setEnabled(not runner.running)
        self._enrol.setVisible(not status.enrolled or status.revoked)
