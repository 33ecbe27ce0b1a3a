"""Where windows lie on an X11 screen, so that one can be chosen with a click. Nothing is read of what they show."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

_VIEWABLE = 2
_SMALLEST = 40


class _Cookie(ctypes.Structure):
    _fields_ = [("sequence", ctypes.c_uint)]


class _Roots(ctypes.Structure):
    _fields_ = [("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int)]


class _Attributes(ctypes.Structure):
    _fields_ = [
        ("head", ctypes.c_uint8 * 8), ("visual", ctypes.c_uint32), ("kind", ctypes.c_uint16),
        ("gravity", ctypes.c_uint8 * 2), ("planes", ctypes.c_uint32 * 2), ("save_under", ctypes.c_uint8),
        ("map_is_installed", ctypes.c_uint8), ("map_state", ctypes.c_uint8), ("override_redirect", ctypes.c_uint8),
    ]  # fmt: skip


class _Geometry(ctypes.Structure):
    _fields_ = [
        ("head", ctypes.c_uint8 * 8), ("root", ctypes.c_uint32), ("x", ctypes.c_int16), ("y", ctypes.c_int16),
        ("width", ctypes.c_uint16), ("height", ctypes.c_uint16),
    ]  # fmt: skip


def outlines() -> list[QRect]:
    """Visible windows with their frames, the topmost first, in device pixels. Empty where the system does not tell."""
    if QGuiApplication.platformName() != "xcb":
        return []
    try:
        xcb = _library()
    except OSError:
        return []
    line = xcb.xcb_connect(None, None)
    try:
        return [] if xcb.xcb_connection_has_error(line) else list(_visible(xcb, line))
    finally:
        xcb.xcb_disconnect(line)


def _library() -> Any:
    """The one Qt itself talks through: its errors are answers, where Xlib's would end the program."""
    xcb = ctypes.CDLL("libxcb.so.1")
    for name, gives, takes in (
        ("xcb_connect", ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_void_p)),
        ("xcb_disconnect", None, (ctypes.c_void_p,)),
        ("xcb_connection_has_error", ctypes.c_int, (ctypes.c_void_p,)),
        ("xcb_get_setup", ctypes.c_void_p, (ctypes.c_void_p,)),
        ("xcb_setup_roots_iterator", _Roots, (ctypes.c_void_p,)),
        ("xcb_query_tree", _Cookie, (ctypes.c_void_p, ctypes.c_uint32)),
        ("xcb_query_tree_reply", ctypes.c_void_p, (ctypes.c_void_p, _Cookie, ctypes.c_void_p)),
        ("xcb_query_tree_children", ctypes.POINTER(ctypes.c_uint32), (ctypes.c_void_p,)),
        ("xcb_query_tree_children_length", ctypes.c_int, (ctypes.c_void_p,)),
        ("xcb_get_window_attributes", _Cookie, (ctypes.c_void_p, ctypes.c_uint32)),
        ("xcb_get_window_attributes_reply", ctypes.c_void_p, (ctypes.c_void_p, _Cookie, ctypes.c_void_p)),
        ("xcb_get_geometry", _Cookie, (ctypes.c_void_p, ctypes.c_uint32)),
        ("xcb_get_geometry_reply", ctypes.c_void_p, (ctypes.c_void_p, _Cookie, ctypes.c_void_p)),
    ):
        function = getattr(xcb, name)
        function.restype, function.argtypes = gives, takes
    return xcb


def _visible(xcb: Any, line: int) -> Iterator[QRect]:
    root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(line)).data[0]
    with _Reply(xcb.xcb_query_tree_reply(line, xcb.xcb_query_tree(line, root), None)) as tree:
        if not tree:
            return
        children = xcb.xcb_query_tree_children(tree)
        windows = [children[n] for n in range(xcb.xcb_query_tree_children_length(tree))]
    for window in reversed(windows):
        with _Reply(xcb.xcb_get_window_attributes_reply(line, xcb.xcb_get_window_attributes(line, window), None)) as it:
            if not it or _Attributes.from_address(it).map_state != _VIEWABLE:
                continue
        with _Reply(xcb.xcb_get_geometry_reply(line, xcb.xcb_get_geometry(line, window), None)) as it:
            if it:
                at = _Geometry.from_address(it)
                if at.width >= _SMALLEST and at.height >= _SMALLEST:
                    yield QRect(at.x, at.y, at.width, at.height)


class _Reply:
    """An answer that is ours to free; None when the window is gone meanwhile."""

    def __init__(self, address: int | None) -> None:
        self._address = address

    def __enter__(self) -> int | None:
        return self._address

    def __exit__(self, *_: object) -> None:
        if self._address:
            free = ctypes.CDLL(None).free
            free.argtypes = (ctypes.c_void_p,)
            free(self._address)
