"""The loudspeaker: a memo's sound, from its beginning to its end or until somebody has heard enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QObject, QTimer, Signal

from officer_app.core.errors import OfficerError
from officer_app.ui.capture import multimedia
from officer_app.ui.capture import sound_faults as faults

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

STEP_MS = 200


class Speaker(QObject):
    """`at(seconds)` while it plays, `ended()` after the last sound. Raises OfficerError(NO_PARTS) where the multimedia
    library is missing; `play` raises NO_SPEAKER."""

    at = Signal(float)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as error:
            raise OfficerError(faults.NO_PARTS, why=str(error)) from error
        self._known = QMediaDevices(self)
        self._sink: QAudioSink | None = None
        self._sound = QBuffer(self)
        self._steps = QTimer(self)
        self._steps.setInterval(STEP_MS)
        self._steps.timeout.connect(self._step)

    def play(self, pcm: bytes) -> None:
        """From the beginning; what was played before stops."""
        from PySide6.QtMultimedia import QAudioSink

        self.stop()
        device = self._known.defaultAudioOutput()
        if device.isNull():
            raise OfficerError(faults.NO_SPEAKER)
        self._sound.setData(pcm)
        self._sound.open(QBuffer.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, multimedia.memo_format(), self)
        self._sink.start(self._sound)
        self._steps.start()

    def stop(self) -> None:
        self._steps.stop()
        if self._sink is not None:
            sink, self._sink = self._sink, None
            sink.stop()
            sink.deleteLater()
        self._sound.close()

    def _step(self) -> None:
        from PySide6.QtMultimedia import QtAudio

        sink = self._sink
        if sink is None:
            return
        if self._sound.atEnd() and sink.state() != QtAudio.State.ActiveState:
            self.stop()
            self.ended.emit()
        else:
            self.at.emit(sink.processedUSecs() / 1_000_000)
