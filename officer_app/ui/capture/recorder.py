"""A recording under way: the microphone's sound in pieces of a second, how long and how loud it is. Time is told by the
sound that came and by nothing else."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from officer_app.core import memo
from officer_app.core.errors import OfficerError

PIECE = 2 * memo.RATE
"""Bytes of a second."""


class Source(Protocol):
    """What sound comes from (`microphone.Microphone`): PCM by `came`, its end by `failed`."""

    came: SignalInstance
    failed: SignalInstance

    def start(self) -> None: ...
    def stop(self) -> None: ...


class Recorder(QObject):
    """`piece(bytes)` for each second, the last one shorter; `heard(seconds, loudness)`; `ended(error or None)` once,
    after the last piece: by `stop`, after five minutes, or because the microphone failed.
    """

    piece = Signal(bytes)
    heard = Signal(float, int)
    ended = Signal(object)

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._sound = bytearray()
        self._given = 0
        self.running = False
        source.came.connect(self._take)
        source.failed.connect(self._end)

    def start(self) -> None:
        self._sound.clear()
        self._given = 0
        self.running = True
        self._source.start()

    def stop(self) -> None:
        """That was all."""
        if self.running:
            self._source.stop()
            self._end(None)

    def _take(self, pcm: bytes) -> None:
        if not self.running:
            return
        self._sound += pcm
        while len(self._sound) >= PIECE and self._left > 0:
            self._give(PIECE)
        self.heard.emit((self._given + len(self._sound)) / PIECE, memo.loudness(pcm))
        if self._left <= 0:
            self.stop()

    @property
    def _left(self) -> int:
        """Bytes that a memo still takes."""
        return memo.MOST_SECONDS * PIECE - self._given

    def _give(self, size: int) -> None:
        pcm = bytes(self._sound[:size])
        del self._sound[:size]
        self._given += size
        self.piece.emit(pcm)

    def _end(self, error: OfficerError | None) -> None:
        if not self.running:
            return
        self.running = False
        if self._sound and self._left > 0:
            self._give(len(self._sound) // 2 * 2)
        self.ended.emit(error)
