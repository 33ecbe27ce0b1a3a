"""The service process: one ledger behind one port, until told to stop."""

import json
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import uvicorn
from anyio import to_thread

from officer_app.ledger import embedded
from officer_app.ledger.app import create_app
from officer_app.ledger.chores import Chores
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.opening import open_ledger

HTTP: dict[str, Any] = {
    "log_config": None,
    "access_log": False,
    "lifespan": "off",
    "server_header": False,
    "timeout_keep_alive": 75,
    "timeout_graceful_shutdown": 10,
}
"""How the service speaks HTTP. Connections are kept over a longer break of the line than uvicorn's five seconds: who
comes back goes on with what was under way and needs no new handshake."""


class JsonLines(logging.Formatter):
    """One JSON object a line, UTC; only what was given on purpose in `extra={"fields": …}`, so no personal data."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "said": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True)


def log_to_stderr(level: int = logging.INFO) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("officer_app")
    logger.handlers = [handler]
    logger.setLevel(level)
    logger.propagate = False


class _Server(uvicorn.Server):
    """uvicorn that says when it listens, and that leaves by returning, so that the database is stopped too."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], threads: int) -> None:
        super().__init__(config)
        self._ready = ready
        self._threads = threads

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        to_thread.current_default_thread_limiter().total_tokens = self._threads
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.handle_exit)
        yield


def _watch_starter(server: _Server) -> None:
    """Leave when standard input ends: whoever started us is gone, however it went."""

    def wait() -> None:
        while sys.stdin.buffer.read(1024):
            pass
        server.should_exit = True

    threading.Thread(target=wait, name="starter", daemon=True).start()


def serve(config: LedgerConfig, ready: Callable[[dict[str, str]], None], attached: bool = False) -> None:
    """Run until SIGTERM or SIGINT or, `attached`, until standard input ends.

    `ready` gets `url`, `ledger_id` and `ledger_public` once requests are taken.
    The database is started before and stopped after; killed instead, the next start finds and adopts it.
    """
    ledger = open_ledger(config)
    try:
        family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
        # asyncio turns Nagle's delay off only where the protocol is named; with it on, every answer waits 40 ms
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((config.host, config.port))
        url = f"http://{config.host}:{listener.getsockname()[1]}"
        hello = ledger.hello()
        server = _Server(
            uvicorn.Config(create_app(ledger), **HTTP),
            lambda: ready({"url": url, "ledger_id": hello.ledger_id, "ledger_public": hello.ledger_public}),
            config.limits.lanes,
        )
        if attached:
            _watch_starter(server)
        chores = Chores(ledger)
        chores.start()
        try:
            server.run(sockets=[listener])
        finally:
            chores.stop()
    finally:
        ledger.db.close()
        if not config.database:
            embedded.stop(config.cluster)
