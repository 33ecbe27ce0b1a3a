"""The gate's forms. Each says what was asked of it by a signal; the gate carries it out."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from officer_app.ui.dialogs import choose_files
from officer_app.ui.setup.code_entry import CodeEntry
from officer_app.ui.setup.parts import WIDTH, SecretEntry, Steps, Strength
from officer_app.ui.widgets.banner import Banner
from officer_app.ui.widgets.buttons import button
from officer_app.ui.widgets.field import Field
from officer_app.ui.widgets.page import card, label
from officer_app.ui.widgets.signs import Icon

ENOUGH = 12


class Form(QWidget):
    """A column of the gate. `first` is where the keyboard goes; `wrong(sentence)` shows trouble; `busy` blocks it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first: QWidget | None = None
        self.enrolling = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.setFixedWidth(WIDTH)
        self.banner = Banner()

    def steps(self, at: int) -> None:
        words = (self.tr("Enrol"), self.tr("Passphrase"), self.tr("Fetch lists"))
        self.enrolling = True
        self.column.addWidget(Steps(words, at))
        self.column.addSpacing(22)

    def head(self, title: str, lead: str) -> None:
        self.column.addWidget(label(title, "hero", wrap=True))
        self.column.addWidget(label(lead, "lead", wrap=True))
        self.column.addSpacing(6)
        self.column.addWidget(self.banner)

    def foot(self, back: QWidget | None, forward: QWidget) -> None:
        self.column.addSpacing(10)
        row = QHBoxLayout()
        if back is not None:
            row.addWidget(back)
        row.addStretch(1)
        row.addWidget(forward)
        self.column.addLayout(row)

    def wrong(self, sentence: str) -> None:
        self.banner.say("bad", sentence)

    def busy(self, busy: bool) -> None:
        self.setEnabled(not busy)


class EnrolForm(Form):
    """`asked(code, address, authority)`, the last a certificate file or None; `trial()` to try without a ledger."""

    asked = Signal(str, str, object)
    trial = Signal()

    def __init__(self, address: str = "", again: bool = False) -> None:
        super().__init__()
        self.steps(2 if again else 0)
        self.head(
            self.tr("Enrol this computer"),
            self.tr("The code is in the message from the supervision centre. It is good for 24 hours."),
        )
        self.code = CodeEntry()
        self.code_field = Field(self.tr("Enrolment code"), self.code)
        self.column.addWidget(self.code_field)
        self.column.addWidget(label(self.tr("Capitals or not, pasting fills all boxes"), "hint"))
        self.address = QLineEdit(address)
        self.address.setPlaceholderText("https://")
        self.address_field = Field(self.tr("Ledger address"), self.address)
        self.column.addWidget(self.address_field)
        self._authority: Path | None = None
        self.certificate = button(
            self.tr("The office has its own certificate…"), self._choose, "text", "shield-check", size="small"
        )
        self.column.addWidget(self.certificate, 0, Qt.AlignmentFlag.AlignLeft)
        self.next = button(self.tr("Next"), self._next, "primary", "arrow-right", size="big")
        if again:
            later = button(self.tr("Later, work offline now"), self.trial.emit, "text", size="big")
        else:
            self.column.addWidget(self._offer_trial())
            later = None
        self.foot(later, self.next)
        self.first = self.code
        for entry in (self.code, self.address):
            entry.textChanged.connect(self._look)
            entry.returnPressed.connect(self._next)
        self._look()

    def _offer_trial(self) -> QWidget:
        frame = card(vertical=False, margins=(18, 14, 14, 14))
        box = frame.layout()
        assert isinstance(box, QHBoxLayout)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Or look around first"), "card"))
        words.addWidget(label(self.tr("With a sample city, on this computer only"), "small", wrap=True))
        box.addLayout(words, 1)
        self.trial_button = button(self.tr("Try it"), self.trial.emit, "soft", "play")
        box.addWidget(self.trial_button)
        return frame

    def _look(self) -> None:
        self.next.setEnabled(bool(self.code.code()) and self._has_address())
        self.code_field.set_wrong("")

    def _has_address(self) -> bool:
        text = self.address.text().strip()
        return text.startswith(("https://", "http://")) and len(text) > len("https://")

    def _choose(self) -> None:
        pattern = self.tr("Certificates (*.pem *.crt *.cer)")
        choose_files(self, self.tr("Certificate of the office"), [pattern], lambda files: self._chosen(files[0]))

    def _chosen(self, file: Path) -> None:
        self._authority = file
        self.certificate.setText(file.name)
        self.certificate.updateGeometry()

    def _next(self) -> None:
        if self.next.isEnabled():
            self.asked.emit(self.code.code(), self.address.text().strip().rstrip("/"), self._authority)


