"""One form of a finding as widgets, made from its fields: holds what was entered, shows what follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.fields import Field, Kind, is_empty
from officer_app.core.forms import derived
from officer_app.core.validate import Completeness, Problem
from officer_app.ui.editor import offers
from officer_app.ui.editor.disclosure import Disclosure
from officer_app.ui.editor.editors import LINK, Setting, make_input, offer
from officer_app.ui.editor.form_layout import COLUMNS, GUTTER, MAIN, STRETCHED, UNEVEN, Row, more, room
from officer_app.ui.editor.phrase_bar import PhraseBar
from officer_app.ui.editor.shortcuts import Shortcuts
from officer_app.ui.widgets.field import Field as FieldBox
from officer_app.ui.widgets.segmented import Segmented
from officer_app.usecases.assist import Habits

WRITTEN = (Kind.TEXT, Kind.LONG_TEXT, Kind.QUOTE, Kind.URL)
"""Kinds whose implied value is a pale placeholder: filling it in while somebody types elsewhere would flicker."""


BARE = frozenset({"hall_code", "centre_code", "matter_code", "mode", "reproducible", "category_code"})
"""Lines first in view that everybody knows: their help is a tool tip, to leave the eye in peace."""


class FormView(QWidget):
    """`values()` is what was entered, `full_values()` with what follows from it.

    `touched(name)` after every key, pre-edit and click; `left(name)` when a field was left or a choice made;
    `remarked(remarks)` when pasted text was changed; `photos_given(Intake)` when pictures came into a text.
    """

    touched = Signal(str)
    left = Signal(str)
    remarked = Signal(object)
    photos_given = Signal(object)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self.inputs: dict[str, Any] = {}
        self.boxes: dict[str, FieldBox] = {}
        self._entered: dict[str, Any] = {}
        self._showing = self._low = False
        self._untouched = True
        self.phrases = PhraseBar()
        self.shortcuts = Shortcuts(self, setting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        main = QWidget()
        self._main = self._lay_out(main, MAIN[setting.form.code])
        column.addWidget(main, 1)
        self.more = Disclosure(self.tr("More"))
        self._lay_out(self.more.inside, more(setting.form, setting.catalog))
        column.addWidget(self.more)
        self._refresh()

    @property
    def pristine(self) -> bool:
        """Nobody entered or opened anything here, and nothing was remarked: it may serve another draft as well."""
        return self._untouched and not self.more.is_open()

    def values(self) -> dict[str, Any]:
        """What a person entered, by field name; values of other forms that were shown are kept as they are."""
        for name in self._entered.keys() & self.inputs.keys():
            self._entered[name] = self.inputs[name].value()
        return {name: value for name, value in self._entered.items() if not is_empty(value)}

    def full_values(self) -> dict[str, Any]:
        return derived(self._setting.form, self.values(), self._setting.catalog)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show a draft's values; nothing counts as touched."""
        self._entered = dict(values)
        self._showing = True
        for name, made in self.inputs.items():
            line = self._setting.form.field(name)
            offer(made, line, self._entered, self._setting)
            made.set_value(self._entered.get(name))
        self._showing = False
        self._refresh()

    def take_habits(self, recent: Mapping[str, Sequence[str]], habits: Habits) -> None:
        """What was used last has become known: it moves to the front of what is offered."""
        self._setting.recent.update(recent)
        self._setting.learned.update(habits.learned)
        self._setting.callbacks.update({one.id: one for one in habits.callbacks})
        self._refresh()

    def insert_phrase(self, phrase: str) -> None:
        """Into the description, where the keyboard then is."""
        self.inputs["text"].setFocus()
        self.inputs["text"].take_phrase(phrase)

    def prefill(self, values: Mapping[str, Any]) -> None:
        """Fill in what nobody entered yet; nothing counts as touched."""
        fresh = {name: value for name, value in values.items() if name in self.inputs and name not in self._entered}
        self._entered |= fresh
        for name, value in fresh.items():
            self._quietly(name, value)
        self._refresh()

    def put(self, name: str, value: Any) -> None:
        """Enter a value on a person's behalf (a suggestion taken, a digit pressed)."""
        self._untouched = False
        if name in self.inputs:
            self._showing = True
            self.inputs[name].set_value(value)
            self._showing = False
        self._entered[name] = value
        self._follow(name)
        self._refresh()
        self.touched.emit(name)
        self.left.emit(name)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Say at each field what is wrong with what is there."""
        said: dict[str, str] = {}
        for problem in problems:
            said.setdefault(problem.field, problem.message.say(self._setting.language))
        for name, box in self.boxes.items():
            box.set_wrong(said.get(name, ""))

    def show_remarks(self, remarks: Mapping[str, str]) -> None:
        """Say at each field what the ledger's clerk wants of it; one that stands under "more" is brought into view."""
        self._untouched = False
        for name, sentence in remarks.items():
            if name in self.boxes:
                self.boxes[name].set_remark(sentence)
                if self.more.isAncestorOf(self.boxes[name]):
                    self.more.set_open(True)

    def missing_inside(self, full: Completeness) -> int:
        """How many of the missing things stand under "more"."""
        return sum(p.field in self.inputs and self.more.isAncestorOf(self.inputs[p.field]) for p in full.missing)

    def focus_field(self, name: str) -> None:
        """Bring the keyboard to a field, opening "more" if it is there."""
        made = self.inputs.get(name)
        if made is not None:
            if self.more.isAncestorOf(made):
                self.more.set_open(True)
            made.setFocus()

    def focused_field(self) -> str:
        """The field that has the keyboard, "" for none."""
        at = self.focusWidget() if self.isVisible() else None
        if at is None or not at.hasFocus():
            return ""
        return next((name for name, made in self.inputs.items() if made is at or made.isAncestorOf(at)), "")

    def set_low(self, low: bool) -> None:
        """Less air and fewer lines, so that a low window shows all that matters without scrolling."""
        self._low = low
        self.phrases.setVisible(not low)
        words = self.tr("Phrases") if low else ""
        self.boxes["text"].set_offer(words, "message-square-text", self.phrases.pop_up, beside=True)
        self._count_text()
        self._main.setVerticalSpacing(6 if low else GUTTER)
        self.inputs[STRETCHED].set_least(2 if low else 3)

    def _lay_out(self, host: QWidget, rows: Iterable[Row]) -> QGridLayout:
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GUTTER)
        grid.setVerticalSpacing(14)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        place = 0
        for row in rows:
            boxes = {name: self._box(self._setting.form.field(name)) for name in row}
            spans = {name: UNEVEN.get(name, COLUMNS // 2) if len(row) > 1 else COLUMNS for name in row}
            # English words of a choice in view may need more than their part of a row: then each takes its own
            apart = any(
                isinstance(box.entry, Segmented) and box.entry.minimumSizeHint().width() > room(spans[name])
                for name, box in boxes.items()
            )
            column = 0
            for name, box in boxes.items():
                # lines side by side keep their places when one of them has something to say below
                top = Qt.AlignmentFlag(0) if name == STRETCHED else Qt.AlignmentFlag.AlignTop
                grid.addWidget(box, place, column, 1, COLUMNS if apart else spans[name], top)
                place, column = (place + 1, 0) if apart else (place, column + spans[name])
            if STRETCHED in row:
                grid.setRowStretch(place, 1)
            place += 1
        return grid

    def _box(self, line: Field) -> FieldBox:
        made = make_input(line, self._setting)
        language, name = self._setting.language, line.name
        needed = name in ("category_code", "text")
        box = FieldBox(line.label.say(language), made, mark=self.tr("required") if needed else "")
        # words of a choice in view must all be readable; every other input can do with less
        across = QSizePolicy.Policy.Preferred if isinstance(made, Segmented) else QSizePolicy.Policy.Ignored
        box.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        if line.help and line.kind in WRITTEN and name not in ("title", "text"):
            made.setPlaceholderText(line.help.say(language))
        elif line.help and name not in BARE:
            box.set_hint(line.help.say(language))
        if line.help:
            made.setToolTip(line.help.say(language))
        made.touched.connect(lambda: self._touched(name))
        made.left.connect(lambda: self._left(name))
        for signal, mine in (("remarked", self.remarked), ("photos_given", self.photos_given)):
            if hasattr(made, signal):
                getattr(made, signal).connect(mine)
        if line.kind is Kind.CATEGORY:
            box.show_key("Ctrl 1–5")
            box.add_below(self.shortcuts.clue)
        if name == "text":
            box.add_below(self.phrases)
            self.phrases.chosen.connect(self.insert_phrase)
        self.inputs[name], self.boxes[name] = made, box
        return box

    def _touched(self, name: str) -> None:
        if self._showing:
            return
        self._untouched = False
        value = self.inputs[name].value()
        if name not in self._entered and is_empty(value):
            return
        self._entered[name] = value
        self._follow(name)
        self._refresh()
        self.touched.emit(name)

    def _left(self, name: str) -> None:
        if not self._showing:
            self.left.emit(name)

    def _follow(self, name: str) -> None:
        """A window brings its hall; another hall lets go of a window that is not in it; callbacks bring what is known
        of them."""
        if name == LINK and (given := self._setting.callbacks.get(str(self._entered.get(name)))):
            for known, value in given.values.items():
                if known != LINK and is_empty(self._entered.get(known)):
                    self._entered[known] = value
                    if known in self.inputs:
                        self._quietly(known, value)
        if name == "window_code" and self._entered.get(name):
            hall, _ = offers.places_of_window(self._setting.catalog, self._entered[name])
            if hall and "hall_code" in self.inputs:
                self._entered["hall_code"] = hall
                self._quietly("hall_code", hall)
        if name == "hall_code" and self._entered.get("window_code"):
            hall, _ = offers.places_of_window(self._setting.catalog, self._entered["window_code"])
            if hall != self._entered.get(name):
                self._entered["window_code"] = ""
                self._quietly("window_code", "")

    def _refresh(self) -> None:
        """Offers, lines that make sense, and what follows from the values, as the values stand now."""
        full = self.full_values()
        form, catalog = self._setting.form, self._setting.catalog
        for name, made in self.inputs.items():
            line = form.field(name)
            self.boxes[name].setVisible(line.shown(full, catalog))
            offer(made, line, full, self._setting)
            if is_empty(self._entered.get(name)):
                if line.kind in WRITTEN and not line.choices:
                    if name == "title":
                        made.setPlaceholderText(str(full.get(name) or ""))
                else:
                    self._quietly(name, full.get(name))
        self._count_text()
        self.shortcuts.renew(full)

    def _quietly(self, name: str, value: Any) -> None:
        made = self.inputs[name]
        if made.value() != value and not made.hasFocus():
            self._showing = True
            made.set_value(value)
            self._showing = False

    def _count_text(self) -> None:
        line = self._setting.form.field("text")
        hint = line.help.say(self._setting.language) if line.help and not self._low else ""
        count = len(str(self.inputs["text"].value()))
        self.boxes["text"].set_hint(f"{hint}  {count} / {line.max_points}".strip())
