"""Routes of the journal: hello, enrolment, sessions, push, pull."""

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody

from officer_app.ledger.api.access import Asked, address_of, ledger_of, provide_anyone, token_of
from officer_app.ledger.feed import spans
from officer_app.ledger.sessions import Caller
from officer_app.ledger.wire import (
    Enrolled,
    EnrolRequest,
    Hello,
    LoginRequest,
    Pulled,
    Pushed,
    PushRequest,
    Session,
    SessionRequest,
)


@get("/v1/hello", sync_to_thread=True)
def hello(request: Asked) -> Hello:
    """Who this ledger is, what it speaks, how much it takes."""
    return ledger_of(request).hello()


@post("/v1/enrol", sync_to_thread=True, status_code=200)
def enrol(request: Asked, data: JSONBody[EnrolRequest]) -> Enrolled:
    """Trade a one-time code for a device code and a first session."""
    return ledger_of(request).enrol(data, address_of(request))


@post("/v1/session", sync_to_thread=True, status_code=200)
def session(request: Asked, data: JSONBody[SessionRequest]) -> Session:
    """A new session for an enrolled device, by its signature."""
    return ledger_of(request).sign_in_device(data)


@post("/v1/login", sync_to_thread=True, status_code=200)
def login(request: Asked, data: JSONBody[LoginRequest]) -> Session:
    """A new session for a console account, by its password."""
    return ledger_of(request).log_in(data, address_of(request))


@post("/v1/logout", sync_to_thread=True, status_code=204)
def logout(request: Asked) -> None:
    """End this session."""
    ledger_of(request).log_out(token_of(request))


@post("/v1/push", sync_to_thread=True, status_code=200)
def push(request: Asked, data: JSONBody[PushRequest]) -> Pushed:
    """Hand in events; each is answered once, for ever."""
    return ledger_of(request).push(provide_anyone(request), data)


@get("/v1/pull", sync_to_thread=True)
def pull(
    request: Asked,
    caller: NamedDependency[Caller],
    cursor: FromQuery[int] = 0,
    tag: FromQuery[int] = 0,
    witness: FromQuery[int] = 0,
    witness_tag: FromQuery[int] = 0,
    limit: FromQuery[int] = 500,
    settled: FromQuery[str] = "",
) -> Pulled:
    """What changed after the cursor, in commit order. `settled`: seqs the device just handed in, `101-200,350-350`."""
    shown = (witness, witness_tag) if witness else None
    return ledger_of(request).pull(caller, (cursor, tag), shown, limit, spans(settled))


ROUTES = [hello, enrol, session, login, logout, push, pull]