class PassphraseForm(Form):
    """`chosen(passphrase)`, `back()`. `judged(passphrase)` asks for a verdict; `verdict(why)` brings it."""

    chosen = Signal(str)
    back = Signal()
    judged = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._why = " "
        self.steps(1)
        self.head(
            self.tr("Choose a passphrase"),
            self.tr("It opens this program, offline too. The supervision centre cannot see it."),
        )
        self.entry = SecretEntry()
        self.entry_field = Field(self.tr("Passphrase"), self.entry, self.tr("At least 12 characters, or 5 words"))
        self.strength = Strength()
        self.again = SecretEntry()
        self.again_field = Field(self.tr("Once more"), self.again)
        for widget in (self.entry_field, self.strength, self.again_field):
            self.column.addWidget(widget)
        note = card(vertical=False, margins=(14, 10, 14, 10))
        box = note.layout()
        assert isinstance(box, QHBoxLayout)
        box.addWidget(Icon("key-round", "ink2", 18))
        box.addWidget(
            label(
                self.tr("If you forget it, the centre can set a new one with its recovery key. Nothing is lost."),
                "small",
                wrap=True,
            ),
            1,
        )
        self.column.addWidget(note)
        self.next = button(self.tr("Next"), self._next, "primary", "arrow-right", size="big")
        self.foot(button(self.tr("Back"), self.back.emit, "text", size="big"), self.next)
        self.first = self.entry
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(lambda: self.judged.emit(self.entry.text()))
        self.entry.textChanged.connect(self._typed)
        self.again.textChanged.connect(self._look)
        self.entry.returnPressed.connect(self._entered)
        self.again.returnPressed.connect(self._next)
        self._look()

    def _typed(self) -> None:
        self._why = " "
        self._pause.start()
        self._look()

    def verdict(self, why: str) -> None:
        """Why the passphrase is not taken, "" when it is good."""
        self._why = why
        self._look()

    def _look(self) -> None:
        text, again = self.entry.text(), self.again.text()
        if not text:
            self.strength.show_strength(0, "")
        elif self._why.strip():
            self.strength.show_strength(min(2, 1 + len(text) // ENOUGH), self.tr("Too weak"))
        elif not self._why:
            good = len(text) >= 16
            self.strength.show_strength(4 if good else 3, self.tr("Good") if good else self.tr("Enough"))
        self.entry_field.set_wrong(self._why if text and self._why.strip() and len(text) >= ENOUGH else "")
        self.again_field.set_wrong("" if not again or text.startswith(again) else self._difference(text, again))
        self.next.setEnabled(not self._why and text == again)

    def _difference(self, text: str, again: str) -> str:
        missing = len(text) - len(again)
        if missing > 0:
            return self.tr("They differ: the second is %n character(s) short. The first one is kept.", "", missing)
        return self.tr("They differ. The first one is kept.")

    def _entered(self) -> None:
        if self.next.isEnabled():
            self._next()
        else:
            self.again.setFocus()

    def _next(self) -> None:
        if self.next.isEnabled():
            self.chosen.emit(self.entry.text())


class UnlockForm(Form):
    """`given(passphrase)`."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.head(
            self.tr("Unlock"),
            self.tr("Everything here is kept encrypted on this computer. It opens offline, too."),
        )
        self.entry = SecretEntry()
        self.entry_field = Field(self.tr("Passphrase"), self.entry)
        self.column.addWidget(self.entry_field)
        self.open = button(self.tr("Open"), self._open, "primary", "arrow-right", size="big")
        self.column.addWidget(label(
            self.tr("Forgotten? The supervision centre can set a new one with its recovery key."), "hint", wrap=True
        ))  # fmt: skip
        self.foot(None, self.open)
        self.first = self.entry
        self.entry.textChanged.connect(self._look)
        self.entry.returnPressed.connect(self._open)
        self._look()

    def _look(self) -> None:
        self.open.setEnabled(bool(self.entry.text()))
        self.entry_field.set_wrong("")

    def _open(self) -> None:
        if self.entry.text():
            self.given.emit(self.entry.text())

    def wrong(self, sentence: str) -> None:
        self.entry_field.set_wrong(sentence)
        self.entry.selectAll()
        self.entry.setFocus()


class StoppedForm(Form):
    """Why the profile does not open; `again()` tries once more."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head(
            self.tr("It does not open now"),
            self.tr("Nothing was changed. Once the reason is gone, everything is as it was."),
        )
        self.retry = button(self.tr("Try again"), self.again.emit, "primary", "refresh-cw", size="big")
        self.foot(None, self.retry)
        self.first = self.retry

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.retry.click()
        else:
            super().keyPressEvent(event)
