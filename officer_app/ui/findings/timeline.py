"""The life of a finding, top to bottom on its eight steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from officer_app.core.clock import parse
from officer_app.core.transitions import BAR, STATES, TRANSITIONS, State
from officer_app.ui import dates, icons
from officer_app.ui.findings.line import tail
from officer_app.ui.theme import colour, font, px
from officer_app.ui.widgets.paint import LEFT, RIGHT, kept, paint_box, paint_text, text_width

if TYPE_CHECKING:
    from officer_app.core.facts import Finding, Step
    from officer_app.ui.findings.line import Words

STEP, CLOSE = 35, 29
_ACTIONS = {transition.action: transition.action_name for transition in TRANSITIONS}


class Mark(NamedTuple):
    """One step: `kind` is done, now, late or ahead."""

    name: str
    text: str
    when: str
    kind: str


def marks(finding: Finding, words: Words, late: bool) -> list[Mark]:
    """The eight steps as far as they have come."""
    say = words.language
    here = STATES[State(finding.state)].bar_step if finding.state in STATES else 0
    ends_at = max((_bar(step) for step in finding.history), default=0) if here < 0 else here
    closed = finding.state in ("closed", "archived")
    made = []
    for place, name in enumerate(BAR):
        steps = [step for step in finding.history if _bar(step) == place]
        if place > ends_at:
            made.append(Mark(name.say(say), "", "", "ahead"))
            continue
        text = _text(place, finding, steps, words)
        when = finding.versions[0].claimed_at if place == 0 and finding.versions else (steps[0].at if steps else "")
        kind = "done" if place < ends_at or closed or here < 0 else "late" if late else "now"
        shown = dates.day_time(when, say)
        if kind in ("now", "late") and finding.due is not None:
            due = dates.day(parse(finding.due.on), say)
            shown = QCoreApplication.translate("Timeline", "due {}").format(due)
        made.append(Mark(name.say(say), text, shown, kind))
    return made


def _bar(step: Step) -> int:
    return STATES[State(step.to_state)].bar_step if step.to_state in STATES else -1


def _text(place: int, finding: Finding, steps: list[Step], words: Words) -> str:
    say = words.language
    joint = "·" if say == "zh" else " · "
    if place == 0:
        mode = str(finding.facts.values.get("mode") or "")
        name = words.catalog.name("walk_mode", mode).say(say) if mode else ""
        return joint.join(part for part in (finding.facts.alias, name) if part)
    if place == 2 and finding.class_no:
        return tail(finding.class_no)
    if place == 3 and finding.fields.get("responsible_dept"):
        return words.department(str(finding.fields["responsible_dept"]))
    if not steps:
        return ""
    action = _ACTIONS.get(steps[-1].action)
    return action.say(say) if action else steps[-1].action


class Timeline(QWidget):
    """`show_marks`; one accessible description says it all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: list[Mark] = []
        self._step = STEP
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_close(self, close: bool) -> None:
        """Less room between the steps."""
        self._step = CLOSE if close else STEP
        self.updateGeometry()
        self.update()

    def show_marks(self, shown: list[Mark]) -> None:
        self._marks = shown
        spoken = [" ".join(part for part in (m.name, m.text, m.when) if part) for m in shown if m.kind != "ahead"]
        self.setAccessibleName(self.tr("Steps"))
        self.setAccessibleDescription("; ".join(spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, len(self._marks) * px(self._step))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            height = px(self._step)
            names = max((text_width(mark.name, font("body", True)) for mark in self._marks), default=0) + 14
            for place, mark in enumerate(self._marks):
                middle = place * height + height / 2
                if place + 1 < len(self._marks):
                    follows = self._marks[place + 1].kind != "ahead"
                    painter.fillRect(QRectF(9, middle + 9, 2, height - 18), colour("accent" if follows else "line2"))
                self._paint_disc(painter, QPointF(10, middle), mark.kind)
                now = mark.kind in ("now", "late")
                with kept(painter):
                    ink = "ink3" if mark.kind == "ahead" else "ink"
                    row = QRectF(30, middle - 12, self.width() - 30, 24)
                    paint_text(
                        painter, QRectF(row.left(), row.top(), names, 24), mark.name, font("body", now), ink, LEFT
                    )
                    due_ink = "bad" if mark.kind == "late" else "warn" if now else "ink2"
                    face = font("small", now)
                    room = text_width(mark.when, face) + 4
                    paint_text(painter, row, mark.when, face, due_ink, RIGHT)
                    middle_room = row.adjusted(names, 0, -room - 8, 0)
                    paint_text(painter, middle_room, mark.text, font("small"), "ink2", LEFT)

    def _paint_disc(self, painter: QPainter, centre: QPointF, kind: str) -> None:
        disc = QRectF(centre.x() - 9, centre.y() - 9, 18, 18)
        if kind == "done":
            paint_box(painter, disc, 9, "accent")
            icons.paint(painter, disc.adjusted(3, 3, -3, -3), "check", "onAccent")
            return
        token = {"now": "warnSolid", "late": "badSolid", "ahead": "line2"}[kind]
        with kept(painter):
            painter.setBrush(colour("surface"))
            painter.setPen(QPen(colour(token), 2 if kind == "ahead" else 5))
            inset = 1 if kind == "ahead" else 2.5
            painter.drawEllipse(disc.adjusted(inset, inset, -inset, -inset))
