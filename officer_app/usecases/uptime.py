"""How long the machine has been up: a clock that nobody can set, so that a step's length survives a changed clock."""

import os
import time
from functools import cache
from pathlib import Path

from officer_app.core.walk_facts import Uptime

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def uptime() -> Uptime:
    """Milliseconds since the start that `boot` names; sleep counts where the system tells it.

    Where the system does not name its start, it is this process's: after a restart of the program the clock people see
    is believed.
    """
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    seconds = time.clock_gettime(clock) if clock is not None else time.monotonic()
    return Uptime(_boot(), int(seconds * 1000))


@cache
def _boot() -> str:
    try:
        return _BOOT_ID.read_text("ascii").strip()[:13]
    except OSError:
        return f"p{os.urandom(6).hex()}"
