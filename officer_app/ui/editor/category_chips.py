"""The class of problem: the five likeliest in view with their digits, all the others behind one more."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from officer_app.core.text import Language
from officer_app.ui.editor.options import Option
from officer_app.ui.editor.picker import Picker
from officer_app.ui.theme import px
from officer_app.ui.widgets.option_chip import OptionChip

IN_VIEW = 5
COLUMNS = 3


class CategoryChips(QWidget):
    """str, a code. `offer` takes all classes, likeliest first; the first five get the digits 1 to 5, the rest 0."""

    touched = Signal()
    left = Signal()

    def __init__(self, language: Language, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._code = ""
        self._options: Sequence[Option] = ()
        self.setAccessibleName(name)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._group = QButtonGroup(self)
        self._chips: list[OptionChip] = []
        self._other = OptionChip(self.tr("Other…"), "0", "*")
        _settle(self._other)
        self._other.clicked.connect(self.open_all)
        self._all = Picker(language, "search")
        self._all.setAccessibleName(self.tr("All classes of problem"))
        self._all.picked.connect(self._picked)
        self._all.left.connect(self._close_all)
        self._last = QStackedWidget()
        self._last.addWidget(self._other)
        self._last.addWidget(self._all)
        self._last.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def offer(self, options: Sequence[Option]) -> None:
        if [o.code for o in options] == [o.code for o in self._options]:
            return
        self._options = options
        for chip in self._chips:
            self._group.removeButton(chip)
            self._grid.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(option, place) for place, option in enumerate(options[:IN_VIEW])]
        place = len(self._chips)
        self._grid.addWidget(self._last, place // COLUMNS, place % COLUMNS)
        self._all.offer(options)
        before: QWidget = self
        for widget in (*self._chips, self._other):
            QWidget.setTabOrder(before, widget)
            before = widget
        self._show()

    def value(self) -> str:
        return self._code

    def set_value(self, value: Any) -> None:
        self._code = value if isinstance(value, str) else ""
        self._show()

    def pick_digit(self, digit: int) -> None:
        """Ctrl+1 to Ctrl+5 choose, Ctrl+0 opens the whole list."""
        if digit == 0:
            self.open_all()
        elif digit <= len(self._chips):
            self._picked(self._chips[digit - 1].value)

    def open_all(self) -> None:
        """The whole list, narrowed while typing."""
        self._last.setCurrentWidget(self._all)
        self._all.set_value("")
        self._all.setFocus()
        self._all.open()
        self._show()

    def setFocus(self) -> None:  # type: ignore[override]
        (self._chips[0] if self._chips else self._other).setFocus()

    def _chip(self, option: Option, place: int) -> OptionChip:
        chip = OptionChip(option.text.say(self._language), str(place + 1), option.code)
        _settle(chip)
        chip.clicked.connect(lambda: self._picked(option.code))
        self._group.addButton(chip)
        self._grid.addWidget(chip, place // COLUMNS, place % COLUMNS)
        return chip

    def _picked(self, code: str) -> None:
        if not code:
            return
        self._code = code
        self._close_all()
        self.touched.emit()
        self.left.emit()

    def _close_all(self) -> None:
        self._last.setCurrentWidget(self._other)
        self._show()

    def _show(self) -> None:
        in_view = {chip.value for chip in self._chips}
        self._group.setExclusive(False)
        for chip in self._chips:
            chip.setChecked(chip.value == self._code)
        self._group.setExclusive(True)
        elsewhere = bool(self._code) and self._code not in in_view
        name = next((o.text.say(self._language) for o in self._options if o.code == self._code), self._code)
        self._other.setText(name if elsewhere else self.tr("Other…"))
        self._other.setToolTip(f"{self._other.text()}  Ctrl+0")
        self._other.setChecked(elsewhere)


def _settle(chip: OptionChip) -> None:
    """A third of the row wide, never lower than a finger."""
    chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    chip.setMinimumHeight(px(40))
