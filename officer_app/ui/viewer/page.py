"""A record's photos, one large: drawn on, masked, decided about. Every finished stroke is on the disk at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from officer_app.core import privacy
from officer_app.core.clock import parse
from officer_app.core.errors import OfficerError
from officer_app.core.marks import MAX_MARKS
from officer_app.ui import errors
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Views
from officer_app.ui.viewer.easel import Easel
from officer_app.ui.viewer.film import Film, Frame
from officer_app.ui.viewer.head import ViewerTools
from officer_app.ui.viewer.keeper import RecordKeeper
from officer_app.ui.viewer.keys import bind
from officer_app.ui.viewer.pairing import Pairing
from officer_app.ui.viewer.side import NARROW, WIDE, PhotoSide
from officer_app.ui.viewer.sketch import Sketch
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from officer_app.core.changes import Changes
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.records import Kind, Record

NARROW_BELOW = 1100


class ViewerPage(Page):
    """`opened(draft=, finding= or walk=, photo=sha256, tool=)`: whose photo, and the tool to begin with."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session, self._window, self.views = session, window, Views(session, self)
        self.keeper = RecordKeeper(session, self)
        self.record: Record | None = None
        self.sketches: list[Sketch] = []
        self.row = -1
        self._photo = self._tool = ""
        self.alone, self.status_shown = True, False
        self._lay_out()
        self._connect()
        bind(self)
        session.net(lambda: session.decoder().warm(), None, self, lambda error: None)

    # coming and going

    def opened(self, **what: object) -> None:
        given = {name: str(what.get(name) or "") for name in ("draft", "finding", "walk", "photo", "tool")}
        kind: Kind = "draft" if given["draft"] else "walk" if given["walk"] else "finding"
        self.way_back = {"draft": given["draft"]} if kind == "draft" else {}
        self._photo, self._tool = given["photo"], given["tool"] or "select"
        self.record, self.sketches, self.row = None, [], -1
        self.easel.show_nothing()
        self.pairing.end()
        self.side.banner.hide()
        self.set_title(self.tr("Photos"))
        self.keeper.open(kind, given[kind])
        self.easel.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def left(self) -> None:
        """What was drawn is on the disk already; its copies are made while the next page is up."""
        self.easel.canvas.words.finish()
        self.burn()

    @property
    def unsaved(self) -> bool:
        return self.keeper.unsaved

    def _show(self, record: Record) -> None:
        self.record = record
        self.sketches = [Sketch(shot, self) for shot in record.shots]
        asked = [n for n, sketch in enumerate(self.sketches) if self._photo in (sketch.sha256, sketch.shot.ref.shown)]
        waiting = [n for n in range(len(self.sketches)) if self._standing(n) == "mask"]
        self.go_to((*asked, *waiting, 0)[0])
        self.take(self._tool)

    def _renewed(self, record: Record) -> None:
        """Copies were made, or somebody has looked at a photo. What is drawn goes on from where it is."""
        self.record = record
        shots = {shot.sha256: shot for shot in record.shots}
        for sketch in self.sketches:
            sketch.renew(shots.get(sketch.sha256, sketch.shot))
        self._say()

    # one photo

    @property
    def sketch(self) -> Sketch | None:
        return self.sketches[self.row] if 0 <= self.row < len(self.sketches) else None

    def _standing(self, row: int) -> str:
        return self.sketches[row].standing(self.record.values) if self.record is not None else ""

    def go_to(self, row: int) -> None:
        """Another photo; the one before gets its copy meanwhile."""
        if self.record is None or not 0 <= row < len(self.sketches) or row == self.row:
            return
        self.burn()
        self.row, sketch = row, self.sketches[row]
        self.head.compare.setChecked(False)
        if sketch.sha256 in self.record.here:
            self.easel.show_sketch(sketch, sketch.small, bool(self.record.locked.zh) or sketch.newer)
            self.views.ask(sketch.sha256, self._sharper, self)
        else:
            self.easel.show_copy(sketch.small)
            self.views.ask(sketch.shot.ref.shown, self._sharper, self)
        self.side.show_standing(sketch, self.record, self._session.say(self.record.locked))
        self._say()
        self.mark(**{self.record.kind: self.record.id, "photo": sketch.sha256})

    def _sharper(self, sha256: str, picture: QPixmap) -> None:
        sketch = self.sketch
        if sketch is None or sha256 not in (sketch.sha256, sketch.shot.ref.shown):
            return  # somebody has leafed on
        if self.easel.sketch is None:
            self.easel.show_copy(picture)
        else:
            self.easel.canvas.show_pixmap(picture)

    def _sharpen(self) -> None:
        """Shown larger than its copy has pixels: fetch all of them."""
        if self.sketch is not None and self.easel.sketch is not None:
            self.views.ask_whole(self.sketch.sha256, self._sharper, self)

    def take(self, tool: str) -> None:
        """A tool in hand. A mask begins with what waits to be covered."""
        sketch, record = self.sketch, self.record
        if tool == "mask" and self.easel.canvas.tool != "mask" and sketch is not None and record is not None:
            waiting = sketch.waiting(record.values)
            if waiting:
                self.easel.mask(waiting[0])
                return
        self.easel.take(tool)

    def _changed(self) -> None:
        if self.sketch is not None:
            self.keeper.keep(self.sketch)
            self._say()

    def _answer(self, kind: str, answer: str) -> None:
        sketch = self.sketch
        if sketch is None or self.easel.locked:
            return
        sketch.privacy[kind] = answer
        self.keeper.keep(sketch)
        if answer == privacy.SHOWS:
            self.easel.mask(kind)
        self._say()

    def _clear(self) -> None:
        """Every mark goes; those of a newer program, too, and they are drawn anew."""
        sketch = self.sketch
        if sketch is not None and sketch.newer:
            sketch.newer = False
            self.row = -1
            self.go_to(self.sketches.index(sketch))
            self._changed()
        else:
            self.easel.clear()

    # deciding

    def use(self) -> None:
        """Ctrl+Enter: the copy is made; on to the next photo that waits for a look, else back where one came from."""
        if self.record is not None:
            self.easel.canvas.words.finish()
            self.burn(self._used)

    def _used(self) -> None:
        if not self.isVisible():
            return  # somebody left while the copy was made
        count = len(self.sketches)
        order = [(self.row + n) % count for n in range(1, count)]
        following = next((n for n in order if self._standing(n) == "mask"), -1)
        if following >= 0:
            self.go_to(following)
        else:
            self.keeper.decide(self._decided)

    def _decided(self, changes: Changes) -> None:
        if self.record is not None and (changes.findings or changes.walks):
            self._window.say(self.tr("Kept with {}").format(self.record.number))
        if self.isVisible():
            self._window.back()

    def _release(self) -> None:
        if self.sketch is not None and self.record is not None:
            shas = [sha for sha, _ in self.sketch.shot.ref.promised if sha in self.record.held]
            self.keeper.release(shas, lambda _: self._window.back())

    def burn(self, then: Callable[[], object] | None = None) -> None:
        if any(sketch.drawn for sketch in self.sketches):
            self.keeper.burn(then)
        elif then is not None:
            then()

    # telling

    def _say(self) -> None:
        """Everything around the photo, as things stand."""
        sketch, record = self.sketch, self.record
        if sketch is None or record is None:
            return
        self.side.show_sketch(sketch, record.values, self.easel.canvas.chosen, self.easel.locked)
        self.head.show_steps(sketch, self.easel.locked)
        self.easel.canvas.show_hints(() if self.easel.locked else sketch.bare)
        self._show_frames()
        self.pairing.show()
        taken = f"{parse(sketch.ref.taken_at):%H:%M:%S}" if sketch.ref.taken_at else ""
        about = "·".join(part for part in (sketch.ref.caption, taken, record.number) if part)
        title = self.tr("Photo {} of {}").format(self.row + 1, len(self.sketches))
        self.set_title(title, about)
        self.easel.canvas.setAccessibleName(title)

    def _show_frames(self) -> None:
        frames = []
        for n, sketch in enumerate(self.sketches):
            badge = self._standing(n)
            words = self.tr("Photo {} of {}").format(n + 1, len(self.sketches))
            said = {"mask": self.tr("needs a look"), "masked": self.tr("masked")}.get(badge, "")
            frames.append(Frame(sketch.small, badge, f"{words}, {said}" if said else words))
        self.film.show_frames(frames, self.row)

    def _trouble(self, error: Exception) -> None:
        if isinstance(error, OfficerError):
            self.side.banner.say("bad", errors.spoken(error, self._session.language))
        else:
            self._session.bus.trouble.emit(error)

    # building

    def _lay_out(self) -> None:
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.easel = Easel(self._session.language)
        self.side = PhotoSide(self._session.language)
        self.film = Film()
        across = QHBoxLayout()
        across.setSpacing(0)
        stack = QStackedWidget()
        stack.addWidget(self.easel)
        across.addWidget(stack, 1)
        across.addWidget(self.side)
        self.body.addLayout(across, 1)
        self.body.addWidget(self.film)
        self.lead = IconButton("arrow-left", self.tr("Back"), "Esc", "ink", outline=True, parent=self)
        self.lead.clicked.connect(self._window.back)
        self.head = ViewerTools(self)
        self.tools = self.head
        self.tools.hide()
        self.pairing = Pairing(self, stack)

    def escape(self) -> bool:
        """Esc leads from the pair back to the tools."""
        return self.pairing.end()

    def _connect(self) -> None:
        keeper, easel, side, film, head = self.keeper, self.easel, self.side, self.film, self.head
        keeper.opened.connect(self._show)
        keeper.renewed.connect(self._renewed)
        keeper.troubled.connect(self._trouble)
        easel.changed.connect(self._changed)
        easel.picked.connect(lambda: side.layers.choose(easel.canvas.chosen))
        easel.full.connect(lambda: self._window.say(self.tr("A photo takes at most {} marks").format(MAX_MARKS)))
        easel.canvas.writing.connect(lambda drawing: self.sketch and keeper.keep(self.sketch, drawing))
        easel.canvas.leafed.connect(lambda by: self.go_to(self.row + by))
        easel.canvas.zoomed.connect(film.show_zoom)
        easel.canvas.blurred.connect(self._sharpen)
        side.checklist.answered.connect(self._answer)
        side.checklist.covering.connect(easel.cover_kind)
        side.layers.picked.connect(easel.canvas.choose)
        side.layers.hidden.connect(easel.toggle)
        side.cleared.connect(self._clear)
        side.released.connect(self._release)
        film.chosen.connect(self.go_to)
        film.larger.connect(lambda: easel.canvas.zoom_by(1.25))
        film.smaller.connect(lambda: easel.canvas.zoom_by(0.8))
        film.fitting.connect(easel.canvas.fit)
        head.undoing.connect(easel.undo)
        head.redoing.connect(easel.redo)
        head.comparing.connect(easel.canvas.compare)
        head.using.connect(self.use)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < NARROW_BELOW
        self.side.setFixedWidth((NARROW if narrow else WIDE) + px(100) - 100)
        self.film.hint.setVisible(not narrow)
        self.head.compact(narrow)
