"""Before and after: a photo of the viewer over the earlier one it shows again. Both as they may be seen by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget

from officer_app.ui.viewer.pair_board import Candidate, PairBoard
from officer_app.ui.widgets.photo import from_jpeg

if TYPE_CHECKING:
    from officer_app.core.facts import PhotoRef
    from officer_app.ui.viewer.page import ViewerPage
    from officer_app.ui.viewer.sketch import Sketch
    from officer_app.usecases.records import Earlier


class Pairing(QObject):
    """Stands in for the easel while `head.pair` is down. What is chosen is on the disk at once, as strokes are."""

    def __init__(self, page: ViewerPage, stack: QStackedWidget) -> None:
        super().__init__(page)
        self._page, self._stack = page, stack
        self.board = PairBoard()
        stack.addWidget(self.board)
        self._shown = ("", "")
        self._pictures: dict[str, QPixmap] = {}
        self.board.chosen.connect(self._choose)
        page.head.pairing.connect(self._turn)

    @property
    def on(self) -> bool:
        return self._stack.currentWidget() is self.board

    def end(self) -> bool:
        """Back to the tools. False when they were there already."""
        was = self.on
        self._page.head.pair.setChecked(False)
        return was

    def _turn(self, on: bool) -> None:
        page = self._page
        self._stack.setCurrentWidget(self.board if on else page.easel)
        page.film.show_zooming(not on)
        page.head.compare.setDisabled(on)
        if on:
            self.show()
            self.board.divider.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.easel.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show(self) -> None:
        """As things stand: whether there may be a pair at all, and the pair where it is looked at."""
        page, sketch = self._page, self._page.sketch
        if page.record is None or sketch is None:
            return
        earlier = page.record.earlier_than(sketch.ref)
        page.head.pair.setEnabled(bool(earlier or sketch.before))
        if not page.head.pair.isEnabled():
            self.end()
        if self.on:
            page.burn()
            self._show_candidates(sketch, earlier)
            self._show_pair(sketch, next((one for one in earlier if one.shot.sha256 == sketch.before), None))

    def _show_candidates(self, sketch: Sketch, earlier: list[Earlier]) -> None:
        record = self._page.record
        here, locked = (record.number, bool(record.locked.zh)) if record else ("", True)
        shown = [
            Candidate(
                one.shot.sha256,
                QPixmap() if one.shot.unburnt else from_jpeg(one.shot.thumb),
                str(one.place) if one.number == here else f"{one.number[-3:]}·{one.place}",
                ", ".join(filter(None, (self.tr("{}, photo {}").format(one.number, one.place), _when(one.shot.ref)))),
            )
            for one in earlier
        ]
        words = self.tr("Before:") if shown else self.tr("The earlier photo is not on this device")
        self.board.show_candidates(shown, sketch.before, words, locked)

    def _show_pair(self, sketch: Sketch, one: Earlier | None) -> None:
        page, divider = self._page, self.board.divider
        after = "" if sketch.drawn or sketch.shot.unburnt else sketch.shot.ref.shown
        before = one.shot.ref.shown if one is not None and not one.shot.unburnt else ""
        self._shown = (before, after)
        place, here = page.row + 1, page.record.number if page.record else ""
        divider.show_words(
            self._tag(self.tr("Before"), one.shot.ref, one.place, one.number, here) if one else self.tr("Before"),
            self._tag(self.tr("After"), sketch.ref, place, here, here),
            self._waiting(bool(sketch.before), one),
        )
        if before not in self._pictures and one is not None and before:
            self._pictures[before] = from_jpeg(one.shot.thumb)
        if after and after not in self._pictures:
            self._pictures[after] = sketch.small
        self._lay()
        for sha in filter(None, (before, after)):
            page.views.ask(sha, self._came, self)

    def _waiting(self, paired: bool, one: Earlier | None) -> str:
        if one is not None:
            return self.tr("Its covered copy is being made")
        return self.tr("The earlier photo is not on this device") if paired else self.tr("Choose it below")

    def _tag(self, word: str, ref: PhotoRef, place: int, number: str, here: str) -> str:
        """`Before · 11-28 10:22 · photo 1`, with the number of the other finding where it is one."""
        photo = self.tr("photo {}").format(place)
        return "·".join(part for part in (word, _when(ref), photo, number if number != here else "") if part)

    def _came(self, sha256: str, picture: QPixmap) -> None:
        if sha256 in self._shown:
            self._pictures[sha256] = picture
            self._lay()

    def _lay(self) -> None:
        """Only the two that are looked at stay."""
        self._pictures = {sha: picture for sha, picture in self._pictures.items() if sha in self._shown}
        before, after = (self._pictures.get(sha, QPixmap()) for sha in self._shown)
        self.board.divider.show_photos(before, after)

    def _choose(self, before: str) -> None:
        page, sketch = self._page, self._page.sketch
        if sketch is not None:
            sketch.before = before
            page.keeper.pair(sketch)
            self.board.divider.centre()
            self.show()


def _when(ref: PhotoRef) -> str:
    """`2025-11-28 10:22`, "" where no camera said so."""
    return ref.taken_at[:16].replace("T", " ")
