"""A finding that is opened again: changed, given back by the ledger, or changed on two devices at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from officer_app.core.facts import Finding
from officer_app.core.transitions import State
from officer_app.ui.editor.versions import concerned, other_versions, why_returned

if TYPE_CHECKING:
    from officer_app.ui.editor.form_card import FormCard
    from officer_app.ui.editor.photos_column import PhotosColumn
    from officer_app.ui.session import Session


class Revision(QObject):
    """Says above the form why it is open again, and on its button what finishing means."""

    def __init__(self, session: Session, form: FormCard, photos: PhotosColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._form, self._photos = session, form, photos
        self.concerned: list[str] = []

    def show(self, finding: Finding, joins: bool) -> str:
        """Returns the page's title. `concerned` are the fields it was given back for; `joins` is `Opened.joins`."""
        self.concerned = []
        number = finding.class_no or finding.facts.temp_no
        if joins:
            self._show_fork(finding)
            self._form.footer.set_finish_text(self.tr("Merge"))
            return self.tr("Merge {}").format(number)
        if finding.state == State.RETURNED:
            self._show_return(finding)
            self._form.footer.set_finish_text(self.tr("Hand in again"))
            return self.tr("Complete {}").format(number)
        self._form.footer.set_finish_text(self.tr("Keep the change"))
        return self.tr("Change {}").format(number)

    def _show_return(self, finding: Finding) -> None:
        """The clerk's words above the form and again at every field they are about."""
        reason, names = why_returned(finding)
        said = self._session.say
        words = self.tr("Returned by the ledger: {}").format(said(reason) or self.tr("no reason given"))
        answer = self.tr("Completed as the ledger asked")
        if names:
            asked = ("、" if self._session.language == "zh" else ", ").join(map(said, names))
            words = self.tr("{}. Asked for: {}").format(words, asked)
            answer = self.tr("Completed as the ledger asked: {}").format(asked)
        self._form.returned.say("warn", words, icon="undo-2")
        self._form.say_reason(answer)
        self.concerned = concerned(finding)
        here = self.tr("The ledger: {}").format(said(reason) or words)
        self._form.view.show_remarks(dict.fromkeys(self.concerned, here))
        if "photos" in self.concerned:
            self._photos.banner.say("warn", here, icon="undo-2")

    def _show_fork(self, finding: Finding) -> None:
        """Both versions stay, whatever is kept here; the other one's words are there to be taken over."""
        said, mark = self._session.say, "：" if self._session.language == "zh" else ": "
        differs = other_versions(finding, self._session.desk.catalog)
        words = self.tr("Changed on both sides. None of your words are lost. The other version says:")
        lines = [f"{said(label)}{mark}{said(value)}" for label, value in differs]
        self._form.returned.say("warn", "\n".join((words, *lines)), icon="git-merge")
