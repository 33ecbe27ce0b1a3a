"""What the centre gives an officer to do, from the clerk's word to the officer's mark and back, over a real ledger."""

import json
from pathlib import Path
from typing import Any

import pytest

from officer_app.cli import main
from officer_app.core.assignment_facts import GIVEN, Given, Marked
from officer_app.core.assignments import WRONG
from officer_app.core.errors import Exit, OfficerError
from officer_app.ledger.assignments import MAY_NOT_GIVE, MAY_NOT_TAKE
from officer_app.ledger.refusals import NOT_FOUND
from officer_app.ledger.wire import AssignRequest
from officer_app.store import meta, verify
from officer_app.store.database import write
from officer_app.usecases import assignments, enrol, findings, walk_start, walks
from officer_app.usecases.assignments import NO_ASSIGNMENT
from officer_app.usecases.walk_start import Setting
from tests.faults.device import Device
from tests.faults.transport import InProcess
from tests.faults.world import URL, World
from tests.fixtures.ledger import VALUES, add_account, add_device, caller, new_database

TODAY = "2026-09-17"
"""A Thursday, where the world's clock stands."""
TARGET: dict[str, Any] = {
    "what": "target",
    "on": TODAY,
    "at": "09:35",
    "title": "二手房转移登记",
    "number": "TJ202602-003",
    "dimension": "T",
    "mode": "counter_accompany",
    "matter_code": "SX0401",
    "hall_code": "H01",
    "window_code": "H01-012",
}


def give(world: World, who: str = "clerk", to: str = "", **fields: Any) -> str:
    officer = to or meta.get(world.devices[0].desk.db, "user")
    request = AssignRequest(officer=officer, fields={**TARGET, **fields})
    return world.ledger.assign(caller(world.ledger, world.office[who]), request).id


def states(device: Device) -> dict[str, str]:
    return {one.row.id: one.state for one in assignments.schedule(device.desk)}


def test_given_pulled_marked_and_known_again(world: World) -> None:
    one, two = world.devices
    later = give(world, on="2026-09-19", at="", number="", title="异地就医备案", due_on="2026-09-20")
    late = give(world, on="2026-09-14", due_on="2026-09-15", title="企业开办", number="")
    target = give(world)
    give(world, on="2026-09-21", title="下周的")
    for device in world.devices:
        device.exchange()
    assert [row.row.id for row in assignments.schedule(one.desk)] == [late, target, later], "in the order of the plan"
    assert states(one) == {late: "over", target: "open", later: "open"}
    first = assignments.schedule(one.desk)[1].row
    assert (first.planned_at, first.what, first.hall_code, first.window_code) == ("09:35", "target", "H01", "H01-012")

    done = assignments.mark(one.desk, target)
    assert done.row.status == "done"
    assert states(one)[target] == "done"
    assignments.mark(one.desk, late)
    assignments.mark(one.desk, late, done=False)
    assert states(one)[late] == "over", "taken back"
    for device in (one, two):
        device.exchange()
    assert states(two) == states(one), "the officer's other device knows"
    told = {row.id: row.status for row in world.ledger.assignments(caller(world.ledger, world.office["clerk"]))}
    assert (told[target], told[late], told[later]) == ("done", "open", "open")
    assert len(told) == 4

    world.ledger.withdraw_assignment(caller(world.ledger, world.office["clerk"]), later, "改由别组走")
    one.exchange()
    assert later not in states(one)
    with pytest.raises(OfficerError) as gone:
        assignments.mark(one.desk, later)
    assert gone.value.fault is NO_ASSIGNMENT
    world.settle()
    for device in world.devices:
        assert device.events() == world.ledger_events()
        assert verify.verify(device.desk.db, device.desk.media).sound


def test_the_work_itself_marks_it(world: World) -> None:
    """A walk that names the target, findings that name the assignment: no second word is needed."""
    device = world.devices[0]
    target = give(world)
    calls = give(world, what="callback", title="9 月办件回访", centre_code="CB09", number="", count=2, hall_code="")
    device.exchange()
    setting = Setting(
        dimension="T", mode="counter_self", matter_code="SX0401", hall_code="H01", covert=True, target_no="TJ202602-003"
    )
    walk = walk_start.start(device.desk, setting).walk
    scheduled = {one.row.id: one for one in assignments.schedule(device.desk)}
    assert (scheduled[target].state, scheduled[target].walk) == ("running", walk.id)
    walks.end(device.desk, walk.id, "done")
    assert states(device) == {target: "done", calls: "open"}
    row = scheduled[calls].row
    for n in (1, 2):
        values = {**VALUES, "category_code": "H0202", "mode": "callback", **assignments.prefill(row)}
        findings.submit(device.desk, "callback", values)
        assert next(one for one in assignments.schedule(device.desk) if one.row.id == calls).findings == n
    assert states(device)[calls] == "done"


