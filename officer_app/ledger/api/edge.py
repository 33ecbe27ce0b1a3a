"""What every request passes before the routes: lanes, unpacking, and the ledger's signature on the answer."""

import base64
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import zstandard
from anyio import move_on_after

from officer_app.core.errors import OfficerError
from officer_app.ledger.config import Limits
from officer_app.ledger.refusals import LANE_FULL, MALFORMED_REQUEST, TOO_LARGE, status_of
from officer_app.ledger.wire import Refusal, Said
from officer_app.seal.sign import Signer

App = Callable[[Any, Any, Any], Awaitable[None]]
"""An ASGI application. Its messages are plain dictionaries."""

SIGNED_PREFIX = b"ledger-response\n"
access = logging.getLogger("officer_app.ledger.access")


def refusal_of(error: OfficerError) -> Refusal:
    """A no as its JSON body."""
    offset, order, signature = (error.values.get(name) for name in ("offset", "order", "order_signature"))
    return Refusal(
        code=error.code,
        message=Said(error.say("zh"), error.say("en")),
        offset=offset if isinstance(offset, int) else None,
        order=order if isinstance(order, bytes) else None,
        order_signature=signature if isinstance(signature, bytes) else None,
    )


async def _refuse(send: Any, error: OfficerError, *headers: tuple[bytes, bytes]) -> None:
    await send(
        {
            "type": "http.response.start",
            "status": status_of(error),
            "headers": [(b"content-type", b"application/json"), *headers],
        }
    )
    await send({"type": "http.response.body", "body": msgspec.json.encode(refusal_of(error)), "more_body": False})


class Signed:
    """Signs every answer over the question's nonce, its status and its body; photos are proved by their own hash.

    Also writes the access line: method, path, status, milliseconds. No query, no body, no address, no name.
    """

    def __init__(self, app: App, signer: Signer) -> None:
        self._app = app
        self._signer = signer

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = next((value for name, value in scope["headers"] if name == b"request-nonce"), b"")[:64]
        began = time.perf_counter()
        start: dict[str, Any] = {}
        parts: list[bytes] = []

        async def sign_and_send(message: Any) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                if not _is_signed(start):
                    await send(message)
                return
            if message["type"] != "http.response.body" or not _is_signed(start):
                await send(message)
                return
            parts.append(message.get("body", b""))
            if message.get("more_body"):
                return
            body = b"" if scope["method"] == "HEAD" else b"".join(parts)  # what the asker will see, and check
            headers = list(start["headers"])
            if nonce:
                signature = self._signer.sign(
                    b"".join((SIGNED_PREFIX, nonce, b"\n", str(start["status"]).encode(), b"\n", body))
                )
                headers.append((b"ledger-signature", base64.b64encode(signature)))
            await send({**start, "headers": headers})
            await send({"type": "http.response.body", "body": body, "more_body": False})

        try:
            await self._app(scope, receive, sign_and_send)
        finally:
            access.info(
                "request",
                extra={
                    "fields": {
                        "method": scope["method"],
                        "path": scope["path"],
                        "status": start.get("status", 0),
                        "ms": round((time.perf_counter() - began) * 1000, 1),
                    }
                },
            )


def _is_signed(start: dict[str, Any]) -> bool:
    kind = next((value for name, value in start.get("headers", ()) if name.lower() == b"content-type"), b"")
    return not kind.startswith(b"application/octet-stream")


class Lanes:
    """Admission: each kind of work has its own width, so photos never hold up findings. Who finds it full waits."""

    def __init__(self, app: App, limits: Limits) -> None:
        self._app = app
        self._retry = str(limits.retry_after).encode()
        self._free = {
            "push": limits.push_lane,
            "pull": limits.pull_lane,
            "blobs": limits.blob_lane,
            "other": limits.other_lane,
        }

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        lane = scope["path"].split("/")[2] if scope["path"].startswith("/v1/") else "other"
        lane = lane if lane in self._free else "other"
        if self._free[lane] <= 0:
            await _refuse(send, OfficerError(LANE_FULL), (b"retry-after", self._retry))
            return
        self._free[lane] -= 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._free[lane] += 1


class Patience:
    """A body that falls silent counts as a broken connection.

    A line that was cut without a word would otherwise hold its lane, and the photo it was sending, for good.
    """

    def __init__(self, app: App, limits: Limits) -> None:
        self._app = app
        self._silence = limits.silence

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        whole = False

        async def receive_in_time() -> Any:
            nonlocal whole
            if whole:
                return await receive()
            with move_on_after(self._silence):
                message = await receive()
                whole = not message.get("more_body", False)
                return message
            return {"type": "http.disconnect"}

        await self._app(scope, receive_in_time if scope["type"] == "http" else receive, send)


class Unpack:
    """Undoes `Content-Encoding: zstd`, never beyond the limit, before anything looks at the body."""

    def __init__(self, app: App, limits: Limits) -> None:
        self._app = app
        self._max = 2 * limits.max_bytes

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or (b"content-encoding", b"zstd") not in scope["headers"]:
            await self._app(scope, receive, send)
            return
        packed: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return
            packed.append(message.get("body", b""))
            size += len(packed[-1])
            if size > self._max:
                await _refuse(send, OfficerError(TOO_LARGE, limit=self._max))
                return
            if not message.get("more_body"):
                break
        try:
            body = _unpack(b"".join(packed), self._max)
        except zstandard.ZstdError as error:
            await _refuse(send, OfficerError(MALFORMED_REQUEST, why=str(error)[:80]))
            return
        if len(body) > self._max:
            await _refuse(send, OfficerError(TOO_LARGE, limit=self._max))
            return
        given = False

        async def receive_unpacked() -> Any:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        headers = [
            (name, value) for name, value in scope["headers"] if name not in (b"content-encoding", b"content-length")
        ]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._app({**scope, "headers": headers}, receive_unpacked, send)


def _unpack(packed: bytes, limit: int) -> bytes:
    """At most `limit` + 1 bytes: a bomb is never unfolded."""
    with zstandard.ZstdDecompressor(max_window_size=8 * 1024 * 1024).stream_reader(packed) as reader:
        return reader.read(limit + 1)
