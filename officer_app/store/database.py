"""The only place that opens SQLCipher: pragmas set and asserted, one `write` for every transaction, errors named.

`locking_mode=EXCLUSIVE` comes before WAL: no shared-memory file exists then (a full disk killed the process through
it), and it is the "one window per profile" lock. `synchronous=FULL`: anything less lost acknowledged rows in power
cuts.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from officer_app.core.errors import Exit, Fault, OfficerError, reason
from officer_app.core.text import Text

if TYPE_CHECKING:
    from sqlite_utils import Database

DBError: type[Exception] = dbapi2.Error
"""What SQL on these connections raises. It is not a `sqlite3.Error`."""

_KEPT = Text("已保存的记录都在，没有改动", "Everything saved before is there, unchanged")
_NOT_LOST = Text(
    "之前保存的都在，窗口里正在填的内容也还在",
    "Everything saved before is there, and so is what is being filled in in the window",
)

WRONG_KEY = Fault(
    "database.wrong_key",
    Text("这把钥匙打不开本机库", "This key does not open the store"),
    _KEPT,
    Text("检查是不是换过本机库文件夹", "Check whether the profile folder was exchanged"),
    Exit.LOCKED,
)
DAMAGED = Fault(
    "database.damaged",
    Text("本机库文件已损坏（{why}）", "The store file is damaged ({why})"),
    Text(
        "原文件没有改动；已送达台账的记录在台账里都有",
        "The file is left as it is; everything delivered is in the ledger",
    ),
    Text(
        "先把整个文件夹复制一份，再联系督查中心恢复",
        "Copy the whole folder first, then have the supervision centre restore it",
    ),
    Exit.DAMAGED,
)
NEWER = Fault(
    "database.newer",
    Text(
        "本机库是更新版本的程序写的（第 {found} 版，本程序到第 {known} 版）",
        "The store was written by a newer version of the program (schema {found}, this one knows {known})",
    ),
    Text("一个字节都没有改动", "Not one byte was changed"),
    Text("请安装新版程序再打开", "Install the newer version, then open it"),
    Exit.REFUSED,
)
BUSY = Fault(
    "database.busy",
    Text("这个本机库已在另一个窗口打开", "This profile is already open in another window"),
    _KEPT,
    Text("回到已打开的窗口，或先关掉它", "Go back to that window, or close it first"),
    Exit.BUSY,
)
DISK_FULL = Fault(
    "disk.full",
    Text("磁盘满了，这一步没有存上", "The disk is full; this step was not saved"),
    _NOT_LOST,
    Text("腾出一些空间，再试一次", "Free some space, then try again"),
    Exit.NO_SPACE,
)
READ_ONLY = Fault(
    "disk.read_only",
    Text("本机库所在的磁盘现在不能写", "The disk that holds the store cannot be written now"),
    _NOT_LOST,
    Text("检查磁盘和文件夹权限，再试一次", "Check the disk and the folder's permissions, then try again"),
    Exit.REFUSED,
)
DISK_ERROR = Fault(
    "disk.error",
    Text("磁盘读写出错（{why}），这一步没有存上", "The disk reported an error ({why}); this step was not saved"),
    _NOT_LOST,
    Text(
        "再试一次；反复出现就把本机库复制到别的盘",
        "Try again; if it comes again, copy the profile to another disk",
    ),
    Exit.DAMAGED,
)

UNUSABLE = Fault(
    "disk.unusable_folder",
    Text("这个位置放不了本机库（{why}）", "The store cannot lie in this place ({why})"),
    Text("没有改动任何文件", "No file was changed"),
    Text(
        "看看文件夹的路径和里面的文件，或另选一个文件夹", "Look at the folder's path and its files, or choose another"
    ),
    Exit.REFUSED,
)

OLDEST_SQLITE = (3, 51, 3)
"""Older ones carry the WAL-reset bug, which can corrupt a database."""

# SQLite's primary result codes; a folder remounted read-only says "unable to open" (14)
_FAULTS = {
    13: DISK_FULL,
    8: READ_ONLY,
    14: READ_ONLY,
    5: BUSY,
    6: BUSY,
    26: WRONG_KEY,
    11: DAMAGED,
    10: DISK_ERROR,
}
_OS_FAULTS = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EIO: DISK_ERROR,
    **dict.fromkeys(
        (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP), UNUSABLE
    ),
}
_WHY = {
    DAMAGED.code: Text("读到的内容和校验对不上", "what was read does not match its check"),
    DISK_ERROR.code: Text("系统没能读写文件", "the system could not read or write the file"),
}
"""SQLite's own words are for programmers."""


