"""A walk survives what happens to the program in mid-step: a crash at any statement, kill -9, a reboot, an upgrade."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from officer_app.core.clock import SHANGHAI
from officer_app.core.errors import OfficerError
from officer_app.core.walk_facts import PlannedStep, Uptime
from officer_app.store import migrations, profile
from officer_app.store.database import open_database
from officer_app.usecases import (
    drafts,
    findings,
    setup,
    verify,
    walk_faults,
    walk_findings,
    walk_notes,
    walk_start,
    walks,
)
from officer_app.usecases.desk import Desk
from officer_app.usecases.walk_start import Setting
from tests.usecases.conftest import VALUES
from tests.usecases.test_crash import Crashed, Crashing

SETTING = Setting(
    dimension="T", mode="counter_self", matter_code="SX0401", hall_code="H01", covert=True, reason="抽查二手房过户"
)


class Clock:
    """The visible clock and the machine's own; a reboot begins the second anew."""

    def __init__(self) -> None:
        self.now = datetime(2030, 9, 17, 9, 0, tzinfo=SHANGHAI)
        self.boot, self.ms = "boot-1", 1_000

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)
        self.ms += int(timedelta(**span).total_seconds() * 1000)

    def reboot(self) -> None:
        self.boot, self.ms = self.boot + "'", 1_000

    def at(self, desk: Desk) -> Desk:
        return replace(desk, now=lambda: self.now, uptime=lambda: Uptime(self.boot, self.ms))


@pytest.fixture
def clock() -> Clock:
    return Clock()


def reopened(folder: Path, clock: Clock) -> Desk:
    return clock.at(setup.open_profile(folder))


