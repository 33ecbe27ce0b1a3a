"""Chores of the checkout: `python build/tasks.py COMMAND`. Standard library only, so that it works everywhere.

run             the window with the trial ledger; without a display the same main job headless
i18n            make the .qm files the window loads
i18n --update   first bring the .ts files up to the source: new texts appear unfinished, gone ones vanish
pictures        the README's pictures anew, from a trial in a folder of its own
package         a wheel in dist/
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
I18N = ROOT / "resources" / "i18n"
CHINESE, ENGLISH = I18N / "officer_app_zh_CN.ts", I18N / "officer_app_en.ts"
"""The English file holds nothing but plurals; all other English stands in the source."""


def _tool(name: str) -> str:
    beside = Path(sys.executable).parent / name
    return str(beside if beside.exists() else beside.with_suffix(".exe"))


def update_texts() -> None:
    """Bring both .ts files up to the source."""
    sources = [str(path) for path in sorted((ROOT / "officer_app" / "ui").rglob("*.py"))]
    common = ["-no-obsolete", "-locations", "none", "-silent"]
    for target, more in (
        (CHINESE, ["-target-language", "zh_CN"]),
        (ENGLISH, ["-target-language", "en", "-pluralonly"]),
    ):
        subprocess.run([_tool("pyside6-lupdate"), *sources, *common, *more, "-ts", str(target)], check=True)


def release_texts() -> None:
    """Make a .qm beside every .ts."""
    for source in sorted(I18N.glob("*.ts")):
        subprocess.run(
            [_tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True
        )


def run() -> int:
    """The window where there is a display; else the tour, which does and proves the same job and says where to look."""
    program = [sys.executable, "-m", "officer_app"]
    if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return subprocess.run([*program, "--profile", str(VAR / "trial"), "--trial"], cwd=ROOT).returncode
    print("No display: doing the main job headless.", flush=True)
    return subprocess.run([*program, "tour", "--out", str(VAR / "tour")], cwd=ROOT).returncode


def pictures() -> None:
    """Taken of the real window, over a trial that begins and ends with them."""
    release_texts()
    recipe, target = ROOT / "build" / "pictures.py", ROOT / "resources" / "docs"
    subprocess.run(
        [sys.executable, str(recipe), str(target)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )


def package() -> None:
    """A wheel, built beside and not inside the folder of recipes."""
    release_texts()
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(ROOT / "dist"), str(ROOT)], check=True
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    i18n = commands.add_parser("i18n", help="translations")
    i18n.add_argument("--update", action="store_true", help="read the texts from the source first")
    commands.add_parser("run", help="the window, or the main job without one")
    commands.add_parser("pictures", help="the README's pictures")
    commands.add_parser("package", help="a wheel in dist/")
    given = parser.parse_args()
    if given.command == "run":
        return run()
    if given.command in ("package", "pictures"):
        (package if given.command == "package" else pictures)()
        return 0
    if given.update:
        update_texts()
    release_texts()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
