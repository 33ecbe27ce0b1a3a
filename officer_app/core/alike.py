"""How much an earlier finding is like the one being written: by class and place first, then by what was written."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from officer_app.core.relevance import Relevance

CATEGORY, MATTER, WINDOW, HALL, WORDS = 3.0, 3.0, 2.0, 1.0, 4.0
"""What each thing in common is worth; all of the words count as much as class and hall together."""
LEAST_SHARE = 0.3
"""Words alone make two findings alike when so much of the new one stands in the old."""
TAIL = 4
"""Chinese names its things last: so many characters from the end of a run are searched for."""

_LINKS = re.compile(
    r"[\s\W\d_a-zA-Z]+|[的了和在是有要没个说到把被也就都又与及或为从向对于以其这那一二三四五六七八九十]"
    r"|窗口|工作|人员|要求|办理|受访|没有|提供|两"
)


class Known(NamedTuple):
    """What two findings are compared by; "" for what is not known."""

    category: str
    matter: str
    hall: str
    window: str
    text: str


def pieces(text: str) -> list[str]:
    """What of a description to search for: the ends of its longest runs without function words, longest run first."""
    runs = sorted(_LINKS.split(text), key=lambda run: -len(run))
    return list(dict.fromkeys(run[-TAIL:] for run in runs if len(run) > 1))


def rank(new: Known, earlier: Mapping[int, Known]) -> list[int]:
    """Those of `earlier` (by list id) that are like `new`, most alike first, the later one of equals before."""
    shares = {
        int(hit.key): hit.share
        for hit in Relevance({str(n): known.text for n, known in earlier.items()}).best(new.text, len(earlier))
    }
    points: dict[int, float] = {}
    for n, known in earlier.items():
        share = shares.get(n, 0.0)
        place = MATTER * _same(new.matter, known.matter) + (
            WINDOW * _same(new.window, known.window) or HALL * _same(new.hall, known.hall)
        )
        category = CATEGORY * _same(new.category, known.category)
        if (category and place) or share >= LEAST_SHARE:
            points[n] = category + place + WORDS * share
    return sorted(points, key=lambda n: (-points[n], -n))


def _same(a: str, b: str) -> bool:
    return bool(a) and a == b
