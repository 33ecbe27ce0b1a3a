"""Sound as a microphone gives it, made what a memo is made of: one channel, 16 bits, `core.memo.RATE` a second."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable

from officer_app.core.memo import RATE

KINDS: dict[str, tuple[str, Callable[[float], int]]] = {
    "UInt8": ("B", lambda v: (int(v) - 128) << 8),
    "Int16": ("h", int),
    "Int32": ("i", lambda v: int(v) >> 16),
    "Float": ("f", lambda v: int(min(1.0, max(-1.0, v)) * 32_767)),
}
"""A format's name in Qt → its type code, and one of its samples as 16 bits."""


class Converter:
    """Of the first channel of so many; the mean of what falls together where there are more samples than are kept."""

    def __init__(self, rate: int, channels: int, kind: str) -> None:
        self._rate, self._channels = rate, channels
        self._code, self._level = KINDS[kind]
        self._plain = (rate, channels, kind) == (RATE, 1, "Int16")
        self._rest: list[int] = []
        self._came = self._gave = 0

    def take(self, data: bytes) -> bytes:
        """The next sound, as PCM; what makes no whole sample yet waits for the next call."""
        if self._plain:
            return data
        frames = array(self._code, data)[:: self._channels]
        self._rest += map(self._level, frames)
        out = array("h", self._kept())
        return out.tobytes()

    def _kept(self) -> Iterable[int]:
        """Input sample `n` belongs to output `n * RATE // rate`."""
        start, found = 0, []
        while True:
            end = max(start + 1, -(-(self._gave + 1) * self._rate // RATE) - self._came)
            if end > len(self._rest) or start >= len(self._rest):
                break
            found.append(sum(self._rest[start:end]) // (end - start))
            self._gave += 1
            start = min(end, max(start, self._gave * self._rate // RATE - self._came))
        del self._rest[:start]
        self._came += start
        return found
