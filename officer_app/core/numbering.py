"""Numbers of findings: temporary ones from the device, classification numbers from the ledger (DOMAIN 6.4)."""

import re
from datetime import date

from officer_app.core.ids import DEVICE_ALPHABET

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CLASS_NO = re.compile(
    r"(?P<region>\d{6}|\d{4}K\d)-(?P<category>[WTHPQ]\d{4})-(?P<year>\d{4})-(?P<seq>\d{5})-[0-9A-Z]", re.A
)
_TEMP_NO = re.compile(rf"L(?P<device>[{DEVICE_ALPHABET}]{{4}})-(?P<day>\d{{8}})-(?P<counter>\d{{3,5}})", re.A)
_FORM_NO = re.compile(rf"[LX][{DEVICE_ALPHABET}]{{4}}-\d{{8}}-\d{{3,5}}", re.A)


def check_character(text: str) -> str:
    """The ISO 7064 MOD 37,36 check character of digits and capitals. Hyphens are skipped."""
    p = 36
    for c in text.replace("-", ""):
        p = (p + _ALPHABET.index(c)) % 36 or 36
        p = 2 * p % 37
    return _ALPHABET[(37 - p) % 36]


def class_no(region: str, category: str, year: int, seq: int) -> str:
    """`371602-W0301-2026-00002-Y`: six-character region, level-2 category, one counter per year for the whole city.

    Raises ValueError when a part does not fit the scheme: the ledger's counter ends at 99999 a year.
    """
    body = f"{region}-{category}-{year:04d}-{seq:05d}"
    number = f"{body}-{check_character(body)}"
    if not _CLASS_NO.fullmatch(number):
        raise ValueError(f"not a classification number: {number!r}")
    return number


def is_class_no(text: str) -> bool:
    """Right format and right check character."""
    return bool(_CLASS_NO.fullmatch(text)) and check_character(text[:-1]) == text[-1]


def temp_no(device_code: str, day: date, counter: int) -> str:
    """`LA7K2-20260917-003`: given offline, printed, never used again. `counter` counts that device's day from 1.

    Raises ValueError for a device code outside the alphabet of DOMAIN 4.46.8 or a counter outside 1..99999.
    """
    number = f"L{device_code}-{day:%Y%m%d}-{counter:03d}"
    if counter < 1 or not is_temp_no(number):
        raise ValueError(f"not a temporary number: {number!r}")
    return number


def walk_no(device_code: str, day: date, counter: int) -> str:
    """`XA7K2-20260917-001`: a walkthrough's number, on a counter of its own. Raises ValueError as `temp_no` does."""
    return form_no("F02", temp_no(device_code, day, counter))


def is_temp_no(text: str) -> bool:
    """Right format, a real day, a counter above zero."""
    match = _TEMP_NO.fullmatch(text)
    if not match or int(match["counter"]) == 0:
        return False
    day = match["day"]
    try:
        date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return True


def counter_of(number: str) -> tuple[str, int] | None:
    """The name and value of the device's counter that a temporary or walk number was taken from; None for another."""
    if not is_temp_no(f"L{number[1:]}"):
        return None
    _, day, counter = number.split("-")
    return counter_name(number[0], date(int(day[:4]), int(day[4:6]), int(day[6:]))), int(counter)


def counter_name(kind: str, day: date) -> str:
    """What a device calls its counter of that day: findings (L) and walkthroughs (X) count apart."""
    return f"counter:{day.isoformat()}" if kind == "L" else f"counter:{kind}:{day.isoformat()}"


def short_no(number: str) -> str:
    """The tail that tells rows apart: `0917-003` of a temporary number, `2026-00002` of a classification number.

    Anything else comes back whole.
    """
    if match := _TEMP_NO.fullmatch(number):
        return f"{match['day'][4:]}-{match['counter']}"
    if match := _CLASS_NO.fullmatch(number):
        return f"{match['year']}-{match['seq']}"
    return number


def form_no(form: str, finding_no: str) -> str:
    """The number printed on a sheet the device makes (DOMAIN 8.2): F01 carries the finding's own, F02 has `X` for `L`.

    Raises ValueError for forms whose numbers only the ledger gives.
    """
    if not _FORM_NO.fullmatch(finding_no):
        raise ValueError(f"not a temporary number: {finding_no!r}")
    match form:
        case "F01":
            return finding_no
        case "F02":
            return "X" + finding_no[1:]
        case _:
            raise ValueError(f"{form} gets its number from the ledger")


def round_no(number: str, round_: int) -> str:
    """The number as documents of a later round print it: `…-Y/R2`; the first round has no suffix."""
    return f"{number}/R{round_}" if round_ > 1 else number
