"""Who, how bad, where and how: four facts under a finding's title, two by two or one below the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.signs import SeverityBars


class Facts(QWidget):
    """`show_facts(duty, place, way)` and the bars in `severity`; `fit` when the panel's width is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severity = SeverityBars()
        self._duty, self._place, self._way, self._number = (Elided("small", "ink") for _ in range(4))
        self._pairs: tuple[tuple[QWidget, QWidget], ...] = (
            (label(self.tr("Duty"), "hint"), self._duty),
            (label(self.tr("Severity"), "hint"), self.severity),
            (label(self.tr("Place"), "hint"), self._place),
            (label(self.tr("Way"), "hint"), self._way),
            (label(self.tr("Number"), "hint"), self._number),
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._narrow: bool | None = None
        self._arrange(False)

    def fit(self, width: int) -> None:
        """Two by two where all of them then have their line in `width` pixels, else one below the other."""
        names = [name.sizeHint().width() for name, _ in self._pairs]
        values = [value.sizeHint().width() for _, value in self._pairs]
        wanted = sum(max(part[0], part[2]) + max(part[1], part[3]) for part in (names, values))
        self._arrange(wanted + 3 * self._grid.horizontalSpacing() > width)

    def _arrange(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        while self._grid.count():
            self._grid.takeAt(0)
        for at, (name, value) in enumerate(self._pairs):
            row, column = (at, 0) if narrow else (at // 2, at % 2 * 2)
            self._grid.addWidget(name, row, column)
            # the bars keep their width; without a side to stand at they would hold the whole column to it
            aside = Qt.AlignmentFlag.AlignLeft if value is self.severity else Qt.AlignmentFlag(0)
            whole = 1 if narrow or value is not self._number else 3  # a part of a number is none
            self._grid.addWidget(value, row, column + 1, 1, whole, aside)
        for column, share in enumerate((0, 1, 0, 0) if narrow else (0, 5, 0, 3)):
            self._grid.setColumnStretch(column, share)
        self._grid.setVerticalSpacing(3 if narrow else 6)

    def show_number(self, number: str) -> None:
        """The whole number, where the line above has no room for it; "" where it has."""
        self._number.setText(number)
        for part in self._pairs[-1]:
            part.setVisible(bool(number))

    def show_facts(self, duty: str, place: str, way: str) -> None:
        for shown, text in ((self._duty, duty), (self._place, place), (self._way, way)):
            shown.setText(text or "—")
