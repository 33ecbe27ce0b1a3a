"""A field that finds while typing: 98 matters or 130 windows, the last used first, no window of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from officer_app.core.text import Language
from officer_app.ui import icons, theme
from officer_app.ui.editor.options import Option, narrow
from officer_app.ui.widgets.paint import paint_text

CodeRole = Qt.ItemDataRole.UserRole
NoteRole = Qt.ItemDataRole.UserRole + 1
LONGEST_LIST = 8


class _Model(QAbstractListModel):
    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._language: Language = language
        self.options: list[Option] = []

    def show(self, options: list[Option]) -> None:
        self.beginResetModel()
        self.options = options
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        option = self.options[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return option.text.say(self._language)
        if role in (NoteRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return option.note.say(self._language)
        return option.code if role == CodeRole else None


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, theme.px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        rect = QRect(option.rect)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("accentSoft" if current else "subtle"))
        inner = rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        note = index.data(NoteRole)
        painter.setFont(theme.font("caption"))
        reserve = min(painter.fontMetrics().horizontalAdvance(note) + 2, inner.width() // 2) if note else 0
        if note:
            painter.setPen(theme.colour("ink3"))
            shown = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, reserve)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
            inner.setRight(inner.right() - reserve - theme.px(12))
        painter.setFont(theme.font("body", bold=current))
        painter.setPen(theme.colour("ink"))
        text = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Picker(QLineEdit):
    """At rest it shows what is picked; typing narrows a list below it; Enter takes, Esc leaves everything as it was.

    `picked(code)` comes only from the person. An emptied field picks "". A free picker keeps any
    text that is typed and left; Enter takes the offer.
    The list is a child of the window, so no window manager can misplace it and input methods keep working in the field.
    """

    picked = Signal(str)
    left = Signal()

    def __init__(self, language: Language, icon: str = "", free: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._free = free
        self._options: Sequence[Option] = ()
        self._code = ""
        self._list: _List | None = None
        self.setProperty("kind", "picker")
        if icon:
            self.addAction(icons.icon(icon), QLineEdit.ActionPosition.LeadingPosition)
        self.setTextMargins(0, 0, theme.px(26), 0)
        self.setPlaceholderText(self.tr("Type to find"))
        self.textEdited.connect(self._typed)

    def offer(self, options: Sequence[Option]) -> None:
        """What may be picked, in order. What is picked stays, even when it is not among them."""
        self._options = options
        if not self.isModified():  # else somebody is typing
            self._show_picked()

    def value(self) -> str:
        """A free picker's text counts from its first key."""
        return self._code_of_text() if self._free and self.isModified() else self._code

    def set_value(self, code: str) -> None:
        self._code = code
        self._show_picked()

    def is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def open(self, typed: str = "") -> None:
        """Show the list, narrowed to `typed`, the picked one current."""
        if self._list is None:
            self._list = _List(self._language, self.window())
            self._list.view.clicked.connect(self._clicked)
        found = narrow(self._options, typed)
        if self._free and not found:  # nothing to offer: what is typed counts
            self._list.hide()
            return
        self._list.show_for(self, found, self._code if not typed else "")

    def close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _typed(self, text: str) -> None:
        self.open(text)

    def _code_of_text(self) -> str:
        """What a free picker's text means: an option said in the window's language, or itself."""
        text = self.text().strip()
        return next((o.code for o in self._options if o.text.say(self._language) == text), text)

    def _clicked(self, index: QModelIndex) -> None:
        self._take(index.data(CodeRole))

    def _take(self, code: str) -> None:
        self.close_list()
        changed = code != self._code
        self._code = code
        self._show_picked()
        if changed:
            self.picked.emit(code)

    def _show_picked(self) -> None:
        option = next((c for c in self._options if c.code == self._code), None)
        self.setText(option.text.say(self._language) if option else self._code)
        self.setToolTip(self.text())
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.is_open() and self._list is not None:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self._list.move_by({Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -7}.get(Qt.Key(key), 7))
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._take_current()
                return
            if key == Qt.Key.Key_Escape:
                self.close_list()
                self._show_picked()
                self.selectAll()
                return
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # An open list owns Esc: without this the page's own Esc would leave the editor.
        asks = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asks and self.is_open() and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.is_open():
            self.close_list()
        else:
            self.selectAll()
            self.open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if self._free:
            self._take(self._code_of_text())
        elif not self.text().strip() and self._code:
            self._take("")
        elif self.is_open() and self.isModified() and self._list is not None and len(self._list.model.options) == 1:
            self._take_current()
        self.close_list()
        self._show_picked()
        self.left.emit()

    def hideEvent(self, event: QEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """At rest a name too long for the field ends in an ellipsis, which a line edit cannot do by itself."""
        if self.hasFocus() or not self.text():
            super().paintEvent(event)
        with QPainter(self) as painter:
            side, edge = theme.px(16), theme.px(12)
            if not self.hasFocus() and self.text():
                option = QStyleOptionFrame()
                self.initStyleOption(option)
                self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
                inner = QRectF(self.rect()).adjusted(
                    theme.px(38) if self.actions() else edge + 2, 0, -side - 2 * edge, 0
                )
                paint_text(painter, inner, self.text(), self.font(), "ink" if self.isEnabled() else "ink3")
            box = QRectF(self.width() - side - edge, (self.height() - side) / 2, side, side)
            icons.paint(painter, box, "chevron-down", "ink2" if self.isEnabled() else "ink3")

    def _take_current(self) -> None:
        index = self._list.view.currentIndex() if self._list is not None else QModelIndex()
        if index.isValid():
            self._take(index.data(CodeRole))
        elif self._free or not self.text().strip():
            self._take(self._code_of_text())


class _List(QFrame):
    """The narrowed list under a picker; never takes the focus."""

    def __init__(self, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "popover")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = _Model(language, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Row(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(self.tr("Matches"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 4)
        layout.addWidget(self.view)
        self.hide()

    def show_for(self, field: Picker, options: list[Option], code: str) -> None:
        self.model.show(options)
        rows = max(1, min(LONGEST_LIST, len(options)))
        height = rows * theme.px(40) + 10
        window = self.parentWidget()
        top = field.mapTo(window, QPoint(0, field.height() + 4))
        if top.y() + height > window.height() - 8:
            above = field.mapTo(window, QPoint(0, -4)).y()
            if above > window.height() - top.y():
                top.setY(max(8, above - height))
                height = min(height, above - 8)
            else:
                height = window.height() - 8 - top.y()
        width = min(max(field.width(), theme.px(320)), window.width() - 16)
        self.setGeometry(min(top.x(), window.width() - width - 8), top.y(), width, height)
        row = next((i for i, option in enumerate(options) if option.code == code), 0)
        if options:
            self.view.setCurrentIndex(self.model.index(row))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.raise_()
        self.show()

    def move_by(self, rows: int) -> None:
        if self.model.options:
            row = self.view.currentIndex().row() + rows
            self.view.setCurrentIndex(self.model.index(max(0, min(len(self.model.options) - 1, row))))
