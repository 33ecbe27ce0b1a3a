"""What was typed 400 ms before the process was killed is there again, the word still being composed included."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from officer_app.usecases import lists, setup

WORDS = "窗口工作人员口头要求另交"


def test_a_killed_window_loses_nothing_that_was_saved(profile: Path) -> None:
    typist = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("typist.py")), str(profile), WORDS],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert typist.stdout is not None
    assert typist.stdout.readline() == "saved\n"
    typist.send_signal(signal.SIGKILL)
    typist.wait()
    typist.stdout.close()
    desk = setup.open_profile(profile)
    (row,) = lists.draft_rows(desk)
    setup.close(desk)
    assert row.draft.values["text"] == WORDS + "hukouben"
    assert row.draft.form == "counter"
