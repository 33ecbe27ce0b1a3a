"""Colours that can be read, a style sheet that is whole, sizes that grow, icons that follow."""

import re
from itertools import product
from pathlib import Path
from string import Template
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt, qInstallMessageHandler
from PySide6.QtGui import QColor, QIcon, QPalette, QRawFont, QStyleHints
from PySide6.QtWidgets import QLineEdit

from officer_app.paths import resource
from officer_app.ui import icons, looks, theme
from officer_app.ui.theme import Theme
from officer_app.ui.widgets.buttons import Button

UI = Path(theme.__file__).parent
GROUNDS = ("surface", "bg")
READ = ("ink", "ink2", "ink3", "accent", "bad")
"""Texts that stand on both grounds."""
ON_SOFT = ("web", "counter", "call", "ok", "warn", "bad", "mute", "accent")
OUTLINES = ("field", "focus")


@pytest.fixture(autouse=True)
def put_back(qapp: Any) -> Any:
    yield
    Theme(qapp, "light").choose(mode="light", scale=100)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast of two `#RRGGBB`."""

    def light(shade: str) -> float:
        parts = (int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_outlines_can_be_seen(qapp: Any, mode: str) -> None:
    Theme(qapp, mode)
    pairs = [*product(READ, GROUNDS), *((name, f"{name}Soft") for name in ON_SOFT), ("onAccent", "accent")]
    assert not [pair for pair in pairs if contrast(*map(theme.token, pair)) < 4.5]
    assert not [pair for pair in product(OUTLINES, GROUNDS) if contrast(*map(theme.token, pair)) < 3]


@pytest.mark.parametrize(("mode", "scale"), [("light", 100), ("dark", 130)])
def test_the_style_sheet_is_whole_and_small(qapp: Any, mode: str, scale: int) -> None:
    Theme(qapp, mode, scale)
    sheet = theme.style_sheet()
    assert "$" not in sheet
    assert sheet.count("{") <= 60, "every rule costs start time"
    assert all(Path(name).is_file() for name in re.findall(r'url\("([^"]+)"\)', sheet))
    source = Template(resource("theme/officer.qss").read_text("utf-8"))
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", source.template)) == set(), "colours come from tokens.json alone"
    heard: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, words: heard.append(words))
    try:
        qapp.setStyleSheet(sheet)
        QLineEdit().ensurePolished()
    finally:
        qInstallMessageHandler(before)
    assert not heard


def test_dark_and_light_change_everything_at_once(qapp: Any) -> None:
    look = Theme(qapp, "light")
    bright = qapp.palette().color(QPalette.ColorRole.Base)
    icon = icons.icon("camera", "ink")
    drawn = icon.pixmap(QSize(24, 24)).toImage()
    look.choose(mode="dark")
    assert theme.is_dark()
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colour("surface") != bright
    assert icon.pixmap(QSize(24, 24)).toImage() != drawn, "icons are coloured when painted"
    look.choose(mode="light")
    assert icon.pixmap(QSize(24, 24)).toImage() == drawn


def test_the_system_is_followed_while_it_is_asked_to_be(qapp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's choice is played: without a desktop there is none to be changed."""
    hints, chosen = qapp.styleHints(), [Qt.ColorScheme.Light]
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda hints: chosen[-1])

    def system(scheme: Qt.ColorScheme) -> None:
        chosen.append(scheme)
        hints.colorSchemeChanged.emit(scheme)

    look = Theme(qapp, "system")
    heard: list[bool] = []
    look.changed.connect(lambda: heard.append(theme.is_dark()))
    system(Qt.ColorScheme.Dark)
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colour("surface")
    system(Qt.ColorScheme.Dark)
    system(Qt.ColorScheme.Light)
    assert heard == [True, False]
    look.choose(mode="light")
    system(Qt.ColorScheme.Dark)
    assert not theme.is_dark(), "one's own choice stands"
    look.choose(mode="system")
    assert theme.is_dark(), "as the system is by now"
    look.choose(mode="light")


def test_large_text_makes_room_for_itself(qapp: Any) -> None:
    look = Theme(qapp, "light", 100)
    button = Button("完成", "primary", "check", "Ctrl ↵")
    small, size = button.sizeHint(), theme.font("body").pixelSize()
    look.choose(scale=130)
    assert theme.font("body").pixelSize() == round(size * 1.3)
    assert button.sizeHint().height() == round(small.height() * 1.3)
    assert button.sizeHint().width() > small.width()
    assert min(theme.font(role).pixelSize() for role in theme.ROLES) >= 11


def test_a_simplified_chinese_face_is_always_there(qapp: Any) -> None:
    Theme(qapp, "light")
    assert theme.font("body").families()[0] in theme.FAMILIES
    faces = [QRawFont(str(resource(name)), 14.0) for name in theme.BUNDLED]
    assert {face.familyName() for face in faces} >= set(theme.RARE)
    for character in "镕喆堃祎𬭊𠮷﨑":
        assert any(face.supportsCharacter(ord(character)) for face in faces), f"a name would show a box: {character}"


def test_icons_exist_and_take_their_colour(qapp: Any) -> None:
    Theme(qapp, "light")
    image = icons.pixmap("check", "bad", 24, 2.0).toImage()
    assert image.size() == QSize(48, 48)
    seen = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert QColor(theme.token("bad")).name() in seen
    named = {icon for _, icon, _ in looks.DIMENSIONS.values()}
    for path in UI.rglob("*.py"):
        text = path.read_text("utf-8")
        named |= set(re.findall(r'(?:Icon|icons\.(?:icon|pixmap)|set_icon)\("([a-z0-9-]+)"', text))
        named |= set(re.findall(r'icon="([a-z0-9-]+)"', text))
    assert named
    assert not [name for name in named if not resource(f"icons/{name}.svg").is_file()]
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon")


def test_a_disabled_icon_is_quiet_and_a_checked_one_speaks(qapp: Any) -> None:
    Theme(qapp, "light")
    icon = icons.icon("check", "ink", "accent")

    def colour(mode: QIcon.Mode, state: QIcon.State) -> set[str]:
        image = icon.pixmap(QSize(24, 24), mode, state).toImage()
        spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {image.pixelColor(x, y).name() for x, y in spots if image.pixelColor(x, y).alpha() == 255}

    on, off = QIcon.State.On, QIcon.State.Off
    assert theme.token("ink").lower() in colour(QIcon.Mode.Normal, off)
    assert theme.token("accent").lower() in colour(QIcon.Mode.Normal, on)
    assert theme.token("ink3").lower() in colour(QIcon.Mode.Disabled, off)
