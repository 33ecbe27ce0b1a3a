"""Fewer keys for the next record: the window of last time, a phrase with its blanks, a phrase of one's own."""

import pytest

from officer_app.core.phrases import BLANK
from tests.fixtures.window import Hands


@pytest.fixture
def page(hands: Hands):
    hands.window.open_editor(dimension="T")
    hands.settle()
    return hands.editor


def record(hands: Hands, minutes: str) -> None:
    hands.window.open_editor(dimension="T")
    hands.settle()
    hands.editor.form.view.put("category_code", "T0103")
    hands.editor.form.go_to("text")
    hands.type(f"等候 {minutes} 分钟，三号窗口一直没有人。")


def test_a_phrase_goes_in_with_one_key_and_tab_finds_its_blanks(hands, page):
    hands.press("Ctrl+1")
    hands.press("Ctrl+6")
    text = page.form.view.inputs["text"]
    assert text.hasFocus()
    assert text.textCursor().selectedText() == BLANK
    hands.type("单身证明")
    assert text.value() == "窗口要求另交单身证明，墙上公示的清单和网上办事指南里都没有这一项。"
    text.setPlainText(f"先到{BLANK}号，再到{BLANK}号")
    hands.press("Tab")
    hands.press("Tab")
    assert text.textCursor().selectionStart() == 8
    hands.type("12")
    assert text.value() == f"先到{BLANK}号，再到12号"
    hands.press("Tab")
    assert not text.hasFocus(), "nothing left to fill in"
    assert page.form.view.boxes["text"]._wrong.text() == "还有空没填"


def test_what_was_written_twice_is_offered_first_and_the_window_of_last_time(hands, page):
    page.form.view.put("window_code", "H01-006")
    for minutes in ("43", "61"):
        record(hands, minutes)
        hands.press("Ctrl+Return")
        hands.wait(lambda: hands.window.here == "findings")
    hands.window.open_editor(dimension="T")
    hands.settle()
    hands.press("Ctrl+1")
    assert page.form.view.values()["category_code"] == "T0103", "the class used most is the first"
    assert page.form.view.phrases.offered[0] == f"等候 {BLANK} 分钟，三号窗口一直没有人。"
    offer = page.form.view.boxes["window_code"]._offer
    assert offer.text() == "和上次一样：006 号"
    assert page.form.view.values()["hall_code"] == "H01"
    offer.click()
    assert page.form.view.values()["window_code"] == "H01-006"
    assert not offer.isVisible()
