"""What the assist column shows for the form as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from officer_app.core.likely import Duties, Likely, likely
from officer_app.ui.editor.similar import as_similar
from officer_app.usecases import assist
from officer_app.usecases.assist import Past

if TYPE_CHECKING:
    from officer_app.core.relevance import Hit
    from officer_app.ui.editor.assist import AssistColumn
    from officer_app.ui.editor.form_card import FormCard
    from officer_app.ui.editor.keeper import DraftKeeper
    from officer_app.ui.session import Session

ASKED_WITH = ("category_code", "matter_code", "hall_code", "window_code", "text")
"""Earlier findings are looked for again only when one of these changed."""
PAUSE_MS = 250
"""Words are looked at, and the store is asked, when somebody pauses for so long."""


class Advice(QObject):
    """Departments after every key, by rules alone. After a pause, off the window's thread: what the words say of them,
    and what was found before.
    """

    def __init__(
        self, session: Session, keeper: DraftKeeper, form: FormCard, column: AssistColumn, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._form, self._column = session, keeper, form, column
        self._duties: Duties | None = None
        self._forget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        column.taken.connect(lambda code: form.view.put("suggested_dept", code))
        column.marked.connect(lambda number: form.view.put("repeat_of", number))

    def _forget(self) -> None:
        self._asked: tuple[str, ...] = ()
        self._mentions: list[Hit] = []
        self._past = Past()

    def likeliest(self) -> str:
        """The department suggested first, "" for none."""
        found = self._likely()
        return found[0].department if found else ""

    def renew(self) -> None:
        """Another draft."""
        self._forget()
        self.suggest()
        self.look()

    def suggest(self) -> None:
        """After every key: what is known is shown as the form stands now; the rest is looked up after a pause."""
        found, entered = self._likely(), self._form.view.values()
        chosen = str(entered.get("suggested_dept") or "")
        self._column.show_suggestions(found, chosen or (found[0].department if found else ""))
        shown = [as_similar(one, self._session.language) for one in self._past.alike]
        self._column.show_similar(shown, str(entered.get("repeat_of") or ""))
        self._pause.start()

    def _likely(self) -> list[Likely]:
        catalog, values = self._session.desk.catalog, self._form.view.full_values()
        return likely(catalog, values, self._mentions, self._past.window)

    def look(self) -> None:
        """Once for each state of the form; an answer that comes late is dropped."""
        values = self._form.view.full_values()
        asked = tuple(str(values.get(name) or "") for name in ASKED_WITH)
        if asked == self._asked:
            return
        self._asked = asked
        but = self._keeper.finding.id if self._keeper.finding else ""

        def mentioned() -> list[Hit]:
            if self._duties is None:
                self._duties = Duties(self._session.desk.catalog)
            return self._duties.mentioned(asked[-1])

        def keep(name: str, found: Any) -> None:
            if asked == self._asked:
                setattr(self, name, found)
                self.suggest()

        self._session.net(mentioned, lambda found: keep("_mentions", found), self)
        self._session.read_patiently(
            lambda desk: assist.read_past(desk, values, but), lambda past: keep("_past", past), self
        )
