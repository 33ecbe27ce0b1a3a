"""A desktop that types through fcitx is told how, and only where it would not work by itself."""

from pathlib import Path

import pytest

from officer_app.ui.input_method import REMEDY, left_out

FCITX = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}


@pytest.mark.parametrize(
    ("environ", "platform", "said"),
    [
        (FCITX, "xcb", True),
        ({"XMODIFIERS": "@im=fcitx"}, "xcb", True),
        (FCITX | dict([REMEDY.split("=")]), "xcb", False),
        (FCITX, "wayland", False),
        ({}, "xcb", False),
    ],
)
def test_fcitx_is_missed_where_it_is_asked_for_and_not_there(environ, platform, said, tmp_path: Path) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libibusplatforminputcontextplugin.so").touch()
    assert left_out(environ, platform, [str(tmp_path)]) is said
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    assert not left_out(environ, platform, [str(tmp_path)])
