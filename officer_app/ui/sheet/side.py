"""Beside the paper: which version is shown, what stands on it, and what an officer should know before printing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from officer_app.ui.theme import colour, px
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.page import label, rule
from officer_app.ui.widgets.segmented import Segment, Segmented
from officer_app.usecases.sheets import Printable, Printed

INTERNAL, MASKED = "internal", "masked"
SHOWN_CHARACTERS = 6


class SheetSide(QWidget):
    """`version_chosen(masked)` when a person switches between the internal and the masked sheet."""

    version_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(320))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 28, 20)
        column.setSpacing(12)
        heading = label(self.tr("Version"), "card")
        column.addWidget(heading)
        self.versions = Segmented(
            [Segment(INTERNAL, self.tr("Internal"), "lock"), Segment(MASKED, self.tr("Masked"), "eye-off")],
            self.tr("Version"),
        )
        self.versions.set_value(INTERNAL)
        self.versions.chosen.connect(lambda value: self.version_chosen.emit(value == MASKED))
        column.addWidget(self.versions)
        self._meaning = label("", "hint", wrap=True)
        column.addWidget(self._meaning)
        column.addSpacing(4)
        line = rule()
        column.addWidget(line)
        self._choice = (heading, self.versions, self._meaning, line)
        column.addWidget(label(self.tr("On the paper"), "card"))
        self._contents = QGridLayout()
        self._contents.setColumnStretch(1, 1)
        self._contents.setVerticalSpacing(6)
        self._values = [self._fact(n, name) for n, name in enumerate(self._facts())]
        column.addLayout(self._contents)
        self._missing, self._photos, self._standing = Banner(), Banner(), Banner()
        column.addStretch(1)
        for banner in (self._missing, self._photos, self._standing):
            column.addWidget(banner)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            painter.fillRect(0, 0, 1, self.height(), colour("line"))

    @property
    def masked(self) -> bool:
        return self.versions.value() == MASKED

    def notices(self) -> list[str]:
        """What is said now, in order."""
        return [b.text() for b in (self._missing, self._photos, self._standing) if not b.isHidden()]

    def show_sheet(self, printable: Printable, printed: Printed, masked: bool) -> None:
        self.versions.set_value(MASKED if masked else INTERNAL)
        self._meaning.setText(
            self.tr("For departments: no code name, no signatures, phone and card numbers covered.")
            if masked
            else self.tr("For the centre: with code name and signature cells. Not to be passed on.")
        )
        photos = len(printable.finding.facts.photos)
        facts = (
            str(printed.pages),
            f"{photos - printed.absent - printed.unmasked} / {photos}" if photos else "0",
            str(len(printable.finding.versions)),
            printable.event_sha256[:12],
        )
        for value, fact in zip(self._values, facts, strict=True):
            value.setText(fact)
        self._say_missing(printed.missing)
        self._say_photos(printed)
        self._say_standing(printable.delivered, masked)

    def _facts(self) -> tuple[str, ...]:
        """What is told of the paper, by name."""
        return self.tr("Pages"), self.tr("Photos"), self.tr("Version of the finding"), self.tr("Fingerprint")

    def _fact(self, row: int, name: str) -> QLabel:
        value = label("", "body")
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._contents.addWidget(label(name, "small", wrap=True), row, 0)
        self._contents.addWidget(value, row, 1)
        return value

    def _say_missing(self, missing: tuple[str, ...]) -> None:
        self._missing.setVisible(bool(missing))
        if missing:
            names = ", ".join(missing[:SHOWN_CHARACTERS]) + (" …" if len(missing) > SHOWN_CHARACTERS else "")
            text = self.tr("%n character(s) cannot be printed and stand as boxes: {names}", "", len(missing))
            self._missing.say("warn", text.format(names=names), icon="type")

    def _say_photos(self, printed: Printed) -> None:
        self._photos.setVisible(bool(printed.absent or printed.unmasked))
        if printed.absent:
            self._photos.say(
                "warn",
                self.tr(
                    "%n photo(s) are not on this device. The sheet lists them without showing them", "", printed.absent
                ),
            )
        elif printed.unmasked:
            self._photos.say(
                "warn",
                self.tr(
                    "%n photo(s) have no masked copy. The sheet lists them without showing them", "", printed.unmasked
                ),
                icon="eye-off",
            )

    def _say_standing(self, delivered: bool, masked: bool) -> None:
        if not delivered:
            self._standing.say("neutral", self.tr("Not in the ledger yet. The paper says so across the page"))
        elif masked:
            self._standing.say("ok", self.tr("Nothing on this sheet tells who found it"), icon="shield-check")
        else:
            self._standing.hide()
