"""What a photo may show of people, and whether the officer has decided about it (DOMAIN 4.12, 10.2).

A hint comes from how the visit was made, from what stands in the photo's caption, from what a machine saw in its pixels
(`core.hints`), or from the officer's own word. It is a reason to look, never a claim; the officer decides.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from officer_app.core import hints, marks, masking
from officer_app.core.facts import PhotoRef
from officer_app.core.hints import Hint
from officer_app.core.text import Text

KINDS: Mapping[str, Text] = {
    "id_no": Text("证件号码", "ID number"),
    "face": Text("人脸", "Face"),
    "phone": Text("手机号", "Phone number"),
    "plate": Text("车牌", "Number plate"),
    "screen": Text("屏幕", "Screen"),
}
"""What a photo may show of people, in the order it is asked about."""

MAYBE: Mapping[str, Text] = {
    "face": Text("可能有人脸", "May be a face"),
    "id_no": Text("可能有证件号码", "May be an ID number"),
    "phone": Text("可能有手机号", "May be a phone number"),
}
"""What a machine saw (`core.hints.KINDS`), never as a claim."""

ALWAYS = ("id_no", "face", "phone")
"""Asked about for every photo; the others where there is a reason."""

SHOWS, CLEAR = "shows", "clear"
"""The officer's answers: something of the kind can be seen and is to be covered; nothing of it is there, or it may
stay. No answer is none of both."""

_BY_MODE = {"counter_accompany": ("id_no", "face"), "counter_proxy": ("id_no",)}
"""Where somebody else's papers or face are near the camera: the applicant's identity is never recorded (rule 10.2)."""

_BY_CATEGORY = {"W1001": ("id_no", "phone")}
"""A page that leaks personal information: the evidence would leak it once more."""

_WORDS = (
    ("id_no", re.compile("身份证|证件|证号|户口|申请[书表]|护照|[Pp]assport")),
    ("face", re.compile("人脸|正脸|合影|工作人员|办事人|群众|排队")),
    ("phone", re.compile("手机号|电话号|联系电话|联系方式")),
    ("plate", re.compile("车牌|停车")),
    ("screen", re.compile("屏幕|电脑屏|显示屏上")),
)
_BY_NUMBER = {"id_no": "id_no", "card": "id_no", "phone": "phone", "plate": "plate"}


def suspected(caption: str, values: Mapping[str, Any]) -> frozenset[str]:
    """Kinds worth a look, by rule alone: the way of the visit, the class of the problem, words and numbers in the
    caption."""
    by_word = (kind for kind, words in _WORDS if words.search(caption))
    by_number = (_BY_NUMBER[found.kind] for found in masking.scan(caption) if found.kind in _BY_NUMBER)
    by_mode = _BY_MODE.get(str(values.get("mode") or ""), ())
    by_category = _BY_CATEGORY.get(str(values.get("category_code") or ""), ())
    return frozenset({*by_mode, *by_category, *by_word, *by_number})


def asked(photo: PhotoRef, values: Mapping[str, Any], seen: Sequence[Hint] = ()) -> tuple[str, ...]:
    """Kinds the officer is asked about: the usual ones, and what is suspected, seen, covered or answered already."""
    more = suspected(photo.caption, values) | marks.masked(marks.read(photo.marks)).keys() | photo.privacy.keys()
    more |= {hint.kind for hint in seen}
    return tuple(kind for kind in KINDS if kind in ALWAYS or kind in more)


def bare(photo: PhotoRef, seen: Sequence[Hint]) -> tuple[Hint, ...]:
    """Regions that wait for the officer: neither covered nor of a kind that was said to be clear."""
    waiting = [hint for hint in seen if photo.privacy.get(hint.kind) != CLEAR]
    return hints.bare(waiting, marks.read(photo.marks))


def open_hints(photo: PhotoRef, values: Mapping[str, Any], seen: Sequence[Hint] = ()) -> tuple[str, ...]:
    """Kinds that wait for the officer: said to be there and not covered, suspected and never answered, or seen at a
    place that is not covered. Two faces want two masks, or the officer's word."""
    covered = marks.masked(marks.read(photo.marks))
    suspects = suspected(photo.caption, values)
    regions = {hint.kind for hint in bare(photo, seen)}
    return tuple(
        kind
        for kind in KINDS
        if kind in regions
        or (
            not covered[kind]
            and (photo.privacy.get(kind) == SHOWS or (kind in suspects and photo.privacy.get(kind) != CLEAR))
        )
    )


def is_confirmed(photo: PhotoRef, seen: Sequence[Hint] = ()) -> bool:
    """Whether the officer has looked for every kind (`mask_confirmed` of DOMAIN 4.12): covered, or said to be clear."""
    covered = marks.masked(marks.read(photo.marks))
    return not bare(photo, seen) and all(
        covered[kind] or photo.privacy.get(kind) == CLEAR for kind in KINDS if kind in ALWAYS or kind in photo.privacy
    )


def standing(photo: PhotoRef, values: Mapping[str, Any], seen: Sequence[Hint] = ()) -> str:
    """How its tile is marked: "mask" while a hint waits for the officer, "masked" where something is covered."""
    if open_hints(photo, values, seen):
        return "mask"
    return "masked" if marks.masked(marks.read(photo.marks)) else ""


def may_be_shown(photo: PhotoRef, seen: Sequence[Hint] = ()) -> bool:
    """Whether it may stand on a sheet that leaves the house: covered where needed, or looked at and clear."""
    covered = bool(photo.masked_sha256 and marks.masked(marks.read(photo.marks)))
    return is_confirmed(photo, seen) or (covered and not bare(photo, seen))


def named(kinds: tuple[str, ...]) -> Text:
    """`证件号码、人脸` / `ID number, face`."""
    words = [KINDS[kind] for kind in kinds]
    return Text("、".join(w.zh for w in words), ", ".join(w.en if w.en[:2] == "ID" else w.en.lower() for w in words))
