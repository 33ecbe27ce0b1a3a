"""32 MB held in reserve: given back when the disk is full, so that the last finding can still be saved."""

import os
from pathlib import Path

BYTES = 32 * 1024 * 1024


class Ballast:
    """The reserve file of one profile."""

    def __init__(self, folder: Path, size: int = BYTES) -> None:
        self._path = folder / "ballast"
        self._size = size

    def held(self) -> bool:
        return self._path.is_file() and self._path.stat().st_size >= self._size

    def hold(self) -> bool:
        """Take the reserve if there is room for it and as much again. False when there is not."""
        import shutil

        if self.held():
            return True
        if shutil.disk_usage(self._path.parent).free < 2 * self._size:
            return False
        try:
            with self._path.open("wb") as file:
                _reserve(file.fileno(), self._size)
        except OSError:
            self._path.unlink(missing_ok=True)
            return False
        return True

    def release(self) -> bool:
        """Give the reserve back. True when there was one."""
        held = self._path.is_file()
        self._path.unlink(missing_ok=True)
        return held


def _reserve(handle: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
        return
    block = bytes(1 << 20)  # really written: a sparse file would reserve nothing
    for _ in range(0, size, len(block)):
        os.write(handle, block)
