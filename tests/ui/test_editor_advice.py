"""The assist column: departments with their reasons, earlier findings, the mark that says it is the same problem."""

import msgspec
import pytest

from officer_app.ui.editor.similar import as_similar
from officer_app.usecases import findings, lists
from officer_app.usecases.assist import Alike
from tests.fixtures.window import Hands

TEXT = "窗口要求另交单身证明和户口本复印件，墙上清单里没有这两项。"
VALUES = {"hall_code": "H01", "window_code": "H01-006", "matter_code": "SX0401", "category_code": "T0401", "text": TEXT}


def ask(hands: Hands, question):
    found = []
    hands.window.session.read(question, found.append, hands.window)
    hands.wait(lambda: bool(found))
    return found[0]


@pytest.fixture
def earlier(hands: Hands) -> findings.Finished:
    done = []
    hands.window.session.write(lambda desk: findings.submit(desk, "counter", VALUES), done.append, hands.window)
    hands.wait(lambda: bool(done))
    return done[0]


@pytest.fixture
def page(hands: Hands):
    hands.window.open_editor(dimension="T")
    hands.settle()
    return hands.editor


def test_words_suggest_a_department_that_a_key_takes(hands, page):
    page.form.go_to("text")
    hands.type("晚间租房提取公积金，人脸识别连续失败，窗口说只能第二天再来。")
    hands.wait(lambda: bool(page.assist._cards))
    card = page.assist._cards[0]
    assert (card.text(), card.isChecked()) == ("市公积金中心", True)
    assert card.accessibleDescription().startswith("因为：描述提到“")
    hands.press("Ctrl+7")
    assert page.form.values()["suggested_dept"] == "371600-601"


def test_an_earlier_finding_is_found_while_typing_and_marked_as_the_same_problem(hands, earlier, page):
    page.form.view.put("category_code", "T0401")
    page.form.go_to("text")
    hands.type(TEXT)
    hands.wait(lambda: bool(page.assist._marks))
    (mark,) = page.assist._marks
    assert mark.text() == "标为同一问题", "it is not closed, so nothing has come back"
    mark.click()
    assert page.form.values()["repeat_of"] == earlier.temp_no
    mark.click()
    assert "repeat_of" not in page.form.values()
    mark.click()
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    hands.settle()
    detail = hands.window.page("findings").detail
    hands.wait(lambda: detail._repeat.isVisible())
    assert detail._repeat.text() == f"同一问题：{earlier.temp_no}"
    detail._repeat.click()
    hands.wait(lambda: detail.finding_id == earlier.finding_id)


def test_a_closed_one_is_marked_as_come_back(hands, earlier):
    row = ask(hands, lambda desk: lists.finding(desk, earlier.finding_id)).row
    closed = msgspec.structs.replace(row, state="closed", bar_step=6, class_no="371600-T0401-2026-00003-G")
    shown = as_similar(Alike(closed, b""), "zh")
    assert (shown.mark, shown.number) == ("标为同一问题反弹", "371600-T0401-2026-00003-G")
