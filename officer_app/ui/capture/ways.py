"""The ways a photo comes in by itself, side by side: F8 and F9 of a page with a photos column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from officer_app.ui.capture.arriving import Arriving
from officer_app.ui.capture.phone_card import PhoneCard
from officer_app.ui.capture.phone_line import PhoneLine

if TYPE_CHECKING:
    from officer_app.ui.editor.arrival import Arrival
    from officer_app.ui.editor.photos_column import PhotosColumn
    from officer_app.ui.session import Session


class CaptureWays(QObject):
    """`give` takes each photo; `refused(name, error)` tells of one that never came so far."""

    refused = Signal(str, object)

    def __init__(
        self, session: Session, column: PhotosColumn, give: Callable[[Arrival], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._column, self._give = session, column, give
        self._line: PhoneLine | None = None
        column.phoning.connect(self.phone)

    def phone(self) -> None:
        """F9: open the line to the phone, or put it away."""
        line = self.phone_line
        if line.state != "shut":
            self.close()
        else:
            self._column.show_phone_card(True)
            line.begin()

    def close(self) -> None:
        """Everything ends: another draft, another page, or a finished record."""
        if self._line is not None:
            self._line.shut()
            self._column.show_phone_card(False)

    @property
    def phone_line(self) -> PhoneLine:
        """Made with its card when it is first wanted."""
        if self._line is None:
            line = self._line = PhoneLine(self._session, self._give, self)
            line.refused.connect(self.refused)
            line.changed.connect(lambda: self._column.expect(bool(line.coming)))
            card = PhoneCard(line, self._session.language)
            card.shut.connect(self.close)
            self._column.hold_phone(card, Arriving(line))
        return self._line
