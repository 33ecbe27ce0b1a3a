"""Thumbnails of photos fetched from the ledger, made when they are first wanted. Decoding never holds the database."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.core.errors import OfficerError
from officer_app.store import thumbnails
from officer_app.store.thumbnails import Looked
from officer_app.usecases.desk import Desk

if TYPE_CHECKING:
    from officer_app.photos.ingest import Decoder


def lacking(desk: Desk, shas: Sequence[str]) -> list[str]:
    """Those of these photos that lie here and have no thumbnail yet."""
    return thumbnails.lacking(desk.db, shas) if shas else []


def look(desk: Desk, shas: Sequence[str], decoder: "Decoder") -> list[Looked]:
    """Read and decode the originals under guard. Touches no database: any thread may run it.

    One that is no readable picture is told with an empty thumbnail; one that could not be read this time (a damaged
    file, a decoder that died) is left out and wanted again another time.
    """
    from officer_app.photos import faults

    of_the_picture = {
        fault.code
        for fault in (
            faults.EMPTY,
            faults.NOT_A_PHOTO,
            faults.TRUNCATED,
            faults.BROKEN,
            faults.TOO_MANY_PIXELS,
            faults.TOO_LARGE,
            faults.TOO_HEAVY,
            faults.BROKEN_HEIC,
        )
    }
    seen: list[Looked] = []
    for sha in shas:
        try:
            photo = decoder.read(desk.media.get(sha), view=False)
        except OfficerError as error:
            if error.code in of_the_picture:
                seen.append(Looked(sha))
            continue
        seen.append(Looked(sha, photo.mime, photo.width, photo.height, photo.taken_at, photo.thumb))
    return seen


def keep(desk: Desk, looked: Sequence[Looked]) -> Changes:
    """Note what was seen; every view that shows one of them asks for it again."""
    desk.write(lambda db: thumbnails.put(db, looked))
    return Changes(photos=frozenset(one.sha256 for one in looked))
