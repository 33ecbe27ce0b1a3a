"""A trial as the window knows it. What it stands on, ledger process and sample city, the composition root brings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from officer_app.core.changes import Changes
    from officer_app.core.errors import OfficerError
    from officer_app.core.text import Text
    from officer_app.usecases.desk import Desk

Tell = Callable[["Text"], None]
"""Hears each stage, on the thread that works."""


class Trial(Protocol):
    """The trial of one profile folder (`trial.begin.Trial`). Nothing of it is called on the window's thread but `stop`.

    `trouble` says why it had to begin without its ledger.
    """

    trouble: OfficerError | None

    @property
    def begun(self) -> bool: ...
    def open(self, tell: Tell) -> Desk: ...
    def serve(self) -> str: ...
    def point_to(self, desk: Desk, url: str) -> Changes: ...
    def stop(self) -> None: ...
    def leave(self) -> Path: ...
    def come_back(self, aside: Path) -> None: ...
