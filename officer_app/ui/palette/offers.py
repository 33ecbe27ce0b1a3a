"""What the palette offers: each thing with its looks and what happens when it is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from officer_app.core.text import Text
from officer_app.ui import looks
from officer_app.ui.editor.options import Option, narrow
from officer_app.ui.findings.line import Words
from officer_app.ui.keys import DIMENSIONS

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.finder import Found

MOST = {"command": 5, "place": 5, "matter": 5}
"""So many of each kind are offered while something is typed."""


@dataclass(frozen=True)
class Offer:
    """`name` tells it from every other; `kind` is the word at its right; `cover` its photo, else the icon in its token.

    `take` is done on Enter, `record`, where there is one, on Ctrl+Enter: record a finding there.
    """

    name: str
    title: str
    note: str
    kind: str
    icon: str
    token: str
    take: Callable[[], object]
    record: Callable[[], object] | None = None
    cover: str = ""
    dimension: str = ""
    key: str = ""


class AtHand:
    """What needs no database: pages, commands, matters, halls and windows. Asked at every key, in the window."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self._session, self._window = session, window
        self._kinds = {
            "page": QCoreApplication.translate("Palette", "Page"),
            "command": QCoreApplication.translate("Palette", "Command"),
            "place": QCoreApplication.translate("Palette", "Place"),
            "matter": QCoreApplication.translate("Palette", "Matter"),
        }
        self._offers: dict[str, Offer] = {}
        self._commands = [self._option(offer) for offer in (*self._pages(), *self._does())]
        self._places, self._matters = list(self._windows()), list(self._matter_options())

    def fitting(self, typed: str) -> list[Offer]:
        """Pages and commands first, then places and matters; commands alone while nothing is typed."""
        if not typed:
            return [self._offers[option.code] for option in self._commands]
        found = narrow(self._commands, typed)[: MOST["command"]]
        found += narrow(self._places, typed)[: MOST["place"]]
        found += narrow(self._matters, typed)[: MOST["matter"]]
        return [self._offers[option.code] for option in found]

    def _option(self, offer: Offer, text: Text | None = None, note: Text | None = None) -> Option:
        self._offers[offer.name] = offer
        return Option(offer.name, text or Text(offer.title, offer.title), note or Text(offer.note, offer.note))

    def _pages(self) -> Iterable[Offer]:
        assert self._window.room is not None
        for name, shown in self._window.room.rail.buttons.items():
            yield Offer(
                f"page {name}", shown.text(), "", self._kinds["page"], shown.icon_name, "ink2",
                lambda name=name: self._window.go(name),
            )  # fmt: skip

    def _does(self) -> Iterable[Offer]:
        window = self._window

        def command(name: str, title: str, icon: str, act: Callable[[], object], key: str = "") -> Offer:
            return Offer(f"command {name}", title, "", self._kinds["command"], icon, "accent", act, key=key)

        record = QCoreApplication.translate("Palette", "Record a finding: {}")
        for place, code in enumerate(DIMENSIONS, 1):
            word, icon, _ = looks.DIMENSIONS[code]
            title = record.format(self._session.say(word))
            yield command(code, title, icon, lambda code=code: window.open_editor(dimension=code), f"Alt {place}")
        yield command("sync", QCoreApplication.translate("Palette", "Sync now"), "refresh-cw", window.sync_now, "F5")
        yield command("keys", QCoreApplication.translate("Palette", "Every key"), "book-open", window.show_keys, "F1")
        yield command("lock", QCoreApplication.translate("Palette", "Lock"), "lock", window.lock, "Ctrl L")
        for theme, title in (
            ("light", QCoreApplication.translate("Palette", "Light theme")),
            ("dark", QCoreApplication.translate("Palette", "Dark theme")),
            ("system", QCoreApplication.translate("Palette", "Theme as the system")),
        ):
            yield command(theme, title, "sun", lambda theme=theme: window.choose(theme=theme))
        other = "en" if self._session.language == "zh" else "zh"
        title = "English" if other == "en" else "中文"
        yield command("language", title, "globe", lambda: window.choose(language="en" if other == "en" else "zh"))

    def _windows(self) -> Iterable[Option]:
        catalog, say, window = self._session.desk.catalog, self._session.say, self._window
        for hall in catalog.halls.values():
            yield self._option(
                Offer(
                    f"hall {hall.code}", say(hall.name), "", self._kinds["place"], "landmark", "counter",
                    lambda hall=hall: window.go("findings", text=say(hall.name), code=hall.code),
                    lambda hall=hall: window.open_editor("T", at={"hall_code": hall.code}),
                ),
                hall.name,
            )  # fmt: skip
        for one in catalog.windows.values():
            hall_name = catalog.name("hall", one.hall)
            yield self._option(
                Offer(
                    f"window {one.code}", say(one.name), say(hall_name), self._kinds["place"], "store", "counter",
                    lambda one=one: window.go("findings", text=say(one.name), code=one.code),
                    lambda one=one: window.open_editor("T", at={"hall_code": one.hall, "window_code": one.code}),
                ),
                one.name, hall_name,
            )  # fmt: skip

    def _matter_options(self) -> Iterable[Option]:
        say, window = self._session.say, self._window
        for matter in self._session.desk.catalog.matters.values():
            yield self._option(
                Offer(
                    f"matter {matter.code}", say(matter.name), say(matter.theme_name), self._kinds["matter"],
                    "file-text", "mute",
                    lambda matter=matter: window.go("findings", text=say(matter.name), code=matter.code),
                    lambda matter=matter: window.open_editor(at={"matter_code": matter.code}),
                ),
                matter.name, matter.theme_name,
            )  # fmt: skip


class InStore:
    """What `usecases.finder` found, as offers."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self._session, self._window = session, window
        desk = session.desk
        self._words = Words(desk.catalog, desk.calendar, session.language)

    def offers(self, found: Found) -> list[Offer]:
        """Drafts first: they wait for somebody."""
        words, window, now = self._words, self._window, self._session.desk.now()
        made = []
        for row in found.drafts:
            line = words.draft(-1, row)
            made.append(
                Offer(
                    f"draft {line.id}",
                    line.title,
                    line.place[0],
                    line.chip[0],
                    "pencil-line",
                    "mute",
                    lambda id=line.id: window.open_editor(draft=id),
                    None,
                    line.cover,
                    line.dimension,
                )
            )
        for finding in found.findings:
            line = words.line(finding, now)
            note = words.joint.join(filter(None, (line.number, line.place[1])))
            made.append(
                Offer(
                    f"finding {line.id}",
                    line.title,
                    note,
                    line.chip[0],
                    "clipboard-list",
                    "mute",
                    lambda id=line.id: window.go("findings", finding=id),
                    None,
                    line.cover,
                    line.dimension,
                )
            )
        return made
