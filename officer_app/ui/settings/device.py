"""About this device: who it is to the ledger, what is on it, where it lies, and the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from officer_app import __version__
from officer_app.ui.widgets.buttons import IconButton, button
from officer_app.ui.widgets.elided import Elided
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.usecases.desk import Desk


class Device(NamedTuple):
    """What is told of it."""

    code: str
    alias: str
    ledger: str
    findings: int
    drafts: int


class DeviceCard(QFrame):
    """`show_device` fills in what the store knows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.setObjectName("card")
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 18)
        box.setSpacing(12)
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
        self._facts["version"].setText(__version__)
        box.addLayout(grid)
        box.addLayout(self._folder())
        box.addWidget(rule())
        note = self.tr("Records and photos are kept encrypted in this folder. Backups of it are safe to keep.")
        box.addWidget(label(note, "small", wrap=True))
        self.lock_after: Segmented | None = None
        if window.door.guarded:
            self._add_lock(box)
        across = QHBoxLayout()
        across.addWidget(button(self.tr("Lock now"), window.lock, icon="lock", key="Ctrl L"))
        across.addStretch(1)
        box.addLayout(across)

    def _folder(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        folder = Elided("body", "ink")
        folder.setText(str(self._window.profile))
        copy = IconButton("files", self.tr("Copy the folder's path"), size=28)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(folder.text()))
        row.addWidget(label(self.tr("Folder"), "hint"))
        row.addWidget(folder, 1)
        row.addWidget(copy)
        return row

    def _add_lock(self, box: QVBoxLayout) -> None:
        """Where a passphrase is asked for, the window locks itself."""
        self.lock_after = Segmented(
            [Segment(str(n), self.tr("%n min", "", n)) for n in (5, 15, 30)], self.tr("Lock by itself after")
        )
        self.lock_after.set_value(str(self._window.preferences.lock_after))
        self.lock_after.chosen.connect(lambda value: self._window.choose(lock_after=int(value)))
        box.addWidget(label(self.tr("Lock by itself after"), "small"))
        box.addWidget(self.lock_after)

    def show_device(self, device: Device) -> None:
        for key, value in device._asdict().items():
            self._facts[key].setText(str(value) if value != "" else "—")


def read_device(desk: Desk) -> Device:
    """From rows."""
    from officer_app.store import meta
    from officer_app.usecases import lists

    who, counts = desk.identity(), lists.counts(desk)
    return Device(who.device_code, who.alias, meta.get(desk.db, "ledger_url"), counts.total, counts.drafts)
