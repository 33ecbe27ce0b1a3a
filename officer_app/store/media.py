"""Original photos on disk: sealed files named by the sha256 of what was taken.

A file is under its name only after it was written, brought to the medium, read back and opened: anything shorter lost
every photo in simulated power cuts.
"""

import os
import threading
from collections.abc import Collection, Iterator
from pathlib import Path

from officer_app.core.errors import OfficerError
from officer_app.core.events import fingerprint
from officer_app.core.ids import uuid7
from officer_app.seal.files import DAMAGED_PHOTO, OVERHEAD, MediaCipher

_KEPT_BYTES = 8 * 1024 * 1024


class Media:
    """The photos of one profile. Any thread may use it: it touches files only, never the database."""

    def __init__(self, folder: Path, cipher: MediaCipher) -> None:
        self.folder = folder
        self._cipher = cipher
        self._kept = threading.local()

    def put(self, data: bytes) -> str:
        """Keep a photo for good and return its sha256. When this returns, a power cut cannot take it.

        Raises OfficerError(DISK_FULL | READ_ONLY | DISK_ERROR | DAMAGED_PHOTO); nothing is then under its name.
        """
        sha256 = fingerprint(data)
        from officer_app.store.database import naming_trouble, sync_folder

        with naming_trouble():
            target = self.path(sha256)
            if self._sound(sha256):
                sync_folder(target.parent)  # the cut may have come between its rename and its folder
                return sha256
            if not target.parent.is_dir():
                for n in range(256):  # all of them with one sync, not a sync more for nearly every early photo
                    (self.folder / f"{n:02x}").mkdir(parents=True, exist_ok=True)
                sync_folder(self.folder)
            temporary = self._tmp() / uuid7(0, os.urandom(10))
            try:
                self._write(temporary, sha256, data)
                os.replace(temporary, target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
            sync_folder(target.parent)
        return sha256

    def get(self, sha256: str) -> bytes:
        """The original bytes. Raises OfficerError(DAMAGED_PHOTO), also when the file is not there."""
        try:
            sealed = self.path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise OfficerError(DAMAGED_PHOTO, sha=sha256[:12]) from error
        return self._cipher.open(sha256, sealed)

    def has(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def path(self, sha256: str) -> Path:
        """Where a photo's file lies. Raises ValueError for a name that is no sha256: it may come from elsewhere."""
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(f"not a sha256: {sha256[:80]!r}")
        return self.folder / sha256[:2] / sha256

    def names(self) -> Iterator[str]:
        """Every photo here."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir())

    def sweep(self, keep: Collection[str], older_than: float) -> list[str]:
        """Remove photos that nothing names and that were last written before `older_than` (Unix seconds).

        Also removes what a crash left half-written. Returns the names removed.
        """
        removed = []
        for name in list(self.names()):
            if name not in keep and self.path(name).stat().st_mtime < older_than:
                self.path(name).unlink()
                removed.append(name)
        for left in self._tmp().iterdir():
            if left.stat().st_mtime < older_than:
                left.unlink()
        return removed

    def _tmp(self) -> Path:
        folder = self.folder / "tmp"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _sound(self, sha256: str) -> bool:
        try:
            self.get(sha256)
        except OfficerError:
            return False
        return True

    def _write(self, path: Path, sha256: str, data: bytes) -> None:
        from officer_app.store.database import sync_file

        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with open(handle, "r+b", buffering=0) as file:
            sealed, opened = self._buffers(len(data))
            size = len(data) + OVERHEAD
            with memoryview(sealed)[:size] as view, memoryview(opened)[: len(data)] as out:
                self._cipher.seal_into(sha256, data, view)
                written = 0
                while written < size:
                    written += file.write(view[written:])
                sync_file(file.fileno())
                file.seek(0)
                if file.readinto(view) != size:
                    raise OfficerError(DAMAGED_PHOTO, sha=sha256[:12])
                self._cipher.open_into(sha256, view, out)
            if not opened.startswith(data):
                raise OfficerError(DAMAGED_PHOTO, sha=sha256[:12])

    def _buffers(self, size: int) -> tuple[bytearray, bytearray]:
        """Room for a sealed photo and for its check, used again by the same thread: fresh pages cost a third more."""
        kept: tuple[bytearray, bytearray] | None = getattr(self._kept, "buffers", None)
        if kept is None or len(kept[1]) < size:
            kept = bytearray(size + OVERHEAD), bytearray(size)
            if size <= _KEPT_BYTES:
                self._kept.buffers = kept
        return kept
