"""What the window shows beside the rail: a page, with its title in the window's header and its own tools there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

MARGIN = 28
GAP = 16


class Page(QWidget):
    """The base of every page.

    `titled(title, subtitle)` changes the header. `sample` is the word of a chip beside the title, "" for none.
    `tools` (made once, owned by the page) stands at the header's right; `lead` at its left, before the title (a back
    button). `status_shown` says whether the status pill belongs beside, `alone` that the rail is away meanwhile,
    `ticked` that the subtitle tells of something done.
    `opened(**what)` is called each time the page comes up, `left()` before another takes its place: save there.
    `undoing` are the page's own ways back and forth (Ctrl+Z, Ctrl+Y); None means what was done last in the window.
    `way_back` is what the page before is told when one goes back to it. `bookmark` is what `opened` needs to
    come back to the same place after a kill, None where nothing is under way; `mark` sets it and tells `moved()`.
    Lay the content out in `body`: it ends at the page's margins.
    """

    titled = Signal(str, str)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.title = ""
        self.subtitle = self.sample = ""
        self.lead: QWidget | None = None
        self.tools: QWidget | None = None
        self.status_shown, self.alone, self.ticked = True, False, False
        self.undoing: tuple[Callable[[], object], Callable[[], object]] | None = None
        self.way_back: dict[str, object] = {}
        self.bookmark: dict[str, Any] | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(MARGIN, 0, MARGIN, 24)
        self.body.setSpacing(GAP)

    def set_title(self, title: str, subtitle: str = "", sample: str | None = None) -> None:
        """`sample` None leaves the chip as it is."""
        self.title, self.subtitle = title, subtitle
        self.sample = self.sample if sample is None else sample
        self.titled.emit(title, subtitle)

    def mark(self, **what: Any) -> None:
        """Another place, or another thing in it."""
        if what != self.bookmark:
            self.bookmark = what
            self.moved.emit()

    @property
    def unsaved(self) -> bool:
        """Whether something could not be written and is on this page only."""
        return False

    def when_kept(self, then: Callable[[], object]) -> None:
        """Call `then` when what was typed is on the disk, or could not be written and is `unsaved`."""
        then()

    def opened(self, **what: object) -> None:
        """The page has come up, asked to show `what`."""

    def left(self) -> None:
        """Another page takes its place."""

    def record(self) -> bool:
        """Ctrl+N or the camera: record with what this page knows. False where it knows nothing of its own."""
        return False

    def escape(self) -> bool:
        """Esc: one step back within the page. False where there is none."""
        return False


def label(text: str = "", role: str = "body", wrap: bool = False) -> QLabel:
    """A label in one of the style sheet's roles: title, hero, card, lead, small, hint, caption, error, remark, body."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)  # what people wrote is shown as they wrote it, tags included
    made.setText(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def card(vertical: bool = True, margins: tuple[int, int, int, int] = (20, 18, 20, 18)) -> QFrame:
    """A white card with its layout inside (`frame.layout()`)."""
    frame = QFrame()
    frame.setObjectName("card")
    box = QVBoxLayout(frame) if vertical else QHBoxLayout(frame)
    box.setContentsMargins(*margins)
    box.setSpacing(12)
    return frame


def rule() -> QFrame:
    """A line of 1 px across."""
    frame = QFrame()
    frame.setObjectName("line")
    frame.setFixedHeight(1)
    frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return frame
