"""What a person does on a running walk, as verbs; each says quietly what it did, with a way back where there is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from officer_app.core.walk_facts import PlannedStep
from officer_app.ui.walk.end_card import VOID
from officer_app.usecases import walk_notes, walks

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.ui.walk.end_card import Ending
    from officer_app.ui.walk.keeper import Verb, WalkKeeper
    from officer_app.ui.walk.run_view import RunView
    from officer_app.ui.walk.typed import TypedPart
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.walk_record import Walked


class WalkActs(QObject):
    """Between the cards of a running walk and its keeper."""

    def __init__(
        self, session: Session, keeper: WalkKeeper, view: RunView, words: TypedPart, window: MainWindow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._view, self._words, self._window = session, keeper, view, words, window
        view.clock.next_asked.connect(self.next_step)
        view.clock.ticket_given.connect(self.take_ticket)
        view.steps.gone_to.connect(self.next_step)
        view.insert.inserted.connect(self.insert_step)
        view.correct.corrected.connect(self.correct_time)
        view.window_panel.gone.connect(self.go_to_window)
        view.note.noted.connect(self.note)
        view.note.touched.connect(words.touched)
        view.guide.asked.connect(self.ask_material)
        view.guide.retracted.connect(self.retract)
        view.photos.strip.retracted.connect(self.retract)
        view.facts.counted.connect(self.count)
        view.feeling.felt.connect(self.feel)

    @property
    def _now(self) -> int:
        """The step that is on."""
        return self._keeper.view.walk.current if self._keeper.view is not None else 0

    def next_step(self, step: int = 0) -> None:
        """F7, or on to the step that was chosen."""
        self._view.banner.hide()
        self._keeper.do(lambda desk, walk: walks.next_step(desk, walk, step))

    def pause_or_go_on(self) -> None:
        """F6."""
        view = self._keeper.view
        if view is None or not view.walk.running:
            return
        verb = walks.resume if view.walk.status == "paused" else walks.pause
        self._keeper.do(lambda desk, walk: verb(desk, walk))

    def insert_step(self, planned: PlannedStep, after: int) -> None:
        self._keeper.do(lambda desk, walk: walks.insert_step(desk, walk, planned, after))

    def correct_time(self, step: int, edge: str, at: datetime, reason: str) -> None:
        def done(_: Walked) -> None:
            self._view.correct.close_panel()
            self._window.say(self.tr("The time is corrected; what was there before stays in the record"))

        self._keeper.do(lambda desk, walk: walks.correct_time(desk, walk, step, edge, at, reason), done)

    def take_ticket(self, number: str) -> None:
        step = self._now
        self._keeper.do(lambda desk, walk: walk_notes.ticket(desk, walk, number, step=step))

    def note(self, text: str, ok: str) -> None:
        """Ctrl+Enter: what was handed over leaves the card once it is on the disk; what is typed meanwhile stays."""
        step = self._now

        def done(walked: Walked) -> None:
            self._view.note.take_away(text, ok)
            self._words.renew()
            self._offer_back(self.tr("Noted at this step"), walked)

        self._words.autosave.flush()
        self._keeper.do(lambda desk, walk: walk_notes.note(desk, walk, text, step=step, ok=ok), done)

    def ask_material(self, name: str, held: bool) -> None:
        step = self._now
        self._keeper.do(lambda desk, walk: walk_notes.ask_material(desk, walk, name, held=held, step=step))

    def count(self, what: str) -> None:
        """One more visit, or one more copy."""
        verb: Verb = {"visit": walk_notes.visit, "copy": walk_notes.copied}[what]
        said = {"visit": self.tr("One more visit"), "copy": self.tr("One more copy")}[what]
        self._keeper.do(verb, lambda walked: self._offer_back(said, walked))

    def go_to_window(self, code: str, dept: str) -> None:
        self._keeper.do(
            lambda desk, walk: walk_notes.window(desk, walk, code, dept),
            lambda walked: self._offer_back(self.tr("One more trip to a window"), walked),
        )

    def feel(self, grade: str) -> None:
        name = self._session.say(self._session.desk.catalog.name("grade5", grade))
        self._keeper.do(
            lambda desk, walk: walk_notes.feel(desk, walk, grade), lambda walked: self._offer_back(name, walked)
        )

    def retract(self, event_id: str) -> None:
        """Take a note or a photo back; it can come again."""
        self._keeper.do(
            lambda desk, walk: walk_notes.retract(desk, walk, event_id),
            lambda walked: self._remember(self.tr("Taken back"), walked.walk.id, event_id, taken_back=True),
        )

    def end(self, ending: Ending) -> None:
        """End the walk, or withdraw it."""

        def verb(desk: Desk, walk: str) -> Walked:
            if ending.result == VOID:
                return walks.withdraw(desk, walk, ending.reason)
            return walks.end(
                desk,
                walk,
                ending.result,
                ending.summary,
                nothing_pending=ending.nothing_pending or None,
                reason=ending.reason,
            )

        self._keeper.do(verb)

    def _offer_back(self, said: str, walked: Walked) -> None:
        self._remember(said, walked.walk.id, walked.event_id)

    def _remember(self, said: str, walk_id: str, event_id: str, taken_back: bool = False) -> None:
        """Noted or taken back, it can be turned round as often as one likes: noted again it is an event of its own."""
        trouble, noted = self._keeper.troubled.emit, [event_id]

        def retract(desk: Desk) -> Walked:
            return walk_notes.retract(desk, walk_id, noted[0])

        def again(desk: Desk) -> Walked:
            walked = walk_notes.again(desk, walk_id, noted[0])
            noted[0] = walked.event_id
            return walked

        def way(verb: Callable[[Desk], Walked]) -> Callable[[], None]:
            return lambda: self._session.write(verb, None, self, trouble)

        back, forth = (again, retract) if taken_back else (retract, again)
        self._window.acts.did(said, way(back), way(forth), about=walk_id)
