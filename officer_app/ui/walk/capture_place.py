"""Where the camera and the phone have their place on a running walk: where its photo is shown else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from officer_app.ui.capture.arriving import Arriving
    from officer_app.ui.capture.phone_card import PhoneCard
    from officer_app.ui.capture.viewfinder import Viewfinder
    from officer_app.ui.walk.note_card import NoteCard
    from officer_app.ui.walk.photos_card import PhotosCard


class CapturePlace(QObject):
    """What `CaptureWays` asks of a page: `shooting()` F8, `phoning()` F9, and room for what they open."""

    shooting = Signal()
    phoning = Signal()

    def __init__(self, note: NoteCard, photos: PhotosCard, parent: QObject) -> None:
        super().__init__(parent)
        self._note, self._photos = note, photos
        self._finder: Viewfinder | None = None
        self._phone: PhoneCard | None = None
        self.online = False
        """What is online is taken off the screen."""
        photos.shooting.connect(self.shooting)
        photos.phoning.connect(self.phoning)

    @property
    def shoot(self) -> QWidget:
        """Where the keyboard goes when the camera is put away."""
        return self._photos.shoot

    def window(self) -> QWidget:
        return self._note.window()

    @property
    def busy(self) -> bool:
        """Whether the camera or the phone's card is open."""
        return any(part is not None and not part.isHidden() for part in (self._finder, self._phone))

    def hold_finder(self, finder: Viewfinder) -> None:
        self._finder = finder
        self._note.hold(finder, grows=True)

    @property
    def finder_shown(self) -> bool:
        return self._finder is not None and not self._finder.isHidden()

    def show_finder(self, shown: bool) -> None:
        if self._finder is not None:
            self._note.show_instead(self._finder if shown else None)

    def hold_phone(self, card: PhoneCard, arriving: Arriving) -> None:
        self._phone = card
        card.compact(True)
        self._note.hold(card, grows=False)
        self._photos.hold_arriving(arriving)

    def show_phone_card(self, shown: bool) -> None:
        if self._phone is not None:
            self._note.show_instead(self._phone if shown else None)

    def expect(self, something: bool) -> None:
        """A photo is on its way: the strip has a place for it, even the first."""
        self._photos.expect(something)
