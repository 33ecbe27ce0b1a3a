"""Where no walk is in view: begin one, or open one of those before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.core.errors import OfficerError
from officer_app.ui import errors
from officer_app.ui.theme import px
from officer_app.ui.walk.earlier import PAGE, EarlierCard
from officer_app.ui.walk.start_card import PlanCard, StartCard
from officer_app.ui.walk.typed import TypedPart
from officer_app.ui.widgets.page import GAP
from officer_app.usecases.walk_kept import NEXT, START

if TYPE_CHECKING:
    from officer_app.store.walks import WalkRow
    from officer_app.ui.session import Session
    from officer_app.ui.thumbs import Thumbs
    from officer_app.usecases.assist import Habits
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.walk_record import Walked
    from officer_app.usecases.walk_start import Setting

RIGHT, RIGHT_NARROW, NARROW_BELOW = 470, 372, 1060


class _Known(NamedTuple):
    rows: list[WalkRow]
    habits: Habits
    start: dict[str, Any]


class HomeView(QWidget):
    """`renew()` asks for the walks anew; `begun(walk_id)` when one was begun here."""

    begun = Signal(str)

    def __init__(self, session: Session, thumbs: Thumbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[WalkRow] = []
        self.start = StartCard(session)
        self.plan = PlanCard(session)
        self.earlier = EarlierCard(session.desk.catalog, session.language, thumbs)
        self.start.starting.connect(self._begin)
        self.start.planned.connect(self.plan.show_plan)
        self.typed = TypedPart(session, START, self.start.kept, self)
        self.typed.walk_id = NEXT
        self.start.touched.connect(self.typed.touched)
        self.earlier.more_wanted.connect(self._more)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GAP)
        across.addWidget(self.start, 1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self.plan, 1)
        right.addWidget(self.earlier, 1)
        across.addWidget(self._right)
        self.earlier.show_rows([], True)

    def fit(self, width: int) -> None:
        self._right.setFixedWidth(RIGHT_NARROW if width < NARROW_BELOW else px(RIGHT))

    def renew(self) -> None:
        def read(desk: Desk) -> _Known:
            from officer_app.usecases import assist, walk_kept, walks

            return _Known(walks.page(desk, limit=PAGE), assist.read_habits(desk), walk_kept.kept_start(desk))

        self._session.read(read, self._take, self)

    def _take(self, known: _Known) -> None:
        self._rows = known.rows
        self.earlier.show_rows(self._rows, len(known.rows) < PAGE)
        mine = next((row for row in known.rows), None)
        self.start.show_last(mine, known.habits)
        if self.typed.autosave.settled:
            self.start.show_kept(known.start)

    def _begin(self, setting: Setting) -> None:
        def begun(walked: Walked) -> None:
            self.start.renew()
            self.typed.renew()
            self.begun.emit(walked.walk.id)

        def refused(error: Exception) -> None:
            if isinstance(error, OfficerError):
                self.start.trouble(errors.spoken(error, self._session.language))
            else:
                self._session.bus.trouble.emit(error)

        def start(desk: Desk) -> Walked:
            from officer_app.usecases import walk_start

            return walk_start.start(desk, setting)

        self.typed.autosave.flush()
        self._session.write(start, begun, self, refused)

    def _more(self) -> None:
        last = self._rows[-1]

        def read(desk: Desk) -> list[WalkRow]:
            from officer_app.usecases import walks

            return walks.page(desk, (last.began_at, last.n), PAGE)

        def arrived(rows: list[WalkRow]) -> None:
            self._rows += rows
            self.earlier.show_rows(self._rows, len(rows) < PAGE)

        self._session.read(read, arrived, self)
