"""This walk's photos, each with the step it was taken at; the ways they come in are those of the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core import privacy
from officer_app.ui.editor.intake import looks_photographic, take
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.walk.photo_strip import Taken, WalkStrip
from officer_app.ui.walk.words import title_of
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import Button, IconButton
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label

if TYPE_CHECKING:
    from officer_app.core.hints import Seen
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk


class PhotosCard(QFrame):
    """`photos_given(Intake)`, `shooting()`, `phoning()`, `choosing()` for the file dialog, `pasting()`."""

    photos_given = Signal(object)
    shooting = Signal()
    phoning = Signal()
    choosing = Signal()
    pasting = Signal()

    def __init__(self, thumbs: Thumbs, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language: Language = language
        self.thumbs = thumbs
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Photos"), "card"))
        self._count = label("", "small")
        self._hint = Elided("caption", "ink3")
        head.addWidget(self._count)
        head.addWidget(self._hint, 1)
        self.shoot = Button(self.tr("Camera"), "soft", "camera", "F8", size="small")
        self.phone = Button(self.tr("Phone"), "outline", "qr-code", "F9", size="small")
        self.choose = IconButton("folder-open", self.tr("Add photo files"), "Ctrl+O", "ink", outline=True, size=32)
        self.paste = IconButton("clipboard-plus", self.tr("Paste"), "Ctrl+V", "ink", outline=True, size=32)
        for made, signal in (
            (self.shoot, self.shooting),
            (self.phone, self.phoning),
            (self.choose, self.choosing),
            (self.paste, self.pasting),
        ):
            made.clicked.connect(signal)
            head.addWidget(made)
        column.addLayout(head)
        self.banner = Banner()
        column.addWidget(self.banner)
        self.strip = WalkStrip(thumbs)
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._row.addWidget(self.strip, 1)
        column.addLayout(self._row)
        self._empty = label(self.tr("Drop pictures here; each is tagged with its step and time"), "hint", wrap=True)
        self._empty.setFixedHeight(px(40))
        column.addWidget(self._empty)

    def show_walk(self, walk: Walk, seen: Seen, editable: bool = True, live: bool = False) -> None:
        """`live` where camera and phone have their place; `seen` is where photos may show people."""
        titles = {step.no: title_of(step, self._language) for step in walk.steps}
        self.strip.editable = editable
        taken = [
            Taken(
                photo.event_id,
                photo.ref.sha256,
                photo.ref.shown,
                photo.step,
                privacy.standing(photo.ref, {"mode": walk.start.mode}, seen.get(photo.ref.sha256, ())),
                _short(titles.get(photo.step, "")),
                self.tr("Photo {}, {}").format(n, titles.get(photo.step, "")),
            )
            for n, photo in enumerate(walk.photos, 1)
        ]
        self.strip.show_taken(taken)
        self.strip.setVisible(bool(taken))
        self._empty.setVisible(not taken)
        online = walk.start.dimension == "W"
        self.shoot.setText(self.tr("Screen") if online else self.tr("Camera"))
        self.shoot.set_icon("scan" if online else "camera")
        for part, shown in ((self.shoot, live), (self.phone, live), (self.choose, editable)):
            part.setVisible(shown)
        self.paste.setVisible(editable)
        self.show_coming(0)

    def hold_arriving(self, arriving: QWidget) -> None:
        """What comes from the phone, beside the strip."""
        self._row.addWidget(arriving)

    def expect(self, something: bool) -> None:
        """Something is on its way."""
        self._empty.setVisible(not something and not self.strip.photos.taken)

    def show_coming(self, coming: int) -> None:
        """So many are on their way."""
        count = len(self.strip.photos.taken)
        self._count.setText(f"{count} + {coming}" if coming else str(count) if count else "")
        self._hint.setText(self.tr("Those chosen go along with the finding") if count else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if looks_photographic(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if intake := take(event.mimeData()):
            self.photos_given.emit(intake)
            event.acceptProposedAction()


def _short(title: str) -> str:
    return title if len(title) <= 5 else title[:4] + "…"
