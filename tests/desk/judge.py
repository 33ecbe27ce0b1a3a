"""The judge of a killed desk: what a person had seen against what is in the profile, opened by the public functions.

Strict: photos whose tile was seen, what was said to be recorded, taps that were answered. With an allowance: keys,
strokes and taps younger than `allowed` seconds may be gone, and nothing else.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from officer_app.core.clock import parse
from officer_app.core.events import fingerprint
from officer_app.core.walkthrough import Walk
from officer_app.usecases import lists, records, setup, verify, walk_desk, walk_kept, walks
from officer_app.usecases.desk import Desk
from tests.desk.hands import MARKER

Line = dict[str, Any]
SLACK_S = 0.05
"""Between a key and the moment the record takes for it, and whole seconds of a corrected time."""


@dataclass
class Known:
    """What the profile has held since earlier lives."""

    texts: dict[str, str] = field(default_factory=dict)
    drawn: dict[str, Any] = field(default_factory=dict)
    tiles: set[str] = field(default_factory=set)
    finished: set[str] = field(default_factory=set)
    walks: dict[str, int] = field(default_factory=dict)
    form: dict[str, Any] = field(default_factory=dict)
    places: list[tuple[str, str] | None] = field(default_factory=list)
    """Where the next life may begin: page and record; None where the record was finished."""


@dataclass
class Verdict:
    """`lost_s`: the age of the oldest thing that was not on the disk when the process died."""

    lost_s: float
    findings: int
    photos: int


def judge(profile: Path, lines: list[Line], killed: float, allowed: float, known: Known) -> Verdict:
    """Raises AssertionError for whatever was promised and is not so."""
    desk = setup.open_profile(profile)
    try:
        case = _Case(desk, lines, killed, killed - allowed, known)
        for look in (case.journal, case.texts, case.photos, case.drawings, case.form, case.walks, case.place):
            look()
        return Verdict(case.lost_s, len(case.findings), len(known.tiles))
    finally:
        setup.close(desk)


class _Case:
    def __init__(self, desk: Desk, lines: list[Line], killed: float, due: float, known: Known) -> None:
        self.desk, self.lines, self.killed, self.due, self.known = desk, lines, killed, due, known
        self.lost_s = 0.0
        ids = [row.id for row in lists.rows(desk, list(lists.ids(desk, lists.Filter())))]
        assert len(ids) == len(set(ids))
        self.findings = [lists.finding(desk, id).finding for id in ids]
        self.drafts = lists.draft_rows(desk)
        rows = walks.page(desk, limit=10_000)
        self.views = [walk_desk.look(desk, row.id) for row in rows]

    def of(self, kind: str) -> list[Line]:
        return [line for line in self.lines if line["kind"] == kind]

    def journal(self) -> None:
        """Every hash, signature, projection and photo; what was said to be recorded is, once, and no draft is left."""
        report = verify.verify(self.desk)
        assert report.faults == [], report.faults[:3]
        self.known.finished |= {line["id"] for line in self.of("finished")}
        assert self.known.finished <= {finding.id for finding in self.findings}, "said to be recorded, and lost"
        numbers = [finding.facts.temp_no for finding in self.findings] + [row.draft.temp_no for row in self.drafts]
        assert len(numbers) == len(set(numbers)), "a number twice"

    # words

    def texts(self) -> None:
        """Every text is there once, wherever it went, as it stood at a moment that is late enough."""
        stored: dict[str, str] = {}
        for text in self._stored_texts():
            if found := MARKER.search(text):
                assert found.group() not in stored, f"twice: {text}"
                stored[found.group()] = text
        typed: dict[str, list[Line]] = {}
        for line in self.of("typed"):
            typed.setdefault(line["field"], []).append(line)
        for marker, series in typed.items():
            self._one_of(series, stored.get(marker, ""), lambda line: line["text"], marker)
        for marker, text in self.known.texts.items():
            if marker not in typed:
                assert stored.get(marker) == text, f"was there, and is not: {text}"
        self.known.texts = stored

    def _stored_texts(self) -> Iterable[str]:
        for row in self.drafts:
            yield str(row.draft.values.get("text", ""))
        for finding in self.findings:
            yield str(finding.facts.values.get("text", ""))
        for view in self.views:
            yield from (text for step in view.walk.steps for text in step.texts)
            yield view.walk.summary
            yield str(view.kept.get("words", {}).get("text", ""))
            yield str(view.kept.get("ending", {}).get("summary", ""))
        for drawing in self._drawings().values():
            yield from (mark.get("text", "") for mark in drawing.get("marks", []))

    def _one_of(self, series: list[Line], stored: Any, read: Callable[[Line], Any], what: str) -> None:
        """What is stored is what stood there after the last change that is old enough, or after a later one."""
        values = [read(line) for line in series]
        least = max((n for n, line in enumerate(series) if line["at"] < self.due), default=-1)
        places = [n for n, value in enumerate(values) if value == stored]
        if not places:
            assert least < 0, (
                f"lost {self.killed - series[least]['at']:.3f} s before the kill: {what}: {values[least]} / {stored}"
            )
            self._lost(series[0])
            return
        last = places[-1]
        assert last >= least, (
            f"lost {self.killed - series[last + 1]['at']:.3f} s before the kill: {what}: {values[least]}"
        )
        if last + 1 < len(series):
            self._lost(series[last + 1])

    def _lost(self, line: Line) -> None:
        self.lost_s = max(self.lost_s, self.killed - line["at"])

    # photos

    def photos(self) -> None:
        """No photo whose tile was seen is gone, however young; and it is, byte for byte, what its name says."""
        there = {photo.sha256 for row in self.drafts for photo in row.photos}
        there |= {photo.sha256 for finding in self.findings for photo in finding.facts.photos}
        there |= {photo.ref.sha256 for view in self.views for photo in view.walk.photos}
        fresh = {line["sha"] for line in self.of("tile")}
        self.known.tiles |= fresh
        gone = self.known.tiles - there
        assert not gone, f"{len(gone)} photos whose tile was seen are gone"
        for sha in fresh:
            assert fingerprint(self.desk.media.get(sha)) == sha

    def drawings(self) -> None:
        """Every stroke, and every stroke taken back."""
        stored = self._stored_drawings()
        drawn: dict[str, list[Line]] = {}
        for line in self.of("drawn"):
            drawn.setdefault(line["sha"], []).append({"at": line["at"], "marks": _marks(line["marks"])})
        for sha, series in drawn.items():
            before = {"at": 0.0, "marks": self.known.drawn.get(sha, [])}
            self._one_of([before, *series], stored.get(sha, []), lambda line: line["marks"], f"marks on {sha[:8]}")
        for sha, marks in self.known.drawn.items():
            if sha not in drawn:
                assert stored.get(sha, []) == marks, "a drawing nobody touched is another one"
        self.known.drawn = {sha: marks for sha, marks in stored.items() if marks}

    def _stored_drawings(self) -> dict[str, Any]:
        return {sha: _marks(drawing) for sha, drawing in self._drawings().items()}

    def _drawings(self) -> dict[str, dict[str, Any]]:
        """By photo; what is drawn on one that a draft still holds goes before what a record says."""
        found = {photo.sha256: photo.marks for finding in self.findings for photo in finding.facts.photos}
        for kind, ids in (
            ("walk", [view.walk.id for view in self.views]),
            ("draft", [r.draft.id for r in self.drafts]),
        ):
            for id in ids:
                shots = records.read(self.desk, kind, id).shots  # type: ignore[arg-type]
                found |= {shot.sha256: shot.ref.marks for shot in shots}
        return found

    # walks

    def walks(self) -> None:
        """Each answered tap with its time; a tap that was not answered yet at most once."""
        assert sum(view.walk.status == "running" for view in self.views) <= 1, "two walks run"
        for view in self.views:
            self._walk(view.walk)
        gone = set(self.known.walks) - {view.walk.id for view in self.views}
        assert not gone
        for view in self.views:
            self.known.walks[view.walk.id] = view.walk.events

    def _walk(self, walk: Walk) -> None:
        assert walk.strays == [], "an event that fits nowhere"
        seen = [line for line in self.of("walk") if line["id"] == walk.id]
        asked = [line for line in self.of("asked") if line["walk"] == walk.id]
        base = self.known.walks.get(walk.id, 1)
        answered = max((line["events"] for line in seen), default=base)
        assert walk.events >= answered, f"a tap that was answered is gone: {walk.events} of {answered}"
        assert walk.events <= base + len(asked), f"a tap twice: {walk.events} of {base} and {len(asked)}"
        if not seen:
            return
        last = seen[-1]
        due = [line for line in asked if last["at"] < line["at"] < self.due and not line.get("may")]
        assert walk.events >= answered + len(due), "a tap that is old enough is gone"
        if walk.events == last["events"]:
            assert (walk.status, walk.current) == (last["status"], last["current"])
            for step in walk.steps:
                begin, end, ms = last["steps"][str(step.no)]
                assert (step.begin, step.end) == (begin, end), f"step {step.no} has another time than was shown"
                assert not end or step.ms == ms
        self._times(walk, asked, seen)

    def _times(self, walk: Walk, asked: list[Line], seen: list[Line]) -> None:
        """A step begins when its key went down."""
        for line in asked:
            if line["what"] not in ("next", "insert"):
                continue
            after = next((one for one in seen if one["at"] > line["at"]), None)
            if after is not None and after["current"]:
                begin = after["steps"][str(after["current"])][0]
                late = (parse(begin) - parse(line["wall"])).total_seconds()
                assert -SLACK_S <= late <= after["at"] - line["at"] + SLACK_S, f"a step begins {late} s after its key"

    def form(self) -> None:
        """The form a walk begins with: as filled in as it was, and empty once the walk has begun."""
        stored, base = _form(self.desk), self.known.form
        for line in self.of("found")[:1]:
            assert base in ({}, line["values"]), "the form came back as another one"
        begun = max((line["at"] for line in self.of("walk") if line["events"] == 1), default=0.0)
        asked = any(line["at"] > begun for line in self.of("beginning"))
        filled = [line for line in self.of("form") if line["at"] > begun]
        fresh = {view.walk.id for view in self.views} - set(self.known.walks) - {w["id"] for w in self.of("walk")}
        if not (asked and fresh):  # else it began, and nobody has seen it yet
            before = {"at": 0.0, "values": {} if begun else base}
            self._one_of([before, *filled], stored, lambda line: line["values"], "the start's form")
        else:
            assert stored == {}, "a walk began, and its form is still filled in"
        self.known.form = stored

    def place(self) -> None:
        """The window opened where it was killed, on the same record; where that was finished, on the page before."""
        (here,) = self.of("here")
        at, may = (here["page"], here["record"]), self.known.places
        if None in may:
            may = [*may, ("walk", ""), ("today", "")]
        began = here["page"] == "walk" and ("walk", "") in may  # nobody has seen the walk that began there
        assert not may or at in may or began, f"opened at {at}, not {may}"
        places = self.of("place")
        least = max(n for n, line in enumerate(places) if n == 0 or line["at"] < self.due)
        there = {row.draft.id for row in self.drafts} | {view.walk.id for view in self.views} | {""}
        self.known.places = [
            (line["page"], line["record"]) if line["record"] in there else None for line in places[least:]
        ]


def _form(desk: Desk) -> dict[str, Any]:
    kept = walk_kept.kept_start(desk)
    values: dict[str, Any] = kept["forms"][kept["dimension"]]["values"] if kept else {}
    return values


def _marks(stored: Any) -> list[Any]:
    data = json.loads(stored or "{}") if isinstance(stored, str) else stored
    return [(mark["tool"], mark["at"]) for mark in data.get("marks", [])]


def parse_lines(diary: Path) -> list[Line]:
    """All whole lines of a diary."""
    return [json.loads(line) for line in diary.read_bytes().split(b"\n")[:-1]]
