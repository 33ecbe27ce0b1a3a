"""What the guarded child (`child`) takes from itself before the first picture. Imports nothing of ours."""

import contextlib
import sys
from typing import Any

MEMORY = 1 << 30
CPU_SECONDS = 10
"""Processor time one picture may take."""
CPU_TOTAL = 900
"""Processor time the whole child may ever take; then it is started anew."""


def limit() -> None:
    """Give up what decoding does not need. Where the system has no such limits, the parent's clock remains."""
    _leave_network()
    try:
        import resource
    except ImportError:  # Windows
        return
    _lower(resource, "RLIMIT_CORE", 0)
    _lower(resource, "RLIMIT_FSIZE", 0)
    _lower(resource, "RLIMIT_AS", MEMORY)
    _lower(resource, "RLIMIT_CPU", CPU_TOTAL)
    if sys.platform == "linux":
        _lower(resource, "RLIMIT_NOFILE", 0)


def allow_time() -> None:
    """Start the processor clock for one picture."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def _lower(resource: Any, name: str, value: int) -> None:
    """macOS refuses some of these; then that one is left."""
    with contextlib.suppress(ValueError, OSError, AttributeError):
        resource.setrlimit(getattr(resource, name), (value, value))


def _leave_network() -> None:
    """A network namespace of its own, empty. Kernels may forbid it; then no socket can be opened anyway (`limit`)."""
    if sys.platform != "linux":
        return
    import ctypes

    new_user, new_net = 0x1000_0000, 0x4000_0000
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(new_user | new_net)
