"""The laptop's camera: which there are, one of them running, and its pictures as they come.

The multimedia library costs time and may be missing: it is loaded by the first `Camera` and by nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from officer_app.core.errors import OfficerError
from officer_app.ui.capture import faults, multimedia
from officer_app.ui.capture.frame import Mode, best_mode

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QCameraDevice, QVideoFrame

PATIENCE_MS = 6000
"""So long without a picture, and something is wrong."""


class Camera(QObject):
    """`picture_came(QImage)` at most some twelve times a second, `failed(OfficerError)`, `changed()` when cameras came
    or went. Raises OfficerError(NO_PARTS) where the library is missing.
    """

    picture_came = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        try:
            from PySide6.QtMultimedia import QMediaCaptureSession, QMediaDevices, QVideoSink
        except ImportError as error:
            raise OfficerError(faults.NO_PARTS, why=str(error)) from error
        self._known = QMediaDevices(self)
        self._known.videoInputsChanged.connect(self._devices_changed)
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._frame_came)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self.sink)
        self._camera: QCamera | None = None
        self._open = False
        self._place = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(80)
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.setInterval(PATIENCE_MS)
        self._watch.timeout.connect(lambda: self._fail(faults.NO_PICTURE))

    @property
    def devices(self) -> list[QCameraDevice]:
        return list(self._known.videoInputs())

    def start(self) -> None:
        """Run the camera chosen last; pictures or `failed` follow."""
        from PySide6.QtCore import QCameraPermission

        self._open = True
        devices = self.devices
        leave = multimedia.leave(QCameraPermission(), self, lambda: self.start() if self._open else None)
        if not devices:
            self._fail(faults.NO_CAMERA)
        elif leave == Qt.PermissionStatus.Denied:
            self._fail(faults.NOT_ALLOWED)
        elif leave == Qt.PermissionStatus.Granted:
            self._run(devices[self._place % len(devices)])

    def turn(self) -> None:
        """The next camera: front, back, or whatever there is."""
        self._place += 1
        self.start()

    def stop(self) -> None:
        """Let go of the camera: its light goes out, and what still comes is not looked at."""
        self._open = False
        self._release()

    def _release(self) -> None:
        self._watch.stop()
        if self._camera is not None:
            camera, self._camera = self._camera, None
            camera.errorOccurred.disconnect(self._camera_failed)
            camera.stop()
            self._session.setCamera(None)
            camera.deleteLater()

    def _run(self, device: QCameraDevice) -> None:
        from PySide6.QtMultimedia import QCamera

        self._release()
        self._camera = camera = QCamera(device, self)
        formats = device.videoFormats()
        place = best_mode([Mode(one.resolution(), one.maxFrameRate()) for one in formats])
        if place >= 0:
            camera.setCameraFormat(formats[place])
        camera.errorOccurred.connect(self._camera_failed)
        self._session.setCamera(camera)
        self._watch.start()
        camera.start()

    def _frame_came(self, frame: QVideoFrame) -> None:
        if not self._open or self._rest.isActive() or not frame.isValid():
            return
        image = frame.toImage()
        if image.isNull():
            return
        self._rest.start()
        if self._camera is not None:
            self._watch.start()
        self.picture_came.emit(image)

    def _camera_failed(self, error: Any, why: str) -> None:
        said = why.lower()
        if "in use" in said or "busy" in said:
            self._fail(faults.BUSY)
        elif "permission" in said or "denied" in said:
            self._fail(faults.NOT_ALLOWED)
        else:
            self._fail(faults.NOT_OPENED, why=why)

    def _devices_changed(self) -> None:
        camera = self._camera
        if camera is not None and camera.cameraDevice() not in self.devices:
            self._fail(faults.UNPLUGGED)
        self.changed.emit()

    def _fail(self, fault: Any, **values: object) -> None:
        self._release()
        self.failed.emit(OfficerError(fault, **values))
