"""The foot of the form: how complete it is, what is missing by name, keep as a draft, finish."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from officer_app.core.text import Language
from officer_app.core.validate import Completeness, Problem
from officer_app.ui.theme import font, px
from officer_app.ui.widgets.buttons import Button
from officer_app.ui.widgets.focus_frame import follow
from officer_app.ui.widgets.paint import paint_text, text_width
from officer_app.ui.widgets.signs import Ring

KEEP_KEY = "Ctrl S"
NAMED = 3
"""So many missing things are named; the rest are counted."""


def faces() -> tuple[QFont, ...]:
    """Of what is said first, the largest that holds it is taken."""
    return font("card"), font("body", True), font("small", True)


class _Words(QAbstractButton):
    """Two lines that lead to what they name."""

    def __init__(self) -> None:
        super().__init__()
        self.note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(160, px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            middle = box.center().y()
            ink = "accent" if self.underMouse() and self.isEnabled() else "ink"
            face = next((one for one in faces() if text_width(self.text(), one) <= box.width()), faces()[-1])
            paint_text(painter, QRectF(0, middle - px(22), box.width(), px(23)), self.text(), face, ink)
            paint_text(painter, QRectF(0, middle + 1, box.width(), px(20)), self.note, font("caption"), "ink2")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        follow(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        follow(self, event)


class Footer(QWidget):
    """`keeping`, `finishing`, and `going_to(field)` for the first missing thing."""

    keeping = Signal()
    finishing = Signal()
    going_to = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._first = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 14)
        row.setSpacing(12)
        self.ring = Ring()
        self._words = _Words()
        self.keep = Button(self.tr("Keep draft"), "outline", key=KEEP_KEY)
        self.finish = Button(self.tr("Finish"), "primary", "check", "Ctrl ↵")
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.keep)
        row.addWidget(self.finish)
        self._words.clicked.connect(lambda: self.going_to.emit(self._first))
        self.keep.clicked.connect(self.keeping)
        self.finish.clicked.connect(self.finishing)

    def show_completeness(self, full: Completeness, wrong: list[Problem]) -> None:
        """`wrong` are blocking problems of what is there; they are named before what is missing."""
        self.ring.set_percent(full.percent)
        stops = [*wrong, *(problem for problem in full.missing if problem.blocking)]
        named = stops or list(full.missing)
        self._first = named[0].field if named else ""
        self._words.setEnabled(bool(self._first))
        words = [problem.message.say(self._language) for problem in named]
        if not words:
            self._say(self.tr("Everything is here"), self.tr("It goes to the ledger when online"))
        elif stops:
            more = self.tr("and %n more", "", len(words) - 1) if len(words) > 1 else ""
            self._say(words[0], more or self.tr("needed before it can be finished"))
        elif len(words) == 1:
            self._say(words[0], self.tr("It can be finished without"))
        else:
            rest = self.tr("%n things are missing", "", len(words))
            self._say(rest, self._joined(words))

    def compact(self, small: bool) -> None:
        self.keep.setVisible(not small)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The key beside "keep" gives way to words that need its room."""
        self.keep.key = KEEP_KEY
        need = text_width(self._words.text(), faces()[0]) if self._words.text() else 0
        taken = (self.ring, self.keep, self.finish) if self.keep.isVisibleTo(self) else (self.ring, self.finish)
        room = self.width() - 2 * 20 - 12 * len(taken) - sum(one.sizeHint().width() for one in taken)
        self.keep.key = KEEP_KEY if need <= room else ""
        self.keep.updateGeometry()

    def set_finish_text(self, text: str) -> None:
        """What finishing means here: finish, hand in again, keep the change."""
        self.finish.setText(text)
        self.finish.updateGeometry()

    def _joined(self, words: list[str]) -> str:
        short = [word.removeprefix("还差").strip("“”") for word in words[:NAMED]]
        short = [word.removeprefix("Still missing: ") for word in short]
        mark = "、" if self._language == "zh" else ", "
        return mark.join(short) + ("…" if len(words) > NAMED else "")

    def _say(self, title: str, note: str) -> None:
        self._words.setText(title)
        self._words.note = note
        self._words.setToolTip(f"{title}\n{note}")
        self._words.setAccessibleName(f"{title}. {note}")
        self._fit()
        self._words.update()
