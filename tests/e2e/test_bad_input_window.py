"""The same bad input where a person meets it: the sentence is on the screen, the draft is there, the next key works."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from officer_app import app, crashes
from officer_app.core.errors import OfficerError
from officer_app.core.text import clean_text
from officer_app.store import profile as profiles
from officer_app.sync import faults
from officer_app.sync.client import LedgerClient
from officer_app.ui.editor.intake import Intake
from officer_app.ui.setup.forms import EnrolForm, StoppedForm
from officer_app.usecases import findings, lists, setup, sync
from officer_app.usecases.desk import Desk
from tests.faults import bad_input
from tests.faults.bad_input import SPOILT, STRANGERS, TEXTS
from tests.fixtures.ledger import add_account, open_test_ledger, serving
from tests.fixtures.small_disk import fill_up
from tests.fixtures.window import Hands, sample_photo

WORDS = "窗口工作人员口头要求另交单身证明，墙上清单没有这一项。"
Open = Callable[..., Hands]


@pytest.fixture
def open_window(qtbot: Any) -> Iterator[Open]:
    made: list[app.Desktop] = []

    def open_(folder: Path, opener: Callable[[], Desk] | None = None) -> Hands:
        desktop = app.build(folder, "zh", "light", opener)
        made.append(desktop)
        desktop.window.show()
        desktop.window.activateWindow()
        hands = Hands(desktop, qtbot)
        hands.wait(desktop.window.isActiveWindow)
        return hands

    yield open_
    for desktop in made:
        assert not (desktop.window.profile / crashes.NAME).exists()
        desktop.close()
        desktop.window.deleteLater()
        desktop.application.processEvents()
    QGuiApplication.clipboard().clear()


def entered(hands: Hands) -> Hands:
    hands.wait(lambda: hands.window.session is not None)
    hands.settle()
    return hands


def ask(hands: Hands, question: Callable[[Desk], Any]) -> Any:
    """`question(desk)`, on the database lane."""
    found: list[Any] = []
    hands.window.session.read(lambda desk: [question(desk)], found.extend, hands.window)
    hands.wait(lambda: bool(found))
    return found[0]


def begin(hands: Hands) -> Any:
    """A record at the counter with its class chosen, the cursor in the description."""
    hands.window.open_editor(dimension="T")
    hands.press("Ctrl+1")
    hands.settle()
    return hands.editor


def finish(hands: Hands) -> Any:
    """Ctrl+Enter, and the finding as the store has it."""
    done: list[Any] = []
    hands.editor.keeper.finished.connect(done.append)
    hands.press("Ctrl+Return")
    hands.wait(lambda: bool(done))
    hands.settle()
    return ask(hands, lambda desk: lists.finding(desk, done[0].finding_id)).finding


def stopped(hands: Hands) -> StoppedForm:
    door = hands.window.door
    hands.wait(lambda: door._shown is not None and isinstance(door._shown.form, StoppedForm))
    form: StoppedForm = door._shown.form
    hands.wait(form.banner.isVisible)
    return form


def test_five_bad_photos_are_named_and_the_sixth_is_on_the_finding(hands: Hands, tmp_path: Path) -> None:
    editor = begin(hands)
    hands.type(WORDS)
    bad = bad_input.bad_photos(tmp_path)
    editor.intake.take_in(Intake((*bad, sample_photo("notice"))))
    hands.wait(lambda: not editor.keeper.adding)
    told = editor.photos.banner.text().splitlines()
    assert [line.split("  ")[0] for line in told[:4]] == [path.name for path in bad][:4]
    assert all(line.count("。") == 3 for line in told[:4])
    assert told[4] == "还有 1 张没有收下"
    hands.settle()
    (row,) = ask(hands, lists.draft_rows)
    assert (row.draft.values["text"], len(row.photos)) == (WORDS, 1)
    found = finish(hands)
    assert [photo.size for photo in found.facts.photos] == [sample_photo("notice").stat().st_size]
    media = hands.window.session.desk.media
    assert list(media.folder.glob("tmp/*")) == []


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "half a character"])
def test_a_pasted_text_is_what_is_kept_and_what_is_shown(hands: Hands, name: str) -> None:
    editor = begin(hands)
    pasted = QMimeData()
    pasted.setText(TEXTS[name])
    editor.form.go_to("text")
    hands.focus().insertFromMimeData(pasted)
    kept = clean_text(TEXTS[name])
    if kept.remarks:
        assert kept.remarks[0].zh in editor.form.notice.text()
    found = finish(hands)
    assert found.facts.values["text"] == kept.text
    hands.window.go("findings", finding=found.id)
    shown = hands.window.page("findings")
    hands.wait(lambda: any(kept.text in part.text() for part in shown.findChildren(QLabel) if part.isVisible()))
    assert hands.window.grab().isNull() is False


def test_a_megabyte_pasted_is_cut_and_told(hands: Hands) -> None:
    editor = begin(hands)
    pasted = QMimeData()
    pasted.setText("字" * 350_000)
    editor.form.go_to("text")
    hands.focus().insertFromMimeData(pasted)
    assert "没有收下" in editor.form.notice.text()
    assert len(finish(hands).facts.values["text"]) == 1000


@pytest.mark.parametrize("name", ["store cut", "key gone"])
def test_a_profile_that_does_not_open_says_why_and_opens_when_it_is_put_right(
    profile: Path, tmp_path: Path, open_window: Open, name: str
) -> None:
    whole = shutil.copytree(profile, tmp_path / "whole")
    spoil, code = SPOILT[name]
    spoil(profile, profiles.trial_passphrase(profile) or "")
    hands = open_window(profile)
    told = stopped(hands).banner.text()
    with pytest.raises(OfficerError) as caught:
        setup.open_profile(profile)
    assert (caught.value.code, told) == (code, caught.value.say("zh"))
    shutil.copytree(whole, profile, dirs_exist_ok=True)
    hands.press("Return")
    entered(hands)
    begin(hands)
    hands.type(WORDS)
    assert finish(hands).facts.values["text"] == WORDS


def test_a_second_window_is_told_so_and_enters_when_the_first_is_closed(profile: Path, open_window: Open) -> None:
    first = setup.open_profile(profile)
    hands = open_window(profile)
    assert "已在另一个窗口打开" in stopped(hands).banner.text()
    setup.close(first)
    hands.press("Return")
    entered(hands)


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\xff\x00" * 99,
        b'{"place": [99999999999999999999, 1, 1, true], "theme": {}, "language": ["zh"], "text_size": null}',
    ],
)
def test_settings_that_are_rubbish_count_as_never_chosen(profile: Path, open_window: Open, rubbish: bytes) -> None:
    for name in ("window.json", "profile.json"):
        (profile / name).write_bytes(rubbish)
    hands = entered(open_window(profile))
    assert hands.window.preferences.text_size == 100
    assert hands.window.screen().availableGeometry().intersects(hands.window.geometry())


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_at_the_ledgers_address_is_told_and_recording_goes_on(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert LedgerClient.__init__.__kwdefaults__ is not None
    monkeypatch.setitem(LedgerClient.__init__.__kwdefaults__, "timeout", (1.0, 0.3))
    window, runner = hands.window, hands.window.runner
    begin(hands)
    hands.type(WORDS)
    finish(hands)
    with STRANGERS[name](tmp_path) as stranger:
        ask(hands, lambda desk: bad_input.point_to(desk, window.profile, stranger))
        ended: list[Any] = []
        runner.ended.connect(ended.append)
        hands.press("F5")
        hands.wait(lambda: bool(ended) and not runner.running)
        hands.settle()
        page = window.page("sync")
        said = ended[0].trouble.say("zh")
        assert ended[0].trouble.code == bad_input.code_of(name)
        if name in ("sync.unreachable", "sync.silent"):
            assert page._title.text() == "离线可用，都已存本机", "the usual state is told calmly"
        else:
            assert page._title.text() == said, "a person must act"
        assert any(said in line for line in page.history.rows.said)
        assert page.now.isEnabled()
        assert bad_input.sent_to(stranger) == b""
        begin(hands)
        hands.type(WORDS + "第二条。")
        finish(hands)
        assert ask(hands, lambda desk: sync.status(desk.db)).findings == 2


def test_later_means_drafts_until_the_code_that_works(
    tmp_path: Path, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A used code at the first start: work offline, enrol from the sync page, finish what was typed meanwhile."""
    ledger = open_test_ledger(tmp_path / "ledger", lambda: datetime.now(UTC))
    folder = tmp_path / "profile"
    with serving(ledger) as address:
        used = ledger.make_code(add_account(ledger, "officer"))
        other = setup.create_trial(tmp_path / "other")
        from officer_app.usecases.enrol import enrol

        enrol(lambda fn: fn(other.db), tmp_path / "other", address.url, used, other.now, "test")
        setup.close(other)
        hands = open_window(folder)
        door = hands.window.door
        hands.wait(lambda: door._shown is not None and isinstance(door._shown.form, EnrolForm))
        door._shown._asked(used, address.url, None)
        door._shown._create("a lamp in every window of the hall")
        hands.wait(lambda: isinstance(door._shown.form, EnrolForm))
        form = door._shown.form
        assert faults.CODE_USED.what.zh in form.banner.text()
        form.trial.emit()
        entered(hands)
        editor = begin(hands)
        hands.type(WORDS)
        editor.intake.take_in(Intake((sample_photo("notice"),)))
        hands.wait(lambda: len(editor.keeper.shots) == 1)
        hands.press("Ctrl+Return")
        hands.wait(lambda: "还没有绑定" in editor.form.notice.text())
        assert editor.form.isEnabled()
        (row,) = ask(hands, lists.draft_rows)
        assert (row.draft.values["text"], len(row.photos)) == (WORDS, 1)

        hands.window.go("sync")
        hands.settle()
        page = hands.window.page("sync")
        hands.wait(page.enrol.isVisible)
        page.enrol.click()
        hands.wait(lambda: door._shown is not None and isinstance(door._shown.form, EnrolForm))
        door._shown.form.asked.emit(ledger.make_code(add_account(ledger, "officer")), address.url, None)
        entered(hands)
        hands.window.open_editor(draft=row.draft.id)
        hands.wait(lambda: hands.editor.keeper.draft_id == row.draft.id)
        found = finish(hands)
        assert (found.facts.values["text"], len(found.facts.photos)) == (WORDS, 1)
        hands.wait(lambda: bool(ask(hands, lambda desk: lists.finding(desk, found.id)).row.delivered))

        code = ask(hands, lambda desk: desk.device_code)
        ledger.revoke(code, "lost")
        begin(hands)
        hands.type(WORDS + "停用以后。")
        kept = finish(hands)
        ended: list[Any] = []
        hands.window.runner.ended.connect(ended.append)
        hands.press("F5")
        hands.wait(lambda: any(one.trouble for one in ended))
        hands.settle()
        page = hands.window.page("sync")
        assert page._title.text() == ended[-1].trouble.say("zh")
        assert faults.REVOKED.what.zh in page._title.text()
        assert page.enrol.isVisible()
        assert ask(hands, lambda desk: lists.finding(desk, kept.id)).finding.facts.values["text"].endswith("停用以后。")
    ledger.db.close()


