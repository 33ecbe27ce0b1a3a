"""Exchanging with the ledger: one exchange, what is left to do, the tray of things set aside, room on this device."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.core.clock import Now, iso, parse
from officer_app.core.errors import OfficerError
from officer_app.core.text import Text
from officer_app.store import delivery, meta, outbox, remote
from officer_app.store.database import write
from officer_app.store.outbox import Aside
from officer_app.store.remote import Logged

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter
    from sqlite_utils import Database

    from officer_app.store.media import Media
    from officer_app.sync.client import LedgerClient
    from officer_app.sync.engine import Engine
    from officer_app.sync.run import Cancel, Lanes, OnDb, Outcome, Progress
    from officer_app.sync.schedule import Rand

LEDGER_CA = "ledger-ca.pem"
KEPT_DAYS = 30
_FINE = Text("", "")


def open_engine(
    on_db: "OnDb",
    media: "Media",
    folder: Path,
    now: Now,
    rand: "Rand",
    lanes: "Lanes" = map,
    adapter: "Callable[[], BaseAdapter] | None" = None,
) -> "Engine":
    """The engine for this profile's ledger. Keep it: it remembers how much the line takes, and runs once at a time.

    `folder` is the profile's (the office's certificate authority lies there). Raises OfficerError(NOT_ENROLLED).
    """
    from officer_app.sync.engine import Engine
    from officer_app.sync.run import Identity

    client = open_client(on_db, folder, now, adapter)
    known = on_db(lambda db: meta.several(db, ("ledger_id", "ledger_public", "device_code")))
    me = Identity(known["device_code"], known["ledger_id"], bytes.fromhex(known["ledger_public"]))
    return Engine(client, on_db, media, me, now, rand, lanes)


def open_client(
    on_db: "OnDb", folder: Path, now: Now, adapter: "Callable[[], BaseAdapter] | None" = None
) -> "LedgerClient":
    """The line to this profile's ledger, signed in as its device. Raises OfficerError(NOT_ENROLLED)."""
    from officer_app.seal.sign import Signer  # weight: not before the first exchange
    from officer_app.sync import faults
    from officer_app.sync.client import Credentials, LedgerClient

    names = ("ledger_id", "ledger_public", "ledger_url", "ledger_ca", "device_code", "device_private", "token")
    known = on_db(lambda db: meta.several(db, names))
    if not (known.get("ledger_id") and known.get("ledger_url") and known.get("device_private")):
        raise OfficerError(faults.NOT_ENROLLED)
    return LedgerClient(
        known["ledger_url"],
        bytes.fromhex(known["ledger_public"]),
        folder / known["ledger_ca"] if known.get("ledger_ca") else None,
        now=now,
        credentials=Credentials(known["device_code"], Signer.from_private(bytes.fromhex(known["device_private"]))),
        token=known.get("token", ""),
        adapter=adapter,
    )


def sync_now(
    engine: "Engine",
    progress: "Callable[[Progress], None]" = lambda _: None,
    cancel: "Cancel | None" = None,
    *,
    by_hand: bool = False,
) -> "Outcome":
    """One exchange. `by_hand` (the button) also tries what was to wait for its time. Never raises for the network."""
    return engine.run(progress, cancel, by_hand=by_hand)


