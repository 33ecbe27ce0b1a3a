"""What a photo may show of people, and whether the officer has decided about it (DOMAIN 4.12, 10.2).

Nothing here looks at pixels: a hint comes from how the visit was made, from what stands in the photo's caption, or from
the officer's own word. It is a reason to look, never a claim; the officer decides.
"""

import re
from collections.abc import Mapping
from typing import Any

from officer_app.core import marks, masking
from officer_app.core.facts import PhotoRef
from officer_app.core.text import Text

KINDS: Mapping[str, Text] = {
    "id_no": Text("证件号码", "ID number"),
    "face": Text("人脸", "Face"),
    "phone": Text("手机号", "Phone number"),
}
"""What the officer is asked about for every photo, in this order."""

SHOWS, CLEAR = "shows", "clear"
"""The officer's answers: something of the kind can be seen and is to be covered; nothing of it is there, or it may
stay. No answer is none of both."""

_BY_MODE = {"counter_accompany": ("id_no", "face"), "counter_proxy": ("id_no",)}
"""Where somebody else's papers or face are near the camera: the applicant's identity is never recorded (rule 10.2)."""

_WORDS = (
    ("id_no", re.compile("身份证|证件|证号|户口|申请[书表]|护照|[Pp]assport")),
    ("face", re.compile("人脸|正脸|合影|工作人员|办事人|群众|排队")),
    ("phone", re.compile("手机号|电话号|联系电话|联系方式")),
)
_BY_NUMBER = {"id_no": "id_no", "card": "id_no", "phone": "phone"}


def suspected(caption: str, values: Mapping[str, Any]) -> frozenset[str]:
    """Kinds worth a look, by rule alone: the way of the visit, words and numbers in the caption."""
    by_word = (kind for kind, words in _WORDS if words.search(caption))
    by_number = (_BY_NUMBER[found.kind] for found in masking.scan(caption) if found.kind in _BY_NUMBER)
    return frozenset({*_BY_MODE.get(str(values.get("mode") or ""), ()), *by_word, *by_number})


def open_hints(photo: PhotoRef, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Kinds that wait for the officer: said to be there and not covered, or suspected and never answered."""
    covered = marks.masked(marks.read(photo.marks))
    suspects = suspected(photo.caption, values)
    return tuple(
        kind
        for kind in KINDS
        if not covered[kind]
        and (photo.privacy.get(kind) == SHOWS or (kind in suspects and photo.privacy.get(kind) != CLEAR))
    )


def is_confirmed(photo: PhotoRef) -> bool:
    """Whether the officer has looked for every kind (`mask_confirmed` of DOMAIN 4.12): covered, or said to be clear."""
    covered = marks.masked(marks.read(photo.marks))
    return all(covered[kind] or photo.privacy.get(kind) == CLEAR for kind in KINDS)


def may_be_shown(photo: PhotoRef) -> bool:
    """Whether it may stand on a sheet that leaves the house: covered where needed, or looked at and clear."""
    return is_confirmed(photo) or bool(photo.masked_sha256 and marks.masked(marks.read(photo.marks)))


def named(kinds: tuple[str, ...]) -> Text:
    """`证件号码、人脸` / `ID number, face`."""
    words = [KINDS[kind] for kind in kinds]
    return Text("、".join(w.zh for w in words), ", ".join(w.en if w.en[:2] == "ID" else w.en.lower() for w in words))
