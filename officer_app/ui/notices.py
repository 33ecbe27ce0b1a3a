"""What is told outside of the window, by day and only while nobody looks at it. Off until a person wants it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from officer_app.core.changes import Changes
from officer_app.core.clock import SHANGHAI
from officer_app.ui.tray import Tray

if TYPE_CHECKING:
    from datetime import datetime

    from officer_app.ui.main_window import MainWindow
    from officer_app.usecases.news import Item

LOOK_MS, SOON_MS = 15 * 60 * 1000, 20_000
"""A day turns, a morning comes: how often that is looked for; and how soon after a change, however many follow it."""
MORNING, EVENING = 8, 20


def is_night(now: datetime) -> bool:
    """What comes now waits for the morning."""
    return not MORNING <= now.astimezone(SHANGHAI).hour < EVENING


class Notices(QObject):
    """Compares what is so with what was told. `begin` when a desk is opened: what is so then stands on Today."""

    def __init__(self, window: MainWindow, tray: Tray | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._known: set[str] | None = None
        self._last: Sequence[Item] = ()
        self._tray = tray or Tray(self.tr("Binzhoudao"), self)
        self._tray.pressed.connect(self._lead)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.look)
        window.bus.changed.connect(self._changed)

    def begin(self) -> None:
        self._known = None
        self._timer.start()
        self.look()

    def _changed(self, changes: Changes) -> None:
        told = changes.findings or changes.assignments or changes.outbox or changes.status or changes.everything
        if told and not self._soon.isActive():
            self._soon.start()

    def look(self) -> None:
        """Ask what is so."""
        if self._window.session is not None:
            from officer_app.usecases import news

            self._window.session.read(news.read, self._heard, self)

    def _heard(self, items: list[Item]) -> None:
        session, known = self._window.session, self._known
        if session is None:
            return
        keys = {item.key for item in items}
        if known is None or self._window.isActiveWindow():
            self._known = keys  # it is being looked at
            return
        fresh = [item for item in items if item.key not in known]
        self._known = known & keys  # what is gone may come again
        if fresh and not is_night(session.desk.now()):
            self._known |= keys
            self._last = fresh
            self._tray.say("\n".join(self._words(fresh)))

    def _words(self, items: Sequence[Item]) -> list[str]:
        """A line a kind; a number where there is only one."""
        by_kind: dict[str, list[Item]] = {}
        for item in items:
            by_kind.setdefault(item.kind, []).append(item)
        counted = {kind: len(found) for kind, found in by_kind.items()}
        said = {
            "returned": self.tr("%n finding(s) given back by the ledger", "", counted.get("returned", 0)),
            "due": self.tr("%n finding(s) due soon", "", counted.get("due", 0)),
            "late": self.tr("%n finding(s) overdue", "", counted.get("late", 0)),
            "target": self.tr("%n assignment(s) past the last day", "", counted.get("target", 0)),
            "asked": self.tr("%n thing(s) wait for you on the sync page", "", counted.get("asked", 0)),
            "stopped": self.tr("The exchange with the ledger has stopped until you look"),
        }
        numbers = {kind: found[0].number for kind, found in by_kind.items() if len(found) == 1}
        return [
            f"{said[kind]} {numbers[kind]}" if numbers.get(kind) else said[kind] for kind in said if kind in by_kind
        ]

    def _lead(self) -> None:
        """To what was told last."""
        window, last = self._window, self._last
        window.showNormal() if window.isMinimized() else window.show()
        window.activateWindow()
        if len(last) == 1 and last[0].finding:
            window.go("findings", finding=last[0].finding)
        elif last and all(item.kind in ("asked", "stopped") for item in last):
            window.go("sync")
        else:
            window.go("today")

    def end(self) -> None:
        """A person does not want it any more."""
        self._timer.stop()
        self._soon.stop()
        self._window.bus.changed.disconnect(self._changed)
        self.deleteLater()
