"""The tour's photos: looked at as an officer does, and what of them the ledger must never hold."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from officer_app.core import privacy
from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.marks import Drawing, Mark
from officer_app.core.text import Text
from officer_app.paths import resource

if TYPE_CHECKING:
    from officer_app.photos.ingest import Decoder
    from officer_app.sync.client import LedgerClient
    from officer_app.usecases.desk import Desk

NO_PHOTOS = Fault(
    "tour.no_photos",
    Text("{folder} 里没有照片", "There are no photos in {folder}"),
    Text("什么都没有改动", "Nothing was changed"),
    Text("换一个有 JPEG、PNG、WebP 或 HEIC 照片的文件夹", "Name a folder with JPEG, PNG, WebP or HEIC photos"),
    Exit.NOT_FOUND,
)
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".heic"}


def given(folder: Path | None) -> list[Path]:
    """The pictures of a folder, the sample city's for None. Raises OfficerError(NO_PHOTOS)."""
    where = folder or resource("sample/photos")
    found = sorted(path for path in where.glob("*") if path.suffix.lower() in SUFFIXES) if where.is_dir() else []
    if not found:
        raise OfficerError(NO_PHOTOS, folder=where)
    return found


def look_at(desk: "Desk", draft: str, decoder: "Decoder") -> set[str]:
    """Decide about every photo of a draft that may show people: the first gets a mask, the others are clear of them.

    Returns the originals that are covered now.
    """
    from officer_app.usecases import marking, records

    record = records.read(desk, "draft", draft)
    covered: set[str] = set()
    for shot in record.shots:
        kinds = privacy.open_hints(shot.ref, record.values, shot.seen)
        if not kinds:
            continue
        width, height = shot.ref.width, shot.ref.height
        drawing = Drawing(width=width, height=height)
        if not covered:
            at = ((width // 4, height // 4), (width // 2, height // 2))
            drawing = drawing.adding(Mark(tool="mask", at=at, kind=kinds[0]))
            covered.add(shot.sha256)
        marking.mark(desk, draft, shot.sha256, drawing, dict.fromkeys(kinds, privacy.CLEAR))
    marking.burn_all(lambda fn: fn(desk), draft, decoder)
    return covered


def held(client: "LedgerClient", shas: Iterable[str]) -> list[str]:
    """Those of these photos of which the ledger has a single byte."""
    from officer_app.sync.faults import NotKnown

    found = []
    for sha in shas:
        try:
            if client.offset(sha)[0]:
                found.append(sha)
        except NotKnown:
            continue
    return found
