"""What a picture says of itself: how it lies, when and where it was taken. Knows Pillow and imports nothing of ours."""

import contextlib
from typing import Any

_ORIENTATION, _DATETIME, _EXIF_IFD, _GPS_IFD = 0x0112, 0x0132, 0x8769, 0x8825
_DATETIME_ORIGINAL, _OFFSET_ORIGINAL = 0x9003, 0x9011


def facts_of(image: Any, gps: bool) -> dict[str, Any]:
    """Orientation, capture time and, if asked, position. Broken EXIF means none, never a refusal."""
    facts: dict[str, Any] = {"orientation": 1, "taken_at": "", "offset": "", "gps": None}
    with contextlib.suppress(Exception):
        exif = image.getexif()
        details = exif.get_ifd(_EXIF_IFD)
        facts["orientation"] = int(exif.get(_ORIENTATION, 1))
        facts["taken_at"] = str(details.get(_DATETIME_ORIGINAL) or exif.get(_DATETIME) or "")[:32]
        facts["offset"] = str(details.get(_OFFSET_ORIGINAL) or "")[:8]
        if gps:
            facts["gps"] = _position(exif.get_ifd(_GPS_IFD))
    return facts


def _position(ifd: Any) -> list[float] | None:
    """[latitude, longitude] in degrees as the camera wrote them (WGS 84), or None."""
    if not {1, 2, 3, 4} <= set(ifd):
        return None
    degrees = []
    for reference, key, negative in ((1, 2, "S"), (3, 4, "W")):
        whole = sum(float(part) / 60**power for power, part in enumerate(ifd[key]))
        degrees.append(round(-whole if ifd[reference] == negative else whole, 6))
    return degrees if abs(degrees[0]) <= 90 and abs(degrees[1]) <= 180 else None
