"""Printing a walkthrough's record F02. Two steps: `take` asks the database, `draw` makes the pages on any thread."""

from dataclasses import dataclass

from officer_app.core.facts import Finding
from officer_app.core.walkthrough import Walk
from officer_app.store import journal, walks
from officer_app.usecases.desk import Desk
from officer_app.usecases.sheets import Printed
from officer_app.usecases.walk_findings import findings_of
from officer_app.usecases.walks import get


@dataclass(frozen=True)
class PrintableWalk:
    """What the database knows of a walkthrough to be printed: with the findings that came of it."""

    walk: Walk
    findings: list[Finding]
    event_sha256: str
    delivered: bool


def take(desk: Desk, walk_id: str) -> PrintableWalk:
    """On the database thread. Raises OfficerError(NO_WALK)."""
    walk, row = get(desk, walk_id), walks.row(desk.db, walk_id)
    head = journal.by_id(desk.db, walk.head)
    return PrintableWalk(
        walk, findings_of(desk, walk_id), head.sha256 if head else "", bool(row is not None and row.delivered)
    )


def draw(desk: Desk, printable: PrintableWalk) -> Printed:
    """The record F02 as PDF. Any thread."""
    from officer_app.core.walk_sheet import walk_sheet
    from officer_app.sheets.walk import render_walk

    sheet = walk_sheet(
        printable.walk,
        printable.findings,
        desk.catalog,
        desk.now(),
        event_sha256=printable.event_sha256,
        delivered=printable.delivered,
    )
    made = render_walk(sheet)
    return Printed(made.pdf, made.missing, made.pages, 0, 0)


def print_walk(desk: Desk, walk_id: str) -> Printed:
    """The walkthrough's record in one go. Raises OfficerError(NO_WALK)."""
    return draw(desk, take(desk, walk_id))


def file_name(printable: PrintableWalk) -> str:
    """What an exported record is called."""
    return f"走流程体验记录表_{printable.walk.walk_no}.pdf"
