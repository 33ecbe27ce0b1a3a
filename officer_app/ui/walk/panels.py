"""What opens in its place below the steps: a step that was not foreseen, a time put right, a window gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core.clock import parse
from officer_app.core.form_fields import STEPS
from officer_app.core.walk_facts import PlannedStep
from officer_app.ui.editor import offers
from officer_app.ui.editor.inputs import IntegerInput, MomentInput, PickerInput, TextInput
from officer_app.ui.editor.options import Option
from officer_app.ui.walk.words import time_of, title_of
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.field import Field
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk

REASON_POINTS, TITLE_POINTS = 200, 60


class Panel(QFrame):
    """`agreed()` by Enter or its button; Esc or Cancel closes it."""

    agreed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "popover")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 12)
        self.column.setSpacing(8)
        self.heading = label("", "card", wrap=True)
        self.column.addWidget(self.heading)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(8)
        self.column.addLayout(self.fields)
        row = QHBoxLayout()
        row.setSpacing(8)
        cancel = Button(self.tr("Cancel"), "text", size="small")
        self.go = Button("", "soft", size="small")
        cancel.clicked.connect(self.close_panel)
        self.go.clicked.connect(self.agreed)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.go)
        self.column.addLayout(row)
        self.hide()

    def close_panel(self) -> None:
        self.parentWidget().setFocus(Qt.FocusReason.OtherFocusReason)  # a hidden field hands it on as if by Tab
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.agreed.emit()
        else:
            super().keyPressEvent(event)


class InsertPanel(Panel):
    """`inserted(PlannedStep, after)`: after the step that was chosen; it begins at once."""

    inserted = Signal(object, int)

    def __init__(self, catalog: Catalog, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go.setText(self.tr("Insert"))
        self._catalog = catalog
        self._language: Language = language
        self._after = 0
        self.stage = PickerInput(language, "list-ordered")
        self.stage.offer([Option(c.code, c.name) for c in STEPS])
        self.name = TextInput(max_points=TITLE_POINTS)
        self.window_code = PickerInput(language, "map-pin")
        self.limit = IntegerInput(max_points=4)
        self.fields.addWidget(Field(self.tr("Kind of step"), self.stage))
        self.fields.addWidget(Field(self.tr("Called"), self.name))
        self._window_box = Field(self.tr("Window"), self.window_code)
        self.fields.addWidget(self._window_box)
        self.fields.addWidget(Field(self.tr("Promised minutes"), self.limit))
        self.stage.picked.connect(self._named)
        self.agreed.connect(self._done)

    def open_panel(self, walk: Walk, after: int) -> None:
        self._after = after
        step = walk.step(after)
        self.heading.setText(self.tr("A step after {}").format(title_of(step, self._language) if step else ""))
        self.stage.set_value(step.stage if step else "accept")
        self.window_code.offer(offers.windows(self._catalog, walk.start.hall_code) if walk.start.hall_code else [])
        self.window_code.set_value("")
        self._window_box.setVisible(walk.start.dimension == "T")
        self.limit.set_value(None)
        self.name.set_value("")
        self.show()
        self.name.setFocus()

    def _named(self, code: str) -> None:
        self.name.setPlaceholderText(self._title_of(code))

    def _title_of(self, code: str) -> str:
        return next((c.name.zh for c in STEPS if c.code == code), "")

    def _done(self) -> None:
        stage, limit = self.stage.value() or "accept", self.limit.value()
        planned = PlannedStep(
            stage=stage,
            title=self.name.value().strip() or self._title_of(stage),
            limit_minutes=limit if isinstance(limit, int) else None,
            window_code=self.window_code.value(),
        )
        self.close_panel()
        self.inserted.emit(planned, self._after)


class CorrectPanel(Panel):
    """`corrected(step, edge, at, reason)`. Every earlier correction stands below: nothing is changed unseen."""

    corrected = Signal(int, str, object, str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self.go.setText(self.tr("Correct"))
        self._walk: Walk | None = None
        self._step = 0
        self.edge = Segmented([Segment("begin", self.tr("Began")), Segment("end", self.tr("Ended"))], self.tr("Which"))
        self.edge.chosen.connect(lambda _: self._show_time())
        self.fields.addWidget(self.edge)
        self.at = MomentInput(seconds=True)
        self.fields.addWidget(Field(self.tr("Was really at"), self.at))
        self.reason = TextInput(max_points=REASON_POINTS)
        self.fields.addWidget(Field(self.tr("Why"), self.reason, mark=self.tr("required")))
        self._traces = label("", "caption", wrap=True)
        self.fields.addWidget(self._traces)
        self.agreed.connect(self._done)

    def open_panel(self, walk: Walk, no: int) -> None:
        step = walk.step(no)
        if step is None or not step.begin:
            return
        self._walk, self._step = walk, no
        self.heading.setText(self.tr("Correct a time of {}").format(title_of(step, self._language)))
        self.edge.set_value("begin")
        self.edge.setVisible(bool(step.end_tap))
        self.reason.set_value("")
        words = self.tr("{at}: {was} became {becomes}, {reason}")
        self._traces.setText(
            "\n".join(
                words.format(at=time_of(c.at), was=time_of(c.was), becomes=time_of(c.becomes), reason=c.reason)
                for c in walk.corrections
            )
        )
        self._traces.setVisible(bool(walk.corrections))
        self._show_time()
        self.show()
        self.at.setFocus()

    def _show_time(self) -> None:
        step = self._walk.step(self._step) if self._walk else None
        if step is not None:
            self.at.set_value(step.begin if self.edge.value() == "begin" else step.end)

    def _done(self) -> None:
        if moment := self.at.value():
            self.corrected.emit(self._step, self.edge.value(), parse(moment), self.reason.value())


class WindowPanel(Panel):
    """`gone(window_code, dept)`: sent to a window; unknown ones count too."""

    gone = Signal(str, str)

    def __init__(self, catalog: Catalog, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading.setText(self.tr("Sent to which window"))
        self.go.setText(self.tr("Count it"))
        self._catalog = catalog
        self.window_code = PickerInput(language, "map-pin")
        self.dept = PickerInput(language, "building-2")
        self.fields.addWidget(Field(self.tr("Window, empty if unknown"), self.window_code))
        self.fields.addWidget(Field(self.tr("Department"), self.dept))
        self.agreed.connect(self._done)

    def open_panel(self, walk: Walk) -> None:
        self.window_code.offer(offers.windows(self._catalog, walk.start.hall_code))
        self.dept.offer(offers.departments(self._catalog, walk.start.region_code))
        self.window_code.set_value("")
        self.dept.set_value("")
        self.show()
        self.window_code.setFocus()

    def _done(self) -> None:
        self.close_panel()
        self.gone.emit(self.window_code.value(), self.dept.value())
