"""A forgotten passphrase loses nothing: recovery key, enrolment, recovery, all by the commands people type."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from officer_app.cli import main
from officer_app.core.errors import Exit
from officer_app.trial.service import LedgerService

OLD, NEW = "correct horse battery staple", "quite another horse of mine"

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[LedgerService]:
    made = LedgerService(tmp_path / "ledger")
    made.start()
    yield made
    made.stop()


def test_the_office_s_key_sets_a_new_passphrase(
    service: LedgerService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    profile, key = tmp_path / "profile", tmp_path / "recovery.key"

    def run(*words: str) -> tuple[int, Any]:
        code = main(["--profile", str(profile), "--json", *words])
        out, err = capsys.readouterr()
        return code, json.loads(out or err)

    def ledger(*words: str) -> tuple[int, Any]:
        return run("ledger", *words[:1], "--data", str(service.data), *words[1:])

    monkeypatch.setenv("OFFICER_PASSPHRASE", OLD)
    assert ledger("recovery-key", "--out", str(key))[0] == 0
    assert key.stat().st_mode & 0o777 == 0o400
    assert ledger("recovery-key", "--out", str(key))[1]["error"] == "recovery.there"
    assert ledger("recovery-key", "--out", str(key), "--replace")[1]["error"] == "recovery.file", "never overwritten"
    code = ledger("enrol-code", "--user", "wang", "--name", "Wang", "--alias", "TY-Q-009")[1]["code"]
    assert run("enrol", service.url, code)[0] == 0
    values = ["--set", "category_code=T0401", "--set", "text=窗口要求重复提交材料，跑了两趟"]
    added = run("finding", "add", "--form", "counter", *values)[1]
    assert run("sync")[1]["pushed"] == 1

    monkeypatch.setenv("OFFICER_PASSPHRASE", NEW)
    assert run("finding", "list")[0] == Exit.LOCKED
    (tmp_path / "other.key").write_text("00" * 32)
    assert run("recover", "--key", str(tmp_path / "other.key"))[0] == Exit.LOCKED
    assert run("finding", "list")[0] == Exit.LOCKED
    assert run("recover", "--key", str(key)) == (0, {"recovered": True})
    assert [row["id"] for row in run("finding", "list")[1]] == [added["id"]]
    assert run("verify")[1]["sound"] is True
    monkeypatch.setenv("OFFICER_PASSPHRASE", OLD)
    assert run("finding", "list")[0] == Exit.LOCKED
