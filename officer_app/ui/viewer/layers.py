"""Every mark of a photo by name: choose it, hide it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from officer_app.core import marks
from officer_app.core.marks import Drawing, Mark
from officer_app.core.text import Language
from officer_app.ui import icons
from officer_app.ui.theme import font, px
from officer_app.ui.viewer.options import MASK_NAMES
from officer_app.ui.widgets.paint import LEFT, kept, paint_box, paint_text
from officer_app.ui.widgets.tips import plain

ICONS = {
    "arrow": "arrow-up-right", "box": "square", "circle": "circle", "number": "hash", "text": "type",
    "freehand": "pencil-line", "mask": "grid-2x2", "crop": "crop",
}  # fmt: skip
ROW, EYE = 36, 40
MarkRole = Qt.ItemDataRole.UserRole


class _Model(QAbstractListModel):
    """The uppermost mark first."""

    def __init__(self, words: Layers) -> None:
        super().__init__(words)
        self._layers = words
        self.marks: tuple[Mark, ...] = ()

    def show_marks(self, shown: tuple[Mark, ...]) -> None:
        self.beginResetModel()
        self.marks = shown
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.marks)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mark = self.marks[len(self.marks) - 1 - index.row()]
        if role == MarkRole:
            return mark
        if role == Qt.ItemDataRole.DisplayRole:
            return self._layers.name_of(mark)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._layers.said(mark)
        return plain(self._layers.said(mark)) if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        mark: Mark = index.data(MarkRole)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, box, 8, "accentSoft")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, box, 8, "sunken")
        middle, ink = box.center().y(), "ink3" if mark.hidden else "ink2"
        icons.paint(painter, QRectF(box.left() + 9, middle - 8, 16, 16), ICONS[mark.tool], ink)
        eye = QRectF(box.right() - EYE / 2 - 8, middle - 8, 16, 16)
        icons.paint(painter, eye, "eye-off" if mark.hidden else "eye", ink)
        words = QRectF(box.left() + 34, box.top(), box.width() - 34 - EYE, box.height())
        with kept(painter):
            paint_text(painter, words, index.data(), font("small"), "ink3" if mark.hidden else "ink", LEFT)


class Layers(QListView):
    """`picked(index)` of the drawing's marks, `hidden(index)` to show or hide one."""

    picked = Signal(int)
    hidden = Signal(int)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._rows = _Model(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Marks"))
        self._telling = True
        self.selectionModel().currentChanged.connect(lambda now, _: self._pick(now.row()))

    def show_drawing(self, drawing: Drawing, chosen: int) -> None:
        self._telling = False
        self._rows.show_marks(drawing.marks)
        self.choose(chosen)

    def choose(self, index: int) -> None:
        self._telling = False
        row = len(self._rows.marks) - 1 - index
        self.setCurrentIndex(self._rows.index(row, 0) if index >= 0 else QModelIndex())
        self._telling = True

    def name_of(self, mark: Mark) -> str:
        """`Blocks · Face`, or the words of a text."""
        if mark.tool == "mask":
            kind = MASK_NAMES.get(mark.kind, MASK_NAMES["other"]).say(self._language)
            look = self.tr("Blocks") if marks.rows_of(mark) else self.tr("Solid")
            return f"{look}·{kind}"
        if mark.tool == "text":
            return mark.text
        if mark.tool == "number":
            return self.tr("Number {}").format(mark.number)
        return {
            "arrow": self.tr("Arrow"),
            "box": self.tr("Box"),
            "circle": self.tr("Circle"),
            "freehand": self.tr("Freehand"),
            "crop": self.tr("Crop"),
        }[mark.tool]

    def said(self, mark: Mark) -> str:
        return self.tr("{}, hidden").format(self.name_of(mark)) if mark.hidden else self.name_of(mark)

    def _pick(self, row: int) -> None:
        if self._telling and row >= 0:
            self.picked.emit(len(self._rows.marks) - 1 - row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        row = self.indexAt(at).row()
        if row >= 0 and at.x() > self.viewport().width() - EYE:
            self.hidden.emit(len(self._rows.marks) - 1 - row)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = len(self._rows.marks) - 1 - self.currentIndex().row()
        if self.currentIndex().isValid() and event.key() == Qt.Key.Key_Space:
            self.hidden.emit(index)
        else:
            super().keyPressEvent(event)
