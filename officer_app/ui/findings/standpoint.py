"""Which row one is at: kept while the ids are read anew, looked for while they still come in."""

from __future__ import annotations

from PySide6.QtCore import QObject

from officer_app.ui.paged_model import PagedModel
from officer_app.ui.widgets.rows_view import RowsView


class Standpoint(QObject):
    """`look_for(n)` selects an id, now or when its place is known; `row` is the place one is at, -1 for none."""

    def __init__(self, view: RowsView, model: PagedModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._wanted_n = self._searched_to = 0
        self._remembered: tuple[int, int] | None = None
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        model.loaded.connect(self._loaded)

    @property
    def row(self) -> int:
        current = self._view.currentIndex()
        return current.row() if current.isValid() and current.row() < self._model.rowCount() else -1

    def look_for(self, n: int) -> None:
        place = self._model.position(n, self._searched_to if n == self._wanted_n else 0)
        self._searched_to = self._model.rowCount()
        self._wanted_n = 0 if place >= 0 or self._model.complete else n
        if place >= 0:
            index = self._model.index(place, 0)
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index, RowsView.ScrollHint.PositionAtCenter)

    def _loaded(self, count: int, complete: bool) -> None:
        if self._wanted_n:
            self.look_for(self._wanted_n)

    def _remember(self) -> None:
        at = self.row
        top = self._view.visualRect(self._view.currentIndex()).top()
        self._remembered = (self._model.number(at), top) if at >= 0 else None

    def _recall(self) -> None:
        n, top = self._remembered or (0, 0)
        place = self._model.position(n) if n else -1
        if place >= 0:
            self._view.setCurrentIndex(self._model.index(place, 0))
            self._view.verticalScrollBar().setValue(place * self._view.row_height - top)
        elif self._model.rowCount():
            self._view.verticalScrollBar().setValue(0)
            self._view.setCurrentIndex(self._model.index(0, 0))
