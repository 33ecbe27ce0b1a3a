"""How it looks: tokens → palette, style sheet and fonts. Process-wide, as the palette itself is.

`colour("accent")` gives the present theme's colour; `px(97)` the size at the present text size; `font("title")` the
face of a role. Everything that paints asks at paint time, so a change of theme needs nothing but the repaint Qt sends.
"""

import json
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from officer_app.paths import resource

MODES = ("system", "light", "dark")
SCALES = (100, 115, 130)

FAMILIES = (
    "Microsoft YaHei UI",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "Noto Sans SC",
)
"""Simplified Chinese faces by name: without one, a Linux desktop draws Japanese forms."""

BUNDLED = (
    "fonts/NotoSansSC-Regular.ttf",
    "fonts/NotoSansSC-Bold.ttf",
    "fonts/NotoSerifSC-Regular.ttf",
    "fonts/BinzhouKai-Regular.ttf",
)
RARE = ("Noto Serif SC", "Binzhou Kai")
"""Faces of the sheets: they hold the rare characters of names that the bundled window face lacks."""

ROLES = {
    "tag": (11, False),
    "caption": (12, False),
    "small": (13, False),
    "body": (14, False),
    "card": (15, True),
    "lead": (16, False),
    "title": (22, True),
    "hero": (28, True),
    "figure": (28, True),
    "timer": (44, True),
}
"""Role → pixels at 100 %, bold."""


@cache
def _tokens() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(resource("theme/tokens.json").read_bytes())
    return found


class _Present:
    dark = False
    scale = 100
    family = ""


def is_dark() -> bool:
    return _Present.dark


def token(name: str) -> str:
    """The colour's `#RRGGBB` in the present theme. KeyError for a name that is not in tokens.json."""
    return _tokens()["dark" if _Present.dark else "light"][name]


@cache
def _colour(name: str, dark: bool) -> QColor:
    return QColor(_tokens()["dark" if dark else "light"][name])


def colour(name: str) -> QColor:
    return _colour(name, _Present.dark)


def px(size: float) -> int:
    """A height or width that grows with the text size, in logical pixels."""
    return round(size * _Present.scale / 100)


@cache
def _font(size: int, bold: bool, family: str) -> QFont:
    font = QFont([family, "Segoe UI", *RARE] if family else [])
    font.setPixelSize(size)
    font.setBold(bold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def font(role: str, bold: bool | None = None) -> QFont:
    """The face of a role; shared, so copy before changing it."""
    size, heavy = ROLES[role]
    return _font(px(size), heavy if bold is None else bold, _Present.family)


def _choose_family() -> str:
    """The first named face that is installed; the bundled ones where there is none (costs about 15 ms, once)."""
    installed = set(QFontDatabase.families())
    for family in FAMILIES:
        if family in installed:
            return family
    for name in BUNDLED:
        path = resource(name)
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))
    return "Noto Sans SC"


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, "bg"), (role.WindowText, "ink"), (role.Base, "surface"), (role.AlternateBase, "subtle"),
        (role.Text, "ink"), (role.PlaceholderText, "ink3"), (role.Button, "surface"), (role.ButtonText, "ink"),
        (role.Highlight, "accent"), (role.HighlightedText, "onAccent"), (role.ToolTipBase, "surface"),
        (role.ToolTipText, "ink"), (role.Link, "accent"), (role.LinkVisited, "accent"), (role.BrightText, "bad"),
        (role.Light, "surface"), (role.Midlight, "line"), (role.Mid, "line2"), (role.Dark, "field"),
        (role.Shadow, "ink3"), (role.Accent, "accent"),
    ):  # fmt: skip
        palette.setColor(which, colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, colour("ink3"))
    return palette


def style_sheet() -> str:
    """The whole style sheet for the present theme and text size."""
    template = Template(resource("theme/officer.qss").read_text("utf-8"))
    mode = "dark" if _Present.dark else "light"
    names = dict(_tokens()[mode], mode=mode, glyphs=resource("theme").as_posix())
    sizes = {f"f_{role}": f"{px(size)}px" for role, (size, _) in ROLES.items()}
    heights = {f"h{n}": f"{px(n)}px" for n in (28, 38, 40)}
    return template.substitute(names, **sizes, **heights)


class Theme(QObject):
    """Applies a theme to the application and keeps following the system while the mode is `system`.

    `changed` comes after a change was applied; nothing that paints by `colour` needs it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: str = "system", scale: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._scale = scale
        if not _Present.family:
            _Present.family = _choose_family()
        app.setStyle("Fusion")
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def mode(self) -> str:
        return self._mode

    @property
    def scale(self) -> int:
        return self._scale

    def choose(self, *, mode: str | None = None, scale: int | None = None) -> None:
        """Take another mode (`system`, `light`, `dark`) or text size (100, 115, 130)."""
        self._mode = mode or self._mode
        self._scale = scale or self._scale
        self._apply()
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._mode == "system" and self._wants_dark() != _Present.dark:
            self._apply()
            self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._mode == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    def _apply(self) -> None:
        _Present.dark = self._wants_dark()
        _Present.scale = self._scale
        self._app.setPalette(_palette())
        self._app.setFont(font("body"))
        self._app.setStyleSheet(style_sheet())
