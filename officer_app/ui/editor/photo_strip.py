"""The strip of small photos: choose, reorder by drag or Alt+←/→, delete. It shows; the draft decides."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
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
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
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
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_photo, paint_text

TILE = QSize(80, 62)
ROW_MIME = "application/x-officer-photo-row"


@dataclass(frozen=True)
class Tile:
    """A photo of the draft as the strip shows it. `words` are said aloud: "Photo 2, taken 10:22:31"."""

    sha256: str
    picture: QPixmap
    words: str


class TileModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[Tile] = []

    def show(self, tiles: list[Tile]) -> None:
        self.beginResetModel()
        self.tiles = tiles
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        tile = self.tiles[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return tile.picture
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return tile.words
        return tile.sha256 if role == Qt.ItemDataRole.UserRole else None


class _TileDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        box = QRectF(option.rect).adjusted(4, 4, -4, -4)
        paint_photo(painter, box, index.data(Qt.ItemDataRole.DecorationRole), 6)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box.adjusted(-3, -3, 3, 3), 9, "", "accent", 2)
        badge = QRectF(box.left() + 4, box.top() + 4, 18, 18)
        with kept(painter):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.SCRIM if hasattr(theme, "SCRIM") else Qt.GlobalColor.black)
            painter.setOpacity(0.8)
            painter.drawEllipse(badge)
        with kept(painter):
            face = theme.font("tag", True)
            painter.setFont(face)
            painter.setPen(Qt.GlobalColor.white)
            painter.drawText(badge, CENTRE, str(index.row() + 1))


class PhotoStrip(QListView):
    """`selected(row)`, `moved(from, to)`, `deleted(row)`, `opened(row)`, `photos_given(Intake)`."""

    selected = Signal(int)
    moved = Signal(int, int)
    deleted = Signal(int)
    opened = Signal(int)
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
            self.opened.emit(row)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.indexAt(event.pos()).row()
        if row < 0:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Move left") + "\tAlt+←", lambda: self._move(row, row - 1)).setEnabled(row > 0)
        last = len(self.tiles.tiles) - 1
        menu.addAction(self.tr("Move right") + "\tAlt+→", lambda: self._move(row, row + 1)).setEnabled(row < last)
        menu.addAction(self.tr("Delete") + "\tDel", lambda: self.deleted.emit(row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _move(self, row: int, to: int) -> None:
        self.moved.emit(row, to)

    # Dragging. A QDrag of the row, so that the same drop code takes a photo of the strip and a file from outside.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._press).manhattanLength() >= QApplication.startDragDistance()
        index = self.indexAt(self._press)
        if not (event.buttons() & Qt.MouseButton.LeftButton and far and index.isValid()):
            super().mouseMoveEvent(event)
            return
        mime = QMimeData()
        mime.setData(ROW_MIME, QByteArray(str(index.row()).encode()))
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.setPixmap(index.data(Qt.ItemDataRole.DecorationRole).scaledToHeight(TILE.height() - 8))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._judge(event)

    def _judge(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(ROW_MIME) or looks_photographic(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        mime = event.mimeData()
        if mime.hasFormat(ROW_MIME):
            row = int(bytes(mime.data(ROW_MIME).data()))
            to = self.indexAt(event.position().toPoint()).row()
            to = len(self.tiles.tiles) - 1 if to < 0 else to
            if to != row:
                self.moved.emit(row, to)
        elif intake := take(mime):
            self.photos_given.emit(intake)
        event.acceptProposedAction()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.tiles.tiles:
            self.setCurrentIndex(self.tiles.index(0))


__all__ = ["PhotoStrip", "Tile", "paint_text"]
