"""The HTTP application: routes over one ledger."""

import logging

import msgspec
from litestar import Litestar, Response
from litestar.di import Provide
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi import OpenAPIConfig

from officer_app.core.errors import OfficerError
from officer_app.ledger.api import blobs, handling, health, journal
from officer_app.ledger.api.access import Asked, provide_caller
from officer_app.ledger.api.edge import App, Lanes, Patience, Signed, Unpack, refusal_of
from officer_app.ledger.refusals import MALFORMED_REQUEST, status_of
from officer_app.ledger.service import Ledger
from officer_app.ledger.wire import Refusal, Said

log = logging.getLogger("officer_app.ledger")


def create_app(ledger: Ledger) -> App:
    """The ASGI application of a ledger that is already open."""
    limits = ledger.config.limits
    app = Litestar(
        route_handlers=[*journal.ROUTES, *blobs.ROUTES, *handling.ROUTES, *health.ROUTES],
        dependencies={
            "caller": Provide(provide_caller, sync_to_thread=True),
        },
        exception_handlers={
            OfficerError: _said_no,
            ValidationException: _malformed,
            RecursionError: _malformed,
            HTTPException: _http,
            Exception: _bug,
        },
        request_max_body_size=2 * limits.max_bytes,
        openapi_config=OpenAPIConfig(title="滨周到 · 体验官总台账", version="1", path="/schema"),
        logging_config=None,
        debug=False,
    )
    app.state.ledger = ledger
    routes = Patience(Unpack(blobs.TusOptions(app, limits.max_photo), limits), limits)
    return Signed(Lanes(routes, limits), ledger.signer)


def _answer(status: int, body: Refusal, headers: dict[str, str] | None = None) -> Response[bytes]:
    return Response(msgspec.json.encode(body), status_code=status, media_type="application/json", headers=headers)


def _said_no(request: Asked, error: OfficerError) -> Response[bytes]:
    status = status_of(error)
    headers = {}
    if status in (429, 503, 423):
        headers["Retry-After"] = str(error.values.get("seconds", 2))
    if "offset" in error.values:
        headers["Upload-Offset"] = str(error.values["offset"])
    return _answer(status, refusal_of(error), headers)


def _malformed(request: Asked, error: Exception) -> Response[bytes]:
    extra = getattr(error, "extra", None)
    why = "; ".join(f"{e.get('key', '')}: {e.get('message', '')}" for e in extra) if isinstance(extra, list) else ""
    return _said_no(request, OfficerError(MALFORMED_REQUEST, why=(why or type(error).__name__)[:200]))


def _http(request: Asked, error: HTTPException) -> Response[bytes]:
    if error.status_code == 400:
        return _malformed(request, error)
    code = "request.too_large" if error.status_code == 413 else f"http.{error.status_code}"
    return _answer(error.status_code, Refusal(code=code, message=Said(error.detail, error.detail)))


def _bug(request: Asked, error: Exception) -> Response[bytes]:
    """Not an answer anybody planned: the log has it, the asker keeps everything and tries again."""
    log.error("unplanned", exc_info=error, extra={"fields": {"path": request.url.path}})
    return _answer(
        500,
        Refusal(
            code="ledger.bug",
            message=Said("台账出了意外，稍后自动再试", "The ledger met an unplanned error; it is tried again"),
        ),
    )
