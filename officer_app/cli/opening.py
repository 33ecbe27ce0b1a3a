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
from officer_app.core.errors import Exit, Fault, OfficerError
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


def folder(given: Namespace) -> Path:
    return given.profile or paths.default_profile()


def passphrase(given: Namespace) -> str | None:
    """From the file, the environment or a prompt; None where the profile is a trial and needs none."""
    if given.passphrase_file:
        lines = given.passphrase_file.read_text(encoding="utf-8").splitlines()
        return lines[0] if lines else ""
    if "OFFICER_PASSPHRASE" in os.environ:
        return os.environ["OFFICER_PASSPHRASE"]
    from officer_app.store import profile

    if profile.state(folder(given)) != "locked":
        return None
    if not sys.stdin.isatty():
        raise OfficerError(NO_PASSPHRASE)
    return getpass.getpass("口令 / passphrase: ")


@contextmanager
def desk(given: Namespace) -> "Iterator[Desk]":
    """The profile, open on this thread."""
    from officer_app.usecases import setup

    opened = setup.open_profile(folder(given), passphrase(given))
    try:
        yield opened
    finally:
        setup.close(opened)
