"""The middle of the editor: the dimension switch, the form that scrolls, what must be told, the foot that stays."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.catalog import Catalog
from officer_app.core.clock import Now
from officer_app.core.facts import PhotoRef
from officer_app.core.fields import Kind
from officer_app.core.forms import FORMS, Form, form_of, options
from officer_app.core.hints import Seen
from officer_app.core.text import Language, Text
from officer_app.core.validate import problems, ready
from officer_app.ui.editor.category_chips import CategoryChips
from officer_app.ui.editor.dimension_switch import DimensionSwitch
from officer_app.ui.editor.editors import Setting
from officer_app.ui.editor.footer import Footer
from officer_app.ui.editor.form_layout import MAIN, PLACES
from officer_app.ui.editor.form_view import FormView
from officer_app.ui.editor.inputs import PickerInput
from officer_app.ui.editor.text_edits import LineEdit
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.field import Field as FieldBox
from officer_app.ui.widgets.page import card, rule
from officer_app.usecases.assist import Habits
from officer_app.usecases.editing import REASON

LISTED = (Kind.CHOICE, Kind.CHIPS, Kind.CATEGORY, Kind.GRADE)


class FormCard(QWidget):
    """Shows a draft's values in the form of its dimension and gives them back.

    `touched()` after every key, `left(name)` when a field was left; `switched(form)` after another dimension.
    """

    touched = Signal()
    left = Signal(str)
    switched = Signal(str)
    photos_given = Signal(object)

    def __init__(self, catalog: Catalog, language: Language, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._language: Language = language
        self._now = now
        self._views: dict[str, FormView] = {}
        self._habits = Habits()
        self._parked: dict[str, dict[str, Any]] = {}
        self._revising = self._low = False
        self._side = 20
        self.form = FORMS["counter"]
        self.refs: Sequence[PhotoRef] = ()
        self.seen: Seen = {}
        self.footer = Footer(language)
        self.notice = Banner()
        self.returned = Banner()
        self.elsewhere = Banner()
        self._lay_out()
        self._bring(self.form, {})

    # values

    @property
    def view(self) -> FormView:
        return self._views[self.form.code]

    def show_draft(self, form: str, values: dict[str, Any], revising: bool) -> None:
        """Show a draft. `revising`: it changes a finding, so a reason is asked for."""
        self._parked, self._revising = {}, revising
        for code, view in list(self._views.items()):
            if not view.pristine:
                del self._views[code]
                view.setParent(None)
                view.deleteLater()
        self.notice.hide()
        self.returned.hide()
        self._reason_box.setVisible(revising)
        self._reason.set_value(str(values.get(REASON) or ""))
        self._bring(FORMS[form], {name: value for name, value in values.items() if name != REASON})
        self.dimension.setEnabled(not revising)
        self._scroll.verticalScrollBar().setValue(0)

    def take_habits(self, habits: Habits) -> None:
        """What was used last has become known, after the form was shown."""
        self._habits = habits
        for code, view in self._views.items():
            view.take_habits(self._recent(FORMS[code], view.values()), habits)

    def _recent(self, form: Form, values: dict[str, Any]) -> dict[str, Sequence[str]]:
        return dict(self._habits.recent(form.dimension, str(values.get("matter_code") or "")))

    def values(self) -> dict[str, Any]:
        """Everything entered, the values of other dimensions included."""
        values = self.view.values()
        if self._revising and self._reason.value().strip():
            values[REASON] = self._reason.value()
        return values

    def switch(self, dimension: str) -> None:
        """Another dimension: what both forms know stays, what only this one knows comes back with it."""
        form = form_of(dimension)
        if form is self.form or self._revising:
            return
        focused = self.view.focused_field()
        values = self.view.values()
        misfits = _misfits(form, values, self._catalog)
        self._parked[self.form.code] = {name: values.pop(name) for name in misfits}
        self._bring(form, values | self._parked.pop(form.code, {}))
        if focused:
            self.go_to(focused if focused in self.view.inputs else "text")
        self.touched.emit()
        self.switched.emit(form.code)

    def complete(self, show_wrong: bool = False) -> None:
        """Bring the meter up to date; with `show_wrong` also say at each field what is wrong with what is there."""
        values = {name: value for name, value in self.view.values().items() if name in self.form.by_name}
        now = self._now()
        found = problems(self.form, values, self.refs, now, self._catalog)
        stops = [problem for problem in found if problem.blocking]
        full = ready(self.form, values, self.refs, now, self._catalog, self.seen)
        self.footer.show_completeness(full, stops)
        if show_wrong:
            self.view.show_problems(found)
        inside = self.view.missing_inside(full)
        self.view.more.set_note(self.tr("%n still empty", "", inside) if inside else "")

    def set_refs(self, refs: Sequence[PhotoRef], seen: Seen) -> None:
        self.refs, self.seen = refs, seen
        self.complete()

    # keys

    def pick_category(self, digit: int) -> None:
        chips = self.view.inputs["category_code"]
        if isinstance(chips, CategoryChips):
            chips.pick_digit(digit)
            if digit and not self.view.inputs["text"].value():
                self.go_to("text")  # what comes next in nine cases of ten

    def shift_severity(self, by: int) -> None:
        """Ctrl+↑ and ↓: one level graver or lighter."""
        levels = [choice.code for choice in self._catalog.enum("severity")]
        now = self.view.full_values().get("severity")
        place = levels.index(now) + by if now in levels else 1
        if 0 <= place < len(levels):
            self.view.put("severity", levels[place])

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a field."""
        self.view.focus_field(name)
        box = self.view.boxes.get(name)
        if box is not None:  # once it has its place: a form that was just made is not laid out yet
            QTimer.singleShot(0, box, lambda: self._scroll.ensureWidgetVisible(box, 0, 8))

    def say_reason(self, reason: str) -> None:
        """Why the finding is changed, while nobody wrote it."""
        if not self._reason.value().strip():
            self._reason.set_value(reason)

    def focus_reason(self) -> None:
        self._reason.setFocus()

    def go_to_place(self, closer: bool = False) -> None:
        """F2: where it was, the hall, the platform or the centre; F3, `closer`: what stands beside it. Where nothing is
        picked yet, with what may be picked."""
        row = MAIN[self.form.code][0]
        name = next(name for name in row if (name in PLACES) is not closer)
        self.go_to(name)
        entry = self.view.inputs[name]
        if isinstance(entry, PickerInput) and not entry.value():
            entry.open()

    # telling

    def tell(self, remarks: Sequence[Text]) -> None:
        """Say that pasted text was changed on the way in; nothing is altered silently."""
        self.notice.say(
            "info",
            "　".join(r.say(self._language) for r in remarks),
            self.tr("Understood"),
            self.notice.hide,
            "clipboard-plus",
        )

    def trouble(self, sentence: str) -> None:
        self.notice.say("bad", sentence, self.tr("Understood"), self.notice.hide)

    # building

    def _lay_out(self) -> None:
        frame = card(margins=(0, 0, 0, 0))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = frame.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.setContentsMargins(20, 18, 20, 12)
        self._top.setSpacing(12)
        self.dimension = DimensionSwitch(self._language)
        self.dimension.chosen.connect(self.switch)
        self._top.addWidget(self.dimension)
        self._top.addWidget(self.returned)
        self._top.addWidget(self.elsewhere)
        self._reason = LineEdit(max_points=200)
        self._reason_box = FieldBox(self.tr("What changes, and why"), self._reason, mark=self.tr("required"))
        self._reason.touched.connect(self.touched)
        self._reason.left.connect(lambda: self.left.emit(REASON))
        self._top.addWidget(self._reason_box)
        column.addLayout(self._top)
        host = QWidget()
        host.setObjectName("scrolled")
        self._host = QVBoxLayout(host)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(host)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda low, high: self._keep_edges())
        self._keep_edges()
        column.addWidget(self._scroll, 1)
        told = QHBoxLayout()
        told.setContentsMargins(20, 0, 20, 8)
        told.addWidget(self.notice)
        column.addLayout(told)
        column.addWidget(rule())
        column.addWidget(self.footer)

    def compact(self, small: bool, low: bool) -> None:
        """Fewer keys shown where the window is narrow, less air where it is low."""
        self._low, self._side = low, 14 if small else 20
        self._top.setContentsMargins(14 if small else 20, 12 if low else 18, 14 if small else 20, 8 if low else 12)
        self._keep_edges()
        for view in self._views.values():
            view.set_low(low)
        fresh = DimensionSwitch(self._language, keys=not small, height=44 if low else 50)
        fresh.chosen.connect(self.switch)
        fresh.set_value(self.form.dimension)
        fresh.setEnabled(not self._revising)
        self._top.replaceWidget(self.dimension, fresh)
        self.dimension.deleteLater()
        self.dimension = fresh
        self.footer.compact(small)

    def _keep_edges(self) -> None:
        """The fields end where the switch above them ends: a scroll bar stands in the margin."""
        bar = self._scroll.verticalScrollBar()
        right = self._side - (bar.sizeHint().width() if bar.maximum() > 0 else 0)
        self._host.setContentsMargins(self._side, 2, max(right, 4), 8 if self._low else 12)

    def _bring(self, form: Form, values: dict[str, Any]) -> None:
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self.setFocus()  # else Qt hands the keyboard of a hidden field to whatever comes next
        for view in self._views.values():
            view.hide()
        self.form = form
        if form.code not in self._views:
            view = FormView(Setting(form, self._catalog, self._language))
            view.take_habits(self._recent(form, values), self._habits)
            view.touched.connect(self._touched)
            view.left.connect(self._left)
            view.remarked.connect(self.tell)
            view.photos_given.connect(self.photos_given)
            self._views[form.code] = view
            self._host.addWidget(view)
            view.set_low(self._low)
        self.view.show_values(values)
        self.view.show()
        self.dimension.set_value(form.dimension)
        self.complete(show_wrong=True)

    def _touched(self, name: str) -> None:
        self.complete()
        self.touched.emit()

    def _left(self, name: str) -> None:
        self.complete(show_wrong=True)
        self.left.emit(name)


def _misfits(form: Form, values: dict[str, Any], catalog: Catalog) -> list[str]:
    """Values that the other form knows by name but cannot hold: a counter mode is no way of a callback."""
    found = []
    for name, value in values.items():
        line = form.by_name.get(name)
        if line is not None and line.kind in LISTED:
            offered = options(form, line, values, catalog)
            if offered and value not in [choice.code for choice in offered]:
                found.append(name)
    return found
