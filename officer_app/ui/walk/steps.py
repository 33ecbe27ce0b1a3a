"""The steps of a walk, top to bottom: what was walked and how long it took, where it stands, what comes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QPainter, QPen
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

from officer_app.ui import icons
from officer_app.ui.theme import colour, font, px
from officer_app.ui.walk.words import StepLine
from officer_app.ui.widgets.focus_frame import KEYBOARD
from officer_app.ui.widgets.paint import CENTRE, LEFT, RIGHT, kept, paint_box, paint_text, text_width
from officer_app.ui.widgets.tips import plain

LineRole = Qt.ItemDataRole.UserRole
ROW, NOTED, MARKED = 44, 58, 78
"""Heights of a row with a title only, with a second line, with a third."""
DISC = 26


def _height(line: StepLine) -> int:
    return px(MARKED if line.mark else NOTED if line.note or line.promise else ROW)


class StepModel(QAbstractListModel):
    """`lines` in their order; `tick` brings the running one's time up to the second."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[StepLine] = []

    def show(self, lines: Sequence[StepLine]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def tick(self, no: int, time: str, late: bool) -> None:
        for row, line in enumerate(self.lines):
            if line.no == no:
                self.lines[row] = line._replace(time=time, late=late)
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LineRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.title if role == Qt.ItemDataRole.DisplayRole else line.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain("\n".join(part for part in (line.title, line.note, line.mark) if part))
        return None


class _StepDelegate(QStyledItemDelegate):
    """Disc and line, title and time, note and promise, and a mark where there is one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, _height(index.data(LineRole)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        line: StepLine = index.data(LineRole)
        box = QRectF(option.rect)
        here = line.kind in ("now", "rest")
        tile = box.adjusted(8, 1, -8, -1)
        if here:
            paint_box(painter, tile, 8, "accentSoft")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, tile, 8, "subtle")
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_box(painter, tile, 8, "", "focus", 2)
        self._paint_disc(painter, box, line, index)
        left, right, top = box.left() + 56, box.right() - 20, box.top() + px(7)
        face = font("body", line.kind != "ahead" or here)
        ink = "bad" if line.late and not here else "warn" if line.late else "accent" if line.kind == "now" else "ink"
        taken = text_width(line.time, font("body", here or line.late)) + 8 if line.time else 0
        row = QRectF(left, top, right - left, px(24))
        paint_text(painter, row, line.time, font("body", here or line.late), ink, RIGHT)
        title = row.adjusted(0, 0, -taken, 0)
        paint_text(painter, title, line.title, face, "ink" if line.kind != "ahead" else "ink2", LEFT)
        small = QRectF(left, top + px(24), right - left, px(20))
        paint_text(painter, small, line.promise, font("caption"), "ink2", RIGHT)
        small.setRight(right - (text_width(line.promise, font("caption")) + 10 if line.promise else 0))
        paint_text(painter, small, line.note, font("caption"), "ink2", LEFT)
        if line.mark:
            sign = QRectF(left, top + px(48), 14, 14)
            icons.paint(painter, sign, line.icon, line.token)
            words = QRectF(left + 20, top + px(45), right - left - 20, px(20))
            paint_text(painter, words, line.mark, font("caption"), line.token, LEFT)

    def _paint_disc(self, painter: QPainter, box: QRectF, line: StepLine, index: QModelIndex) -> None:
        disc = QRectF(box.left() + 20, box.top() + px(7), DISC, DISC)
        if index.row() + 1 < index.model().rowCount():
            token = "accent" if line.kind == "done" else "line2"
            painter.fillRect(
                QRectF(disc.center().x() - 1, disc.bottom() + 3, 2, box.bottom() - disc.bottom() - 3), colour(token)
            )
        if index.row():
            before = index.model().index(index.row() - 1, 0).data(LineRole)
            token = "accent" if before.kind == "done" else "line2"
            painter.fillRect(QRectF(disc.center().x() - 1, box.top(), 2, disc.top() - box.top() - 3), colour(token))
        if line.kind == "done":
            paint_box(painter, disc, DISC / 2, "accent")
            icons.paint(painter, disc.adjusted(5, 5, -5, -5), "check", "onAccent")
            return
        token = "field" if line.kind == "ahead" else "accent"
        with kept(painter):
            painter.setBrush(colour("surface"))
            painter.setPen(QPen(colour(token), 2))
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        if line.kind == "rest":
            icons.paint(painter, disc.adjusted(7, 7, -7, -7), "pause", "accent")
        else:
            ink = "ink3" if line.kind == "ahead" else "accent"
            paint_text(painter, disc, str(line.place), font("caption", line.kind == "now"), ink, CENTRE)


class StepList(QListView):
    """Enter, a double click or the context menu on a step offers what can be done there: `gone_to(no)`,
    `correcting(no)`. `read_only` offers nothing."""

    gone_to = Signal(int)
    correcting = Signal(int)

    def __init__(self, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self.by_key = False
        self.steps = StepModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(_StepDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Steps"))
        self.activated.connect(self._offer)

    def show_lines(self, lines: Sequence[StepLine]) -> None:
        """Show these; the chosen one stays chosen, and the one that runs stays in view."""
        chosen = self.chosen
        was = [line.kind for line in self.steps.lines]
        self.steps.show(lines)
        here = next((row for row, line in enumerate(lines) if line.kind in ("now", "rest")), -1)
        row = next((row for row, line in enumerate(lines) if line.no == chosen), here)
        if row >= 0:
            self.setCurrentIndex(self.steps.index(row))
        if here >= 0 and [line.kind for line in lines] != was:
            self.setCurrentIndex(self.steps.index(here))
            self.scrollTo(self.steps.index(min(here + 1, len(lines) - 1)))
        self.updateGeometry()

    @property
    def chosen(self) -> int:
        """The step that is looked at, 0 for none."""
        row = self.currentIndex().row()
        return self.steps.lines[row].no if 0 <= row < len(self.steps.lines) else 0

    def sizeHint(self) -> QSize:
        return QSize(240, sum(_height(line) for line in self.steps.lines) + 2)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        if not self.by_key:
            option.state &= ~QStyle.StateFlag.State_HasFocus

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_key = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer(self.indexAt(event.pos()), event.globalPos())

    def _offer(self, index: QModelIndex, at: QPoint | None = None) -> None:
        if self._read_only or not index.isValid():
            return
        line: StepLine = index.data(LineRole)
        menu = QMenu(self)
        go = QAction(self.tr("Go to this step"), menu)
        go.setEnabled(line.kind not in ("now", "rest"))
        go.triggered.connect(lambda: self.gone_to.emit(line.no))
        correct = QAction(self.tr("Correct a time"), menu)
        correct.setEnabled(line.kind != "ahead")
        correct.triggered.connect(lambda: self.correcting.emit(line.no))
        menu.addAction(go)
        menu.addAction(correct)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at or self.viewport().mapToGlobal(self.visualRect(index).center()))
