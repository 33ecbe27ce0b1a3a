"""The questionnaire of the walk in view: asked once it has ended, worked out at every answer, kept, handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from officer_app.core.errors import OfficerError
from officer_app.ui import errors
from officer_app.ui.walk.typed import TypedPart

if TYPE_CHECKING:
    from officer_app.core.questionnaire import Questionnaire
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.ui.walk.closing_view import ClosingView
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.walk_desk import WalkView
    from officer_app.usecases.walk_record import Walked


class Answering(QObject):
    """`show(view)` when an ended walk is in view; `hand_in()` by Ctrl+Enter."""

    def __init__(self, session: Session, closing: ClosingView, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._closing, self._window = session, closing, window
        self._asked: Questionnaire | None = None
        self._view: WalkView | None = None
        self._editable = False
        self._missing: list[str] = []
        self.typed = TypedPart(session, "answers", closing.value, self)
        closing.answers_touched.connect(self._touched)
        closing.answers.handing_in.connect(self.hand_in)

    def show(self, view: WalkView) -> None:
        """Once the walk has ended: ask for its questions, or bring those that are shown up to it."""
        if view.walk.running:
            return
        before, self._view = self._view, view
        self._editable = view.mine and view.walk.ended is not None
        if before is not None and before.walk.id == view.walk.id and self._asked is not None:
            self._work_out()
            return
        self._asked = None
        self.typed.walk_id = view.walk.id if self._editable else ""

        def read(desk: Desk) -> tuple[Questionnaire, dict[str, Any]]:
            from officer_app.usecases import walk_notes

            return walk_notes.questions(desk, view.walk)

        def arrived(answer: tuple[Questionnaire, dict[str, Any]]) -> None:
            if self._view is not None and self._view.walk.id == view.walk.id:
                self._asked = answer[0]
                kept = view.kept.get("answers") or {}
                self._closing.show_questions(*answer, kept, view.walk, self._editable)
                self._work_out()
                self._closing.show_decided(kept, view.walk)

        self._session.read(read, arrived, self)

    def forget(self) -> None:
        """No walk is in view."""
        self.typed.autosave.flush()
        self._view, self._asked = None, None

    def _touched(self) -> None:
        self._work_out()
        self.typed.touched()

    def _work_out(self) -> None:
        from officer_app.usecases import walk_notes

        if self._asked is not None and self._view is not None:
            walk = self._view.walk
            outcome = walk_notes.evaluate(self._asked, walk, self._closing.answers.answers())
            self._closing.show_outcome(walk, outcome, self._editable)
            self._missing = outcome.missing

    def hand_in(self) -> None:
        """The score becomes the walk's; accepted suggestions become drafts, with the photos that are chosen."""
        if self._view is None or self._asked is None or not self._editable:
            return
        walk_id, value, chosen = self._view.walk.id, self._closing.value(), self._closing.photos.strip.chosen()
        shas, step = [photo.sha256 for photo in chosen], chosen[0].step if chosen else 0

        def verb(desk: Desk) -> Walked:
            from officer_app.usecases import walk_findings

            return walk_findings.hand_in(
                desk, walk_id, value["values"], value["accepted"], value["declined"], step, shas
            )

        self.typed.autosave.flush()
        self._session.write(verb, self._handed, self, self._trouble)

    def _handed(self, walked: Walked) -> None:
        self.typed.autosave.forget()
        self._closing.banner.hide()
        self._closing.photos.strip.clearSelection()
        given = walked.walk.answers
        score = "—" if given is None or given.score is None else f"{given.score:g}"
        self._window.say(self.tr("The questionnaire is in: {} of 100").format(score))

    def _trouble(self, error: Exception) -> None:
        if not isinstance(error, OfficerError):
            self._session.bus.trouble.emit(error)
            return
        banner = self._closing.banner
        banner.say("warn", errors.spoken(error, self._session.language), self.tr("Understood"), banner.hide)
        if self._missing:
            self._closing.answers.go_to(self._missing[0])
