"""The gate while something is under way and there is nothing to press."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from officer_app.ui.setup.forms import Form
from officer_app.ui.theme import px
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.signs import Icon

STAGES = 5
"""So many lines are kept free, so that nothing moves as they come."""


class WaitingForm(Form):
    """A title, a sentence, and a button that cannot be pressed."""

    def __init__(self, title: str, lead: str, step: int = -1) -> None:
        super().__init__()
        if step >= 0:
            self.steps(step)
        self.head(title, lead)
        self.wait = Button(self.tr("One moment…"), "outline", "refresh-cw", size="big")
        self.wait.setEnabled(False)
        self.foot(None, self.wait)


class BeginningForm(Form):
    """The sample city in the making: `tell(stage)` adds a line, the ones before are then done."""

    def __init__(self) -> None:
        super().__init__()
        self.head(
            self.tr("Building the sample city"),
            self.tr("A ledger of your own and thirty invented findings, on this computer only."),
        )
        self._lines: list[tuple[Icon, QLabel]] = []
        room = QWidget()
        room.setMinimumHeight(px(36) * STAGES)
        self._room = QVBoxLayout(room)
        self._room.setContentsMargins(0, 4, 0, 0)
        self._room.setSpacing(0)
        self._room.addStretch(1)
        self.column.addWidget(room)

    def stages(self) -> list[str]:
        """What was told so far."""
        return [words.text() for _, words in self._lines]

    def tell(self, stage: str) -> None:
        for icon, words in self._lines:
            icon.show_icon("circle-check", "ok")
            words.setEnabled(False)
        icon, words = Icon("circle", "accent", 20), label(stage, "lead")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(icon)
        row.addWidget(words, 1)
        line = QWidget()
        line.setFixedHeight(px(36))
        row.setContentsMargins(0, 0, 0, 0)
        line.setLayout(row)
        self._room.insertWidget(len(self._lines), line)
        self._lines.append((icon, words))
        self.setAccessibleDescription(stage)
