"""The inputs behind the kinds that need more than a text field: yes or no, whole numbers, moments, choices in view.

Every input has `value()`, `set_value(value)`, `touched` (something may have changed) and `left` (the focus went on).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QDateTime, QTimeZone, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from officer_app.core.clock import iso, parse
from officer_app.core.text import Language
from officer_app.ui.editor.picker import Picker
from officer_app.ui.editor.text_edits import LineEdit, TextArea
from officer_app.ui.widgets.segmented import Segment, Segmented

SHANGHAI_SECONDS = 8 * 3600


class TextInput(LineEdit):
    """str, one line."""

    def set_value(self, value: Any) -> None:
        super().set_value("" if value is None else str(value))


class LongTextInput(TextArea):
    """str, several lines."""

    def set_value(self, value: Any) -> None:
        super().set_value("" if value is None else str(value))


class IntegerInput(LineEdit):
    """int, or None. What is no number stays as typed, for the check to name."""

    def value(self) -> Any:
        text = super().value().strip()
        if not text:
            return None
        return int(text) if text.isdecimal() and len(text) <= 9 else text

    def set_value(self, value: Any) -> None:
        super().set_value("" if value is None else str(value))


class PickerInput(Picker):
    """str, a code; or any text when free."""

    touched = Signal()

    def __init__(self, language: Language, icon: str = "", free: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(language, icon, free, parent)
        self.picked.connect(self.touched)
        if free:
            self.textEdited.connect(self.touched)

    def set_value(self, value: Any) -> None:
        super().set_value(value if isinstance(value, str) else "")


class SegmentedInput(Segmented):
    """str, a code of a few in view. Choosing counts as leaving: it is saved at once."""

    touched = Signal()
    left = Signal()

    def __init__(self, segments: Sequence[Segment], name: str, parent: QWidget | None = None) -> None:
        super().__init__(segments, name, parent=parent)
        self.chosen.connect(self.touched)
        self.chosen.connect(self.left)

    def set_value(self, value: Any) -> None:
        super().set_value(value if isinstance(value, str) else "")


class BooleanInput(SegmentedInput):
    """bool, or None while nobody answered."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__((Segment("yes", self.tr("Yes")), Segment("no", self.tr("No"))), name, parent)

    def value(self) -> Any:
        return {"yes": True, "no": False}.get(super().value())

    def set_value(self, value: Any) -> None:
        super().set_value({True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else "")


class MomentInput(QDateTimeEdit):
    """str, ISO 8601 at +08:00, or None. Seconds are shown when asked for; else kept until the moment is edited."""

    touched = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, seconds: bool = False) -> None:
        super().__init__(parent)
        self._unit = 1 if seconds else 60
        self.setTimeZone(QTimeZone(SHANGHAI_SECONDS))
        self.setDisplayFormat("yyyy-MM-dd HH:mm:ss" if seconds else "yyyy-MM-dd HH:mm")
        # buttons have no width in the style sheet; asked for none, Qt would leave the text no width either
        self.lineEdit().setTextMargins(11, 0, 11, 0)
        self.setSpecialValueText("—")
        self._empty = QDateTime.fromSecsSinceEpoch(0, QTimeZone(SHANGHAI_SECONDS))
        self.setMinimumDateTime(self._empty)
        self._stored: str | None = None
        self.dateTimeChanged.connect(self._edited)
        self.dateTimeChanged.connect(self.touched)

    def value(self) -> Any:
        return self._stored

    def set_value(self, value: Any) -> None:
        moment = _moment(value)
        self.blockSignals(True)
        self.setDateTime(
            QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000), QTimeZone(SHANGHAI_SECONDS))
            if moment
            else self._empty
        )
        self.blockSignals(False)
        self._stored = value if moment else None

    def _edited(self) -> None:
        shown = self.dateTime()
        if shown <= self._empty:
            self._stored = None
            return
        seconds = shown.toSecsSinceEpoch()
        self._stored = iso(datetime.fromtimestamp(seconds - seconds % self._unit).astimezone())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the form must not change the time under the pointer


def _moment(value: Any) -> datetime | None:
    try:
        return parse(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
