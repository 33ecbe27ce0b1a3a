"""Settings: language, theme, text size; about this device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from officer_app.ui.input_method import REMEDY, fcitx_left_out
from officer_app.ui.settings.device import DeviceCard, read_device
from officer_app.ui.widgets.buttons import button
from officer_app.ui.widgets.page import MARGIN, Page, card, label
from officer_app.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from officer_app.ui.main_window import MainWindow
    from officer_app.ui.session import Session


class SettingsPage(Page):
    """Every choice works at once and is kept for this device."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__()
        self._session, self._window = session, window
        self.set_title(self.tr("Settings"))
        self.device = DeviceCard(window)
        inner = QWidget()
        inner.setObjectName("scrolled")
        across = QHBoxLayout(inner)
        across.setContentsMargins(0, 0, MARGIN, 24)
        across.setSpacing(20)
        for cards in ((self._looks(), self._outside()), (self.device, *self._typing())):
            column = QVBoxLayout()
            column.setSpacing(20)
            for made in cards:
                column.addWidget(made)
            column.addStretch(1)
            across.addLayout(column, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self.body.setContentsMargins(MARGIN, 0, 0, 0)
        self.body.addWidget(scroll)

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
        self.theme.chosen.connect(lambda theme: self._window.choose(theme=theme))
        self.text_size = Segmented(
            (
                Segment("100", self.tr("Standard")),
                Segment("115", self.tr("Large")),
                Segment("130", self.tr("Very large")),
            ),
            self.tr("Text size"),
        )
        self.text_size.set_value(str(preferences.text_size))
        self.text_size.chosen.connect(lambda size: self._window.choose(text_size=int(size)))
        for name, choice in (
            (self.tr("Language"), self.language),
            (self.tr("Theme"), self.theme),
            (self.tr("Text size"), self.text_size),
        ):
            box.addWidget(label(name, "small"))
            box.addWidget(choice)
        box.addSpacing(4)
        box.addWidget(button(self.tr("Key sheet"), self._window.show_keys, icon="book-open", key="F1"))
        return frame

    def _outside(self) -> QFrame:
        """Told outside of the window: off until somebody wants it."""
        from officer_app.ui.tray import Tray

        frame = card()
        box = frame.layout()
        assert isinstance(box, QVBoxLayout)
        box.addWidget(label(self.tr("While you are elsewhere"), "card"))
        possible = Tray.possible()
        note = (
            self.tr("Given back, due soon or stuck: the system says so from 8:00 to 20:00, in numbers only.")
            if possible
            else self.tr("This desktop shows no notifications of programs.")
        )
        box.addWidget(label(note, "small", wrap=True))
        self.notices = Segmented(
            (Segment("off", self.tr("Say nothing")), Segment("on", self.tr("Say it by day"), "bell")),
            self.tr("Notifications"),
        )
        self.notices.set_value("on" if self._window.preferences.notices else "off")
        self.notices.chosen.connect(lambda value: self._window.choose(notices=value == "on"))
        self.notices.setEnabled(possible)
        box.addWidget(self.notices)
        return frame

    def _typing(self) -> tuple[QFrame, ...]:
        """How Chinese is typed, where it cannot be."""
        if not fcitx_left_out():
            return ()
        frame = card()
        box = frame.layout()
        assert isinstance(box, QVBoxLayout)
        box.addWidget(label(self.tr("Typing Chinese"), "card"))
        how = self.tr(
            "This desktop types through fcitx; the Qt of this program has no part for it. Begin the program with {}: "
            "fcitx 5 answers to that too. What was recorded is not touched."
        )
        box.addWidget(label(how.format(REMEDY), "small", wrap=True))
        command = f"{REMEDY} officer-app"
        copy = button(self.tr("Copy the command"), lambda: QGuiApplication.clipboard().setText(command), icon="files")
        box.addWidget(label(command, "body", wrap=True))
        across = QHBoxLayout()
        across.addWidget(copy)
        across.addStretch(1)
        box.addLayout(across)
        return (frame,)

    def _language_chosen(self, language: str) -> None:
        self._window.choose(language="zh" if language == "zh" else "en")

    def opened(self, **what: object) -> None:
        self._session.read(read_device, self.device.show_device, self)
