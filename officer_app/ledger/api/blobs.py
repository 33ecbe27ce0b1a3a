"""Routes of photos: offset and piece as in the IETF draft, the same address for an ordinary tus 1.0 client."""

from contextlib import ExitStack
from typing import Any

import msgspec
from anyio import CancelScope
from anyio.to_thread import run_sync
from litestar import Response, get, head, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from officer_app.core.errors import OfficerError
from officer_app.ledger import photo_service as photos
from officer_app.ledger.api.access import Asked, ledger_of, provide_caller
from officer_app.ledger.api.edge import App
from officer_app.ledger.blobs import Upload
from officer_app.ledger.refusals import MALFORMED_REQUEST, TOO_LARGE
from officer_app.ledger.service import Ledger
from officer_app.ledger.sessions import Caller
from officer_app.ledger.wire import Progress

TUS = {"Tus-Resumable": "1.0.0"}
PATH = "/v1/blobs/{sha:str}"


@post("/v1/blobs/missing", sync_to_thread=True, status_code=200)
def missing(request: Asked, data: JSONBody[list[str]], caller: NamedDependency[Caller]) -> list[Progress]:
    """Which photos the ledger still wants from this officer, and from which byte on."""
    return photos.missing(ledger_of(request), caller, data)


@head(PATH)
async def progress(request: Asked, sha: FromPath[str], caller: NamedDependency[Caller]) -> Response[None]:
    """How much of a photo is here for good."""
    offset, length, whole = await run_sync(photos.progress, ledger_of(request), caller, sha)
    return Response(
        None,
        headers={
            "Upload-Offset": str(offset),
            "Upload-Length": str(length),
            "Upload-Complete": "?1" if whole else "?0",
            "Cache-Control": "no-store",
            **_tus(request),
        },
    )


@patch(PATH, request_max_body_size=None)
async def piece(request: Asked, sha: FromPath[str]) -> Response[Any]:
    """One piece more, from `Upload-Offset` on. What came before a broken connection counts."""
    ledger = ledger_of(request)
    if _whole_number(request, "content-length", 0) > ledger.config.limits.max_chunk:
        raise OfficerError(TOO_LARGE, limit=ledger.config.limits.max_chunk)
    offset = _whole_number(request, "upload-offset")
    told = "upload-length" in request.headers and "tus-resumable" not in request.headers
    length = _whole_number(request, "upload-length") if told else None
    stack = ExitStack()
    try:
        caller, upload = await run_sync(_begin, stack, request, sha, offset, length)
        if upload is None:
            stack.close()
            here, _, _ = await run_sync(photos.progress, ledger, caller, sha)
            return _taken(request, here, 200)
        taken = 0
        async for data in request.stream():
            taken += len(data)
            if taken > ledger.config.limits.max_chunk:
                raise OfficerError(TOO_LARGE, limit=ledger.config.limits.max_chunk)
            upload.write(data)
        whole = await run_sync(_finish, stack, ledger, caller, sha, upload)
        return _taken(request, upload.offset, 201 if whole else 202)
    except BaseException:
        with CancelScope(shield=True):  # also a request that is called off lets go of its photo
            await run_sync(stack.close)
        raise


def _begin(stack: ExitStack, request: Asked, sha: str, offset: int, length: int | None) -> tuple[Caller, Upload | None]:
    """Who asks, and the part to write to: two look-ups, but a trip to another thread costs as much as either."""
    caller = provide_caller(request)
    return caller, stack.enter_context(photos.receive(ledger_of(request), caller, sha, offset, length))


def _finish(stack: ExitStack, ledger: Ledger, caller: Caller, sha: str, upload: Upload) -> bool:
    with stack:
        return photos.finish(ledger, caller, sha, upload)


@get(PATH, sync_to_thread=True, media_type="application/octet-stream")
def original(request: Asked, sha: FromPath[str], caller: NamedDependency[Caller]) -> Response[bytes]:
    """The original bytes, as a download and nothing a browser would run."""
    data = photos.read(ledger_of(request), caller, sha)
    return Response(
        data,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{sha}"',
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
        },
    )


class TusOptions:
    """Answers a tus client's OPTIONS: the core protocol and nothing more; a photo's address is its hash."""

    def __init__(self, app: App, max_photo: int) -> None:
        self._app = app
        self._headers = [
            (b"tus-resumable", b"1.0.0"),
            (b"tus-version", b"1.0.0"),
            (b"tus-max-size", str(max_photo).encode()),
        ]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] != "OPTIONS" or not scope["path"].startswith("/v1/blobs/"):
            await self._app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 204, "headers": self._headers})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _taken(request: Asked, offset: int, status: int) -> Response[Any]:
    whole = status in (200, 201)
    headers = {"Upload-Offset": str(offset), "Upload-Complete": "?1" if whole else "?0"}
    if "tus-resumable" in request.headers:
        return Response(None, status_code=204, headers={**headers, **TUS})
    return Response(
        msgspec.json.encode({"offset": offset}), status_code=status, headers=headers, media_type="application/json"
    )


def _tus(request: Asked) -> dict[str, str]:
    return TUS if "tus-resumable" in request.headers else {}


def _whole_number(request: Asked, name: str, default: int | None = None) -> int:
    text = request.headers.get(name)
    if text is None and default is not None:
        return default
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise OfficerError(MALFORMED_REQUEST, why=name)
    return int(text)


ROUTES = [missing, progress, piece, original]
