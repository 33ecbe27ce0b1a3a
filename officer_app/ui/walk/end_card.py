"""Ending a walk: what came of it, in the officer's words; or that it does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.core.text import Text
from officer_app.core.walkthrough import RESULTS
from officer_app.ui.editor.inputs import LongTextInput, TextInput
from officer_app.ui.walk.choices import Choices
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.field import Field
from officer_app.ui.widgets.page import label, rule

if TYPE_CHECKING:
    from officer_app.core.text import Language
    from officer_app.core.walkthrough import Walk

VOID = "void"
NO_COUNT = Text("这次不算", "It does not count")
"""Begun by mistake, or a drill: the walk is withdrawn, nothing of it is deleted."""
SUMMARY_POINTS, REASON_POINTS = 1000, 200


class Ending(NamedTuple):
    """How a walk ends; `result` VOID withdraws it for `reason`."""

    result: str
    summary: str
    nothing_pending: bool
    reason: str


class EndCard(QFrame):
    """`ended(Ending)`, `going_on()` back to the steps, `touched()` after every key."""

    ended = Signal(object)
    touched = Signal()
    going_on = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language: Language = language
        self._simulated = False
        self._walk_id = ""
        self._long = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(label(self.tr("End the walk"), "card"))
        head.addStretch(1)
        head.addWidget(label(self.tr("Its time runs until it is ended"), "hint"))
        outer.addLayout(head)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 2, 20, 8)
        column.setSpacing(14)
        self.result = Choices([(code, name.say(language)) for code, name in (*RESULTS.items(), (VOID, NO_COUNT))])
        self.result.touched.connect(self._refresh)
        column.addWidget(Field(self.tr("What came of it"), self.result))
        self.pending = QCheckBox(self.tr("Nothing was submitted that is still pending"))
        column.addWidget(self.pending)
        self.summary = LongTextInput(max_points=SUMMARY_POINTS, lines=4)
        self._summary_box = Field(self.tr("Summary"), self.summary, self.tr("in two or three sentences, only facts"))
        column.addWidget(self._summary_box)
        self.reason = TextInput(max_points=REASON_POINTS)
        self._reason_box = Field(self.tr("Why"), self.reason, mark=self.tr("required"))
        column.addWidget(self._reason_box)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer.addWidget(scroll, 1)
        told = QHBoxLayout()
        told.setContentsMargins(20, 0, 20, 0)
        self.banner = Banner()
        told.addWidget(self.banner)
        outer.addLayout(told)
        outer.addWidget(rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(10)
        back = Button(self.tr("Go on walking"), "outline", "arrow-left", "Esc")
        back.clicked.connect(self.going_on)
        self.go = Button("", "primary", "flag-triangle-right", "Ctrl ↵")
        self.go.clicked.connect(self.hand_over)
        foot.addWidget(back)
        foot.addStretch(1)
        foot.addWidget(self.go)
        outer.addLayout(foot)
        for entry in (self.result, self.summary, self.reason):
            entry.touched.connect(self.touched)
        self.pending.toggled.connect(lambda _: self.touched.emit())

    def show_walk(self, walk: Walk) -> None:
        """Bring the card to a walk; what was entered for another one goes."""
        if walk.id == self._walk_id:
            return
        self._walk_id, self._simulated = walk.id, walk.start.authenticity == "simulated"
        self.result.set_value("simulated_end" if self._simulated else "")
        self.result.chips["simulated_end"].setVisible(self._simulated)
        self.pending.setChecked(False)
        self.summary.set_value("")
        self.reason.set_value("")
        self.banner.hide()
        self._long = False
        self._refresh()

    def show_kept(self, kept: dict[str, Any]) -> None:
        """What was entered before a lock, a kill or a power cut."""
        if kept:
            self.result.set_value(kept["result"])
            self.pending.setChecked(kept["nothing_pending"])
            self.summary.set_value(kept["summary"])
            self.reason.set_value(kept["reason"])
            self._long = bool(kept["reason"])
            self._refresh()

    def kept(self) -> dict[str, Any]:
        """What is entered, {} for nothing."""
        entered = self._entered()
        if entered.result in ("", "simulated_end") and not (
            entered.summary or entered.reason or entered.nothing_pending
        ):
            return {}
        return entered._asdict()

    def _entered(self) -> Ending:
        return Ending(self.result.value(), self.summary.value(), self.pending.isChecked(), self.reason.value())

    def hand_over(self) -> None:
        """Ctrl+Enter."""
        if not self.result.value():
            self.trouble(self.tr("Say first what came of it"))
            self.result.setFocus()
            return
        self.ended.emit(self._entered())

    def trouble(self, sentence: str, ask_why: bool = False) -> None:
        """Why it does not end yet; `ask_why` when it took so long that a reason is needed."""
        if ask_why:
            self._long = True
            self._refresh()
            self.reason.setFocus()
        self.banner.say("bad", sentence, self.tr("Understood"), self.banner.hide)

    def _refresh(self) -> None:
        void = self.result.value() == VOID
        self.banner.hide()
        self.pending.setVisible(self._simulated and not void)
        self._summary_box.setVisible(not void)
        self._reason_box.setVisible(void or self._long)
        self.go.setText(self.tr("Withdraw it") if void else self.tr("End"))
        self.go.updateGeometry()
