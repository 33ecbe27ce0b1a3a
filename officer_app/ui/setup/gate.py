"""From nothing, or a locked profile, to an open desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.errors import OfficerError
from officer_app.ui import errors
from officer_app.ui.jobs import Jobs
from officer_app.ui.setup.art import Art
from officer_app.ui.setup.forms import EnrolForm, Form, PassphraseForm, StoppedForm, UnlockForm
from officer_app.ui.setup.waiting import BeginningForm, WaitingForm
from officer_app.ui.widgets.page import label
from officer_app.ui.widgets.signs import Icon

if TYPE_CHECKING:
    from officer_app.core.text import Language, Text
    from officer_app.ui.trial import Tell
    from officer_app.usecases.desk import Desk

ART = {
    EnrolForm: "sample/photos/hall.jpg",
    PassphraseForm: "sample/photos/window12.jpg",
    UnlockForm: "sample/photos/hall.jpg",
    WaitingForm: "sample/photos/window12.jpg",
    BeginningForm: "sample/photos/window12.jpg",
    StoppedForm: "sample/photos/hall.jpg",
}


class Gate(QWidget):
    """`passed(Desk)` once a profile is open; `again()` when opening is to be tried once more; `taken_back()` when the
    sample city that was left is wanted after all.

    The store is opened on the database lane and stays there.
    """

    passed = Signal(object)
    again = Signal()
    taken_back = Signal()
    _told = Signal(object)

    def __init__(
        self,
        profile: Path,
        jobs: Jobs,
        language: Language,
        begin_trial: Callable[[Tell], Desk],
        parent: QWidget | None = None,
    ) -> None:
        """`begin_trial(tell)` gives the open desk of a trial and tells its stages meanwhile, on the database lane."""
        super().__init__(parent)
        self.setObjectName("page")
        self._profile, self._jobs, self._language = profile, jobs, language
        self._begin_trial = begin_trial
        self._told.connect(self._stage)
        self._code = self._address = self._passphrase = ""
        self._authority: Path | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.form: Form | None = None

    def begin(self, state: str) -> None:
        """`empty` or `locked`."""
        if state == "locked":
            form = UnlockForm()
            form.given.connect(self._unlock)
            self._show(form)
        else:
            self._enrol()

    def stop(self, sentence: str) -> None:
        """Say why the profile does not open, instead of `begin`."""
        form = StoppedForm()
        form.again.connect(self.again)
        self._show(form)
        form.wrong(sentence)

    # the three steps of a new profile

    def _enrol(self) -> None:
        form = EnrolForm(self._address)
        form.asked.connect(self._asked)
        form.trial.connect(self.try_it)
        self._show(form)

    def _asked(self, code: str, address: str, authority: object) -> None:
        self._remember(code, address, authority)
        form = PassphraseForm()
        form.back.connect(self._enrol)
        form.judged.connect(self._judge)
        form.chosen.connect(self._create)
        self._show(form)

    def _judge(self, passphrase: str) -> None:
        def why() -> Any:
            from officer_app.seal.wrap import weak_passphrase

            return weak_passphrase(passphrase)

        def answer(reason: Any) -> None:
            if isinstance(self.form, PassphraseForm) and self.form.entry.text() == passphrase:
                self.form.verdict(reason.say(self._language) if reason else "")

        self._jobs.net(why, answer, self)

    def _create(self, passphrase: str) -> None:
        def make() -> Desk:
            from officer_app.usecases import setup

            return setup.create_profile(self._profile, passphrase)

        self._passphrase = passphrase
        self._work(make, self._join)

    def _join(self, desk: Desk) -> None:
        self._show(WaitingForm(
            self.tr("Joining the ledger"),
            self.tr("The only time a network is needed. Afterwards everything works offline."), 2,
        ))  # fmt: skip

        def ask() -> object:
            from officer_app.usecases.enrol import enrol
            from officer_app.usecases.setup import lock_for_recovery

            def on_db(fn: Callable[[Any], Any]) -> Any:
                return self._jobs.on_db(lambda: fn(desk.db))

            joined = enrol(on_db, self._profile, self._address, self._code, desk.now, desk.version, self._authority)
            if self._passphrase:
                self._jobs.on_db(lambda: lock_for_recovery(desk, self._profile, self._passphrase))
            return joined

        def joined(_: object) -> None:
            self._passphrase = ""
            self.passed.emit(desk)

        self._jobs.net(ask, joined, self, lambda error: self._not_joined(desk, error))

    def _not_joined(self, desk: Desk, error: Exception) -> None:
        self.join(desk, self._address, errors.spoken(error, self._language))
        if not isinstance(error, OfficerError):
            raise error

    def join(self, desk: Desk, address: str, why: str = "") -> None:
        """Enrol the open profile, or enrol it anew; `why` says what came of the last try."""
        form = EnrolForm(address, again=True)
        form.asked.connect(lambda code, address, authority: self._join_again(desk, code, address, authority))
        form.trial.connect(lambda: self.passed.emit(desk))
        self._show(form)
        if why:
            form.wrong(why)

    def _join_again(self, desk: Desk, code: str, address: str, authority: object) -> None:
        self._remember(code, address, authority)
        self._join(desk)

    def _remember(self, code: str, address: str, authority: object) -> None:
        self._code, self._address = code, address
        self._authority = authority if isinstance(authority, Path) else self._authority

    # the other two ways in

    def try_it(self) -> None:
        """Begin the trial, each stage shown as it comes."""
        self._show(BeginningForm())
        self._jobs.run(lambda: self._begin_trial(self._told.emit), self.passed.emit, self, self._not_begun)

    @Slot(object)
    def _stage(self, stage: Text) -> None:
        if isinstance(self.form, BeginningForm):
            self.form.tell(stage.say(self._language))

    def _not_begun(self, error: Exception) -> None:
        self._enrol()
        self._fail(error)

    def wait_leaving(self) -> None:
        """While the sample city is closed and moved aside."""
        self._show(WaitingForm(
            self.tr("Leaving the sample city"), self.tr("Its folder is moved aside as it is. Nothing is deleted.")
        ))  # fmt: skip

    def say_left(self, aside: Path) -> None:
        """Name the place where the sample city lies now."""
        if self.form is not None:
            words = self.tr("The sample city and what you recorded in it are in {folder}").format(folder=aside)
            self.form.banner.say("neutral", words, self.tr("Put it back"), self.taken_back.emit, "folder-open")

    def _unlock(self, passphrase: str) -> None:
        def unlock() -> Desk:
            from officer_app.usecases import setup

            return setup.open_profile(self._profile, passphrase)

        self._work(unlock, self.passed.emit)

    def _work(self, make: Callable[[], Desk], then: Callable[[Desk], object]) -> None:
        form = self.form
        assert form is not None
        form.busy(True)

        def failed(error: Exception) -> None:
            form.busy(False)
            self._fail(error)

        self._jobs.run(make, then, self, failed)

    def _fail(self, error: Exception) -> None:
        assert self.form is not None
        self.form.wrong(errors.spoken(error, self._language))
        if not isinstance(error, OfficerError):
            raise error

    # showing

    def _said_beside(self, form: Form) -> tuple[str, str]:
        """Under the picture: what this is for; where a passphrase is chosen, what it protects."""
        if isinstance(form, PassphraseForm):
            return self.tr("No network? Work goes on."), self.tr(
                "Photos and drafts are kept encrypted on this computer"
            )
        return self.tr("Walk in, see where it is stuck."), self.tr("Binzhou Municipal Supervision Centre")

    def _show(self, form: Form) -> None:
        while self._row.count():
            old = self._row.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self.form = form
        art = Art(ART[type(form)], *self._said_beside(form))
        self._row.addWidget(art, 39)
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(3)
        column.addWidget(form, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        if form.enrolling:
            note = QHBoxLayout()
            note.addStretch(1)
            note.addWidget(Icon("lock", "ink3", 14))
            note.addWidget(label(self.tr("Network only once, then it works offline"), "caption"))
            note.addStretch(1)
            column.addLayout(note)
        side.setWidget(inner)
        self._row.addWidget(side, 61)
        if form.first is not None:
            form.first.setFocus(Qt.FocusReason.OtherFocusReason)
