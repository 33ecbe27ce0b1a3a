"""The rail at the window's left: the camera, the places, the officer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.ui.widgets.rail import Avatar, CameraButton, NavButton

WIDE, NARROW = 84, 68


class Rail(QWidget):
    """`chosen(page)` and `recording()` when pressed. `order` lists the places from top to bottom."""

    chosen = Signal(str)
    recording = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, NavButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 1, 14)
        box.setSpacing(2)
        camera = CameraButton(self.tr("Record a finding"), "Ctrl+N")
        camera.clicked.connect(self.recording)
        box.addWidget(camera, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(12)
        self._add("today", "sun", self.tr("Today"), box)
        self._add("walk", "footprints", self.tr("Walks"), box)
        self._add("findings", "clipboard-list", self.tr("Findings"), box)
        box.addStretch(1)
        self._add("sync", "cloud-check", self.tr("Sync"), box)
        self._add("settings", "settings", self.tr("Settings"), box)
        self.avatar = Avatar()
        box.addSpacing(6)
        box.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """68 instead of 84 px, for narrow windows; wider where a word at the present text size needs it."""
        words = max(made.sizeHint().width() for made in self.buttons.values())
        self.setFixedWidth(max(NARROW if narrow else WIDE, words + 1))

    @property
    def order(self) -> list[str]:
        return list(self.buttons)

    def _add(self, page: str, icon: str, text: str, box: QVBoxLayout) -> None:
        made = NavButton(icon, text)
        made.clicked.connect(lambda: self.chosen.emit(page))
        self.buttons[page] = made
        box.addWidget(made)

    def mark(self, page: str) -> None:
        """Show where we are; a page without a place of its own leaves the mark where it was."""
        if page in self.buttons:
            self.buttons[page].setChecked(True)
