"""The report of a bug, to be read, copied and handed on: it names no record and nobody."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from officer_app.ui.theme import px
from officer_app.ui.widgets.buttons import IconButton, button
from officer_app.ui.widgets.cover import Cover
from officer_app.ui.widgets.page import card, label


class ReportSheet(Cover):
    """Covers the window until Esc, a click beside it, or its cross. `show_report(text)`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        sheet = card(margins=(28, 22, 28, 26))
        sheet.setFixedWidth(px(640))
        box = sheet.layout()
        assert isinstance(box, QVBoxLayout)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Report for your technician"), "title"))
        head.addStretch(1)
        self.close_button = IconButton("x", self.tr("Close"), "Esc")
        self.close_button.clicked.connect(self.hide)
        head.addWidget(self.close_button)
        box.addLayout(head)
        note = self.tr(
            "Everything saved is safe. The report says where the program failed; it names no record and nobody."
        )
        box.addWidget(label(note, "small", wrap=True))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setMinimumHeight(px(300))
        self.text.setAccessibleName(self.tr("Report for your technician"))
        box.addWidget(self.text)
        foot = QHBoxLayout()
        self._copied = label("", "small")
        self.copy_button = button(self.tr("Copy the report"), self.copy, "primary", "files")
        self.first = self.copy_button
        foot.addWidget(self._copied, 1)
        foot.addWidget(self.copy_button)
        box.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.addWidget(sheet, 0, Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Report for your technician"))

    def show_report(self, text: str) -> None:
        """This one; shown already, it gives way to it."""
        self.text.setPlainText(text)
        self._copied.clear()
        if not self.isVisible():
            self.toggle()

    def copy(self) -> None:
        """Onto the clipboard, whole."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._copied.setText(self.tr("Copied"))
