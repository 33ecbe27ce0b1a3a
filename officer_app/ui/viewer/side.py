"""At the right of a photo: the checklist, its marks, the untouched original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core import marks, privacy
from officer_app.core.text import Language
from officer_app.ui.sync.words import size
from officer_app.ui.theme import colour, px
from officer_app.ui.viewer.checklist import Checklist
from officer_app.ui.viewer.layers import Layers
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.signs import Icon

if TYPE_CHECKING:
    from officer_app.ui.viewer.sketch import Sketch
    from officer_app.usecases.records import Record

WIDE, NARROW = 292, 274


class _Column(QWidget):
    """As high as its lines are at its width: a scroll area by itself asks how high they are where nothing wraps."""

    def event(self, event: QEvent) -> bool:
        layout = self.layout()
        if layout is not None and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))
        return super().event(event)


class PhotoSide(QWidget):
    """`cleared()` when every mark is to go, `released()` when a photo that cannot be decided about goes as it is."""

    cleared = Signal()
    released = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        scroll = QScrollArea()  # large words in a low window need more than there is: nothing is pressed together
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = _Column()
        inner.setObjectName("scrolled")
        scroll.setWidget(inner)
        outer.addWidget(scroll)
        column = QVBoxLayout(inner)
        column.setContentsMargins(15, 12, 12, 10)
        column.setSpacing(8)
        self.banner = Banner()
        self.checklist = Checklist(language)
        self.layers = Layers(language)
        column.addWidget(self.banner)
        column.addWidget(self.checklist)
        column.addWidget(rule())
        head, self._count = self._head("layers", self.tr("Marks"))
        self.clear = IconButton("eraser", self.tr("Clear marks"), size=32)
        self.clear.clicked.connect(self.cleared)
        head.addWidget(self.clear)
        column.addLayout(head)
        self.layers.setMinimumHeight(px(72))
        self.layers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what the others leave
        column.addWidget(self.layers, 1)
        column.addWidget(rule())
        head, _ = self._head("lock", self.tr("Original untouched"))
        column.addLayout(head)
        self._facts = label("", "small", wrap=True)
        self._print = label("", "small", wrap=True)
        self._print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._facts)
        column.addWidget(self._print)
        column.addWidget(label(self.tr("Marks are kept apart from it."), "caption", wrap=True))

    def _head(self, icon: str, words: str) -> tuple[QHBoxLayout, QWidget]:
        head = QHBoxLayout()
        head.setSpacing(9)
        count = label("", "hint")
        head.addWidget(Icon(icon, "ink", 18))
        head.addWidget(label(words, "card", wrap=True), 1)
        head.addWidget(count)
        return head, count

    def show_sketch(self, sketch: Sketch, values: Mapping[str, Any], chosen: int, locked: bool) -> None:
        """Everything that is told of a photo now."""
        ref = sketch.ref
        self.checklist.show_photo(
            privacy.asked(ref, values, sketch.shot.seen),
            sketch.privacy,
            marks.masked(sketch.drawing),
            sketch.waiting(values),
            Counter(hint.kind for hint in sketch.bare),
            locked,
        )
        self.layers.show_drawing(sketch.drawing, chosen)
        count = len(sketch.drawing.marks)
        self._count.setText(str(count) if count else "")
        self._facts.setText(f"{ref.width} × {ref.height}·{size(ref.size)}" if ref.width else size(ref.size))
        self._print.setText(self.tr("Fingerprint {}").format(f"{ref.sha256[:8]}…{ref.sha256[-4:]}"))
        self._print.setToolTip(ref.sha256)
        self.clear.setEnabled(sketch.newer or (bool(count) and not locked))

    def show_standing(self, sketch: Sketch, record: Record, why: str) -> None:
        """Why nothing can be drawn; a photo that is held back all the same may go as it is."""
        if not why and sketch.sha256 not in record.here:
            why = self.tr("The original is on the device it was taken with. This is its copy.")
        if not why and sketch.newer:
            why = self.tr("A newer program drew on this photo. Clear the marks to draw anew.")
        if why and not sketch.newer and any(sha in record.held for sha, _ in sketch.shot.ref.promised):
            self.banner.say("neutral", why, self.tr("Send it as it is"), self.released.emit, "lock")
        elif why:
            self.banner.say("neutral", why, icon="lock")
        else:
            self.banner.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            painter.fillRect(0, 0, 1, self.height(), colour("line"))
