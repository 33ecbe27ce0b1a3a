"""Rows of digits in a picture, by their shape alone: even heights, narrow glyphs, an even pitch, the look of 0 to 9.

Nothing is read: whoever finds the row knows how many digits it has, never which. Loaded in the guarded child
(`child`); knows OpenCV and imports nothing of ours.
"""

from typing import Any, NamedTuple

LOW, HIGH = 9, 130
"""Heights of a digit that is looked for, in pixels of the reduced picture."""
ALIKE = 0.66
"""How much a glyph must correlate with a digit's shape to look like one, of 1."""
MOSTLY, FORGIVEN, FEWEST = 0.75, 2, 10
"""Part of a row's glyphs that must look like digits; how many in a row may not; how many glyphs make a row."""
GROUPED = 2.9
"""Digits a group has on average at least: dates and opening hours are groups of two, numbers of people are not."""
WIDE, TALL = 12, 18
"""Every glyph is compared at this size."""
SLOPE = 0.35
"""A row may rise or fall by so much of its length: about 19 degrees."""
MAX_GLYPHS = 6000
"""A picture with more marks than that is a texture; the largest are looked at."""


class Row(NamedTuple):
    """How many digits in each group, and where: left, top, right, bottom in pixels."""

    groups: tuple[int, ...]
    box: tuple[float, float, float, float]


class Digits:
    """The shapes of 0 to 9, made once from typefaces that the libraries carry in themselves."""

    def __init__(self) -> None:
        import cv2
        import numpy as np

        shapes = []
        for digit in "0123456789":
            for drawn in (*_written(digit), *_printed(digit)):
                found = cv2.findNonZero((drawn > 100).astype(np.uint8))
                x, y, w, h = cv2.boundingRect(found)
                shapes.append(_normal(drawn[y : y + h, x : x + w]))
        self._shapes = np.stack(shapes)

    def rows(self, grey: Any) -> list[Row]:
        """Every row of ten or more digits in a grey picture, dark on light or light on dark."""
        import cv2

        found: list[Row] = []
        smooth = cv2.GaussianBlur(grey, (3, 3), 0)
        for kind in (cv2.THRESH_BINARY_INV, cv2.THRESH_BINARY):
            offset = 9 if kind == cv2.THRESH_BINARY_INV else -9
            ink = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, kind, 41, offset)
            found += self._in_ink(ink, grey if kind == cv2.THRESH_BINARY else 255 - grey)
        return found

    def _in_ink(self, ink: Any, grey: Any) -> list[Row]:
        import cv2
        import numpy as np

        _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
        x, y, w, h, area = stats[1:].T
        fits = (h >= LOW) & (h <= HIGH) & (w <= 1.0 * h) & (w >= 0.12 * h) & (area >= 0.14 * w * h)
        chosen = np.flatnonzero(fits)
        if len(chosen) > MAX_GLYPHS:
            chosen = chosen[np.argsort(-h[chosen])[:MAX_GLYPHS]]
        glyphs = np.stack((x, y, w, h), axis=1)[chosen].astype(float)
        rows = []
        for line in _lines(glyphs):
            for part in _parts(glyphs[line]):
                likeness = np.array([self._likeness(grey, box) for box in part])
                rows += _counted(part, likeness)
        return rows

    def _likeness(self, grey: Any, box: Any) -> float:
        x, y, w, h = (int(v) for v in box)
        shape = _normal(grey[y : y + h, x : x + w])
        return float((self._shapes @ shape).max())


def _normal(patch: Any) -> Any:
    """A glyph as a vector of length one and mean nought. It keeps its breadth: a 1 is not stretched to an 0."""
    import cv2
    import numpy as np

    h, w = patch.shape
    wide = max(2, min(WIDE, round(w * TALL / h)))
    small: Any = cv2.resize(patch, (wide, TALL), interpolation=cv2.INTER_AREA).astype(np.float32)
    small -= small.min()
    held: Any = np.zeros((TALL, WIDE), np.float32)
    at = (WIDE - wide) // 2
    held[:, at : at + wide] = small
    soft: Any = cv2.GaussianBlur(held, (3, 3), 0)
    flat = soft.ravel() - soft.mean()
    return flat / (float(np.linalg.norm(flat)) or 1.0)


def _written(digit: str) -> list[Any]:
    """The digit in OpenCV's stroke typefaces."""
    import cv2
    import numpy as np

    drawn = []
    for face in (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_COMPLEX, cv2.FONT_HERSHEY_DUPLEX):
        for weight in (4, 7):
            for lean in (0, cv2.FONT_ITALIC):
                paper = np.zeros((110, 110), np.uint8)
                cv2.putText(paper, digit, (24, 84), face | lean, 2.6, 255, weight, cv2.LINE_AA)
                drawn.append(paper)
    return drawn


