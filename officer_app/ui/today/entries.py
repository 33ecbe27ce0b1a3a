"""The rows of Today's cards: what each says, made once when it arrives, and how it is drawn."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from officer_app.core.forms import FORMS
from officer_app.ui import dates, icons, looks
from officer_app.ui.covers import paint_cover
from officer_app.ui.findings.line import Words, tail
from officer_app.ui.theme import font, px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets import paint
from officer_app.ui.widgets.row_list import RowRole, paint_ground

if TYPE_CHECKING:
    from officer_app.store.findings import FindingRow
    from officer_app.usecases.lists import DraftRow

ROW = 66
RING = 30


class Entry(NamedTuple):
    """`kind` is draft, returned or finding; `percent` −1 where nothing is to be filled in, 100 when nothing lacks."""

    kind: str
    id: str
    title: str
    note: str
    note_token: str
    dimension: str
    cover: str
    spoken: str
    percent: int = -1
    light: str = ""
    light_words: str = ""
    chip: tuple[str, str] = ("", "")
    """Word and token."""


class Entries:
    """Rows into entries, in the list's own words."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def draft(self, row: DraftRow) -> Entry:
        """A draft with what it still lacks."""
        line = self._words.draft(-1, row)
        ready = not row.completeness.missing
        note = QCoreApplication.translate("Today", "Can be finished") if ready else self._lacks(row)
        percent = 100 if ready else min(99, row.completeness.percent)
        return Entry(
            "draft", line.id, line.title, note, "ok" if ready else "ink2", line.dimension, line.cover,
            f"{line.spoken}, {note}", percent,
        )  # fmt: skip

    def _lacks(self, row: DraftRow) -> str:
        """The names of the first fields that lack; a sentence where it is no field."""
        say, form = self._words.language, FORMS[row.draft.form].by_name
        names = [form[p.field].label.say(say) for p in row.completeness.missing if p.field in form][:3]
        if not names:
            return row.completeness.missing[0].message.say(say)
        return QCoreApplication.translate("Today", "Lacks {}").format(("、" if say == "zh" else ", ").join(names))

    def returned(self, row: FindingRow, now: datetime) -> Entry:
        """What the ledger wants to know more about, with the time left for it."""
        line = self._words.line(row, now)
        return Entry(
            "returned", line.id, line.title, line.chip[0], "bad", line.dimension, line.cover, line.spoken,
            light=line.light, light_words=line.light_words,
        )  # fmt: skip

    def lookback(self, row: FindingRow, now: datetime) -> Entry:
        """What is to be looked at again, with its light."""
        line = self._words.line(row, now)
        note = self._words.joint.join(filter(None, (tail(line.number), line.place[0])))
        return Entry(
            "finding", line.id, line.title, note, "ink2", line.dimension, line.cover, line.spoken,
            light=line.light, light_words=line.light_words,
        )  # fmt: skip

    def recent(self, row: FindingRow, now: datetime) -> Entry:
        """A finding with where and when it was found and where it stands."""
        line = self._words.line(row, now)
        when = dates.day_time(row.occurred_at, self._words.language)
        note = self._words.joint.join(filter(None, (when, line.place[1])))
        return Entry(
            "finding", line.id, line.title, note, "ink2", line.dimension, line.cover, line.spoken,
            light=line.light, light_words=line.light_words if line.light in ("red", "yellow") else "",
            chip=line.chip[:2],
        )  # fmt: skip


class EntryDelegate(QStyledItemDelegate):
    """Photo, title, dimension and note; at the right a ring, or a state over a light."""

    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self._thumbs = thumbs

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(RowRole)
        box = QRectF(option.rect)
        last = index.row() == index.model().rowCount() - 1
        paint_ground(painter, box, option, 20, line=not last)
        inner, middle = box.adjusted(20, 0, -20, 0), box.center().y()
        frame = QRectF(inner.left(), middle - px(24), px(72), px(48))
        paint_cover(painter, frame, self._thumbs, entry.cover, entry.dimension, 6, 22)
        with paint.kept(painter):
            x, right = frame.right() + 12, inner.right() - self._paint_right(painter, inner, entry) - 12
            face = font("body")
            paint.paint_text(painter, QRectF(x, middle - px(23), right - x, px(24)), entry.title, face, "ink")
            known = looks.DIMENSIONS.get(entry.dimension)
            y = middle + px(2)
            if known:
                icons.paint(painter, QRectF(x, y + px(10) - 7, 14, 14), known[1], known[2])
                x += 20
            paint.paint_text(painter, QRectF(x, y, right - x, px(20)), entry.note, font("small"), entry.note_token)

    def _paint_right(self, painter: QPainter, inner: QRectF, entry: Entry) -> float:
        """Returns the width it took."""
        middle, right = inner.center().y(), inner.right()
        if entry.percent >= 0:
            ring = QRectF(right - RING, middle - RING / 2, RING, RING)
            if entry.percent >= 100:
                icons.paint(painter, ring, "circle-check", "okSolid")
            else:
                paint.paint_ring(painter, ring, entry.percent, width=3.5)
            return RING
        word, token = entry.chip
        both = bool(word and entry.light_words)
        taken = 0.0
        if word:
            size = paint.chip_size(word)
            top = middle - (px(25) if both else size.height() / 2)
            paint.paint_chip(painter, QRectF(right - size.width(), top, size.width(), size.height()), word, token)
            taken = size.width()
        if entry.light_words:
            face = font("small", entry.light in ("yellow", "red"))
            width = paint.text_width(entry.light_words, face) + 2
            y = middle + (px(2) if both else -px(10))
            ink = paint.LIGHT_INK.get(entry.light, "ink2")
            paint.paint_text(
                painter, QRectF(right - width, y, width, px(20)), entry.light_words, face, ink, paint.RIGHT
            )
            paint.paint_light(painter, QRectF(right - width - 20, y + px(10) - 7, 14, 14), entry.light)
            taken = max(taken, width + 20)
        return taken
