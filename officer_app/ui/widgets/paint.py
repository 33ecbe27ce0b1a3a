"""How the small signs are drawn: one function each, used by list rows and by widgets alike.

All sizes are logical pixels. A painter comes in as it is and leaves as it came.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from officer_app.ui import icons
from officer_app.ui.theme import colour, font, px

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

CHIP_HEIGHT = 24
STEPS_SIZE = QSize(110, 8)
SEVERITY_SIZE = QSize(17, 14)
LIGHT_SIZE = 14


@contextmanager
def kept(painter: QPainter, smooth: bool = True) -> Iterator[None]:
    """Paint inside, with the painter's state put back afterwards."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    try:
        yield
    finally:
        painter.restore()


def paint_text(
    painter: QPainter, rect: QRectF, text: str, face: QFont, token: str, align: Qt.AlignmentFlag = LEFT
) -> None:
    """One line, cut at the end with an ellipsis when it does not fit."""
    painter.setFont(face)
    painter.setPen(colour(token))
    painter.drawText(rect, align | Qt.TextFlag.TextDontClip, elided(text, face, rect.width()))


def paint_lines(painter: QPainter, rect: QRectF, text: str, faces: Sequence[QFont], token: str) -> None:
    """Lines in the first face the room holds them all in; where it holds them in none, one that is cut at its end."""
    flags = LEFT | Qt.TextFlag.TextWordWrap
    for face in faces:
        painter.setFont(face)
        need = painter.boundingRect(rect, flags, text)
        if need.height() <= rect.height() + 1 and need.width() <= rect.width() + 1:
            painter.setPen(colour(token))
            painter.drawText(rect, flags, text)
            return
    paint_text(painter, rect, text, faces[0], token)


def elided(text: str, face: QFont, width: float) -> str:
    """The text, cut at its end where it is wider than `width`."""
    metrics = QFontMetrics(face)
    if metrics.horizontalAdvance(text) <= width + 1:  # widths are rounded: a hair too wide is no reason to cut
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def text_width(text: str, face: QFont) -> int:
    return QFontMetrics(face).horizontalAdvance(text)


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str = "",
    line: str = "",
    width: float = 1,
    dashed: bool = False,
) -> None:
    """A rounded rectangle, its line wholly inside `rect`."""
    with kept(painter):
        painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
        if line:
            pen = QPen(colour(line), width)
            if dashed:
                pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            inset = width / 2
            painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, radius, radius)


def chip_size(text: str, icon: str = "") -> QSize:
    return QSize(text_width(text, font("caption")) + 16 + (19 if icon else 0), px(CHIP_HEIGHT))


_CHIP_INKS = {"gold": "goldInk"}
"""Tokens whose words need another one to be read on their soft partner."""


def paint_chip(
    painter: QPainter, rect: QRectF, text: str, token: str = "mute", icon: str = "", dashed: bool = False
) -> None:
    """A state or dimension in a soft box: word, colour and, where there is room, an icon."""
    if dashed:
        paint_box(painter, rect, 6, "surface", "field", dashed=True)
    else:
        paint_box(painter, rect, 6, token + "Soft")
    inner = rect.adjusted(8, 0, -8, 0)
    ink = "ink2" if dashed else _CHIP_INKS.get(token, token)
    if icon:
        icons.paint(painter, QRectF(inner.left(), inner.center().y() - 7.5, 15, 15), icon, ink)
        inner.setLeft(inner.left() + 19)
    with kept(painter):
        paint_text(painter, inner, text, font("caption"), ink, LEFT if icon else CENTRE)


SEVERITY_TOKENS = {1: "ink3", 2: "ink3", 3: "warnSolid", 4: "badSolid"}


def paint_severity(painter: QPainter, rect: QRectF, level: int) -> None:
    """Four rising bars, `level` of them lit (S1–S4)."""
    with kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(4):
            height = 5 + place * 3
            painter.setBrush(colour(SEVERITY_TOKENS.get(level, "ink3") if place < level else "line2"))
            bar = QRectF(rect.left() + place * 4.5, rect.center().y() + 7 - height, 3, height)
            painter.drawRoundedRect(bar, 1, 1)


LIGHT_INK = {"green": "ink2", "yellow": "warn", "red": "bad", "grey": "ink3", "none": "ink3", "met": "ok"}
"""Colour of the word beside a light."""


