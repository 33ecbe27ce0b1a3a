"""Settings: language, theme, text size; about this device."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from officer_app import __version__
from officer_app.ui.widgets.buttons import IconButton, button
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import Page, card, label, rule
from officer_app.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session
    from officer_app.usecases.desk import Desk


class _Device(NamedTuple):
    code: str
    alias: str
    ledger: str
    findings: int
    drafts: int


class SettingsPage(Page):
    """Every choice works at once and is kept for this device."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session, self._window = session, window
        self.set_title(self.tr("Settings"))
        across = QHBoxLayout()
        across.setSpacing(20)
        for made in (self._looks(), self._about()):
            column = QVBoxLayout()
            column.addWidget(made)
            column.addStretch(1)
            across.addLayout(column, 1)
        self.body.addLayout(across)

    def _looks(self) -> QFrame:
        preferences = self._window.preferences
        frame = card()
        box = frame.layout()
        assert isinstance(box, QVBoxLayout)
        box.addWidget(label(self.tr("This window"), "card"))
        self.language = Segmented((Segment("zh", "中文"), Segment("en", "English")), self.tr("Language"))
        self.language.set_value(self._session.language)
        self.language.chosen.connect(self._language_chosen)
        self.theme = Segmented(
            (
                Segment("system", self.tr("As the system")),
                Segment("light", self.tr("Light"), "sun"),
                Segment("dark", self.tr("Dark")),
            ),
            self.tr("Theme"),
        )
        self.theme.set_value(preferences.theme)
        self.theme.chosen.connect(self._theme_chosen)
        self.size = Segmented(
            (
                Segment("100", self.tr("Standard")),
                Segment("115", self.tr("Large")),
                Segment("130", self.tr("Very large")),
            ),
            self.tr("Text size"),
        )
        self.size.set_value(str(preferences.text_size))
        self.size.chosen.connect(self._size_chosen)
        for name, choice in (
            (self.tr("Language"), self.language),
            (self.tr("Theme"), self.theme),
            (self.tr("Text size"), self.size),
        ):
            box.addWidget(label(name, "small"))
            box.addWidget(choice)
        box.addSpacing(4)
        box.addWidget(button(self.tr("Key sheet"), self._window.show_keys, icon="book-open", key="F1"))
        return frame

    def _about(self) -> QFrame:
        frame = card()
        box = frame.layout()
        assert isinstance(box, QVBoxLayout)
        box.addWidget(label(self.tr("This device"), "card"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._facts: dict[str, QLabel] = {}
        for row, (key, name) in enumerate((
            ("code", self.tr("Device code")),
            ("alias", self.tr("Code name")),
            ("ledger", self.tr("Ledger")),
            ("findings", self.tr("Findings here")),
            ("drafts", self.tr("Drafts")),
            ("version", self.tr("Version")),
        )):  # fmt: skip
            value = label("", "body")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "hint"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self._facts[key] = value
        folder = Elided("body", "ink")
        folder.setText(str(self._window.profile))
        copy = IconButton("files", self.tr("Copy the folder's path"), size=28)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(folder.text()))
        grid.addWidget(label(self.tr("Folder"), "hint"), grid.rowCount(), 0)
        grid.addWidget(folder, grid.rowCount() - 1, 1)
        grid.addWidget(copy, grid.rowCount() - 1, 2)
        box.addLayout(grid)
        box.addWidget(rule())
        note = self.tr("Records and photos are kept encrypted in this folder. Backups of it are safe to keep.")
        box.addWidget(label(note, "small", wrap=True))
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Lock now"), self._window.lock, icon="lock", key="Ctrl L"))
        row.addStretch(1)
        box.addLayout(row)
        self._facts["version"].setText(__version__)
        return frame

    def opened(self, **what: object) -> None:
        self._session.read(_device, self._show_device, self)

    def _show_device(self, device: _Device) -> None:
        for key, value in device._asdict().items():
            self._facts[key].setText(str(value) if value != "" else "—")

    def _language_chosen(self, language: str) -> None:
        self._window.choose(language="zh" if language == "zh" else "en")

    def _theme_chosen(self, theme: str) -> None:
        self._window.choose(theme=theme)

    def _size_chosen(self, size: str) -> None:
        self._window.choose(text_size=int(size))


def _device(desk: Desk) -> _Device:
    from officer_app.store import meta
    from officer_app.usecases import lists

    who, counts = desk.identity(), lists.counts(desk)
    return _Device(who.device_code, who.alias, meta.get(desk.db, "ledger_url"), counts.total, counts.drafts)
