"""What camera, microphone and loudspeaker have in common. Loads the multimedia library only inside its functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPermission, Qt

from officer_app.core.memo import RATE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioFormat


def leave(wanted: QPermission, owner: QObject, again: Callable[[], object]) -> Qt.PermissionStatus:
    """Whether the system lets us; where it wants to ask the person first, it asks, and `again` is called then."""
    app = QCoreApplication.instance()
    assert app is not None
    status = app.checkPermission(wanted)
    if status == Qt.PermissionStatus.Undetermined:
        app.requestPermission(wanted, owner, lambda _: again())
    return status


def memo_format() -> QAudioFormat:
    """Sound as `core.memo` takes and gives it."""
    from PySide6.QtMultimedia import QAudioFormat

    made = QAudioFormat()
    made.setSampleRate(RATE)
    made.setChannelCount(1)
    made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return made
