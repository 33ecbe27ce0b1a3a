"""The real service process over its own embedded PostgreSQL."""

from pathlib import Path

import requests

from officer_app.ledger import embedded
from tests.fixtures.ledger_process import LedgerProcess


def test_killed_and_started_again_it_is_the_same_ledger(tmp_path: Path) -> None:
    process = LedgerProcess(tmp_path / "ledger")
    try:
        first = requests.get(process.url + "/v1/hello", timeout=10).json()
        process.kill()
        assert embedded.running(tmp_path / "ledger" / "pg")
        process.start()
        second = requests.get(process.url + "/v1/hello", timeout=10).json()
        assert (second["ledger_id"], second["ledger_public"]) == (first["ledger_id"], first["ledger_public"])
        assert process.stop() == 0
        assert not embedded.running(tmp_path / "ledger" / "pg")
    finally:
        process.close()
