"""How it feels at this moment: five faces, one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.ui.theme import px
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.faces import GRADE_TOKENS, paint_face
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import paint_box

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk


class Face(QAbstractButton):
    """One grade, chosen when it is the last one given."""

    def __init__(self, grade: int, name: str) -> None:
        super().__init__()
        self.grade = grade
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(44, px(50))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, on, token = QRectF(self.rect()), self.isChecked(), GRADE_TOKENS[self.grade]
            if on:
                paint_box(painter, box, 8, f"{token}Soft", token, 2)
            else:
                paint_box(painter, box, 8, "surface", "field" if self.underMouse() else "line2")
            face = QRectF(box.center().x() - 12, box.center().y() - 12, 24, 24)
            paint_face(painter, face, self.grade, token if on else "ink2")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class FeelingCard(QFrame):
    """`felt(grade)`, "5" (very satisfied) to "1", at each tap: the accompanied person's, else the officer's own."""

    felt = Signal(str)

    def __init__(self, catalog: Catalog, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._names = {int(c.code): c.name.say(language) for c in catalog.enum("grade5")}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._whose = label("", "card")
        head.addWidget(self._whose)
        self._last = Elided("small", "ink2")
        head.addWidget(self._last, 1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.faces: dict[int, Face] = {}
        for grade in (5, 4, 3, 2, 1):
            face = Face(grade, self._names[grade])
            face.clicked.connect(lambda _=False, g=grade: self._given(g))
            self.faces[grade] = face
            row.addWidget(face)
        column.addLayout(row)

    def show_walk(self, walk: Walk) -> None:
        accompanied = walk.start.mode == "counter_accompany"
        self._whose.setText(self.tr("The applicant feels now") if accompanied else self.tr("It feels now"))
        now = [one for one in walk.feelings if one.step == walk.current]
        grade = int(now[-1].grade) if now else 0
        for mine, face in self.faces.items():
            face.setChecked(mine == grade)
        self._last.setText(self._names[grade] if grade else self.tr("one tap notes it"))

    def _given(self, grade: int) -> None:
        self.faces[grade].setChecked(True)
        self.felt.emit(str(grade))
