"""A label above an input, a hint beside the label, and room for the sentence that says what is wrong."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.ui.widgets.page import label


class Field(QWidget):
    """`mark` stands beside the title ("required").

    `set_wrong(sentence)` marks the input red and says why under it; "" takes both away.
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
        self._hint = label(hint, "caption")
        head.addWidget(self._title)
        if mark:
            head.addWidget(label(mark, "error"))
        head.addStretch(1)
        head.addWidget(self._hint)
        self._wrong = label("", "error", wrap=True)
        self._wrong.hide()
        box.addLayout(head)
        box.addWidget(entry)
        box.addWidget(self._wrong)
        entry.setAccessibleName(title)

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
