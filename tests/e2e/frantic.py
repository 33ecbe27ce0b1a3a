"""A person in a hurry, in a process of its own: `python frantic.py PROFILE SEED PHOTO…` types, adds photos and finishes
at random moments until it is killed.

Says on standard output what a person has seen, each line with the monotonic clock of this machine: `typed WORDS`,
`tile SHA`, `finished ID`. Never closes by itself.
"""

import os
import random
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from officer_app import app
from officer_app.ui.editor.intake import Intake


def say(kind: str, what: str) -> None:
    print(f"{time.monotonic():.4f} {kind} {what}", flush=True)


def main(profile: Path, seed: int, photos: list[Path]) -> None:
    desktop = app.build(profile, "zh", "light")
    window = desktop.window
    window.show()
    dice = random.Random(seed)
    turn, beat = QTimer(), QTimer()
    seen: set[str] = set()
    count = 0

    def begin() -> None:
        if window.session is None:
            return
        beat.stop()
        window.open_editor(dimension="T")
        editor = window.page("editor")
        editor.keeper.photos_changed.connect(tiles)
        editor.keeper.finished.connect(lambda done: say("finished", done.finding_id))
        choose()
        turn.timeout.connect(act)
        turn.start(30)

    def choose() -> None:
        """The first class of problem, by its key."""
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)

    def tiles() -> None:
        for shot in window.page("editor").keeper.shots:
            if shot.sha256 not in seen:
                seen.add(shot.sha256)
                say("tile", shot.sha256)

    def act() -> None:
        nonlocal count
        editor = window.page("editor")
        if not editor.form.isEnabled() or not editor.isVisible():
            if not editor.isVisible():
                window.open_editor(dimension="T")
                choose()
            return
        chance = dice.random()
        if chance < 0.12 and photos:
            editor.intake.take_in(Intake((photos.pop(),)))
        elif chance < 0.22 and editor.form.view.inputs["text"].value():
            seen.clear()
            editor.finish()
        else:
            count += 1
            editor.form.view.inputs["text"].insertPlainText(f"第{seed}次第{count}句。")
            say("typed", editor.form.view.inputs["text"].value())
        turn.setInterval(dice.randint(5, 90))

    beat.timeout.connect(begin)
    beat.start(20)
    desktop.application.exec()


main(Path(sys.argv[1]), int(sys.argv[2]), [Path(word) for word in sys.argv[3:]])
