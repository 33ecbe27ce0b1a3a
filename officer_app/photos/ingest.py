"""Foreign pictures become safe ones: guarded decoding in a warm child process that owns nothing and can be lost.

The original bytes are never touched here: the caller hashes and keeps them. Qt and browsers only ever see the JPEG
copies made here. Used by the desktop when a photo is added and by the ledger when one arrives.
"""

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Self

import msgspec

from officer_app.core import clock
from officer_app.core.errors import OfficerError, reason
from officer_app.core.hints import Hint
from officer_app.core.text import Text
from officer_app.photos import child, faults
from officer_app.photos.sniff import other_kind, photo_kind

MAX_BYTES = 25 * 1024 * 1024
WALL_SECONDS = 15.0
START_SECONDS = 60.0
"""A virus scanner may hold a first start for long."""
_MIME = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "HEIF": "image/heic"}
_MOST = (64 * 1024, 1024 * 1024, 16 * 1024 * 1024)
"""Longest facts, thumbnail and view taken from the child."""


@dataclass(frozen=True)
class Photo:
    """What is known of a picture. Sizes are pixels of the upright original; `thumb` and `view` are upright JPEG copies
    without metadata, at most 320 and 1600 pixels long. `taken_at` is ISO 8601 or "". `gps` is (latitude, longitude) in
    degrees, only when asked for. `view` is b"" when not asked for.
    """

    mime: str
    width: int
    height: int
    taken_at: str
    thumb: bytes
    view: bytes
    gps: tuple[float, float] | None = None


