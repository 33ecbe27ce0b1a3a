"""The key sheet (F1): every key, by where it works."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.ui.theme import px
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.cover import Cover
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
            ("Ctrl+Z Ctrl+Y", QT_TRANSLATE_NOOP("Keys", "Take back what was done last; do it again")),
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
            ("Space", QT_TRANSLATE_NOOP("Keys", "Its photo, large")),
            ("Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search")),
            ("Ctrl+P", QT_TRANSLATE_NOOP("Keys", "Finding sheet")),
            ("1 2 ← →", QT_TRANSLATE_NOOP("Keys", "Changed on both sides: all mine, all theirs, one by one")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Recording"),
        (
            ("F8", QT_TRANSLATE_NOOP("Keys", "Take a photo; online, a part of the screen")),
            ("F9", QT_TRANSLATE_NOOP("Keys", "Photos from the phone")),
            ("F10", QT_TRANSLATE_NOOP("Keys", "A voice memo: begin, end")),
            ("Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Paste a picture")),
            ("Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Add photo files")),
            ("F2 F3 F4", QT_TRANSLATE_NOOP("Keys", "Place, window, matter")),
            ("Ctrl+1 … 5", QT_TRANSLATE_NOOP("Keys", "Class of problem; Ctrl+0 for others")),
            ("Ctrl+6", QT_TRANSLATE_NOOP("Keys", "First phrase; Tab to its next blank")),
            ("Ctrl+7 … 9", QT_TRANSLATE_NOOP("Keys", "Department")),
            ("Ctrl+↑ ↓", QT_TRANSLATE_NOOP("Keys", "Severity")),
            ("Ctrl+M", QT_TRANSLATE_NOOP("Keys", "Mask the photo")),
            ("H", QT_TRANSLATE_NOOP("Keys", "On a photo: cover what may be a face or a number")),
            ("Ctrl+S", QT_TRANSLATE_NOOP("Keys", "Keep as a draft")),
            ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Finish")),
            ("Ctrl+Shift+Enter", QT_TRANSLATE_NOOP("Keys", "Finish, then the next one")),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Walkthrough"),
        (
            ("F7", QT_TRANSLATE_NOOP("Keys", "Next step")),
            ("F6", QT_TRANSLATE_NOOP("Keys", "Pause, go on")),
            ("F8 F9", QT_TRANSLATE_NOOP("Keys", "A photo of this step: camera, phone")),
            ("Ctrl+1 … 5", QT_TRANSLATE_NOOP("Keys", "A phrase")),
            ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Note it, begin, end, hand in")),
            ("Ctrl+N", QT_TRANSLATE_NOOP("Keys", "A finding with everything filled in")),
            ("Ctrl+P", QT_TRANSLATE_NOOP("Keys", "Record on paper")),
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
            ("B", QT_TRANSLATE_NOOP("Keys", "Before and after: over an earlier photo")),
            ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Use this photo")),
        ),
    ),
)

LEFT = (0, 3, 5)
"""Groups that stand in the left column."""


def said(text: str) -> str:
    return QCoreApplication.translate("Keys", text)


class _Scroll(QScrollArea):
    """As large as what it holds, while the window has room for that."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        inner = self.widget().sizeHint()
        return QSize(inner.width() + self.verticalScrollBar().sizeHint().width(), inner.height())


class KeySheet(Cover):
    """Covers the window until Esc, F1, a click beside it, or its cross."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        sheet = card(margins=(28, 22, 28, 26))
        box = sheet.layout()
        assert isinstance(box, QVBoxLayout)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Keys"), "title"))
        head.addStretch(1)
        cross = IconButton("x", self.tr("Close"), "Esc")
        cross.clicked.connect(self.hide)
        head.addWidget(cross)
        box.addLayout(head)
        groups = QWidget()
        groups.setObjectName("scrolled")
        columns = QHBoxLayout(groups)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(40)
        left, right = QVBoxLayout(), QVBoxLayout()
        for place, group in enumerate(GROUPS):
            (left if place in LEFT else right).addLayout(self._group(group))
        for column in (left, right):
            column.setSpacing(20)
            column.addStretch(1)
            columns.addLayout(column)
        self.first = self._keys = _Scroll(groups)  # arrows and pages move it where it is longer than the window
        self._keys.setAccessibleName(self.tr("Keys"))
        box.addWidget(self._keys)
        outer = QVBoxLayout(self)
        outer.addWidget(sheet, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Keys"))

    def _group(self, group: Group) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.addWidget(label(said(group[0]), "hint"), 0, 0, 1, 2)
        for row, (keys, does) in enumerate(group[1], start=1):
            key = KeyLabel(keys)
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(said(does), wrap=True), row, 1)
        grid.setColumnMinimumWidth(0, px(130))
        grid.setColumnStretch(1, 1)
        return grid
