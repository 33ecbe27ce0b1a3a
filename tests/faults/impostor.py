"""A server on the loopback that answers as it is told: a portal, a mute, a liar, a foreign ledger."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Question"], None]


@dataclass
class Question:
    """One request; `handler` writes whatever the impostor wants."""

    handler: BaseHTTPRequestHandler
    body: bytes

    def say(self, status: int, headers: dict[str, str], body: bytes, length: int | None = None) -> None:
        handler = self.handler
        handler.send_response_only(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    @property
    def nonce(self) -> str:
        return self.handler.headers.get("Request-Nonce", "")


@dataclass
class Impostor:
    """Where it listens, and everything it was ever sent."""

    url: str
    heard: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def impostor(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Impostor]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            there.heard.append((self.command, self.path, dict(self.headers), body))
            self.close_connection = True
            answer(Question(self, body))

        do_GET = do_POST = do_PATCH = do_HEAD = _any

        def log_message(self, *_: Any) -> None:
            """The tests look at what was heard."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """Clients that hang up are what is tested."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    there = Impostor(f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield there
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
