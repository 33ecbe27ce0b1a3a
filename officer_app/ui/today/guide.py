"""The first day: an empty place that says so, three steps, and what lies ready without a network."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.ui import icons
from officer_app.ui.theme import colour, font
from officer_app.ui.widgets.buttons import button
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_text
from officer_app.ui.widgets.signs import Icon

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.core.workdays import Calendar


class _Hall(QWidget):
    """A service hall in a few lines, the gold dot over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(204, 112)

    def paintEvent(self, event: QPaintEvent) -> None:
        pen = QPen(colour("accent"), 2.2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("line2"), 2))
            painter.drawLine(QPointF(2, 107), QPointF(202, 107))
            painter.setPen(pen)
            painter.setBrush(colour("accentSoft"))
            painter.drawPolygon(QPolygonF([QPointF(25, 47), QPointF(102, 11), QPointF(179, 47)]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for x in (33, 171):
                painter.drawLine(QPointF(x, 47), QPointF(x, 107))
            for x in (52, 91, 130):
                painter.drawPolyline(
                    QPolygonF([QPointF(x, 107), QPointF(x, 64), QPointF(x + 23, 64), QPointF(x + 23, 107)])
                )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("gold"))
            painter.drawEllipse(QPointF(167, 12), 8.5, 8.5)


class NothingYet(QFrame):
    """Nothing is planned and nothing was recorded: one true sentence, and the way out of it."""

    def __init__(self, record: Callable[[], object], walk: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.record = button(self.tr("Record a finding"), record, "primary", "camera", "Ctrl N", "big")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.record)
        row.addWidget(button(self.tr("Start a walkthrough"), walk, "outline", "footprints", size="big"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(_Hall(), 0, centre)
        column.addSpacing(22)
        for text, role in (
            (self.tr("Nothing is planned for today"), "title"),
            (self.tr("What you see on the way can be recorded at any time."), "lead"),
        ):
            said = label(text, role, wrap=True)
            said.setAlignment(centre)
            column.addWidget(said)
        column.addSpacing(12)
        column.addLayout(row)
        column.addSpacing(8)
        hint = label(self.tr("The first finding stays on this computer until you connect"), "hint", wrap=True)
        hint.setAlignment(centre)
        column.addWidget(hint)
        column.addStretch(3)


class _Number(QWidget):
    def __init__(self, number: int, icon: str = "") -> None:
        super().__init__()
        self._text, self._icon = str(number), icon
        self.setFixedSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            paint_box(painter, box, 8, "accentSoft" if self._icon else "sunken")
            if self._icon:
                icons.paint(painter, box.adjusted(9, 9, -9, -9), self._icon, "accent")
                return
            with kept(painter):
                paint_text(painter, box, self._text, font("body", True), "ink2", CENTRE)


def _row(sign: QWidget, title: str, note: str, ready: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    said = QVBoxLayout()
    said.setSpacing(0)
    for text, role, token in ((title, "body", "ink"), (note, "small", "ink2")):
        line = Elided(role, token)
        line.setText(text)
        said.addWidget(line)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(said, 1)
    if ready:
        row.addWidget(Icon("circle-check", "okSolid", 24))
    return row


class _Card(QFrame):
    """A titled card of rows with lines between."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(9)
        self.rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.rows.setSpacing(9)
        self.head = QHBoxLayout()
        self.head.setSpacing(9)
        self.column.addLayout(self.head)
        self.column.addLayout(self.rows)
        self.lines: list[QWidget] = []

    def fill(self, title: str, aside: str, rows: list[QHBoxLayout]) -> None:
        self.head.addWidget(label(title, "card"))
        self.head.addWidget(label(aside, "hint"))
        self.head.addStretch(1)
        for place, row in enumerate(rows):
            if place:
                self.lines.append(rule())
                self.rows.addWidget(self.lines[-1])
            self.rows.addLayout(row, 1)


class ThreeSteps(_Card):
    """How a finding is recorded. Leaves with the first one. `lie` puts the steps side by side."""

    def __init__(self, keys: Callable[[], object]) -> None:
        super().__init__()
        self.fill(
            self.tr("Three steps"),
            "",
            [
                _row(_Number(1), self.tr("Ctrl+N, then a photo"), self.tr("Phone, camera or screen shot")),
                _row(_Number(2), self.tr("Tap a class of problem"), self.tr("Place and step are filled in")),
                _row(_Number(3), self.tr("Ctrl+Enter, done"), self.tr("Kept here, sent when online")),
            ],
        )
        self.head.addWidget(button(self.tr("All keys"), keys, "text", "book-open", "F1", "small"))

    def lie(self, lying: bool) -> None:
        direction = QBoxLayout.Direction
        self.rows.setDirection(direction.LeftToRight if lying else direction.TopToBottom)
        self.rows.setSpacing(20 if lying else 9)
        for line in self.lines:
            line.setVisible(not lying)


class Supplies(_Card):
    """What this computer knows without a network."""

    def __init__(self, catalog: Catalog, calendar: Calendar, language: Language) -> None:
        super().__init__()
        classes = sum(len(catalog.categories_of(dimension)) for dimension in "WTH")
        joint = "，" if language == "zh" else ", "
        departments = self.tr("%n department(s)", "", len(catalog.departments))
        windows = self.tr("%n window(s)", "", len(catalog.windows))
        halls = self.tr("%n hall(s)", "", len(catalog.halls))
        centres = self.tr("%n callback centre(s)", "", len(catalog.centres))
        rows = (
            ("book-open", self.tr("Service matters"), self.tr("%n with their guides", "", len(catalog.matters))),
            ("building-2", self.tr("Departments and windows"), joint.join((departments, windows))),
            ("landmark", self.tr("Halls and callback centres"), joint.join((halls, centres))),
            ("list-checks", self.tr("Classes of problem"), self.tr("%n in three dimensions", "", classes)),
            ("calendar-plus", self.tr("Working calendar"), self.tr("until the end of {}").format(max(calendar.years))),
        )
        self.fill(
            self.tr("Ready offline"),
            self.tr("works without a network"),
            [_row(_Number(0, icon), title, note, ready=True) for icon, title, note in rows],
        )
