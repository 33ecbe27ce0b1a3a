"""An autosave that is counted down by a timer of the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from officer_app.ui.editor.autosave import DELAY_MS, Autosave


def counted_down(write: Callable[[], None], parent: QObject) -> Autosave:
    """`write` is the autosave's; the timer goes with `parent`."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(DELAY_MS)
    autosave = Autosave(timer, write)
    timer.timeout.connect(autosave.flush)
    return autosave
