"""Where the trace of a bug is kept: beside the profile, for support. People read a sentence instead."""

from pathlib import Path

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


def keep(folder: Path, trace: str) -> Path:
    """Note a traceback. A full disk must not make a crash out of a crash."""
    log = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        full = log.exists() and log.stat().st_size > MOST
        with log.open("w" if full else "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(trace + "\n")
    except OSError:
        pass
    return log
