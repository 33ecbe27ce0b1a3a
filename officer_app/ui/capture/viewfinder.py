"""What the camera sees, where the chosen photo stands else: Space or F8 takes it, Esc puts the camera away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.errors import OfficerError
from officer_app.core.text import Language
from officer_app.ui import errors, icons
from officer_app.ui.capture.camera import Camera
from officer_app.ui.capture.frame import middle
from officer_app.ui.theme import font
from officer_app.ui.widgets.buttons import IconButton, button
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.paint import CENTRE, kept, paint_box, paint_text

FLASH_MS = 80


class _Screen(QWidget):
    """The picture itself, 4:3, filling what room there is."""

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.words = ""
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH_MS)
        self._flash.timeout.connect(self.update)
        self.setMinimumSize(200, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def flash(self) -> None:
        self._flash.start()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(376, 282)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        with QPainter(self) as painter:
            paint_box(painter, box, 8, "sunken")
            if self.image is None:
                middle_y = box.center().y()
                icons.paint(painter, QRectF(box.center().x() - 18, middle_y - 34, 36, 36), "camera", "ink3")
                below = QRectF(0, middle_y + 12, box.width(), 24)
                paint_text(painter, below, self.words, font("small"), "ink2", CENTRE)
                return
            part = middle(self.image.size())
            size = part.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(box.center())
            with kept(painter):
                path = QPainterPath()
                path.addRoundedRect(place, 8, 8)
                painter.setClipPath(path)
                painter.drawImage(place, self.image, QRectF(part))
                if self._flash.isActive():
                    painter.fillRect(place, Qt.GlobalColor.white)


class Viewfinder(QWidget):
    """`taken(QImage)` for each photo, `put_away()`, and `phoning()`: the way out where the camera gives nothing."""

    taken = Signal(object)
    put_away = Signal()
    phoning = Signal()

    def __init__(self, camera: Camera, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera, self._language = camera, language
        self._shots = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Viewfinder"))
        self.screen = _Screen()
        self.trouble = label("", "small", wrap=True)
        self.again = button(self.tr("Try again"), self.begin)
        self.phone = button(self.tr("Phone"), self.phoning.emit, "primary", "qr-code")
        self.turn = IconButton("refresh-cw", self.tr("Other camera"), "", "ink", outline=True)
        self.shutter = button(self.tr("Take it"), self.shoot, "primary", "camera", self.tr("Space"))
        self.shut = IconButton("x", self.tr("Put the camera away"), "Esc", "ink", outline=True)
        self._lay_out()
        self.turn.clicked.connect(camera.turn)
        self.shut.clicked.connect(self.put_away)
        camera.picture_came.connect(self._show)
        camera.failed.connect(self._fail)
        camera.changed.connect(self._know_cameras)

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(8)
        controls.addWidget(self.turn)
        controls.addWidget(self.shutter, 1)
        controls.addWidget(self.again, 1)
        controls.addWidget(self.phone, 1)
        controls.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.screen, 1)
        column.addWidget(self.trouble)
        column.addLayout(controls)

    def begin(self) -> None:
        """Start the camera, with the keyboard on the viewfinder."""
        self.screen.image = None
        self.screen.words = self.tr("Starting the camera…")
        self._stand(None)
        self._know_cameras()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.camera.start()

    def end(self) -> None:
        self.camera.stop()
        self.screen.image = None

    def shoot(self) -> None:
        """Take what is shown now."""
        if self.screen.image is None:
            return
        self._shots += 1
        self.screen.flash()
        self.taken.emit(self.screen.image.copy(middle(self.screen.image.size())))
        said = self.tr("Photo {} taken").format(self._shots)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _know_cameras(self) -> None:
        self.turn.setVisible(len(self.camera.devices) > 1)

    def _show(self, image: QImage) -> None:
        if self.isVisible():
            self.screen.image = image
            self.screen.update()
            self._stand(None)

    def _fail(self, error: OfficerError) -> None:
        self.screen.image = None
        self.screen.words = ""
        self._stand(error)

    def _stand(self, error: OfficerError | None) -> None:
        """Running, or in trouble: the sentence and the ways out in place of the shutter."""
        self.trouble.setText(errors.spoken(error, self._language) if error else "")
        self.trouble.setVisible(error is not None)
        self.again.setVisible(error is not None)
        self.phone.setVisible(error is not None)
        self.shutter.setVisible(error is None)
        self.shutter.setEnabled(self.screen.image is not None)
        self.screen.update()

    def event(self, event: QEvent) -> bool:
        # these keys mean something here; no shortcut of the page or the window may take them
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
        elif event.key() in _KEYS:
            self.shoot()
        else:
            super().keyPressEvent(event)


_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_F8, Qt.Key.Key_Escape)
