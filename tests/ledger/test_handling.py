"""From accepted to assigned, by the same rules as the window; who may see what; devices stopped."""

from typing import Any

import msgspec
import pytest

from officer_app.core.errors import OfficerError
from officer_app.core.facts import Finding
from officer_app.core.lifecycle import NOT_ALLOWED
from officer_app.core.numbering import is_class_no
from officer_app.ledger.refusals import NOT_FOUND, STALE
from officer_app.ledger.service import Ledger
from officer_app.ledger.wire import Handled, HandleRequest
from officer_app.seal.sign import verify
from tests.fixtures.ledger import Moment, add_account, add_device, caller

MATTER = "SX0101"
DEPT = "371602-025"


class Office:
    """The people of a supervision centre, and a road that they take findings along."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.clerk = add_account(ledger, "ledger_clerk", region="371600")
        self.verifier = add_account(ledger, "verifier", region="371600")
        self.handler = add_account(ledger, "dept_handler", region="371602", dept=DEPT)

    def do(self, who: str, finding: str, action: str, expected: str | None = None, **fields: Any) -> Handled:
        request = HandleRequest(finding=finding, action=action, fields=fields, expected_state=expected)
        return self.ledger.handle(caller(self.ledger, who), request)

    def state(self, who: str, finding: str) -> Finding:
        return msgspec.json.decode(self.ledger.document(caller(self.ledger, who), finding), type=Finding)

    def register(self, finding: str) -> str:
        """Accept, verify and register; returns the official number."""
        self.do(self.clerk, finding, "accept", duplicates_checked=True, verifier=self.verifier)
        self.do(
            self.verifier,
            finding,
            "substantiate",
            methods=["onsite"],
            facts="现场看到窗口要求重复提交复印件。",
            conclusion="经现场核查，情况属实，窗口确有重复要求材料的做法。",
            result="substantiated",
            verifiers=[self.verifier],
            conflict_declared=False,
        )
        done = self.do(self.clerk, finding, "register", matter_code=MATTER)
        return msgspec.json.decode(done.finding, type=Finding).class_no

    def assign(self, finding: str) -> Handled:
        return self.do(
            self.clerk,
            finding,
            "assign",
            responsible_dept=DEPT,
            target_text="两周内取消重复提交复印件的要求",
            measures_text="修订指南，培训窗口人员",
            rectify_due="2026-09-30",
        )


@pytest.fixture
def office(ledger: Ledger) -> Office:
    return Office(ledger)


def test_accept_verify_register_assign(office: Office) -> None:
    device = add_device(office.ledger)
    first, second = device.finding(matter_code=MATTER), device.finding(matter_code=MATTER)
    device.push(first, second)
    finding, other = first.envelope.subject, second.envelope.subject
    number = office.register(finding)
    assert is_class_no(number)
    assert number.startswith("371602-T0401-2026-00001-")
    assigned = office.assign(finding)
    assert verify(office.ledger.signer.public, assigned.signature, assigned.raw)
    now = office.state(office.handler, number)
    assert (now.state, now.class_no) == ("assigned", number)
    assert office.register(other).startswith("371602-T0401-2026-00002-"), "gapless over the year"
    rows = office.ledger.pull(device.caller, (0, 0), None, 100).rows
    assert len(rows) == 2 + 4 + 3, "the officer is told of every step"
    assert device.ledger.pull(device.caller, (rows[-1].seq, rows[-1].tag), None, 100).rows == []


def test_a_refused_step_leaves_nothing_behind(office: Office) -> None:
    device = add_device(office.ledger)
    event = device.finding()
    device.push(event)
    finding = event.envelope.subject
    for who, action, fields in (
        (office.verifier, "accept", {}),
        (office.clerk, "register", {}),
        (office.clerk, "accept", {"verifier": office.verifier}),
        (office.clerk, "dance", {}),
    ):
        with pytest.raises(OfficerError) as refused:
            office.do(who, finding, action, **fields)
        assert refused.value.fault in (NOT_ALLOWED, NOT_FOUND)
    with pytest.raises(OfficerError) as stale:
        office.do(
            office.clerk, finding, "accept", expected="verifying", duplicates_checked=True, verifier=office.verifier
        )
    assert stale.value.fault is STALE
    with office.ledger.db.read() as tx:
        assert tx.execute("SELECT count(*) FROM event WHERE kind = 'entry.stepped'").fetchone() == (0,)
        assert tx.execute("SELECT count(*) FROM counter WHERE name = 'class'").fetchone() == (0,)


def test_out_of_scope_is_not_found(office: Office) -> None:
    ledger = office.ledger
    device = add_device(ledger)
    event = device.finding(matter_code=MATTER)
    device.push(event)
    finding = event.envelope.subject
    strangers = {
        "another county's clerk": add_account(ledger, "ledger_clerk", region="371625"),
        "another officer": add_device(ledger).user,
        "the department, before it is assigned": office.handler,
        "the system administrator": add_account(ledger, "sys_admin"),
        "a verifier not named": add_account(ledger, "verifier"),
    }
    for who, account in strangers.items():
        asking = caller(ledger, account)
        for ask in (
            lambda c=asking: ledger.document(c, finding),
            lambda c=asking: ledger.handle(c, HandleRequest(finding=finding, action="accept")),
        ):
            with pytest.raises(OfficerError) as no:
                ask()
            assert no.value.fault is NOT_FOUND, who
        assert ledger.entries(asking) == [], who
    office.register(finding)
    office.assign(finding)
    seen = office.state(office.handler, finding)
    assert seen.facts.values.get("text") is None
    assert (seen.facts.temp_no, seen.versions, seen.facts.photos) == ("", [], [])
    assert seen.fields["target_text"]
    with pytest.raises(OfficerError):
        ledger.document(caller(ledger, add_account(ledger, "dept_handler", dept="371602-026")), finding)


def test_taken_back_before_anybody_acted(office: Office) -> None:
    device = add_device(office.ledger)
    event = device.finding()
    device.push(event)
    back = device.event("finding.withdrawn", {"reason": "记错了地点，重新提交"}, event.envelope.subject)
    assert device.push(back).results[0].status == "accepted"
    assert office.state(office.clerk, event.envelope.subject).state == "withdrawn"


def test_the_verifier_s_device_gets_what_it_is_to_verify(office: Office) -> None:
    ledger = office.ledger
    device, on_site = add_device(ledger), add_device(ledger, office.verifier)
    event = device.finding()
    device.push(event)
    assert ledger.pull(on_site.caller, (0, 0), None, 10).rows == []
    office.do(office.clerk, event.envelope.subject, "accept", duplicates_checked=True, verifier=office.verifier)
    page = ledger.pull(on_site.caller, (0, 0), None, 10)
    assert page.rows[0].raw == event.raw
    assert len(page.rows) == 2


def test_the_intake_clock_starts_when_the_ledger_receives(ledger: Ledger) -> None:
    assert isinstance(ledger.now, Moment)
    device, clerk = add_device(ledger), add_account(ledger, "ledger_clerk")
    event = device.finding()
    ledger.now.pass_(days=1)
    device.push(event)
    finding = msgspec.json.decode(ledger.document(caller(ledger, clerk), event.envelope.subject), type=Finding)
    assert finding.due is not None
    assert finding.due.on == "2026-09-21T23:59:59+08:00", "Friday the 18th, then a make-up Sunday, then Monday"
