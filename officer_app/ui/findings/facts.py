"""Who, how bad, where and how: four facts under a finding's title, two by two or one below the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.signs import SeverityBars


class Facts(QWidget):
    """`show_facts(duty, place, way)` and the bars in `severity`; `set_narrow` where there is little width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severity = SeverityBars()
        self._number = label("", "fact")
        self._duty, self._place, self._way = (label("", "fact", wrap=True) for _ in range(3))
        self._pairs: tuple[tuple[QWidget, QWidget], ...] = (
            (label(self.tr("Duty"), "hint"), self._duty),
            (label(self.tr("Severity"), "hint"), self.severity),
            (label(self.tr("Place"), "hint"), self._place),
            (label(self.tr("Way"), "hint"), self._way),
            (label(self.tr("Number"), "hint"), self._number),
        )
        for _, value in self._pairs:
            if isinstance(value, QLabel):
                value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """One below the other instead of two by two."""
        while self._grid.count():
            self._grid.takeAt(0)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, value) in enumerate(self._pairs):
            row, column = (at, 0) if narrow else (at // 2, at % 2 * 2)
            self._grid.addWidget(name, row, column, top)
            # the bars keep their width; without a side to stand at they would hold the whole column to it
            at_left = top | Qt.AlignmentFlag.AlignLeft if value is self.severity else top
            self._grid.addWidget(value, row, column + 1, at_left)
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
