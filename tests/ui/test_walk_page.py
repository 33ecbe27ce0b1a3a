"""The walkthrough's page over a real profile: begun, walked, noted, ended, by keys; the clock is the test's own."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from officer_app.usecases import bookmark, setup, verify, walk_desk, walk_kept
from tests.fixtures.walking import START, Walking


def timers(walk: Walking) -> list[QTimer]:
    return [timer for timer in walk.page.findChildren(QTimer) if timer.isActive()]


# beginning


def test_each_way_of_trying_asks_for_what_it_needs(walking: Walking) -> None:
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("T", {"mode": "counter_proxy"}, "authorisation_kind"),
        ("T", {"mode": "counter_accompany", "applicant_consent": False}, "applicant_consent"),
        ("T", {"reason": "", "target_no": ""}, "reason"),
        ("T", {"hall_code": "", "window_code": ""}, "hall_code"),
        ("T", {"matter_code": ""}, "matter_code"),
        ("W", {"platform": ""}, "platform"),
    ]
    for dimension, changes, lacking in cases:
        form = walking.form(dimension, START | changes)
        walking.press("Ctrl+Return")
        assert walking.page.home.isVisible()
        assert form.boxes[lacking]._wrong.text(), lacking
        assert form.inputs[lacking].isVisible()
        assert walking.page.home.start.banner.isVisible()
    form = walking.form("T", START | {"mode": "counter_proxy", "authorisation_ref": "370602199001011234"})
    form.show_values({"authorisation_kind": "letter", "principal_kind": "person"})
    walking.press("Ctrl+Return")
    assert "身份证号" in walking.page.home.start.banner.text(), "whose authority it is is kept nowhere"


def test_a_bundle_is_walked_from_counter_to_counter_and_the_plan_says_so(walking: Walking) -> None:
    form = walking.form("T", START | {"matter_code": "SX0101", "window_code": ""})
    alone = len(walking.page.home.plan.steps.steps.lines)
    assert form.bundle.isVisible()
    form.bundle.click()
    assert len(walking.page.home.plan.steps.steps.lines) > alone + 6
    assert "不在本机" in walking.page.home.plan._lacks.text(), "what this device does not know is said"
    walking.press("Ctrl+Return")
    walking.hands.wait(lambda: walking.page.run.isVisible())
    assert len(walking.walk.start.matters) > 3
    assert sum(step.stage == "queue" for step in walking.walk.steps) == len(walking.walk.start.matters)
    guide = walking.page.run.guide
    assert "指南材料清单不在本机，要的材料不作比对" in guide._lacks.text()
    guide.name.setFocus()
    walking.hands.type("单身证明")
    walking.press("Return")
    assert guide.papers() == ["单身证明, 指南清单不在本机，未比对"], "what is not known is never guessed"
    assert walking.walk.beyond == []


def test_one_walk_runs_at_a_time_and_the_earlier_ones_are_at_hand(walk: Walking) -> None:
    first = walk.walk.id
    walk.press("Escape")
    assert walk.page.home.isVisible()
    walk.form("T", START)
    walk.press("Ctrl+Return")
    assert "还在走" in walk.page.home.start.banner.text()
    walk.window.go("findings")
    walk.window.go("walk")
    walk.hands.settle()
    assert walk.walk.id == first, "the running one is where it was"
    walk.press("F6")
    walk.press("Escape")
    walk.begin("T", START)
    assert walk.walk.walk_no.endswith("-002")
    walk.press("Escape")
    titles = [line.chip for line in walk.page.home.earlier.list.lines.lines]
    assert titles == ["进行中", "已暂停"]
    walk.page.home.earlier.list.setFocus()
    walk.page.home.earlier.list.setCurrentIndex(walk.page.home.earlier.list.lines.index(1))
    walk.press("Return")
    assert walk.walk.id == first


def test_a_start_half_filled_in_is_there_again_and_goes_with_the_walk(walking: Walking) -> None:
    form = walking.form("T", START | {"mode": "counter_proxy", "authorisation_kind": "letter", "reason": ""})
    form.inputs["reason"].setFocus()
    walking.hands.type("抽查")
    form.bundle.click()
    walking.hands.wait(lambda: walking.page.home.typed.autosave.settled)
    walking.page.home.renew()
    walking.hands.settle()
    before = form.kept()
    assert before["values"]["reason"] == "抽查"
    walking.shut()
    desk = walking.clock.opened(walking.folder)
    assert bookmark.find(desk) is None, "closed in peace: the next start begins with the day"
    setup.close(desk)
    walking.open()
    form = walking.page.home.start.form
    assert form.kept() == before
    assert form.inputs["authorisation_kind"].isVisible()
    form.inputs["reason"].setFocus()
    walking.hands.type("代办")
    form.show_values({"authorisation_ref": "SQ-1", "principal_kind": "person"})
    walking.press("Ctrl+Return")
    assert walking.walk.start.reason == "抽查代办", "one goes on where one stopped"
    assert walking.asked(walk_kept.kept_start) == {}
    walking.press("Escape")
    assert not walking.page.home.start.form.values().get("reason")


# walking


def test_f7_goes_on_f6_rests_and_one_timer_runs_only_while_somebody_looks(walk: Walking) -> None:
    assert len(timers(walk)) == 1
    walk.clock.pass_(minutes=4, seconds=5)
    walk.page.ticker.follow(walk.walk)
    assert walk.page.run.clock.time() == "4:05"
    walk.press("F7")
    walk.press("F7")
    walk.clock.pass_(minutes=31, seconds=6)
    walk.press("F6")
    assert timers(walk) == [], "nothing runs, nothing ticks"
    walk.clock.pass_(hours=1)
    walk.press("F6")
    assert walk.walk.status == "running"
    assert walk.page.run.clock.time() == "31:06"
    assert "超 1:06" in walk.page.run.clock._over.accessibleName()
    walk.window.go("findings")
    assert timers(walk) == [], "nobody looks"
    walk.window.go("walk")
    assert len(timers(walk)) == 1
    walk.press("F7")
    queue = next(step for step in walk.walk.steps if step.stage == "queue")
    assert queue.ms == (31 * 60 + 6) * 1000
    (line,) = [one for one in walk.page.run.steps.steps.lines if one.no == queue.no]
    assert (line.late, line.mark) == (True, "超 1:06")


def test_a_step_is_inserted_and_a_time_put_right_with_its_trace(walk: Walking) -> None:
    walk.clock.pass_(minutes=10)
    walk.press("F7")
    walk.page.run.insert_button.click()
    walk.hands.type("补件")
    walk.press("Return")
    assert (walk.walk.step(walk.walk.current).title, walk.walk.steps[2].title) == ("补件", "补件")
    panel = walk.page.run.correct
    walk.page.run.open_correct(1)
    panel.edge.set_value("end")
    panel.at.set_value("2026-03-25T09:12:30+08:00")
    walk.press("Return")
    assert "还差一句原因" in walk.page.run.banner.text()
    panel.reason.set_value("忘了点")
    panel.at.set_value("2026-03-25T10:00:00+08:00")
    walk.press("Return")
    assert "步骤前后颠倒" in walk.page.run.banner.text()
    panel.at.set_value("2026-03-25T09:12:30+08:00")
    panel.reason.setFocus()
    walk.press("Return")
    assert not panel.isVisible()
    assert walk.walk.steps[0].ms == 450_000
    line = walk.page.run.steps.steps.lines[0]
    assert line.mark == "09:15:00 → 09:12:30，忘了点"
    walk.page.run.open_correct(1)
    assert "09:15:00 改为 09:12:30，忘了点" in panel._traces.text()


def test_papers_beyond_the_guide_turn_red_by_themselves(walk: Walking) -> None:
    guide = walk.page.run.guide
    guide.name.setFocus()
    for name in ("单身证明", "身份证明（原件）"):
        walk.hands.type(name)
        walk.press("Return")
    assert guide.papers()[0] == "单身证明, 指南外"
    assert "身份证明（原件）, 指南内" in guide.papers()
    assert walk.page.run.facts.papers.chip.accessibleName() == "清单外 1 份"
    for card, more in (("visits", 2), ("copies", 1)):
        getattr(walk.page.run.facts, card).more.click()
        walk.hands.settle()
        assert getattr(walk.page.run.facts, card).value.text() == str(more)
    walk.window.toast._button.click()
    walk.hands.settle()
    assert walk.walk.copies == 0, "taken back"
    walk.page.run.facts.trips.more.click()
    walk.hands.type("007")
    walk.press("Return")
    walk.page.run.window_panel.go.click()
    walk.hands.settle()
    assert (walk.walk.windows, walk.walk.window_trips) == (2, 1)
    QTest.mouseClick(walk.page.run.feeling.faces[2], Qt.MouseButton.LeftButton)
    walk.hands.settle()
    assert [feeling.grade for feeling in walk.stored().feelings] == ["2"]


def test_a_lock_between_two_keys_of_a_note_keeps_both(walk: Walking) -> None:
    number, session = walk.walk.id, walk.window.session
    walk.page.run.note.text.setFocus()
    walk.hands.type("说不清")
    walk.page.typed.words.autosave.flush()
    walk.hands.type("依据")
    walk.hands.press("Ctrl+L")
    walk.hands.wait(lambda: walk.window.session not in (None, session))
    walk.hands.settle()
    assert walk.asked(lambda desk: walk_desk.look(desk, number)).kept["words"]["text"] == "说不清依据"


def test_what_is_typed_while_a_note_is_written_stays(walk: Walking) -> None:
    note = walk.page.run.note
    note.text.setFocus()
    walk.hands.type("没有老花镜。")
    walk.hands.press("Ctrl+Return")
    walk.hands.type("也没有座位")
    walk.hands.settle()
    assert walk.walk.steps[0].texts == ["没有老花镜。"]
    assert note.text.value() == "也没有座位"
    walk.hands.wait(lambda: walk.page.typed.words.autosave.settled)
    kept = walk.asked(lambda desk: walk_kept.kept(desk, walk.walk.id))
    assert kept["words"]["text"] == "也没有座位"


def test_a_phrase_is_noted_with_two_keys_and_words_survive_a_kill(walk: Walking) -> None:
    walk.press("F7")
    walk.press("F7")
    walk.press("F7")
    walk.hands.interactions = 0
    walk.press("Ctrl+1")
    walk.press("Ctrl+Return")
    assert walk.hands.interactions == 2
    step = walk.walk.step(walk.walk.current)
    assert (step.texts, step.ok) == (["要求清单外材料"], "no")
    assert walk.page.run.note.value() == {}
    walk.page.run.note.text.setFocus()
    walk.hands.type("说不清依据，让去隔壁问")
    walk.hands.wait(lambda: walk.page.typed.words.autosave.settled)
    before = walk.walk
    walk.shut()
    walk.clock.pass_(minutes=2)
    walk.open()
    assert walk.walk == before, "the walk runs on where it was"
    assert walk.page.run.note.value()["text"] == "说不清依据，让去隔壁问"
    assert walk.window.room.rail.buttons["walk"].accessibleDescription() == "1"
    assert walk.page.run.clock.time() == "2:00"
    walk.press("Ctrl+Return")
    walk.shut()
    walk.open()
    assert walk.page.run.note.value() == {}
    assert walk.asked(verify.verify).faults == []
