"""The ledger's own key: a file only the service's account can read."""

import os
from pathlib import Path

from officer_app.seal.sign import Signer


def ledger_signer(path: Path) -> Signer:
    """The signer whose private key lies in this file, made on first use (mode 0400, durable before it signs)."""
    if path.exists():
        return Signer.from_private(bytes.fromhex(path.read_text().strip()))
    signer = Signer.generate()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(descriptor, "w") as file:
        file.write(signer.private.hex())
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
    sync_folder(path.parent)
    return signer


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