def test_a_reboot_in_mid_step_loses_no_second(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    desk = clock.at(desk)
    walk = walk_start.start(desk, SETTING).walk
    clock.pass_(minutes=4)
    walks.next_step(desk, walk.id)
    clock.pass_(minutes=5)
    setup.close(desk)
    clock.pass_(minutes=7)
    clock.reboot()
    desk = reopened(tmp_path / "profile", clock)
    (row,) = walks.running(desk)
    assert (row.id, row.status, row.step_title, row.steps_done) == (walk.id, "running", "看指南", 2)
    timing = walks.timing(desk, walks.get(desk, row.id))
    assert (timing.step_ms, timing.elapsed_ms) == (12 * 60_000, 16 * 60_000)
    clock.pass_(minutes=1)
    after = walks.next_step(desk, walk.id).walk
    assert [step.minutes for step in after.steps[:2]] == [4, 13]
    assert not after.uncertain
    assert verify.verify(desk).sound
    setup.close(desk)


def test_a_crash_at_every_statement_of_a_tap(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    walk = walk_start.start(desk, SETTING).walk
    setup.close(desk)
    key = profile.unlock(folder, profile.trial_passphrase(folder) or "")
    at, done = 0, False
    while not done:
        at += 1
        copy = tmp_path / f"{at}"
        shutil.copytree(folder, copy)
        broken = setup.open_unlocked(copy, key)
        real = broken.db.conn
        broken.db.conn = Crashing(real, at, after=False)
        try:
            walks.next_step(broken, walk.id)
            done = True
        except Crashed:
            pass
        real.close()
        again = setup.open_unlocked(copy, key)
        assert walks.get(again, walk.id).current == (2 if done else 1)
        assert verify.verify(again).faults == []
        if not done:
            assert walks.next_step(again, walk.id).walk.current == 2
        setup.close(again)
        shutil.rmtree(copy)
    assert at > 8


TAPPER = """
import sys
from pathlib import Path
from officer_app.usecases import setup, walk_notes, walks
desk = setup.open_profile(Path(sys.argv[1]))
(row,) = walks.running(desk)
while True:
    print(walk_notes.copied(desk, row.id).event_id, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a signal of POSIX")
def test_kill_9_loses_no_acknowledged_tap(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    walk = walk_start.start(desk, SETTING).walk
    setup.close(desk)
    acknowledged = 0
    for taps in (1, 4, 9):
        process = subprocess.Popen([sys.executable, "-c", TAPPER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(taps)]
        os.kill(process.pid, signal.SIGKILL)
        lines += process.stdout.readlines()
        process.wait()
        process.stdout.close()
        acknowledged += sum(line.endswith("\n") for line in lines)
    desk = setup.open_profile(folder)
    assert 0 <= walks.get(desk, walk.id).copies - acknowledged <= 3, "at most one a kill was written and not yet told"
    assert verify.verify(desk).faults == []
    setup.close(desk)


def test_one_walk_runs_at_a_time_and_each_has_its_number(desk: Desk, clock: Clock) -> None:
    desk = clock.at(desk)
    first = walk_start.start(desk, SETTING).walk
    with pytest.raises(OfficerError) as caught:
        walk_start.start(desk, SETTING)
    assert caught.value.fault is walk_faults.ANOTHER_RUNS
    walks.pause(desk, first.id)
    second = walk_start.start(desk, SETTING).walk
    assert [no[-4:] for no in (first.walk_no, second.walk_no)] == ["-001", "-002"]
    assert [row.walk_no for row in walks.running(desk)][-1:] != []
    assert len(walks.page(desk, limit=1)) == 1


Verb = Callable[[Desk, str], Any]


@pytest.mark.parametrize(
    ("verb", "fault"),
    [
        (lambda desk, id: walks.resume(desk, id), walk_faults.DOES_NOT_FIT),
        (lambda desk, id: walks.next_step(desk, id, 99), walk_faults.DOES_NOT_FIT),
        (lambda desk, id: walks.next_step(desk, "nobody"), walk_faults.NO_WALK),
        (lambda desk, id: walks.withdraw(desk, id, " "), walk_faults.NO_REASON),
        (lambda desk, id: walks.correct_time(desk, id, 1, "begin", desk.now(), ""), walk_faults.NO_REASON),
        (
            lambda desk, id: walks.correct_time(desk, id, 1, "begin", desk.now() + timedelta(hours=1), "晚点了"),
            walk_faults.OUT_OF_ORDER,
        ),
    ],
)
def test_what_cannot_be_done_leaves_no_trace(desk: Desk, verb: Verb, fault: Any) -> None:
    walk = walk_start.start(desk, SETTING).walk
    with pytest.raises(OfficerError) as caught:
        verb(desk, walk.id)
    assert caught.value.fault is fault
    assert walks.get(desk, walk.id) == walk


def test_a_walk_longer_than_half_a_day_says_why(desk: Desk, clock: Clock) -> None:
    desk = clock.at(desk)
    walk = walk_start.start(desk, SETTING).walk
    clock.pass_(hours=13)
    with pytest.raises(OfficerError) as caught:
        walks.end(desk, walk.id, "done")
    assert caught.value.fault is walk_faults.LONG_WALK
    late = walks.correct_time(desk, walk.id, 1, "begin", clock.now - timedelta(hours=2), "忘了点开始").walk
    assert late.elapsed_ms == 2 * 3_600_000
    assert walks.end(desk, walk.id, "done").walk.corrections == late.corrections


def test_a_finding_knows_its_step_and_a_walk_its_last_time(desk: Desk, clock: Clock) -> None:
    desk = clock.at(desk)
    walk = walk_start.start(desk, SETTING).walk
    walks.insert_step(desk, walk.id, PlannedStep(stage="queue", title="税务取号", dept="371600-201"))
    clock.pass_(minutes=6)
    draft, _ = walk_findings.open_finding(desk, walk.id)
    assert (draft.values["suggested_dept"], draft.values["wait_minutes"], draft.values["covert"]) == (
        "371600-201",
        6,
        True,
    )
    assert walk_findings.drafts_of(desk, walk.id) == [draft]
    drafts.autosave(desk, draft.id, {**draft.values, **VALUES})
    done = findings.finish(desk, draft.id)
    (finding,) = walk_findings.findings_of(desk, walk.id)
    assert (finding.id, finding.facts.values["walk_step"]) == (done.finding_id, 8)
    walk_notes.note(desk, walk.id, "叫号屏不亮", ok="no")
    ended = walks.end(desk, walk.id, "done").walk
    clock.pass_(days=30)
    later = walk_start.start(desk, SETTING).walk
    before = walks.last_time(desk, later)
    assert before is not None
    assert (before.id, before.active_ms) == (walk.id, ended.active_ms)
    assert verify.verify(desk).faults == []


def test_a_store_of_the_version_before_is_brought_up(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A walk that an older program pulled without understanding it is there after the upgrade."""
    folder = tmp_path / "profile"
    walk = walk_start.start(desk, SETTING).walk
    row = walks.running(desk)[0]
    key = profile.unlock(folder, profile.trial_passphrase(folder) or "")
    events = desk.db.conn.execute("SELECT * FROM event").fetchall()
    known = desk.db.conn.execute("SELECT * FROM public_key").fetchall()
    facts = desk.db.conn.execute("SELECT * FROM meta").fetchall()
    setup.close(desk)
    (folder / "ledger.db").unlink()
    with monkeypatch.context() as old:
        old.setattr(migrations, "STEPS", migrations.STEPS[:1])
        old.setattr(migrations, "KNOWN", 1)
        db = open_database(folder / "ledger.db", key)
        for table, rows in (("event", events), ("public_key", known), ("meta", facts)):
            marks = ",".join("?" * len(rows[0]))
            db.conn.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        db.close()
    desk = setup.open_profile(folder)
    assert walks.running(desk) == [row]
    assert walks.next_step(desk, walk.id).walk.current == 2
    assert verify.verify(desk).faults == []
    setup.close(desk)
