"""The window: the only room that imports Qt."""

import sys

if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
    # WORKAROUND: PySide6 6.12 hands out None (every void call) and True (`Signal.emit`) without taking a reference, as
    # Python 3.12 allows: they are immortal there. On 3.11 each `update()` or `emit()` eats one, and after some hundred
    # or thousand calls the process aborts with "deallocating None". So they are made immortal here too.
    from ctypes import c_ssize_t

    for _constant in (None, True, False):
        c_ssize_t.from_address(id(_constant)).value = 1 << 60
