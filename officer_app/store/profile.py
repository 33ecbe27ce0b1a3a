"""One officer's folder: `ledger.db`, `media/`, `key.json` (the wrapped database key), `profile.json` (no secrets).

The database key is random and on disk only wrapped: by the passphrase, and for the organisation's recovery key.
"""

import base64
import os
from pathlib import Path
from typing import Literal

import msgspec

from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.text import Text
from officer_app.seal import wrap
from officer_app.store.database import naming_trouble, sync_file, sync_folder

NO_PROFILE = Fault(
    "profile.missing",
    Text("{folder} 里还没有本机库", "There is no profile in {folder}"),
    Text("没有改动任何文件", "No file was changed"),
    Text("先开始试用，或绑定这台电脑", "Start a trial or enrol this computer first"),
    Exit.NOT_FOUND,
)
STORE_GONE = Fault(
    "profile.store_gone",
    Text(
        "{folder} 里有钥匙，本机库文件 ledger.db 却不见了或是空的",
        "{folder} has its key, but ledger.db is missing or empty",
    ),
    Text(
        "没有另建一个空的；已送达台账的记录在台账里都有",
        "No empty one was put in its place; everything delivered is in the ledger",
    ),
    Text(
        "从备份或回收站里把 ledger.db 放回来，再打开",
        "Put ledger.db back from a backup or the recycle bin, then open it",
    ),
    Exit.DAMAGED,
)
KEY_GONE = Fault(
    "profile.key_gone",
    Text(
        "{folder} 里有本机库，钥匙文件 key.json 却不见了", "{folder} has a store, but its key file key.json is missing"
    ),
    Text("记录仍以密文保存，没有改动", "The records are still there, encrypted and unchanged"),
    Text(
        "从备份或回收站里把 key.json 放回来，再打开",
        "Put key.json back from a backup or the recycle bin, then open it",
    ),
    Exit.DAMAGED,
)
KEY_UNREADABLE = Fault(
    "profile.key_unreadable",
    Text("读不出钥匙文件 key.json（{why}）", "The key file key.json cannot be read ({why})"),
    Text("记录仍以密文保存，没有改动", "The records are still there, encrypted and unchanged"),
    Text(
        "看看磁盘、文件夹和它们的权限，再打开一次",
        "Look at the disk, the folder and their permissions, then open it again",
    ),
    Exit.DAMAGED,
)
TRIAL_PASSPHRASE = Fault(
    "profile.trial_passphrase",
    Text("试用库旁边的口令文件 trial-passphrase 被改动过", "The file trial-passphrase beside the trial was altered"),
    Text("记录仍以密文保存，没有改动", "The records are still there, encrypted and unchanged"),
    Text(
        "从备份里把它放回来；没有备份就把整个文件夹移开，重新开始试用",
        "Put it back from a backup; without one, move the whole folder aside and begin a new trial",
    ),
    Exit.DAMAGED,
)
ALREADY = Fault(
    "profile.exists",
    Text("{folder} 里已有本机库", "There is a profile in {folder} already"),
    Text("原来的记录没有改动", "Its records are unchanged"),
    Text("打开它，或另选一个文件夹", "Open it, or choose another folder"),
    Exit.REFUSED,
)
WEAK = Fault(
    "passphrase.weak",
    Text("这个口令不够结实：{why_zh}", "This passphrase is too weak: {why_en}"),
    Text("还没有改动任何东西", "Nothing was changed"),
    Text("换一个长一点、自己记得住的", "Choose a longer one that you can remember"),
)

State = Literal["empty", "locked", "trial"]


class Preferences(msgspec.Struct, kw_only=True):
    """What the window needs before anything is unlocked. Unknown or broken content gives the defaults."""

    kind: Literal["trial", "enrolled"] = "enrolled"
    language: Literal["", "zh", "en"] = ""
    theme: Literal["system", "light", "dark"] = "system"
    text_size: int = 100


class _Keys(msgspec.Struct):
    passphrase: str
    recovery: str | None = None
    v: int = 1


def database(folder: Path) -> Path:
    """Where the store lies in a profile."""
    return folder / "ledger.db"


def media(folder: Path) -> Path:
    """Where the photos lie in a profile."""
    return folder / "media"


def state(folder: Path) -> State:
    """`empty` before there is a profile, `trial` when it opens without asking, else `locked`.

    A profile that lost one of its files is not empty: opening it says what is missing.
    """
    if not any(os.path.lexists(path) for path in (folder / "key.json", database(folder))):
        return "empty"
    return "trial" if trial_passphrase(folder) is not None else "locked"


def expect_store(folder: Path) -> None:
    """Raises OfficerError(STORE_GONE) where a profile that once had records has no store: a new one would hide that."""
    if _beginning(folder).is_file():
        return
    try:
        size = database(folder).stat().st_size
    except OSError:
        size = 0
    if not size:
        raise OfficerError(STORE_GONE, folder=folder)


def begun(folder: Path) -> None:
    """The store is there: from now on it must not be missing."""
    if _beginning(folder).is_file():
        with naming_trouble():
            _beginning(folder).unlink()


