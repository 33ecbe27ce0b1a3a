"""What may show a person on a picture: faces, rows of digits. A reason to look, never a claim; false alarms are meant
to be few and misses fewer.

Faces are found with the cascades that OpenCV's package carries (Viola and Jones 2001; Lienhart and Maydt 2002): one
alone sees a face in a coin or a thumb, so two have to agree. Loaded in the guarded child (`child`); imports nothing of
ours but its neighbour `digits`.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

EDGE = 2400
"""Pixels of the longer side a picture is looked at with; a smaller one is doubled at most."""
FACE_EDGE, PROFILE_EDGE = 800, 480
SCALE = 1.1
"""How much larger the next size of a face is that is looked for."""
SMALLEST = 24
"""Pixels of a face at `FACE_EDGE`: a thirty-third of the picture."""
FIRST, SECOND = ("frontalface_alt", "frontalface_alt2"), "frontalface_default"
"""Two look everywhere, the third where one of them saw something."""
LARGE = 96
"""Pixels at `FACE_EDGE` from which all three have to agree: there is enough of a face for each of them to see."""
PROFILE = "profileface"
SURE_PROFILE = 1.5
"""The profile cascade has nobody to agree with, and must be surer by itself."""
PHONE, LONGEST, FOURS = range(10, 13), 21, (4, 4, 4)
"""Digits in a row: a phone number has 11, an ID number 18; a mark beside them may be taken for one of them, some may
not be seen. In fours is how the beginning of an ID number is written."""
MOST = 24
"""Regions told of a picture at most, the largest."""
_ROOM = 0.12
"""A face is told with so much of its size around it: the cascades see from brows to mouth."""

Box = tuple[float, float, float, float]


class Region(NamedTuple):
    """`kind` is face, phone or id_no; the box is left, top, right, bottom as parts of the upright picture, 0 to 1."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float


class Sight:
    """The cascades and the shapes of digits, loaded once: later no file can be opened."""

    def __init__(self, digits: Any) -> None:
        import cv2
        from cv2 import data

        cv2.setNumThreads(1)
        cv2.ocl.setUseOpenCL(False)
        folder = data.haarcascades
        self._cascades = {
            name: cv2.CascadeClassifier(f"{folder}haarcascade_{name}.xml") for name in (*FIRST, SECOND, PROFILE)
        }
        self._digits = digits.Digits()

    def regions(self, picture: Any) -> list[Region]:
        """`picture` is an upright Pillow picture of any size; the answer is empty where nothing is suspected."""
        import numpy as np

        grey = _sized(np.asarray(picture.convert("L")), EDGE)
        if min(grey.shape) < SMALLEST:
            return []
        height, width = grey.shape
        found: list[tuple[str, Box]] = [("face", box) for box in self._faces(grey, max(picture.size))]
        for row in self._digits.rows(grey):
            length = sum(row.groups)
            kind = "phone" if length in PHONE and row.groups != FOURS else "id_no" if length < LONGEST else ""
            if kind:
                found.append((kind, _roomy(row.box, 0.25 * (row.box[3] - row.box[1]))))
        found.sort(key=lambda one: -_area(one[1]))
        told = [Region(kind, *_part(box, width, height)) for kind, box in found[:MOST]]
        return sorted(told, key=lambda one: (one.kind, one.top, one.left))

    def rehearse(self) -> None:
        """Use everything once that is loaded on first use."""
        from PIL import Image, ImageDraw, ImageFont

        paper = Image.new("RGB", (480, 120), "white")
        ImageDraw.Draw(paper).text((20, 40), "138 0543 2657", font=ImageFont.load_default(40), fill="black")
        self.regions(paper)

    def _faces(self, grey: Any, within: int) -> list[Box]:
        small = _sized(grey, min(FACE_EDGE, within))
        seen = [(name, box) for name in FIRST for box, _ in _detected(self._cascades[name], small)]
        places = _apart([_roomy(box, 0.3 * (box[2] - box[0])) for _, box in seen])
        seen += [(SECOND, box) for place in places for box in _detected_in(self._cascades[SECOND], small, place)]
        faces = []
        for name, box in seen:
            agree = {name} | {other for other, beside in seen if _alike(box, beside)}
            if len(agree) >= (2 if box[2] - box[0] < LARGE else 3):
                faces.append(_scaled(box, grey.shape[1] / small.shape[1]))
        faces += self._profiles(grey, min(PROFILE_EDGE, within))
        return [_roomy(box, _ROOM * (box[2] - box[0])) for box in _apart(faces)]

    def _profiles(self, grey: Any, edge: int) -> list[Box]:
        """Faces from the side, to the left and to the right."""
        small = _sized(grey, edge)
        width, scale = small.shape[1], grey.shape[1] / small.shape[1]
        one_way = [box for box, sure in _detected(self._cascades[PROFILE], small) if sure >= SURE_PROFILE]
        mirrored = _detected(self._cascades[PROFILE], small[:, ::-1].copy())
        other = [(width - box[2], box[1], width - box[0], box[3]) for box, sure in mirrored if sure >= SURE_PROFILE]
        return [_scaled(box, scale) for box in (*one_way, *other)]


def _detected_in(cascade: Any, grey: Any, place: Box) -> list[Box]:
    """As `_detected`, in a part of the picture."""
    left, top = max(0, int(place[0])), max(0, int(place[1]))
    part = grey[top : int(place[3]) + 1, left : int(place[2]) + 1]
    return [(box[0] + left, box[1] + top, box[2] + left, box[3] + top) for box, _ in _detected(cascade, part)]


def _detected(cascade: Any, grey: Any) -> list[tuple[Box, float]]:
    import numpy as np

    boxes, _, sure = cascade.detectMultiScale3(
        grey, scaleFactor=SCALE, minNeighbors=3, minSize=(SMALLEST, SMALLEST), outputRejectLevels=True
    )
    return [
        ((float(x), float(y), float(x + w), float(y + h)), float(weight))
        for (x, y, w, h), weight in zip(boxes, np.ravel(sure), strict=True)
    ]


def _sized(grey: Any, edge: int) -> Any:
    import cv2

    scale = min(2.0, edge / max(grey.shape))
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """One box for each place, the largest of those that lie on one another."""
    kept: list[Box] = []
    for box in sorted(boxes, key=_area, reverse=True):
        if all(_shared(box, other) < 0.3 for other in kept):
            kept.append(box)
    return kept


def _alike(one: Box, other: Box) -> bool:
    """Whether two cascades mean the same face: most of the smaller lies in the other, which is hardly larger."""
    return _shared(one, other) > 0.6 and 0.4 < _area(one) / _area(other) < 2.5


def _shared(one: Box, other: Box) -> float:
    """How much of the smaller box lies in the other one."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down / min(_area(one), _area(other)) if across > 0 and down > 0 else 0.0


def _area(box: Box) -> float:
    return max(1e-9, (box[2] - box[0]) * (box[3] - box[1]))


def _scaled(box: Box, scale: float) -> Box:
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def _roomy(box: Box, room: float) -> Box:
    return box[0] - room, box[1] - room, box[2] + room, box[3] + room


def _part(box: Box, width: int, height: int) -> Box:
    left, right = (round(min(1.0, max(0.0, x / width)), 4) for x in (box[0], box[2]))
    top, bottom = (round(min(1.0, max(0.0, y / height)), 4) for y in (box[1], box[3]))
    return left, top, right, bottom
