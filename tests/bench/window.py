"""The window as people meet it: start, first page, scrolling, memory. Each measured in a process of its own."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.harness import ROOT, Figure, child, profile

_MAPPED = """
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Expose and thing.isExposed():
            print("mapped", flush=True)
            os._exit(0)
        return False
def watch(window):
    window.show()
    keep = Watch()
    window.windowHandle().installEventFilter(keep)
    return keep
"""
EMPTY = (
    "import os, sys\nfrom PySide6.QtWidgets import QApplication, QMainWindow\napp = QApplication(sys.argv)\n"
    "window = QMainWindow()\n" + _MAPPED + "keep = watch(window)\napp.exec()\n"
)
OURS = (
    "import os, sys\nfrom pathlib import Path\nfrom officer_app.cli.arguments import parser\n"
    "given = parser().parse_args(['--profile', sys.argv[1]])\nfrom officer_app import app\n"
    "desktop = app.build(given.profile)\n" + _MAPPED + "keep = watch(desktop.window)\ndesktop.application.exec()\n"
)
LISTED = """
import os, random, sys, time
from pathlib import Path
from officer_app import app
from officer_app.usecases import setup
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
folder, wants = Path(sys.argv[1]), sys.argv[2]
opened = []
def opener():
    desk = setup.open_profile(folder)
    opened.append(time.perf_counter())
    return desk
desktop = app.build(folder, "zh", "light", opener=opener)
window = desktop.window
window.resize(1440, 900)
window.show()
turn = lambda: QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
while not (window.session is not None and "today" in window._pages):
    turn()
today = window._pages["today"]
while today.shown is None:
    turn()
today.repaint()
print("today", (time.perf_counter() - opened[0]) * 1000)
opened[0] = time.perf_counter()
window.go("findings")
page = window._pages["findings"]
model = page.model
def shown():
    return model.rowCount() > 0 and all(model.row(n) is not None for n in range(min(7, model.rowCount())))
while not shown():
    turn()
page.list.viewport().repaint()
print("first", (time.perf_counter() - opened[0]) * 1000)
while not (model.complete and desktop.jobs.idle):
    turn()
print("all", (time.perf_counter() - opened[0]) * 1000)
def queued():
    # how long each thread stood ready while the machine ran others, in seconds (whoever holds the interpreter counts)
    stood = {}
    for thread in os.listdir("/proc/self/task") if sys.platform == "linux" else ():
        try:
            with open(f"/proc/self/task/{thread}/schedstat") as told:
                stood[thread] = int(told.read().split()[1]) / 1e9
        except OSError:
            pass
    return stood
def taken_off(before):
    return max((now - before.get(thread, now) for thread, now in queued().items()), default=0.0)
if wants == "scroll":
    bar, dice, held, walls = page.list.verticalScrollBar(), random.Random(3), [], []
    for step in range(600):
        until = time.perf_counter() + 0.04
        stood, began = queued(), time.perf_counter()
        bar.setValue(dice.randint(0, bar.maximum()) if step % 3 else bar.value() + 400)
        while began < until:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            wall = time.perf_counter() - began
            walls.append(wall * 1000)
            held.append((wall - taken_off(stood)) * 1000)
            stood, began = queued(), time.perf_counter()
    print("block", max(held), max(walls))
for line in open("/proc/self/status"):
    if line.startswith("VmRSS"):
        print("rss", int(line.split()[1]) / 1024)
sys.stdout.flush()
os._exit(0)
"""


@contextmanager
def screen() -> Iterator[str | None]:
    """A virtual X display where there is Xvfb; None, and Qt draws off the screen, elsewhere."""
    if shutil.which("Xvfb") is None:
        yield None
        return
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def start(sizes: list[int]) -> list[Figure]:
    """Process start to the window exposed on the screen. Floor: an empty QMainWindow."""
    folder = str(profile(min(100_000, max(sizes))))
    with screen() as display:
        pairs = [(_until_mapped(OURS, display, folder), _until_mapped(EMPTY, display)) for _ in range(12)][1:]
    ours, floor = (statistics.median(side) for side in zip(*pairs, strict=True))
    return [Figure("process start → window mapped", ours, floor, 1.8, more={"on": "Xvfb" if display else "offscreen"})]


def _until_mapped(code: str, display: str | None, *words: str) -> float:
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb" if display else "offscreen", PYTHONPATH=str(ROOT))
    if display:
        environment["DISPLAY"] = display
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *words],
        env=environment,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    took = (time.perf_counter() - began) * 1000
    process.kill()
    process.wait()
    process.stdout.close()
    return took


def listing(sizes: list[int]) -> list[Figure]:
    """Unlock done to Today painted, on to the list; memory; the worst hold of the window in 600 jumps and scrolls.

    The floor is the same with 1,000 findings. Holds are measured off the screen, where no display server is waited for,
    and less what the process's threads meanwhile stood ready for other programs' turns to end.
    """
    many, few = max(sizes), min(sizes)
    with screen() as display:
        pairs = []
        for _ in range(5):
            pairs.append((_listed(few, display), _listed(many, display)))
    scrolled, still = _listed(many, None, "scroll"), _listed(few, None, "scroll")

    def median(side: int, name: str) -> float:
        return statistics.median(float(pair[side][name][0]) for pair in pairs)

    held, wall = map(float, scrolled["block"])
    return [
        Figure(f"unlock → Today painted, {many:,}", median(1, "today"), median(0, "today"), 1.5, ceiling=300),
        Figure(f"Today → list painted, {many:,}", median(1, "first"), median(0, "first"), 1.5, ceiling=300),
        Figure(
            f"worst hold of the window's thread, {many:,}",
            held,
            16,
            1,
            more={"by the clock": f"{wall:.0f} ms", f"with {few:,}": f"{float(still['block'][0]):.1f} ms"},
        ),
        Figure(f"memory with {many:,} listed", median(1, "rss"), median(0, "rss"), 1.2, unit="MB"),
    ]


def _listed(n: int, display: str | None, wants: str = "") -> dict[str, list[str]]:
    return {name: rest for name, *rest in map(str.split, child(LISTED, str(profile(n)), wants, display=display))}
