"""The walkthrough's keys, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from officer_app.ui.walk.page import WalkPage

PHRASES = 5


def bind(page: WalkPage) -> None:
    """Make the shortcuts; they work while the keyboard is anywhere in the page."""

    def key(sequence: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: act())

    def walking(sequence: str, act: Callable[[], object]) -> None:
        key(sequence, lambda: page.walking and act())

    walking("F7", page.run.clock.next.click)
    walking("F6", page.acts.pause_or_go_on)
    for place in range(PHRASES):
        walking(f"Ctrl+{place + 1}", lambda p=place: page.run.note.pick(p))
    walking("F8", page.pictures.ways.shoot)
    walking("F9", page.pictures.ways.phone)
    key("Ctrl+O", lambda: page.intake_here is not None and page.intake_here.choose())
    key("Ctrl+P", page.open_record)
    for enter in ("Return", "Enter"):
        key(f"Ctrl+{enter}", page.hand_over)
