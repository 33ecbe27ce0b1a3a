"""Everything bad a person or a network can hand the command line: one sentence group, nothing lost, and it goes on."""

import hashlib
import json
import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from officer_app import crashes
from officer_app.cli import main
from officer_app.core.clock import iso
from officer_app.core.errors import Exit
from officer_app.core.text import clean_text
from officer_app.paths import resource
from officer_app.store import meta, profile
from officer_app.sync.client import LedgerClient
from officer_app.usecases import lists, setup
from tests.faults import bad_input
from tests.faults.bad_input import SPOILT, STRANGERS, TEXTS, is_told
from tests.fixtures.ledger import add_account, open_test_ledger, serving
from tests.fixtures.small_disk import fill_up, run

WORDS = "correct horse battery staple"
FIELDS = ["--form", "counter", "--set", "category_code=T0401", "--set", "hall_code=H01", "--set", "region_code=371600"]
TEXT = ["--set", "text=窗口另要单身证明，清单里没有这一项。"]
PHOTO = resource("sample/photos/kiosk.jpg")

Run = Callable[..., tuple[int, Any, Any]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with one finding and its photo. Copy it."""
    folder = tmp_path_factory.mktemp("whole") / "profile"
    desk = setup.create_profile(folder, WORDS)
    setup.take_device_code(desk, "A7K2", user="u1", alias="TY-Q-007")
    setup.close(desk)
    bad_input.cheapen(folder, WORDS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFICER_PASSPHRASE", WORDS)
        assert main(["--profile", str(folder), "finding", "add", *FIELDS, *TEXT, "--photo", str(PHOTO)]) == Exit.OK
    return folder


@pytest.fixture
def own(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OFFICER_PASSPHRASE", WORDS)
    monkeypatch.setattr("officer_app.paths.default_profile", lambda: tmp_path / "default")
    return Path(shutil.copytree(whole, tmp_path / "profile"))


@pytest.fixture
def say(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """One command: exit code, answer, complaint. A bug fails the test, whatever it said."""

    def command(*words: str, at: Path = own) -> tuple[int, Any, Any]:
        capsys.readouterr()
        code = main(["--profile", str(at), "--json", *words])
        out, err = capsys.readouterr()
        for log in (at / crashes.NAME, tmp_path / "default" / crashes.NAME):
            assert not os.path.isfile(log), log.read_text("utf-8")
        return code, json.loads(out) if out else None, json.loads(err) if err else None

    return command


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_bad_photos_are_named_one_by_one_and_the_good_one_is_kept(say: Run, own: Path, tmp_path: Path) -> None:
    bad = bad_input.bad_photos(tmp_path)
    given = [word for path in (*bad, tmp_path / "gone.jpg", PHOTO) for word in ("--photo", str(path))]
    code, added, _ = say("finding", "add", *FIELDS, *TEXT, *given)
    assert code == Exit.INVALID
    told = {refused["photo"]: refused for refused in added["refused_photos"]}
    assert {name: told[name]["error"] for name in told} == {p.name: c for p, c in bad.items()} | {
        "gone.jpg": "photo.unreadable"
    }
    assert all(is_told(one) for one in told.values())
    assert len(say("finding", "show", added["id"])[1]["facts"]["photos"]) == 1
    assert list((own / "media" / "tmp").iterdir()) == []
    assert say("verify")[0] == Exit.OK


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_kept_as_it_is_or_what_was_altered_is_told(say: Run, tmp_path: Path, name: str) -> None:
    text = TEXTS[name]
    (tmp_path / "values.json").write_bytes(b"\xef\xbb\xbf" + json.dumps({"text": text}).encode())
    code, added, _ = say("finding", "add", *FIELDS, "--values", f"@{tmp_path / 'values.json'}")
    assert code == Exit.OK
    kept = clean_text(text)
    assert say("finding", "show", added["id"])[1]["facts"]["values"]["text"] == kept.text
    assert [one["zh"] for one in added["altered"]] == [remark.zh for remark in kept.remarks]
    assert bool(added["altered"]) == (name in ("bidi", "controls", "half a character"))
    sheet = tmp_path / "sheet.pdf"
    assert say("sheet", added["id"], "-o", str(sheet))[0] == Exit.OK
    if name == "markup":
        printed = "".join(page.extract_text() for page in PdfReader(sheet).pages)
        assert "".join(text.split()) in "".join(printed.split())


def test_a_megabyte_and_numbers_that_are_none_are_refused_and_kept_aside(say: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "values.json"
    file.write_text(json.dumps({"text": "字" * 350_000}), "utf-8")
    code, _, complaint = say("finding", "add", *FIELDS, "--values", f"@{file}", "--photo", str(PHOTO))
    assert (code, complaint["error"]) == (Exit.INVALID, "finding.not_recorded")
    assert "350000" in complaint["zh"]
    assert is_told(complaint)
    desk = setup.open_profile(own, WORDS)
    (row,) = lists.draft_rows(desk, deleted=True)
    setup.close(desk)
    assert len(row.draft.values["text"]) == 350_000
    assert len(row.photos) == 1
    for content in (
        b'{"wait_minutes": NaN}',
        b'{"text": "\xff"}',
        b'{"wait_minutes": ' + b"9" * 6000 + b"}",
        b"[]",
        b"",
    ):
        file.write_bytes(content)
        code, _, complaint = say("finding", "add", *FIELDS, "--values", f"@{file}")
        assert (code, is_told(complaint)) == (Exit.USAGE, True)
    assert len(say("finding", "list")[1]) == 1


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_profile_says_what_is_wrong_changes_nothing_and_opens_when_put_right(
    say: Run, whole: Path, own: Path, name: str
) -> None:
    spoil, fault = SPOILT[name]
    spoil(own, WORDS)
    before = bytes_of(own)
    for words in (["finding", "list"], ["finding", "add", *FIELDS, *TEXT], ["enrol", "http://127.0.0.1:9", "AAAA"]):
        code, answer, complaint = say(*words)
        assert (complaint["error"], answer) == (fault, None)
        assert code in (Exit.DAMAGED, Exit.REFUSED)
        assert is_told(complaint)
    assert say("doctor")[1]["profile"]["trouble"] == fault
    assert bytes_of(own) == before
    shutil.rmtree(own)
    shutil.copytree(whole, own)
    assert len(say("finding", "list")[1]) == 1


def test_a_crash_before_the_first_store_existed_is_no_lost_store(say: Run, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    profile.create(begun, WORDS, None, "enrolled")
    assert say("finding", "list", at=begun)[1] == []
    profile.database(begun).unlink()
    assert say("finding", "list", at=begun)[2]["error"] == "profile.store_gone"


def test_places_and_passphrases_that_are_none(say: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_bytes(b"\xff\xfe")
    for at in (file, file / "below", tmp_path / ("n" * 300)):
        for words in (["finding", "list"], ["enrol", "http://127.0.0.1:9", "AAAA"], ["doctor"]):
            code, _, complaint = say(*words, at=at)
            assert code not in (Exit.OK, Exit.BUG)
            assert complaint is None or is_told(complaint)
    for given in (tmp_path / "gone", tmp_path, file):
        code, _, complaint = say("--passphrase-file", str(given), "finding", "list")
        assert (code, complaint["error"], is_told(complaint)) == (Exit.USAGE, "passphrase.file", True)
    file.write_bytes(b"\xef\xbb\xbf" + WORDS.encode() + b"\r\nsecond line")
    assert say("--passphrase-file", str(file), "finding", "list")[0] == Exit.OK
    for target in (tmp_path, tmp_path / "no" / "such" / "place.pdf", Path("/")):
        number = say("finding", "list")[1][0]["id"]
        assert say("sheet", number, "-o", str(target))[2]["error"] == "sheet.not_written"
    (tmp_path / "mine" / "profile").mkdir(parents=True)
    assert say("tour", "--out", str(tmp_path / "mine"))[2]["error"] == "tour.not_a_tour"
    assert (tmp_path / "mine" / "profile").is_dir()


def test_photos_that_vanished_are_told_by_sheet_and_proof(say: Run, own: Path, tmp_path: Path) -> None:
    shutil.rmtree(own / "media")
    (row,) = say("finding", "list")[1]
    assert say("verify")[0] == Exit.DAMAGED
    assert say("sheet", row["id"], "-o", str(tmp_path / "sheet.pdf"))[1]["absent_photos"] == 1
    assert say("finding", "add", *FIELDS, *TEXT, "--photo", str(PHOTO))[0] == Exit.OK
    assert say("verify")[0] == Exit.OK, "the same photo taken anew mends the first finding too"


RUBBISH = {"gone": None, "empty": b"", "rubbish": bytes(range(256)) * 40, "brackets": b"[" * 100_000, "a folder": ...}
REFUSED = {("ledger.db-wal", "disk.read_only"), ("trial-passphrase", "profile.trial_passphrase")}
"""The record is not shown while these lie there; taking them away brings it back."""
FILES = ("window.json", "profile.json", "trial-port", "trial-passphrase", "ballast", "ledger.db-wal", "beginning")


def test_no_rubbish_in_the_folder_is_a_bug_and_none_costs_the_record(say: Run, own: Path) -> None:
    for name in FILES:
        for content in RUBBISH.values():
            shutil.rmtree(own / name, ignore_errors=True)
            (own / name).unlink(missing_ok=True)
            if content is ...:
                (own / name).mkdir()
            elif content is not None:
                (own / name).write_bytes(content)
            code, rows, complaint = say("finding", "list")
            if complaint is None:
                assert (code, len(rows)) == (Exit.OK, 1), name
            else:
                assert (name, complaint["error"]) in REFUSED
                assert is_told(complaint)
        shutil.rmtree(own / name, ignore_errors=True)
        (own / name).unlink(missing_ok=True)
    assert say("verify")[0] == Exit.OK


def test_no_words_on_the_command_line_are_a_bug(say: Run, capsys: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(20_261_124)
    nasty = ["", "-", "--", "=", "x=", "\udcff", "𠮷", "9" * 400, "-1", "NaN", "../..", "%s{0}", "a" * 5000, "{", "@"]
    verbs = [
        ["finding", "list", "--search"],
        ["finding", "list", "--limit"],
        ["finding", "show"],
        ["finding", "add", "--form", "counter", "--set"],
        ["finding", "add", *FIELDS, "--values"],
        ["finding", "add", *FIELDS, *TEXT, "--photo"],
        ["finding", "add", *FIELDS, *TEXT, "--set"],
        ["enrol", "http://127.0.0.1:9"],
    ]
    for _ in range(60):
        words = [*dice.choice(verbs), dice.choice(nasty)]
        complaint = None
        with suppress(SystemExit):  # the usage, with exit code 2
            code, _, complaint = say(*words)
            assert code != Exit.BUG, words
        capsys.readouterr()
        assert complaint is None or is_told(complaint), (words, complaint)
    assert say("verify")[0] == Exit.OK


# -- the way to the ledger -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_at_the_ledgers_address_gets_nothing_and_costs_nothing(
    say: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert LedgerClient.__init__.__kwdefaults__ is not None
    monkeypatch.setitem(LedgerClient.__init__.__kwdefaults__, "timeout", (1.0, 0.3))
    with STRANGERS[name](tmp_path) as stranger:
        desk = setup.open_profile(own, WORDS)
        bad_input.point_to(desk, own, stranger)
        setup.close(desk)
        for _ in range(2):
            code, told, _ = say("sync")
            assert (code, told["trouble"]) == (Exit.NO_CONNECTION, bad_input.code_of(name))
            assert is_told(told)
            assert told["waiting"]["findings"] == told["waiting"]["photos"] == 1
        assert bad_input.sent_to(stranger) == b""
    assert say("finding", "add", *FIELDS, *TEXT)[0] == Exit.OK
    assert say("verify")[0] == Exit.OK


@pytest.mark.parametrize("name", ["sync.portal", "sync.certificate", "sync.unreachable"])
def test_an_enrolment_that_met_a_stranger_can_be_tried_again(
    say: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert LedgerClient.__init__.__kwdefaults__ is not None
    monkeypatch.setitem(LedgerClient.__init__.__kwdefaults__, "timeout", (1.0, 0.3))
    fresh = tmp_path / "fresh"
    with STRANGERS[name](tmp_path) as stranger:
        ca = ["--ca", str(stranger.ca)] if stranger.ca else []
        for _ in range(2):
            code, _, complaint = say("enrol", stranger.url, "AAAA-BBBB", *ca, at=fresh)
            assert (code, complaint["error"]) == (Exit.NO_CONNECTION, bad_input.code_of(name))
            assert is_told(complaint)
            assert "自动再交" not in complaint["zh"], "nothing tries an enrolment again by itself"
        assert bad_input.sent_to(stranger) == b""
    code, _, complaint = say("finding", "add", *FIELDS, *TEXT, "--photo", str(PHOTO), at=fresh)
    assert (code, complaint["error"], is_told(complaint)) == (Exit.REFUSED, "device.no_code", True)
    desk = setup.open_profile(fresh, WORDS)
    (row,) = lists.draft_rows(desk)
    setup.close(desk)
    assert len(row.photos) == 1, "a draft, to be finished once the device is enrolled"


def test_a_used_code_and_a_revoked_device_keep_everything(say: Run, own: Path, tmp_path: Path) -> None:
    ledger = open_test_ledger(tmp_path / "ledger", lambda: datetime.now(UTC))
    with serving(ledger) as address:
        code, first, other = ledger.make_code(add_account(ledger, "officer")), tmp_path / "first", tmp_path / "other"
        joined = say("enrol", address.url, code, at=first)[1]
        for _ in range(2):
            rc, _, complaint = say("enrol", address.url, code, at=other)
            assert (rc, complaint["error"], is_told(complaint)) == (Exit.REFUSED, "enrol.used", True)
        assert say("enrol", address.url, ledger.make_code(add_account(ledger, "officer")), at=other)[0] == Exit.OK
        assert say("finding", "add", *FIELDS, *TEXT, at=other)[0] == Exit.OK
        assert say("sync", at=other)[1]["waiting"]["findings"] == 0
        ledger.revoke(joined["device_code"], "lost")
        for _ in range(2):
            assert say("finding", "add", *FIELDS, *TEXT, at=first)[0] == Exit.OK
            rc, told, _ = say("sync", at=first)
            assert (rc, told["trouble"], is_told(told)) == (Exit.REFUSED, "sync.revoked", True)
        assert told["waiting"]["findings"] == len(say("finding", "list", at=first)[1]) == 2
        assert say("verify", at=first)[0] == Exit.OK
    ledger.db.close()


@pytest.mark.parametrize("years", [3, -3])
def test_a_clock_years_off_is_told_and_stops_nothing_also_once_it_is_right(
    say: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, years: int
) -> None:
    from officer_app.usecases import sync

    ledger = open_test_ledger(tmp_path / "ledger", lambda: datetime.now(UTC))
    off = timedelta(days=365 * years)
    with serving(ledger) as address:
        with monkeypatch.context() as clock:
            clock.setattr(setup, "_present", lambda: datetime.now(UTC) + off)
            assert say("enrol", address.url, ledger.make_code(add_account(ledger, "officer")))[0] == Exit.OK
            code, added, _ = say("finding", "add", *FIELDS, *TEXT)
            assert code == Exit.OK
            code, told, _ = say("sync")
            assert (code, told["waiting"]["findings"], told["aside"]) == (Exit.OK, 0, 0)
            assert f"{'快' if years > 0 else '慢'}了 1095 天" in told["notices"][0]["zh"]
            assert say("sheet", added["id"], "-o", str(tmp_path / "sheet.pdf"))[0] == Exit.OK
            address.ledger.db.close()  # out of order: the next try is noted by the wrong clock
            assert say("sync")[0] == Exit.NO_CONNECTION
        desk = setup.open_profile(own, WORDS)
        assert sync.due(desk.db, desk.now() + timedelta(minutes=10))
        assert sync.status(desk.db).clock.zh
        assert meta.get(desk.db, "last_seen") >= iso(desk.now() + min(off, timedelta()))
        setup.close(desk)
        assert say("finding", "add", *FIELDS, *TEXT)[0] == Exit.OK
        assert say("verify")[0] == Exit.OK


# -- disks -----------------------------------------------------------------------------------------------


def test_a_full_and_a_read_only_disk_through_the_command_line(
    say: Run,
    whole: Path,
    small_disk: Path,
) -> None:
    at = Path(shutil.copytree(whole, small_disk / "profile"))
    hog = fill_up(small_disk)
    codes = []
    while Exit.NO_SPACE not in codes:
        code, _, complaint = say("finding", "add", *FIELDS, *TEXT, "--photo", str(PHOTO), at=at)
        codes.append(code)
        assert complaint is None or is_told(complaint)
    hog.unlink()
    before = len(say("finding", "list", at=at)[1])
    assert before == 1 + codes.count(Exit.OK) + codes.count(Exit.INVALID)
    assert run("mount", "-o", "remount,ro", small_disk)
    code, _, complaint = say("finding", "add", *FIELDS, *TEXT, at=at)
    assert (code, complaint["error"], is_told(complaint)) == (Exit.REFUSED, "disk.read_only", True)
    assert run("mount", "-o", "remount,rw", small_disk)
    assert say("finding", "add", *FIELDS, *TEXT, "--photo", str(PHOTO), at=at)[0] == Exit.OK
    assert len(say("finding", "list", at=at)[1]) == before + 1
    assert say("verify", at=at)[0] == Exit.OK
    assert list((at / "media" / "tmp").iterdir()) == [] if (at / "media" / "tmp").exists() else True
    assert not os.path.lexists(at / crashes.NAME)
