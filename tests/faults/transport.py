"""A transport for `requests` that calls the ledger in this process, and one that loses things on the way."""

import asyncio
import atexit
import io
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import BaseAdapter, HTTPAdapter

App = Callable[[Any, Any, Any], Any]
_loop = asyncio.new_event_loop()
atexit.register(_loop.close)


class Lost(StrEnum):
    """What may happen to one request."""

    REQUEST = "request lost"
    RESPONSE = "done, but the answer lost"
    TWICE = "delivered twice"
    LATE = "given up, and delivered after the next one"
    CUT = "answer cut in the middle"
    FLIPPED = "one bit of the answer turned"
    BUSY = "turned away"
    PORTAL = "answered by a sign-in page"


class InProcess(BaseAdapter):
    """The real application, no socket."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._build = HTTPAdapter().build_response

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:  # type: ignore[override]
        return self.deliver(request, body_of(request))

    def deliver(self, request: requests.PreparedRequest, body: bytes) -> requests.Response:
        status, headers, content = _loop.run_until_complete(_call(self._app, request, body))
        if request.method == "HEAD":
            content = b""  # as every server does
        return self.response(request, status, headers, content)

    def response(
        self, request: requests.PreparedRequest, status: int, headers: dict[str, str], content: bytes
    ) -> requests.Response:
        raw = urllib3.HTTPResponse(
            io.BytesIO(content), headers, status, preload_content=False, request_method=request.method
        )
        return self._build(request, raw)

    def close(self) -> None:
        """Nothing is held open."""


class Faulty(InProcess):
    """Asks `fate` what happens to each request. Delayed requests arrive after the next one: reordered for real."""

    def __init__(self, app: App, fate: Callable[[requests.PreparedRequest], Lost | None]) -> None:
        super().__init__(app)
        self._fate = fate
        self._late: list[tuple[requests.PreparedRequest, bytes]] = []

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:
        body = body_of(request)
        fate = self._fate(request)
        if fate is Lost.REQUEST:
            raise requests.exceptions.ConnectionError("lost")
        if fate is Lost.BUSY:
            return self.response(request, 503, {"Retry-After": "1"}, b"")
        if fate is Lost.PORTAL:
            return self.response(request, 200, {"Content-Type": "text/html"}, b"<html>sign in</html>")
        if fate is Lost.LATE:
            self._late.append((request, body))
            raise requests.exceptions.ReadTimeout("late")
        response = self.deliver(request, body)
        late, self._late = self._late, []
        for delayed, content in late:
            self.deliver(delayed, content)
        if fate is Lost.TWICE:
            response = self.deliver(request, body)
        if fate is Lost.RESPONSE:
            raise requests.exceptions.ReadTimeout("lost")
        if fate in (Lost.CUT, Lost.FLIPPED) and request.method != "HEAD":
            content = response.content
            headers = dict(response.headers)
            if fate is Lost.CUT:
                headers["Content-Length"] = str(len(content))
                content = content[: len(content) // 2]
            elif content:
                middle = len(content) // 2
                content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
            return self.response(request, response.status_code, headers, content)
        return response

    def release(self) -> None:
        """Whatever was delayed arrives now."""
        late, self._late = self._late, []
        for delayed, content in late:
            self.deliver(delayed, content)


def body_of(request: requests.PreparedRequest) -> bytes:
    body: Any = request.body
    if body is None:
        return b""
    if isinstance(body, bytes):
        return body
    if isinstance(body, str):
        return body.encode()
    read: bytes = body.read()
    return read


async def _call(app: App, request: requests.PreparedRequest, body: bytes) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(request.url or "")
    headers = [
        (name.lower().encode(), value.encode() if isinstance(value, str) else value)
        for name, value in request.headers.items()
    ]
    headers.append((b"host", parts.netloc.encode()))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 1),
        "state": {},
    }
    pieces = _pieces(body)
    status, answered, content = 0, {}, bytearray()

    async def receive() -> dict[str, Any]:
        return next(pieces)

    async def send(message: dict[str, Any]) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            answered.update({name.decode(): value.decode() for name, value in message.get("headers", [])})
        else:
            content.extend(message.get("body", b""))

    await app(scope, receive, send)
    return status, answered, bytes(content)


def _pieces(body: bytes, size: int = 64 * 1024) -> Iterator[dict[str, Any]]:
    for start in range(0, max(1, len(body)), size):
        piece = body[start : start + size]
        yield {"type": "http.request", "body": piece, "more_body": start + size < len(body)}
    while True:
        yield {"type": "http.disconnect"}
