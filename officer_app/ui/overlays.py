"""What covers the window for a moment: key sheet, palette, a bug's report. One at a time; Esc takes any away."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.palette.palette import Palette
    from officer_app.ui.report_sheet import ReportSheet
    from officer_app.ui.shortcuts import KeySheet


class Overlays:
    """Each is built when it is first asked for, in the language of that time; `drop` forgets them."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._keys: KeySheet | None = None
        self._palette: Palette | None = None
        self._report: ReportSheet | None = None

    def show_keys(self) -> None:
        """F1: show every key, or hide them."""
        from officer_app.ui.shortcuts import KeySheet

        self._hide(self._palette)
        if self._keys is None:
            self._keys = KeySheet(self._window)
        self._keys.toggle()

    def find(self) -> None:
        """Ctrl+K: find anything, or leave it."""
        from officer_app.ui.palette.palette import Palette

        session = self._window.session
        if session is None:
            return
        self._hide(self._keys)
        if self._palette is None:
            self._palette = Palette(session, self._window)
        self._palette.toggle()

    def show_report(self, error: Exception) -> None:
        """What a bug leaves for whoever mends it."""
        from officer_app import crashes
        from officer_app.ui.report_sheet import ReportSheet

        self.leave()
        if self._report is None:
            self._report = ReportSheet(self._window)
        self._report.show_report(crashes.report(error))

    def leave(self) -> bool:
        """Hide what is shown. False when nothing was."""
        return any(self._hide(one) for one in (self._keys, self._palette, self._report))

    def drop(self) -> None:
        """The language or the desk changed: the next ones are built anew."""
        for made in (self._keys, self._palette, self._report):
            if made is not None:
                made.hide()
                made.deleteLater()
        self._keys = self._palette = self._report = None

    @staticmethod
    def _hide(one: QWidget | None) -> bool:
        if one is None or not one.isVisible():
            return False
        one.hide()
        return True
