"""An officer's day at the real window, played by keys, clicks and drags until the process is killed.

A walk is begun, stepped, rested from, a time put right, a step inserted, notes written, photos taken from files and
from the camera, findings written, drawn on, finished. What a person has seen by then stands in a diary outside the
profile, one JSON line each, with the clock of the machine that nobody can set.
"""

import os
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from tests.desk import drawing, walking, writing
from tests.desk.hands import Hands, Play, Turn

PATIENCE_S = 20.0
POLL_MS = 4


class Day:
    """`live()` plays until the process ends."""

    def __init__(self, hands: Hands) -> None:
        self._hands, self._window = hands, hands.window
        self._play = self._script()
        self._turn: Turn = 0.0
        self._since = time.monotonic()
        self._place: tuple[str, str] = ("", "")
        self._seen: set[str] = set()
        self._beat = QTimer()
        self._beat.setSingleShot(True)
        self._beat.timeout.connect(self._go_on)

    def live(self) -> None:
        self._window.show()
        self._window.activateWindow()
        self._beat.start(0)
        self._hands.desktop.application.exec()

    def _go_on(self) -> None:
        try:
            self._notice_place()
            if callable(self._turn) and not self._turn():
                assert time.monotonic() - self._since < PATIENCE_S, "nothing happens any more"
                self._beat.start(POLL_MS)
                return
            self._turn, self._since = next(self._play), time.monotonic()
            self._beat.start(POLL_MS if callable(self._turn) else round(self._turn * 1000))
        except BaseException:
            self._hands.say("died", why=traceback.format_exc(), place=self._place)
            os._exit(3)

    # what is noticed

    def _notice_place(self) -> None:
        window = self._window
        if window.session is None or not window.here:
            return
        page = window.page(window.here)
        record = ""
        if window.here == "editor":
            record = page.keeper.draft_id
        elif window.here == "viewer":
            record = page.keeper._id  # also while it is still being read
        elif window.here == "walk" and page.walking:
            record = page.keeper.walk_id
        if (window.here, record) != self._place:
            self._place = (window.here, record)
            self._hands.say("place", page=window.here, record=record)

    def _listen(self) -> None:
        """Whatever the window acknowledges is written down the moment it does."""
        hands, keeper = self._hands, self._window.page("editor").keeper
        keeper.photos_changed.connect(lambda: self._tiles(shot.sha256 for shot in keeper.shots))
        keeper.saved.connect(lambda _: self._notice_place())
        keeper.finished.connect(lambda done: hands.say("finished", id=done.finding_id, number=done.temp_no))
        self._window.page("walk").keeper.shown.connect(self._walked)

    def _tiles(self, shas: Iterable[str]) -> None:
        for sha in shas:
            if sha not in self._seen:
                self._seen.add(sha)
                self._hands.say("tile", sha=sha)

    def _walked(self, view: Any) -> None:
        walk = view.walk
        self._tiles(photo.ref.sha256 for photo in walk.photos)
        steps = {step.no: [step.begin, step.end, step.ms if step.end else 0] for step in walk.steps}
        self._hands.say("walk", id=walk.id, events=walk.events, status=walk.status, current=walk.current, steps=steps)

    def _script(self) -> Play:
        hands, window = self._hands, self._window
        yield lambda: window.session is not None and bool(window.here)
        yield lambda: hands.idle
        self._listen()
        self._notice_place()
        hands.say("here", page=self._place[0], record=self._place[1])
        while True:
            yield from self._act(hands)
            yield hands.dice.uniform(0.01, 0.08)

    def _act(self, hands: Hands) -> Play:
        """What one does where one is."""
        here, walk = self._window.here, hands.page("walk")
        if here == "editor":
            return writing.go_on(hands)
        if here == "viewer":
            return drawing.go_on(hands)
        if here == "walk" and walk.walking:
            return walking.go_on(hands)
        if here == "walk" and walk.home.isVisible():
            return walking.begin(hands)
        return walking.arrive(hands)


def live(profile: Path, diary: Path, n: int, seed: str) -> None:
    """A life; it ends by SIGKILL, from outside."""
    Day(Hands(profile, diary, n, seed)).live()
