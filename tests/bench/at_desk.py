"""One officer at the window of a filled profile, in a process of its own: what a person waits for, a line for each.

    python -m tests.bench.at_desk PROFILE

Prints `NAME MILLISECONDS …`; `tests.bench.desk` makes figures of them.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from officer_app import app
from officer_app.store import drafts, photos
from officer_app.ui.editor.intake import Intake

SIDE = (4000, 3000)
"""A photo of 12 megapixels."""
TEXT = "counter 12 asks for two papers which no guide names and sends everybody to the copy shop across the street. "
KEYS = 300
SHOTS = 4
IDLE_S = 5.0
SLOWEST_TIMER_MS = 1000


class Painted(QObject):
    """How long it took until something was painted, counted from `begin`."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = QElapsedTimer()
        self.after: float | None = None

    def begin(self, thing: QWidget | None = None) -> None:
        self.after = None
        if thing is not None:
            thing.installEventFilter(self)
        self._clock.start()

    @property
    def now(self) -> float:
        return self._clock.nsecsElapsed() / 1e6

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.after is None:
            QTimer.singleShot(0, self._note)  # when this painting is over
        return False

    def _note(self) -> None:
        if self.after is None:
            self.after = self.now


def turn() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def until(ready: Callable[[], bool]) -> None:
    while not ready():
        turn()


def queued() -> dict[str, float]:
    """How long each thread stood ready while the machine ran others, in seconds."""
    stood: dict[str, float] = {}
    for thread in os.listdir("/proc/self/task") if sys.platform == "linux" else ():
        try:
            stood[thread] = int(Path(f"/proc/self/task/{thread}/schedstat").read_text().split()[1]) / 1e9
        except OSError:
            pass
    return stood


def held(act: Callable[[], object]) -> float:
    """Milliseconds for which `act` held the window, less what other programs took of them."""
    before, began = queued(), time.perf_counter()
    act()
    wall = time.perf_counter() - began
    return (wall - max((now - before.get(thread, now) for thread, now in queued().items()), default=0.0)) * 1000


class Officer:
    """The window, and what is done at it."""

    def __init__(self, profile: Path) -> None:
        self.desktop = app.build(profile, "en", "light")
        self.window: Any = self.desktop.window
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()
        until(lambda: self.window.session is not None)
        self.settle()

    def settle(self) -> None:
        until(lambda: self.desktop.jobs.idle)

    def tell(self, name: str, values: list[float]) -> None:
        print(name, *(f"{value:.3f}" for value in values), flush=True)

    def pages(self) -> None:
        """From the key to the page painted, each built before: what follows is filled in after."""
        order = [*self.window.room.rail.order, "editor"]
        for page in order:
            self._go(page)
        self.tell("page", [self._go(page) for _ in range(4) for page in order])

    def _go(self, page: str) -> float:
        painted = Painted()
        painted.begin(self.window.page(page))
        self.window.go(page)
        until(lambda: painted.after is not None)
        self.settle()
        return painted.after or 0.0

    def keys(self) -> None:
        """Every key in the description, while everything the editor looks up comes back in between."""
        self.window.open_editor("T")
        self.settle()
        self.editor = self.window.page("editor")
        holds: list[float] = []
        for n in range(KEYS):
            at = QApplication.focusWidget()
            holds.append(held(partial(QTest.keyClick, at, TEXT[n % len(TEXT)])))
            pause = time.perf_counter() + (0.6 if n % 40 == 39 else 0.03)
            while time.perf_counter() < pause:
                holds.append(held(turn_once))
        self.tell("key", holds)
        self.settle()

    def alike(self) -> None:
        """A pause in typing: until departments and earlier findings stand in the column."""
        took: list[float] = []
        advice = self.editor.advice
        show = advice.suggest
        for n in range(12):
            QTest.keyClick(QApplication.focusWidget(), TEXT[n])
            advice._pause.stop()
            left = {"_mentions", "_past"}
            clock = QElapsedTimer()
            clock.start()

            def shown(left: set[str] = left) -> None:
                show()
                left.pop()

            advice.suggest = shown
            advice.look()
            until(lambda left=left: not left)
            took.append(clock.nsecsElapsed() / 1e6)
            advice.suggest = show
            self.settle()
        self.tell("alike", took)

    def photos(self) -> None:
        """A photo of 12 megapixels given to the editor, until its tile stands there; then the same to draw on."""
        dice, took, opened = random.Random(5), [], []
        strip = self.editor.photos.strip
        with tempfile.TemporaryDirectory() as folder:
            for n in range(SHOTS):
                file = Path(folder) / f"{n}.jpg"
                small = Image.frombytes("RGB", (250, 188), dice.randbytes(250 * 188 * 3))
                small.resize(SIDE, Image.Resampling.BICUBIC).save(file, quality=90)
                painted = Painted()
                painted.begin()
                self.editor.intake.take_in(Intake((file,)))
                until(lambda n=n: strip.model().rowCount() > n)
                strip.viewport().repaint()
                took.append(painted.now)
                self.settle()
        self.tell("tile", took)
        for n in range(SHOTS):
            strip.setCurrentIndex(strip.model().index(n, 0))
            self.settle()
            painted = Painted()
            painted.begin()
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
            viewer = self.window.page("viewer")
            until(lambda viewer=viewer: viewer.sketch is not None)
            viewer.easel.canvas.viewport().repaint()
            opened.append(painted.now)
            self.settle()
            self.window.back()
            self.settle()
        self.tell("annotate", opened)

    def clear(self) -> None:
        """The profile as it was: the draft of this measuring goes, and its photos with it."""
        draft = self.editor.keeper.draft_id

        def forget(db: Any) -> None:
            drafts.remove(db, draft)
            photos.forget(db, desk.media.sweep(photos.named(db), float("inf")))

        desk = self.window.session.desk
        self.desktop.jobs.run(lambda: desk.write(forget))
        self.settle()

    def idle(self) -> None:
        """Nothing is done at Today: processor time, and every timer that would wake faster than once a second."""
        self.window.go("today")
        self.settle()
        until_quiet = time.perf_counter() + 1.0
        while time.perf_counter() < until_quiet:
            turn()
        loop = QEventLoop()
        QTimer.singleShot(int(IDLE_S * 1000), loop.quit)
        before = time.process_time()
        loop.exec()
        self.tell("idle", [(time.process_time() - before) * 1000])
        timers = [timer for thing in QApplication.topLevelWidgets() for timer in thing.findChildren(QTimer)]
        fast = [t for t in timers if t.isActive() and not t.isSingleShot() and t.interval() < SLOWEST_TIMER_MS]
        self.tell("timers", [float(len(fast))])


def turn_once() -> None:
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def main() -> None:
    officer = Officer(Path(sys.argv[1]))
    officer.idle()
    officer.pages()
    officer.keys()
    officer.alike()
    officer.photos()
    officer.clear()
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
