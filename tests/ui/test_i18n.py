"""Nothing a person reads escapes translation, and the translation is whole."""

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication

from officer_app.paths import resource
from officer_app.ui import theme
from officer_app.ui.i18n import Translation

ROOT = Path(theme.__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "officer_app" / "ui").rglob("*.py"))
CHINESE, ENGLISH = resource("i18n/officer_app_zh_CN.ts"), resource("i18n/officer_app_en.ts")

SHOWN = {
    "setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription",
    "setTitle", "addAction", "setHeaderData", "set_title", "label", "button", "Button", "Field", "QLabel",
    "QPushButton", "QAction", "OptionChip", "Chip",
}  # fmt: skip
"""Calls whose first argument people read."""

AS_IT_IS = {"中文", "English", "https://"}
"""Languages in their own words, and a beginning of every address."""

WORD = re.compile(r"[A-Za-z]{2,}|[\u4e00-\u9fff]")


class Message(NamedTuple):
    context: str
    source: str
    numerus: bool
    finished: bool
    forms: tuple[str, ...]


def messages(path: Path) -> list[Message]:
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = tuple(form.text or "" for form in translation.iter("numerusform")) or (translation.text or "",)
            found.append(
                Message(
                    context.findtext("name") or "",
                    message.findtext("source") or "",
                    message.get("numerus") == "yes",
                    translation.get("type") is None,
                    forms,
                )
            )
    return found


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node, name


def literal(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_what_is_translated_can_be_looked_up() -> None:
    """Only a plain literal is found by lupdate and by the look-up: no f-string, no sum, no variable."""
    wrong = []
    for place, call, name in calls():
        text = call.args[0] if name == "tr" else call.args[1] if is_translate(call, name) else None
        if text is not None and not literal(text):
            wrong.append(place)
    marked = "officer_app/ui/shortcuts.py"  # its texts are marked with QT_TRANSLATE_NOOP where they stand
    assert not [place for place in wrong if not place.startswith(marked)]


def is_translate(call: ast.Call, name: str) -> bool:
    return name == "translate" and ast.unparse(call.func) == "QCoreApplication.translate"


def test_no_word_reaches_people_untranslated() -> None:
    escaped = [
        f"{place} {name}({call.args[0].value!r})"  # type: ignore[attr-defined]
        for place, call, name in calls()
        if name in SHOWN
        and call.args
        and literal(call.args[0])
        and call.args[0].value not in AS_IT_IS  # type: ignore[attr-defined]
        and WORD.search(call.args[0].value)  # type: ignore[attr-defined]
    ]
    pieces = [
        f"{place} {name}"
        for place, call, name in calls()
        if name in SHOWN and call.args and isinstance(call.args[0], ast.JoinedStr)
        for part in call.args[0].values
        if isinstance(part, ast.Constant) and WORD.search(part.value.replace("Ctrl", ""))
    ]
    assert not escaped
    assert not pieces


@pytest.mark.parametrize("path", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_every_text_is_translated_and_keeps_its_places(path: Path) -> None:
    holes = re.compile(r"\{\w*\}|%n|%\d")
    for message in messages(path):
        assert message.finished, f"{message.context}: {message.source}"
        for form in message.forms:
            assert form, message.source
            missing = set(holes.findall(message.source)) - set(holes.findall(form))
            assert not missing - {"%n"}, message.source  # one day may be said without its number
            assert message.source.count("{}") == form.count("{}"), message.source


def test_the_chinese_file_is_in_step_with_the_source(tmp_path: Path) -> None:
    fresh = Path(shutil.copy(CHINESE, tmp_path / CHINESE.name))
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    command = [str(tool), *map(str, SOURCES), "-no-obsolete", "-locations", "none", "-silent", "-ts", str(fresh)]
    subprocess.run(command, check=True, cwd=ROOT)
    now = {(m.context, m.source) for m in messages(fresh)}
    then = {(m.context, m.source) for m in messages(CHINESE)}
    assert now - then == set(), "new texts: run `make i18n` and translate them"
    assert then - now == set(), "texts that are gone: run `make i18n`"


def test_plurals_and_languages_change_while_the_program_runs(qapp) -> None:
    translation = Translation(qapp, "zh")
    try:

        def left(n: int) -> str:
            return QCoreApplication.translate("Light", "%n day(s) left", "", n)

        assert left(3) == "剩 3 天"
        translation.use("en")
        assert (left(1), left(3)) == ("1 day left", "3 days left")
        assert QCoreApplication.translate("Rail", "Findings") == "Findings"
        translation.use("zh")
        assert QCoreApplication.translate("Rail", "Findings") == "发现"
    finally:
        translation.remove()
