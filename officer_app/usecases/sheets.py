"""Printing: a finding becomes the one PDF that is previewed, printed and exported. Draws nothing when imported.

Three steps, because each belongs elsewhere: `take` asks the database, `copies` decodes photos under guard, `draw` makes
the pages. The last two touch no database and take their time; `print_finding` does all three.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.facts import Finding
from officer_app.core.hints import Seen
from officer_app.core.text import Text
from officer_app.usecases.desk import Desk

NOT_WRITTEN = Fault(
    "sheet.not_written",
    Text("{name} 没有写成（{why}）", "{name} could not be written ({why})"),
    Text("发现和照片都在", "The finding and its photos are all here"),
    Text("换个位置再导出，或先腾出空间", "Export it elsewhere, or make room first"),
    Exit.REFUSED,
)

Copy = tuple[bytes, int, int]
"""A viewing copy: JPEG bytes, width and height in pixels."""


class View(Protocol):
    """What a decoder gives of a photo (`photos.ingest.Photo`): an upright JPEG without metadata."""

    @property
    def view(self) -> bytes: ...


class Decoder(Protocol):
    """Reads a photo's bytes under guard (`photos.ingest.Decoder`)."""

    def read(self, data: bytes) -> View: ...


@dataclass(frozen=True)
class Printable:
    """What the database knows of a finding to be printed. `event_sha256` is that of the version shown; `delivered`
    whether the ledger has everything this device knows of it; `seen` is where its photos may show people.
    """

    finding: Finding
    event_sha256: str
    delivered: bool
    seen: Seen


@dataclass(frozen=True)
class Printed:
    """The PDF. `missing` names characters that stand on it as boxes (`U+1F600`), `pages` counts pages.

    Photos of the finding that are not on it: `absent` are not on this device or cannot be read, `unmasked` are neither
    masked nor confirmed as clear and may not stand on a masked sheet.
    """

    pdf: bytes
    missing: tuple[str, ...]
    pages: int
    absent: int
    unmasked: int


def take(desk: Desk, finding_id: str) -> Printable:
    """On the database thread. Raises OfficerError(NO_FINDING)."""
    from officer_app.store import findings, hints, journal
    from officer_app.usecases.faults import NO_FINDING

    finding, row = findings.get(desk.db, finding_id), findings.row_of(desk.db, finding_id)
    if finding is None or row is None:
        raise OfficerError(NO_FINDING)
    shown = next((v.event_id for v in reversed(finding.versions) if v.facts == finding.facts), finding.heads[0])
    event = journal.by_id(desk.db, shown)
    seen = hints.several(desk.db, [photo.sha256 for photo in finding.facts.photos])
    return Printable(finding, event.sha256 if event else "", bool(row.delivered), seen)


def copies(desk: Desk, finding: Finding, decoder: Decoder, known: Collection[str] = ()) -> dict[str, Copy]:
    """Viewing copies by the original's sha256, of those photos that are here and can be read. Any thread.

    Where there is a masked copy it is that one: it is what prints (rule 4.12). Those `known` already are left out.
    """
    found: dict[str, Copy] = {}
    for photo in finding.facts.photos:
        if photo.sha256 in known:
            continue
        try:
            view = decoder.read(desk.media.get(photo.shown)).view
        except OfficerError:  # not downloaded yet, or damaged: the sheet lists it, the officer is told
            continue
        width, height = jpeg_size(view)
        found[photo.sha256] = (view, width, height)
    return found


def draw(desk: Desk, printable: Printable, copies: Mapping[str, Copy], masked: bool = False) -> Printed:
    """The PDF. Any thread. A masked sheet shows only photos that are masked, or that the officer looked at and found
    clear of people's data; it lists the others."""
    from officer_app.core.privacy import may_be_shown
    from officer_app.core.sheet_data import finding_sheet
    from officer_app.sheets.finding import render_finding

    photos, seen = printable.finding.facts.photos, printable.seen
    shown = {p.sha256 for p in photos if not masked or may_be_shown(p, seen.get(p.sha256, ()))}
    sheet = finding_sheet(
        printable.finding,
        desk.catalog,
        {sha: copy for sha, copy in copies.items() if sha in shown},
        desk.now(),
        event_sha256=printable.event_sha256,
        delivered=printable.delivered,
        masked=masked,
    )
    absent = sum(photo.sha256 not in copies for photo in photos)
    made = render_finding(sheet)
    unmasked = sum(photo.sha256 in copies and photo.sha256 not in shown for photo in photos)
    return Printed(made.pdf, made.missing, made.pages, absent, unmasked)


def print_finding(desk: Desk, finding_id: str, masked: bool = False) -> Printed:
    """The finding's sheet in one go, with a decoder of its own. Raises OfficerError(NO_FINDING)."""
    from officer_app.photos.ingest import Decoder as Guarded

    printable = take(desk, finding_id)
    with Guarded() as decoder:
        views = copies(desk, printable.finding, decoder)
    return draw(desk, printable, views, masked)


def file_name(printable: Printable, masked: bool) -> str:
    """What an exported sheet is called: form, number, version printed. No personal data."""
    return f"问题发现单_{printable.finding.facts.temp_no}{'_脱敏版' if masked else ''}.pdf"


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height from the frame header of one of our own JPEG copies (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 < len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_FRAMES:
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + length
    raise ValueError("a viewing copy without a frame header")


_NOT_FRAMES: Sequence[int] = (0xC4, 0xC8, 0xCC)


def export(pdf: bytes, target: Path) -> Path:
    """Write the sheet to a file, whole or not at all, in place of any file of that name. Raises NOT_WRITTEN."""
    if target.is_dir():
        raise OfficerError(NOT_WRITTEN, name=target, why=Text("那是一个文件夹", "that is a folder"))
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(pdf)
        os.replace(part, target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise OfficerError(NOT_WRITTEN, name=target.name, why=reason(error)) from error
    return target
