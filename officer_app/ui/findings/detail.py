"""The finding that is looked at: photo, facts, eight steps, what to do with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from officer_app.core.privacy import standing
from officer_app.core.transitions import State
from officer_app.ui import looks
from officer_app.ui.editor.versions import why_returned
from officer_app.ui.findings.facts import Facts
from officer_app.ui.findings.gallery import Gallery
from officer_app.ui.findings.line import Words
from officer_app.ui.findings.taking_back import TakingBack
from officer_app.ui.findings.timeline import Timeline, marks
from officer_app.ui.theme import px
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import Button, IconButton
from officer_app.ui.widgets.elided import Elided, ElidedButton
from officer_app.ui.widgets.memo_chips import MemoChips
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.signs import Chip, DueLight

if TYPE_CHECKING:
    from officer_app.usecases.lists import FindingView


SCROLL_BAR = 12
LOW = 790
"""A panel lower than this has the eight steps closer together."""


class Detail(QFrame):
    """`show_finding(view)`, `show_nothing()`. `amended(id)`, `merged(id)`, `sheet_asked(id)`, `photo_wanted(sha)`,
    `photo_opened(id, sha)`, and `number_asked(number)` for the finding that this one is a repetition of.
    """

    amended = Signal(str)
    merged = Signal(str)
    number_asked = Signal(str)
    sheet_asked = Signal(str)
    photo_wanted = Signal(str)
    photo_opened = Signal(str, str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = words
        self._id = self._number = self._repeated = ""
        self._forked = False
        self.gallery = Gallery()
        self.gallery.wanted.connect(self.photo_wanted)
        self.gallery.opened.connect(lambda sha: self.photo_opened.emit(self._id, sha))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self.gallery)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(18, 14, 18, 14)
        self._column.setSpacing(10)
        self._fill()
        scroll.setWidget(self._inner)
        outer.addWidget(scroll, 1)
        self._foot = self._build_foot()
        outer.addWidget(self._foot)
        self.show_nothing()

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self._dimension = Chip()
        self._number_label = Elided("small")
        self._light = DueLight()
        self._sample = Chip(looks.SAMPLE.say(self._words.language), "gold")
        head.addWidget(self._dimension)
        head.addWidget(self._sample)
        self._room = QWidget()  # keeps the light at the right where the number stands below
        self._room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head.addWidget(self._number_label, 1)
        head.addWidget(self._room, 1)
        head.addWidget(self._light)
        self._title = label("", "heading", wrap=True)
        self.note = Banner()
        self._text = label("", "small", wrap=True)
        self.memos, self.memo_note = MemoChips(removable=False), Banner()
        self._facts = Facts()
        self._repeat = ElidedButton()
        self._repeat.clicked.connect(lambda: self.number_asked.emit(self._repeated))
        self._timeline = Timeline()
        self._column.addLayout(head)
        self._column.addWidget(self._title)
        self._column.addWidget(self.note)
        self._column.addWidget(self._text)
        self._column.addWidget(self.memos)
        self._column.addWidget(self.memo_note)
        self._column.addWidget(self._facts)
        self._column.addWidget(self._repeat)
        self._column.addWidget(rule())
        self._column.addWidget(self._timeline)
        self._column.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:
        """With little room the photo is lower, and lines move together."""
        self.gallery.set_short(narrow)
        self._arrange()
        self._column.setContentsMargins(18, 10 if narrow else 14, 18, 8 if narrow else 14)
        self._column.setSpacing(7 if narrow else 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timeline.set_close(self.height() < px(LOW))
        self._arrange()

    def _arrange(self) -> None:
        """The number beside the chips where it has room there, whole, else with the facts; these two by two or not."""
        signs = [sign for sign in (self._dimension, self._sample, self._light) if not sign.isHidden()]
        taken = sum(sign.sizeHint().width() + 8 for sign in signs) + 2 * 18 + 2
        beside = self.width() - taken >= self._number_label.sizeHint().width()
        self._number_label.setVisible(beside)
        self._room.setVisible(not beside)
        self._facts.show_number("" if beside else self._number)
        self._facts.fit(self.width() - 2 * 18 - 2 - SCROLL_BAR)

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        self.taking_back = TakingBack()
        column.addWidget(self.taking_back)
        usual = QWidget()
        row = QHBoxLayout(usual)
        column.addWidget(usual)
        self.taking_back.opened.connect(usual.setHidden)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(8)
        self.amend_button = Button(self.tr("Amend"), icon="message-square-plus")
        self.amend_button.clicked.connect(lambda: (self.merged if self._forked else self.amended).emit(self._id))
        self.sheet_button = Button(self.tr("Sheet"), icon="printer")
        self.sheet_button.setToolTip(self.tr("Finding sheet") + "  Ctrl+P")
        self.sheet_button.clicked.connect(lambda: self.sheet_asked.emit(self._id))
        self._more = IconButton("ellipsis", self.tr("More"), outline=True)
        menu = QMenu(self._more)
        copy = QAction(self.tr("Copy number"), menu)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._number))
        self.take_back = QAction(self.tr("Take back…"), menu)
        self.take_back.triggered.connect(self.taking_back.ask)
        menu.addAction(copy)
        menu.addAction(self.take_back)
        self._more.setMenu(menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self.amend_button, 1)
        row.addWidget(self.sheet_button, 1)
        row.addWidget(self._more)
        return foot

    @property
    def finding_id(self) -> str:
        """The finding in view, "" for none."""
        return self._id

    def show_nothing(self) -> None:
        self._id = ""
        self.gallery.show_photos(())
        for part in (self.gallery, self._inner, self._foot):
            part.hide()

    def show_finding(self, view: FindingView, now: datetime) -> None:
        finding, row, words = view.finding, view.row, self._words
        say = words.language
        self._inner.show()
        if finding.id != self._id:
            self.taking_back.close_up()
        self._id = finding.id
        self._say_what_may_be_done(view)
        self._number = row.class_no or row.temp_no
        known = looks.DIMENSIONS.get(row.dimension)
        if known:
            self._dimension.show_chip(known[0].say(say), known[2], known[1])
        self._number_label.setText(self._number)
        self._sample.setVisible(finding.facts.sample)
        kind, light = words.light(row.state, row.due_on, row.warn_days, row.bar_step, now)
        self._light.show_light(kind or "none", light)
        self._light.setVisible(bool(light))
        self._title.setText(row.title or words.catalog.name("category", row.category_code).say(say))
        text = str(finding.facts.values.get("text") or "")
        self._text.setText(text)
        self._text.setVisible(bool(text) and text.strip() != self._title.text().strip())
        self.memos.show_memos(finding.facts.memos)
        self.memo_note.hide()
        way = words.catalog.name("walk_mode", row.mode).say(say) if row.mode else ""
        self._facts.show_facts(words.department(row.dept) if row.dept else "", words.spot(row), way)
        severity = words.catalog.name("severity", row.severity).say(say)
        self._facts.severity.show_severity(looks.level_of(row.severity), severity)
        self._repeated = str(finding.facts.values.get("repeat_of") or "")
        self._repeat.setText(self.tr("Same problem as {}").format(self._repeated))
        self._repeat.setVisible(bool(self._repeated))
        self._timeline.show_marks(marks(finding, words, kind == "red"))
        facts = finding.facts
        seen = view.seen
        badges = {p.shown: standing(p, facts.values, seen.get(p.sha256, ())) for p in facts.photos} if view.own else {}
        shas = tuple(photo.sha256 for photo in view.photos)
        self.gallery.show_photos(shas, tuple(badges.get(sha, "") for sha in shas))
        self.gallery.setVisible(bool(view.photos))
        self._foot.show()
        self._arrange()

    def _say_what_may_be_done(self, view: FindingView) -> None:
        """What the ledger waits for, and which of the buttons make sense now."""
        finding, say = view.finding, self._words.language
        returned = finding.state == State.RETURNED
        self._forked = finding.forked
        amend = self.tr("Complete") if returned else self.tr("Amend")
        self.amend_button.setText(self.tr("Merge") if finding.forked else amend)
        self.amend_button.set_icon("git-merge" if finding.forked else "message-square-plus")
        self.amend_button.setEnabled(view.changeable)
        self.take_back.setEnabled(view.retractable)
        reason, _ = why_returned(finding)
        if finding.forked:
            self.note.say("warn", self.tr("Changed on both sides. None of your words are lost"), icon="git-merge")
        elif finding.withdraw_asked:
            self.note.say(
                "neutral", self.tr("Taken back, the ledger has yet to say so: {}").format(finding.withdraw_asked)
            )
        elif returned and view.own:
            self.note.say("warn", self.tr("Returned by the ledger: {}").format(reason.say(say)), icon="undo-2")
        elif finding.forked and view.own:
            self.note.say("warn", self.tr("Changed on two devices at once. Amend it to merge them"), icon="git-merge")
        else:
            self.note.hide()
