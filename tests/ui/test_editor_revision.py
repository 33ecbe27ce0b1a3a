"""A finding opened again: given back with the clerk's words at the field concerned, changed, taken back."""

from typing import Any

import pytest

from officer_app.core.changes import Changes
from officer_app.core.facts import Finding
from officer_app.usecases import drafts, editing, findings, lists
from tests.fixtures.ledgers_hand import LedgersHand
from tests.fixtures.window import Hands

VALUES = {
    "hall_code": "H01",
    "matter_code": "SX0401",
    "category_code": "T0401",
    "mode": "counter_self",
    "text": "窗口要求提供清单外材料：单身证明、户口本复印件，办事指南里没有这两项。",
}


def do(hands: Hands, fn: Any) -> Any:
    """`fn(desk)` on the database lane, waited for."""
    done: list[Any] = []
    hands.window.session.read(lambda desk: [fn(desk)], done.extend, hands.window)
    hands.wait(lambda: bool(done))
    return done[0]


@pytest.fixture
def finding(hands: Hands) -> str:
    return do(hands, lambda desk: findings.submit(desk, "counter", VALUES).finding_id)


@pytest.fixture
def hand(hands: Hands) -> LedgersHand:
    return do(hands, LedgersHand)


def now(hands: Hands, finding: str) -> Finding:
    return do(hands, lambda desk: lists.finding(desk, finding)).finding


def give_back(hands: Hands, hand: LedgersHand, finding: str, **fields: object) -> None:
    do(hands, lambda desk: hand.step(finding, "return_supplement", "submitted", "returned", **fields))


def look_at(hands: Hands, finding: str) -> Any:
    hands.window.go("sync")
    page = hands.window.page("findings")
    page._stale = True
    hands.window.go("findings", finding=finding)
    hands.wait(lambda: page.detail.finding_id == finding)
    hands.settle()
    return page


def test_what_is_given_back_opens_where_it_lacks_and_goes_back_as_a_new_version(hands, finding, hand):
    give_back(
        hands, hand, finding, reason_code="place_unclear", reason="哪个窗口", return_fields=["window_code", "expected"]
    )
    page = look_at(hands, finding)
    assert page.detail.note.text() == "台账退回：地点或窗口不清，哪个窗口"
    assert page.detail.amend_button.text() == "补充后重交"
    page.detail.amend_button.click()
    hands.settle()
    form = hands.editor.form
    assert form.view.focused_field() == "window_code"
    for name in ("window_code", "expected"):
        assert form.view.boxes[name]._remark.text() == "台账：地点或窗口不清，哪个窗口"
    assert form.view.more.is_open(), "one of them stands there"
    assert form.view.boxes["text"]._remark is None
    form.view.put("window_code", "H01-006")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    after = now(hands, finding)
    assert (after.state, len(after.versions)) == ("submitted", 2)
    assert after.versions[-1].kind == "finding.resubmitted"
    assert after.facts.values["window_code"] == "H01-006"
    assert after.facts.reason == "已按台账要求补充：窗口、标准要求"


def test_a_return_without_named_fields_shows_its_reason_where_it_belongs(hands, finding, hand):
    give_back(hands, hand, finding, reason_code="photo_unreadable")
    hands.window.open_editor(finding=finding)
    hands.settle()
    editor = hands.editor
    assert editor.photos.banner.text() == "台账：照片看不清"
    assert editor.photos.choose.hasFocus()
    editor.form.footer.going_to.emit("photos")
    assert editor.photos.choose.hasFocus()


def test_a_change_needs_a_reason_and_the_first_version_stays(hands, finding):
    look_at(hands, finding).detail.amend_button.click()
    hands.settle()
    form = hands.editor.form
    form.view.put("severity", "S2")
    form.view.put("severity_reason", "只有一人遇到")
    hands.press("Ctrl+Return")
    assert hands.window.here == "editor"
    assert form._reason.hasFocus()
    hands.type("严重程度记高了")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    after = now(hands, finding)
    assert [version.kind for version in after.versions] == ["finding.submitted", "finding.amended"]
    assert (after.facts.values["severity"], after.facts.reason) == ("S2", "严重程度记高了")
    assert after.versions[0].facts.values["severity"] == "S3"


