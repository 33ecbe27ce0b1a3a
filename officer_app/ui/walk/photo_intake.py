"""Photos on their way into a walk: chosen, dropped or pasted; taken back; one that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPixmap

from officer_app.core.errors import OfficerError
from officer_app.ui import dialogs, errors
from officer_app.ui.editor.intake import PICTURE_SUFFIXES, Intake, take
from officer_app.ui.editor.photo_intake import NAMED, REMOTE
from officer_app.ui.editor.photo_viewer import PhotoPeek, PhotoViewer
from officer_app.ui.thumbs import Views

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.ui.walk.keeper import WalkKeeper
    from officer_app.ui.walk.photos_card import PhotosCard


class WalkIntake(QObject):
    """Between a card of photos, a `viewer` for the one looked at, and the walk.

    `take_in` is for pictures from anywhere else, a camera for one; `drawing(sha256, tool)` to draw on a photo.
    """

    drawing = Signal(str, str)

    def __init__(
        self, session: Session, keeper: WalkKeeper, card: PhotosCard, window: MainWindow, parent: QObject,
        viewer: PhotoViewer | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._viewer = viewer
        self._session, self._keeper, self.card, self._window = session, keeper, card, window
        self._views, self._thumbs = Views(session, self), card.thumbs
        self._refused: list[str] = []
        self._peek: PhotoPeek | None = None
        self._looked_at = self._shown = ""
        keeper.photo_failed.connect(self._failed)
        keeper.photos_coming.connect(card.show_coming)
        card.photos_given.connect(self.take_in)
        card.choosing.connect(self.choose)
        card.pasting.connect(self.paste)
        card.strip.opened.connect(lambda sha: self.drawing.emit(sha, ""))
        if viewer is not None:
            card.strip.looked_at.connect(self._show_large)
            viewer.opened.connect(lambda: self.drawing.emit(self._shown, ""))
            viewer.masked.connect(lambda: self.drawing.emit(self._shown, "mask"))
            viewer.peeked.connect(lambda: self.look_closer(self._shown))
            viewer.deleted.connect(self._delete_shown)
            viewer.chosen_empty.connect(self.choose)
            self._show_large()

    @Slot()
    def choose(self) -> None:
        """Ctrl+O: the system's file dialog."""
        patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in PICTURE_SUFFIXES)
        dialogs.choose_files(self.card, self.tr("Add photos"), [self.tr("Photos ({})").format(patterns)], self._chosen)

    def _chosen(self, paths: list[Path]) -> None:
        self.take_in(Intake(tuple(paths)))

    @Slot()
    def paste(self) -> None:
        """Ctrl+V outside a text: pictures only."""
        intake = take(QGuiApplication.clipboard().mimeData())
        if intake:
            self.take_in(intake)
        else:
            self._say("neutral", self.tr("There is no picture on the clipboard"), "clipboard-plus")

    @Slot(object)
    def take_in(self, intake: Intake) -> None:
        self.card.banner.hide()
        self._refused.clear()
        if intake.remote:
            self._say("info", REMOTE.fill(count=intake.remote).say(self._session.language), "clipboard-plus")
        if intake.sources:
            self._keeper.add_photos(intake.sources)

    def _show_large(self) -> None:
        """The photo looked at, in the viewer: its thumbnail at once, the large copy when it is there."""
        current, viewer = self.card.strip.current, self._viewer
        assert viewer is not None
        if current is None:
            self._shown = ""
            viewer.show_empty(self.tr("Drop photos here"), self.tr("or press here for files, Ctrl+V to paste"))
        elif current.shown != self._shown:
            self._shown = current.shown
            self._place(current.shown, self._thumbs.pixmap(current.shown) or QPixmap(1, 1))
            self._views.ask(current.shown, self._place, self)

    def _place(self, sha256: str, picture: QPixmap) -> None:
        taken = self.card.strip.photos.taken
        at = next((n for n, photo in enumerate(taken) if photo.shown == sha256), -1)
        if self._viewer is not None and sha256 == self._shown and at >= 0:
            self._viewer.show_photo(picture, at + 1, "", taken[at].words)

    def _delete_shown(self) -> None:
        current = self.card.strip.current
        if current is not None:
            self.card.strip.retracted.emit(current.event_id)

    @Slot(str)
    def look_closer(self, sha256: str) -> None:
        """Large, over the whole window."""
        if self._peek is None:
            self._peek = PhotoPeek(self._window)
            self._peek.leafed.connect(self._leaf)
        self._looked_at = sha256
        self._views.ask(sha256, self._show, self)

    def _show(self, sha256: str, picture: QPixmap) -> None:
        if self._peek is not None and sha256 == self._looked_at:
            taken = self.card.strip.photos.taken
            words = next((photo.words for photo in taken if photo.shown == sha256), "")
            self._peek.show_photo(picture, words, self.card.strip)

    def _leaf(self, by: int) -> None:
        shas = [photo.shown for photo in self.card.strip.photos.taken]
        place = shas.index(self._looked_at) + by if self._looked_at in shas else -1
        if 0 <= place < len(shas):
            self.look_closer(shas[place])

    @Slot(str, object)
    def _failed(self, name: str, error: Exception) -> None:
        if not self.card.isVisible():
            return
        if isinstance(error, OfficerError):
            words = errors.spoken(error, self._session.language)
            self._refused.append(f"{name}  {words}" if name else words)
            more = len(self._refused) - NAMED
            said = self._refused[:NAMED] + ([self.tr("%n more not taken", "", more)] if more > 0 else [])
            self._say("warn", "\n".join(said))
        else:
            self._session.bus.trouble.emit(error)

    def _say(self, kind: str, words: str, icon: str = "") -> None:
        self.card.banner.say(kind, words, self.tr("Understood"), self.card.banner.hide, icon)