@dataclass(frozen=True)
class SyncStatus:
    """Where this device stands, counted from rows. Times are ISO 8601; `size` in bytes; `trouble` as last told."""

    findings: int
    photos: int
    size: int
    attention: int
    held_back: int
    last_exchange_at: str | None
    next_try_at: str | None
    trouble_code: str
    trouble: Text
    enrolled: bool
    revoked: bool
    clock: Text = _FINE
    """What is wrong with this computer's clock by the ledger's, as of the last exchange."""

    @property
    def quiet(self) -> bool:
        """Nothing to hand in, nothing for a person to look at."""
        return not (self.findings or self.photos or self.attention)

    def sentence(self, now: datetime) -> Text:
        """`12 findings and 41 photos (118 MB) to hand in · last exchange 07:42 · next try in 40 s`."""
        zh, en = [], []
        if self.findings or self.photos:
            zh.append(f"待交 {self.findings} 条记录、{self.photos} 张照片（{_size(self.size)}）")
            en.append(
                f"{_count(self.findings, 'finding')} and {_count(self.photos, 'photo')} ({_size(self.size)}) to hand in"
            )
        else:
            zh.append("全部已交")
            en.append("Everything is handed in")
        if self.attention:
            zh.append(f"{self.attention} 项要您看一下")
            en.append(f"{self.attention} to look at")
        if self.held_back:
            zh.append(f"{self.held_back} 张照片等您看过再交")
            en.append(f"{_count(self.held_back, 'photo')} waiting for your look")
        if self.last_exchange_at:
            at = parse(self.last_exchange_at)
            moment = f"{at:%H:%M}" if at.date() == now.astimezone(at.tzinfo).date() else f"{at:%Y-%m-%d %H:%M}"
            zh.append(f"上次交换 {moment}")
            en.append(f"last exchange {moment}")
        if self.next_try_at:
            seconds = max(0, round((parse(self.next_try_at) - now).total_seconds()))
            zh.append(f"{seconds} 秒后再试")
            en.append(f"next try in {seconds} s")
        return Text(" · ".join(zh), " · ".join(en))


def status(db: "Database") -> SyncStatus:
    """Counted afresh, so that it is true whatever any loop believes."""
    from officer_app.sync import remarks

    known = meta.several(db, ("ledger_id", "revoked", "clock_offset_s"))
    ledger_id = known.get("ledger_id", "")
    standing = remote.get(db, ledger_id)
    waiting = outbox.waiting(db)
    last = next(iter(remote.history(db, 1)), None) if standing.last_error else None
    tries = [at for at in (standing.next_try_at, outbox.next_at(db)) if at]
    return SyncStatus(
        *waiting,
        last_exchange_at=standing.last_exchange_at,
        next_try_at=min(tries) if tries else None,
        trouble_code=standing.last_error or "",
        trouble=last.message if last else Text("", ""),
        enrolled=bool(ledger_id),
        revoked=bool(known.get("revoked")),
        clock=remarks.clock(float(known.get("clock_offset_s") or 0)),
    )


def due(db: "Database", now: datetime) -> bool:
    """Whether an exchange should run by itself now: something waits (or news were not asked for lately), and its time
    has come. Read from the database, so that a restart or a lost timer changes nothing."""
    from officer_app.sync.schedule import LONGEST_WAIT

    standing = remote.get(db, meta.get(db, "ledger_id"))
    if not standing.ledger_id or meta.get(db, "revoked"):
        return False
    if standing.last_error:
        at = standing.next_try_at
        return at is not None and not now < parse(at) <= now + LONGEST_WAIT
    if outbox.next_events(db, iso(now), 1, 1) or outbox.next_photos(db, iso(now), 1):
        return True
    last = standing.last_exchange_at
    return last is None or not now - timedelta(minutes=5) <= parse(last) <= now + LONGEST_WAIT


def tray(db: "Database") -> list[Aside]:
    """What was set aside and waits for a person, each with its reason."""
    return outbox.tray(db)


def history(db: "Database") -> list[Logged]:
    """The last exchanges, newest first."""
    return remote.history(db)


def offer_again(db: "Database", kind: str, ref: str) -> Changes:
    """Hand in once more what was set aside, or a photo that was held back."""
    with write(db):
        outbox.offer_again(db, kind, ref)
    return Changes(outbox=True, status=True)


def free_space(db: "Database", media: "Media", now: datetime, keep_days: int = KEPT_DAYS) -> tuple[int, Changes]:
    """Let go of originals that are in every backup of the ledger and older than `keep_days`. Returns how many.

    Noted first, removed after: a crash in between leaves a file too many, never a finding without its photo.
    """
    safe_seq = remote.get(db, meta.get(db, "ledger_id")).safe_seq
    before = iso(now - timedelta(days=keep_days))
    with write(db):
        spare = delivery.spare_photos(db, safe_seq, before)
        delivery.let_go(db, spare)
    for sha in spare:
        media.path(sha).unlink(missing_ok=True)
    return len(spare), Changes(photos=frozenset(spare), status=bool(spare))


def _size(size: int) -> str:
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB" if size else "0 KB"
    return f"{size / 1024 / 1024:.0f} MB"


def _count(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"
