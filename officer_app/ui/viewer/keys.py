"""The viewer's keys, in one place. Plain letters work wherever no text is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from officer_app.ui.viewer.page import ViewerPage


def bind(page: ViewerPage) -> None:
    """Make the shortcuts; they work while the keyboard is anywhere in the page."""

    def key(sequence: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act())

    page.undoing = (page.easel.undo, page.easel.redo)
    for tool, button in page.easel.tools.buttons.items():
        key(button.key, lambda t=tool: page.take(t))
    key("Ctrl+M", lambda: page.take("mask"))
    key("H", lambda: page.easel.cover(page.easel.canvas.hints[:1]))
    key("Delete", page.easel.remove)
    key("\\", page.head.compare.click)
    key("B", page.head.pair.click)
    key("Ctrl++", lambda: page.easel.canvas.zoom_by(1.25))
    key("Ctrl+=", lambda: page.easel.canvas.zoom_by(1.25))
    key("Ctrl+-", lambda: page.easel.canvas.zoom_by(0.8))
    key("Ctrl+0", page.easel.canvas.fit)
    for enter in ("Return", "Enter"):
        key(f"Ctrl+{enter}", page.use)
