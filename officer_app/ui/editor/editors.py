"""Kind → input. A new kind of field needs one line here; a test fails until it has one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from officer_app.core.catalog import Catalog
from officer_app.core.fields import Field, Kind, code_of
from officer_app.core.forms import Form, options
from officer_app.core.text import Language
from officer_app.ui.editor import offers
from officer_app.ui.editor.category_chips import CategoryChips
from officer_app.ui.editor.form_layout import WIDTH
from officer_app.ui.editor.inputs import (
    BooleanInput,
    IntegerInput,
    LongTextInput,
    MomentInput,
    PickerInput,
    SegmentedInput,
    TextInput,
)
from officer_app.ui.editor.options import Option, last_used_first
from officer_app.ui.widgets.faces import GRADE_TOKENS
from officer_app.ui.widgets.segmented import Segment
from officer_app.usecases.assist import Callbacks

LINK = "source_ref"
"""In a callback: the callbacks it came from."""
PICKER_ICONS = {Kind.HALL: "map-pin", Kind.REGION: "map-pin", Kind.DEPT: "building-2"}


@dataclass(frozen=True)
class Setting:
    """Where an input stands: the form, the lists, the language, what was used last (codes by field name), the
    officer's own phrases (by class), and the callbacks given to the officer (by id)."""

    form: Form
    catalog: Catalog
    language: Language
    recent: dict[str, Sequence[str]] = field(default_factory=dict)
    learned: dict[str, Sequence[str]] = field(default_factory=dict)
    callbacks: dict[str, Callbacks] = field(default_factory=dict)


class Input(Protocol):
    """What every input can do. All are widgets."""

    touched: SignalInstance
    left: SignalInstance

    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...


def make_input(line: Field, setting: Setting) -> Any:
    """The input for a line of the form; `offer` it its options before use."""
    return MAKERS[line.kind](line, setting)


def offer(made: Any, line: Field, values: Mapping[str, Any], setting: Setting) -> None:
    """Bring what an input offers up to date with the other values. Nothing chosen is changed."""
    if isinstance(made, PickerInput | CategoryChips):
        made.offer(_options(line, values, setting))


def _options(line: Field, values: Mapping[str, Any], setting: Setting) -> list[Option]:
    catalog, dimension = setting.catalog, setting.form.dimension
    match line.kind:
        case Kind.HALL:
            found = offers.halls(catalog)
        case Kind.WINDOW:
            found = offers.windows(catalog, code_of(values, "hall_code"))
        case Kind.MATTER:
            found = offers.matters(catalog, dimension)
        case Kind.DEPT:
            found = offers.departments(catalog, code_of(values, "region_code"))
        case Kind.CATEGORY:
            found = offers.categories(catalog, dimension)
        case Kind.TEXT if line.name == LINK:
            return offers.callbacks(setting.callbacks.values())
        case _:
            found = [Option(c.code, c.name) for c in options(setting.form, line, values, catalog)]
    return last_used_first(found, setting.recent.get(line.name, ()))


def _segments(line: Field, setting: Setting) -> list[Segment]:
    return [Segment(c.code, c.name.say(setting.language)) for c in options(setting.form, line, {}, setting.catalog)]


def _text(line: Field, setting: Setting) -> Any:
    if line.choices:
        return PickerInput(setting.language, "app-window", free=True)
    if line.name == LINK and setting.form.dimension == "H":
        return PickerInput(setting.language, "phone-call", free=True)
    return TextInput(max_points=line.max_points)


def _long(line: Field, setting: Setting) -> Any:
    # the description takes what height is left; the others are as high as what is written in them
    main = line.name == "text"
    return LongTextInput(max_points=line.max_points, lines=3 if main else 1, grows=not main)


def _picker(line: Field, setting: Setting) -> Any:
    return PickerInput(setting.language, PICKER_ICONS.get(line.kind, ""))


def _segmented(line: Field, setting: Setting) -> Any:
    """A few in view; a list instead where their words need more than the whole width."""
    made = SegmentedInput(_segments(line, setting), line.label.say(setting.language))
    return made if made.minimumSizeHint().width() <= WIDTH else _picker(line, setting)


def _grade(line: Field, setting: Setting) -> Any:
    """Faces with their words, where there is room for both."""
    words = _segments(line, setting)
    faces = [one._replace(face=int(one.value), token=GRADE_TOKENS[int(one.value)]) for one in words]
    made = SegmentedInput(faces, line.label.say(setting.language))
    return made if made.minimumSizeHint().width() <= WIDTH else _segmented(line, setting)


def _severity(line: Field, setting: Setting) -> Any:
    segments = [segment._replace(severity=level) for level, segment in enumerate(_segments(line, setting), start=1)]
    return SegmentedInput(segments, line.label.say(setting.language))


def _category(line: Field, setting: Setting) -> Any:
    return CategoryChips(setting.language, line.label.say(setting.language))


MAKERS: dict[Kind, Callable[[Field, Setting], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _long,
    Kind.QUOTE: _long,
    Kind.URL: lambda line, setting: TextInput(max_points=line.max_points),
    Kind.INTEGER: lambda line, setting: IntegerInput(max_points=9),
    Kind.BOOLEAN: lambda line, setting: BooleanInput(line.label.say(setting.language)),
    Kind.DATETIME: lambda line, setting: MomentInput(),
    Kind.CHIPS: _segmented,
    Kind.GRADE: _grade,
    Kind.SEVERITY: _severity,
    Kind.CATEGORY: _category,
    Kind.CHOICE: _picker,
    Kind.REGION: _picker,
    Kind.HALL: _picker,
    Kind.WINDOW: _picker,
    Kind.MATTER: _picker,
    Kind.DEPT: _picker,
}
