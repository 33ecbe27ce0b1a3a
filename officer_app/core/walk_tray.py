"""What was noted on a walk: papers asked for, windows, copies, feelings, photos, words, answers; notes taken back."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from officer_app.core.walk_facts import WalkNote, WalkStart
from officer_app.core.walk_guide import standing
from officer_app.core.walk_time import written
from officer_app.core.walkthrough import Asked, Feeling, WalkedStep, WalkPhoto

WHATS = frozenset({"text", "material", "visit", "window", "copy", "ticket", "feeling", "photo", "answers"})
GRADES = frozenset("12345")


class _Noted(NamedTuple):
    event_id: str
    at: str
    step: int
    note: WalkNote


class Tray:
    """Notes in the order they came; `result` adds up those that were not taken back."""

    def __init__(self, start: WalkStart) -> None:
        self._start = start
        self._notes: dict[str, _Noted] = {}
        self._retracted: list[str] = []

    def take(self, event_id: str, at: int, note: WalkNote, current: int, steps: Sequence[WalkedStep]) -> bool:
        """Keep a note, or take one back. False when it says nothing that can be understood."""
        if note.what == "retract":
            if self._notes.pop(note.of, None) is None:
                return False
            self._retracted.append(note.of)
            return True
        no = note.step or current
        if note.what not in WHATS or (no and not any(step.no == no for step in steps)):
            return False
        if note.what == "feeling" and note.grade not in GRADES:
            return False
        self._notes[event_id] = _Noted(event_id, written(at), no, note)
        return True

    def result(self, steps: Sequence[WalkedStep]) -> dict[str, Any]:
        """The note-made fields of `Walk`; words, tickets and photo counts go into their steps."""
        by_no = {step.no: step for step in steps}
        for one in self._notes.values():
            if (step := by_no.get(one.step)) is not None:
                _put(one.note, step)
        counted = {what: sum(one.note.what == what for one in self._notes.values()) for what in WHATS}
        return {
            "visits": counted["visit"] + (self._start.dimension == "T"),
            "windows": self._windows(steps),
            "window_trips": counted["window"],
            "copies": counted["copy"],
            "materials": self._materials(),
            "feelings": [
                Feeling(event_id=one.event_id, grade=one.note.grade, step=one.step, at=one.at)
                for one in self._of("feeling")
            ],
            "photos": [
                WalkPhoto(event_id=one.event_id, ref=ref, step=one.step, at=one.at)
                for one in self._notes.values()
                for ref in one.note.photos
            ],
            "answers": next((one.note.answers for one in reversed(self._of("answers"))), None),
            "retracted": self._retracted,
        }

    def _of(self, what: str) -> list[_Noted]:
        return [one for one in self._notes.values() if one.note.what == what]

    def _materials(self) -> list[Asked]:
        """Each paper once, however often it was asked for."""
        found: dict[str, Asked] = {}
        for one in self._of("material"):
            name = one.note.text.strip()
            how = standing(self._start.guide, name, one.note.held)
            found.setdefault(name, Asked(event_id=one.event_id, name=name, standing=how, step=one.step, at=one.at))
        return list(found.values())

    def _windows(self, steps: Sequence[WalkedStep]) -> int:
        """Different windows, or departments where no window is known; one noted without a name counts by itself."""
        places = {step.window_code or step.dept for step in steps if step.begin}
        places |= {one.note.window_code or one.note.dept for one in self._of("window")}
        places.add(self._start.window_code)
        unnamed = sum(not (one.note.window_code or one.note.dept) for one in self._of("window"))
        return len(places - {""}) + unnamed


def _put(note: WalkNote, step: WalkedStep) -> None:
    if note.what in ("text", "ticket") and note.text.strip():
        if note.what == "ticket":
            step.ticket_no = note.text.strip()
        else:
            step.texts.append(note.text.strip())
    step.ok = note.ok or step.ok
    step.window_code = note.window_code or step.window_code
    step.photos += len(note.photos)
