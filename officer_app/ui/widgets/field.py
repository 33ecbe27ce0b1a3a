"""A label above an input, a hint beside the label, and room for the sentence that says what is wrong."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from officer_app.ui.theme import px
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import RIGHT
from officer_app.ui.widgets.signs import KeyLabel

HEAD = 20
"""The line above an input, as high as its small button, so that inputs side by side keep their places."""


class Field(QWidget):
    """`mark` stands beside the title ("required").

    `set_wrong(sentence)` marks the input red and says why under it; "" takes both away. `set_offer` puts a small button
    in the hint's place that fills the input in. `set_remark` says under it what somebody else wants of it.
    """

    def __init__(
        self, title: str, entry: QWidget, hint: str = "", mark: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        head = QHBoxLayout()
        self._title = label(title, "small")
        self._title.setBuddy(entry)
        self._hint = Elided("caption", "ink3", RIGHT)  # gives way: it must never push the lines beside it
        self._hint.setText(hint)
        self._hint.setFixedHeight(px(HEAD))
        head.addWidget(self._title)
        if mark:
            head.addWidget(label(mark, "error"))
        head.addWidget(self._hint, 1)
        self._offer: Button | None = None
        self._act: Callable[[], object] | None = None
        self._remark: QLabel | None = None
        self._wrong = label("", "error", wrap=True)
        self._wrong.hide()
        self._head, self._box = head, box
        box.addLayout(head)
        box.addWidget(entry)
        box.addWidget(self._wrong)
        entry.setAccessibleName(title)

    def set_offer(
        self, text: str, icon: str = "", act: Callable[[], object] | None = None, beside: bool = False
    ) -> None:
        """Offer to fill the input in: `text` on a small button that calls `act`; "" takes it away. It stands in the
        hint's place, or `beside` it.
        """
        if text and self._offer is None:
            self._offer = Button(kind="text", icon=icon, size="tiny")
            self._offer.clicked.connect(lambda: self._act and self._act())
            self._head.addWidget(self._offer)
            QWidget.setTabOrder(self.entry, self._offer)  # who types needs no offer: the input comes first
        self._act = act
        self._hint.setHidden(bool(text) and not beside)
        if self._offer is not None:
            self._offer.setText(text)
            self._offer.setVisible(bool(text))

    def set_remark(self, sentence: str) -> None:
        """What somebody else wants of the input, for instance the clerk who gave the finding back; "" for nothing."""
        if self._remark is None:
            self._remark = label("", "remark", wrap=True)
            self._box.insertWidget(self._box.indexOf(self._wrong), self._remark)
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))

    def show_key(self, key: str) -> None:
        """The key that fills the input in, where a hint would stand."""
        self._head.addWidget(KeyLabel(key))

    def add_below(self, widget: QWidget) -> None:
        """Put something that belongs to the input under it."""
        self._box.insertWidget(self._box.indexOf(self.entry) + 1, widget)

    def set_hint(self, text: str) -> None:
        self._hint.setText(text)

    def set_wrong(self, sentence: str) -> None:
        wrong = bool(sentence)
        self._wrong.setText(sentence)
        self._wrong.setVisible(wrong)
        self.entry.setAccessibleDescription(sentence)
        if bool(self.entry.property("wrong")) != wrong:
            self.entry.setProperty("wrong", wrong)
            self.entry.style().unpolish(self.entry)
            self.entry.style().polish(self.entry)
