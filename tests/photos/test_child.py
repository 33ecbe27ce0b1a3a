"""The child can be lost at any moment, and it can do nothing but decode."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from officer_app.core.errors import OfficerError
from officer_app.photos import child, faults, ingest
from officer_app.photos.ingest import Decoder, child_command

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "photos"
SMALL = (Path(__file__).parent / "data" / "tiny.heic").read_bytes()
PHOTO = (SAMPLE / "hall.jpg").read_bytes()

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits that only Linux keeps")


def pid_of(decoder: Decoder) -> int:
    decoder.warm()
    assert decoder._process is not None
    return decoder._process.pid


@posix
def test_a_child_that_died_while_idle_is_replaced() -> None:
    with Decoder() as decoder:
        first = pid_of(decoder)
        os.kill(first, signal.SIGKILL)
        assert decoder.read(PHOTO).width == 960
        assert pid_of(decoder) != first


@linux
def test_a_child_killed_over_a_photo_costs_that_photo_only() -> None:
    import fcntl
    import termios

    with Decoder() as decoder:
        pid = pid_of(decoder)
        os.kill(pid, signal.SIGSTOP)
        caught: list[OfficerError] = []

        def read() -> None:
            with pytest.raises(OfficerError) as error:
                decoder.read(SMALL)
            caught.append(error.value)

        reading = threading.Thread(target=read)
        reading.start()
        assert decoder._process is not None
        assert decoder._process.stdin is not None
        waiting = bytearray(4)
        while int.from_bytes(waiting, sys.byteorder) < len(SMALL):
            fcntl.ioctl(decoder._process.stdin, termios.FIONREAD, waiting)
        os.kill(pid, signal.SIGKILL)
        reading.join()
        assert [error.fault for error in caught] == [faults.DECODER_DIED]
        assert decoder.read(PHOTO).width == 960


@posix
def test_a_child_that_hangs_is_ended_by_the_wall_clock() -> None:
    with Decoder(wall_seconds=2) as decoder:
        os.kill(pid_of(decoder), signal.SIGSTOP)
        with pytest.raises(OfficerError) as caught:
            decoder.read(SMALL)
        assert caught.value.fault is faults.TOO_HEAVY
        assert decoder.read(SMALL).width == 96


def test_a_decoder_that_does_not_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Decoder() as decoder, pytest.raises(OfficerError) as caught:
        decoder.read(SMALL)
    assert caught.value.fault is faults.NO_DECODER


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, child.FLAG]
    monkeypatch.setattr(ingest, "child_command", lambda: [sys.executable, "-m", "officer_app", child.FLAG])
    with Decoder() as decoder:
        assert decoder.read(PHOTO).width == 960


@linux
@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("import socket; socket.socket()", "OSError"),
        ("open('/etc/passwd')", "OSError"),
        ("bytearray(2 << 30)", "MemoryError"),
    ],
)
def test_the_child_can_do_nothing_else(attempt: str, error: str) -> None:
    program = (
        f"import socket, sys; sys.path.insert(0, {str(Path(child.__file__).parent)!r})\n"
        f"import child; child.prepare(); child.fence.limit()\n{attempt}"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert error in ended.stderr.splitlines()[-1]


@linux
def test_the_processor_clock_ends_the_child() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(Path(child.__file__).parent)!r})\n"
        "import fence; fence.CPU_SECONDS = 0; fence.limit(); fence.allow_time()\nwhile True: pass"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGXCPU


def test_many_threads_share_one_child() -> None:
    with Decoder() as decoder:
        widths: list[int] = []
        readers = [
            threading.Thread(target=lambda: widths.append(decoder.read(PHOTO, view=False).width)) for _ in range(6)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        assert widths == [960] * 6
