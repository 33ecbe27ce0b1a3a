"""How the rows of the sync page are drawn: findings that wait, exchanges that were."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from officer_app.core.text import Language
from officer_app.store.remote import Logged
from officer_app.store.waiting import Waiting
from officer_app.ui import icons
from officer_app.ui.sync import words
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.paint import LEFT, RIGHT, kept, paint_box, paint_photo, paint_text, text_width
from officer_app.ui.widgets.row_list import RowRole, paint_ground

DIMENSION = {"W": ("globe", "web"), "T": ("store", "counter"), "H": ("phone", "call")}


LOOKS = {"arrow-up": "ok", "arrow-down": "accent", "check": "ok", "triangle-alert": "warn"}
"""Colour of an exchange's sign; the others are grey."""


class WaitingDelegate(QStyledItemDelegate):
    """Photo, title, number, how many photos are there, a bar for each photo, and how far it is."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        self.covers: dict[str, QPixmap] = {}
        self.sent: dict[str, int] = {}
        """Bytes of photos now on their way that have arrived, by sha256: several go side by side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, px(90))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: Waiting = index.data(RowRole)
        box = QRectF(option.rect)
        paint_ground(painter, box, option)
        inner = box.adjusted(20, 0, -20, 0)
        middle = box.center().y()
        paint_photo(painter, QRectF(inner.left(), middle - px(29), px(84), px(58)), self.covers.get(row.cover), 8)
        far, of = words.standing_of(row, self.sent)
        moving = far.zh.endswith("%")
        face, small, language = font("body", moving), font("caption"), self._language
        taken = max(text_width(far.say(language), face), text_width(of.say(language), small)) + 4
        right = QRectF(inner.right() - taken, middle - px(24), taken, px(24))
        paint_text(painter, right, far.say(language), face, "accent" if moving else "ink2", RIGHT)
        paint_text(painter, right.translated(0, px(24)), of.say(language), small, "ink2", RIGHT)
        x, width = inner.left() + px(84) + 14, inner.width() - px(84) - taken - 28
        paint_text(painter, QRectF(x, middle - px(34), width, px(24)), row.title, font("card"), "ink", LEFT)
        icon, token = DIMENSION.get(row.dimension, ("hash", "ink3"))
        icons.paint(painter, QRectF(x, middle - px(6), 15, 15), icon, token)
        there = f"{sum(photo.stored for photo in row.photos)} / {len(row.photos)}"
        count = f"照片 {there}" if language == "zh" else f"photos {there}"
        tail = f"{count}　{row.number}" if language == "zh" else f"{count}  {row.number}"
        paint_text(painter, QRectF(x + 21, middle - px(10), width - 21, px(22)), tail, font("small"), "ink2", LEFT)
        self._paint_bars(painter, QRectF(x, middle + px(20), min(width, 240), 5), row)

    def _paint_bars(self, painter: QPainter, box: QRectF, row: Waiting) -> None:
        if not row.photos:
            return
        gap = 4
        width = (box.width() - gap * (len(row.photos) - 1)) / len(row.photos)
        with kept(painter):
            painter.setPen(Qt.PenStyle.NoPen)
            for place, photo in enumerate(row.photos):
                bar = QRectF(box.left() + place * (width + gap), box.top(), width, box.height())
                painter.setBrush(colour("sunken"))
                painter.drawRoundedRect(bar, 2.5, 2.5)
                part = words.bytes_there(photo, self.sent) / photo.size if photo.size else 0
                if part:
                    painter.setBrush(colour("okSolid" if photo.stored else "accent"))
                    bar.setWidth(max(5, width * part))
                    painter.drawRoundedRect(bar, 2.5, 2.5)


class HistoryDelegate(QStyledItemDelegate):
    """One exchange: which way, what, how it ended, when."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        self.now: datetime | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, px(56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: Logged = index.data(RowRole)
        box = QRectF(option.rect)
        paint_ground(painter, box, option)
        inner = box.adjusted(20, 0, -20, 0)
        icon, what, end = words.told(row)
        token = LOOKS.get(icon, "mute")
        sign = QRectF(inner.left(), box.center().y() - 16, 32, 32)
        paint_box(painter, sign, 6, f"{token}Soft")
        icons.paint(painter, sign.adjusted(7, 7, -7, -7), icon, token)
        face = font("small")
        when = words.moment(row.at, self.now).say(self._language) if self.now else ""
        inner.setLeft(inner.left() + 44)
        paint_text(painter, inner, when, face, "ink2", RIGHT)
        inner.setRight(inner.right() - max(px(90), text_width(when, face)) - 20)
        line, ended = what.say(self._language), end.say(self._language)
        if text_width(line, font("body")) + text_width(ended, face) + 20 <= inner.width():
            # the sign says it too: where there is no room, what was exchanged matters more than how it ended
            paint_text(painter, inner, ended, face, "ok" if row.outcome == "ok" else "ink2", RIGHT)
        paint_text(painter, inner, line, font("body"), "ink", LEFT)