@contextmanager
def _lacking(*names: str) -> Iterator[None]:
    """As if these were not installed, while a library is loaded that would load them unasked."""
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


def open_database(path: Path, key: bytes) -> "Database":
    """Open (or create) the store at `path` with its 32-byte key, brought to the newest schema.

    The thread that opens it is the only one to use it. Raises OfficerError with WRONG_KEY (also for a damaged first
    page), DAMAGED, NEWER, BUSY, DISK_FULL, READ_ONLY or UNUSABLE.
    """
    if len(key) != 32:
        raise ValueError("the key has 32 bytes")
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {dbapi2.sqlite_version} is older than {OLDEST_SQLITE}")
    sys.modules.setdefault("pysqlite3", sys.modules["sqlcipher3"])  # sqlite-utils then knows this driver's errors
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
    with _lacking("numpy", "pandas"):  # 100 ms more, for arrays that nobody keeps here
        from sqlite_utils import Database  # 70 ms: not before the first window

    from officer_app.store import migrations

    if path.exists() and not path.is_file():
        raise OfficerError(UNUSABLE, why=Text(f"{path.name} 不是文件", f"{path.name} is not a file"))
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise OfficerError(READ_ONLY)  # SQLite would only say "disk I/O error": a WAL cannot be opened there
    with naming_trouble():
        connection = dbapi2.connect(str(path), isolation_level=None, timeout=0.2)
    try:
        with naming_trouble():
            _prepare(connection, key)
            migrations.refuse_newer(connection)
            _settle(connection)
            db = Database(connection, execute_plugins=False)
            migrations.apply(db, path)
    except BaseException:
        connection.close()
        raise
    return db


def _prepare(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    _set(connection, "locking_mode", "EXCLUSIVE", "exclusive")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the first read proves the key


def _settle(connection: Any) -> None:
    _set(connection, "journal_mode", "WAL", "wal")
    for name, value, reads in (
        ("synchronous", "FULL", 2),
        ("foreign_keys", "ON", 1),
        ("temp_store", "MEMORY", 2),
        ("fullfsync", "ON", 1),
        ("checkpoint_fullfsync", "ON", 1),
        ("trusted_schema", "OFF", 0),
        ("cell_size_check", "ON", 1),
        ("cache_size", "-11000", -11000),
    ):
        connection.execute(f"PRAGMA {name}={value}")
        _expect(connection, name, reads)
    # WAL alone takes no lock until the first access: take the exclusive one now, before anything is believed
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("COMMIT")


def _set(connection: Any, name: str, value: str, reads: str) -> None:
    (answer,) = connection.execute(f"PRAGMA {name}={value}").fetchone()
    if str(answer).lower() != reads:
        raise RuntimeError(f"PRAGMA {name} is {answer!r}, not {reads!r}")


def _expect(connection: Any, name: str, reads: int) -> None:
    (answer,) = connection.execute(f"PRAGMA {name}").fetchone()
    if answer != reads:
        raise RuntimeError(f"PRAGMA {name} is {answer!r}, not {reads!r}")


@contextmanager
def write(db: "Database") -> Iterator["Database"]:
    """One transaction: everything inside or nothing. COMMIT has returned (and is on disk) when the block has ended.

    Raises OfficerError(DISK_FULL | READ_ONLY | DAMAGED) for the disk's troubles. Never nested: use cases own them.
    """
    connection = db.conn
    with naming_trouble():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield db
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk may have rolled back by itself
                connection.execute("ROLLBACK")
            raise


@contextmanager
def naming_trouble() -> Iterator[None]:
    """Turn the disk's and the file's own errors into what people read; let everything else through as the bug it is."""
    try:
        yield
    except dbapi2.Error as error:
        fault = _FAULTS.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF)
        if fault is None:
            raise
        raise OfficerError(fault, why=_WHY.get(fault.code, str(error))) from error
    except OSError as error:
        fault = _OS_FAULTS.get(error.errno or 0)
        if fault is None:
            raise
        raise OfficerError(fault, why=reason(error)) from error


def sync_folder(folder: Path) -> None:
    """Make a rename or a new file in `folder` survive a power cut. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        sync_file(handle)
    finally:
        os.close(handle)


def sync_file(handle: int) -> None:
    """Bring a file's bytes to the medium itself. Plain fsync on macOS only reaches the drive's cache."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)
