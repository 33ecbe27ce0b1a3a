"""Lucide line icons in any token colour, sharp at any pixel ratio, coloured when painted."""

from collections import OrderedDict
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from officer_app.paths import resource
from officer_app.ui import theme

STROKE = "1.75"
_MOST = 512
_pixmaps: OrderedDict[tuple[str, int, str, float], QPixmap] = OrderedDict()


@cache
def _source(name: str) -> str:
    text = resource(f"icons/{name}.svg").read_text("utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


def pixmap(name: str, token: str = "ink2", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon `size` logical pixels wide, in the token's present colour. Raises FileNotFoundError for no such icon."""
    return _drawn(name, theme.token(token), size, ratio)


def _drawn(name: str, shade: str, size: int, ratio: float) -> QPixmap:
    key = (name, size, shade, ratio)
    found = _pixmaps.get(key)
    if found is not None:
        _pixmaps.move_to_end(key)
        return found
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", shade).encode()))
        renderer.render(painter, QRectF(0, 0, size, size))
    _pixmaps[key] = made
    if len(_pixmaps) > _MOST:
        _pixmaps.popitem(last=False)
    return made


def paint(painter: QPainter, rect: QRectF | QRect, name: str, token: str = "ink2") -> None:
    """Draw the icon in the middle of `rect`, as large as its shorter side."""
    box = QRectF(rect)
    size = round(min(box.width(), box.height()))
    device = painter.device()
    drawn = pixmap(name, token, size, device.devicePixelRatioF() if device else 1.0)
    painter.drawPixmap(QPointF(box.center().x() - size / 2, box.center().y() - size / 2), drawn)


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str, on_token: str) -> None:
        super().__init__()
        self._parts = (name, token, on_token)

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "ink3"
        return self._parts[2] if state == QIcon.State.On else self._parts[1]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, rect, self._parts[0], self._token(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._parts[0], self._token(mode, state), min(size.width(), size.height()))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        logical = round(min(size.width(), size.height()) / scale)
        return pixmap(self._parts[0], self._token(mode, state), logical, scale)

    def clone(self) -> QIconEngine:
        return _Engine(*self._parts)


def icon(name: str, token: str = "ink2", on_token: str = "") -> QIcon:
    """A QIcon for buttons and actions: follows the theme by itself; `on_token` colours the checked state."""
    return QIcon(_Engine(name, token, on_token or token))


def paint_white(painter: QPainter, rect: QRectF | QRect, name: str) -> None:
    """The icon in white, for dark plates on photos, whatever the theme."""
    box = QRectF(rect)
    size = round(min(box.width(), box.height()))
    device = painter.device()
    drawn = _drawn(name, "#FFFFFF", size, device.devicePixelRatioF() if device else 1.0)
    painter.drawPixmap(QPointF(box.center().x() - size / 2, box.center().y() - size / 2), drawn)