def paint_light(painter: QPainter, rect: QRectF, kind: str) -> None:
    """The due light: disc, ring with a quarter, diamond, dashed ring, ring with a tick. Shape and colour both tell."""
    centre = rect.center()
    with kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        if kind == "green":
            painter.setBrush(colour("okSolid"))
            painter.drawEllipse(centre, 5, 5)
        elif kind == "red":
            painter.setBrush(colour("badSolid"))
            x, y = centre.x(), centre.y()
            painter.drawPolygon(QPolygonF([QPointF(x, y - 6), QPointF(x + 6, y), QPointF(x, y + 6), QPointF(x - 6, y)]))
        elif kind == "yellow":
            painter.setBrush(colour("warnSolid"))
            painter.drawPie(QRectF(centre.x() - 5, centre.y() - 5, 10, 10), 0, 90 * 16)
            _ring(painter, centre, "warnSolid")
        elif kind == "met":
            _ring(painter, centre, "okSolid")
            painter.setPen(QPen(colour("okSolid"), 1.5))
            x, y = centre.x(), centre.y()
            painter.drawPolyline(QPolygonF([QPointF(x - 2.3, y), QPointF(x - 0.5, y + 1.9), QPointF(x + 2.5, y - 1.7)]))
        else:
            _ring(painter, centre, "field", dashed=True)


def _ring(painter: QPainter, centre: QPointF, token: str, dashed: bool = False) -> None:
    pen = QPen(colour(token), 1.5)
    if dashed:
        pen.setDashPattern([1.6, 1.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, 5.2, 5.2)


def paint_steps(painter: QPainter, rect: QRectF, step: int, overdue: bool = False, closed: bool = False) -> None:
    """The eight-step bar: eight 12×4 bars, the present one 8 high; red when overdue, all green when closed."""
    with kept(painter):
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(8):
            token = "line2" if place > step else "accent"
            if closed and place <= step:
                token = "okSolid"
            elif place == step and overdue:
                token = "badSolid"
            height = 8 if place == step else 4
            painter.setBrush(colour(token))
            bar = QRectF(rect.left() + place * 14, rect.center().y() - height / 2, 12, height)
            painter.drawRoundedRect(bar, 2, 2)


def paint_ring(
    painter: QPainter, rect: QRectF, percent: int, text: str = "", width: float = 4, token: str = "accent"
) -> None:
    """How complete, 0–100: an arc from the top, with a word in the middle."""
    inset = width / 2
    box = rect.adjusted(inset, inset, -inset, -inset)
    with kept(painter):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("sunken"), width))
        painter.drawEllipse(box)
        pen = QPen(colour(token), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(box, 90 * 16, -round(percent * 57.6))
        if text:
            paint_text(painter, rect, text, font("caption", True), "ink", CENTRE)


def key_width(key: str) -> int:
    return text_width(key, font("caption")) + 12


def paint_key(
    painter: QPainter, rect: QRectF, key: str, ink: str = "ink2", line: str = "line2", fill: str = "surface"
) -> None:
    """A key as it looks on a keyboard: a heavier lower edge."""
    paint_box(painter, rect, 4, fill, line)
    with kept(painter, smooth=False):
        painter.setPen(colour(line))
        painter.drawLine(QPointF(rect.left() + 3, rect.bottom() - 2), QPointF(rect.right() - 3, rect.bottom() - 2))
    with kept(painter):
        paint_text(painter, rect.adjusted(0, -1, 0, -1), key, font("caption"), ink, CENTRE)


def paint_photo(painter: QPainter, rect: QRectF, photo: QPixmap | None, radius: float = 8, fit: bool = False) -> None:
    """A photo filling `rect` with round corners (or wholly inside it when `fit`); a quiet sign until it is there."""
    if photo is None or photo.isNull():
        paint_box(painter, rect, radius, "sunken")
        icons.paint(painter, QRectF(rect.center().x() - 11, rect.center().y() - 11, 22, 22), "image", "ink3")
        return
    size = QSize(photo.size()).scaled(
        rect.size().toSize(),
        Qt.AspectRatioMode.KeepAspectRatio if fit else Qt.AspectRatioMode.KeepAspectRatioByExpanding,
    )
    with kept(painter):
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if radius:
            path = QPainterPath()
            path.addRoundedRect(rect, radius, radius)
            painter.setClipPath(path)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(rect.center())
        painter.drawPixmap(target, photo, QRectF(photo.rect()))
    if not fit:
        paint_box(painter, rect, radius, "", "line")