def _printed(digit: str) -> list[Any]:
    """The digit in the typeface that Pillow carries."""
    import numpy as np
    from PIL import Image, ImageDraw, ImageFont

    paper = Image.new("L", (110, 110))
    ImageDraw.Draw(paper).text((25, 15), digit, font=ImageFont.load_default(72), fill=255)
    return [np.array(paper)]


def _lines(glyphs: Any) -> list[list[int]]:
    """Glyphs of like height chained to their next neighbour at the right, at most three heights away."""
    import numpy as np

    if len(glyphs) < FEWEST:
        return []
    order = np.argsort(glyphs[:, 0])
    glyphs = glyphs[order]
    middle = glyphs[:, 1] + glyphs[:, 3] / 2
    centre, height = glyphs[:, 0] + glyphs[:, 2] / 2, glyphs[:, 3]
    follows: dict[int, int] = {}
    taken: set[int] = set()
    for n in range(len(glyphs)):
        last = int(np.searchsorted(glyphs[:, 0], glyphs[n, 0] + 4 * height[n]))
        rest = np.arange(n + 1, last)
        across = centre[rest] - centre[n]
        down = np.abs(middle[rest] - middle[n])
        near = (
            (across > 0.25 * height[n])
            & (across < 2.9 * height[n])
            & (down <= np.minimum(0.45 * height[n], SLOPE * across + 0.12 * height[n]))
            & (np.abs(height[rest] - height[n]) <= 0.25 * np.maximum(height[rest], height[n]))
        )
        rest, across = rest[near], across[near]
        if len(rest):
            best = int(rest[np.argmin(across)])
            if best not in taken:
                follows[n] = best
                taken.add(best)
    lines = []
    for first in range(len(glyphs)):
        if first in taken or first not in follows:
            continue
        line = [first]
        while line[-1] in follows:
            line.append(follows[line[-1]])
        if len(line) >= FEWEST:
            lines.append([int(order[n]) for n in line])
    return lines


def _parts(line: Any) -> list[Any]:
    """The line cut where the gap is wider than a number's own."""
    import numpy as np

    centre, height = line[:, 0] + line[:, 2] / 2, float(np.median(line[:, 3]))
    pitch = np.diff(centre)
    usual = float(np.median(pitch))
    cuts = np.flatnonzero(pitch > max(2.6 * usual, 1.3 * height)) + 1
    return [part for part in np.split(line, cuts) if len(part) >= FEWEST]


def _counted(part: Any, likeness: Any) -> list[Row]:
    """The runs that look like digits, glyph after glyph."""
    looks = likeness >= ALIKE
    rows = []
    for begin, end in _runs([bool(one) for one in looks]):
        glyphs = part[begin:end]
        if len(glyphs) < FEWEST or looks[begin:end].mean() < MOSTLY or not _even(glyphs):
            continue
        left, top = glyphs[:, 0].min(), glyphs[:, 1].min()
        right, bottom = (glyphs[:, 0] + glyphs[:, 2]).max(), (glyphs[:, 1] + glyphs[:, 3]).max()
        rows.append(Row(_groups(glyphs), (float(left), float(top), float(right), float(bottom))))
    return rows


def _runs(looks: list[bool]) -> list[tuple[int, int]]:
    """From the first to past the last that looks like a digit, wherever no more than FORGIVEN in a row do not."""
    runs: list[tuple[int, int]] = []
    for n in (n for n, one in enumerate(looks) if one):
        if runs and n - runs[-1][1] <= FORGIVEN:
            runs[-1] = (runs[-1][0], n + 1)
        else:
            runs.append((n, n + 1))
    return runs


def _even(glyphs: Any) -> bool:
    """Heights alike, glyphs narrower than high, one pitch but for the gaps between groups."""
    import numpy as np

    width, height = glyphs[:, 2], glyphs[:, 3]
    pitch = np.diff(glyphs[:, 0] + width / 2)
    usual = float(np.median(pitch))
    steady = np.abs(pitch - usual) <= 0.3 * usual
    return bool(
        np.std(height) <= 0.12 * height.mean()
        and np.median(width) <= 0.85 * height.mean()
        and usual <= 1.15 * height.mean()
        and steady.mean() >= 0.6
        and len(glyphs) / len(_groups(glyphs)) >= GROUPED
    )


def _groups(glyphs: Any) -> tuple[int, ...]:
    """How many glyphs stand together before each wider gap."""
    import numpy as np

    pitch = np.diff(glyphs[:, 0] + glyphs[:, 2] / 2)
    gaps = np.flatnonzero(pitch > 1.28 * np.quantile(pitch, 0.3)) + 1
    return tuple(len(group) for group in np.split(glyphs, gaps))
