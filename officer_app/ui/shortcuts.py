"""The key sheet (F1): every key, by where it works."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.ui.theme import colour, px
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.page import card, label
from officer_app.ui.widgets.signs import KeyLabel

Group = tuple[str, tuple[tuple[str, str], ...]]

GROUPS: tuple[Group, ...] = (
    (
        QT_TRANSLATE_NOOP("Keys", "Everywhere"),
        (
            ("Ctrl+N", QT_TRANSLATE_NOOP("Keys", "Record a finding")),
            ("Alt+1 2 3", QT_TRANSLATE_NOOP("Keys", "Record online, counter, callback")),
            ("Ctrl+K", QT_TRANSLATE_NOOP("Keys", "Find anything")),
            ("Ctrl+PgUp PgDn", QT_TRANSLATE_NOOP("Keys", "Previous, next section")),
            ("F5", QT_TRANSLATE_NOOP("Keys", "Sync now")),
            ("Esc", QT_TRANSLATE_NOOP("Keys", "Back; everything is kept")),
            ("Ctrl+L", QT_TRANSLATE_NOOP("Keys", "Lock")),
            ("F1", QT_TRANSLATE_NOOP("Keys", "This sheet")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "List"),
        (
            ("↑ ↓", QT_TRANSLATE_NOOP("Keys", "Move")),
            ("Enter", QT_TRANSLATE_NOOP("Keys", "Open")),
            ("Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search")),
            ("Ctrl+P", QT_TRANSLATE_NOOP("Keys", "Finding sheet")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Recording"),
        (
            ("F8", QT_TRANSLATE_NOOP("Keys", "Add photos")),
            ("F9", QT_TRANSLATE_NOOP("Keys", "Photos from the phone")),
            ("Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Paste a picture")),
            ("F2 F3 F4", QT_TRANSLATE_NOOP("Keys", "Place, window, matter")),
            ("Ctrl+1 … 5", QT_TRANSLATE_NOOP("Keys", "Class of problem; Ctrl+0 for others")),
            ("Ctrl+6", QT_TRANSLATE_NOOP("Keys", "First phrase; Tab to its next blank")),
            ("Ctrl+7 … 9", QT_TRANSLATE_NOOP("Keys", "Department")),
            ("Ctrl+↑ ↓", QT_TRANSLATE_NOOP("Keys", "Severity")),
            ("Ctrl+M", QT_TRANSLATE_NOOP("Keys", "Mask the photo")),
            ("Ctrl+S", QT_TRANSLATE_NOOP("Keys", "Keep as a draft")),
            ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Finish")),
            ("Ctrl+Shift+Enter", QT_TRANSLATE_NOOP("Keys", "Finish, then the next one")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Sheet"),
        (
            ("Ctrl+P", QT_TRANSLATE_NOOP("Keys", "Print")),
            ("Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Save as PDF")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Photo"),
        (
            ("V A R O N T F M C", QT_TRANSLATE_NOOP("Keys", "Tools, as written beside them")),
            ("← →", QT_TRANSLATE_NOOP("Keys", "Photo before, next; with a mark chosen: nudge")),
            ("Delete", QT_TRANSLATE_NOOP("Keys", "Remove the mark")),
            ("\\ Space", QT_TRANSLATE_NOOP("Keys", "Compare with the original; its own pixels")),
            ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Use this photo")),
        ),
    ),
)


def said(text: str) -> str:
    return QCoreApplication.translate("Keys", text)


class KeySheet(QWidget):
    """Covers the window until Esc, F1, a click beside it, or its cross."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._back_to: QWidget | None = None
        sheet = card(margins=(28, 22, 28, 26))
        box = sheet.layout()
        assert isinstance(box, QVBoxLayout)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Keys"), "title"))
        head.addStretch(1)
        self._close = IconButton("x", self.tr("Close"), "Esc")
        self._close.clicked.connect(self.hide)
        head.addWidget(self._close)
        box.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        left, right = QVBoxLayout(), QVBoxLayout()
        for place, group in enumerate(GROUPS):
            (left if place in (0, 3, 4) else right).addLayout(self._group(group))
        for column in (left, right):
            column.setSpacing(20)
            column.addStretch(1)
            columns.addLayout(column)
        box.addLayout(columns)
        outer = QVBoxLayout(self)
        outer.addWidget(sheet, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Keys"))
        self.hide()

    def _group(self, group: Group) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.addWidget(label(said(group[0]), "hint"), 0, 0, 1, 2)
        for row, (keys, does) in enumerate(group[1], start=1):
            key = KeyLabel(keys)
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(said(does)), row, 1)
        grid.setColumnMinimumWidth(0, px(130))
        grid.setColumnStretch(1, 1)
        return grid

    def toggle(self) -> None:
        """Show, or hide and give the keyboard back to where it was."""
        if self.isVisible():
            self.hide()
            return
        self._back_to = self.window().focusWidget()
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._back_to is not None:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
            self._back_to = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: object) -> None:
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = colour("sunken").toRgb()
        shade.setAlpha(225)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), shade)
