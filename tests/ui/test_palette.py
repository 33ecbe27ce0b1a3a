"""Find anything from the keyboard, over a real profile: what fits, what Enter does, and that nobody waits."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt

from officer_app.ui.palette.palette import Palette
from officer_app.usecases import drafts, findings
from tests.fixtures.window import Hands
from tests.ui.test_findings_page import write
from tests.usecases.conftest import VALUES


@pytest.fixture
def palette(hands: Hands) -> Any:
    """Open, over three findings and a draft."""
    texts = (
        "窗口要求提供清单外材料：单身证明、户口本复印件。",
        "排队超过四十分钟，无人引导，取号机没有纸。",
        "午间窗口长时间空岗，没有告知。",
    )
    made = [write(hands, lambda desk, t=text: findings.submit(desk, "counter", VALUES | {"text": t})) for text in texts]
    draft, _ = write(hands, lambda desk: drafts.open_draft(desk, "counter", {"text": "自助机故障，无人引导"}))
    hands.press("Ctrl+K")
    hands.settle()
    (shown,) = hands.window.findChildren(Palette)
    assert shown.isVisible()
    assert hands.focus() is shown.entry
    shown.made, shown.draft = made, draft
    return shown


def names(palette: Any) -> list[str]:
    return [offer.name for offer in palette.list.rows.rows]


def look_for(hands: Hands, palette: Any, text: str) -> list[str]:
    palette.entry.clear()
    hands.type(text)
    hands.settle()
    assert palette._text == text
    return names(palette)


def test_words_numbers_and_initials_find_each_what_they_mean(hands: Hands, palette: Any) -> None:
    first, second, _ = palette.made
    assert names(palette)[:2] == [f"draft {palette.draft.id}", f"finding {palette.made[2].finding_id}"], "the last ones"
    assert palette.chosen().name == names(palette)[0]
    found = look_for(hands, palette, "引导")
    assert found[:2] == [f"draft {palette.draft.id}", f"finding {second.finding_id}"]
    assert look_for(hands, palette, first.temp_no.lower())[0] == f"finding {first.finding_id}"
    assert "matter SX0401" in look_for(hands, palette, "clfzy"), "the initials of 存量房转移"
    assert look_for(hands, palette, "台上")[0] == "command T"
    assert look_for(hands, palette, "没有这样的东西") == []
    assert palette.nothing.isVisible()


def test_enter_opens_and_ctrl_enter_records_there(hands: Hands, palette: Any) -> None:
    look_for(hands, palette, "空岗")
    hands.press("Return")
    hands.wait(lambda: hands.window.here == "findings")
    hands.wait(lambda: hands.window.page("findings").side.finding_id == palette.made[2].finding_id)
    assert not palette.isVisible()

    hands.press("Ctrl+K")
    found = look_for(hands, palette, "006号 不动产综合受理 滨州市")
    assert found[0].startswith("window H01")
    assert palette._record_hint.isVisible()
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "editor")
    hands.settle()
    values = hands.editor.form.values()
    assert (values["hall_code"], values["window_code"]) == ("H01", found[0].split()[1])

    hands.press("Ctrl+K")
    look_for(hands, palette, "滨州市政务服务中心")
    way = names(palette).index("hall H01") - palette.list.currentIndex().row()  # what came late moved nothing
    for _ in range(abs(way)):
        hands.press("Down" if way > 0 else "Up")
    assert palette.chosen().name == "hall H01"
    hands.press("Return")
    page = hands.window.page("findings")
    hands.wait(lambda: page.model.complete and page.model.rowCount() == 3)
    assert page.search.text() == "滨州市政务服务中心", "all that was found in that hall"


def test_esc_leaves_and_gives_the_keyboard_back(hands: Hands, palette: Any) -> None:
    before = palette._back_to
    assert before is not None
    hands.press("Tab")
    assert hands.focus() is palette.entry, "nothing else there takes the keyboard"
    hands.press("Escape")
    assert not palette.isVisible()
    assert hands.focus() is before
    hands.press("Ctrl+K")
    assert palette.entry.text() == "", "begun anew"
    hands.press("F1")
    assert not palette.isVisible(), "one thing covers the window at a time"
    hands.press("Escape")
    hands.press("Ctrl+K")
    hands.press("Ctrl+K")
    assert not palette.isVisible()


def test_it_answers_while_the_store_is_busy_and_only_for_the_last_text(hands: Hands, palette: Any) -> None:
    """What needs no store comes at once; what comes late moves nothing that was chosen."""
    go = threading.Event()
    hands.desktop.jobs.run(lambda: go.wait(20))
    for letter in "单身证明":
        hands.type(letter)
    palette.entry.clear()
    hands.type("上锁")
    hands.wait(lambda: names(palette) == ["command lock"])
    palette.entry.clear()
    hands.type("窗口")
    hands.wait(lambda: any(name.startswith("window") for name in names(palette)))
    hands.press("Down")
    chosen = palette.chosen().name
    asked: list[str] = []
    answered = palette._answered
    palette._answered = lambda text, found: (asked.append(text), answered(text, found))
    go.set()
    hands.settle()
    assert len(asked) <= 2, "what was typed in between is asked by nobody"
    assert f"finding {palette.made[0].finding_id}" in names(palette)
    assert palette.chosen().name == chosen


def test_ctrl_f_is_still_the_lists_own_search(hands: Hands, palette: Any) -> None:
    hands.press("Escape")
    hands.window.go("findings")
    hands.settle()
    hands.press("Ctrl+F")
    assert hands.window.page("findings").search.hasFocus()
    assert not palette.isVisible()


def test_a_click_takes_and_a_click_beside_leaves(hands: Hands, palette: Any, qtbot: Any) -> None:
    found = look_for(hands, palette, "设置")
    assert found[0] == "page settings"
    where = palette.list.visualRect(palette.list.rows.index(0, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert hands.window.here == "settings"
    hands.press("Ctrl+K")
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()
