"""The pill at the header's right: is my work safe, has the ledger got it. Offline is neutral, trouble coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from officer_app.core.clock import parse
from officer_app.ui import icons
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import kept, paint_box, paint_text, text_width

if TYPE_CHECKING:
    from officer_app.usecases.desk import Desk


class Standing(NamedTuple):
    """`kind` is a key of LOOKS. `waiting` counts findings and photos not handed in, `kept` findings on this device,
    `attention` what waits for a person: things set aside, photos held back until somebody looks; `walking` walkthroughs
    that run or pause."""

    kind: str
    alias: str
    waiting: int
    kept: int
    attention: int
    last_exchange_at: str
    walking: int = 0


def read_standing(desk: Desk) -> Standing:
    """How this device stands with its ledger, from rows."""
    from officer_app.usecases import lists, sync, walks

    status = sync.status(desk.db)
    total = lists.counts(desk).total
    asked = status.attention + status.held_back
    if asked or status.revoked:
        kind = "trouble"
    elif status.quiet and status.last_exchange_at and not status.trouble_code:
        kind = "synced"
    else:
        kind = "offline"
    return Standing(
        kind,
        desk.alias,
        status.findings + status.photos,
        total,
        asked,
        status.last_exchange_at or "",
        len(walks.running(desk)),
    )


def words_of(standing: Standing) -> str:
    """The pill's sentence."""
    if standing.kind == "trouble":
        return QCoreApplication.translate("Status", "%n thing(s) to look at", "", standing.attention)
    if standing.kind == "synced":
        moment = parse(standing.last_exchange_at).strftime("%H:%M")
        return QCoreApplication.translate("Status", "Synced {}").format(moment)
    kept = standing.waiting or standing.kept
    if not kept:
        return QCoreApplication.translate("Status", "Ready to work offline")
    return QCoreApplication.translate("Status", "Works offline. %n item(s) kept on this device", "", kept)


def short_of(standing: Standing) -> str:
    """The same where there is little room; the rail's badge counts what waits."""
    return QCoreApplication.translate("Status", "Works offline") if standing.kind == "offline" else ""


LOOKS = {
    "offline": ("mute", "cloud-off"),
    "busy": ("mute", "refresh-cw"),
    "synced": ("ok", "cloud-check"),
    "trouble": ("warn", "triangle-alert"),
}


class StatusPill(QAbstractButton):
    """`show_status(kind, text, short)`: offline, busy, synced or trouble. Pressed, it leads to the sync page.

    Where `text` has no room `short` is shown, and the whole in the tool tip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = "offline"
        self._short = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_status(self, kind: str, text: str, short: str = "") -> None:
        self.kind = kind
        self._short = short or text
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.show()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width(self.text()), px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(self._short), px(40))

    def _width(self, text: str) -> int:
        return text_width(text, font("body")) + 56

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            shown = self.text() if self._width(self.text()) <= self.width() else self._short
            box = QRectF(self.rect())
            box.setLeft(max(0, box.right() - self._width(shown)))
            token, icon = LOOKS[self.kind]
            paint_box(painter, box, 8, token + "Soft")
            icons.paint(painter, QRectF(box.left() + 14, box.center().y() - 9, 18, 18), icon, token)
            with kept(painter):
                paint_text(painter, box.adjusted(41, 0, -8, 0), shown, font("body"), token)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)
