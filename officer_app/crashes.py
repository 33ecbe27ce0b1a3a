"""The trace of a bug, for support: the way it took through the program, and nothing that a record says.

What an error says may quote a record, and the log lies in the clear beside the sealed store; so only errors that speak
of the program itself are quoted. People read a sentence instead.
"""

import re
import traceback
from pathlib import Path, PurePath

from officer_app import __version__
from officer_app.core.errors import Exit, Fault
from officer_app.core.text import Text

BUG = Fault(
    "program.bug",
    Text("程序里有一处出了错（{why}）", "Something in the program went wrong ({why})"),
    Text("已保存的记录和照片都在", "Every record and photo saved before is there"),
    Text("再试一次；还这样就把 {log} 交给技术人员", "Try again; if it comes again, give {log} to your technician"),
    Exit.BUG,
)
NAME = "crashes.log"
MOST = 1 << 20
"""Bytes; a log that is full begins anew, so that a bug that comes again and again fills no disk."""
OF_THE_PROGRAM = (AttributeError, NameError, ImportError, TypeError, RecursionError)
"""Kinds whose words Python makes of names in the program."""
DEEPEST = 20
"""Causes of causes that are followed."""


def report(error: BaseException) -> str:
    """What a technician gets: versions, the system, and the way of the error with its causes."""
    import platform  # weight: not before something went wrong

    head = f"officer-app {__version__} · Python {platform.python_version()} · {platform.system()} {platform.machine()}"
    return f"{head}\n{way_of(error)}\n"


def way_of(error: BaseException) -> str:
    """The traceback, cause before effect: files by their place in the program, errors by kind."""
    told: list[str] = []
    at: BaseException | None = error
    while at is not None and len(told) < DEEPEST:
        frames = traceback.extract_tb(at.__traceback__)
        lines = [f'  File "{_place(frame.filename)}", line {frame.lineno}, in {frame.name}' for frame in frames]
        told.append("\n".join(["Traceback (most recent call last):", *lines, _kind(at)]))
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "\n\n".join(reversed(told))


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, OF_THE_PROGRAM):
        return f"{name}: {re.sub(r'[^ -~]+', '…', str(error))[:200]}"
    number = getattr(error, "errno", None)
    return f"{name}: errno {number}" if isinstance(number, int) else name


def _place(file: str) -> str:
    """Without the folders of whose computer it is."""
    parts = PurePath(file).parts
    for root in ("site-packages", "officer_app"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at:] if root == "officer_app" else parts[at + 1 :])
    return parts[-1] if parts else file


def keep(folder: Path, told: str) -> Path:
    """Note a report. A full disk must not make a crash out of a crash."""
    log = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        full = log.exists() and log.stat().st_size > MOST
        with log.open("w" if full else "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(told + "\n")
    except OSError:
        pass
    return log
