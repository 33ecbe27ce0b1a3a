"""What is done with a finding or a draft from the list: look up, take back, throw away, fetch from the bin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_app.core.errors import OfficerError
from officer_app.usecases import drafts, findings, lists

if TYPE_CHECKING:
    from officer_app.ui.jobs import Then
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session


class Deeds(QObject):
    """Each says what came of it at the bottom of the window. `refused(sentence)` when a withdrawal is not taken."""

    refused = Signal(str)
    withdrawn = Signal()

    def __init__(self, session: Session, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._window = session, window

    def look_up(self, number: str) -> None:
        """Go to the finding with that number, if it is on this device."""

        def found(ids: list[str]) -> None:
            if ids:
                self._window.go("findings", finding=ids[0])
            else:
                self._window.say(self.tr("{} is not on this device").format(number))

        self._session.read(lambda desk: lists.by_number(desk, number), found, self)

    def open_finding(self, finding: str) -> None:
        """Where something can be done with it: its editor, or its sheet when it is somebody else's or at its end."""

        def opened(changeable: bool) -> None:
            if changeable:
                self._window.open_editor(finding=finding)
            else:
                self._window.open_sheet(finding)

        self._session.read(lambda desk: lists.finding(desk, finding).changeable, opened, self)

    def delete_draft(self, draft: str) -> None:
        """To the bin, with a way back."""

        def gone(_: object) -> None:
            words = self.tr("Draft deleted")
            self._window.acts.did(words, lambda: self.restore_draft(draft), lambda: self._discard(draft), about=draft)

        self._discard(draft, gone)

    def _discard(self, draft: str, then: Then | None = None) -> None:
        self._session.write(lambda desk: drafts.discard(desk, draft), then, self)

    def restore_draft(self, draft: str) -> None:
        """Out of the bin, with everything that was in it."""

        def back(_: object) -> None:
            self._window.say(
                self.tr("The draft is back"), self.tr("Go on"), lambda: self._window.open_editor(draft=draft)
            )

        self._session.write(lambda desk: drafts.restore(desk, draft), back, self)

    def withdraw(self, finding: str, reason: str) -> None:
        """Ask the ledger to take a finding back; it decides (rule 5.3, T05 and T09)."""

        def asked(done: findings.Finished) -> None:
            self._window.say(self.tr("The ledger is asked to take {} back").format(done.temp_no))
            self.withdrawn.emit()

        self._session.write(
            lambda desk: findings.withdraw(desk, finding, reason),
            asked,
            self,
            self._not_withdrawn,
        )

    def _not_withdrawn(self, error: Exception) -> None:
        if isinstance(error, OfficerError):
            self.refused.emit(error.say(self._session.language))
        else:
            self._session.bus.trouble.emit(error)
