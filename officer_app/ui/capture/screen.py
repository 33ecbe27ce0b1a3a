"""A picture of the screen as it is without us: our window steps aside, each screen is frozen, a part is chosen."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPixmap, QScreen
from PySide6.QtWidgets import QWidget

from officer_app.core.errors import OfficerError
from officer_app.ui.capture import faults
from officer_app.ui.capture.outlines import outlines
from officer_app.ui.capture.region import RegionPicker

ASIDE_MS = 350
"""Until the desktop has drawn what was behind our window."""


class ScreenShot(QObject):
    """`taken(QImage)`, or nothing when the person calls it off. `failed(OfficerError)` where screens are not given."""

    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._focus: QWidget | None = None
        self.pickers: list[RegionPicker] = []
        self.under_way = False

    def begin(self) -> None:
        """Step aside, freeze, and let the person choose."""
        if self.under_way:
            return
        if not screens_are_given():
            self.failed.emit(OfficerError(faults.NO_SCREEN))
            return
        self.under_way = True
        self._focus = self._window.focusWidget()
        self._window.hide()
        QTimer.singleShot(ASIDE_MS, self, self._freeze)

    def _freeze(self) -> None:
        seen = outlines()
        frozen = [(screen, screen.grabWindow(0)) for screen in QGuiApplication.screens()]
        frozen = [(screen, picture) for screen, picture in frozen if not picture.isNull()]
        if not frozen:
            self._come_back()
            self.failed.emit(OfficerError(faults.NO_SCREEN))
            return
        for screen, picture in frozen:
            picker = RegionPicker(screen, picture, _inside(seen, screen))
            picker.chosen.connect(self._chosen)
            picker.called_off.connect(self._come_back)
            picker.showFullScreen()
            self.pickers.append(picker)
        self.pickers[0].activateWindow()

    def _chosen(self, picture: QPixmap) -> None:
        self._come_back()
        self.taken.emit(picture.toImage())

    def _come_back(self) -> None:
        self._window.show()
        self._window.activateWindow()
        pickers, self.pickers = self.pickers, []
        for picker in pickers:
            picker.close()
        if self._focus is not None:
            self._focus.setFocus()
        self.under_way = False


def screens_are_given() -> bool:
    """Wayland gives no program a picture of the others, nor does it through its X11 door: that one is black."""
    wayland = QGuiApplication.platformName().startswith("wayland")
    return not wayland and os.environ.get("XDG_SESSION_TYPE", "") != "wayland"


def _inside(seen: list[QRect], screen: QScreen) -> list[QRect]:
    """Outlines in device pixels of the desktop, as logical pixels of one screen; those elsewhere are left out."""
    scale, whole = screen.devicePixelRatio(), QRect(0, 0, screen.size().width(), screen.size().height())
    found = []
    for window in seen:
        place = QRect(
            round(window.x() / scale) - screen.geometry().x(),
            round(window.y() / scale) - screen.geometry().y(),
            round(window.width() / scale),
            round(window.height() / scale),
        )
        if (place & whole).isValid():
            found.append(place & whole)
    return found
