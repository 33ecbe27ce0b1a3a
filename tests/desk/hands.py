"""The hands, eyes and diary of the officer whose window is killed."""

import json
import os
import random
import re
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from officer_app import app
from officer_app.core.clock import SHANGHAI, iso

Turn = float | Callable[[], bool]
"""What is waited for: so many seconds, or until it is so."""
Play = Iterator[Turn]

MARKER = re.compile(r"第\d+-\d+条")
"""What every text begins with, so that it is known again wherever it went."""
HAN = "窗口工作人员口头要求另交单身证明和户口本复印件墙上清单没有这一项老人站立填表十八分钟"


class Diary:
    """What was seen, in a file that outlives the writer."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(self, kind: str, **facts: Any) -> None:
        line = {"at": time.monotonic(), "kind": kind, **facts}
        os.write(self._file, json.dumps(line, ensure_ascii=False).encode() + b"\n")


class Hands:
    """`say` writes into the diary. `n` names this life in every text it writes; `dice` decides everything."""

    def __init__(self, profile: Path, diary: Path, n: int, seed: str) -> None:
        self.profile, self.n = profile, n
        self.say = Diary(diary).say
        self.dice = random.Random(seed)
        self.desktop = app.build(profile, "zh", "light")
        self.window: Any = self.desktop.window
        self.lettered: dict[str, set[str]] = {}
        """Texts that were ever on a photo in this life, by its fingerprint."""
        self._made = 0

    @property
    def idle(self) -> bool:
        """Nothing is under way."""
        return self.desktop.jobs.idle

    @cached_property
    def has_camera(self) -> bool:
        """Whether Qt can look through one here."""
        try:
            import PySide6.QtMultimedia  # noqa: F401
        except ImportError:
            return False
        return True

    def page(self, name: str) -> Any:
        return self.window.page(name)

    def one_of(self, acts: "dict[Callable[[Hands, Any], Play], int]") -> "Callable[[Hands, Any], Play]":
        """An act, by its weight."""
        (act,) = self.dice.choices(list(acts), list(acts.values()))
        return act

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window.focusWidget() or self.window

    def press(self, keys: str) -> None:
        *held, key = keys.split("+")
        names = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= names[name]
        QTest.keyClick(self.focus(), getattr(Qt.Key, f"Key_{key}"), modifiers)

    def ask(self, keys: str, what: str) -> None:
        """A key that puts one event into the walk's journal."""
        self.asked(what)
        self.press(keys)

    def asked(self, what: str, may: bool = False) -> None:
        """`may`: it is done later, or not at all."""
        self.say("asked", what=what, may=may, walk=self.page("walk").keeper.walk_id, wall=iso(self._now()))

    def _now(self) -> Any:
        return self.window.session.desk.now().astimezone(SHANGHAI)

    def commit(self, text: str, composing: str = "") -> None:
        """Chinese comes from an input method; `composing` is still in it."""
        event = QInputMethodEvent(composing, [])
        event.setCommitString(text)
        QApplication.sendEvent(self.focus(), event)

    def marker(self) -> str:
        self._made += 1
        return f"第{self.n}-{self._made}条"

    def photo(self) -> Path:
        """A picture that nobody else has, as a file."""
        self._made += 1
        folder = self.profile.parent / "photos"
        folder.mkdir(exist_ok=True)
        path = folder / f"{self.n}-{self._made}.jpg"
        self.picture(480, 360).save(str(path))
        return path

    def picture(self, width: int, height: int) -> QImage:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(self.dice.randrange(1 << 24))
        with QPainter(image) as painter:
            painter.drawText(20, 40, f"{self.n} {self.dice.random()}")
        return image

    def type_on(self, field: str, read: Callable[[], str], keys: int) -> Play:
        """Characters one by one, now and then one that is still being composed."""
        for _ in range(keys):
            char = self.dice.choice(HAN)
            if self.dice.random() < 0.05:
                self.commit("", "hukou")
                self.say("typed", field=field, text=read())
                yield self.dice.choice((0.02, 0.6))
            self.commit(char)
            self.say("typed", field=field, text=read())
            yield self.dice.uniform(0.008, 0.05)

    def keys(self) -> int:
        """Mostly a few characters, now and then so many that they take seconds without a pause."""
        return self.dice.choice((4, 8, 12, 20, 120))

    def shoot(self, ways: Any) -> Play:
        """The camera: a frame through its real sink, the shutter by its key."""
        self.press("F8")
        yield lambda: ways._finder is not None and ways._finder.isVisible()
        finder = ways._finder
        from PySide6.QtMultimedia import QVideoFrame

        finder.camera.sink.setVideoFrame(QVideoFrame(self.picture(640, 480)))
        yield finder.shutter.isEnabled
        self.press("F8")

    def copy(self, paths: list[Path]) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        QGuiApplication.clipboard().setMimeData(mime)
