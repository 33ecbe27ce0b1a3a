"""Voice memos of the draft in the editor: recorded, kept second by second, played, deleted and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from officer_app.core import memo
from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.ui.capture.player import MemoPlayer
from officer_app.ui.capture.recorder import Recorder, Source

if TYPE_CHECKING:
    from officer_app.core.facts import MemoRef
    from officer_app.ui.editor.draft_photos import Place
    from officer_app.ui.editor.keeper import DraftKeeper
    from officer_app.ui.editor.memo_bar import MemoBar
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk


def _microphone(parent: QObject) -> Source:
    from officer_app.ui.capture.microphone import Microphone

    return Microphone(parent)


class Voice(QObject):
    """Between the bar and the draft. `refused(name, error)` tells why nothing is recorded or played, or why it ended.

    `source` makes what sound comes from.
    """

    refused = Signal(str, object)

    def __init__(
        self, session: Session, keeper: DraftKeeper, bar: MemoBar, window: MainWindow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._bar, self._window = session, keeper, bar, window
        self.source: Callable[[QObject], Source] = _microphone
        self.memos: list[MemoRef] = []
        self._recorder: Recorder | None = None
        self._take: _Take | None = None
        self._player = MemoPlayer(session, self)
        self._player.changed.connect(bar.chips.show_playing)
        self._player.failed.connect(lambda error: self.refused.emit("", error))
        bar.toggled.connect(self.toggle)
        bar.chips.played.connect(self._player.toggle)
        bar.chips.deleted.connect(self.delete)

    def show(self, memos: Sequence[MemoRef]) -> None:
        """Another draft, with these."""
        self.stop()
        self._player.stop()
        self.memos = list(memos)
        self._bar.chips.show_memos(self.memos)

    # recording

    @property
    def recording(self) -> bool:
        return self._take is not None

    def toggle(self) -> None:
        """F10: begin, or end what is recorded."""
        if self.recording:
            self.stop()
        else:
            self._begin()

    def stop(self) -> None:
        """That was all, also when the page is left or the record is finished."""
        if self._recorder is not None:
            self._recorder.stop()

    def _begin(self) -> None:
        from officer_app.usecases.memos import TOO_MANY

        if len(self.memos) >= memo.MOST_MEMOS:
            self.refused.emit("", OfficerError(TOO_MANY, limit=memo.MOST_MEMOS))
            return
        self._player.stop()
        try:
            recorder = self._ready()
        except OfficerError as error:
            self.refused.emit("", error)
            return
        desk = self._session.desk
        self._take = _Take(self._keeper.place, desk.new_id(), desk.moment())
        self._bar.show_recording(True)
        self._announce(self.tr("Recording"))
        recorder.start()

    def _ready(self) -> Recorder:
        if self._recorder is None:
            recorder = self._recorder = Recorder(self.source(self), self)
            recorder.piece.connect(self._keep)
            recorder.heard.connect(self._bar.show_sound)
            recorder.ended.connect(self._ended)
        return self._recorder

    def _keep(self, pcm: bytes) -> None:
        take = self._take
        if take is None:
            return
        n, take.pieces = take.pieces, take.pieces + 1
        if n == 0 and take.place is self._keeper.place:
            self._keeper.for_files()

        def verb(desk: Desk) -> Changes:
            from officer_app.usecases import memos

            return memos.keep_piece(desk, take.begun(), n, pcm)

        self._session.write(verb, None, self, lambda error: self._not_kept(take, error))

    def _not_kept(self, take: _Take, error: Exception) -> None:
        """What came before stays; no more is taken."""
        if take.error is None:
            take.error = error
            self.stop()

    def _ended(self, error: OfficerError | None) -> None:
        take, self._take = self._take, None
        self._bar.show_recording(False)
        if take is None:
            return
        take.error = take.error or error
        if not take.pieces:
            if take.error is not None:
                self.refused.emit("", take.error)
            return

        def verb(desk: Desk) -> tuple[MemoRef, Changes]:
            from officer_app.usecases import memos

            return memos.complete(desk, take.begun())

        self._session.write(
            verb, lambda done: self._kept(take, done[0]), self, lambda error: self._fail(take.error or error)
        )

    def _kept(self, take: _Take, ref: MemoRef) -> None:
        if take.place is self._keeper.place and ref not in self.memos:
            self.memos.append(ref)
            self._bar.chips.show_memos(self.memos)
        if take.error is not None:
            self._fail(take.error)
        else:
            self._announce(self.tr("Voice memo kept"))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, OfficerError):
            self.refused.emit("", error)
        else:
            self._session.bus.trouble.emit(error)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._bar, words))

    # deleting

    def delete(self, sha256: str) -> None:
        """At once, with a way back."""
        draft = self._keeper.draft_id
        if self._player.sha256 == sha256:
            self._player.stop()
        self._take_out(draft, sha256, deleted=True)
        self._window.acts.did(
            self.tr("Voice memo deleted"),
            lambda: self._take_out(draft, sha256, deleted=False),
            lambda: self._take_out(draft, sha256, deleted=True),
            about=draft,
        )

    def _take_out(self, draft: str, sha256: str, deleted: bool) -> None:
        """Of a draft that may not be in view any more."""

        def verb(desk: Desk) -> tuple[list[MemoRef], Changes]:
            from officer_app.usecases import editing, memos

            changes = (memos.remove if deleted else memos.restore)(desk, draft, sha256)
            return list(editing.read_draft(desk, draft).memos), changes

        def done(answer: tuple[list[MemoRef], Changes]) -> None:
            if draft == self._keeper.draft_id:
                self.memos = answer[0]
                self._bar.chips.show_memos(self.memos)

        if deleted and draft == self._keeper.draft_id:
            self.memos = [ref for ref in self.memos if ref.sha256 != sha256]
            self._bar.chips.show_memos(self.memos)
        self._session.write(verb, done, self, self._fail)


class _Take:
    """One recording: whose it is, its name, how many pieces were given away, what went wrong."""

    def __init__(self, place: Place, name: str, began_at: str) -> None:
        self.place, self._name, self._began_at = place, name, began_at
        self.pieces = 0
        self.error: Exception | None = None

    def begun(self) -> object:
        """On the database lane only: by then the draft is there."""
        from officer_app.store.memos import Begun

        return Begun(self._name, self.place.draft_id, self._began_at)
