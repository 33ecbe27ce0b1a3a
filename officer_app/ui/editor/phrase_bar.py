"""Phrases under the description: the likeliest on one line, all of them behind one more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from officer_app.core.phrases import BLANK
from officer_app.ui.theme import px
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.elided import ElidedButton

IN_VIEW = 2
KEY = 6
"""Ctrl+6 inserts the first phrase."""


class PhraseBar(QWidget):
    """`offer(phrases)` shows them; `chosen(phrase)` when one is to be inserted."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered: Sequence[str] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._chips = [self._chip(place) for place in range(IN_VIEW)]
        for chip in self._chips:
            row.addWidget(chip, 1)
        self._all = IconButton("ellipsis", self.tr("All phrases"), outline=True, size=32)
        self._all.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self._all.setMenu(self.menu)
        row.addWidget(self._all)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def offer(self, phrases: Sequence[str]) -> None:
        if list(phrases) == list(self.offered):
            return
        self.offered = phrases
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(phrases))
            chip.setText(_shown(phrases[place]) if place < len(phrases) else "")
        self._all.setVisible(len(phrases) > IN_VIEW)
        self.menu.clear()
        for phrase in phrases:
            action = QAction(_shown(phrase).replace("&", "&&"), self.menu)
            action.triggered.connect(lambda _=False, said=phrase: self.chosen.emit(said))
            self.menu.addAction(action)

    def pop_up(self) -> None:
        """All phrases, where the pointer is."""
        self.menu.popup(QCursor.pos())

    def take(self, place: int) -> None:
        """The phrase at that place, 0 for the first."""
        if place < len(self.offered):
            self.chosen.emit(self.offered[place])

    def _chip(self, place: int) -> ElidedButton:
        chip = ElidedButton(key=str(KEY) if place == 0 else "", height=px(32))
        chip.clicked.connect(lambda: self.take(place))
        return chip


def _shown(phrase: str) -> str:
    """Blanks narrower than they are, so that more of the words is seen."""
    return phrase.replace(BLANK, "＿")
