"""Under the photo: how the tool in hand draws, or what the chosen mask is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.marks import MASK_KINDS, MAY_BE_MOSAIC, MOST_BLOCKS
from officer_app.core.privacy import KINDS
from officer_app.core.text import Language, Text
from officer_app.ui.viewer.gesture import Style
from officer_app.ui.widgets.flow import Flow
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import paint_box
from officer_app.ui.widgets.segmented import Segment, Segmented

OTHER = Text("其他", "Other")
SOLID, MOSAIC = "solid", "mosaic"
MASK_NAMES = {kind: KINDS.get(kind, OTHER) for kind in (*KINDS, *MASK_KINDS)}


class OptionBar(QWidget):
    """`styled(Style)` when a person wants masks otherwise."""

    styled = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 7, 10, 7)
        outer.setSpacing(4)
        self._masks = QWidget()
        flow = Flow(self._masks, spacing=10)
        names = [Segment(kind, name.say(language)) for kind, name in MASK_NAMES.items()]
        self.kinds = Segmented(names, self.tr("What is covered"), 36)
        looks = [Segment(MOSAIC, self.tr("Blocks")), Segment(SOLID, self.tr("Solid"))]
        self.looks = Segmented(looks, self.tr("How it is covered"), 36)
        sizes = [self.tr("Small"), self.tr("Medium"), self.tr("Large")]
        grains = [Segment(str(MOST_BLOCKS - n), word) for n, word in enumerate(sizes)]
        self.grain = Segmented(grains, self.tr("Size of blocks"), 36)
        for part in (self.kinds, self.looks, self.grain):
            part.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            part.chosen.connect(lambda _: self._pick())
            flow.addWidget(part)
        outer.addWidget(self._masks)
        self._hint = label("", "small")
        outer.addWidget(self._hint)
        self.style_now = Style()

    def show_style(self, style: Style) -> None:
        """What the next mask is, or the chosen one."""
        self.style_now = style
        self.kinds.set_value(style.kind)
        may = style.kind in MAY_BE_MOSAIC
        self.looks.set_value(MOSAIC if may and style.blocks else SOLID)
        self.grain.set_value(str(style.blocks))
        self.looks.setVisible(may)
        self.grain.setVisible(may and style.blocks > 0)
        if not self._masks.isHidden():
            whole = self.tr("Numbers are always covered whole: blocks of digits can be read back")
            self._hint.setText(self._hint_of("mask") if may else whole)
        self._fit()

    def show_tool(self, tool: str, masking: bool) -> None:
        """`masking`: a mask is drawn next, or chosen."""
        self._masks.setVisible(masking)
        self._hint.setText(self._hint_of(tool))

    def _fit(self) -> None:
        """As wide as what it holds in one row; where there is less room it breaks."""
        parts = (self.kinds, self.looks, self.grain) if not self._masks.isHidden() else ()
        row = sum(part.sizeHint().width() + 10 for part in parts if not part.isHidden())
        self.setMaximumWidth(max(row, self._hint.sizeHint().width()) + 20)

    def _hint_of(self, tool: str) -> str:
        return {
            "select": self.tr("Click a mark to move or reshape it; arrow keys nudge, Delete removes"),
            "number": self.tr("Click where the next number goes"),
            "text": self.tr("Click where the words begin"),
            "crop": self.tr("Drag over what is to remain"),
        }.get(tool, self.tr("Drag to draw; arrow keys nudge, Delete removes"))

    def _pick(self) -> None:
        kind = self.kinds.value() or self.style_now.kind
        blocks = 0
        if kind in MAY_BE_MOSAIC:
            fresh = kind != self.style_now.kind
            mosaic = fresh or self.looks.value() == MOSAIC
            blocks = (0 if fresh else int(self.grain.value() or 0)) or 2
            blocks = blocks if mosaic else 0
        self.show_style(Style(kind, blocks))
        self.styled.emit(self.style_now)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), 10, "surface", "line2")
