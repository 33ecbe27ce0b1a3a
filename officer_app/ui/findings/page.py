"""The findings: views at the left, photo rows by due date, the one looked at with its eight steps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from officer_app.core.changes import Changes
from officer_app.core.clock import iso
from officer_app.ui.findings.deeds import Deeds
from officer_app.ui.findings.filters import FilterPane
from officer_app.ui.findings.line import Line, Words
from officer_app.ui.findings.list_card import ListCard
from officer_app.ui.findings.list_head import LATEST_DAYS
from officer_app.ui.findings.list_tools import ListTools
from officer_app.ui.findings.side import Side
from officer_app.ui.findings.source import BIN, DRAFTS, Source
from officer_app.ui.findings.standpoint import Standpoint
from officer_app.ui.paged_model import PagedModel
from officer_app.ui.theme import px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets.page import GAP, Page
from officer_app.usecases import lists
from officer_app.usecases.lists import VIEWS, Filter, View

if TYPE_CHECKING:
    from officer_app.store.counts import Counts
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session

WIDE, LOW = 1200, 720
"""Below these the side columns are narrower, the filters closer together."""
ROOM, ROOMY = 900, 1600
"""From here on the list's head has room for more, at the present text size; a table has room beside the panel."""


class FindingsPage(Page):
    """`opened(finding=id)` looks at one, `opened(view="drafts")`; `opened(text=, code=)` shows what has a catalog code
    or speaks of its name."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session, self._window = session, window
        desk = session.desk
        self._words = Words(desk.catalog, desk.calendar, session.language)
        self._order = "due"
        self._text = self._code = ""
        self._stale = True
        self.thumbs = Thumbs(session, self)
        source = Source(self._words)
        self.model = PagedModel(self._ask, self._ask_patiently, source.page_ids, source.rows, _say, self)
        self._build()
        self.set_title(self.tr("Findings"))
        self.model.loaded.connect(self._loaded)
        session.bus.changed.connect(self._changed)

    def _ask(self, fn: Any, then: Any) -> None:
        self._session.read(fn, then, self)

    def _ask_patiently(self, fn: Any, then: Any) -> None:
        self._session.read_patiently(fn, then, self)

    # building

    def _build(self) -> None:
        self.tools = self._tools = ListTools(self._window.preferences.table)
        self.search = self._tools.search
        self.search.asked.connect(self._searched)
        self.search.left_down.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.filters = FilterPane(self._session.language)
        self.filters.chosen.connect(self._show)
        self.card = ListCard(self.model, self.thumbs, self._words)
        self.list, self.head, self.empty = self.card.list, self.card.head, self.card.empty
        self.card.show_table(self._window.preferences.table)
        self.card.ordered.connect(self._sorted)
        self.head.narrowed.connect(self._show)
        self._tools.turned.connect(self.turn)
        self.standpoint = Standpoint(self.list, self.model)
        self.list.selectionModel().currentChanged.connect(self._look_again)
        self.list.activated.connect(self._activated)
        self.list.peeked.connect(self._peek)
        self.side = Side(self._session, self._words, self.thumbs)
        self.detail = self.side.detail
        self.detail.amended.connect(lambda finding: self._window.open_editor(finding=finding))
        self.detail.merged.connect(lambda finding: self._window.go("conflict", finding=finding))
        self.detail.sheet_asked.connect(self._window.open_sheet)
        self.detail.photo_opened.connect(lambda finding, sha: self._window.open_viewer(finding=finding, photo=sha))
        self.side.draft.photo_opened.connect(lambda draft, sha: self._window.open_viewer(draft=draft, photo=sha))
        self.side.draft.continued.connect(lambda draft: self._window.open_editor(draft=draft))
        self.deeds = Deeds(self._session, self._window, self)
        self.detail.number_asked.connect(self.deeds.look_up)
        self.side.draft.deleted.connect(self.deeds.delete_draft)
        self.side.draft.restored.connect(self.deeds.restore_draft)
        self.detail.taking_back.asked.connect(lambda why: self.deeds.withdraw(self.detail.finding_id, why))
        self.deeds.refused.connect(self.detail.taking_back.refuse)
        self.deeds.withdrawn.connect(self.detail.taking_back.close_up)
        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(self.filters)
        across.addWidget(self.card, 1)
        across.addWidget(self.side)
        self.body.addLayout(across, 1)
        for keys, act in (("Ctrl+F", self._to_search), ("Ctrl+P", self._sheet)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        QWidget.setTabOrder(self.filters, self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self.filters.setFixedWidth(px(176 if wide else 148))
        self.filters.set_low(self.height() < LOW)
        self.side.set_narrow(not wide)
        self._tools.set_narrow(not wide)
        self._fit()

    def _fit(self) -> None:
        """A table takes the panel's room but in the widest windows; drafts are thrown away and fetched back there."""
        self.head.show_latest(self.filters.view not in (DRAFTS, BIN), self.width() >= px(ROOM))
        roomy = self.width() >= ROOMY or not self.card.is_table
        bare = self.model.complete and not self.model.rowCount()
        self.side.setVisible(not bare and (roomy or self.filters.view in (DRAFTS, BIN)))

    def turn(self, is_table: bool) -> None:
        """The rows as a table or as a list, now and from now on."""
        self._tools.ways.set_value("table" if is_table else "list")
        self._window.preferences.take(table=is_table)
        self.card.show_table(is_table)
        self._fit()

    # asking

    def opened(self, **what: object) -> None:
        finding, view, text = (str(what.get(name) or "") for name in ("finding", "view", "text"))
        if finding or view or text:
            self.search.put(text)
            self._text, self._code, self._stale = text, str(what.get("code") or ""), True
            self.head.latest.setChecked(False)
            self.filters.choose(view or "all")
        if self._stale:
            self._show()
        if finding:
            self._session.read(lambda desk: lists.finding(desk, finding).row.n, self.standpoint.look_for, self)
        if not self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def question(self) -> Filter | str:
        """What the list is asked now."""
        view = self.filters.view
        if view in (DRAFTS, BIN):
            return view
        return Filter(
            states=VIEWS[View(view)] if view != "undelivered" else frozenset(),
            dimension=self.filters.dimension,
            light=self.filters.light,  # type: ignore[arg-type]
            undelivered=view == "undelivered",
            since=self._since(),
            text=self._text,
            codes=(self._code,) if self._code else (),
            order=self._order,  # type: ignore[arg-type]
        )

    def _since(self) -> str:
        """The first moment of the latest days, "" where all of them are asked for."""
        if not self.head.latest.isChecked():
            return ""
        return iso(self._session.desk.now() - timedelta(days=LATEST_DAYS))

    def _show(self) -> None:
        self._stale = False
        self.side.in_bin = self.filters.view == BIN
        self.card.show_order("" if self._text or self.filters.view in (DRAFTS, BIN) else self._order)
        self._fit()
        self.model.show(self.question())
        self._recount()

    def _searched(self, text: str) -> None:
        self._text, self._code = text, ""
        if self.filters.view in (DRAFTS, BIN):
            self.filters.choose("all")
        self._show()

    def _sorted(self, order: str) -> None:
        self._order = order
        self._show()

    def _recount(self) -> None:
        self._session.read(lists.counts, self._counted, self)

    def _counted(self, counts: Counts) -> None:
        self.filters.show_counts(counts, {str(view): states for view, states in VIEWS.items()})
        self.set_title(self.tr("Findings"), self.tr("%n recorded here", "", counts.total))

    def _changed(self, changes: Changes) -> None:
        if changes.photos:
            self.thumbs.forget(changes.photos)
        listed = changes.everything or changes.findings or (changes.drafts and self.filters.view in (DRAFTS, BIN))
        if not self.isVisible():
            self._stale = self._stale or bool(listed)
            return
        if listed:
            self.model.renew(frozenset() if changes.everything or changes.drafts else changes.findings)
            self._look_again()
        if changes.findings or changes.drafts or changes.everything:
            self._recount()

    # the list's news

    def _loaded(self, count: int, complete: bool) -> None:
        words = self.tr("%n item(s)", "", count) if complete else self.tr("%n and more", "", count)
        if count == 0 and complete:
            self._say_empty()
        held = self.list.hasFocus()
        self.card.show_count(words, bool(count))
        if held and not count:  # else Qt hands the keyboard on as if by Tab
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _say_empty(self) -> None:
        filters = self.filters
        narrowed = filters.view != "all" or filters.dimension or filters.light or self.head.latest.isChecked()
        if self._text:
            title = self.tr("Nothing found for “{}”").format(self._text)
            way = self.tr("A part of a number or a word is enough")
            self.empty.say("lens", title, way, self.tr("Show all"), self._show_all)
        elif narrowed:
            self.empty.say("lens", self.tr("Nothing here fits"), "", self.tr("Show all"), self._show_all)
        else:
            self.empty.say(
                "sheet",
                self.tr("No findings yet"),
                self.tr("The first one stays on this computer until you connect."),
                self.tr("Record a finding"),
                self._window.open_editor,
                "camera",
                "Ctrl N",
                "primary",
            )
        self.side.show_nothing()

    def _show_all(self) -> None:
        self.search.forget()
        self._text = self._code = ""
        self.head.latest.setChecked(False)
        self.filters.choose("all")
        self._show()

    # looking at one

    def _look_again(self) -> None:
        if (row := self.standpoint.row) >= 0:
            self.side.look(self.model.number(row))

    def _activated(self, index: QModelIndex) -> None:
        line = self.model.row(index.row())
        if line is not None and line.n < 0 and self.filters.view == BIN:
            self.deeds.restore_draft(line.id)
        elif line is not None and line.n < 0:
            self._window.open_editor(draft=line.id)
        elif line is not None:
            self.deeds.open_finding(line.id)

    def _peek(self, index: QModelIndex) -> None:
        """Space: the row's first photo, large."""
        line = self.model.row(index.row())
        if line is not None and line.cover:
            whose = {"draft" if line.n < 0 else "finding": line.id}
            self._window.open_viewer(photo=line.cover, **whose)

    def _sheet(self) -> None:
        if self.side.finding_id:
            self._window.open_sheet(self.side.finding_id)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


def _say(line: Line, role: int) -> Any:
    """A row to Qt's own roles, for screen readers and type-ahead."""
    if role == Qt.ItemDataRole.DisplayRole:
        return line.title
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else line.number
    return None
