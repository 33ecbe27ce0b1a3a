"""Opening a profile for one command: which folder, which passphrase, closed again whatever happens."""

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from officer_app import paths
from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.text import Text

if TYPE_CHECKING:
    from officer_app.usecases.desk import Desk

NO_PASSPHRASE = Fault(
    "passphrase.none",
    Text("没有口令，打不开这个本机库", "This profile needs its passphrase"),
    Text("什么都没有改动", "Nothing was changed"),
    Text(
        "用 --passphrase-file 或环境变量 OFFICER_PASSPHRASE 给出口令，或在终端里运行",
        "Give it with --passphrase-file or OFFICER_PASSPHRASE, or run this in a terminal",
    ),
    Exit.LOCKED,
)


PASSPHRASE_FILE = Fault(
    "passphrase.file",
    Text("读不了口令文件 {name}（{why}）", "The passphrase file {name} cannot be read ({why})"),
    Text("什么都没有打开，也没有改动", "Nothing was opened, nothing was changed"),
    Text("看看 --passphrase-file 后面的路径", "Look at the path after --passphrase-file"),
    Exit.USAGE,
)
NOT_THE_SAME = Fault(
    "passphrase.not_the_same",
    Text("两次输入的口令不一样", "The two passphrases are not the same"),
    Text("什么都没有改动", "Nothing was changed"),
    Text("再运行一次，慢慢输", "Run it once more and type slowly"),
    Exit.USAGE,
)


def folder(given: Namespace) -> Path:
    return given.profile or paths.default_profile()


def passphrase(given: Namespace) -> str | None:
    """What opens the profile; None where it is a trial, which needs none, or where there is no profile."""
    from officer_app.store import profile

    return secret(given) if profile.state(folder(given)) == "locked" else None


def secret(given: Namespace, *, new: bool = False) -> str:
    """A passphrase from the file, the environment or a prompt; a `new` one is asked for twice.

    Raises OfficerError(NO_PASSPHRASE | PASSPHRASE_FILE | NOT_THE_SAME).
    """
    if given.passphrase_file:
        return first_line(given.passphrase_file)
    if "OFFICER_PASSPHRASE" in os.environ:
        return os.environ["OFFICER_PASSPHRASE"]
    if not sys.stdin.isatty():
        raise OfficerError(NO_PASSPHRASE)
    given_once = getpass.getpass("口令 / passphrase: ")
    if new and getpass.getpass("再输一次 / once more: ") != given_once:
        raise OfficerError(NOT_THE_SAME)
    return given_once


def first_line(file: Path) -> str:
    """The first line of a text file, also where Windows began it with a mark. Raises OfficerError(PASSPHRASE_FILE)."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise OfficerError(PASSPHRASE_FILE, name=file.name, why=reason(error)) from error
    except UnicodeDecodeError as error:
        why = Text("不是 UTF-8 文字", "it is not UTF-8 text")
        raise OfficerError(PASSPHRASE_FILE, name=file.name, why=why) from error
    return lines[0] if lines else ""


@contextmanager
def desk(given: Namespace) -> "Iterator[Desk]":
    """The profile, open on this thread."""
    from officer_app.usecases import setup

    opened = setup.open_profile(folder(given), passphrase(given))
    try:
        yield opened
    finally:
        setup.close(opened)


def look_at_photos(at: "Desk") -> None:
    """Look now at what the window would look at in the background: no photo leaves before that (rule 4.12)."""
    from officer_app.usecases import hints

    if hints.wanted(at):
        from officer_app.photos.lookout import Lookout  # weight: only where there are photos

        with Lookout() as lookout:
            hints.settle(at, lookout)