@pytest.mark.parametrize("years", [3, -3])
def test_a_clock_years_off_stops_no_page_and_no_record(profile: Path, open_window: Open, years: int) -> None:
    desk = setup.open_profile(profile)
    findings.submit(desk, "counter", {"category_code": "T0401", "text": WORDS})
    setup.close(desk)
    off = timedelta(days=365 * years)
    hands = entered(open_window(profile, lambda: setup.open_profile(profile, now=lambda: datetime.now(UTC) + off)))
    troubles: list[Any] = []
    hands.desktop.bus.trouble.connect(troubles.append)
    for page in ("findings", "sync", "settings"):
        hands.window.go(page)
        hands.settle()
    begin(hands)
    hands.type(WORDS)
    found = finish(hands)
    hands.window.open_sheet(found.id)
    hands.settle()
    hands.window.go("findings", finding=found.id)
    hands.settle()
    assert troubles == []
    assert ask(hands, lists.counts).total == 2


def test_a_full_disk_is_told_and_what_is_typed_is_saved_once_there_is_room(
    trial: Path, small_disk: Path, open_window: Open
) -> None:
    at = Path(shutil.copytree(trial, small_disk / "profile"))
    hands = entered(open_window(at))
    editor = begin(hands)
    hands.type("先写的半句，")
    hands.wait(lambda: editor.keeper.autosave.settled)
    hog = fill_up(small_disk)
    told: list[Exception] = []
    editor.keeper.troubled.connect(told.append)
    typed = "先写的半句，"
    for turn in range(400):  # SQLite's journal may have room for some more
        more = os.urandom(60).hex() if turn % 2 else "字" * 40
        editor.form.view.inputs["actual"].set_value(more) if "actual" in editor.form.view.inputs else None
        hands.type("又一句，")
        typed += "又一句，"
        editor.keeper.autosave.flush()
        hands.settle()
        if told:
            break
    assert "磁盘满了" in editor.form.notice.text()
    assert editor.form.isEnabled()
    assert editor.form.view.inputs["text"].value() == typed
    hands.window.lock(by_itself=True)
    hands.wait(lambda: "还没有存到磁盘上" in hands.window.banner.text())
    hands.window.lock(by_itself=True)
    hands.settle()
    assert hands.window.session is not None, "what nobody asked for waits"
    hands.window.banner.hide()
    assert not hands.window.close(), "not thrown away unasked"
    hands.wait(hands.window.banner.isVisible)
    hands.settle()
    shot = Intake((sample_photo("notice"),))
    editor.intake.take_in(shot)
    hands.wait(lambda: not editor.keeper.adding)
    assert "磁盘满了" in editor.photos.banner.text(), "a photo that finds no room is not half there"
    assert editor.keeper.shots == []
    hog.unlink()
    editor.intake.take_in(shot)
    hands.wait(lambda: len(editor.keeper.shots) == 1)
    hands.type("腾出来了。")
    hands.wait(lambda: editor.keeper.autosave.settled)
    (row,) = ask(hands, lists.draft_rows)
    assert row.draft.values["text"] == typed + "腾出来了。"
    found = finish(hands).facts
    assert (found.values["text"], len(found.photos)) == (typed + "腾出来了。", 1)
