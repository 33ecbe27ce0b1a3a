"""A window in a process of its own that is typed into until it is killed: `python typist.py PROFILE TEXT`.

Prints `saved` each time something is on disk. Never closes by itself.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from officer_app import app


def main(profile: Path, words: str) -> None:
    desktop = app.build(profile, "zh", "light")
    window = desktop.window
    window.show()
    looking = QTimer()

    def begin() -> None:
        if window.session is None:
            return
        looking.stop()
        window.open_editor(dimension="T")
        editor = window._pages["editor"]
        editor.keeper.saved.connect(lambda moment: print("saved", flush=True))
        text = editor.form.view.inputs["text"]
        text.insertPlainText(words)
        # what follows is still in the input method when the power goes
        QApplication.sendEvent(text, QInputMethodEvent("hukouben", []))

    looking.timeout.connect(begin)
    looking.start(20)
    desktop.application.exec()


main(Path(sys.argv[1]), sys.argv[2])
