"""Routes of handling: entries in scope, and one step of the life cycle."""

from typing import Annotated

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from officer_app.ledger.api.access import Asked, ledger_of
from officer_app.ledger.entries import Summary
from officer_app.ledger.sessions import Caller
from officer_app.ledger.wire import Handled, HandleRequest


@post("/v1/handle", sync_to_thread=True, status_code=200)
def handle(request: Asked, data: JSONBody[HandleRequest], caller: NamedDependency[Caller]) -> Handled:
    """Carry out one step: accept, substantiate, register, assign, and every other row of the table."""
    return ledger_of(request).handle(caller, data)


@get("/v1/findings", sync_to_thread=True)
def findings(
    request: Asked,
    caller: NamedDependency[Caller],
    in_state: Annotated[str, QueryParameter(name="state")] = "",
    before: FromQuery[int] = 0,
    limit: FromQuery[int] = 50,
    text: FromQuery[str] = "",
) -> list[Summary]:
    """A page of the entries in scope, the last changed first."""
    return ledger_of(request).entries(caller, state=in_state, before=before, limit=limit, text=text)


@get("/v1/findings/{name:str}", sync_to_thread=True)
def finding(request: Asked, name: FromPath[str], caller: NamedDependency[Caller]) -> Response[bytes]:
    """One finding with its history, by id or any of its numbers."""
    return Response(ledger_of(request).document(caller, name), media_type="application/json")


ROUTES = [handle, findings, finding]
