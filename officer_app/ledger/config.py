"""What a ledger service is told at its start: where its data lies and how much it takes."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Limits:
    """What one request, one device and one account may ask of the service. Sizes are in bytes."""

    max_items: int = 1000
    max_bytes: int = 2 * 1024 * 1024
    """Of a push, unpacked."""
    max_photo: int = 25 * 1024 * 1024
    max_chunk: int = 4 * 1024 * 1024
    photos_per_day: int = 20 * 1024 * 1024 * 1024
    """New photo bytes of one account in 24 hours."""
    push_lane: int = 64
    pull_lane: int = 16
    blob_lane: int = 16
    other_lane: int = 32
    retry_after: int = 2
    """Seconds told to whom a full lane turns away."""
    silence: float = 30.0
    """Seconds a body may bring nothing before its connection counts as broken."""

    @property
    def lanes(self) -> int:
        """Requests under way at once at most: with a thread for each, no lane waits for another."""
        return self.push_lane + self.pull_lane + self.blob_lane + self.other_lane


@dataclass(frozen=True)
class LedgerConfig:
    """One ledger. `database` is a PostgreSQL URL, or "" for the embedded server under `data`.

    `bucket` is an object store's URL (`s3://…`), or "" for the folder `blobs` under `data`.
    `scope` is the key every table begins with: the four digits of the city, so that cities can be dealt out.
    """

    data: Path
    database: str = ""
    bucket: str = ""
    host: str = "127.0.0.1"
    port: int = 0
    scope: int = 3716
    name: str = "滨州市营商环境体验台账"
    limits: Limits = field(default_factory=Limits)

    @property
    def cluster(self) -> Path:
        return self.data / "pg"

    @property
    def key_file(self) -> Path:
        return self.data / "keys" / "ledger.key"

    @property
    def blobs(self) -> Path:
        return self.data / "blobs"

    @property
    def spool(self) -> Path:
        return self.data / "spool"

    @property
    def backups(self) -> Path:
        return self.data / "backups"
