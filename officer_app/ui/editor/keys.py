"""The editor's keys, in one place. Ctrl+digit picks what is shown with that digit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from officer_app.ui.editor.assist import FIRST_KEY
from officer_app.ui.editor.memo_bar import KEY as MEMO_KEY
from officer_app.ui.editor.phrase_bar import KEY

if TYPE_CHECKING:
    from officer_app.ui.editor.page import EditorPage


def bind(page: EditorPage) -> None:
    """Make the shortcuts; they work while the keyboard is anywhere in the page."""

    def key(sequence: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act())

    for digit in range(6):
        key(f"Ctrl+{digit}", lambda d=digit: page.form.pick_category(d))
    key(f"Ctrl+{KEY}", lambda: page.form.view.phrases.take(0))
    for place in range(3):
        key(f"Ctrl+{FIRST_KEY + place}", lambda p=place: page.assist.take(p))
    key("Ctrl+Up", lambda: page.form.shift_severity(1))
    key("Ctrl+Down", lambda: page.form.shift_severity(-1))
    key("F2", page.form.go_to_place)
    key("F3", lambda: page.form.go_to_place(closer=True))
    key("F4", lambda: page.form.go_to("matter_code"))
    key("F8", page.intake.ways.shoot)
    key("F9", page.intake.ways.phone)
    key("Ctrl+O", page.intake.choose)
    key("Ctrl+M", lambda: page.photos.annotate("mask"))
    key(MEMO_KEY, page.voice.toggle)
    key("Ctrl+S", page.keep)
    for enter in ("Return", "Enter"):
        key(f"Ctrl+{enter}", page.finish)
        key(f"Ctrl+Shift+{enter}", lambda: page.finish(then_next=True))
