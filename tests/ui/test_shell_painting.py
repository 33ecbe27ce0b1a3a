"""An exception while painting costs a drawing, never the process.

A painter that is still at work when its widget's `paintEvent` has ended is destroyed after what it painted on, and Qt
dies of that: the traceback of the exception holds it. So every painter is begun by `with`.
"""

import ast
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from PySide6.QtCore import QRectF, QStringListModel
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyledItemDelegate, QVBoxLayout, QWidget

from officer_app.ui import theme
from officer_app.ui.widgets.paint import kept, paint_box
from officer_app.ui.widgets.rows_view import RowsView

UI = Path(theme.__file__).parent


class Broken(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_box(painter, QRectF(self.rect()), 8, "no such colour")


class BrokenRow(QStyledItemDelegate):
    """Cannot draw the second row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.drawn: list[int] = []

    def paint(self, painter: QPainter, option: Any, index: Any) -> None:
        with kept(painter):
            if index.row() == 1:
                raise KeyError("no such row")
        self.drawn.append(index.row())


def test_a_widget_that_cannot_be_painted_is_only_empty(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.addWidget(Broken())
    window.resize(120, 120)
    for _ in range(3):
        with pytest.raises(KeyError):
            window.grab()


def test_a_row_that_cannot_be_drawn_leaves_the_others_and_is_told_once(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        told.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    view = RowsView(40)
    qtbot.addWidget(view)
    delegate = BrokenRow(view)
    view.setModel(QStringListModel(["a", "b", "c"], view))
    view.setItemDelegate(delegate)
    view.resize(200, 200)
    view.grab()
    view.grab()
    assert sorted(set(delegate.drawn)) == [0, 2]
    assert [type(error) for error in told] == [KeyError]


def test_every_painter_is_begun_by_with() -> None:
    begun, by_with = [], set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QPainter":
                if node.args:  # without a device it paints nothing yet: print jobs begin it page by page
                    begun.append((path.name, node.lineno))
            elif isinstance(node, ast.With):
                by_with |= {(path.name, item.context_expr.lineno) for item in node.items}
    assert begun
    assert not set(begun) - by_with