def test_a_look_back_brings_the_finding_to_whoever_is_to_look(world: World) -> None:
    author = world.devices[0]
    author.record()
    author.exchange()
    (finding,) = author.rows("SELECT id FROM finding")[0]
    checker = add_account(world.ledger, "officer", region="371602")
    newcomer = Device(world.folder / "checker", world)
    code = world.ledger.make_code(checker)
    enrol.enrol(newcomer.on_db, newcomer.folder, URL, code, world.now, "test", adapter=lambda: InProcess(world.app))
    given = give(world, what="lookback", to=checker, title="回头看：窗口空岗", finding=finding, number="", dimension="")
    newcomer.exchange()
    assert newcomer.rows("SELECT id FROM finding") == [(finding,)]
    assert assignments.schedule(newcomer.desk)[0].row.finding == finding
    assert states(newcomer) == {given: "open"}
    assert author.exchange().pulled == 0, "nothing new for its author"


def test_what_a_restored_ledger_forgot_comes_back_from_the_device(world: World) -> None:
    device = world.devices[0]
    world.back_up()
    target = give(world)
    device.exchange()
    assignments.mark(device.desk, target)
    device.exchange()
    world.restore(0, told=True)
    assert world.ledger.assignments(caller(world.ledger, world.office["clerk"])) == []
    for _ in range(3):
        device.exchange()
    (again,) = world.ledger.assignments(caller(world.ledger, world.office["clerk"]))
    assert (again.id, again.status) == (target, "done")
    world.devices[1].exchange()
    assert states(world.devices[1]) == {target: "done"}


def test_only_who_may_gives_only_what_holds(world: World) -> None:
    for how, fault in (
        ({"who": "verifier"}, MAY_NOT_GIVE),
        ({"to": "nobody"}, NOT_FOUND),
        ({"to": world.office["clerk"]}, MAY_NOT_TAKE),
        ({"on": "17.9.2026"}, WRONG),
        ({"due_on": "2026-09-16"}, WRONG),
        ({"at": "9:5"}, WRONG),
        ({"title": " "}, WRONG),
        ({"matter_code": "SX9999"}, WRONG),
        ({"hall_code": ""}, WRONG),
        ({"what": "errand"}, WRONG),
        ({"what": "callback", "count": -1, "centre_code": "CB09"}, WRONG),
        ({"what": "callback"}, WRONG),
        ({"what": "lookback"}, WRONG),
        ({"what": "lookback", "finding": "S2026-999999"}, NOT_FOUND),
        ({"count": "many"}, WRONG),
    ):
        with pytest.raises(OfficerError) as no:
            give(world, **how)
        assert no.value.fault is fault, how
        assert no.value.say("zh")
    assert world.devices[0].exchange().pulled == 0


def test_nobody_elses_word_counts(world: World) -> None:
    """A device neither gives assignments nor marks another officer's."""
    target = give(world)
    stranger = add_device(world.ledger)
    officer = meta.get(world.devices[0].desk.db, "user")
    give(world, to=stranger.user, title="别人的")
    assert [row.given.title for row in world.ledger.assignments(caller(world.ledger, stranger.user))] == ["别人的"]
    forged = Given(what="target", officer=officer, on=TODAY, title="假的")
    stranger.push(stranger.event(GIVEN, forged), stranger.event("assignment.marked", Marked(done=True), target))
    for device in world.devices:
        device.exchange()
        assert states(device) == {target: "open"}


def test_an_update_reads_what_an_older_version_pulled_and_could_not(world: World) -> None:
    device = world.devices[0]
    target = give(world)
    device.exchange()
    with write(device.desk.db) as db:  # as a store of the version before stands
        db.conn.execute("DROP TABLE assignment")
        db.conn.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '%assignments'")
        db.conn.execute("PRAGMA user_version = 3")
    device.desk.db.close()
    device.open()
    assert states(device) == {target: "open"}
    assert verify.verify(device.desk.db, device.desk.media).sound


def test_the_command_line_gives_one_or_many_and_says_what_became_of_them(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = new_database()
    at = ["--data", str(tmp_path / "data"), "--database", database, "--json"]

    def run(verb: str, *words: str) -> tuple[int, Any]:
        code = main(["ledger", verb, *at, *words])
        said = capsys.readouterr()
        return code, json.loads(said.out or said.err)

    run("account", "--user", "clerk", "--name", "Clerk")
    run("enrol-code", "--user", "zhou", "--name", "周", "--alias", "TY-Q-007")
    one = ["--what", "callback", "--set", "on=2026-09-18", "--set", "title=回访", "--set", "centre_code=CB01"]
    code, given = run("assign", "--as", "clerk", "--to", "TY-Q-007", *one, "--set", "count=12")
    assert (code, len(given["assignments"])) == (Exit.OK, 1)
    file = tmp_path / "many.json"
    file.write_text(json.dumps([{"as": "clerk", "to": "zhou", "fields": {**TARGET, "on": "2026-09-18"}}]), "utf-8")
    assert run("assign", "--file", str(file))[0] == Exit.OK
    assert run("assign", "--as", "clerk", "--to", "zhou", "--what", "target")[0] == Exit.INVALID
    assert run("assign", "--to", "zhou")[0] == Exit.USAGE
    assert run("assign", "--as", "clerk", "--withdraw", given["assignments"][0]["id"], "--reason", "改期")[0] == Exit.OK
    listed = run("assignments")[1]
    assert [(one["status"], one["given"]["what"]) for one in listed] == [("open", "target"), ("withdrawn", "callback")]
