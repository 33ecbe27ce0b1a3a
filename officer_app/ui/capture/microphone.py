"""The computer's microphone: its sound as it comes. The multimedia library is loaded by the first one made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QIODevice, QObject, Qt, QTimer, Signal

from officer_app.core.errors import OfficerError
from officer_app.ui.capture import multimedia
from officer_app.ui.capture import sound_faults as faults
from officer_app.ui.capture.samples import Converter

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

PATIENCE_MS = 4000
"""So long without a sound, and something is wrong: also a silent room is heard."""


class Microphone(QObject):
    """`came(bytes)`: PCM as `core.memo` takes it. `failed(OfficerError)`: it has stopped by itself.

    Raises OfficerError(NO_PARTS) where the library is missing.
    """

    came = Signal(bytes)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as error:
            raise OfficerError(faults.NO_PARTS, why=str(error)) from error
        self._known = QMediaDevices(self)
        self._known.audioInputsChanged.connect(self._devices_changed)
        self._source: QAudioSource | None = None
        self._sound: QIODevice | None = None
        self._wanted = False
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.setInterval(PATIENCE_MS)
        self._watch.timeout.connect(lambda: self._fail(faults.SILENT))

    def start(self) -> None:
        """Listen to the microphone the system has chosen; sound or `failed` follows."""
        from PySide6.QtCore import QMicrophonePermission

        self._wanted = True
        device = self._known.defaultAudioInput()
        leave = multimedia.leave(QMicrophonePermission(), self, lambda: self.start() if self._wanted else None)
        if device.isNull():
            self._fail(faults.NO_MICROPHONE)
        elif leave == Qt.PermissionStatus.Denied:
            self._fail(faults.NOT_ALLOWED)
        elif leave == Qt.PermissionStatus.Granted:
            self._listen(device)

    def stop(self) -> None:
        """Let go of it; what has come until now has been told."""
        self._wanted = False
        self._read()
        self._release()

    def _listen(self, device: QAudioDevice) -> None:
        from PySide6.QtMultimedia import QAudioSource

        self._release()
        chosen = _format(device)
        self._device, self._converter = (
            device,
            Converter(chosen.sampleRate(), chosen.channelCount(), chosen.sampleFormat().name),
        )
        self._source = QAudioSource(device, chosen, self)
        self._source.stateChanged.connect(lambda: self._state_changed())
        sound = self._source.start()
        if self._source is None:
            return  # it has failed at once, and that has been told
        if sound is None:
            self._fail(faults.BUSY)
            return
        self._sound = sound
        self._sound.readyRead.connect(lambda: self._read())
        self._watch.start()

    def _read(self) -> None:
        data = bytes(self._sound.readAll().data()) if self._sound is not None else b""
        if data:
            self._watch.start()
            self.came.emit(self._converter.take(data))

    def _state_changed(self) -> None:
        from PySide6.QtMultimedia import QtAudio

        if self._source is not None and self._source.error() != QtAudio.Error.NoError:
            self._fail(faults.UNPLUGGED if self._watch.isActive() else faults.BUSY)

    def _devices_changed(self) -> None:
        if self._source is not None and self._device not in self._known.audioInputs():
            self._fail(faults.UNPLUGGED)

    def _release(self) -> None:
        self._watch.stop()
        self._sound = None
        if self._source is not None:
            source, self._source = self._source, None
            source.stop()
            source.deleteLater()

    def _fail(self, fault: Any, **values: object) -> None:
        self._wanted = False
        self._read()
        self._release()
        self.failed.emit(OfficerError(fault, **values))


def _format(device: QAudioDevice) -> QAudioFormat:
    """What a memo is made of where the microphone gives that, else what it likes best."""
    wanted = multimedia.memo_format()
    return wanted if device.isFormatSupported(wanted) else device.preferredFormat()
