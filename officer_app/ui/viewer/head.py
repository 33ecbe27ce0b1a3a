"""In the header beside a photo: take back, compare with the original or with an earlier one, use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.ui.widgets.buttons import Button, IconButton, button

if TYPE_CHECKING:
    from officer_app.ui.viewer.sketch import Sketch


class ViewerTools(QWidget):
    """`undoing`, `redoing`, `comparing(on)`, `pairing(on)`, `using`."""

    undoing = Signal()
    redoing = Signal()
    comparing = Signal(bool)
    pairing = Signal(bool)
    using = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._undo = button(self.tr("Undo"), self.undoing.emit, "outline", "undo-2")
        self._redo = IconButton("redo-2", self.tr("Redo"), "Ctrl+Y", "ink", outline=True)
        self._redo.clicked.connect(self.redoing)
        self.compare = self._switch(self.tr("Compare with the original"), "columns-2", "\\", self.comparing)
        self.pair = self._switch(self.tr("Before and after"), "history", "B", self.pairing)
        for part in (
            self._undo,
            self._redo,
            self.compare,
            self.pair,
            button(self.tr("Use this"), self.using.emit, "primary", "check", "Ctrl ↵"),
        ):
            row.addWidget(part)

    def _switch(self, words: str, icon: str, key: str, told: SignalInstance) -> Button:
        made = Button(words, "outline", icon, key)
        made.setCheckable(True)
        made.setAccessibleName(words)
        made.toggled.connect(told)
        return made

    def show_steps(self, sketch: Sketch, locked: bool) -> None:
        """Which steps of a photo can be taken back and made again."""
        self._undo.setEnabled(sketch.stack.canUndo() and not locked)
        self._redo.setEnabled(sketch.stack.canRedo() and not locked)

    def compact(self, narrow: bool) -> None:
        for one in (self.compare, self.pair):
            one.setText("" if narrow else one.accessibleName())
            one.setToolTip(f"{one.accessibleName()}  {one.key}")
            one.updateGeometry()
