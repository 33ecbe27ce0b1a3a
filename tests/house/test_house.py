"""The rules of the house that a machine can hold: length, words, arrows, weight, resources."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MADE = {".git", ".venv", "var", "dist", "__pycache__"}


def _files() -> list[Path]:
    """What git tracks; in a copy without its history, or where there is no git, every file that nobody made here."""
    try:
        told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if path.is_file() and not MADE & {*path.relative_to(ROOT).parts}]
    return [ROOT / name for name in told.split("\0") if name and (ROOT / name).exists()]


TRACKED = _files()
PYTHON = [path for path in TRACKED if path.suffix == ".py"]
PROSE = [path for path in TRACKED if path.suffix in {".py", ".md", ".toml", ".sh", ".sql", ".yml"}]

MOST_LINES = 400


def test_no_file_outgrows_one_sitting() -> None:
    long = {str(p.relative_to(ROOT)): n for p in PYTHON if (n := len(p.read_text().splitlines())) > MOST_LINES}
    assert not long


def test_top_level_stays_as_agreed() -> None:
    assert not (ROOT / "build" / "__init__.py").exists(), "a package named build breaks `python -m build`"
    assert {p.relative_to(ROOT).parts[0] for p in PYTHON} <= {"officer_app", "build", "tests"}


def test_nothing_names_a_workplace() -> None:
    """The project speaks of itself alone: no machine paths, no index hosts, nobody's tools."""
    places = re.compile(r"/work/|/tmp/contract|/root/|files\.pythonhosted|pypi\.org|deb\.debian\.org|registry\.npmjs")
    here = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in PROSE
        if path != here
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if places.search(line)
    ]
    assert not found


HEAVY = ["sqlite_utils", "sqlcipher3", "requests", "reportlab", "PIL", "cryptography", "argon2", "platformdirs"]


@pytest.mark.parametrize("word", HEAVY)
def test_heavy_libraries_stay_out_of_the_start(word: str, loaded_at_start: frozenset[str]) -> None:
    assert word not in loaded_at_start


@pytest.fixture(scope="session")
def loaded_at_start() -> frozenset[str]:
    """Modules in memory once the window's classes are imported, before anything was opened."""
    code = "import sys, officer_app.app, officer_app.ui.main_window; print('\\n'.join(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return frozenset(line.partition(".")[0] for line in out.split())


ROOMS = ("core", "seal", "store", "photos", "phone", "sheets", "sync", "usecases", "ledger")
SPEAKS_FOR_ITSELF = 9
"""Lines up to which a well-named function needs no sentence beside it."""


def test_every_public_thing_of_the_inner_rooms_says_what_it_means() -> None:
    """Public classes of the Qt-free rooms, and functions longer than a few lines, carry a docstring."""
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in PYTHON
        if path.relative_to(ROOT).parts[0] == "officer_app" and path.relative_to(ROOT).parts[1] in ROOMS
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and (isinstance(node, ast.ClassDef) or (node.end_lineno or 0) - node.lineno >= SPEAKS_FOR_ITSELF)
    ]
    assert not silent
