"""The left of the editor: the chosen photo large, the strip, what went wrong, and the ways photos come in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.clock import parse
from officer_app.ui.editor.intake import looks_photographic, take
from officer_app.ui.editor.memo_bar import MemoBar
from officer_app.ui.editor.photo_strip import PhotoStrip, Tile
from officer_app.ui.editor.photo_viewer import PhotoPeek, PhotoViewer
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import Button, IconButton
from officer_app.ui.widgets.page import card
from officer_app.ui.widgets.photo import TILE, from_jpeg, paint_add_tile

if TYPE_CHECKING:
    from officer_app.ui.capture.arriving import Arriving
    from officer_app.ui.capture.phone_card import PhoneCard
    from officer_app.ui.capture.viewfinder import Viewfinder
    from officer_app.usecases.editing import Shot


VIEWER_MIN, VIEWER_LOW = 140, 90


class _AddTile(QAbstractButton):
    """The place for the next photo: press it, or drop onto it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setMinimumSize(QSize(64, TILE.height()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the button below says and does the same
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return TILE

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.text() if self.width() > 120 else ""
        with QPainter(self) as painter:
            paint_add_tile(painter, QRectF(self.rect()), words, self.underMouse())


class PhotosColumn(QWidget):
    """Shows `Shot`s and asks for changes; the draft makes them.

    `photos_given(Intake)`, `shooting()`, `phoning()`, `choosing()` for the file dialog, `pasting()`, `deleted(sha)`,
    `ordered([sha])`, `view_wanted(sha)` when a photo is shown whose large copy is not here yet, `annotating(sha, tool)`
    to draw on one.
    """

    photos_given = Signal(object)
    shooting = Signal()
    phoning = Signal()
    choosing = Signal()
    pasting = Signal()
    deleted = Signal(str)
    ordered = Signal(list)
    view_wanted = Signal(str)
    annotating = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.shots: list[Shot] = []
        self._row = -1
        self._thumbs: dict[str, QPixmap] = {}
        self._views: dict[str, QPixmap] = {}
        self._peek: PhotoPeek | None = None
        self.online = self._optional = self._small = False
        frame = card(margins=(12, 12, 12, 12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        column = frame.layout()
        assert isinstance(column, QVBoxLayout)
        self._column = column
        self.viewer = PhotoViewer()
        self.strip = PhotoStrip()
        self.banner, self.hint = Banner(), Banner()
        self.shoot = Button("", "soft", "camera", "F8")
        self.phone = Button(self.tr("Phone"), "outline", "qr-code", "F9")
        self.choose = IconButton("folder-open", self.tr("Add photo files"), "Ctrl+O", "ink", outline=True)
        self.files = Button(self.tr("Files"), "outline", "folder-open")
        self.phone_card: PhoneCard | None = None
        self._finder: Viewfinder | None = None
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.shoot, 1)
        buttons.addWidget(self.phone, 1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.files, 1)
        column.addWidget(self.viewer, 1)
        self.add = _AddTile(self.tr("Drop here, or Ctrl+V"))
        self._strip_row = QWidget()
        self._expecting = False
        strip_row = QHBoxLayout(self._strip_row)
        strip_row.setContentsMargins(0, 0, 0, 0)
        strip_row.setSpacing(4)
        strip_row.addWidget(self.strip, 1)
        strip_row.addWidget(self.add)
        column.addWidget(self._strip_row)
        self.memos = MemoBar()
        column.addWidget(self.memos)
        column.addWidget(self.banner)
        column.addWidget(self.hint)
        column.addLayout(buttons)
        self.viewer.opened.connect(lambda: self.annotate("select"))
        self.viewer.masked.connect(lambda: self.annotate("mask"))
        self.viewer.peeked.connect(self.look_closer)
        self.viewer.deleted.connect(self._delete_shown)
        self.viewer.chosen_empty.connect(self.choosing)
        self.strip.selected.connect(self._show_row)
        self.strip.opened.connect(lambda row: self.annotate("select"))
        self.strip.peeked.connect(lambda row: self.look_closer())
        self.strip.deleted.connect(lambda row: self.deleted.emit(self.shots[row].sha256))
        self.strip.moved.connect(self._move)
        self.strip.photos_given.connect(self.photos_given)
        self.shoot.clicked.connect(self.shooting)
        self.choose.clicked.connect(self.choosing)
        self.files.clicked.connect(self.choosing)
        self.phone.clicked.connect(self.phoning)
        self.add.clicked.connect(self.choosing)
        self.set_form("")
        self.show_shots([])

    def set_form(self, code: str) -> None:
        """What is online is taken off the screen; a callback may well have no photo: the empty place says so, and
        nothing is offered to take one with."""
        self.online, self._optional = code == "online", code == "callback"
        self.shoot.setText(self.tr("Screen") if self.online else self.tr("Camera"))
        self.shoot.setAccessibleName(self.tr("Take a part of the screen") if self.online else self.tr("Take a photo"))
        self.shoot.set_icon("scan" if self.online else "camera")
        for one in (self.shoot, self.choose):
            one.setHidden(self._optional)
        self.files.setVisible(self._optional)
        if not self.shots:
            self._show_empty()

    def show_shots(self, shots: Sequence[Shot], row: int | None = None) -> None:
        """Show these; `row` is the one to show large, by default the one shown before, else the last."""
        shown = self.shots[self._row].sha256 if 0 <= self._row < len(self.shots) else ""
        self.shots = list(shots)
        for shot in self.shots:
            if shot.ref.shown not in self._thumbs:
                self._thumbs[shot.ref.shown] = from_jpeg(shot.thumb)
        if row is None:
            row = next((i for i, s in enumerate(self.shots) if s.sha256 == shown), min(self._row, len(shots) - 1))
            row = len(self.shots) - 1 if row < 0 else row
        self._strip_row.setVisible(bool(self.shots) or self._expecting)
        self.strip.setMaximumWidth(TILE.width() * max(1, len(self.shots)) + 2)
        tiles = [Tile(s.sha256, self._thumbs[s.ref.shown], self._words(i)) for i, s in enumerate(self.shots)]
        self.strip.show_tiles(tiles, row)
        self._show_row(row)

    def hold_phone(self, card: PhoneCard, arriving: Arriving) -> None:
        """Give the phone's card its place above the buttons, and what arrives its place beside the strip."""
        self.phone_card = card
        card.compact(self._small)
        row = self._strip_row.layout()
        self._column.insertWidget(self._column.count() - 1, card)
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(1, arriving)

    def show_phone_card(self, shown: bool) -> None:
        if self.phone_card is not None:
            self.phone_card.setVisible(shown)
            self.phone_card.point_at(self.phone.geometry().center().x() - self.phone_card.x())

    def hold_finder(self, finder: Viewfinder) -> None:
        """Give the viewfinder its place: where the chosen photo is shown."""
        self._finder = finder
        self._column.insertWidget(0, finder, 1)
        self.show_finder(False)

    @property
    def finder_shown(self) -> bool:
        return self._finder is not None and not self._finder.isHidden()

    def show_finder(self, shown: bool) -> None:
        if self._finder is not None:
            self._finder.setVisible(shown)
            self.viewer.setVisible(not shown)

    def expect(self, something: bool) -> None:
        """A photo is on its way: the strip has a place for it, even the first."""
        self._expecting = something
        self._strip_row.setVisible(bool(self.shots) or something)
        self.strip.scrollTo(self.strip.currentIndex())

    def show_view(self, sha256: str, picture: QPixmap) -> None:
        """The large copy of a photo has arrived."""
        self._views[sha256] = picture
        if 0 <= self._row < len(self.shots) and self.shots[self._row].ref.shown == sha256:
            self._show_row(self._row)

    def show_badges(self, badges: list[str]) -> None:
        """How each photo stands with people's data: see `core.privacy.standing`."""
        self.strip.tiles.show_badges(badges)

    def annotate(self, tool: str) -> None:
        """Draw on the photo shown large."""
        if 0 <= self._row < len(self.shots):
            self.annotating.emit(self.shots[self._row].sha256, tool)

    def forget_views(self) -> None:
        """Another draft: let go of the large copies."""
        self._views.clear()
        self._thumbs.clear()
        self._row = -1

    def look_closer(self) -> None:
        if not self.shots:
            return
        if self._peek is None:
            self._peek = PhotoPeek(self.window())
            self._peek.leafed.connect(self._leaf)
        self._peek.show_photo(self._picture(self._row), self._words(self._row), self.strip)

    def compact(self, small: bool) -> None:
        """Less room for everything where the window is narrow."""
        self._small = small
        self.viewer.setMinimumHeight(VIEWER_LOW if small else VIEWER_MIN)
        for one, key in ((self.shoot, "F8"), (self.phone, "F9")):
            one.key = "" if small else key
            one.updateGeometry()
        self.memos.compact(small)
        if self.phone_card is not None:
            self.phone_card.compact(small)

    def _leaf(self, by: int) -> None:
        row = self._row + by
        if 0 <= row < len(self.shots) and self._peek is not None:
            self.strip.setCurrentIndex(self.strip.tiles.index(row))
            self._peek.show_photo(self._picture(row), self._words(row))

    def _show_row(self, row: int) -> None:
        if not 0 <= row < len(self.shots):
            self._row = -1
            self._show_empty()
            return
        self._row = row
        shot = self.shots[row]
        self.viewer.show_photo(self._picture(row), row + 1, _time_of_day(shot.ref.taken_at), self._words(row))
        if shot.ref.shown not in self._views:
            self.view_wanted.emit(shot.ref.shown)

    def _show_empty(self) -> None:
        if self._optional:
            self.viewer.show_empty(self.tr("A callback may have no photo"), self.tr("Drop pictures here, or Ctrl+V"))
        else:
            self.viewer.show_empty(self.tr("Drop photos here"), self.tr("or press here for files, Ctrl+V to paste"))

    def _picture(self, row: int) -> QPixmap:
        sha = self.shots[row].ref.shown
        return self._views.get(sha) or self._thumbs[sha]

    def _words(self, row: int) -> str:
        taken = _time_of_day(self.shots[row].ref.taken_at)
        return self.tr("Photo {}, {}").format(row + 1, taken) if taken else self.tr("Photo {}").format(row + 1)

    def _delete_shown(self) -> None:
        if 0 <= self._row < len(self.shots):
            self.deleted.emit(self.shots[self._row].sha256)

    def _move(self, row: int, to: int) -> None:
        order = [shot.sha256 for shot in self.shots]
        order.insert(to, order.pop(row))
        self.ordered.emit(order)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Paste") + "\tCtrl+V", self.pasting.emit)
        menu.addAction(self.tr("Add photo files") + "\tCtrl+O", self.choosing.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if looks_photographic(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if intake := take(event.mimeData()):
            self.photos_given.emit(intake)
            event.acceptProposedAction()


def _time_of_day(moment: str) -> str:
    """`10:22:31` of an ISO moment, "" for none."""
    return parse(moment).strftime("%H:%M:%S") if moment else ""