def create(folder: Path, passphrase: str, recovery_public: bytes | None, kind: Literal["trial", "enrolled"]) -> bytes:
    """A new profile and its database key. The key file is durable before anything is encrypted with the key.

    Raises OfficerError(ALREADY | WEAK | DISK_FULL | READ_ONLY).
    """
    _refuse_weak(passphrase)
    if state(folder) != "empty":
        raise OfficerError(ALREADY, folder=folder)
    key = wrap.new_key()
    with naming_trouble():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        media(folder).mkdir(exist_ok=True)
        put_preferences(folder, Preferences(kind=kind))
        _put(_beginning(folder), b"")  # a crash before the store exists must not look like a lost store
        if kind == "trial":
            _put(folder / "trial-passphrase", passphrase.encode())
        _put_keys(folder, key, passphrase, recovery_public)
    return key


def unlock(folder: Path, passphrase: str) -> bytes:
    """The database key.

    Raises OfficerError: NO_PROFILE, KEY_GONE, KEY_UNREADABLE, WRONG_PASSPHRASE or DAMAGED_WRAP.
    """
    return wrap.unwrap_with_passphrase(_keys(folder).passphrase.encode(), passphrase)


def unlock_trial(folder: Path, beside: str) -> bytes:
    """The same for a trial, with the passphrase that lay beside it. Raises OfficerError(TRIAL_PASSPHRASE)."""
    try:
        return unlock(folder, beside)
    except OfficerError as error:
        if error.fault is not wrap.WRONG_PASSPHRASE:
            raise
        raise OfficerError(TRIAL_PASSPHRASE) from error


def unlock_with_recovery(folder: Path, recovery_private: bytes) -> bytes:
    """The database key, for the holder of the organisation's recovery key. Raises OfficerError(WRONG_RECOVERY_KEY)."""
    box = _keys(folder).recovery
    if box is None:
        raise OfficerError(wrap.WRONG_RECOVERY_KEY)
    return wrap.unwrap_with_recovery(_bytes(box), recovery_private)


def has_recovery(folder: Path) -> bool:
    """Whether the organisation's recovery key opens this profile too."""
    return _keys(folder).recovery is not None


def rewrap(folder: Path, key: bytes, passphrase: str, recovery_public: bytes | None) -> None:
    """Lock the same key under another passphrase. Without `recovery_public` the recovery box stays as it is.

    Raises OfficerError(WEAK).
    """
    _refuse_weak(passphrase)
    with naming_trouble():
        _put_keys(folder, key, passphrase, recovery_public, _keys(folder).recovery)
        (folder / "trial-passphrase").unlink(missing_ok=True)


def trial_passphrase(folder: Path) -> str | None:
    """The trial's generated passphrase, which lies beside it in clear: a trial holds nothing secret, and says so."""
    try:
        return (folder / "trial-passphrase").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def preferences(folder: Path) -> Preferences:
    """Never raises: a broken file is kept as `profile.json.bad` and the defaults are taken."""
    path = folder / "profile.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Preferences)
    except FileNotFoundError:
        return Preferences()
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        try:
            path.replace(path.with_suffix(".json.bad"))
        except OSError:
            pass  # a read-only folder keeps its broken file
        return Preferences()


def put_preferences(folder: Path, chosen: Preferences) -> None:
    """Keep what the window needs before unlocking. Raises the disk's faults."""
    with naming_trouble():
        _put(folder / "profile.json", msgspec.json.format(msgspec.json.encode(chosen)))


def _beginning(folder: Path) -> Path:
    return folder / "beginning"


def _refuse_weak(passphrase: str) -> None:
    why = wrap.weak_passphrase(passphrase)
    if why is not None:
        raise OfficerError(WEAK, why_zh=why.zh, why_en=why.en)


def _keys(folder: Path) -> _Keys:
    try:
        return msgspec.json.decode((folder / "key.json").read_bytes(), type=_Keys)
    except FileNotFoundError as error:
        raise OfficerError(KEY_GONE if database(folder).exists() else NO_PROFILE, folder=folder) from error
    except OSError as error:
        raise OfficerError(KEY_UNREADABLE, why=reason(error)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise OfficerError(wrap.DAMAGED_WRAP) from error


def _put_keys(
    folder: Path, key: bytes, passphrase: str, recovery_public: bytes | None, recovery: str | None = None
) -> None:
    if recovery_public is not None:
        recovery = base64.b64encode(wrap.wrap_for_recovery(key, recovery_public)).decode()
    box = wrap.wrap_with_passphrase(key, passphrase).decode()
    _put(folder / "key.json", msgspec.json.format(msgspec.json.encode(_Keys(box, recovery))))


def _bytes(b64: str) -> bytes:
    try:
        return base64.b64decode(b64, validate=True)
    except ValueError as error:
        raise OfficerError(wrap.DAMAGED_WRAP) from error


def _put(path: Path, data: bytes) -> None:
    """Replace a small file whole, durably, readable by its owner only."""
    temporary = path.with_name(f".{path.name}.new")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(handle, "wb") as file:
        file.write(data)
        file.flush()
        sync_file(file.fileno())
    os.replace(temporary, path)
    sync_folder(path.parent)
