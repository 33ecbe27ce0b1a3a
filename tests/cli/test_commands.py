"""The command line as support and scripts use it: real profiles, JSON answers, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from officer_app.cli import main
from officer_app.core.errors import Exit
from officer_app.paths import resource
from officer_app.usecases import setup

WORDS = "correct horse battery staple"
TEXT = "窗口要求另交单身证明，清单里没有这一项，𠮷先生跑了两趟。"
FIELDS = [
    "--set",
    "category_code=T0401",
    "--set",
    "hall_code=H01",
    "--set",
    "matter_code=SX0401",
    "--set",
    "region_code=371600",
    "--set",
    "wait_minutes=32",
    "--set",
    f"text={TEXT}",
]

Run = Callable[..., tuple[int, Any, Any]]


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "profile"
    desk = setup.create_profile(folder, WORDS)
    setup.take_device_code(desk, "A7K2", user="u1", alias="TY-Q-007")
    setup.close(desk)
    monkeypatch.setenv("OFFICER_PASSPHRASE", WORDS)
    return folder


@pytest.fixture
def run(profile: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with `--json`; exit code, what it answered, what it complained of."""

    def command(*words: str) -> tuple[int, Any, Any]:
        code = main(["--profile", str(profile), "--json", *words])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else None, json.loads(err) if err else None

    return command


def test_a_finding_is_added_found_and_printed(run: Run, tmp_path: Path) -> None:
    photo = resource("sample/photos/window12.jpg")
    code, added, _ = run("finding", "add", "--form", "counter", *FIELDS, "--photo", str(photo))
    assert code == Exit.OK
    assert added["temp_no"].startswith("LA7K2-")
    assert [row["id"] for row in run("finding", "list", "--search", "单身证明")[1]] == [added["id"]]
    shown = run("finding", "show", added["temp_no"])[1]
    assert shown["facts"]["values"]["text"] == TEXT
    assert shown["facts"]["values"]["wait_minutes"] == 32
    sheet = tmp_path / "sheet.pdf"
    code, told, _ = run("sheet", added["temp_no"], "-o", str(sheet))
    assert (code, told["missing_glyphs"]) == (Exit.OK, [])
    copied = "".join(page.extract_text() for page in PdfReader(sheet).pages)
    assert "".join(TEXT.split()) in "".join(copied.split())


def test_a_bad_photo_is_told_and_the_good_one_kept(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_text("not a photo")
    good = resource("sample/photos/hall.jpg")
    code, added, _ = run("finding", "add", "--form", "counter", *FIELDS, "--photo", str(bad), "--photo", str(good))
    assert code == Exit.INVALID
    assert [refused["photo"] for refused in added["refused_photos"]] == ["bad.jpg"]
    assert len(run("finding", "show", added["id"])[1]["facts"]["photos"]) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["finding", "show", "L0000-20260101-001"], Exit.NOT_FOUND),
        (["finding", "add", "--form", "counter"], Exit.INVALID),
        (["finding", "add", "--form", "counter", "--set", "nonsense=1"], Exit.USAGE),
        (["finding", "add", "--form", "counter", "--values", "{"], Exit.USAGE),
        (["finding", "add", "--form", "counter", "--values", "[" * 100_000], Exit.USAGE),
        (["enrol", "http://127.0.0.1:9", "AAAA-BBBB"], Exit.NO_CONNECTION),
        (["tour", "--out", "unused", "--photos", "/nowhere/at/all"], Exit.NOT_FOUND),
        (["ledger", "verify", "--data", "/nowhere/at/all"], Exit.NOT_FOUND),
    ],
)
def test_trouble_has_its_exit_code_and_three_sentences(run: Run, words: list[str], code: Exit) -> None:
    got, answer, complaint = run(*words)
    assert (got, answer) == (code, None)
    assert complaint["zh"].count("。") >= 2
    assert complaint["en"]
    assert run("finding", "list")[1] == [], "nothing half recorded"


def test_a_wrong_passphrase_opens_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICER_PASSPHRASE", "another passphrase entirely")
    assert run("finding", "list")[0] == Exit.LOCKED
    monkeypatch.delenv("OFFICER_PASSPHRASE")
    code, _, complaint = run("finding", "list")
    assert (code, complaint["error"]) == (Exit.LOCKED, "passphrase.none")


def test_a_second_program_is_told_that_the_profile_is_open(run: Run, profile: Path) -> None:
    desk = setup.open_profile(profile, WORDS)
    try:
        assert run("finding", "list")[0] == Exit.BUSY
    finally:
        setup.close(desk)
    assert run("finding", "list")[0] == Exit.OK


def test_proofs_hold_and_a_flipped_bit_is_found(run: Run, profile: Path) -> None:
    added = run("finding", "add", "--form", "counter", *FIELDS, "--photo", str(resource("sample/photos/hall.jpg")))[1]
    assert run("verify")[0] == Exit.OK
    assert run("rebuild")[1] == {"findings": 1}
    assert run("verify")[1]["sound"]
    (photo,) = [path for path in (profile / "media").rglob("*") if path.is_file()]
    sealed = bytearray(photo.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    photo.write_bytes(sealed)
    code, report, _ = run("verify")
    assert code == Exit.DAMAGED
    assert any(photo.name[:12] in fault for fault in report["faults"])
    assert run("finding", "show", added["id"])[0] == Exit.OK, "the record itself is untouched"


def test_the_doctor_names_no_person_and_no_record(run: Run) -> None:
    run("finding", "add", "--form", "counter", *FIELDS)
    code, facts, _ = run("doctor")
    assert (code, facts["profile"]["findings"]) == (Exit.OK, 1)
    told = json.dumps(facts, ensure_ascii=False)
    assert not any(word in told for word in ("TY-Q-007", "单身证明", "LA7K2", WORDS, 'u1"'))
