"""Who is asking: the bearer token, as a dependency of every route that needs one."""

from typing import Any

from litestar import Request

from officer_app.core.errors import OfficerError
from officer_app.ledger.refusals import SIGN_IN
from officer_app.ledger.service import Ledger, revoked
from officer_app.ledger.sessions import Caller

Asked = Request[Any, Any, Any]


def ledger_of(request: Asked) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


def token_of(request: Asked) -> str:
    """The bearer token. Cookies mean nothing here. Raises OfficerError(SIGN_IN)."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise OfficerError(SIGN_IN)
    return token


def provide_anyone(request: Asked) -> Caller:
    """The caller, a revoked device included: only for handing in."""
    return ledger_of(request).caller(token_of(request))


def provide_caller(request: Asked) -> Caller:
    """The caller. Raises OfficerError(SIGN_IN | REVOKED)."""
    caller = provide_anyone(request)
    if caller.revoked:
        raise revoked(caller)
    return caller


def address_of(request: Asked) -> str:
    """The peer's address, for throttling guesses only; a header could be made up."""
    client = request.scope.get("client")
    return client[0] if client else ""
