"""The pages by name, each imported when it is first shown: how a page is added to the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.ui.widgets.page import Page


def _today(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.today.page import TodayPage

    return TodayPage(session, window)


def _findings(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.findings.page import FindingsPage

    return FindingsPage(session, window)


def _editor(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.editor.page import EditorPage

    return EditorPage(session, window)


def _sync(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.sync.page import SyncPage

    return SyncPage(session, window)


def _sheet(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.sheet.page import SheetPage

    return SheetPage(session, window)


def _viewer(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.viewer.page import ViewerPage

    return ViewerPage(session, window)


def _walk(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.walk.page import WalkPage

    return WalkPage(session, window)


def _record(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.sheet.record import RecordPage

    return RecordPage(session, window)


def _conflict(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.conflict.page import ConflictPage

    return ConflictPage(session, window)


def _settings(session: Session, window: MainWindow) -> Page:
    from officer_app.ui.settings.page import SettingsPage

    return SettingsPage(session, window)


FIRST = "today"
"""The one the window opens on."""

_BUILDERS: dict[str, Callable[[Session, MainWindow], Page]] = {
    "today": _today,
    "findings": _findings,
    "editor": _editor,
    "sync": _sync,
    "sheet": _sheet,
    "viewer": _viewer,
    "walk": _walk,
    "record": _record,
    "conflict": _conflict,
    "settings": _settings,
}


def build(name: str, session: Session, window: MainWindow) -> Page:
    """A page, made anew. KeyError for a name that is none."""
    return _BUILDERS[name](session, window)
