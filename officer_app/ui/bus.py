"""The one way round: a write's `Changes` reach every view through here, and from nowhere else."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """`changed(Changes)` after a commit; `trouble(Exception)` for an error that nobody nearer took."""

    changed = Signal(object)
    trouble = Signal(object)
