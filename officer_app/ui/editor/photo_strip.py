"""The strip of small photos: choose, reorder by drag or Alt+←/→, delete. It shows; the draft decides."""

from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from officer_app.ui import theme
from officer_app.ui.editor.intake import looks_photographic, take
from officer_app.ui.widgets.photo import TILE, paint_tile
from officer_app.ui.widgets.tips import plain


@dataclass(frozen=True)
class Tile:
    """A photo of the draft as the strip shows it. `words` are said aloud: "Photo 2, taken 10:22:31"; `badge` is of
    `core.privacy.standing`."""

    sha256: str
    picture: QPixmap
    words: str
    badge: str = ""


BadgeRole = Qt.ItemDataRole.UserRole + 1


class TileModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[Tile] = []

    def show(self, tiles: list[Tile]) -> None:
        self.beginResetModel()
        self.tiles = tiles
        self.endResetModel()

    def show_badges(self, badges: list[str]) -> None:
        """Only these are new."""
        if badges != [tile.badge for tile in self.tiles] and len(badges) == len(self.tiles):
            self.tiles = [replace(tile, badge=badge) for tile, badge in zip(self.tiles, badges, strict=True)]
            self.dataChanged.emit(self.index(0), self.index(len(badges) - 1))

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        tile = self.tiles[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return tile.picture
        if role == BadgeRole:
            return tile.badge
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tile.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(tile.words)
        return tile.sha256 if role == Qt.ItemDataRole.UserRole else None


class _TileDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        picture, badge = index.data(Qt.ItemDataRole.DecorationRole), index.data(BadgeRole)
        paint_tile(painter, QRectF(option.rect), picture, selected=chosen, badge=badge)


class PhotoStrip(QListView):
    """`selected(row)`, `moved(from, to)`, `deleted(row)`, `opened(row)`, `peeked(row)`, `photos_given(Intake)`."""

    selected = Signal(int)
    moved = Signal(int, int)
    deleted = Signal(int)
    opened = Signal(int)
    peeked = Signal(int)
    photos_given = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = TileModel(self)
        self.setModel(self.tiles)
        self.setItemDelegate(_TileDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(TILE.height() + 4)
        self.setAcceptDrops(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Photos"))
        self._press = QPoint()
        self._dragged = self._target = -1
        self.selectionModel().currentChanged.connect(lambda now, _: self.selected.emit(now.row()))
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    def show_tiles(self, tiles: list[Tile], row: int) -> None:
        """Show these, with `row` chosen (−1 for none)."""
        self.tiles.show(tiles)
        if 0 <= row < len(tiles):
            self.setCurrentIndex(self.tiles.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if row >= 0 and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            to = row + {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
            if to != row:
                if 0 <= to < len(self.tiles.tiles):
                    self.moved.emit(row, to)
                return
        if row >= 0 and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(row)
            return
        if row >= 0 and key == Qt.Key.Key_Space:
            self.peeked.emit(row)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.indexAt(event.pos()).row()
        if row < 0:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Draw and mask") + "\tEnter", lambda: self.opened.emit(row))
        menu.addAction(self.tr("Move left") + "\tAlt+←", lambda: self._move(row, row - 1)).setEnabled(row > 0)
        last = len(self.tiles.tiles) - 1
        menu.addAction(self.tr("Move right") + "\tAlt+→", lambda: self._move(row, row + 1)).setEnabled(row < last)
        menu.addAction(self.tr("Delete") + "\tDel", lambda: self.deleted.emit(row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _move(self, row: int, to: int) -> None:
        self.moved.emit(row, to)

    # Reordering by hand: the tile follows the pointer's place at once; letting go makes it final. No drag loop of the
    # system's: it would hold every other event.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint()
        self._dragged = -1
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        held = self.indexAt(self._press).row()
        far = (at - self._press).manhattanLength() >= QApplication.startDragDistance()
        if not event.buttons() & Qt.MouseButton.LeftButton or held < 0 or (self._dragged < 0 and not far):
            return
        self._dragged = held
        self._target = self._row_near(at)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.unsetCursor()
        row, self._dragged = self._dragged, -1
        self.viewport().update()
        if row >= 0 and self._target != row:
            self.moved.emit(row, self._target)

    def _row_near(self, at: QPoint) -> int:
        row = self.indexAt(QPoint(at.x(), TILE.height() // 2)).row()
        return row if row >= 0 else (0 if at.x() < 0 else len(self.tiles.tiles) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dragged < 0 or self._target == self._dragged:
            return
        box = self.visualRect(self.tiles.index(self._target))
        x = box.right() - 1 if self._target > self._dragged else box.left() - 1
        with QPainter(self.viewport()) as painter:
            painter.fillRect(x, box.top() + 4, 3, box.height() - 8, theme.colour("accent"))

    # Pictures from outside.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._judge(event)

    def _judge(self, event: QDragMoveEvent) -> None:
        if looks_photographic(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        if intake := take(event.mimeData()):
            self.photos_given.emit(intake)
            event.acceptProposedAction()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.tiles.tiles:
            self.setCurrentIndex(self.tiles.index(0))
