"""From the key to the central ledger and back: a real window, a real HTTP server, a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.ledger.wire import HandleRequest
from officer_app.usecases import enrol, lists, setup, sync
from officer_app.usecases import findings as verbs
from officer_app.usecases.setup import _present
from tests.fixtures.ledger import Address, add_account, caller, open_test_ledger, serving
from tests.fixtures.window import Hands, sample_photo


@pytest.fixture
def address(tmp_path) -> Iterator[Address]:
    """A ledger that keeps the same time as the window."""
    ledger = open_test_ledger(tmp_path / "ledger", _present)
    with serving(ledger) as address:
        yield address
    ledger.db.close()


def join(hands: Hands, address: Address) -> str:
    """Enrol the open profile; returns the account."""
    account = add_account(address.ledger, "officer", region="371600")
    code = address.ledger.make_code(account)
    session, window = hands.window.session, hands.window
    done = []

    def work():
        return enrol.enrol(session.on_db, window.profile, address.url, code, session.desk.now, "test")

    session.net(work, done.append, window, lambda error: pytest.fail(repr(error)))
    hands.wait(lambda: bool(done))
    return account


def write(hands: Hands, text: str) -> str:
    """Record a finding with two photos by keys; returns its id."""
    hands.window.open_editor(dimension="T")
    hands.press("Ctrl+1")
    hands.type(text)
    hands.editor.intake.take_in(_intake("kiosk", "web"))
    hands.wait(lambda: len(hands.editor.keeper.shots) == 2)
    done = []
    hands.editor.keeper.finished.connect(done.append)
    hands.press("Ctrl+Return")
    hands.wait(lambda: bool(done))
    hands.settle()
    return done[0].finding_id


def _intake(*names):
    from officer_app.ui.editor.intake import Intake

    return Intake(tuple(sample_photo(name) for name in names))


def view_of(hands: Hands, finding: str):
    found = []
    hands.window.session.read(lambda desk: lists.finding(desk, finding), found.append, hands.window)
    hands.wait(lambda: bool(found))
    return found[0]


def test_a_finding_and_its_photos_reach_the_ledger_by_themselves(hands: Hands, address: Address) -> None:
    join(hands, address)
    finding = write(hands, "窗口工作人员口头要求另交单身证明，墙上清单和网上办事指南都没有。")
    assert not view_of(hands, finding).row.delivered
    ended = []
    hands.window.runner.ended.connect(ended.append)
    hands.wait(lambda: bool(ended))
    assert ended[0].trouble is None
    assert view_of(hands, finding).row.delivered
    hands.wait(lambda: view_of(hands, finding).row.photos_stored == 2)
    hands.press("F5")
    hands.wait(lambda: "sync" in hands.window._pages and hands.window._pages["sync"]._overview is not None)
    hands.wait(lambda: not hands.window.runner.running)
    hands.settle()
    page = hands.window._pages["sync"]
    assert page._title.text() == "台账已全部收妥"
    assert page.waiting.rows.rows == []
    assert any(said.startswith("送出 1 条记录") for said in page.history.rows.said)
    assert any("张照片" in said for said in page.history.rows.said), "once somebody had looked at them"


def test_a_returned_finding_opens_with_the_clerks_reason_and_is_handed_in_again(hands: Hands, address: Address) -> None:
    join(hands, address)
    finding = write(hands, "窗口工作人员口头要求另交单身证明，墙上清单和网上办事指南都没有。")
    hands.wait(lambda: bool(view_of(hands, finding).row.delivered))
    clerk = caller(address.ledger, add_account(address.ledger, "ledger_clerk"))
    address.ledger.handle(
        clerk,
        HandleRequest(
            finding=finding,
            action="return_supplement",
            fields={"reason_code": "facts_unclear", "reason": "没有写清是哪一天", "return_fields": ["occurred_at"]},
        ),
    )
    hands.window.sync_now()
    hands.wait(lambda: view_of(hands, finding).row.state == "returned")
    hands.window.open_editor(finding=finding)
    hands.wait(lambda: hands.editor.keeper.finding is not None)
    card = hands.editor.form
    assert "事实描述不清，没有写清是哪一天" in card.returned.text()
    assert "发现时间" in card.returned.text()
    assert "没有写清是哪一天" in card.view.boxes["occurred_at"]._remark.text()
    done = []
    hands.editor.keeper.finished.connect(done.append)
    hands.press("Ctrl+Return")
    hands.wait(lambda: bool(done))
    hands.wait(lambda: view_of(hands, finding).row.delivered == 1)
    versions = view_of(hands, finding).finding.versions
    assert [v.kind for v in versions] == ["finding.submitted", "finding.resubmitted"]
    assert versions[1].facts.reason == "已按台账要求补充：发现时间"


def test_two_devices_change_one_finding_and_both_versions_stay(hands: Hands, address: Address, tmp_path: Path) -> None:
    account = join(hands, address)
    finding = write(hands, "窗口工作人员口头要求另交单身证明，墙上清单和网上办事指南都没有。")
    hands.wait(lambda: bool(view_of(hands, finding).row.delivered))
    other = Other(tmp_path / "other", address, account)
    other.sync()
    other.amend(finding, severity="S4", severity_reason="多人反映")
    other.sync()
    hands.window.session.write(
        lambda desk: verbs.amend(
            desk, finding, {**lists.finding(desk, finding).finding.facts.values, "trips": 3}, [], "补往返次数"
        ),
        None,
        hands.window,
    )
    hands.settle()
    hands.window.sync_now()
    hands.wait(lambda: view_of(hands, finding).finding.forked)
    page = hands.window._pages["sync"]
    hands.wait(lambda: page.asked.isVisible())
    hands.window.open_editor(finding=finding)
    hands.wait(lambda: hands.editor.keeper.finding is not None)
    told = hands.editor.form.returned.text()
    assert told.splitlines()[1:] == ["严重程度：较重", "调整理由：（空）", "往返次数：3"]
    hands.type("两版合一")
    done = []
    hands.editor.keeper.finished.connect(done.append)
    hands.press("Ctrl+Return")
    hands.wait(lambda: bool(done))
    view = view_of(hands, finding)
    assert not view.finding.forked
    assert len(view.finding.versions) == 4, "nothing was overwritten"
    other.close()


class Other:
    """A second computer of the same officer, without a window."""

    def __init__(self, folder: Path, address: Address, account: str) -> None:
        setup.close(setup.create_trial(folder))
        self.desk = setup.open_profile(folder)
        on_db = self._on_db
        code = address.ledger.make_code(account)
        enrol.enrol(on_db, folder, address.url, code, self.desk.now, "test")
        self._engine = sync.open_engine(on_db, self.desk.media, folder, self.desk.now, lambda: 0.5)

    def _on_db(self, fn):
        return fn(self.desk.db)

    def sync(self) -> None:
        outcome = sync.sync_now(self._engine)
        assert outcome.trouble is None, outcome.trouble

    def amend(self, finding: str, **changes: object) -> None:
        facts = lists.finding(self.desk, finding).finding.facts
        verbs.amend(self.desk, finding, {**facts.values, **changes}, [], "另一台电脑上改的")

    def close(self) -> None:
        setup.close(self.desk)
