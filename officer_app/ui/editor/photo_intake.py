"""Photos on their way into the draft: chosen, dropped or pasted; deleted and taken back; one that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from officer_app.core import privacy
from officer_app.core.errors import OfficerError
from officer_app.core.text import Text
from officer_app.core.validate import uncovered
from officer_app.ui import dialogs, errors
from officer_app.ui.capture.ways import CaptureWays
from officer_app.ui.editor.intake import PICTURE_SUFFIXES, Intake, take
from officer_app.ui.thumbs import Views

if TYPE_CHECKING:
    from officer_app.core.changes import Changes
    from officer_app.ui.editor.arrival import Arrival
    from officer_app.ui.editor.form_card import FormCard
    from officer_app.ui.editor.keeper import DraftKeeper
    from officer_app.ui.editor.photos_column import PhotosColumn
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk

NAMED = 4
"""So many refused photos of one handful are told by name."""
REMOTE = Text(
    "有 {count} 张图只在网页上，没有收下；先存成文件再拖进来",
    "{count} pictures live on a web page only and were not taken; save them as files first",
)


class PhotoIntake(QObject):
    """Between the photos column and the draft."""

    def __init__(
        self, session: Session, keeper: DraftKeeper, column: PhotosColumn, form: FormCard, window: MainWindow,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._keeper, self._column, self._form, self._window = session, keeper, column, form, window
        self._views = Views(session, self)
        self._refused: list[str] = []
        keeper.photos_changed.connect(self.show)
        self.ways = CaptureWays(session, column, self._take_captured, self)
        keeper.photo_failed.connect(self.tell)
        self.ways.refused.connect(self.tell)
        column.photos_given.connect(self.take_in)
        column.choosing.connect(self.choose)
        column.pasting.connect(self.paste)
        column.deleted.connect(self.delete)
        column.ordered.connect(keeper.order_photos)
        column.view_wanted.connect(self._want_view)
        form.photos_given.connect(self.take_in)
        form.touched.connect(self.judge)
        form.switched.connect(lambda code: self.judge())

    @Slot()
    def show(self) -> None:
        """Bring the column up to the draft; a photo that has just come is shown large."""
        shots = self._keeper.shots
        grew = len(shots) > len(self._column.shots)
        self._column.show_shots(shots, len(shots) - 1 if grew else None)
        self._form.set_refs(self._keeper.refs, self._keeper.seen)
        self.judge()

    @Slot()
    def judge(self) -> None:
        """Which photos wait for a look, as the record stands: the way of the visit says so, a caption, the pixels."""
        values, refs, seen = self._form.view.values(), self._keeper.refs, self._keeper.seen
        badges = [privacy.standing(ref, values, seen[ref.sha256]) for ref in refs]
        self._column.show_badges(badges)
        waiting = uncovered(values, refs, seen)
        if not waiting:
            self._column.hint.hide()
            return
        sha = refs[badges.index("mask")].sha256
        words = waiting[0].message.say(self._session.language)
        self._column.hint.say(
            "warn", words, self.tr("Mask it"), lambda: self._column.annotating.emit(sha, "mask"), "eye-off"
        )

    @Slot()
    def choose(self) -> None:
        """Ctrl+O: the system's file dialog."""
        patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in PICTURE_SUFFIXES)
        dialogs.choose_files(
            self._column, self.tr("Add photos"), [self.tr("Photos ({})").format(patterns)], self._chosen
        )

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
        self._column.banner.hide()
        self._refused.clear()
        if intake.remote:
            self._form.tell([REMOTE.fill(count=intake.remote)])
        if intake.sources:
            self._keeper.add_photos(intake.sources)

    def _take_captured(self, coming: Arrival) -> None:
        """One by one, as they come: what was told about the one before stays."""
        self._keeper.add_photos([coming])

    @Slot(str)
    def delete(self, sha256: str) -> None:
        """At once, with a way back."""
        draft = self._keeper.draft_id
        self._keeper.remove_photo(sha256)
        self._window.acts.did(
            self.tr("1 photo deleted"),
            lambda: self._take_out(draft, sha256, deleted=False),
            lambda: self._take_out(draft, sha256, deleted=True),
            about=draft,
        )

    def _take_out(self, draft: str, sha256: str, deleted: bool) -> None:
        """Of a draft that may not be in view any more."""
        if draft == self._keeper.draft_id:
            (self._keeper.remove_photo if deleted else self._keeper.restore_photo)(sha256)
            return

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import photos

            return (photos.remove_photo if deleted else photos.restore_photo)(desk, draft, sha256)

        self._session.write(verb)

    def forget(self) -> None:
        """Another draft: nothing of what was shown of the last one's photos concerns it."""
        self.ways.close()
        self._column.forget_views()
        self._column.banner.hide()

    @Slot(str)
    def _want_view(self, sha256: str) -> None:
        self._views.ask(sha256, self._column.show_view, self)

    @Slot(str, object)
    def tell(self, name: str, error: Exception) -> None:
        """What could not be taken in, and why."""
        if isinstance(error, OfficerError):
            words = errors.spoken(error, self._session.language)
            self._refused.append(f"{name}  {words}" if name else words)
            more = len(self._refused) - NAMED
            lines = self._refused[:NAMED] + ([self.tr("%n more not taken", "", more)] if more > 0 else [])
            self._say("warn", "\n".join(lines))
        else:
            self._session.bus.trouble.emit(error)

    def _say(self, kind: str, words: str, icon: str = "") -> None:
        banner = self._column.banner
        banner.say(kind, words, self.tr("Understood"), banner.hide, icon)
