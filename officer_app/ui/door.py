"""From a profile folder to an open desk and back: what needs no passphrase opens at once, for the rest a gate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.ui import errors

if TYPE_CHECKING:
    from officer_app.ui.i18n import Translation
    from officer_app.ui.jobs import Jobs
    from officer_app.ui.session import Session
    from officer_app.ui.setup.gate import Gate
    from officer_app.ui.trial import Tell, Trial
    from officer_app.usecases.bookmark import Bookmark
    from officer_app.usecases.desk import Desk


class Door(QObject):
    """`opened(Desk)` when a profile is open, `gated(Gate)` when a person is asked first.

    `desk` is what is open now; `sample` whether it is the trial with its sample city; `guarded` whether a passphrase
    was asked for; `bookmark` where one was in the middle of something.
    """

    opened = Signal(object)
    gated = Signal(object)

    def __init__(
        self,
        profile: Path,
        jobs: Jobs,
        translation: Translation,
        trial_of: Callable[[], Trial],
        opener: Callable[[], Desk] | None = None,
        begin: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`opener` gives an open desk (on the database lane) instead of the gate, once, and no trial ledger is
        started for it. With `begin` an empty profile becomes a trial without being asked."""
        super().__init__(parent)
        self._profile, self._jobs, self._translation = profile, jobs, translation
        self._trial_of, self._opener, self._begin = trial_of, opener, begin
        self._made: Trial | None = None
        self._shown: Gate | None = None
        self._serving = opener is None
        self._aside: Path | None = None
        self.desk: Desk | None = None
        self.sample = self.guarded = False
        self.bookmark: Bookmark | None = None

    # opening

    def knock(self) -> None:
        """Open what needs no passphrase, else show the gate."""
        profile, opener = self._profile, self._opener
        self._opener = None

        def look() -> Desk | str:
            from officer_app.store import profile as profiles
            from officer_app.usecases import setup

            if opener is not None:
                return opener()
            state = profiles.state(profile)
            return setup.open_profile(profile) if state == "trial" else state

        self._jobs.run(look, self._found, self, self._not_opened)

    def _found(self, answer: Desk | str) -> None:
        if not isinstance(answer, str):
            self._enter(answer)
        elif answer == "empty" and self._begin:
            self._begin = False
            self._gate().try_it()
        else:
            gate = self._gate()
            gate.begin(answer)
            if self._aside is not None:
                gate.say_left(self._aside)

    def _enter(self, desk: Desk) -> None:
        self.desk, self._aside = desk, None

        def look() -> tuple[bool, bool, Bookmark | None]:
            from officer_app.store import profile
            from officer_app.usecases import bookmark

            return self._trial().begun, profile.state(self._profile) == "locked", bookmark.find(desk)

        def known(answer: tuple[bool, bool, Bookmark | None]) -> None:
            self.sample, self.guarded, self.bookmark = answer
            self._drop_gate()
            self.opened.emit(desk)

        self._jobs.run(look, known, self)

    def _not_opened(self, error: Exception) -> None:
        """Damaged, newer, open elsewhere, on a full or locked disk: said where a person looks, with a way on."""
        self._gate().stop(errors.spoken(error, self._translation.language))
        if not isinstance(error, OfficerError):
            raise error

    def _gate(self) -> Gate:
        """A new gate in place of the last one."""
        from officer_app.ui.setup.gate import Gate  # only until the profile is open

        self._drop_gate()
        gate = Gate(self._profile, self._jobs, self._translation.language, self._try)
        gate.passed.connect(self._enter)
        gate.again.connect(self.knock)
        gate.taken_back.connect(self._take_back)
        self._shown = gate
        self.gated.emit(gate)
        return gate

    def _drop_gate(self) -> None:
        if self._shown is not None and isValid(self._shown):
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = None

    # the trial

    def _trial(self) -> Trial:
        """On a lane: it is loaded when it is first asked for."""
        if self._made is None:
            self._made = self._trial_of()
        return self._made

    def _try(self, tell: Tell) -> Desk:
        return self._trial().open(tell)

    def serve(self, session: Session, ready: Callable[[], object], quiet: Callable[[Exception], object]) -> None:
        """Start the trial's ledger in the background, then `ready()`; at once where there is none to be started.

        A ledger that does not start is told by `quiet(error)`: everything works offline.
        """
        if not (self.sample and self._serving):
            ready()
            return
        trial = self._made
        assert trial is not None

        def failed(error: Exception) -> None:
            quiet(error)
            ready()

        if trial.trouble is not None:
            failed(trial.trouble)
            return

        def started(url: str) -> None:
            session.write(lambda desk: trial.point_to(desk, url), lambda _: ready(), self)

        self._jobs.net(trial.serve, started, self, failed)

    def leave(self) -> None:
        """Close the sample city and move its folder aside, whole; the gate then names the place."""
        self._gate().wait_leaving()

        def leave() -> Path:
            self.shut()
            return self._trial().leave()

        def left(aside: Path) -> None:
            self._aside = aside
            self.knock()

        self._jobs.run(leave, left, self, self._not_opened)

    def _take_back(self) -> None:
        """Undo `leave`."""
        aside, self._aside = self._aside, None
        if aside is not None:
            self._jobs.run(lambda: self._trial().come_back(aside), lambda _: self.knock(), self, self._not_opened)

    # enrolling

    def enrol(self) -> None:
        """Ask for a code and an address for the open desk: the first time, or anew when the ledger sent it away."""
        desk = self.desk
        if desk is None:
            return

        def known() -> str:
            from officer_app.store import meta

            return meta.get(desk.db, "ledger_url")

        self._jobs.run(known, lambda address: self._gate().join(desk, address), self, self._not_opened)

    # closing

    def close(self) -> None:
        """Close the desk, then ask again."""
        self._jobs.run(self.shut, lambda _: self.knock(), self, self._not_opened)

    def shut(self) -> None:
        """Close the desk, on the database lane."""
        from officer_app.usecases import setup

        desk, self.desk = self.desk, None
        if desk is not None:
            setup.close(desk)

    def end(self) -> None:
        """End what was started for the trial. The lanes are closed."""
        if self._made is not None:
            self._made.stop()


def keep_house(desk: Desk) -> Changes:
    """What is done once a start, when nobody waits for it."""
    from officer_app.usecases import setup

    return setup.keep_house(desk)
