"""The ways a photo comes in by itself, side by side: F8 and F9 of a page with a photos column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from officer_app.core.errors import OfficerError
from officer_app.ui.editor.arrival import Arrival

if TYPE_CHECKING:
    from officer_app.ui.capture.phone_line import PhoneLine
    from officer_app.ui.capture.screen import ScreenShot
    from officer_app.ui.capture.viewfinder import Viewfinder
    from officer_app.ui.editor.photos_column import PhotosColumn
    from officer_app.ui.session import Session


class CaptureWays(QObject):
    """Each is built when it is first wanted; one of them at a time. `give` takes each photo; `refused(name, error)`
    tells of one that never came so far, or of a way that is closed here.
    """

    refused = Signal(str, object)

    def __init__(
        self, session: Session, column: PhotosColumn, give: Callable[[Arrival], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._column, self._give = session, column, give
        self._line: PhoneLine | None = None
        self._finder: Viewfinder | None = None
        self._screen: ScreenShot | None = None
        column.shooting.connect(self.shoot)
        column.phoning.connect(self.phone)

    def shoot(self) -> None:
        """F8: the screen for what is online; else the camera, and with it before one the photo itself."""
        if self._column.online:
            self.close()
            self.screen.begin()
        elif self._finder is not None and self._column.finder_shown:
            self._finder.shoot()
        elif finder := self._ready_finder():
            self._show(finder)

    def resume(self) -> None:
        """For a new record: the camera is out again where the officer did not put it away."""
        if self._session.camera_out and not self._column.online and (finder := self._ready_finder()):
            self._show(finder)

    def _show(self, finder: Viewfinder) -> None:
        self.close()
        self._session.camera_out = True
        self._column.show_finder(True)
        finder.begin()

    def _put_away(self) -> None:
        self._session.camera_out = False
        self.close()

    def phone(self) -> None:
        """F9: open the line to the phone, or put it away."""
        line = self.phone_line
        if line.state != "shut":
            self.close()
        else:
            self.close()
            self._column.show_phone_card(True)
            line.begin()

    def close(self) -> None:
        """Everything ends: another draft, another page, another way, or a finished record."""
        if self._line is not None:
            self._line.shut()
            self._column.show_phone_card(False)
        if self._finder is not None and self._column.finder_shown:
            if self._finder.isAncestorOf(self._column.window().focusWidget() or self._column):
                self._column.shoot.setFocus()  # else Qt hands the keyboard to whatever comes next
            self._finder.end()
            self._column.show_finder(False)

    @property
    def phone_line(self) -> PhoneLine:
        """Made with its card when it is first wanted."""
        if self._line is None:
            from officer_app.ui.capture.arriving import Arriving
            from officer_app.ui.capture.phone_card import PhoneCard
            from officer_app.ui.capture.phone_line import PhoneLine

            line = self._line = PhoneLine(self._session, self._give, self)
            line.refused.connect(self.refused)
            line.changed.connect(lambda: self._column.expect(bool(line.coming)))
            card = PhoneCard(line, self._session.language)
            card.shut.connect(self.close)
            self._column.hold_phone(card, Arriving(line))
        return self._line

    def _ready_finder(self) -> Viewfinder | None:
        """None where the parts for it are missing; then it has been said why."""
        if self._finder is None:
            from officer_app.ui.capture.camera import Camera
            from officer_app.ui.capture.frame import jpeg
            from officer_app.ui.capture.viewfinder import Viewfinder

            try:
                camera = Camera(self)
            except OfficerError as error:
                self.refused.emit("", error)
                return None
            finder = self._finder = Viewfinder(camera, self._session.language)
            finder.taken.connect(lambda image: self._take(image, jpeg))
            finder.put_away.connect(self._put_away)
            finder.phoning.connect(self.phone)
            self._column.hold_finder(finder)
        return self._finder

    @property
    def screen(self) -> ScreenShot:
        if self._screen is None:
            from officer_app.ui.capture.frame import png
            from officer_app.ui.capture.screen import ScreenShot

            shot = self._screen = ScreenShot(self._column.window(), self)
            shot.taken.connect(lambda image: self._take(image, png))
            shot.failed.connect(lambda error: self.refused.emit("", error))
        return self._screen

    def _take(self, image: QImage, made: Callable[[QImage, datetime], bytes]) -> None:
        moment = self._session.desk.now()
        self._give(Arrival(lambda: made(image, moment)))
