"""Joining a ledger: a one-time code becomes a device code, a pinned ledger key and a session."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from officer_app.core.changes import Changes
from officer_app.core.clock import SHANGHAI, Now
from officer_app.core.text import Text
from officer_app.seal.sign import Signer
from officer_app.store import journal, meta
from officer_app.store.database import naming_trouble, sync_file, sync_folder, write
from officer_app.usecases.sync import LEDGER_CA

if TYPE_CHECKING:
    from requests.adapters import BaseAdapter
    from sqlite_utils import Database

    from officer_app.sync.run import OnDb


_ONCE_MORE = Text(
    "核对地址和网络，用同一个绑定码再试；说用过了，就请督查中心再给一个",
    "Check the address and the network and try the same code again; if it is said to be used, ask for another",
)


@dataclass(frozen=True)
class Enrolment:
    """A device that has joined: its new code, whose it is, the ledger's name and its recovery key (32 bytes)."""

    device_code: str
    alias: str
    name: str
    ledger_name: str
    recovery_public: bytes | None
    changes: Changes


def enrol(
    on_db: "OnDb",
    folder: Path,
    url: str,
    code: str,
    now: Now,
    version: str,
    ca: Path | None = None,
    adapter: "Callable[[], BaseAdapter] | None" = None,
) -> Enrolment:
    """Enrol this profile, or enrol it anew: records and photos stay, what was not handed in is handed in afterwards.

    Everything is written in one transaction after the ledger's signed answer: when it is lost, the profile is as it was
    and asks with the same code again; to its key the ledger gives the same device, and a session once it has proved
    that key. A profile that belongs to a ledger joins no other one. Raises SyncTrouble (CODE_USED, CODE_EXPIRED,
    CODE_UNKNOWN, WRONG_LEDGER, and everything a network can do).
    """
    from officer_app.sync import faults
    from officer_app.sync.client import LedgerClient
    from officer_app.sync.faults import SyncTrouble

    known = on_db(lambda db: meta.several(db, ("ledger_id", "install_id", "device_private")))
    public = Signer.from_private(bytes.fromhex(known["device_private"])).public
    client = LedgerClient(url.strip(), None, ca, now=now, adapter=adapter)
    try:
        hello = client.hello()
        if (known.get("ledger_id") or hello.ledger_id) != hello.ledger_id:
            raise SyncTrouble(faults.WRONG_LEDGER, found=hello.name or hello.ledger_id, expected=known["ledger_id"])
        client.pin(bytes.fromhex(hello.ledger_public))
        told = client.enrol(code.strip(), public, known.get("install_id", ""), version)
    except SyncTrouble as trouble:
        if trouble.kind is faults.Kind.PAUSE or trouble.code == faults.PORTAL.code:
            raise
        # nobody tries this again but the person
        raise SyncTrouble(replace(trouble.fault, todo=_ONCE_MORE), trouble.retry_after, **trouble.values) from trouble
    finally:
        client.close()
    if (told.ledger_id, told.ledger_public) != (hello.ledger_id, hello.ledger_public):
        raise SyncTrouble(faults.FORGED, why="ledger_id")
    authority = _keep_authority(folder, ca)

    def join(db: "Database") -> None:
        with write(db):
            journal.know_key(db, told.device_code, public)
            journal.know_key(db, f"ledger-{hello.epoch}", bytes.fromhex(told.ledger_public))
            meta.raise_counter(db, f"counter:{now().astimezone(SHANGHAI).date().isoformat()}", told.counter_floor)
            meta.put(
                db,
                {
                    "device_code": told.device_code,
                    "user": told.user,
                    "alias": told.alias,
                    "user_name": told.name,
                    "region_code": told.region_code,
                    "roles": ",".join(told.roles),
                    "ledger_id": told.ledger_id,
                    "ledger_public": told.ledger_public,
                    "ledger_url": url.strip(),
                    "ledger_ca": authority,
                    "token": told.token,
                    "recovery_public": told.recovery_public or "",
                    "revoked": "",
                },
            )

    on_db(join)
    recovery = bytes.fromhex(told.recovery_public) if told.recovery_public else None
    return Enrolment(told.device_code, told.alias, told.name, hello.name, recovery, Changes(status=True, outbox=True))


def _keep_authority(folder: Path, ca: Path | None) -> str:
    """Copy the office's certificate authority into the profile; the file it came from may go."""
    if ca is None:
        return ""
    target, fresh = folder / LEDGER_CA, folder / (LEDGER_CA + ".new")
    with naming_trouble():
        if ca.resolve() == target.resolve():
            return LEDGER_CA
        with open(fresh, "wb") as file:
            file.write(ca.read_bytes())
            file.flush()
            sync_file(file.fileno())
        os.replace(fresh, target)
        sync_folder(folder)
    return LEDGER_CA