def child_command() -> list[str]:
    """How the decoder is started: by its file, so that it needs no package of ours installed; or the frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, child.FLAG]
    return [sys.executable, "-P", child.__file__]


def read_file(path: Path) -> bytes:
    """The bytes of a picture file. Raises EMPTY, TOO_LARGE (before reading), UNREADABLE."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise OfficerError(faults.UNREADABLE, why=Text("那不是一个文件", "that is not a file"))
        check_size(facts.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise OfficerError(faults.UNREADABLE, why=reason(error)) from error
    check_size(len(data))
    return data


class Decoder:
    """One warm child, started on first use or by `warm`, started again after any trouble. Safe to call from any thread:
    pictures are read one after another.
    """

    def __init__(self, wall_seconds: float = WALL_SECONDS, extra: Sequence[str] = ()) -> None:
        """`extra` is said to the child after its command."""
        self._wall_seconds, self._extra = wall_seconds, extra
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> "Decoder":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm(self) -> None:
        """Start the child ahead of the first picture."""
        with self._lock:
            self._ready()

    def read(self, data: bytes, *, view: bool = True, gps: bool = False, edge: int = 0) -> Photo:
        """Decode one picture; `edge` for a view of another length, at most `child.MAX_EDGE`.

        Raises OfficerError with a fault of `photos.faults`; the next picture is unaffected.
        """
        answer = self.ask(data, {"view": view, "gps": gps, "edge": edge})
        facts, mime = answer.facts, _MIME[answer.kind]
        taken_at = _taken_at(facts.taken_at, facts.offset)
        return Photo(mime, facts.width, facts.height, taken_at, answer.thumb, answer.view, facts.gps)

    def ask(self, data: bytes, order: dict[str, Any], more: bytes = b"") -> "Answer":
        """One picture to the child, with what is wanted of it (`child.answer`) and bytes that go with that.

        Raises as `read`.
        """
        check_size(len(data))
        kind = photo_kind(data)
        if kind == "AVIF":
            raise OfficerError(faults.HEIC_NOT_SUPPORTED)
        if kind is None:
            found = other_kind(data)
            raise OfficerError(faults.NOT_A_PHOTO, kind=found.zh, kind_en=found.en)
        options = json.dumps({"kind": kind, **order}).encode()
        with self._lock:
            answer = self._ask(options, data + more if more else data)
        if answer.facts.reason:
            raise _fault(kind, answer.facts)
        return answer._replace(kind=kind)

    def close(self) -> None:
        """End the child. The decoder may be used again; it then starts a new one."""
        with self._lock:
            self._drop()

    def _ask(self, options: bytes, data: bytes) -> "Answer":
        """One exchange under the wall clock. A child that died while idle is replaced once; one that dies over the
        picture is not given it again.
        """
        request = child.REQUEST.pack(len(options), len(data)) + options
        for attempt in (1, 2):
            process = self._ready()
            with _Alarm(process, self._wall_seconds) as alarm:
                sent = _send(process, request, data)
                answer = _receive(process) if sent else None
            if answer is not None:
                if answer.facts.reason == "heavy":
                    self._drop()
                return answer
            code = self._drop()
            if sent or attempt == 2:
                break
        out_of_time = alarm.rang or code == -getattr(signal, "SIGXCPU", 0)
        raise OfficerError(faults.TOO_HEAVY if out_of_time else faults.DECODER_DIED)

    def _ready(self) -> "subprocess.Popen[bytes]":
        """The living child, or a new one that has said it is ready."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._drop()
        # arenas, and buffers for each processor, count against the child's memory limit
        environment = os.environ | {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}
        try:
            process = subprocess.Popen(
                [*child_command(), *self._extra],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise OfficerError(faults.NO_DECODER, why=reason(error)) from error
        self._process = process
        with _Alarm(process, START_SECONDS):
            greeting = _receive(process)
        if greeting is None:
            raise OfficerError(faults.NO_DECODER, why=f"exit {self._drop()}")
        return process

    def _drop(self) -> int:
        """End the child, if any; its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        return process.wait()


class _Facts(msgspec.Struct, frozen=True):
    """What the child says of a picture, read with suspicion: it may be the picture that speaks."""

    reason: str = ""
    why: str = ""
    width: int = 0
    height: int = 0
    taken_at: str = ""
    offset: str = ""
    gps: tuple[float, float] | None = None
    hints: tuple[Hint, ...] = ()


class Answer(NamedTuple):
    """What came back: facts, thumbnail and larger copy. `kind` is what the picture was, one of `child.FORMATS`."""

    facts: _Facts
    thumb: bytes
    view: bytes
    kind: str = ""


class _Alarm:
    """Kills the child when the wall clock runs out."""

    def __init__(self, process: "subprocess.Popen[bytes]", seconds: float) -> None:
        self.rang = False
        self._process = process
        self._timer = threading.Timer(seconds, self._ring)

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _send(process: "subprocess.Popen[bytes]", request: bytes, data: bytes) -> bool:
    pipe = process.stdin
    assert pipe is not None
    try:
        pipe.write(request)
        pipe.write(data)
        pipe.flush()
    except OSError:
        return False
    return True


def _receive(process: "subprocess.Popen[bytes]") -> Answer | None:
    """The child's next answer; None when it ended, or said more than it may."""
    pipe = process.stdout
    assert pipe is not None
    head = pipe.read(child.ANSWER.size)
    if len(head) < child.ANSWER.size:
        return None
    sizes = child.ANSWER.unpack(head)
    if any(size > most for size, most in zip(sizes, _MOST, strict=True)):
        return None
    parts = [pipe.read(size) for size in sizes]
    if [len(part) for part in parts] != list(sizes):
        return None
    try:
        return Answer(msgspec.json.decode(parts[0], type=_Facts), parts[1], parts[2])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _fault(kind: str, facts: _Facts) -> OfficerError:
    match facts.reason:
        case "pixels":
            return OfficerError(faults.TOO_MANY_PIXELS, limit=child.MAX_PIXELS // 1_000_000)
        case "truncated":
            return OfficerError(faults.TRUNCATED)
        case "heavy":
            return OfficerError(faults.TOO_HEAVY)
        case "blind":
            return OfficerError(faults.NO_DECODER, why="OpenCV")
        case "no_heic":
            return OfficerError(faults.HEIC_NOT_SUPPORTED)
    if kind == "HEIF":
        return OfficerError(faults.BROKEN_HEIC)
    return OfficerError(faults.BROKEN, why=facts.why)


def check_size(size: int) -> None:
    """Raises EMPTY or TOO_LARGE for a file of so many bytes: nothing of it need be read."""
    if size == 0:
        raise OfficerError(faults.EMPTY)
    if size > MAX_BYTES:
        raise OfficerError(faults.TOO_LARGE, size=-(-size // 1_048_576), limit=MAX_BYTES // 1_048_576)


def _taken_at(exif: str, offset: str) -> str:
    """EXIF `2026:09:17 09:40:12` as ISO 8601; without an offset the camera is taken to keep local time."""
    try:
        moment = datetime.strptime(exif.strip("\x00 "), "%Y:%m:%d %H:%M:%S").replace(tzinfo=clock.SHANGHAI)
        with contextlib.suppress(ValueError):
            moment = datetime.fromisoformat(f"{moment:%Y-%m-%dT%H:%M:%S}{offset.strip()}") if offset.strip() else moment
        return clock.iso(moment) if 1990 <= moment.year <= 2100 else ""
    except ValueError:
        return ""
