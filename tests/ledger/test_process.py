"""The real service process over its own embedded PostgreSQL, and the commands used beside it."""

from pathlib import Path

import pytest
import requests

from officer_app.core.errors import OfficerError
from officer_app.ledger import cli, embedded
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.restore import IN_USE
from tests.fixtures.ledger_process import LedgerProcess


def test_killed_started_again_backed_up_and_restored_it_is_the_same_ledger(tmp_path: Path) -> None:
    config = LedgerConfig(data=tmp_path / "ledger")
    process = LedgerProcess(config.data)
    try:
        first = requests.get(process.url + "/v1/hello", timeout=10).json()
        process.kill()
        assert embedded.running(config.cluster)
        process.start()
        second = requests.get(process.url + "/v1/hello", timeout=10).json()
        assert (second["ledger_id"], second["ledger_public"]) == (first["ledger_id"], first["ledger_public"])
        code = cli.enrol_code(config, "liu", "刘某", "TY-Q-007")
        enrolled = requests.post(
            process.url + "/v1/enrol", timeout=10, json={"code": code, "public": "ab" * 32, "install_id": "i"}
        ).json()
        assert enrolled["alias"] == "TY-Q-007"
        assert cli.verify(config).sound
        generation = cli.backup(config)
        folder = config.backups / generation.name
        with pytest.raises(OfficerError) as busy:
            cli.restore(config, folder)
        assert busy.value.fault is IN_USE
        assert process.stop() == 0
        assert not embedded.running(config.cluster)
        cli.restore(config, folder)
        assert not embedded.running(config.cluster)
        process.start()
        third = requests.get(process.url + "/v1/hello", timeout=10).json()
        assert third["ledger_id"] == first["ledger_id"]
        assert third["epoch"] > first["epoch"]
        cli.revoke(config, enrolled["device_code"], "遗失")
    finally:
        process.close()


def test_on_an_empty_machine_a_backup_is_enough(tmp_path: Path) -> None:
    old, new = LedgerConfig(data=tmp_path / "old"), LedgerConfig(data=tmp_path / "new")
    cli.account(old, "clerk", "台账员", frozenset({"ledger_clerk"}), "371600", password="四个不相干的词 好记")
    generation = cli.backup(old)
    cli.restore(new, old.backups / generation.name)
    with cli.opened(new) as ledger:
        assert ledger.caller_for("clerk").roles == {"ledger_clerk"}
        assert ledger.hello().ledger_id == generation.ledger_id
