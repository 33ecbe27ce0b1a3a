"""Nothing that was called saved is ever lost: a crash at every step, kill -9 at random, and what is left is whole."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from officer_app.store import profile
from officer_app.usecases import findings, lists, setup, verify
from officer_app.usecases.desk import Desk
from tests.usecases.conftest import VALUES


class Crashed(BaseException):
    """The process is gone: nothing after it may run."""


class Crashing:
    """A connection that stops at its `at`-th statement: before it, or (`after`) when it has just been carried out."""

    def __init__(self, connection: Any, at: int, after: bool) -> None:
        self.connection, self.at, self.after, self.n = connection, at, after, 0

    def _run(self, call: Any, *arguments: Any) -> Any:
        self.n += 1
        if self.n > self.at or (self.n == self.at and not self.after):
            raise Crashed
        answer = call(*arguments)
        if self.n == self.at:
            raise Crashed
        return answer

    def execute(self, *arguments: Any) -> Any:
        return self._run(self.connection.execute, *arguments)

    def executemany(self, *arguments: Any) -> Any:
        return self._run(self.connection.executemany, *arguments)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


def statements_of_finish(folder: Path, key: bytes, draft: str) -> int:
    copy = folder.with_name("counted")
    shutil.copytree(folder, copy)
    desk = setup.open_unlocked(copy, key)
    real, counting = desk.db.conn, Crashing(desk.db.conn, sys.maxsize, True)
    desk.db.conn = counting
    findings.finish(desk, draft)
    desk.db.conn = real
    setup.close(desk)
    return counting.n


def test_a_crash_at_every_statement_of_finish(desk: Desk, draft: str, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    setup.close(desk)
    key = profile.unlock(folder, profile.trial_passphrase(folder) or "")
    n = statements_of_finish(folder, key, draft)
    assert n >= 10
    saved = []
    for at, after in [(at, after) for at in range(1, n + 1) for after in (False, True)]:
        copy = tmp_path / f"{at}{after}"
        shutil.copytree(folder, copy)
        broken = setup.open_unlocked(copy, key)
        real = broken.db.conn
        broken.db.conn = Crashing(real, at, after)
        with pytest.raises(Crashed):
            findings.finish(broken, draft)
        real.close()
        again = setup.open_unlocked(copy, key)
        total, drafts = lists.counts(again).total, len(lists.draft_rows(again))
        assert (total, drafts) in ((0, 1), (1, 0)), (at, after)
        saved.append(total)
        if total:
            assert verify.verify(again).sound
        else:
            findings.finish(again, draft)
            assert verify.verify(again).sound
        assert lists.counts(again).total == 1
        setup.close(again)
        shutil.rmtree(copy)
    assert saved == [0] * (2 * n - 1) + [1]  # saved exactly when COMMIT has returned


WRITER = """
import sys
from pathlib import Path
from officer_app.store import photos
from officer_app.usecases import findings, setup
from tests.usecases.conftest import VALUES
desk = setup.open_profile(Path(sys.argv[1]))
print("open", flush=True)
while True:
    photo = desk.media.put(desk.new_id().encode() * 500)
    row = photos.PhotoRow(photo, 18000, "image/jpeg", 1, 1, "", "", 1)
    desk.write(lambda db: photos.add(db, row, b"thumb"))
    done = findings.submit(desk, "counter", VALUES, [(photo, "")])
    print(done.finding_id, photo, flush=True)
"""


def acknowledged(folder: Path, rounds: int) -> Iterator[tuple[str, str]]:
    rand = random.Random(11)
    for _ in range(rounds):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "open"
        until = time.monotonic() + rand.uniform(0.02, 0.25)
        lines = []
        while time.monotonic() < until:
            lines.append(process.stdout.readline())
        os.kill(process.pid, signal.SIGKILL)
        lines += process.stdout.readlines()
        process.wait()
        process.stdout.close()
        for line in lines:
            if line.endswith("\n"):
                finding, photo = line.split()
                yield finding, photo


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a signal of POSIX")
def test_kill_9_loses_nothing_that_was_acknowledged(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    setup.close(desk)
    acks = list(acknowledged(folder, 10))
    assert len(acks) >= 10
    desk = setup.open_profile(folder)
    for finding, photo in acks:
        view = lists.finding(desk, finding)
        assert [one.sha256 for one in view.photos] == [photo]
        assert desk.media.has(photo)
        assert view.finding.facts.values["text"] == VALUES["text"]
    assert lists.counts(desk).total >= len(acks)
    assert verify.verify(desk).faults == []
    setup.close(desk)
