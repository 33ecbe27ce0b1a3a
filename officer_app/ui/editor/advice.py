"""What the assist column shows for the form as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from officer_app.core.likely import Duties, Likely, likely
from officer_app.ui.editor.similar import as_similar
from officer_app.usecases import assist

if TYPE_CHECKING:
    from officer_app.core.relevance import Hit
    from officer_app.ui.editor.assist import AssistColumn
    from officer_app.ui.editor.form_card import FormCard
    from officer_app.ui.editor.keeper import DraftKeeper
    from officer_app.ui.session import Session
    from officer_app.usecases.assist import Earlier

ASKED_WITH = ("category_code", "matter_code", "hall_code", "window_code")
"""Similar findings are looked for again only when one of these changed."""
PAUSE_MS = 250
"""Words are looked at when somebody stops typing for so long."""


class Advice(QObject):
    """Departments after every key, by rules alone; what the words say of them after a pause, off the window's thread;
    similar findings when a field was left, from the store.
    """

    def __init__(
        self, session: Session, keeper: DraftKeeper, form: FormCard, column: AssistColumn, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._form, self._column = session, keeper, form, column
        self._asked: tuple[str, ...] = ()
        self._duties: Duties | None = None
        self._mentions: list[Hit] = []
        self._read = ""
        self._reading = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read_words)
        column.taken.connect(lambda code: form.view.put("suggested_dept", code))

    def likeliest(self) -> str:
        """The department suggested first, "" for none."""
        found = self._likely()
        return found[0].department if found else ""

    def renew(self) -> None:
        """Another draft."""
        self._asked, self._read, self._mentions = (), "", []
        self._column.show_similar([])
        self.suggest()
        self.find_similar()

    def suggest(self) -> None:
        found = self._likely()
        entered = str(self._form.view.values().get("suggested_dept") or "")
        self._column.show_suggestions(found, entered or (found[0].department if found else ""))
        self._pause.start()

    def _likely(self) -> list[Likely]:
        return likely(self._session.desk.catalog, self._form.view.full_values(), self._mentions)

    def _read_words(self) -> None:
        """What the description says, once at a time and once for each wording."""
        text = str(self._form.view.values().get("text") or "")
        if self._reading or text == self._read:
            return
        self._reading, self._read = True, text

        def find() -> list[Hit]:
            if self._duties is None:
                self._duties = Duties(self._session.desk.catalog)
            return self._duties.mentioned(text)

        def found(mentions: list[Hit]) -> None:
            self._reading = False
            if self._read == text:  # not of a draft that is gone
                self._mentions = mentions
            self.suggest()

        self._session.net(find, found, self)

    def find_similar(self) -> None:
        values = self._form.view.full_values()
        asked = tuple(str(values.get(name) or "") for name in ASKED_WITH)
        if asked == self._asked:
            return
        self._asked = asked
        but = self._keeper.finding.id if self._keeper.finding else ""

        def shown(found: list[Earlier]) -> None:
            if asked == self._asked:
                self._column.show_similar([as_similar(one, self._session.language) for one in found])

        self._session.read(lambda desk: assist.read_similar(desk, values, but), shown, self)
