"""On every page: nothing is cut in a longer language, nothing escapes translation, everything is told and reached."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt, QTranslator
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from officer_app.ui.widgets import paint
from officer_app.ui.widgets.elided import ElidedButton
from officer_app.ui.widgets.field import Field
from officer_app.ui.widgets.focus_frame import FocusFrame
from tests.fixtures.window import Hands
from tests.ui.every_page import record, tour
from tests.ui.test_i18n import CHINESE, messages

ACCENTS = str.maketrans("aeiouAEIOU", "àéîõüÀÉÎÕÜ")
SLACK = 4
"""Pixels of a button's height that are air; the lines of a list move together where it is low."""
HOLES = re.compile(r"(\{\w*\}|%n)")


def longer(text: str) -> str:
    """As a wordier language would say it; what is filled in later stays as it is."""
    words = [part if HOLES.fullmatch(part) else part.translate(ACCENTS) for part in HOLES.split(text)]
    return "".join(words) + "ø" * max(1, len(text) // 4)


class Pseudo(QTranslator):
    """A language a quarter longer than English, made of the texts the Chinese file knows."""

    def __init__(self) -> None:
        super().__init__()
        self._known = {(m.context, m.source): longer(m.source) for m in messages(CHINESE)}

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        return self._known.get((context, text), "").replace("%n", str(n))

    def isEmpty(self) -> bool:
        return False


class Unanswered(QTranslator):
    """Installed before all others, so it is asked only when none of them had an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        self.asked.add((context, text))
        return ""

    def isEmpty(self) -> bool:
        return False


@contextmanager
def speaking(translator: QTranslator) -> Iterator[None]:
    QApplication.installTranslator(translator)
    try:
        yield
    finally:
        QApplication.removeTranslator(translator)


@pytest.fixture
def finding(hands: Hands) -> str:
    done: list[str] = []
    hands.window.session.read(record, done.append, hands.window)
    hands.wait(lambda: bool(done))
    return done[0]


def seen(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def cut(window: QWidget, monkeypatch: pytest.MonkeyPatch, but: QWidget | None = None) -> list[str]:
    """Texts of labels and buttons in view, those inside `but` left out, that have less room than they need."""
    elided: set[str] = set()
    whole = paint.elided

    def noting(text: str, face: QFont, width: float) -> str:
        made = whole(text, face, width)
        elided.update([text] if made != text else [])
        return made

    with monkeypatch.context() as patch:
        patch.setattr(paint, "elided", noting)
        window.grab()
    return [
        f"{type(w).__name__} {w.text()!r} {w.size().toTuple()}"  # type: ignore[attr-defined]
        for w in seen(window)
        if is_cut(w, elided) and not (but and but.isAncestorOf(w))
    ]


def is_cut(widget: QWidget, elided: set[str]) -> bool:
    if not isinstance(widget, (QLabel, QAbstractButton)) or isinstance(widget, ElidedButton) or not widget.text():
        return False
    have = widget.size()
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(have.width()) > have.height() + 1
        return widget.sizeHint().width() > have.width() + 1
    need = widget.minimumSizeHint()
    return need.width() > have.width() or need.height() > have.height() + SLACK or widget.text() in elided


def running_out(window: QWidget) -> list[str]:
    """What is wider than the place it is shown in, where nobody can scroll to its end."""
    return [
        f"{type(at).__name__} is {at.widget().width()} wide in {at.viewport().width()}"
        for at in window.findChildren(QScrollArea)
        if at.isVisible()
        and at.widget() is not None
        and at.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and at.widget().width() > at.viewport().width()
    ]


@pytest.mark.parametrize("hands", [("en", "light")], indirect=True)
def test_nothing_is_cut_in_a_longer_language(hands: Hands, finding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Today and the viewer are left out, and in the largest text the editor's form: in so small a window they shorten
    what they say."""
    wrong = []
    hands.window.resize(1024, 700)
    with speaking(Pseudo()):
        for size in (100, 130):
            hands.window.choose(text_size=size)
            hands.window.rebuild()
            hands.settle()
            for place, window in tour(hands, finding):
                page = place.split()[0]
                wrong += [f"{size} % {place}: {one}" for one in running_out(window) if page != "viewer"]
                if page in ("today", "viewer"):
                    continue
                form = hands.editor if size > 100 and place.startswith("editor") else None
                wrong += [f"{size} % {place}: {one}" for one in cut(window, monkeypatch, form)]
    hands.window.choose(text_size=100)
    assert not wrong, "\n".join(wrong)


def test_nothing_escapes_translation(hands: Hands, finding: str) -> None:
    unanswered = Unanswered()
    with speaking(unanswered):
        hands.window.choose(language="zh")  # the others are installed anew, before this one
        for _ in tour(hands, finding):
            pass
        hands.window.show_keys()
    told = messages(CHINESE)
    ours, answered = {message.context for message in told}, {message.source for message in told}
    # a page that is a kind of another asks in its own name first, then in the other's
    assert not {text for context, text in unanswered.asked if context in ours} - answered
    assert unanswered.asked, "it was asked at least about Qt's own words"


def tab_stops(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in seen(window)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]


def family(widget: QWidget) -> object:
    """What Tab meets once and arrows go through: a group of choices, else the widget itself."""
    if isinstance(widget, QAbstractButton) and widget.group() is not None:
        return widget.group()
    if isinstance(widget, QAbstractButton) and widget.autoExclusive():
        return widget.parentWidget()
    return widget


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def goes_back(before: QWidget, after: QWidget) -> bool:
    """Whether `after` is read before `before`: in the same column above it, in the same row to its left."""
    if before.parentWidget() is not after.parentWidget() or isinstance(before.parentWidget(), Field):
        return False  # a field's offer comes after its input: who types needs none
    a, b = place_of(before), place_of(after)
    above = b.bottom() <= a.top() and b.left() < a.right()
    left = b.right() <= a.left() and a.top() < b.bottom() and b.top() < a.bottom()
    return above or left


def nameless(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    if not told.text(QAccessible.Text.Name).strip():
        return "has no name"
    if told.role() == QAccessible.Role.NoRole:
        return "has no role"
    if isinstance(widget, QAbstractButton) and not widget.text() and not widget.toolTip():
        return "has no tool tip"
    return ""


@pytest.mark.parametrize("hands", [("zh", "light")], indirect=True)
def test_everything_is_told_and_reached_by_tab_in_reading_order(hands: Hands, finding: str) -> None:
    wrong = []
    for place, window in tour(hands, finding):
        stops = tab_stops(window)
        wrong += [f"{place}: {w} {nameless(w)}" for w in stops if nameless(w)]
        walked: list[QWidget] = []
        stops[0].setFocus()
        at = QApplication.focusWidget()
        while at is not None and at not in walked and len(walked) < 200:
            walked.append(at)
            QTest.keyClick(at, Qt.Key.Key_Tab)
            at = QApplication.focusWidget()
        assert len(window.findChildren(FocusFrame)) <= 1, "one ring shows where the keyboard is"
        met = {family(w) for w in walked}
        wrong += [f"{place}: Tab misses {w} {w.accessibleName()}" for w in stops if family(w) not in met]
        wrong += [
            f"{place}: Tab goes back from {a} {a.accessibleName()} to {b} {b.accessibleName()}"
            for a, b in pairwise(walked)
            if goes_back(a, b)
        ]
    assert not wrong, "\n".join(wrong)
