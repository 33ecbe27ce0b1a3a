"""The list's left side: views, dimensions and lights, each with how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.text import Language
from officer_app.ui import icons, looks
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.paint import LEFT, RIGHT, kept, paint_box, paint_light, paint_text, text_width

if TYPE_CHECKING:
    from officer_app.store.counts import Counts

USUAL, LOW = 40, 31
LIGHTS = ("red", "yellow", "green", "grey")


class Choice(NamedTuple):
    """One line: `kind` is view, dimension or light; `value` what it stands for there."""

    kind: str
    value: str
    text: str
    icon: str
    token: str = "ink2"


class _ChoiceButton(QRadioButton):
    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(choice.text, parent)
        self.choice = choice
        self._count: int | None = None
        self._height = USUAL
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.choice.text} {count}")
            self.update()

    def set_low(self, low: bool) -> None:
        self._height = LOW if low else USUAL
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(160, px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(110, px(self._height))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box, on = QRectF(self.rect()), self.isChecked()
            if on:
                paint_box(painter, box, 8, "accentSoft")
            elif self.underMouse():
                paint_box(painter, box, 8, "sunken")
            sign = QRectF(12, box.center().y() - 9, 18, 18)
            if self.choice.kind == "light":
                paint_light(painter, sign, self.choice.value)
            else:
                icons.paint(painter, sign, self.choice.icon, "accent" if on else self.choice.token)
            ink = "accent" if on else "ink"
            with kept(painter):
                count = "" if self._count is None else str(self._count)
                paint_text(painter, box.adjusted(0, 0, -10, 0), count, font("small", on), ink if on else "ink2", RIGHT)
                room = text_width(count, font("small", on)) + 16
                paint_text(painter, box.adjusted(38, 0, -room, 0), self.text(), font("body", on), ink, LEFT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class FilterPane(QScrollArea):
    """One view at a time, and at will one dimension and one light: pressing a chosen one again lets it go.

    `chosen()` after any change; read `view`, `dimension` and `light`.
    """

    chosen = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.dimension, self.light = "all", "", ""
        self._buttons: list[_ChoiceButton] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        views = (
            Choice("view", "all", self.tr("All"), "layout-list"),
            Choice("view", "drafts", self.tr("Drafts"), "pencil-line"),
            Choice("view", "undelivered", self.tr("To sync"), "upload"),
            Choice("view", "checking", self.tr("To verify"), "shield-question-mark"),
            Choice("view", "assigning", self.tr("Registered"), "hash"),
            Choice("view", "rectifying", self.tr("Rectifying"), "hammer"),
            Choice("view", "answered", self.tr("Answered"), "message-square-reply"),
            Choice("view", "closed", self.tr("Closed"), "circle-check"),
            Choice("view", "lookback", self.tr("Look-back"), "rotate-ccw"),
            Choice("view", "bin", self.tr("Bin"), "trash-2"),
        )
        self._group(column, views, optional=False)
        self._part(column, self.tr("Dimension"))
        self._group(column, tuple(
            Choice("dimension", code, name.say(language), icon, token)
            for code, (name, icon, token) in looks.DIMENSIONS.items()
        ), optional=True)  # fmt: skip
        self._part(column, self.tr("Due light"))
        names = (self.tr("Overdue"), self.tr("Due soon"), self.tr("On track"), self.tr("Stopped"))
        lights = tuple(Choice("light", kind, name, "") for kind, name in zip(LIGHTS, names, strict=True))
        self._group(column, lights, optional=True)
        column.addStretch(1)

    def _part(self, column: QVBoxLayout, title: str) -> None:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, 8, 0, 2)
        box.setSpacing(6)
        box.addWidget(rule())
        head = label(title, "caption")
        head.setContentsMargins(12, 0, 0, 0)
        box.addWidget(head)
        column.addWidget(part)

    def _group(self, column: QVBoxLayout, choices: tuple[Choice, ...], optional: bool) -> None:
        group = QButtonGroup(self)
        group.setExclusive(not optional)
        for choice in choices:
            made = _ChoiceButton(choice, self)
            made.setAutoExclusive(False)
            made.setChecked(choice.value == "all")
            made.setVisible(choice.value != "bin")
            made.clicked.connect(lambda _=False, b=made, o=optional: self._pressed(b, o))
            group.addButton(made)
            self._buttons.append(made)
            column.addWidget(made)

    def _pressed(self, pressed: _ChoiceButton, optional: bool) -> None:
        choice = pressed.choice
        on = pressed.isChecked() or not optional
        if optional:
            for other in self._buttons:
                if other.choice.kind == choice.kind and other is not pressed:
                    other.setChecked(False)
        setattr(self, choice.kind, choice.value if on else "")
        self.chosen.emit()

    def set_low(self, low: bool) -> None:
        """Lines closer together, for low windows."""
        for made in self._buttons:
            made.set_low(low)

    def choose(self, view: str) -> None:
        """Go to a view and let dimension and light go, without `chosen`."""
        self.view, self.dimension, self.light = view, "", ""
        for made in self._buttons:
            made.setChecked(made.choice.kind == "view" and made.choice.value == view)

    def show_counts(self, counts: Counts, views: dict[str, frozenset[str]]) -> None:
        """How many there are behind every line."""
        fixed = {
            "all": counts.total,
            "drafts": counts.drafts,
            "undelivered": counts.undelivered,
            "bin": counts.binned,
        }
        for made in self._buttons:
            kind, value = made.choice.kind, made.choice.value
            if kind == "dimension":
                made.set_count(counts.dimensions.get(value, 0))
            elif kind == "light":
                made.set_count(counts.lights.get(value, 0))
            else:
                made.set_count(fixed[value] if value in fixed else counts.of(views[value]))
            if value == "bin":  # an empty one takes no room
                made.setVisible(bool(counts.binned) or self.view == value)
