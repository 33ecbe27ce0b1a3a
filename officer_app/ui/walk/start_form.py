"""What must be known before the first step, as a form: matter, place, way, and what that way asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.fields import Kind, is_empty
from officer_app.core.form_fields import STEPS
from officer_app.core.walk_facts import GuideMaterial
from officer_app.core.walk_fields import STARTS
from officer_app.core.walk_plan import bundle_of
from officer_app.ui.editor import offers
from officer_app.ui.editor.disclosure import Disclosure
from officer_app.ui.editor.editors import Setting as Place
from officer_app.ui.editor.editors import make_input, offer
from officer_app.ui.editor.inputs import IntegerInput
from officer_app.ui.widgets.field import Field as FieldBox
from officer_app.ui.widgets.flow import Flow
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from officer_app.core.catalog import Catalog
    from officer_app.core.text import Language
    from officer_app.core.walk_facts import PlannedStep
    from officer_app.usecases.assist import Habits
    from officer_app.usecases.walk_start import Setting

Row = tuple[str, ...]

MAIN: dict[str, tuple[Row, ...]] = {
    "T": (
        ("matter_code",),
        ("hall_code", "window_code"),
        ("mode",),
        ("applicant_consent", "applicant_profile"),
        ("authorisation_kind", "authorisation_ref"),
        ("principal_kind",),
        ("visibility", "authenticity"),
        ("target_no", "reason"),
    ),
    "W": (("matter_code",), ("platform",), ("terminal",), ("authenticity",), ("target_no", "reason")),
}
MORE: tuple[Row, ...] = (
    ("campaign", "companions"),
    ("limit_minutes", "guide_version"),
    ("materials",),
)
"""Where each line stands: rows of one or two, in reading order."""
GUTTER, HALF = 14, 228
"""Pixels between two lines, and of half a row in the smallest window."""
ALIASES = {"covert": "visibility", "matters": "matter_code"}
"""Names of a start whose line here is called otherwise."""


class StartForm(QWidget):
    """One dimension's start. `setting()` is what is entered; `touched()` after every change."""

    touched = Signal()

    def __init__(self, dimension: str, catalog: Catalog, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dimension = dimension
        self._form = STARTS[dimension]
        self._place = Place(self._form, catalog, language)
        self.inputs: dict[str, Any] = {}
        self.boxes: dict[str, FieldBox] = {}
        self._limits: dict[str, IntegerInput] = {}
        self._given: dict[str, int] = {}
        self._quiet = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.bundle = QCheckBox()
        self.bundle.toggled.connect(lambda _: self._changed())
        main = QWidget()
        self._grid(main, MAIN[dimension])
        column.addWidget(main)
        self.more = Disclosure(self.tr("More: promised times, guide, campaign"))
        inside = QVBoxLayout(self.more.inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        rows = QWidget()
        self._grid(rows, MORE)
        inside.addWidget(rows)
        inside.addWidget(label(self.tr("Promised here, in minutes, by step"), "small"))
        self._limit_host = QWidget()
        self._limit_flow = Flow(self._limit_host, spacing=12)
        inside.addWidget(self._limit_host)
        column.addWidget(self.more)
        column.addStretch(1)
        self._refresh()

    # values

    def values(self) -> dict[str, Any]:
        found = {name: made.value() for name, made in self.inputs.items()}
        return {name: value for name, value in found.items() if not is_empty(value)}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Fill in what is known beforehand; nothing counts as touched."""
        self._quiet = True
        for name, value in values.items():
            if name in self.inputs:
                self.inputs[name].set_value(value)
        self._quiet = False
        self._refresh()

    def kept(self) -> dict[str, Any]:
        """Everything that is entered, for `show_kept`; also what is not shown at the moment."""
        limits = {stage: minutes for stage, minutes in self._given.items() if stage not in self._limits}
        limits |= {stage: made.value() for stage, made in self._limits.items() if made.value() is not None}
        return {"values": self.values(), "bundle": self.bundle.isChecked(), "limits": limits}

    def show_kept(self, entered: Mapping[str, Any]) -> None:
        self._quiet = True
        for name, made in self.inputs.items():
            made.set_value(entered["values"].get(name))
        self.bundle.setChecked(entered["bundle"])
        self._given = dict(entered["limits"])
        for stage, made in self._limits.items():
            made.set_value(self._given.get(stage))
        self._quiet = False
        self._refresh()

    def take_habits(self, habits: Habits) -> None:
        """What was used last stands in front of what is offered."""
        self._place.recent.update(habits.recent(self.dimension, ""))
        self._refresh()

    def setting(self) -> Setting:
        """What a start would take."""
        from officer_app.usecases.walk_start import Setting

        values = self.values()
        shown = {line.name for line in self._form.visible(values, self._place.catalog)}
        values = {name: value for name, value in values.items() if name in shown}
        visibility = values.pop("visibility", "")
        papers = str(values.pop("materials", "") or "").splitlines()
        materials = [GuideMaterial(name=name) for line in papers if (name := line.strip())]
        limit = values.pop("limit_minutes", None)
        return Setting(
            dimension=self.dimension,
            mode=values.pop("mode", "online_self" if self.dimension == "W" else ""),
            matter_code=values.pop("matter_code", ""),
            bundle=self.bundle.isChecked() and not self.bundle.isHidden(),
            covert={"covert": True, "overt": False}.get(visibility),
            limits={stage: made.value() for stage, made in self._limits.items() if isinstance(made.value(), int)},
            limit_minutes=limit if isinstance(limit, int) else None,
            materials=materials or None,
            **values,
        )

    def show_lacking(self, lacking: Iterable[tuple[str, str]]) -> str:
        """Say at each line what it lacks; returns the first one's name."""
        said: dict[str, str] = {}
        for name, words in lacking:
            said.setdefault(ALIASES.get(name, name), words)
        for name, box in self.boxes.items():
            box.set_wrong(said.get(name, ""))
        return next(iter(said), "")

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a line."""
        if name in self.inputs:
            if self.more.isAncestorOf(self.inputs[name]):
                self.more.set_open(True)
            self.inputs[name].setFocus()

    # promised minutes

    def offer_limits(self, steps: Iterable[PlannedStep]) -> None:
        """A field for each kind of step that is planned; what was entered stays."""
        stages = dict.fromkeys(step.stage for step in steps)
        if list(stages) == list(self._limits):
            return
        self._given |= {stage: value for stage, made in self._limits.items() if isinstance(value := made.value(), int)}
        while item := self._limit_flow.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._limits = {}
        names = {choice.code: choice.name.say(self._place.language) for choice in STEPS}
        for stage in stages:
            made = IntegerInput(max_points=4)
            made.setFixedWidth(90)
            made.set_value(self._given.get(stage))
            made.touched.connect(self._changed)
            self._limits[stage] = made
            self._limit_flow.addWidget(FieldBox(names.get(stage, stage), made))

    # building

    def _grid(self, host: QWidget, rows: Iterable[Row]) -> None:
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GUTTER)
        grid.setVerticalSpacing(GUTTER)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        place = 0
        for row in rows:
            boxes = [self._box(name) for name in row]
            # words that need more than half a row in the smallest window take each their own
            apart = len(row) == 1 or any(box.minimumSizeHint().width() > HALF for box in boxes)
            for column, box in enumerate(boxes):
                grid.addWidget(box, place, 0 if apart else column, 1, 2 if apart else 1)
                place += apart
            place += not apart
            if row == ("matter_code",):
                grid.addWidget(self.bundle, place, 0, 1, 2)
                place += 1

    def _box(self, name: str) -> FieldBox:
        line = self._form.field(name)
        made = make_input(line, self._place)
        language = self._place.language
        box = FieldBox(line.label.say(language), made)
        across = QSizePolicy.Policy.Preferred if isinstance(made, Segmented) else QSizePolicy.Policy.Ignored
        box.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        if line.help and line.kind in (Kind.TEXT, Kind.LONG_TEXT):
            made.setPlaceholderText(line.help.say(language))
        elif line.help:
            box.set_hint(line.help.say(language))
        made.touched.connect(self._changed)
        self.inputs[name], self.boxes[name] = made, box
        return box

    def _changed(self) -> None:
        if not self._quiet:
            self._refresh()
            self.touched.emit()

    def _refresh(self) -> None:
        """Offers and lines that make sense, as the values stand now."""
        values, catalog = self.values(), self._place.catalog
        window = values.get("window_code")
        hall = offers.places_of_window(catalog, window)[0] if window else ""
        if hall and not values.get("hall_code"):
            self._quietly("hall_code", hall)
        elif hall and hall != values.get("hall_code"):
            self._quietly("window_code", "")
        values = self.values()
        for name, made in self.inputs.items():
            line = self._form.field(name)
            self.boxes[name].setVisible(line.shown(values, catalog))
            offer(made, line, values, self._place)
        matter = catalog.matters.get(str(values.get("matter_code") or ""))
        together = bundle_of(catalog, matter.code) if matter is not None else ()
        self.bundle.setVisible(len(together) > 1)
        if matter is not None and len(together) > 1:
            self.bundle.setText(
                self.tr("Walk the whole of “{}”, %n matter(s)", "", len(together)).format(matter.one_thing)
            )

    def _quietly(self, name: str, value: str) -> None:
        self._quiet = True
        self.inputs[name].set_value(value)
        self._quiet = False
