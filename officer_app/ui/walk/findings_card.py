"""What was recorded on this walk: findings, and drafts that are still being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.clock import parse
from officer_app.core.forms import title_of as first_sentence
from officer_app.ui import looks
from officer_app.ui.theme import font, px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.walk.words import joined, title_of
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import (
    LEFT,
    chip_size,
    paint_box,
    paint_chip,
    paint_photo,
    paint_severity,
    paint_text,
)
from officer_app.ui.widgets.tips import plain

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.usecases.walk_desk import WalkView

SEVERITY_WIDTH = 24


class Made(NamedTuple):
    """A finding or a draft as a row. `finding` or `draft` names it."""

    finding: str
    draft: str
    title: str
    note: str
    level: int
    cover: str
    chip: str


class _Row(QAbstractButton):
    def __init__(self, made: Made, thumbs: Thumbs) -> None:
        super().__init__()
        self._made, self._thumbs = made, thumbs
        self.setText(made.title)
        self.setAccessibleName(", ".join(part for part in (made.title, made.note, made.chip) if part))
        self.setToolTip(plain(f"{made.title}\n{made.note}"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(200, px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, made = QRectF(self.rect()), self._made
            if self.underMouse():
                paint_box(painter, box, 8, "subtle")
            paint_photo(painter, QRectF(box.left(), box.center().y() - 21, 62, 42), self._thumbs.pixmap(made.cover), 6)
            left, middle = box.left() + 74, box.center().y()
            right = box.right() - 4
            if made.chip:
                size = chip_size(made.chip)
                right -= size.width()
                place = QRectF(right, middle - size.height() / 2, size.width(), size.height())
                paint_chip(painter, place, made.chip, "mute", dashed=True)
                right -= 8
            title = QRectF(left, middle - px(22), right - left, px(22))
            paint_text(painter, title, made.title, font("body"), "ink", LEFT)
            note = QRectF(left, middle, right - left, px(20))
            if made.level:
                paint_severity(painter, QRectF(left, note.center().y() - 7, 17, 14), made.level)
                note.setLeft(left + SEVERITY_WIDTH)
            paint_text(painter, note, made.note, font("caption"), "ink2", LEFT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class FindingsCard(QFrame):
    """`finding_opened(id)`, `draft_opened(id)`."""

    finding_opened = Signal(str)
    draft_opened = Signal(str)

    def __init__(self, catalog: Catalog, language: Language, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._catalog = catalog
        self._language: Language = language
        self._thumbs = thumbs
        self._rows: list[Made] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Findings of this walk"), "card"))
        self._count = label("", "small")
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        self._none = label(self.tr("Nothing yet. Ctrl+N records one with everything filled in"), "hint", wrap=True)
        column.addWidget(self._none)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 6, 0)
        self._list.setSpacing(2)
        scroll.setWidget(inside)
        scroll.setMinimumHeight(px(60))
        column.addWidget(scroll, 1)
        thumbs.arrived.connect(self.update)

    def show_view(self, view: WalkView) -> None:
        rows = self._made(view)
        self._count.setText(str(len(rows)) if rows else "")
        self._none.setVisible(not rows)
        if rows == self._rows:
            return
        self._rows = rows
        while item := self._list.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for one in rows:
            row = _Row(one, self._thumbs)
            row.clicked.connect(lambda _=False, made=one: self._open(made))
            self._list.addWidget(row)
            self._thumbs.arrived.connect(row.update)
        self._list.addStretch(1)

    def titles(self) -> list[str]:
        """What is listed, in order."""
        return [made.title for made in self._rows]

    def _made(self, view: WalkView) -> list[Made]:
        titles = {step.no: title_of(step, self._language) for step in view.walk.steps}
        rows = []
        for finding in view.findings:
            values, photos = finding.facts.values, finding.facts.photos
            at = str(values.get("occurred_at") or "")
            note = joined(
                [titles.get(values.get("walk_step", 0), ""), f"{parse(at):%H:%M}" if at else ""], self._language
            )
            level = looks.level_of(str(values.get("severity") or ""))
            rows.append(Made(finding.id, "", self._title(values), note, level, photos[0].sha256 if photos else "", ""))
        for draft in view.drafts:
            step = titles.get(draft.values.get("walk_step", 0), "")
            rows.append(Made("", draft.id, self._title(draft.values), step, 0, "", self.tr("Draft")))
        return rows

    def _title(self, values: dict[str, object]) -> str:
        title = str(values.get("title") or "") or first_sentence(str(values.get("text") or ""))
        category = str(values.get("category_code") or "")
        named = self._catalog.name("category", category).say(self._language) if category else ""
        return title or named or self.tr("Nothing written yet")

    def _open(self, made: Made) -> None:
        if made.draft:
            self.draft_opened.emit(made.draft)
        else:
            self.finding_opened.emit(made.finding)
