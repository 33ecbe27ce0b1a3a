"""Bad days on a walk: the sentence is on the screen, the walk and the words are there, the next key works."""

import csv
import io
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from officer_app.core.walkthrough import UNCERTAIN
from officer_app.paths import resource
from officer_app.store import catalog
from officer_app.usecases import lists, verify, walk_findings, walk_kept
from officer_app.usecases.desk import Desk
from tests.fixtures.small_disk import fill_up
from tests.fixtures.walking import BEGIN, START, Clock, Walking

WORDS = "窗口工作人员口头要求另交单身证明，墙上清单没有这一项。"
GONE = ("SX0401", "H01", "H01-", "371600-604")
"""Matter, hall, its windows and the department of the walk that these tests begin."""


def take_away(desk: Desk) -> None:
    """Newer lists arrive that no longer have what the walk uses, nor anything that refers to it."""

    def verb(db: Any) -> None:
        for path in resource("catalog").glob("*.csv"):
            rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
            kept = [row for row in rows if not any(cell.startswith(GONE[2]) or cell in GONE for cell in row)]
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(kept)
            catalog.put(db, path.name, "2", out.getvalue().encode())

    desk.write(verb)


def test_a_night_in_mid_step_is_asked_about_and_taken_out_with_its_trace(walk: Walking) -> None:
    walk.press("F7")
    walk.press("F7")
    walk.clock.pass_(minutes=12)
    walk.page.ticker.follow(walk.walk)
    assert not walk.page.run.banner.isVisible()
    walk.clock.pass_(hours=13, minutes=30)
    walk.page.ticker.follow(walk.walk)
    banner = walk.page.run.banner
    assert banner.text() == "从 03-25 09:17 到 22:47，13:30:00 没有动静，现在都算在这一步里"
    before = walk.walk
    banner._other.click()
    walk.page.ticker.follow(walk.walk)
    assert (walk.walk, banner.isVisible()) == (before, False), "asked once, and nothing is decided unasked"
    walk.shut()
    walk.clock.pass_(hours=9)
    walk.open()
    assert banner is not walk.page.run.banner
    walk.page.run.banner.act()
    walk.hands.settle()
    queue = walk.walk.step(walk.walk.current)
    assert (walk.walk.status, queue.stage, queue.ms) == ("running", "queue", 0), (
        "since the last thing that was recorded"
    )
    walk.clock.pass_(minutes=5)
    walk.press("F7")
    assert walk.walk.waiting_ms == 5 * 60_000
    (trace,) = walk.walk.corrections
    assert (trace.was[:16], trace.becomes[:16], trace.reason) == (
        "2026-03-26T07:47", "2026-03-25T09:05", "电脑合着，没有在办",
    )  # fmt: skip
    assert walk.stored() == walk.walk
    assert walk.asked(verify.verify).faults == []


def test_a_clock_set_in_mid_step_forth_and_back_by_days_moves_no_time_and_is_told(walk: Walking) -> None:
    for step, days in enumerate((3, -6, 3)):
        walk.clock.pass_(minutes=4)
        walk.clock.now += timedelta(days=days, hours=2)
        walk.page.ticker.follow(walk.walk)
        assert walk.page.run.clock.time() == "4:00"
        walk.press("F7")
        assert walk.walk.steps[step].ms == 240_000
        assert walk.page.run.banner.text() == UNCERTAIN.zh
    assert walk.walk.steps[2].end.startswith("2026-03-25T09:17"), "on the walk's own time line nothing moved"


def test_a_full_disk_in_mid_step_is_told_and_the_same_key_works_once_there_is_room(
    walker: Path, small_disk: Path, qtbot: Any
) -> None:
    folder = Path(shutil.copytree(walker, small_disk / "profile"))
    walk = Walking(folder, Clock(BEGIN), qtbot, "zh", "light")
    walk.begin("T", START)
    note, banner = walk.page.run.note, walk.page.run.banner
    hog = fill_up(small_disk)
    typed, notes = "", 0
    while not banner.isVisible():  # SQLite's journal may have room for some more
        assert notes < 200
        walk.clock.pass_(minutes=1)
        typed = f"第{notes}句，" + "字" * 400
        walk.note(typed)
        notes += 1
    assert "磁盘满了" in banner.text()
    assert note.text.value() == typed, "what was typed is in the window"
    before = walk.stored()
    assert (walk.walk, len(walk.walk.steps[0].texts)) == (before, notes - 1)
    walk.press("F7")
    assert walk.stored() == before, "a tap that could not be written did not happen"
    hog.unlink()
    walk.press("F7")
    walk.note("")
    assert typed not in walk.walk.steps[0].texts
    assert walk.walk.step(walk.walk.current).texts == [typed]
    assert walk.asked(verify.verify).faults == []
    walk.shut()


def test_lists_that_lost_the_place_cost_neither_walk_nor_draft_nor_start(walk: Walking) -> None:
    walk.press("Ctrl+N")
    walk.hands.type(WORDS)
    walk.press("Escape")
    entered = {"values": START, "bundle": False, "limits": {"queue": 20}}
    kept = {"dimension": "T", "forms": {"T": entered}}
    walk.asked(lambda desk: [take_away(desk), walk_kept.keep(desk, walk_kept.NEXT, walk_kept.START, kept)])
    walk.shut()
    walk.open()
    assert "SX0401" not in walk.window.session.desk.catalog.matters
    walk.press("F7")
    walk.note("没有老花镜。", ok="no")
    assert walk.walk.steps[1].texts == ["没有老花镜。"]
    (row,) = walk.asked(lambda desk: [lists.draft_rows(desk)])[0]
    walk.page.recording.go_on(row.draft.id)
    walk.hands.settle()
    form = walk.hands.editor.form
    walk.press("Ctrl+1")
    walk.press("Ctrl+Return")
    assert form.notice.text() == "“办事大厅”里没有“H01”这一项，重选一个"
    assert form.view.boxes["matter_code"]._wrong.text() == "“事项”里没有“SX0401”这一项，重选一个"
    assert form.view.inputs["text"].value() == WORDS
    for name, other in (("hall_code", "H02"), ("window_code", ""), ("matter_code", "SX0803"), ("suggested_dept", "")):
        form.view.put(name, other)
    walk.press("Ctrl+Return")
    walk.hands.wait(lambda: walk.window.here == "walk")
    walk.hands.settle()
    walk_id = walk.walk.id
    (finding,) = walk.asked(lambda desk: walk_findings.findings_of(desk, walk_id))
    assert (finding.facts.values["text"], finding.facts.values["hall_code"]) == (WORDS, "H02")
    for page in ("today", "findings", "walk"):
        walk.window.go(page)
        walk.hands.settle()
    walk.page.heads.end.click()
    walk.page.closing.end.result.chips["accepted"].click()
    walk.press("Ctrl+Return")
    walk.press("Ctrl+P")
    _, text = walk.printed("record")
    assert "SX0401" in text, "what has no name any more is printed by its code"
    walk.press("Escape")
    walk.press("Escape")
    start = walk.page.home.start
    assert start.form.values()["reason"] == START["reason"], "what was filled in is there"
    walk.press("Ctrl+Return")
    assert start.form.boxes["hall_code"]._wrong.text() == "目录里没有这一项"
    assert start.form.boxes["matter_code"]._wrong.text() == "目录里没有这个事项"
    assert walk.asked(verify.verify).faults == []
