"""The walkthrough's record F02 before it is paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from officer_app.ui import looks
from officer_app.ui.sheet.page import SheetPage
from officer_app.ui.sheet.side import SheetSide
from officer_app.usecases import walk_sheets

if TYPE_CHECKING:
    from officer_app.usecases.desk import Desk
    from officer_app.usecases.sheets import Copy, Printed
    from officer_app.usecases.walk_sheets import PrintableWalk


class RecordSide(SheetSide):
    """There is one version of a record: it is for the centre."""

    def _facts(self) -> tuple[str, ...]:
        return self.tr("Pages"), self.tr("Steps"), self.tr("Findings"), self.tr("Fingerprint")

    def show_record(self, printable: PrintableWalk, printed: Printed) -> None:
        for part in self._choice:
            part.hide()
        walk = printable.walk
        facts = (
            str(printed.pages),
            str(sum(bool(step.begin) for step in walk.steps)),
            str(len(printable.findings)),
            printable.event_sha256[:12],
        )
        for value, fact in zip(self._values, facts, strict=True):
            value.setText(fact)
        self._say_missing(printed.missing)
        self._say_standing(printable.delivered, masked=False)


class RecordPage(SheetPage):
    """`opened(walk=ID)` draws that walk's record."""

    asked_by = "walk"

    def heading(self) -> str:
        return self.tr("Walkthrough record")

    def _side(self) -> RecordSide:
        return RecordSide()

    def _read(self, desk: Desk, subject: str) -> PrintableWalk:
        return walk_sheets.take(desk, subject)

    def _pages(self, printable: Any, known: dict[str, Copy], masked: bool) -> tuple[dict[str, Copy], Printed]:
        return known, walk_sheets.draw(self._session.desk, printable)

    def _show_facts(self, printable: Any, printed: Printed, masked: bool) -> None:
        start = printable.walk.start
        sample = looks.SAMPLE.say(self._session.language) if start.sample else ""
        self.set_title(self.heading(), start.walk_no, sample)
        self.side.show_record(printable, printed)  # type: ignore[attr-defined]

    def _name(self) -> str:
        return walk_sheets.file_name(self._printable)
