"""A photo on its way into a draft, and who waits to hear that it is safe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def _nobody(error: Exception | None) -> None:
    """Most photos are waited for by the window alone."""


@dataclass(frozen=True)
class Arrival:
    """`source` may be a function that makes the bytes: it then runs on a pool thread. `name` is for people to read.

    `told(None)` is called once the photo is durable and named in its draft, `told(error)` when it was not taken.
    """

    source: bytes | Path | Callable[[], bytes]
    name: str = ""
    told: Callable[[Exception | None], object] = _nobody

    def fetch(self) -> bytes | Path:
        return self.source() if callable(self.source) else self.source


Source = bytes | Path | Arrival


def arrival(source: Source) -> Arrival:
    if isinstance(source, Arrival):
        return source
    return Arrival(source, source.name if isinstance(source, Path) else "")
