"""Memos played one at a time: the same press plays and stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_app.core.errors import OfficerError
from officer_app.ui.capture.speaker import Speaker

if TYPE_CHECKING:
    from officer_app.ui.session import Session


class MemoPlayer(QObject):
    """`changed(sha256, seconds)`: what plays and how far it is; "" for nothing. `failed(error)`."""

    changed = Signal(str, float)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._speaker: Speaker | None = None
        self.sha256 = ""

    def toggle(self, sha256: str) -> None:
        """Play it, or stop where it plays."""
        if sha256 == self.sha256:
            self.stop()
            return
        self.stop()
        self.sha256 = sha256
        session = self._session

        def read() -> bytes:
            from officer_app.usecases import memos

            return memos.sound(session.desk, sha256)

        session.net(read, lambda pcm: self._play(sha256, pcm), self, self._fail)

    def stop(self) -> None:
        if self._speaker is not None:
            self._speaker.stop()
        if self.sha256:
            self.sha256 = ""
            self.changed.emit("", 0.0)

    def _play(self, sha256: str, pcm: bytes) -> None:
        if sha256 != self.sha256:
            return  # somebody has thought better of it
        try:
            if self._speaker is None:
                self.use(Speaker(self))
            assert self._speaker is not None
            self._speaker.play(pcm)
        except OfficerError as error:
            self._fail(error)
            return
        self.changed.emit(sha256, 0.0)

    def use(self, speaker: Speaker) -> None:
        """Play on this one."""
        self._speaker = speaker
        speaker.at.connect(lambda seconds: self.changed.emit(self.sha256, seconds))
        speaker.ended.connect(self.stop)

    def _fail(self, error: Exception) -> None:
        self.sha256 = ""
        self.changed.emit("", 0.0)
        self.failed.emit(error)
