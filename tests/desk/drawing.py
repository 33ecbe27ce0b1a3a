"""A photo: arrows, masks, words, and strokes taken back."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from officer_app.core import marks
from tests.desk.hands import MARKER, Hands, Play


def go_on(hands: Hands) -> Play:
    """Some strokes on the photo in the viewer, then back."""
    page = hands.page("viewer")
    yield lambda: page.sketch is not None and hands.idle
    canvas = page.easel.canvas
    canvas.setFocus()
    _drawn(hands, page)
    for _ in range(hands.dice.randint(1, 5)):
        act = hands.dice.choice(("R", "M", "M", "A", "O", "N", "T", "Ctrl+Z", "Ctrl+Y"))
        hands.press(act)
        if act == "T":
            yield from _words(hands, page)
        elif act == "N":
            _click(hands, canvas)
        elif "+" not in act:
            yield from _drag(hands, canvas)
        _drawn(hands, page)
        yield hands.dice.uniform(0.01, 0.2)
    canvas.setFocus()
    hands.press("Escape")
    if hands.dice.random() < 0.5 and page.record.kind == "draft":
        hands.press("Ctrl+Return")
    elif hands.window.here == "viewer":
        hands.press("Escape")
    rows = page.row
    yield lambda: hands.window.here != "viewer" or page.row != rows


def _words(hands: Hands, page: Any) -> Play:
    """Words on the photo, character by character, given up now and then."""
    canvas, entry = page.easel.canvas, page.easel.canvas.words
    _click(hands, canvas)
    marker = hands.marker()
    hands.commit(marker)
    there = page.sketch.drawing.adding(marks.Mark(tool="text", at=(entry._at,), text="…"))
    hands.say("drawn", sha=page.sketch.sha256, record=page.record.id, marks=marks.written(there))
    yield from hands.type_on(marker, entry.text, hands.dice.choice((1, 4, 12)))
    if hands.dice.random() < 0.2:
        hands.say("typed", field=marker, text="")
        hands.press("Escape")
    else:
        hands.press("Return")


def _drawn(hands: Hands, page: Any) -> None:
    sketch = page.sketch
    hands.say("drawn", sha=sketch.sha256, record=page.record.id, marks=marks.written(sketch.drawing))
    there = {found.group(): mark.text for mark in sketch.drawing.marks if (found := MARKER.search(mark.text))}
    hands.lettered.setdefault(sketch.sha256, set()).update(there)
    for marker in hands.lettered[sketch.sha256]:
        hands.say("typed", field=marker, text=there.get(marker, ""))


def _spot(hands: Hands, canvas: Any) -> QPoint:
    drawing = canvas.drawing
    inside = QPoint(hands.dice.randrange(10, drawing.width - 10), hands.dice.randrange(10, drawing.height - 10))
    spot: QPoint = canvas.mapFromScene(inside)
    return spot


def _click(hands: Hands, canvas: Any) -> None:
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=_spot(hands, canvas))


def _drag(hands: Hands, canvas: Any) -> Play:
    a, b = _spot(hands, canvas), _spot(hands, canvas)
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=a)
    yield 0.01
    QTest.mouseMove(canvas.viewport(), (a + b) / 2)
    yield 0.01
    QTest.mouseMove(canvas.viewport(), b)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=b)
