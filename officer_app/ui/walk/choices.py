"""Inputs of a questionnaire: chips to choose one or several, and a number with its unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from officer_app.ui.editor.inputs import IntegerInput
from officer_app.ui.widgets.flow import Flow
from officer_app.ui.widgets.option_chip import OptionChip
from officer_app.ui.widgets.page import label


class Choices(QWidget):
    """str, a value; with `several` a list of values. `touched` only by a person."""

    touched = Signal()

    def __init__(
        self, options: Sequence[tuple[str, str]], several: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._several = several
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        flow = Flow(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        self.chips: dict[str, OptionChip] = {}
        for value, words in options:
            chip = OptionChip(words, "", value)
            chip.clicked.connect(self.touched)
            self.chips[value] = chip
            self._group.addButton(chip)
            flow.addWidget(chip)

    def value(self) -> Any:
        chosen = [value for value, chip in self.chips.items() if chip.isChecked()]
        return chosen if self._several else (chosen[0] if chosen else "")

    def set_value(self, value: Any) -> None:
        wanted = value if isinstance(value, list) else [value]
        self._group.setExclusive(False)
        for mine, chip in self.chips.items():
            chip.setChecked(mine in wanted)
        self._group.setExclusive(not self._several)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The chosen chip, else the first, has the keyboard."""
        super().focusInEvent(event)
        chip = next((one for one in self.chips.values() if one.isChecked()), next(iter(self.chips.values()), None))
        if chip is not None:
            chip.setFocus(event.reason())


class Measured(QWidget):
    """int with its unit beside it, or None."""

    touched = Signal()

    def __init__(self, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._number = IntegerInput(max_points=5)
        self._number.setFixedWidth(110)
        self._number.touched.connect(self.touched)
        row.addWidget(self._number)
        row.addWidget(label(unit, "small"))
        row.addStretch(1)
        self.setFocusProxy(self._number)

    def value(self) -> Any:
        value = self._number.value()
        return value if isinstance(value, int) else None

    def set_value(self, value: Any) -> None:
        self._number.set_value(value if isinstance(value, int) else None)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._number.setAccessibleName(name)
