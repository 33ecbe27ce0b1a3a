"""The window: the only room that imports Qt."""

import sys

if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
    # WORKAROUND: PySide6 6.12 returns None from every void call without taking a reference, as Python 3.12 allows
    # (None is immortal there). On 3.11 each `update()` or `painter.restore()` eats one, and after some thousand the
    # process aborts with "deallocating None". So None is made immortal here too: its count cannot run out.
    from ctypes import c_ssize_t

    c_ssize_t.from_address(id(None)).value = 1 << 60
