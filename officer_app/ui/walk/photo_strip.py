"""The strip of a walk's photos, each with the step it was taken at; those chosen go along with the next finding."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets.focus_frame import KEYBOARD
from officer_app.ui.widgets.paint import paint_box
from officer_app.ui.widgets.photo import paint_tile

TILE = QSize(96, 72)
TileRole = Qt.ItemDataRole.UserRole


class Taken(NamedTuple):
    """A photo of the walk: the event that noted it, its fingerprint, what is shown of it (its masked copy where it has
    one), the step it belongs to, how it stands with people's data (`core.privacy.standing`)."""

    event_id: str
    sha256: str
    shown: str
    step: int
    badge: str
    caption: str
    words: str


class _Photos(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.taken: list[Taken] = []

    def show(self, taken: list[Taken]) -> None:
        self.beginResetModel()
        self.taken = taken
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.taken)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        photo = self.taken[index.row()]
        if role == TileRole:
            return photo
        return photo.words if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) else None


class _TileDelegate(QStyledItemDelegate):
    def __init__(self, thumbs: Thumbs, view: WalkStrip) -> None:
        super().__init__(view)
        self._thumbs, self._view = thumbs, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        photo: Taken = index.data(TileRole)
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        thumb = self._thumbs.pixmap(photo.shown)
        paint_tile(painter, box, thumb, selected=chosen, badge=photo.badge, caption=photo.caption)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.by_key and not chosen:
            paint_box(painter, box, 10, "", "field", 1, dashed=True)


class WalkStrip(QListView):
    """Several may be chosen: they go along with the next finding. `opened(sha)`, `retracted(event)`, `recording()`;
    `looked_at()` when `current` is another one.
    """

    opened = Signal(str)
    retracted = Signal(str)
    recording = Signal()
    looked_at = Signal()

    def __init__(self, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_key = False
        self.editable = True
        self.photos = _Photos(self)
        self.setModel(self.photos)
        self.setItemDelegate(_TileDelegate(thumbs, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(TILE.height() + 14)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Photos of this walk"))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(TileRole).sha256))
        thumbs.arrived.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(lambda now, _: self.looked_at.emit())

    @property
    def current(self) -> Taken | None:
        """The photo that is looked at: the one last gone to, else the last one taken."""
        row, taken = self.currentIndex().row(), self.photos.taken
        return taken[row] if 0 <= row < len(taken) else taken[-1] if taken else None

    def show_taken(self, taken: list[Taken]) -> None:
        if taken == self.photos.taken:
            return
        chosen = {photo.sha256 for photo in self.chosen()}
        grew = len(taken) > len(self.photos.taken)
        self.photos.show(taken)
        for row, photo in enumerate(taken):
            if photo.sha256 in chosen:
                self.selectionModel().select(self.photos.index(row), self.selectionModel().SelectionFlag.Select)
        if grew:
            self.scrollTo(self.photos.index(len(taken) - 1))
        self.looked_at.emit()

    def chosen(self) -> list[Taken]:
        """The photos chosen, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.photos.taken[row] for row in rows]

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_key = event.reason() in KEYBOARD
        super().focusInEvent(event)
        if self.by_key and not self.currentIndex().isValid() and self.photos.taken:
            index = self.photos.index(0)
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if current.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.editable:
            self.retracted.emit(current.data(TileRole).event_id)
        elif current.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(current.data(TileRole).sha256)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        photo: Taken = index.data(TileRole)
        menu = QMenu(self)
        for words, act, allowed in (
            (self.tr("See it large, draw on it"), lambda: self.opened.emit(photo.sha256), True),
            (self.tr("Record a finding with it"), lambda: self._record(index), self.editable),
            (self.tr("Take back"), lambda: self.retracted.emit(photo.event_id), self.editable),
        ):
            action = QAction(words, menu)
            action.setEnabled(allowed)
            action.triggered.connect(lambda _=False, act=act: act())
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _record(self, index: QModelIndex) -> None:
        self.selectionModel().select(index, self.selectionModel().SelectionFlag.Select)
        self.recording.emit()
