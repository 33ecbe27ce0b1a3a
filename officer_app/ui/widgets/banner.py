"""A sentence across a page, with a thing to do. It pushes content down and never covers it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.paint import paint_box
from officer_app.ui.widgets.signs import Icon

_LOOKS = {
    "info": ("accent", "accentSoft", "lightbulb"),
    "ok": ("ok", "okSoft", "circle-check-big"),
    "warn": ("warn", "warnSoft", "triangle-alert"),
    "bad": ("bad", "badSoft", "circle-alert"),
    "neutral": ("mute", "muteSoft", "hard-drive"),
}


class Banner(QFrame):
    """`say(kind, text, …)` shows it, `hide()` takes it away. Kinds: info, ok, warn, bad, neutral."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = "muteSoft"
        self._ink = "mute"
        self._act: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 6, 4)
        row.setSpacing(10)
        self._icon = Icon("hard-drive", "mute", 18)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setFont(font("small"))
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = Button(kind="text", size="small")
        self._button.clicked.connect(self.act)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self._other = Button(kind="text", size="small")
        self._other.clicked.connect(self.hide)
        row.addWidget(self._other)
        self.setMinimumHeight(px(40))
        self.hide()

    def say(
        self, kind: str, text: str, action: str = "", act: Callable[[], object] | None = None, icon: str = "",
        other: str = "",
    ) -> None:  # fmt: skip
        """Show `text`; `action` is the word on the button that calls `act`, `other` on one that leaves all as it is."""
        self._ink, self._fill, sign = _LOOKS[kind]
        self._icon.show_icon(icon or sign, self._ink)
        self._label.setText(text)
        self._make_room()
        self._paint_label()
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self._act = act
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        return self._label.text()

    def _make_room(self) -> None:
        """Every line of the sentence is shown, also where the column around gives only what is asked for."""
        self._label.setMinimumHeight(0)  # or the label would answer with the height it has
        self._label.setMinimumHeight(max(0, self._label.heightForWidth(self._label.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _paint_label(self) -> None:
        palette = self._label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour(self._ink))
        self._label.setPalette(palette)

    def act(self) -> None:
        """What its button does."""
        if self._act is not None:
            self._act()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), 8, self._fill)
        if self._label.palette().color(QPalette.ColorRole.WindowText) != colour(self._ink):
            self._paint_label()
