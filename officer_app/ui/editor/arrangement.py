"""The editor's three parts side by side; where the window is narrow the advice waits in a drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from officer_app.ui.editor.drawer import Drawer
from officer_app.ui.editor.tools import EditorTools

if TYPE_CHECKING:
    from officer_app.ui.editor.page import EditorPage

NARROW_BELOW, LOW_BELOW = 1100, 760
PHOTOS_WIDE, PHOTOS_NARROW, ASSIST_WIDE = 402, 284, 296


class Arrangement:
    """`fit()` after every change of the window's size; `drawer` and `tools` are made here."""

    def __init__(self, page: EditorPage) -> None:
        self._page = page
        self._shape: tuple[bool, bool] | None = None
        self.drawer = Drawer(page)
        self.tools = EditorTools(page)
        self.tools.advice.clicked.connect(self.drawer.toggle)
        self._row = QHBoxLayout()
        self._row.setSpacing(20)
        self._row.addWidget(page.photos)
        self._row.addWidget(page.form, 1)
        self._row.addWidget(page.assist)
        page.body.setContentsMargins(28, 0, 28, 24)
        page.body.addLayout(self._row, 1)

    def fit(self) -> None:
        page, window = self._page, self._page.window()
        narrow, low = window.width() < NARROW_BELOW, window.height() < LOW_BELOW
        if (narrow, low) == self._shape:
            return
        self._shape = (narrow, low)
        page.photos.setFixedWidth(PHOTOS_NARROW if narrow else PHOTOS_WIDE)
        page.photos.compact(narrow)
        page.form.compact(narrow, low)
        self._row.setSpacing(12 if narrow else 20)
        self.tools.set_narrow(narrow)
        if narrow:
            self.drawer.hold(page.assist)
        else:
            self.drawer.release(page.assist)
            page.assist.setFixedWidth(ASSIST_WIDE)
            self._row.addWidget(page.assist)
            page.assist.show()
