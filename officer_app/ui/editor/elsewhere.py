"""Says while a finding is being changed that it changed elsewhere: nothing is overwritten, one key takes it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_app.usecases import meanwhile
from officer_app.usecases.forks import PHOTOS

if TYPE_CHECKING:
    from officer_app.core.changes import Changes
    from officer_app.ui.editor.form_card import FormCard
    from officer_app.ui.editor.keeper import DraftKeeper
    from officer_app.ui.session import Session
    from officer_app.usecases.forks import Item
    from officer_app.usecases.meanwhile import Meanwhile

NAMED = 4
"""So many changes are told in full."""


class Elsewhere(QObject):
    """`restated(Meanwhile)`: the ledger has carried the finding on, with the same words in it."""

    restated = Signal(object)

    def __init__(self, session: Session, keeper: DraftKeeper, form: FormCard, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._form = session, keeper, form
        self._taken: Meanwhile | None = None
        session.bus.changed.connect(self._changed)

    def renew(self) -> None:
        """Another draft is shown, or the same one with what was taken over."""
        self._form.elsewhere.hide()
        taken, self._taken = self._taken, None
        if taken is not None:
            self._say_taken(taken)
        elif self._keeper.finding is not None:
            self._look()

    def _changed(self, changes: Changes) -> None:
        finding = self._keeper.finding
        if finding is not None and finding.id in changes.findings and not self._keeper.finishing:
            self._look()

    def _look(self) -> None:
        """With what is typed on the disk: whether both sides changed a field is told by comparing."""
        self._keeper.autosave.when_settled(self._read)

    def _read(self) -> None:
        draft = self._keeper.draft_id
        self._session.read(
            lambda desk: meanwhile.read(desk, draft), lambda found: self._show(draft, found), self, lambda error: None
        )

    def _show(self, draft: str, found: Meanwhile) -> None:
        before = self._keeper.finding
        if draft != self._keeper.draft_id or before is None or self._keeper.finishing:
            return
        if found.finding.state != before.state:
            self.restated.emit(found)
        if not found.moved:
            return
        if not found.items:
            words = self.tr("Changed elsewhere meanwhile. None of your words are lost: all versions will be kept")
            self._form.elsewhere.say("warn", words, icon="git-merge")
            return
        words = self.tr("Changed elsewhere meanwhile; none of your words are lost. There it says now:")
        lines = [self._line(item) for item in found.items[:NAMED]]
        more = len(found.items) - NAMED
        lines += [self.tr("%n more", "", more)] if more > 0 else []
        self._form.elsewhere.say(
            "warn", "\n".join((words, *lines)), self.tr("Take it over"), self._take_over, "git-merge"
        )

    def _line(self, item: Item) -> str:
        said, mark = self._session.say, "：" if self._session.language == "zh" else ": "
        line = f"{said(item.label)}{mark}{said(item.said[meanwhile.THEIRS])}"
        both = self.tr("you change it too, yours stays")
        if item.suggested == meanwhile.THEIRS or item.name == PHOTOS:
            return line
        return f"{line}（{both}）" if self._session.language == "zh" else f"{line} ({both})"

    def _take_over(self) -> None:
        """What is typed is on the disk first: it is part of what stays."""
        draft = self._keeper.draft_id

        def taken(answer: tuple[Meanwhile, Changes]) -> None:
            self._taken = answer[0]
            self._keeper.resume(draft)

        self._form.setEnabled(False)  # until it is read again: a key in between would belong to neither
        self._keeper.autosave.when_settled(
            lambda: self._session.write(
                lambda desk: meanwhile.take_over(desk, draft), taken, self, self._keeper.troubled.emit
            )
        )

    def _say_taken(self, taken: Meanwhile) -> None:
        """At the fields both changed stands what it says elsewhere: to be compared, and typed over or not."""
        there = {item.name: item for item in taken.items if item.suggested is None and item.name != PHOTOS}
        said = self._session.say
        self._form.view.show_remarks(
            {name: self.tr("Elsewhere: {}").format(said(item.said[meanwhile.THEIRS])) for name, item in there.items()}
        )
        words = self.tr("Taken over. What you write goes on from there")
        self._form.elsewhere.say("ok", words, self.tr("Understood"), self._form.elsewhere.hide)
