"""kill -9 of the real window at random moments of an officer's day, life after life on the same profile."""

import os
import random
import shutil
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from officer_app.usecases import setup
from tests.desk.judge import Known, Line, judge, parse_lines
from tests.faults.kills import PATIENCE_S, Nursery

PROMISE_S = 0.4
"""What a power cut may cost of what was typed."""
LIVES = 20
"""So many lives of one profile; then another one begins."""
EVENTS = ("tile", "walk", "drawn", "finished", "typed", "form", "beginning", "asked", "finishing", "place")
WATCH_S = 0.01
WINDOW_S = 0.6


@dataclass
class Toll:
    """What a run came to. `lost_s` is the age of the oldest thing any kill took, `owed_s` the longest that the machine
    kept a process from running just before its kill."""

    kills: int
    findings: int
    photos: int
    events: int
    lost_s: float
    owed_s: float
    seconds: float


def run(kills: int, seed: int = 1, told: Callable[[int], object] = lambda _: None, most_s: float = 6.0) -> Toll:
    """So many kills, each at most `most_s` seconds after its window was up. Raises AssertionError, with the seed and
    the number of the life in its notes, for any broken promise; with DESK_KEEP in the environment what it was judged by
    stays in the folder of temporary files."""
    began = time.monotonic()
    toll = Toll(0, 0, 0, 0, 0.0, 0.0, 0.0)
    folder = Path(tempfile.mkdtemp(prefix="desk-"))
    nursery = Nursery(folder / "log")
    try:
        while toll.kills < kills:
            _profile(folder / str(toll.kills), nursery, min(LIVES, kills - toll.kills), seed, most_s, toll, told)
    except BaseException as error:
        error.add_note(f"--seed {seed}, life {toll.kills}")
        sys.stderr.write((folder / "log").read_text()[-3000:])
        raise
    finally:
        nursery.close()
        if sys.exc_info()[0] is None or "DESK_KEEP" not in os.environ:
            shutil.rmtree(folder, ignore_errors=True)
    toll.seconds = time.monotonic() - began
    return toll


def _profile(
    folder: Path, nursery: Nursery, lives: int, seed: int, most_s: float, toll: Toll, told: Callable[[int], object]
) -> None:
    folder.mkdir()
    setup.close(setup.create_trial(folder / "profile"))
    known, photos, findings = Known(), 0, 0
    for _ in range(lives):
        life = _Life(folder, nursery, toll.kills, f"{seed}/{toll.kills}")
        life.play(most_s)
        verdict = judge(folder / "profile", life.lines, life.killed, PROMISE_S + life.owed_s, known)
        findings, photos = verdict.findings, verdict.photos
        toll.kills += 1
        toll.events += len(life.lines)
        toll.lost_s, toll.owed_s = max(toll.lost_s, verdict.lost_s), max(toll.owed_s, life.owed_s)
        told(toll.kills)
    toll.findings += findings
    toll.photos += photos


class _Life:
    """One process, from its start to its kill."""

    def __init__(self, folder: Path, nursery: Nursery, n: int, seed: str) -> None:
        self._diary = folder / f"diary-{n}"
        self._diary.touch()
        self._nursery, self._dice = nursery, random.Random(seed)
        self._pid = nursery.start(
            kind="window", profile=str(folder / "profile"), diary=str(self._diary), n=n, seed=seed
        )
        self._kept_waiting: deque[tuple[float, dict[str, float]]] = deque()
        self.killed = self.owed_s = 0.0
        self.lines: list[Line] = []

    def play(self, most_s: float) -> None:
        """Half of the kills come at any moment, half right after something was acknowledged."""
        deadline = time.monotonic() + PATIENCE_S
        while not any(line["kind"] == "here" for line in self._read()):
            assert time.monotonic() < deadline, "no window"
            self._watch()
        until = time.monotonic() + self._dice.uniform(0.0, most_s)
        wanted = self._dice.choice(EVENTS) if self._dice.random() < 0.5 else ""
        count, nth = 0, self._dice.randint(1, 6)
        while time.monotonic() < until:
            count += sum(line["kind"] == wanted for line in self._read())
            if wanted and count >= nth:
                time.sleep(self._dice.uniform(0.0, 0.03))
                break
            self._watch()
        self._watch()
        self.killed = time.monotonic()
        self._nursery.kill(self._pid)
        self._read()
        self.owed_s = self._owed()

    def _read(self) -> list[Line]:
        """The lines that are new."""
        lines = parse_lines(self._diary)
        fresh = lines[len(self.lines) :]
        self.lines = lines
        for line in fresh:
            assert line["kind"] != "died", line.get("why")
        return fresh

    def _watch(self) -> None:
        """How long each of the process's threads has been kept from running, by the kernel's own count."""
        waited = {}
        for path in Path(f"/proc/{self._pid}/task").glob("*/schedstat"):
            try:
                waited[path.parent.name] = int(path.read_text().split()[1]) / 1e9
            except (OSError, IndexError):
                continue  # a thread that ended
        self._kept_waiting.append((time.monotonic(), waited))
        time.sleep(WATCH_S)

    def _owed(self) -> float:
        """What of the promise the machine itself took: a key passes two threads, the window's and the store's."""
        since = next(waited for at, waited in self._kept_waiting if at >= self.killed - WINDOW_S)
        now = self._kept_waiting[-1][1]
        return sum(sorted(now[thread] - since[thread] for thread in now if thread in since)[-2:])
