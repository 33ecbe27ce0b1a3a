"""The organisation's recovery pair: what a forgotten passphrase and a lost server are opened with.

The private key leaves this machine in a file and is kept in a safe. The public one goes to every device at enrolment,
and from then on backups carry the ledger's own key sealed to it.
"""

import os
from pathlib import Path

from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.text import Text
from officer_app.ledger.db import Tx
from officer_app.ledger.keys import sync_folder
from officer_app.ledger.service import Ledger
from officer_app.seal.wrap import new_recovery_pair

RECOVERY_THERE = Fault(
    "recovery.there",
    Text("这个台账已经有恢复钥匙", "This ledger has a recovery key already"),
    Text("原来的钥匙照样有效", "The one there is stays valid"),
    Text(
        "确实要换就加 --replace；旧钥匙还要留着，已绑定的设备仍用它",
        "To change it add --replace, and keep the old one: devices enrolled so far still need it",
    ),
    Exit.REFUSED,
)
RECOVERY_FILE = Fault(
    "recovery.file",
    Text("恢复钥匙文件 {name} 不能用（{why}）", "The recovery key file {name} cannot be used ({why})"),
    Text("没有改动任何东西", "Nothing was changed"),
    Text("换一个路径；不会覆盖已有的文件", "Give another path; a file that is there is never overwritten"),
    Exit.INVALID,
)


def public_of(tx: Tx, scope: int) -> bytes | None:
    """The recovery key that devices and backups are locked for, 32 bytes; None while there is none."""
    row = tx.execute("SELECT recovery_public FROM clock WHERE scope = %s", [scope]).fetchone()
    return bytes(row[0]) if row is not None and row[0] else None


def make(ledger: Ledger, file: Path, *, replace: bool = False) -> bytes:
    """A fresh pair: the private key into `file` (hex, mode 0400), the public one into the ledger. Returns the public.

    The file is durable before anything is locked for it. Raises OfficerError(RECOVERY_THERE | RECOVERY_FILE).
    """
    with ledger.db.read() as tx:
        if public_of(tx, ledger.scope) is not None and not replace:
            raise OfficerError(RECOVERY_THERE)
    pair = new_recovery_pair()
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        with os.fdopen(descriptor, "w") as out:
            out.write(pair.private.hex() + "\n")
            out.flush()
            os.fsync(out.fileno())
        sync_folder(file.resolve().parent)
    except OSError as error:
        raise OfficerError(RECOVERY_FILE, name=file.name, why=reason(error)) from error
    with ledger.db.write() as tx:
        tx.execute("UPDATE clock SET recovery_public = %s WHERE scope = %s", [pair.public, ledger.scope])
    return pair.public


def read(file: Path) -> bytes:
    """The private key from its file. Raises OfficerError(RECOVERY_FILE)."""
    try:
        return bytes.fromhex(file.read_text("ascii").strip())
    except OSError as error:
        raise OfficerError(RECOVERY_FILE, name=file.name, why=reason(error)) from error
    except ValueError as error:
        why = Text("里面不是钥匙", "it holds no key")
        raise OfficerError(RECOVERY_FILE, name=file.name, why=why) from error
