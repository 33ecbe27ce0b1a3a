"""The ledger as the trial runs it: a process of its own that never outlives whoever started it."""

import os
import subprocess
import sys
from pathlib import Path

STARTER = """
import sys
from pathlib import Path
from officer_app.trial.service import LedgerService
service = LedgerService(Path(sys.argv[1]))
service.start()
print(service._process.pid, service.command("list"), flush=True)
sys.stdin.read()
"""


def test_a_killed_starter_takes_its_ledger_along(tmp_path: Path) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert starter.stdin is not None
    assert starter.stdout is not None
    pid, listed = starter.stdout.readline().split(maxsplit=1)
    assert listed.strip() == "[]"
    starter.kill()
    starter.wait()
    # the service holds the other end of its own standard output: it ends when the service does
    assert starter.stdout.read() == ""
    starter.stdin.close()
    starter.stdout.close()
    while _alive(int(pid)):
        pass
    assert not (tmp_path / "pg" / "postmaster.pid").exists(), "PostgreSQL was stopped, not left behind"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().split()[2] if Path("/proc").is_dir() else True