def test_a_finding_is_taken_back_with_a_reason_until_the_ledger_accepts_it(hands, finding, hand):
    page = look_at(hands, finding)
    detail = page.detail
    detail.take_back.trigger()
    assert detail.taking_back.isVisible()
    hands.press("Return")
    assert now(hands, finding).withdraw_asked == ""
    hands.type("  记错窗口了 ")
    hands.press("Return")
    hands.wait(lambda: detail.note.isVisible())
    assert now(hands, finding).withdraw_asked == "记错窗口了"
    assert detail.note.text() == "已要求撤回，等台账决定：记错窗口了"
    assert not detail.take_back.isEnabled(), "once"
    assert not detail.taking_back.isVisible()
    do(hands, lambda desk: hand.step(finding, "withdraw", "submitted", "withdrawn"))
    page = look_at(hands, finding)
    assert not detail.amend_button.isEnabled()
    page.list.setFocus()
    hands.press("Return")
    hands.wait(lambda: hands.window.here == "sheet")


def test_a_withdrawal_that_comes_too_late_says_so_and_keeps_the_words(hands, finding, hand):
    detail = look_at(hands, finding).detail
    detail.take_back.trigger()
    do(hands, lambda desk: hand.step(finding, "accept", "submitted", "verifying"))
    hands.type("记错窗口了")
    hands.press("Return")
    hands.wait(lambda: bool(detail.taking_back._field._wrong.text()))
    assert "撤不回了" in detail.taking_back._field._wrong.text()
    assert detail.taking_back._why.text() == "记错窗口了"
    hands.press("Escape")
    assert not detail.taking_back.isVisible()
    assert hands.window.here == "findings"


def test_what_changed_elsewhere_is_said_and_taken_over_with_what_was_typed_kept(hands, finding):
    hands.window.open_editor(finding=finding)
    hands.settle()
    form = hands.editor.form
    assert not form.elsewhere.isVisible()
    form.view.put("trips", 2)
    form.view.put("expected", "我写的标准")
    elsewhere = {**now(hands, finding).facts.values, "actual": "别处写的实际", "expected": "别处写的标准"}
    hands.window.session.write(lambda desk: findings.amend(desk, finding, elsewhere, [], "另一台设备上改"))
    hands.wait(form.elsewhere.isVisible)
    assert "别处写的实际" in form.elsewhere.text()
    assert "你的留着" in form.elsewhere.text()
    form.elsewhere.act()
    hands.settle()
    values = form.view.values()
    assert (values["trips"], values["expected"], values["actual"]) == (2, "我写的标准", "别处写的实际")
    assert form.view.boxes["expected"]._remark.text() == "别处：别处写的标准"
    form.say_reason("两边都要")
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.window.here == "findings")
    after = now(hands, finding)
    assert (after.forked, len(after.versions)) == (False, 3)
    assert after.facts.values["actual"] == "别处写的实际"


def test_given_back_while_it_is_being_changed_it_says_so_where_it_lacks(hands, finding, hand):
    hands.window.open_editor(finding=finding)
    hands.settle()
    form = hands.editor.form
    form.view.put("actual", "写到一半")
    give_back(hands, hand, finding, reason_code="place_unclear", return_fields=["window_code"])
    hands.window.bus.changed.emit(Changes(findings=frozenset({finding})))
    hands.wait(form.returned.isVisible)
    assert "地点或窗口不清" in form.returned.text()
    assert form.view.boxes["window_code"]._remark.text() == "台账：地点或窗口不清"
    assert form.view.values()["actual"] == "写到一半"


def test_only_a_draft_of_all_versions_says_that_it_joins_them(hands, finding):
    def fork(desk: Any) -> tuple[str, str]:
        """A draft of the first version, and two more versions made from it; then a draft of both."""
        early, late = (drafts.open_amendment(desk, finding)[0].id for _ in range(2))
        findings.amend(desk, finding, VALUES | {"actual": "一边"}, [], "一边改")
        drafts.autosave(desk, late, VALUES | {"actual": "另一边", editing.REASON: "另一边改"})
        editing.finish_draft(desk, late)
        return early, drafts.open_amendment(desk, finding)[0].id

    early, joining = do(hands, fork)
    for draft, words in ((early, "存下修改"), (joining, "合并")):
        hands.window.open_editor(draft=draft)
        hands.wait(lambda draft=draft: hands.editor.keeper.draft_id == draft)
        hands.settle()
        assert hands.editor.form.footer.finish.text() == words
