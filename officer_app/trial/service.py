"""The trial's ledger as a process of its own, started and stopped with the program. Nothing here imports the ledger."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text

NOT_STARTED = Fault(
    "trial.not_started",
    Text("试用台账没有启动（{why}）", "The trial ledger did not start ({why})"),
    Text("本机的记录都在，照常可以记录", "Everything on this device is there, and recording works as usual"),
    Text("稍后再同步一次；反复出现就看 {log}", "Sync again later; if it comes again, see {log}"),
    Exit.NO_CONNECTION,
)
COMMAND_FAILED = Fault(
    "trial.command_failed",
    Text("试用台账没有办成“{verb}”：{why}", "The trial ledger did not do {verb!r}: {why}"),
    Text("本机的记录都在", "Everything on this device is there"),
    Text("再试一次；反复出现就看 {log}", "Try again; if it comes again, see {log}"),
    Exit.REFUSED,
)
LOG = "service.log"


def program() -> list[str]:
    """How to call this very program again: frozen it is its own command."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "officer_app"]


class LedgerService:
    """A ledger over the folder `data`. `port` 0 takes a free one; `url` says which once `start` returned."""

    def __init__(self, data: Path, port: int = 0) -> None:
        self.data = data
        self.port = port
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Returns when requests are taken. Raises OfficerError(NOT_STARTED) with the last line of its log."""
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / LOG).open("ab") as log:
            # its standard input is held open as long as we live: it leaves with us, even when we are killed
            self._process = subprocess.Popen(
                [
                    *program(),
                    "ledger",
                    "serve",
                    "--data",
                    str(self.data),
                    "--port",
                    str(self.port),
                    "--json",
                    "--attached",
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        try:
            self.url = json.loads(line)["url"]
        except (ValueError, KeyError) as error:
            self.stop()
            raise OfficerError(NOT_STARTED, why=self._last_words(), log=str(self.data / LOG)) from error
        self.port = int(self.url.rsplit(":", 1)[1])

    def stop(self) -> None:
        """Ask it to end and wait until it did."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def command(self, *words: str) -> Any:
        """One `ledger` command over the same data; its JSON answer. Raises OfficerError(COMMAND_FAILED)."""
        verb, *rest = words
        done = subprocess.run(
            [*program(), "ledger", verb, "--data", str(self.data), "--json", *rest],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            said = (done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit {done.returncode}"])[-1]
            try:
                said = json.loads(said)["en"]
            except (ValueError, KeyError):
                pass
            raise OfficerError(COMMAND_FAILED, verb=verb, why=said[-300:], log=str(self.data / LOG))
        return json.loads(done.stdout)

    def _last_words(self) -> str:
        lines = (self.data / LOG).read_text("utf-8", "replace").strip().splitlines()
        return lines[-1][-200:] if lines else "?"
