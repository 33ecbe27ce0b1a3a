"""Recording a finding, from the first key to the signed record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent

from officer_app.core.clock import parse
from officer_app.core.errors import OfficerError
from officer_app.core.forms import form_of
from officer_app.core.validate import refusals
from officer_app.ui import errors, looks
from officer_app.ui.editor import beginning
from officer_app.ui.editor.advice import Advice
from officer_app.ui.editor.arrangement import Arrangement
from officer_app.ui.editor.assist import AssistColumn
from officer_app.ui.editor.elsewhere import Elsewhere
from officer_app.ui.editor.form_card import FormCard
from officer_app.ui.editor.keeper import DraftKeeper
from officer_app.ui.editor.keys import bind
from officer_app.ui.editor.photo_intake import PhotoIntake
from officer_app.ui.editor.photos_column import PhotosColumn
from officer_app.ui.editor.revision import Revision
from officer_app.ui.editor.voice import Voice
from officer_app.ui.widgets.buttons import IconButton
from officer_app.ui.widgets.page import Page
from officer_app.usecases import assist
from officer_app.usecases.assist import Habits
from officer_app.usecases.editing import REASON

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.editing import Opened
    from officer_app.usecases.findings import Finished
    from officer_app.usecases.meanwhile import Meanwhile


class EditorPage(Page):
    """`opened(dimension=, draft=, finding=)`: a new record, one that was begun, or a change to a finished one.
    `opened(dimension=, at=values)` begins a new one at a place or matter that is known; with `returns` finishing it
    leads back to where one came from."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session, self._window = session, window
        self._habits = Habits()
        self._here = self._then_next = self._returns = False
        self._at: dict[str, Any] = {}
        catalog, language = session.desk.catalog, session.language
        self.photos = PhotosColumn()
        self.form = FormCard(catalog, language, session.desk.now)
        self.assist = AssistColumn(language)
        self.keeper = DraftKeeper(session, self._collect, self)
        self.intake = PhotoIntake(session, self.keeper, self.photos, self.form, window, self)
        self.voice = Voice(session, self.keeper, self.photos.memos, window, self)
        self.advice = Advice(session, self.keeper, self.form, self.assist, self)
        self.revision = Revision(session, self.form, self.photos, self)
        self.elsewhere = Elsewhere(session, self.keeper, self.form, self)
        self._arrangement = Arrangement(self)
        self.tools, self.ticked = self._arrangement.tools, True
        self.lead = IconButton("arrow-left", self.tr("Back"), "Esc", "ink", outline=True, parent=self)
        self.lead.clicked.connect(self._window.back)
        self._connect()
        bind(self)
        session.net(lambda: session.decoder().warm(), None, self, lambda error: None)

    # coming and going

    def opened(self, **what: object) -> None:
        dimension, draft, finding = (str(what.get(name) or "") for name in ("dimension", "draft", "finding"))
        here, self._here = self._here, True
        if draft and draft == self.keeper.draft_id:
            self.keeper.renew_photos()  # back from drawing on one
            return
        self._returns, self._at = bool(what.get("returns")), cast("dict[str, Any]", what.get("at") or {})
        if draft or finding:
            self.form.setEnabled(False)  # until it is read
            self._settled(lambda: self.keeper.resume(draft) if draft else self.keeper.revise(finding))
        elif self._at:
            self._settled(lambda: self._begin(dimension, self._at))
        elif here and dimension and not self.keeper.untouched:
            self.form.switch(dimension)
        elif here and self.keeper.untouched and not dimension:
            self._focus_first()
        else:
            self._settled(lambda: self._begin(dimension))

    def left(self) -> None:
        """Everything typed goes to disk before another page is shown."""
        self._here = False
        self.intake.ways.close()
        self.voice.stop()
        self.keeper.autosave.flush()

    @property
    def unsaved(self) -> bool:
        return self.keeper.autosave.failed

    def when_kept(self, then: Callable[[], object]) -> None:
        self.keeper.autosave.when_over(then)

    def _settled(self, then: Callable[[], object]) -> None:
        """The draft before is on disk first; then the next one, and what was used last beside it."""

        def go_on() -> None:
            then()
            self._session.read(assist.read_habits, self._take_habits, self)

        self.keeper.autosave.when_settled(go_on)

    def _begin(self, dimension: str, carried: dict[str, Any] | None = None) -> None:
        """Shown at once, so that no key pressed meanwhile is lost; habits fill in what they can when they are known."""
        lately = self._habits.lately
        form = form_of(dimension or (lately[0].dimension if lately and lately[0].dimension in "WTH" else "T"))
        self.keeper.begin(form.code, beginning.values(form, self._habits, carried or {}, self._session.desk.now()))

    def _take_habits(self, habits: Habits) -> None:
        self._habits = habits
        self.form.take_habits(habits)
        if not self.keeper.draft_id and self.keeper.finding is None:
            self.form.view.prefill(beginning.usual(self.form.form, habits))

    def _show(self, opened: Opened) -> None:
        revising = opened.finding is not None
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # not on a field that goes: Qt would hand it on as if by Tab
        self.form.setEnabled(True)
        self.intake.forget()
        self.voice.show(opened.memos)
        self.form.refs, self.form.seen = self.keeper.refs, self.keeper.seen
        self.form.show_draft(opened.form, opened.values, revising)
        self.photos.set_form(opened.form)
        self.intake.show()
        self.form.footer.set_finish_text(self.tr("Finish"))
        title = self.tr("Record a finding")
        if opened.finding is not None:
            title = self.revision.show(opened.finding, opened.joins)
        sample = looks.SAMPLE if opened.finding is not None and opened.finding.facts.sample else None
        self.set_title(title, self._saved_words(opened.updated_at), self._session.say(sample) if sample else "")
        self.advice.renew()
        if not opened.draft_id:
            self.intake.ways.resume()
        self._focus_first()
        self.elsewhere.renew()

    def _restate(self, found: Meanwhile) -> None:
        self.keeper.finding = found.finding
        self.set_title(self.revision.show(found.finding, found.finding.forked and not found.moved), self.subtitle)

    def _focus_first(self) -> None:
        """The description: photos, class and all else have keys of their own. What was given back: where it lacks."""
        if self.keeper.finding is None:
            self._go_to("text")
        elif self.revision.concerned:
            self._go_to(self.revision.concerned[0])
        else:
            self.form.focus_reason()

    def _go_to(self, name: str) -> None:
        """What is missing: a field, a photo that waits for a look, or a photo at all."""
        if name != "photos":
            self.form.go_to(name)
        elif self.photos.hint.isVisible():
            self.photos.hint.act()
        else:
            self.photos.choose.setFocus()

    # writing

    def _collect(self) -> tuple[str, dict[str, Any]]:
        values = self.form.values()
        if self.keeper.finishing and not values.get("suggested_dept") and (likely := self.advice.likeliest()):
            values["suggested_dept"] = likely
        return self.form.form.code, values

    def _touched(self) -> None:
        self.keeper.autosave.touched()
        self.advice.suggest()

    def _left(self, name: str) -> None:
        self.keeper.autosave.flush()
        self.advice.look()

    def keep(self) -> None:
        """Ctrl+S: on disk now, and say so."""
        self.keeper.autosave.dirty = True
        self.keeper.autosave.when_settled(lambda: self._window.say(self.tr("Kept as a draft on this device")))

    def finish(self, then_next: bool = False) -> None:
        """Ctrl+Enter; with Ctrl+Shift+Enter the next record begins at the same place."""
        values = {name: value for name, value in self.form.view.values().items() if name in self.form.form.by_name}
        stops = refusals(self.form.form, values, self.keeper.refs, self._session.desk.now(), self._session.desk.catalog)
        if stops and not self.keeper.adding:
            self.form.complete(show_wrong=True)
            self.form.trouble(stops[0].message.say(self._session.language))
            self.form.go_to(stops[0].field)
        elif self.keeper.finding is not None and not str(self.form.values().get(REASON) or "").strip():
            self.form.trouble(self.tr("Say in a few words what changes and why"))
            self.form.focus_reason()
        else:
            self._then_next = then_next
            self.intake.ways.close()
            self.voice.stop()
            self.form.setEnabled(False)  # until it is on disk: a key in between would belong to no record
            self.keeper.finish()

    def _finished(self, done: Finished) -> None:
        self.form.setEnabled(True)
        values, dimension = self.form.values(), self.form.form.dimension
        for draft in done.changes.drafts:  # it is no draft any more: its photos stay as they were signed
            self._window.acts.forget(draft)
        self._window.say(
            self.tr("Recorded as {}. It goes to the ledger by itself").format(done.temp_no),
            self.tr("Finding sheet"),
            lambda: self._window.open_sheet(done.finding_id),
        )
        if self._then_next:
            carried = self._at | beginning.carried(values)
            self._settled(lambda: self._begin(dimension, carried))
        elif self._here:
            self._here = False
            self._window.back() if self._returns else self._window.go("findings", finding=done.finding_id)

    def _mark(self) -> None:
        if self.keeper.draft_id:
            self.mark(draft=self.keeper.draft_id, returns=self._returns)
        else:
            self.mark(dimension=self.form.form.dimension, at=self._at, returns=self._returns)

    def _saved_words(self, moment: str) -> str:
        return self.tr("Saved on this device {}").format(f"{parse(moment):%H:%M:%S}") if moment else ""

    def _trouble(self, error: Exception) -> None:
        self.form.setEnabled(True)
        if not isinstance(error, OfficerError):
            self._session.bus.trouble.emit(error)
            return
        self.form.trouble(errors.spoken(error, self._session.language))

    # building

    def _connect(self) -> None:
        keeper, form = self.keeper, self.form
        keeper.opened.connect(self._show)
        keeper.saved.connect(lambda moment: self.set_title(self.title, self._saved_words(moment)))
        for news in (keeper.opened, keeper.saved):
            news.connect(lambda _: self._mark())
        keeper.troubled.connect(self._trouble)
        keeper.finished.connect(self._finished)
        self.elsewhere.restated.connect(self._restate)
        self.voice.refused.connect(self.intake.tell)
        form.touched.connect(self._touched)
        form.left.connect(self._left)
        form.switched.connect(self.photos.set_form)
        form.footer.keeping.connect(self.keep)
        form.footer.finishing.connect(self.finish)
        form.footer.going_to.connect(self._go_to)
        self.photos.annotating.connect(
            lambda sha, tool: self._window.open_viewer(draft=keeper.draft_id, photo=sha, tool=tool)
        )
        self.assist.opened.connect(lambda finding: self._window.go("findings", finding=finding))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrangement.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrangement.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.intake.paste()
        elif event.key() == Qt.Key.Key_Escape and self._arrangement.drawer.isVisible():
            self._arrangement.drawer.hide()
        else:
            super().keyPressEvent(event)
