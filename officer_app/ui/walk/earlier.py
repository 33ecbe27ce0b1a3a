"""The walks so far, the last begun first, to go on with or to open their record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from officer_app.core.walkthrough import RESULTS, STATUSES
from officer_app.ui import dates, icons
from officer_app.ui.theme import colour, font, px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.walk.words import MODES, joined, length, way_of
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.focus_frame import KEYBOARD
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import (
    LEFT,
    RIGHT,
    chip_size,
    paint_box,
    paint_chip,
    paint_photo,
    paint_text,
    text_width,
)
from officer_app.ui.widgets.tips import plain

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.store.walks import WalkRow

LineRole = Qt.ItemDataRole.UserRole
PAGE = 100


class EarlierLine(NamedTuple):
    """A walk as the list shows it."""

    id: str
    title: str
    place: str
    way: str
    icon: str
    chip: str
    token: str
    time: str
    cover: str

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.way, self.place, self.chip, self.time) if part)


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[EarlierLine] = []

    def show(self, lines: Sequence[EarlierLine]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LineRole:
            return line
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return line.spoken
        return plain(line.spoken) if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, thumbs: Thumbs, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbs = thumbs

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, px(74))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        line: EarlierLine = index.data(LineRole)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("subtle"))
        painter.fillRect(QRectF(box.left() + 20, box.bottom() - 1, box.width() - 40, 1), colour("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_box(painter, box.adjusted(4, 2, -4, -3), 8, "", "focus", 2)
        inner, middle = box.adjusted(20, 0, -20, 0), box.center().y()
        paint_photo(painter, QRectF(inner.left(), middle - px(24), px(72), px(48)), self._thumbs.pixmap(line.cover), 6)
        left = inner.left() + px(72) + 12
        size = chip_size(line.chip)
        chip = QRectF(inner.right() - size.width(), middle - px(24), size.width(), size.height())
        paint_chip(painter, chip, line.chip, line.token)
        time = QRectF(inner.left(), middle + 2, inner.width(), px(20))
        paint_text(painter, time, line.time, font("small"), "ink2", RIGHT)
        title = QRectF(left, middle - px(24), chip.left() - left - 8, px(24))
        paint_text(painter, title, line.title, font("body", True), "ink", LEFT)
        icons.paint(painter, QRectF(left, middle + px(4), 15, 15), line.icon, "ink2")
        room = inner.right() - left - 21 - text_width(line.time, font("small")) - 10
        words = QRectF(left + 21, middle + 2, room, px(20))
        paint_text(painter, words, line.place, font("small"), "ink2", LEFT)


class EarlierCard(QFrame):
    """`opened(id)` when a walk is chosen; `more_wanted()` for the ones before."""

    opened = Signal(str)
    more_wanted = Signal()

    def __init__(self, catalog: Catalog, language: Language, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._catalog = catalog
        self._language: Language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 16, 1, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 19, 0)
        head.addWidget(label(self.tr("Walks so far"), "card"))
        head.addStretch(1)
        column.addLayout(head)
        self._none = label(
            self.tr("None yet. Each walk is kept here with its times, photos and findings"), "hint", wrap=True
        )
        self._none.setContentsMargins(19, 0, 19, 0)
        column.addWidget(self._none)
        column.addStretch(0)
        self.list = _List(thumbs)
        self.list.activated.connect(lambda index: self.opened.emit(index.data(LineRole).id))
        self.list.clicked.connect(lambda index: self.opened.emit(index.data(LineRole).id))
        column.addWidget(self.list, 1)
        self._more = Button(self.tr("Earlier ones"), "text", "chevron-down", size="small")
        self._more.clicked.connect(self.more_wanted)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        thumbs.arrived.connect(self.list.viewport().update)

    def show_rows(self, rows: Sequence[WalkRow], complete: bool) -> None:
        self.list.lines.show([self._line(row) for row in rows])
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._more.setVisible(not complete)

    def _line(self, row: WalkRow) -> EarlierLine:
        catalog, say = self._catalog, self._language
        open_now = row.status in ("running", "paused")
        chip, token = STATUSES[row.status].say(say), "accent" if row.status == "running" else "mute"
        if row.status == "ended":
            chip = RESULTS[row.result].say(say) if row.result in RESULTS else row.result
            token = "ok" if row.result in ("done", "accepted") else "mute"
        if row.score is not None:
            chip = f"{chip} {row.score:g}"
        place = row.platform if row.dimension == "W" else catalog.name("hall", row.hall_code).say(say)
        step = self.tr("step {} of {}").format(row.steps_done, row.steps) if open_now else ""
        return EarlierLine(
            row.id,
            catalog.name("matter", row.matter_code).say(say),
            joined([way_of(row.mode, catalog, say), place], say),
            way_of(row.mode, catalog, say),
            MODES.get(row.mode, "footprints"),
            chip,
            token,
            joined([dates.day_time(row.began_at, say), step or length(row.active_ms)], say),
            row.cover,
        )


class _List(QListView):
    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self._by_key = False
        self.lines = _Model(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(thumbs, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Walks so far"))

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        if not self._by_key:
            option.state &= ~QStyle.StateFlag.State_HasFocus

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in KEYBOARD
        super().focusInEvent(event)
