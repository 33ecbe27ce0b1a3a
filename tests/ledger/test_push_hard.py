"""Push under everything that goes wrong: races, copies, clones, forks, noise, strangers, revoked devices."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import psycopg
import pytest

from officer_app.core.errors import OfficerError
from officer_app.ledger import throttle
from officer_app.ledger.refusals import REVOKED
from officer_app.ledger.service import Ledger
from officer_app.ledger.throttle import MAX_GUESSES
from officer_app.ledger.wire import EnrolRequest, Item, LoginRequest, RevokeOrder
from officer_app.seal.sign import verify
from tests.fixtures.ledger import add_account, add_device


def one(ledger: Ledger, sql: str, *values: Any) -> Any:
    with ledger.db.read() as tx:
        row = tx.execute(sql, values).fetchone()
    return row[0] if row is not None else None


def test_32_threads_push_the_same_batch(ledger: Ledger) -> None:
    device = add_device(ledger)
    events = [device.finding() for _ in range(20)]
    start = threading.Barrier(32)

    def push(_: int) -> list[tuple[str, bytes | None]]:
        start.wait()
        return [(r.id, r.receipt) for r in device.push(*events).results]

    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(push, range(32)))
    assert all(answer == answers[0] for answer in answers), "one receipt each, the same for everybody"
    assert one(ledger, "SELECT count(*) FROM event") == 20
    assert one(ledger, "SELECT count(DISTINCT number) FROM number") == 20
    assert one(ledger, "SELECT value FROM counter WHERE name = 'receipt'") == 20
    assert one(ledger, "SELECT max(seq) FROM change") == 20 == one(ledger, "SELECT seq FROM clock")


def test_a_cursor_misses_nothing_while_8_writers_write(ledger: Ledger) -> None:
    account = add_account(ledger, "officer", region="371602")
    devices = [add_device(ledger, account) for _ in range(8)]
    seen: list[bytes] = []
    done = threading.Event()

    def write(n: int) -> None:
        for _ in range(25):
            devices[n].push(*(devices[n].finding() for _ in range(1 + n % 3)))

    def follow() -> None:
        cursor = (0, 0)
        while True:
            last = done.is_set()
            page = ledger.pull(reader, cursor, None, 7)
            seen.extend(row.raw for row in page.rows if row.raw is not None)
            cursor = page.to
            if last and not page.more:
                return

    reader = devices[0].caller
    follower = threading.Thread(target=follow)
    follower.start()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    done.set()
    follower.join()
    written = {event.raw for device in devices for event in device.made}
    assert len(seen) == len(written)
    assert set(seen) == written
    assert one(ledger, "SELECT max(seq) - count(*) FROM change") == 0


def test_same_id_with_other_content_is_kept_beside_never_over(ledger: Ledger) -> None:
    device = add_device(ledger)
    event = device.finding()
    device.push(event)
    twin = device.event("finding.submitted", device.facts(title="另一份"), event.envelope.subject, id=event.id)
    result = device.push(twin).results[0]
    assert (result.status, result.code, result.receipt) == ("held", "event.other_content", None)
    assert one(ledger, "SELECT raw FROM event WHERE id = %s", event.id) == event.raw
    assert one(ledger, "SELECT raw FROM quarantine") == twin.raw


def test_a_copied_profile_is_noticed_and_both_findings_kept(ledger: Ledger) -> None:
    device = add_device(ledger)
    device.push(device.finding())
    seq, head = device.seq, device.head
    mine = device.finding()
    device.seq, device.head = seq, head
    copied = device.finding()
    assert [r.renew for r in device.push(mine).results] == [False]
    result = device.push(copied).results[0]
    assert (result.status, result.renew) == ("accepted", True)
    assert one(ledger, "SELECT detail FROM alarm WHERE kind = 'clone'") == " ".join(sorted([mine.id, copied.id]))
    assert one(ledger, "SELECT count(*) FROM entry") == 3


def test_two_amendments_of_one_version_are_a_fork_until_somebody_merges(ledger: Ledger) -> None:
    account = add_account(ledger, "officer", region="371602")
    laptop, tablet = add_device(ledger, account), add_device(ledger, account)
    event = laptop.finding()
    laptop.push(event)
    subject = event.envelope.subject
    here = laptop.event("finding.amended", laptop.facts(title="笔记本上改的"), subject, [event.id])
    there = tablet.event("finding.amended", tablet.facts(title="平板上改的"), subject, [event.id])
    assert [laptop.push(here).results[0].status, tablet.push(there).results[0].status] == ["accepted", "fork"]
    assert one(ledger, "SELECT title FROM entry") == "笔记本上改的", "the first accepted stays the head"
    merged = tablet.event("finding.merged", tablet.facts(title="合并"), subject, [here.id, there.id])
    assert tablet.push(merged).results[0].status == "accepted"
    assert (one(ledger, "SELECT forked FROM entry"), one(ledger, "SELECT title FROM entry")) == (False, "合并")


def test_one_bad_item_never_holds_up_the_others(ledger: Ledger) -> None:
    device, stranger = add_device(ledger), add_device(ledger)
    good = device.finding()
    forged = device.finding()
    newer = device.event("finding.dreamt", {"of": "later"})
    wrong = device.event("finding.submitted", {"temp_no": 5})
    odd = device.finding(severity="S9")
    theirs = stranger.finding()
    amended = stranger.event("finding.amended", stranger.facts(title="不是我的"), good.envelope.subject, [good.id])
    stepping = device.event(
        "entry.stepped",
        {
            "transition": "T06",
            "action": "accept",
            "from_state": "submitted",
            "to_state": "verifying",
            "at": "",
            "actor": "",
            "role": "",
        },
        good.envelope.subject,
    )
    items = [Item(raw=e.raw, signature=e.signature) for e in (good, newer, wrong, odd, theirs, amended, stepping)]
    items[1:1] = [
        Item(raw=b"noise", signature=b"x" * 64),
        Item(raw=forged.raw, signature=good.signature),
        Item(raw=b"{" * 300_000, signature=b"x" * 64),
        Item(raw=good.raw, signature=good.signature),
    ]
    answers = [(r.status, r.code) for r in device.offer(items).results]
    assert answers == [
        ("accepted", ""),
        ("refused", "event.malformed"),
        ("refused", "event.signature"),
        ("refused", "event.malformed"),
        ("duplicate", ""),
        ("held", "event.newer"),
        ("held", "event.malformed"),
        ("held", "event.invalid"),
        ("accepted", ""),
        ("held", "event.not_yours"),
        ("held", "event.not_yours"),
    ]
    assert one(ledger, "SELECT count(*) FROM held") == 5
    assert one(ledger, "SELECT state FROM entry WHERE id = %s", good.envelope.subject) == "submitted"
    assert one(ledger, "SELECT title FROM entry WHERE id = %s", good.envelope.subject) != "不是我的"


def test_nothing_in_a_record_can_make_it_poison(ledger: Ledger) -> None:
    device = add_device(ledger)
    nasty = ["\0", "x" * 30_000, "\u202e\ufffe", {"a": [1] * 50}, 2**63, None, "\N{FAMILY}" * 40, -1.5e300, []]
    events = []
    for value in nasty:
        values = dict.fromkeys(("region_code", "title", "severity", "matter_code", "responsible_dept", "odd"), value)
        facts = msgspec.structs.replace(device.facts(**values), temp_no=value if isinstance(value, str) else "L")
        events.append(device.event("finding.submitted", facts))
    good = device.finding()
    results = device.push(*events, good).results
    assert {r.status for r in results[:-1]} <= {"accepted", "held"}
    assert results[-1].status == "accepted"
    assert one(ledger, "SELECT count(*) FROM entry") == len(events) + 1


def test_a_revoked_device_gets_a_signed_order_and_what_it_sends_is_set_aside(ledger: Ledger) -> None:
    device = add_device(ledger)
    device.push(device.finding())
    order = ledger.revoke(device.code, "遗失")
    last = device.finding()
    with pytest.raises(OfficerError) as told:
        device.push(last)
    assert told.value.fault is REVOKED
    assert told.value.values["order"] == order
    assert verify(ledger.signer.public, told.value.values["order_signature"], order)  # type: ignore[arg-type]
    assert msgspec.json.decode(order, type=RevokeOrder).device == device.code
    assert one(ledger, "SELECT raw FROM quarantine") == last.raw
    other = add_device(ledger, device.user)
    assert other.push(last).results[0].code == "event.from_revoked"
    assert one(ledger, "SELECT count(*) FROM event") == 1


def test_the_journal_refuses_update_delete_and_truncate(ledger: Ledger) -> None:
    device = add_device(ledger)
    device.push(device.finding())
    for table in ("event", "change"):
        for sql in (f"UPDATE {table} SET scope = 1", f"DELETE FROM {table}", f"TRUNCATE {table}"):
            with pytest.raises(psycopg.Error, match="append-only"), ledger.db.write() as tx:
                tx.execute(sql)  # type: ignore[call-overload]


def test_enrolment_codes_serve_once_for_a_day_and_guesses_are_slowed(ledger: Ledger) -> None:
    def enrol(code: str, address: str = "10.0.0.1", key: str = "ab") -> str:
        request = EnrolRequest(code=code, public=key * 32, install_id="i")
        try:
            return ledger.enrol(request, address).device_code
        except OfficerError as error:
            return error.code

    account = add_account(ledger, "officer")
    code, late = ledger.make_code(account), ledger.make_code(account)
    assert len(enrol(code.lower().replace("-", " "))) == 4
    assert enrol(code, key="cd") == "enrol.used"
    assert [enrol("2222-2222") for _ in range(MAX_GUESSES + 1)] == ["enrol.unknown"] * MAX_GUESSES + ["guess.throttled"]
    assert enrol(late) == "guess.throttled"
    assert len(enrol(late, "10.0.0.2")) == 4
    stale = ledger.make_code(account)
    ledger.now.pass_(hours=25)  # type: ignore[attr-defined]
    assert enrol(stale) == "enrol.expired"


def test_passwords_open_short_sessions_and_wrong_ones_are_slowed(ledger: Ledger) -> None:
    account = add_account(ledger, "ledger_clerk", login="clerk", password="七个字也行的长口令")
    right = LoginRequest(login="clerk", password="七个字也行的长口令")
    session = ledger.log_in(right, "10.0.0.1")
    assert ledger.caller(session.token).account == account
    with ledger.db.write() as tx:
        for _ in range(MAX_GUESSES - 1):
            throttle.count(tx, ledger.scope, "login clerk", ledger.now())
    wrong = LoginRequest(login="clerk", password="猜")
    assert [code_of(ledger, wrong), code_of(ledger, wrong)] == ["login.wrong", "guess.throttled"]
    assert code_of(ledger, right) == "guess.throttled"
    ledger.log_out(session.token)
    with pytest.raises(OfficerError):
        ledger.caller(session.token)
    assert session.token not in str(one(ledger, "SELECT array_agg(s::text) FROM session s"))


def code_of(ledger: Ledger, request: Any) -> str:
    try:
        ledger.log_in(request, "10.0.0.9")
    except OfficerError as error:
        return error.code
    return ""
